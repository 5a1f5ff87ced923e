/** The switch between editions keeps query, anchor and reading position; the reader's own edition is offered. */
import { readStored, store } from './storage.client.ts'

const page = document.documentElement
const nav = document.querySelector<HTMLElement>('.switch')
const alternates = [...document.querySelectorAll<HTMLAnchorElement>('.switch a')]

/**
 * Blocks by whose number a reading position is found again: equal in all editions. Left out are the contents beside an
 * article, which stay in place, and the share panel, which opens over the text.
 */
const blocks = () => [
  ...document.querySelectorAll('main :is(h1,h2,h3,p,li,figure,tr,dt,dd):not(.aside *, .share *)'),
]

/** On a click the link takes query, anchor and reading position along; its edition is the reader's choice from now on. */
function keepPosition(link: HTMLAnchorElement) {
  link.addEventListener('click', () => {
    link.search = location.search
    link.hash = location.hash
    store('edition', link.lang)
    store('offer')
    const all = blocks()
    const at = all.findIndex((block) => block.getBoundingClientRect().bottom > 0)
    if (scrollY > 0 && all[at])
      store('place', [link.pathname, at, all[at].getBoundingClientRect().top], 'sessionStorage')
  })
}

const position = readStored<[path: string, at: number, top: number]>('place', 'sessionStorage')
if (position?.[0] === location.pathname) {
  store('place', undefined, 'sessionStorage')
  const restore = () => {
    const block = blocks()[position[1]]
    if (block) scrollBy({ top: block.getBoundingClientRect().top - position[2], behavior: 'instant' })
  }
  restore()
  // the browser scrolls to the anchor once more when all is loaded
  if (location.hash) addEventListener('load', () => requestAnimationFrame(restore))
}

// before-paint.ts chose the edition to offer, and reserved the space
const offered = alternates.find(({ lang }) => lang === page.dataset['offer'])
if (nav && offered) {
  const line = document.createElement('p')
  line.className = 'offer'
  const link = offered.cloneNode() as HTMLAnchorElement
  link.textContent = link.title
  link.removeAttribute('title')
  const no = document.createElement('button')
  no.textContent = nav.dataset['no'] ?? ''
  no.addEventListener('click', () => {
    store('offer', 'no')
    delete page.dataset['offer']
    line.remove()
  })
  line.append(link, no)
  document.querySelector('.skip')?.after(line)
  alternates.push(link)
}
alternates.forEach(keepPosition)
