/**
 * Makes a search field a combobox with a list of suggestions (ARIA APG, editable combobox with list autocomplete and
 * manual selection). Nothing is asked and no key is taken while an input method composes.
 */
import sheet from '../../styles/suggestions.css?url'
import { openIndex } from './open.client.ts'
import { suggestionsFor, type Suggestion } from './suggest.client.ts'
import { fill, wordsOf, type Words } from './words.client.ts'

const typingPause = 120
const mostSuggestions = 8
const made = new WeakSet<HTMLElement>()
let ids = 0
let dressed: Promise<void> | undefined

/** Fetches the list's stylesheet once; a list without it still serves. */
function dress(): Promise<void> {
  dressed ??= new Promise((done) => {
    const link = document.createElement('link')
    link.rel = 'stylesheet'
    link.href = sheet
    for (const end of ['load', 'error']) link.addEventListener(end, () => done())
    document.head.append(link)
  })
  return dressed
}

/**
 * @param field the element around the input, in which the list is put; it, or an ancestor, says where the index is
 * @param from what had the focus before: Escape gives it back
 */
export function suggestIn(field: HTMLElement, from?: EventTarget | null): void {
  const input = field.querySelector('input')
  const owner = field.closest<HTMLElement>('[data-search-root]')
  if (!input || !owner || made.has(field)) return
  made.add(field)
  const words = wordsOf(owner)
  const ready = dress()
  const place = { root: owner.dataset['searchRoot'] ?? '', edition: owner.dataset['searchEdition'] ?? '' }
  ids += 1
  const list = document.createElement('ul')
  list.id = `search-suggestions-${ids}`
  list.className = 'search-suggestions'
  list.setAttribute('role', 'listbox')
  list.setAttribute('aria-label', words.searchSuggestions ?? '')
  list.hidden = true
  const spoken = document.createElement('span')
  spoken.className = 'search-spoken'
  spoken.setAttribute('role', 'status')
  field.append(list, spoken)
  for (const [name, value] of [
    ['role', 'combobox'],
    ['aria-autocomplete', 'list'],
    ['aria-controls', list.id],
    ['aria-expanded', 'false'],
  ] as const) {
    input.setAttribute(name, value)
  }

  let suggestions: Suggestion[] = []
  let active = -1
  let turn = 0
  let pause: ReturnType<typeof setTimeout> | undefined
  let composing = false

  const close = () => {
    turn += 1
    clearTimeout(pause)
    list.hidden = true
    active = -1
    input.setAttribute('aria-expanded', 'false')
    input.removeAttribute('aria-activedescendant')
  }

  const activate = (next: number) => {
    active = next
    for (const [index, option] of [...list.children].entries()) {
      option.setAttribute('aria-selected', String(index === active))
      if (index === active) {
        input.setAttribute('aria-activedescendant', option.id)
        option.scrollIntoView({ block: 'nearest' })
      }
    }
    if (active < 0) input.removeAttribute('aria-activedescendant')
  }

  const choose = (index: number) => {
    const suggestion = suggestions[index]
    if (!suggestion) return
    close()
    if (suggestion.address === undefined) {
      input.value = suggestion.text
      input.form?.requestSubmit()
    } else location.assign(new URL(suggestion.address, new URL('..', input.form?.action ?? location.href)))
  }

  const ask = async () => {
    turn += 1
    const own = turn
    const typed = input.value
    let found: Suggestion[] = []
    try {
      if (typed.trim() !== '') found = await suggestionsFor(await openIndex(place), typed, mostSuggestions)
      await ready
      if (own !== turn || document.activeElement !== input) return
    } catch {
      found = []
    }
    // the reader may have gone down the list before this answer came
    const chosen = suggestions[active]
    suggestions = found
    list.replaceChildren(
      ...suggestions.map((suggestion, index) => optionOf(suggestion, `${list.id}-${index}`, words)),
    )
    activate(
      suggestions.findIndex(({ text, address }) => text === chosen?.text && address === chosen.address),
    )
    // below its own field, though what holds both may be taller
    list.style.insetBlockStart = `${field.offsetTop + field.offsetHeight}px`
    list.hidden = suggestions.length === 0
    input.setAttribute('aria-expanded', String(suggestions.length > 0))
    spoken.textContent =
      suggestions.length > 0
        ? fill(words.searchSuggestionsCount, { count: suggestions.length })
        : typed.trim() === ''
          ? ''
          : (words.searchSuggestionsNone ?? '')
  }

  const askSoon = () => {
    clearTimeout(pause)
    pause = setTimeout(() => void ask(), typingPause)
  }

  input.addEventListener('compositionstart', () => {
    composing = true
    clearTimeout(pause)
  })
  input.addEventListener('compositionend', () => {
    composing = false
    askSoon()
  })
  input.addEventListener('input', (event) => {
    activate(-1)
    if (!composing && !(event instanceof InputEvent && event.isComposing)) askSoon()
  })
  input.addEventListener('keydown', (event) => {
    // Safari ends the composition before it sends the Enter that ended it, with this key code.
    if (composing || event.isComposing || event.keyCode === 229) {
      if (event.key === 'Enter') event.preventDefault()
      return
    }
    const open = !list.hidden
    const last = suggestions.length - 1
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      if (!open) void ask()
      else if (event.altKey && event.key === 'ArrowUp') close()
      else if (event.key === 'ArrowDown') activate(active >= last ? -1 : active + 1)
      else activate(active < 0 ? last : active - 1)
    } else if (event.key === 'Enter') {
      if (open && active >= 0) {
        event.preventDefault()
        choose(active)
      } else close()
    } else if (event.key === 'Escape' && open) {
      event.preventDefault()
      close()
    } else if (event.key === 'Escape') {
      if (from instanceof HTMLElement) from.focus()
      else input.blur()
    }
  })
  input.addEventListener('focus', ({ relatedTarget }) => {
    from = relatedTarget
  })
  input.form?.addEventListener('submit', (event) => {
    if (composing) event.preventDefault()
    else close()
  })
  list.addEventListener('pointerdown', (event) => event.preventDefault())
  list.addEventListener('click', (event) => {
    const option = event.target instanceof Element ? event.target.closest('[role="option"]') : undefined
    if (option) choose([...list.children].indexOf(option))
  })
  input.addEventListener('blur', close)

  void openIndex(place).catch(() => undefined)
  if (input.value.trim() !== '' && field.matches('[data-search-box]')) askSoon()
}

function optionOf({ text, kind }: Suggestion, id: string, words: Words): HTMLElement {
  const option = document.createElement('li')
  option.id = id
  option.setAttribute('role', 'option')
  option.setAttribute('aria-selected', 'false')
  const name = document.createElement('span')
  name.textContent = text
  const what = document.createElement('small')
  what.textContent =
    (kind === 'article'
      ? words.searchKindArticle
      : kind === 'tag'
        ? words.searchKindTag
        : kind === 'source'
          ? words.searchKindSource
          : words.searchKindWord) ?? ''
  // heard and not seen: what the kind says is no part of the word
  const pause = document.createElement('span')
  pause.className = 'search-spoken'
  pause.textContent = '，'
  option.append(name, pause, what)
  return option
}
