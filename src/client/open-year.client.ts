/** Opens the year that a reader goes to; only newer browsers open what an address points into, and none the part that it names. */

function open(hash: string): HTMLDetailsElement | undefined {
  const year = document.getElementById(hash.slice(1))?.closest('details')
  if (!year) return undefined
  year.open = true
  return year
}

// before the browser goes there, so that it finds the year at its length
addEventListener('click', ({ target }) => {
  if (target instanceof Element) open(target.closest<HTMLAnchorElement>('a[href^="#"]')?.hash ?? '')
})
addEventListener('hashchange', () => open(location.hash))

// who comes back finds open what was open, before the browser goes to where they were
const years = [...document.querySelectorAll<HTMLDetailsElement>('details.year')]
const before = history.state as { open?: boolean[] } | null
if (before?.open) years.forEach((year, at) => (year.open = before.open?.[at] ?? false))
else open(location.hash)?.scrollIntoView()
for (const year of years)
  year.addEventListener('toggle', () => history.replaceState({ open: years.map(({ open }) => open) }, ''))

export {}
