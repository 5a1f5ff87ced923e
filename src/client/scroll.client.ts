/** What follows the scrolling of a page: the contents list marks the section that is being read, the link to the top appears. */

/** The current section is the last one whose heading has passed the upper third. */
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

/** Scrolling by fewer pixels is ignored: a resting finger moves a little. */
const STEADY = 12
/** Milliseconds after which the buttons hide again. */
const SHOWN = 3000
let last = scrollY
let hiding: ReturnType<typeof setTimeout> | undefined

/** A second button for the settings, beside the link to the top, so that a reader need not scroll up. */
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

/** Scrolling up, more than a screen below the top, shows the buttons for a while; scrolling down hides them. */
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
