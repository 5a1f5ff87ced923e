/**
 * Makes a search field a combobox with a list of suggestions (ARIA APG, editable combobox with list autocomplete and
 * manual selection). Nothing is asked and no key is taken while an input method composes.
 */
import sheet from '../../styles/suggestions.css?url'
import { element } from './elements.client.ts'
import { openIndex } from './open.client.ts'
import { suggestionsFor, type Suggestion } from './suggest.client.ts'
import { fill, wordsOf, type Words } from './words.client.ts'

const typingPause = 120
const mostSuggestions = 8
const made = new WeakSet<HTMLElement>()
let lists = 0
let dressed: Promise<void> | undefined

/** Fetches the list's stylesheet once; a list without it still serves. */
function dress(): Promise<void> {
  dressed ??= new Promise((done) => {
    const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: sheet })
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
  lists += 1
  const id = `search-suggestions-${lists}`
  const label = words.searchSuggestions ?? ''
  const list = element('ul', { id, class: 'search-suggestions', role: 'listbox', 'aria-label': label })
  const spoken = element('span', { class: 'search-spoken', role: 'status' })
  list.hidden = true
  field.append(list, spoken)
  input.setAttribute('role', 'combobox')
  input.setAttribute('aria-autocomplete', 'list')
  input.setAttribute('aria-controls', id)
  input.setAttribute('aria-expanded', 'false')

  let suggestions: Suggestion[] = []
  let active = -1
  let turn = 0
  let pause: ReturnType<typeof setTimeout> | undefined
  let composing = false

  const activate = (next: number) => {
    active = next
    input.removeAttribute('aria-activedescendant')
    for (const [index, option] of [...list.children].entries()) {
      option.setAttribute('aria-selected', String(index === active))
      if (index !== active) continue
      input.setAttribute('aria-activedescendant', option.id)
      option.scrollIntoView({ block: 'nearest' })
    }
  }

  const open = (isOpen: boolean) => {
    list.hidden = !isOpen
    input.setAttribute('aria-expanded', String(isOpen))
  }

  const close = () => {
    turn += 1
    clearTimeout(pause)
    open(false)
    activate(-1)
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
    const typed = input.value.trim()
    let found: Suggestion[] = []
    try {
      if (typed !== '') found = await suggestionsFor(await openIndex(place), typed, mostSuggestions)
      await ready
    } catch {
      found = []
    }
    if (own !== turn || document.activeElement !== input) return
    // the reader may have gone down the list before this answer came
    const chosen = suggestions[active]
    suggestions = found
    list.replaceChildren(...found.map((suggestion, index) => optionOf(suggestion, `${id}-${index}`, words)))
    activate(found.findIndex(({ text, address }) => text === chosen?.text && address === chosen.address))
    // below its own field, though what holds both may be taller
    list.style.insetBlockStart = `${field.offsetTop + field.offsetHeight}px`
    open(found.length > 0)
    const none = typed === '' ? '' : words.searchSuggestionsNone
    spoken.textContent =
      found.length > 0 ? fill(words.searchSuggestionsCount, { count: found.length }) : (none ?? '')
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
  input.addEventListener('input', () => {
    activate(-1)
    if (!composing) askSoon()
  })
  input.addEventListener('keydown', (event) => {
    // Safari ends the composition before it sends the Enter that ended it, with this key code.
    if (composing || event.isComposing || event.keyCode === 229) {
      if (event.key === 'Enter') event.preventDefault()
      return
    }
    const last = suggestions.length - 1
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      if (list.hidden) void ask()
      else if (event.altKey && event.key === 'ArrowUp') close()
      else if (event.key === 'ArrowDown') activate(active >= last ? -1 : active + 1)
      else activate(active < 0 ? last : active - 1)
    } else if (event.key === 'Enter') {
      if (list.hidden || active < 0) close()
      else {
        event.preventDefault()
        choose(active)
      }
    } else if (event.key === 'Escape') {
      if (!list.hidden) {
        event.preventDefault()
        close()
      } else if (from instanceof HTMLElement) from.focus()
      else input.blur()
    }
  })
  input.addEventListener('focus', ({ relatedTarget }) => {
    from = relatedTarget
  })
  input.form?.addEventListener(
    'submit',
    (event) => {
      if (composing) event.preventDefault()
      else close()
    },
    { capture: true },
  )
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
  const kinds = {
    article: words.searchKindArticle,
    tag: words.searchKindTag,
    source: words.searchKindSource,
    name: words.searchKindWord,
    word: words.searchKindWord,
  }
  return element(
    'li',
    { id, role: 'option', 'aria-selected': 'false' },
    element('span', {}, text),
    // heard and not seen: what the kind says is no part of the word
    element('span', { class: 'search-spoken' }, '，'),
    element('small', {}, kinds[kind] ?? ''),
  )
}
