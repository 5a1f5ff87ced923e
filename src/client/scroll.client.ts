/** What follows the scrolling of a page: the contents list marks the section that is being read, the link to the top comes up. */

/** The section that is read is the last one whose heading has passed the upper third. */
const links = new Map(
  [...document.querySelectorAll<HTMLAnchorElement>('.contents a')].map((link) => [link.hash.slice(1), link]),
)
const headings = [...links.keys()].flatMap((id) => document.getElementById(decodeURIComponent(id)) ?? [])

const mark = () => {
  const line = innerHeight / 3
  const current = headings.findLast((heading) => heading.getBoundingClientRect().top < line)
  for (const [id, link] of links)
    if (current && decodeURIComponent(id) === current.id) link.setAttribute('aria-current', 'location')
    else link.removeAttribute('aria-current')
}

/** Pixels that a finger may tremble. */
const STEADY = 12
/** Milliseconds after which nothing lies over the text again. */
const SHOWN = 3000
let last = scrollY
let hiding: ReturnType<typeof setTimeout> | undefined

/** The settings are up there too; one need not leave the place for them. */
const opener = document.querySelector('.letters')
const up = document.querySelector<HTMLElement>('.up')
const letters = opener?.cloneNode(true) as HTMLElement | undefined
if (letters && up) {
  letters.className = 'up'
  letters.style.marginBlockEnd = `${up.offsetHeight + 8}px`
  letters.style.display = 'none'
  up.after(letters)
}

const show = (shown: boolean) => {
  clearTimeout(hiding)
  document.documentElement.toggleAttribute('data-up', shown)
  if (letters) letters.style.display = shown ? '' : 'none'
  if (shown)
    hiding = setTimeout(() => show(up?.parentElement?.matches(':focus-within, :hover') ?? false), SHOWN)
}

/** Whoever goes back, and has more than a screen to go, is shown the link to the top for a while; whoever reads on has nothing over the text. */
addEventListener(
  'scroll',
  () => {
    mark()
    if (Math.abs(scrollY - last) < STEADY) return
    show(scrollY < last && scrollY > innerHeight)
    last = scrollY
  },
  { passive: true },
)

mark()

export {}
