/** Footnotes stand beside the lines that they belong to where there is room (styles/notes.css); they stay at the end else, and without scripts. */

/** Pixels between two notes. */
const GAP = 16

const article = document.querySelector<HTMLElement>('.article')
const notes = [...document.querySelectorAll<HTMLElement>('.footnotes li')]
const numbers = new Map(
  [...document.querySelectorAll<HTMLAnchorElement>('[data-footnote-ref]')]
    .reverse()
    .map((number) => [decodeURIComponent(number.hash.slice(1)), number]),
)

/** A note begins on the line of its first number, or where the one before it ends. */
function place(article: HTMLElement): void {
  const { top } = article.getBoundingClientRect()
  let free = 0
  for (const note of notes) {
    const line = numbers.get(note.id)?.closest('sup')?.getBoundingClientRect().top ?? top
    const at = Math.max(free, Math.round(line - top))
    note.style.setProperty('--top', `${at}px`)
    free = at + note.offsetHeight + GAP
  }
}

if (article) {
  article.dataset['notes'] = 'beside'
  new ResizeObserver(() => place(article)).observe(article)
}

export {}
