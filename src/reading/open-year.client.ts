/** Opens the year that a reader goes to; only newer browsers open what an address points into, and none the part that it names. */

function open(hash: string): HTMLDetailsElement | undefined {
  const year =
    hash.length > 1 && document.getElementById(decodeURIComponent(hash.slice(1)))?.closest('details')
  if (!year) return undefined
  year.open = true
  return year
}

// before the browser goes there, so that it finds the year at its length
addEventListener('click', ({ target }) => {
  if (target instanceof Element) open(target.closest<HTMLAnchorElement>('a[href^="#"]')?.hash ?? '')
})
addEventListener('hashchange', () => open(location.hash))
open(location.hash)?.scrollIntoView()

export {}
