/** Marks in the contents list the section that is being read: the last one whose heading has passed the upper third. */
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

const watch = new IntersectionObserver(mark, { rootMargin: '0px 0px -66% 0px' })
for (const heading of headings) watch.observe(heading)

export {}
