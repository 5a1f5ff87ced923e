/** The search page. */
import { optionsOf, showCounts } from './facets.client.ts'
import { closeIndex, openIndex, type OpenIndex } from './open.client.ts'
import type { SearchAnswer, SearchRequest } from './query.client.ts'
import type { Meant } from './did-you-mean.client.ts'
import { element, itemsOf, link } from './results.client.ts'
import { fill, wordsOf } from './words.client.ts'

const pageSize = 10
const typingPause = 120
/** Hosts refuse addresses of more than some thousand bytes. */
const longestInAddress = 400

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
  const place = { root: page.dataset['searchRoot'] ?? '', edition: page.dataset['searchEdition'] ?? '' }
  const totals = new Map(
    selects.flatMap(optionsOf).map((option) => [option, option.dataset['searchCount'] ?? '']),
  )
  let turn = 0
  let pause: ReturnType<typeof setTimeout> | undefined
  let composing = false
  /** whether the address already stands for what is being typed, so that a burst of typing is one step back */
  let typing = false

  for (const select of selects) select.disabled = false

  const readAddress = () => {
    const parameters = new URLSearchParams(location.search)
    input.value = parameters.get('q') ?? ''
    for (const select of selects) {
      const value = parameters.get(select.name) ?? ''
      select.value = [...select.options].some((option) => option.value === value) ? value : ''
    }
  }

  const writeAddress = (how: 'push' | 'replace') => {
    const parameters = new URLSearchParams()
    for (const { name, value } of [input, ...selects]) {
      const kept = [...value.trim()].slice(0, longestInAddress).join('')
      if (kept !== '') parameters.set(name, kept)
    }
    const query = parameters.toString()
    const address = location.pathname + (query === '' ? '' : `?${query}`)
    if (address !== location.pathname + location.search) {
      if (how === 'push') history.pushState(null, '', address)
      else history.replaceState(null, '', address)
    }
  }

  /** The other scripts' editions of this page are to show the same search. */
  const carryAlong = () => {
    for (const link of document.querySelectorAll<HTMLAnchorElement>('a[hreflang]')) {
      if (link.pathname.endsWith('/search/')) link.search = location.search
    }
  }

  const request = (): SearchRequest => {
    const valueOf = (name: string) => selects.find((select) => select.name === name)?.value ?? ''
    const [tag, source, year] = [valueOf('tag'), valueOf('source'), valueOf('year')]
    return {
      query: input.value,
      ...(tag === '' ? {} : { tag }),
      ...(source === '' ? {} : { source }),
      ...(year === '' ? {} : { year: Number(year) }),
      sort: valueOf('sort') === 'date' ? 'date' : 'relevance',
    }
  }

  const run = async (shown = pageSize) => {
    turn += 1
    const own = turn
    clearTimeout(pause)
    carryAlong()
    const asked = request()
    const query = asked.query.trim()
    document.title = query === '' ? pageTitle : `${shorten(query)} · ${pageTitle}`
    delete results.dataset['searchTotal']
    delete results.dataset['searchTier']
    if (query === '' && !isFiltered(asked)) {
      results.replaceChildren(...hint)
      help.replaceChildren()
      status.textContent = ''
      elsewhere.hidden = false
      showCounts(selects, words, undefined, totals)
      // an address that asks for blanks is answered too: nothing holds them
      if (new URLSearchParams(location.search).has('q')) {
        results.dataset['searchTier'] = 'none'
        results.dataset['searchTotal'] = '0'
      }
      return
    }
    const patience = setTimeout(() => {
      if (own === turn) status.textContent = words.searchLoading ?? ''
    }, 400)
    try {
      const found = await look(asked, shown)
      if (own !== turn) return
      results.replaceChildren()
      help.replaceChildren()
      show(found, asked)
      const { answer } = found
      results.dataset['searchTier'] = answer.tier
      results.dataset['searchTotal'] = String(answer.articles.length - answer.lacking.size)
    } catch {
      if (own !== turn) return
      status.textContent = ''
      results.replaceChildren()
      help.replaceChildren(unavailable())
      elsewhere.hidden = false
    } finally {
      clearTimeout(patience)
    }
  }

  /** Where the index was replaced while the page stood open, the second try finds the new one. */
  const look = async (asked: SearchRequest, shown: number) => {
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
    const texts = meant.map(({ text }) => text).filter((text) => text !== instead)
    const [items, related] = await Promise.all([
      itemsOf(answer.articles.slice(0, shown), answer.marks, index, words, answer.lacking),
      itemsOf(answer.related, answer.relatedMarks, index, words),
    ])
    return { answer, instead, meant: texts, items, related, index }
  }

  const show = ({ answer, instead, meant, items, related, index }: Found, asked: SearchRequest) => {
    const count = answer.articles.length - answer.lacking.size
    const query = shorten(asked.query)
    showCounts(selects, words, answer.counts, totals)
    const said =
      answer.tier === 'exact'
        ? query === ''
          ? words.searchListed
          : words.searchTotalOf
        : answer.tier === 'none'
          ? answer.unfiltered > 0
            ? words.searchNoneFiltered
            : words.searchNone
          : instead === undefined
            ? words.searchRelatedNote
            : words.searchInstead
    status.textContent = fill(said, {
      count: answer.tier === 'none' ? answer.unfiltered : count,
      query,
      instead: instead ?? '',
    })
    if (meant.length > 0)
      help.append(
        candidates(meant, (instead === undefined ? words.searchDidYouMean : words.searchOrElse) ?? ''),
      )
    if (answer.tier === 'none' && answer.unfiltered > 0) help.append(clearFilters())
    const listOf = (listed: readonly HTMLElement[], name?: string) => {
      const list = element('ol', 'search-list')
      list.append(...listed)
      if (name !== undefined && listed.length > 0) results.append(element('h2', 'search-tier', name))
      if (listed.length > 0) results.append(list)
      return list
    }
    elsewhere.hidden = count > 0
    const list = listOf(items, answer.tier === 'related' ? words.searchRelated : undefined)
    if (answer.articles.length > items.length) results.append(moreButton(answer, list, index))
    listOf(related, words.searchRelated)
  }

  const moreButton = (answer: SearchAnswer, list: HTMLElement, index: OpenIndex): HTMLElement => {
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'search-plain'
    const label = () => {
      const left = answer.articles.length - list.childElementCount
      button.textContent = fill(words.searchMore, { count: Math.min(pageSize, left) })
      button.hidden = left <= 0
    }
    label()
    button.addEventListener('click', () => {
      button.disabled = true
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
        .finally(() => (button.disabled = false))
    })
    return button
  }

  /** What the reader may have meant: links to searches, which work in a new tab too. */
  const candidates = (meant: readonly string[], label: string): HTMLElement => {
    const line = element('p', 'search-note', label)
    for (const text of meant) {
      const anchor = link(`${location.pathname}?${new URLSearchParams({ q: text }).toString()}`, text)
      anchor.dataset['searchCandidate'] = text
      line.append(anchor, ' ')
    }
    return line
  }

  const clearFilters = (): HTMLElement => {
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'search-plain'
    button.textContent = words.searchClearFilters ?? ''
    button.addEventListener('click', () => {
      for (const select of selects) if (select.name !== 'sort') select.value = ''
      writeAddress('push')
      void run()
      input.focus()
    })
    return button
  }

  const unavailable = (): HTMLElement => {
    const note = element('p', 'search-note', words.searchUnavailable ?? '')
    note.setAttribute('role', 'alert')
    const retry = document.createElement('button')
    retry.type = 'button'
    retry.className = 'search-plain'
    retry.textContent = words.searchRetry ?? ''
    retry.addEventListener('click', () => void run())
    note.append(' ', retry)
    return note
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault()
    if (composing) return
    writeAddress('push')
    typing = false
    // a keyboard on the screen would cover what is found
    if (matchMedia('(pointer: coarse)').matches) input.blur()
    void run().then(showCount)
  })
  input.addEventListener('compositionstart', () => {
    composing = true
    clearTimeout(pause)
  })
  const typed = () => {
    clearTimeout(pause)
    pause = setTimeout(() => {
      writeAddress(typing || location.search === '' ? 'replace' : 'push')
      typing = true
      void run()
    }, typingPause)
  }
  input.addEventListener('compositionend', () => {
    composing = false
    typed()
  })
  input.addEventListener('input', (event) => {
    if (composing || (event instanceof InputEvent && event.isComposing)) return
    typed()
  })
  input.addEventListener('blur', () => (typing = false))
  for (const select of selects) {
    select.addEventListener('change', () => {
      writeAddress('push')
      void run().then(showCount)
    })
  }
  /** With large text on a small screen the count would be below the window's edge, and nothing seem to have happened. */
  const showCount = () => {
    if (results.getBoundingClientRect().top > innerHeight) form.scrollIntoView()
  }
  // the results come after the browser has tried to go back to where the reader was
  results.addEventListener('click', () =>
    history.replaceState({ ...(history.state as object | null), top: scrollY }, ''),
  )
  const goBack = () => {
    const { top } = (history.state ?? {}) as { top?: number }
    if (top !== undefined) scrollTo({ top, behavior: 'instant' })
  }
  window.addEventListener('popstate', () => {
    typing = false
    readAddress()
    void run(shownBefore()).then(goBack)
  })

  // what was begun before this was loaded is searched for when it is typed or composed
  if (input.value !== '' && document.activeElement === input && location.search === '') return
  readAddress()
  void run(shownBefore()).then(goBack)
  if (input.value === '')
    input.addEventListener('focus', () => void openIndex(place).catch(() => undefined), { once: true })
}

const latin = /^[\p{Script=Latin}\p{M}\d\s'’·-]+$/u

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

function isFiltered({ tag, source, year }: SearchRequest): boolean {
  return tag !== undefined || source !== undefined || year !== undefined
}

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

/** How many results stood on this page when the reader left it. */
function shownBefore(): number {
  const state = history.state as { shown?: unknown } | null
  return typeof state?.shown === 'number' ? Math.min(state.shown, 200) : pageSize
}

/** As much of a query as fits into a sentence. */
function shorten(query: string): string {
  const characters = [...query.trim()]
  return characters.length > 40 ? `${characters.slice(0, 40).join('')}…` : characters.join('')
}
