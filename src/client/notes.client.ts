/** Shows a footnote beside its number, so that a reader need not leave the sentence. */
import { createElement, loadReadingStrings } from './reading-strings.client.ts'

let open: { link: HTMLElement; close: (focus: boolean) => void } | undefined

/**
 * @param link a footnote's number in the text. A second press, Escape or a press elsewhere closes the note.
 * @throws where the strings cannot be fetched: the caller then goes to the note
 */
export async function toggleNote(link: HTMLElement): Promise<void> {
  const again = open?.link === link
  open?.close(again)
  if (again || !(link instanceof HTMLAnchorElement)) return
  const note = document.getElementById(decodeURIComponent(link.hash.slice(1)))
  if (!note) return
  const strings = await loadReadingStrings()
  const box = createElement('span', 'note-preview')
  box.setAttribute('role', 'note')
  box.setAttribute('aria-label', strings.readingNote.replace('{number}', link.textContent))
  box.tabIndex = -1
  for (const paragraph of note.querySelectorAll(':scope > p')) {
    const copy = paragraph.cloneNode(true) as HTMLElement
    for (const back of copy.querySelectorAll('[data-footnote-backref]')) back.remove()
    for (const named of copy.querySelectorAll('[id]')) named.removeAttribute('id')
    box.append(createElement('span', '', ...copy.childNodes))
  }
  const whole = createElement('a', '', strings.readingToNote)
  whole.href = link.hash
  box.append(whole)
  const close = (focus: boolean) => {
    box.remove()
    link.setAttribute('aria-expanded', 'false')
    removeEventListener('keydown', onKey)
    removeEventListener('pointerdown', aside)
    open = undefined
    if (focus) link.focus()
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') close(true)
  }
  const aside = ({ target }: Event) => {
    if (target instanceof Node && !box.contains(target) && !link.contains(target)) close(false)
  }
  whole.addEventListener('click', () => close(false))
  addEventListener('keydown', onKey)
  addEventListener('pointerdown', aside)
  link.setAttribute('aria-expanded', 'true')
  const sup = link.closest('sup') ?? link
  sup.after(box)
  box.style.insetBlockStart = `${sup.getBoundingClientRect().bottom + scrollY + 4}px`
  open = { link, close }
  box.focus({ preventScroll: true })
}
