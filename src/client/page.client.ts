/** What every page runs before its reader acts: the edition switch; everything else is loaded when it is asked for. */
import './edition-switch.client.ts'
import { SETTINGS_KEY } from './before-paint.ts'
import { readStored } from './storage.client.ts'

const page = document.documentElement

// a page from the back/forward cache takes on settings that were changed on another one meanwhile
addEventListener('pageshow', ({ persisted }) => {
  if (persisted) Object.assign(page.dataset, readStored(SETTINGS_KEY))
})

const actions = () => import('./actions.client.ts')

addEventListener('click', (event) => {
  const { target } = event
  if (!(target instanceof Element)) return
  const element = target.closest<HTMLElement>(
    '[data-action],[data-footnote-ref]' + (page.popover === undefined ? '' : ',.body a[href*="/#f-"]'),
  )
  if (!element || event.ctrlKey || event.metaKey || event.shiftKey) return
  event.preventDefault()
  actions().then(
    ({ runAction }) => runAction(element),
    // without a network the link is followed: to the note below, or to the fact's page
    () =>
      element instanceof HTMLAnchorElement &&
      location.assign(element.dataset['footnoteRef'] === undefined ? element.href : element.hash),
  )
})

const panel = document.querySelector<HTMLDetailsElement>('.share')
panel?.addEventListener('toggle', () => actions().then(({ onSharePanelToggle }) => onSharePanelToggle(panel)))

addEventListener('scroll', () => void import('./scroll.client.ts'), { once: true, passive: true })
