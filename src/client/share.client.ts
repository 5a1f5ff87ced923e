/** Copies an address or a citation, hands a page's address to the browser's own sharing, and closes the panel that shows it. */
import { createElement, loadReadingStrings } from './reading-strings.client.ts'

/**
 * @param button of `data-action="copy"`: its value is copied, or the text of what stands before it; of `data-action="share"`:
 *   the address that the page shows is handed on
 */
export async function share(button: HTMLElement): Promise<void> {
  if (button.dataset['action'] === 'share') {
    const url = document.querySelector('.share-address')?.textContent ?? location.href
    // a reader who closes the sheet has not failed at anything
    await navigator.share({ title: document.querySelector('h1')?.textContent ?? '', url }).catch(() => {})
    return
  }
  const text = button.getAttribute('value') ?? button.previousElementSibling?.textContent ?? ''
  const status = statusBeside(button)
  const copied = await navigator.clipboard.writeText(text).then(
    () => true,
    () => copySelected(text),
  )
  const strings = await loadReadingStrings()
  status.textContent = copied ? strings.readingCopied : strings.readingCopyFailed
}

/** The status line beside a button. It is there, empty, before the outcome is, so that screen readers watch it. */
function statusBeside(button: HTMLElement): Element {
  const beside = button.parentElement?.querySelector('.status') ?? createElement('span', 'status')
  beside.setAttribute('role', 'status')
  beside.textContent = ''
  button.after(beside)
  return beside
}

/** Without the clipboard API (an address without https) a selection can still be copied. */
function copySelected(text: string): boolean {
  const shown = createElement('pre', '', text)
  document.body.append(shown)
  getSelection()?.selectAllChildren(shown)
  const copied = document.execCommand('copy')
  shown.remove()
  return copied
}

/** The panel opens over the text, where it may lie under the window's edge; a press elsewhere or Escape closes it. */
export function onSharePanelToggle(panel: HTMLDetailsElement): void {
  if (!panel.open) return
  panel.lastElementChild?.scrollIntoView({ block: 'nearest' })
  const closed = new AbortController()
  const close = () => {
    panel.open = false
    closed.abort()
  }
  const { signal } = closed
  addEventListener('pointerdown', ({ target }) => !panel.contains(target as Node) && close(), { signal })
  // a press on what takes no focus leaves it to the page
  addEventListener(
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
