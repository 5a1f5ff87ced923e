/** What every page does before its reader acts: script and place are kept through the switch, one's own script is offered, the rest is loaded when asked for. */
import { SETTINGS_KEY } from './before-paint.ts'
import { keep, kept } from './storage.client.ts'

const page = document.documentElement
const nav = document.querySelector<HTMLElement>('.switch')
const twins = [...document.querySelectorAll<HTMLAnchorElement>('.switch a')]

/** Blocks by whose number a place is found again: equal in all editions. The contents beside an article stay where they are, what is shared opens over the text. */
const blocks = () => [
  ...document.querySelectorAll('main :is(h1,h2,h3,p,li,figure,tr,dt,dd):not(.aside *, .share *)'),
]

/** A plain click leads to the twin at the same anchor, query and place; it is the reader's choice from now on. */
function leadOver(link: HTMLAnchorElement) {
  link.addEventListener('click', () => {
    link.search = location.search
    link.hash = location.hash
    keep('edition', link.lang)
    keep('offer')
    const all = blocks()
    const at = all.findIndex((block) => block.getBoundingClientRect().bottom > 0)
    if (scrollY > 0 && all[at])
      keep('place', [link.pathname, at, all[at].getBoundingClientRect().top], 'sessionStorage')
  })
}

const place = kept<[path: string, at: number, top: number]>('place', 'sessionStorage')
if (place?.[0] === location.pathname) {
  keep('place', undefined, 'sessionStorage')
  const goBack = () => {
    const block = blocks()[place[1]]
    if (block) scrollBy({ top: block.getBoundingClientRect().top - place[2], behavior: 'instant' })
  }
  goBack()
  // the anchor is gone to once more when all is loaded
  if (location.hash) addEventListener('load', () => requestAnimationFrame(goBack))
}

// a page that the browser had put by shows what was set on another meanwhile
addEventListener('pageshow', ({ persisted }) => {
  if (persisted) Object.assign(page.dataset, kept(SETTINGS_KEY))
})

// before anything was painted, its room was kept free (before-paint.ts)
const twin = twins.find(({ lang }) => lang === page.dataset['offer'])
if (nav && twin) {
  const line = document.createElement('p')
  line.className = 'offer'
  const link = twin.cloneNode() as HTMLAnchorElement
  link.textContent = link.title
  link.removeAttribute('title')
  const no = document.createElement('button')
  no.textContent = nav.dataset['no'] ?? ''
  no.addEventListener('click', () => {
    keep('offer', 'no')
    delete page.dataset['offer']
    line.remove()
  })
  line.append(link, no)
  document.querySelector('.skip')?.after(line)
  twins.push(link)
}
twins.forEach(leadOver)

const acts = () => import('./acts.client.ts')

addEventListener('click', (event) => {
  const { target } = event
  if (!(target instanceof Element)) return
  const button = target.closest<HTMLElement>(
    '[data-act],[data-footnote-ref]' + (page.popover === undefined ? '' : ',.body a[href*="/#f-"]'),
  )
  if (!button || event.ctrlKey || event.metaKey || event.shiftKey) return
  event.preventDefault()
  acts().then(
    ({ act }) => act(button),
    // without a network, a note is gone to where it stands, a fact to its page
    () =>
      button instanceof HTMLAnchorElement &&
      location.assign(button.dataset['footnoteRef'] === undefined ? button.href : button.hash),
  )
})

const panel = document.querySelector<HTMLDetailsElement>('.share')
panel?.addEventListener('toggle', () => acts().then(({ opened }) => opened(panel)))

addEventListener('scroll', () => void import('./scroll.client.ts'), { once: true, passive: true })
