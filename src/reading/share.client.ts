/** Copies a page's address or hands it to the browser's own sharing. */
import { wordsOfPage } from './words.client.ts'

/** @param button of `data-act="copy"` or `"share"`, in the part of the page that shows its address */
export async function act(button: HTMLElement): Promise<void> {
  const shown = document.querySelector<HTMLElement>('.share-address')
  const url = shown?.textContent ?? location.href
  if (button.dataset['act'] === 'share') {
    // a reader who closes the sheet has not failed at anything
    await navigator.share({ title: document.querySelector('h1')?.textContent ?? '', url }).catch(() => {})
    return
  }
  const copied = await navigator.clipboard.writeText(url).then(
    () => true,
    () => shown !== null && copySelected(shown),
  )
  const words = await wordsOfPage()
  const told = document.querySelector('.share-told')
  if (told) told.textContent = copied ? words.readingCopied : words.readingCopyFailed
}

/** Where a browser has no clipboard for scripts (an address without https), what is selected can still be copied. */
function copySelected(element: HTMLElement): boolean {
  getSelection()?.selectAllChildren(element)
  return document.execCommand('copy')
}
