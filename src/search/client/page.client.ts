/** The search page. */
import { closeIndex, openIndex, type OpenIndex } from './open.client.ts'
import type { FilterCounts, SearchAnswer, SearchRequest } from './query.client.ts'
import type { Meant } from './did-you-mean.client.ts'
import { button, element } from './elements.client.ts'
import { itemsOf } from './results.client.ts'
import { fill, wordsOf } from './words.client.ts'

const pageSize = 10
const typingPause = 120
/** After so many milliseconds it is said that the search goes on. */
const silence = 400
/** Hosts refuse addresses of more than some thousand bytes. */
const longestInAddress = 400
const mostRestored = 200

/** What is shown for a request. */
interface Found {
  answer: SearchAnswer
  /** what was searched for instead of what was typed */
  instead: string | undefined
  /** what else may have been meant */
  meant: string[]
  items: HTMLElement[]
  /** what is listed after a few exact ones */
  related: HTMLElement[]
  index: OpenIndex
}

for (const page of document.querySelectorAll<HTMLElement>('[data-search-page]')) start(page)

function start(page: HTMLElement): void {
  const form = page.querySelector('form')
  const input = page.querySelector('input')
  const status = page.querySelector<HTMLElement>('[data-search-status]')
  const help = page.querySelector<HTMLElement>('[data-search-help]')
  const results = page.querySelector<HTMLElement>('[data-search-results]')
  const elsewhere = page.querySelector<HTMLElement>('[data-search-elsewhere]')
  if (!form || !input || !status || !help || !results || !elsewhere) return
  const words = wordsOf(page)
  const hint = [...results.childNodes]
  const pageTitle = document.title
  const selects = [...form.querySelectorAll('select')]
  const filters = selects.filter(({ name }) => name !== 'sort')
  const place = { root: page.dataset['searchRoot'] ?? '', edition: page.dataset['searchEdition'] ?? '' }
  const totals = new Map(
    filters.flatMap(({ options }) => [...options]).map((option) => [option, option.dataset['searchCount']]),
  )
  let turn = 0
  /** counts the hits for the filters: all of them are fetched for it, so not before the reader turns to them */
  let count: (() => void) | undefined
  let turnedToFilters = false
  let pause: ReturnType<typeof setTimeout> | undefined
  /** whether the address already stands for what is being typed, so that a burst of typing is one step back */
  let typing = false

  for (const select of selects) select.disabled = false

  const readAddress = () => {
    const parameters = new URLSearchParams(location.search)
    input.value = parameters.get('q') ?? ''
    for (const select of selects) {
      select.value = parameters.get(select.name) ?? ''
      if (select.selectedIndex < 0) select.value = ''
    }
  }

  const writeAddress = (how: 'pushState' | 'replaceState') => {
    const parameters = new URLSearchParams()
    for (const { name, value } of [input, ...selects]) {
      const kept = [...value.trim()].slice(0, longestInAddress).join('')
      if (kept !== '') parameters.set(name, kept)
    }
    const query = parameters.toString()
    const address = location.pathname + (query === '' ? '' : `?${query}`)
    if (address !== location.pathname + location.search) history[how](null, '', address)
  }

  const request = (): SearchRequest => {
    const chosen = Object.fromEntries(
      selects.flatMap(({ name, value }) => (value === '' ? [] : [[name, value]])),
    )
    return { ...chosen, query: input.value, sort: chosen['sort'] === 'date' ? 'date' : 'relevance' }
  }

  /** Shows beside each option how many of the hits it would keep, where that is known, and hides those that keep none. */
  const showCounts = (countOf: (name: string, option: HTMLOptionElement) => string | undefined) => {
    for (const { name, options } of filters)
      for (const option of options) {
        if (option.value === '') continue
        const count = countOf(name, option) ?? ''
        const said = option.dataset['searchName'] ?? ''
        option.dataset['searchCount'] = count
        option.textContent = count === '' ? said : fill(words.searchOption, { name: said, count })
        option.hidden = count === '0' && !option.selected
      }
  }

  const run = async (shown = pageSize) => {
    turn += 1
    const own = turn
    clearTimeout(pause)
    // the other scripts' editions of this page are to show the same search
    for (const other of document.querySelectorAll<HTMLAnchorElement>('a[hreflang]'))
      if (other.pathname.endsWith('/search/')) other.search = location.search
    const asked = request()
    const query = shorten(asked.query)
    document.title = query === '' ? pageTitle : `${query} · ${pageTitle}`
    delete results.dataset['searchTotal']
    delete results.dataset['searchTier']
    const show = (line: string, listed: readonly Node[], helping: readonly Node[] = []) => {
      status.textContent = line
      results.replaceChildren(...listed)
      help.replaceChildren(...helping)
    }
    if (query === '' && filters.every(({ value }) => value === '')) {
      show('', hint)
      elsewhere.hidden = false
      count = undefined
      showCounts((_, option) => totals.get(option))
      // an address that asks for blanks is answered too: nothing holds them
      if (new URLSearchParams(location.search).has('q')) tell('none', 0)
      return
    }
    const patience = setTimeout(() => {
      if (own === turn) status.textContent = words.searchLoading ?? ''
    }, silence)
    try {
      const found = await look(asked, shown).finally(() => clearTimeout(patience))
      if (own !== turn) return
      const { answer } = found
      const total = answer.articles.length - answer.lacking.size
      elsewhere.hidden = total > 0
      show(lineFor(found, query, total), listsOf(found), helpFor(found))
      tell(answer.tier, total)
      count = () =>
        answer.counts().then(
          (counts) =>
            own === turn &&
            showCounts((name, { value }) => String(counts[name as keyof FilterCounts].get(value) ?? 0)),
          () => undefined,
        )
      if (turnedToFilters) count()
      else showCounts(() => undefined)
    } catch {
      if (own !== turn) return
      const retry = button(words.searchRetry ?? '', () => void run())
      const said = words.searchUnavailable ?? ''
      const note = element('p', { class: 'search-note', role: 'alert' }, said, ' ', retry)
      show('', [], [note])
      elsewhere.hidden = false
    }
  }

  const tell = (tier: string, total: number) => {
    results.dataset['searchTier'] = tier
    results.dataset['searchTotal'] = String(total)
  }

  /** Where the index was replaced while the page stood open, the second try finds the new one. */
  const look = async (asked: SearchRequest, shown: number): Promise<Found> => {
    try {
      return await lookOnce(asked, shown)
    } catch {
      await closeIndex()
      return lookOnce(asked, shown)
    }
  }

  const lookOnce = async (asked: SearchRequest, shown: number): Promise<Found> => {
    const index = await openIndex(place)
    const { searcher } = index
    const typed = await searcher.search(asked)
    // the exact answer does without
    const meant = await meantBy(asked.query, typed, index).catch(() => [])
    let [answer, instead] = [typed, undefined as string | undefined]
    const likeliest = meant[0]
    if (typed.tier !== 'exact' && likeliest?.sure === true) {
      const other = await searcher.search({ ...asked, query: likeliest.text })
      if (other.unfiltered > 0) {
        answer = { ...other, tier: other.articles.length > 0 ? 'related' : 'none' }
        instead = likeliest.text
      }
    }
    const [items, related] = await Promise.all([
      itemsOf(answer.articles.slice(0, shown), answer.marks, index, words, answer.lacking),
      itemsOf(answer.related, answer.relatedMarks, index, words),
    ])
    const others = meant.map(({ text }) => text).filter((text) => text !== instead)
    return { answer, instead, meant: others, items, related, index }
  }

  const lineFor = (
    { answer: { tier, unfiltered }, instead }: Found,
    query: string,
    count: number,
  ): string => {
    if (tier === 'none')
      return fill(unfiltered > 0 ? words.searchNoneFiltered : words.searchNone, { count: unfiltered, query })
    const related = instead === undefined ? words.searchRelatedNote : words.searchInstead
    const exact = query === '' ? words.searchListed : words.searchTotalOf
    return fill(tier === 'exact' ? exact : related, { count, query, instead: instead ?? '' })
  }

  const listsOf = ({ answer, items, related, index }: Found): HTMLElement[] => {
    const list = element('ol', { class: 'search-list' }, ...items)
    const name = element('h2', { class: 'search-tier' }, words.searchRelated ?? '')
    return [
      ...(items.length > 0 && answer.tier === 'related' ? [name] : []),
      ...(items.length > 0 ? [list] : []),
      ...(answer.articles.length > items.length ? [moreButton(answer, list, index)] : []),
      ...(related.length > 0 ? [name, element('ol', { class: 'search-list' }, ...related)] : []),
    ]
  }

  const moreButton = (answer: SearchAnswer, list: HTMLElement, index: OpenIndex): HTMLElement => {
    const label = () => {
      const left = answer.articles.length - list.childElementCount
      more.textContent = fill(words.searchMore, { count: Math.min(pageSize, left) })
      more.hidden = left <= 0
    }
    const more = button('', () => {
      more.disabled = true
      const from = list.childElementCount
      itemsOf(answer.articles.slice(from, from + pageSize), answer.marks, index, words, answer.lacking)
        .then((items) => {
          list.append(...items)
          history.replaceState({ shown: list.childElementCount }, '')
          items[0]?.querySelector('a')?.focus()
          label()
        })
        // the list is made anew where the index was replaced
        .catch(() => run(from + pageSize))
        .finally(() => (more.disabled = false))
    })
    label()
    return more
  }

  /** What the reader may have meant, as links to searches, which work in a new tab too; and a way out of filters. */
  const helpFor = ({ answer: { tier, unfiltered }, instead, meant }: Found): HTMLElement[] => {
    const said = instead === undefined ? words.searchDidYouMean : words.searchOrElse
    const line = element('p', { class: 'search-note' }, said ?? '')
    for (const text of meant) {
      const href = `${location.pathname}?${new URLSearchParams({ q: text }).toString()}`
      line.append(element('a', { href, 'data-search-candidate': text }, text), ' ')
    }
    const clear = button(words.searchClearFilters ?? '', () => {
      for (const select of filters) select.value = ''
      writeAddress('pushState')
      void run()
      input.focus()
    })
    return [...(meant.length > 0 ? [line] : []), ...(tier === 'none' && unfiltered > 0 ? [clear] : [])]
  }

  /** With large text on a small screen the count would be below the window's edge, and nothing seem to have happened. */
  const showCount = () => {
    if (results.getBoundingClientRect().top > innerHeight) form.scrollIntoView()
  }
  const stateOf = () => (history.state ?? {}) as { shown?: number; top?: number }
  /** Shows as many results as stood here when the reader left, at the place where the reader was. */
  const restore = async () => {
    readAddress()
    const { shown = pageSize, top } = stateOf()
    await run(Math.min(shown, mostRestored))
    if (top !== undefined) scrollTo({ top, behavior: 'instant' })
  }

  form.addEventListener('submit', (event) => {
    // an input method's Enter
    if (event.defaultPrevented) return
    event.preventDefault()
    writeAddress('pushState')
    typing = false
    // a keyboard on the screen would cover what is found
    if (matchMedia('(pointer: coarse)').matches) input.blur()
    void run().then(showCount)
  })
  const typed = () => {
    clearTimeout(pause)
    pause = setTimeout(() => {
      writeAddress(typing || location.search === '' ? 'replaceState' : 'pushState')
      typing = true
      void run()
    }, typingPause)
  }
  const filterGroup = filters[0]?.closest('[role=group]')
  for (const turned of ['focusin', 'pointerover'])
    filterGroup?.addEventListener(
      turned,
      () => {
        turnedToFilters = true
        count?.()
      },
      { once: true },
    )
  input.addEventListener('compositionstart', () => clearTimeout(pause))
  input.addEventListener('compositionend', typed)
  input.addEventListener('input', (event) => {
    if (!(event instanceof InputEvent && event.isComposing)) typed()
  })
  input.addEventListener('blur', () => (typing = false))
  for (const select of selects)
    select.addEventListener('change', () => {
      writeAddress('pushState')
      void run().then(showCount)
    })
  // the results come after the browser has tried to go back to where the reader was
  results.addEventListener('click', () => history.replaceState({ ...stateOf(), top: scrollY }, ''))
  window.addEventListener('popstate', () => {
    typing = false
    void restore()
  })

  // what was begun before this was loaded is searched for when it is typed or composed
  if (input.value !== '' && document.activeElement === input && location.search === '') return
  void restore()
  if (input.value === '')
    input.addEventListener('focus', () => void openIndex(place).catch(() => undefined), { once: true })
}

const latin = /^[\p{Script=Latin}\p{M}\d\s'’·-]+$/u

/** What the reader may have meant: words by their pinyin, and where nothing holds the query, what is near to it. */
async function meantBy(
  query: string,
  { tier, unfiltered }: SearchAnswer,
  index: OpenIndex,
): Promise<Meant[]> {
  if (query.trim() === '') return []
  const filteredOut = tier === 'none' && unfiltered > 0
  if (filteredOut || (tier === 'exact' && !latin.test(query))) return []
  const didYouMean = await import('./did-you-mean.client.ts')
  return didYouMean.meantBy(index, query)
}

/** As much of a query as fits into a sentence. */
function shorten(query: string): string {
  const characters = [...query.trim()]
  return characters.length > 40 ? `${characters.slice(0, 40).join('')}…` : characters.join('')
}
