/** Copies an address or a citation, hands a page's address to the browser's own sharing, and closes the panel that shows it. */
import { make, wordsOfPage } from './words.client.ts'

/**
 * @param button of `data-act="copy"`: its value is copied, or the text of what stands before it; of `data-act="share"`:
 *   the address that the page shows is handed on
 */
export async function act(button: HTMLElement): Promise<void> {
  if (button.dataset['act'] === 'share') {
    const url = document.querySelector('.share-address')?.textContent ?? location.href
    // a reader who closes the sheet has not failed at anything
    await navigator.share({ title: document.querySelector('h1')?.textContent ?? '', url }).catch(() => {})
    return
  }
  const text = button.getAttribute('value') ?? button.previousElementSibling?.textContent ?? ''
  const told = toldBeside(button)
  const copied = await navigator.clipboard.writeText(text).then(
    () => true,
    () => copySelected(text),
  )
  const words = await wordsOfPage()
  told.textContent = copied ? words.readingCopied : words.readingCopyFailed
}

/** Where it is told what became of a press on the button; before it is told, so that a screen reader watches it. */
function toldBeside(button: HTMLElement): Element {
  const beside = button.parentElement?.querySelector('.told') ?? make('span', 'told')
  beside.setAttribute('role', 'status')
  beside.textContent = ''
  button.after(beside)
  return beside
}

/** Where a browser has no clipboard for scripts (an address without https), what is selected can still be copied. */
function copySelected(text: string): boolean {
  const shown = make('pre', '', text)
  document.body.append(shown)
  getSelection()?.selectAllChildren(shown)
  const copied = document.execCommand('copy')
  shown.remove()
  return copied
}

/** The panel opens over the text, where it may lie under the window's edge; a press elsewhere or Escape closes it. */
export function opened(panel: HTMLDetailsElement): void {
  if (!panel.open) return
  panel.lastElementChild?.scrollIntoView({ block: 'nearest' })
  const closed = new AbortController()
  const close = () => {
    panel.open = false
    closed.abort()
  }
  const { signal } = closed
  addEventListener('pointerdown', ({ target }) => !panel.contains(target as Node) && close(), { signal })
  panel.addEventListener(
    'keydown',
    ({ key }) => {
      if (key !== 'Escape') return
      close()
      panel.querySelector('summary')?.focus()
    },
    { signal },
  )
  panel.addEventListener('toggle', () => panel.open || closed.abort(), { signal })
}
