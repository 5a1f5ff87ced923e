/** Shows the fact behind a figure beside the text, out of the article's own list of them. */
import { createElement } from './reading-strings.client.ts'

/** Pixels between the text and the fact beside it. */
const GAP = 40

let shown: HTMLElement | undefined

/**
 * @param link a figure in the text, which leads to its fact
 * @throws where the article does not list the fact: the caller then goes to its page
 */
export async function showFact(link: HTMLElement): Promise<void> {
  shown?.remove()
  const fact = link instanceof HTMLAnchorElement && document.getElementById(link.hash.slice(1))
  if (!fact) throw new Error(link.outerHTML)
  const box = createElement('div', 'fact-beside', ...[...fact.childNodes].map((node) => node.cloneNode(true)))
  box.popover = 'auto'
  box.tabIndex = -1
  // next in order to the figure; the browser gives the focus back
  link.after(box)
  box.addEventListener('toggle', ({ newState }) => {
    if (newState === 'closed') box.remove()
  })
  const at = link.getBoundingClientRect()
  const text = (link.closest('.body') ?? link).getBoundingClientRect()
  box.showPopover()
  const { offsetWidth, offsetHeight } = box
  // a figure in what goes into the margin is not covered by its own fact
  const beside = at.right <= text.right && text.right + GAP + offsetWidth <= innerWidth
  box.style.left = `${beside ? text.right + GAP : Math.max(8, Math.min(at.left, innerWidth - offsetWidth - 8))}px`
  const below = at.bottom + 6
  const fits = below + offsetHeight <= innerHeight
  box.style.top = `${(beside ? at.top : fits ? below : Math.max(8, at.top - offsetHeight - 6)) + scrollY}px`
  box.focus({ preventScroll: true })
  shown = box
}
