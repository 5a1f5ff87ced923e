/** The panel of the reading settings: text size, theme, column width; a choice takes effect at once and is stored. */
import { SETTINGS_KEY } from './before-paint.ts'
import { readStored, store } from './storage.client.ts'
import { createElement, loadReadingStrings, type ReadingStrings } from './reading-strings.client.ts'

type Settings = Partial<Record<'theme' | 'size' | 'width', string>>

/** Each setting with its values and its default. */
const choices = [
  {
    name: 'size',
    values: ['1', '2', '3', '4', '5'],
    itself: '1',
    title: 'readingSize',
    names: 'readingSizes',
  },
  {
    name: 'theme',
    values: ['system', 'light', 'dark'],
    itself: 'system',
    title: 'readingTheme',
    names: 'readingThemes',
  },
  {
    name: 'width',
    values: ['narrow', 'middle', 'wide'],
    itself: 'middle',
    title: 'readingWidth',
    names: 'readingWidths',
  },
] as const

/** The text sizes in px, shown by one character in each. */
const SIZES = [18, 20, 23, 26, 30]
const SAMPLE = '字'

let panel: { element: HTMLElement; close: () => void } | undefined

/** Opens the panel beside the button, or closes it. */
export async function toggleSettings(button: HTMLElement): Promise<void> {
  if (panel) {
    panel.close()
    return
  }
  const strings = await loadReadingStrings()
  // an address without https has no service workers
  const offline =
    'serviceWorker' in navigator
      ? await import('./offline.client.ts').then(
          ({ offlineChoice }) => offlineChoice(strings),
          () => undefined,
        )
      : undefined
  // a second press may have come meanwhile
  if (panel) return
  const element = draw(strings, offline)
  const close = (focus = true) => {
    element.remove()
    button.setAttribute('aria-expanded', 'false')
    removeEventListener('pointerdown', aside)
    removeEventListener('keydown', onKey)
    panel = undefined
    // the reader stays where they are, with the button out of sight
    if (focus) button.focus({ preventScroll: true })
  }
  const aside = ({ target }: Event) => {
    if (target instanceof Node && !element.contains(target) && !button.contains(target)) close(false)
  }
  // a press on what takes no focus leaves it to the page
  const onKey = ({ key }: KeyboardEvent) => {
    if (key === 'Escape') close()
  }
  const done = createElement('button', '', strings.readingClose)
  done.addEventListener('click', () => close())
  element.append(done)
  addEventListener('pointerdown', aside)
  addEventListener('keydown', onKey)
  button.setAttribute('aria-expanded', 'true')
  button.after(element)
  panel = { element, close }
  element.querySelector<HTMLElement>('input:checked')?.focus()
}

function draw(strings: ReadingStrings, offline: HTMLElement | undefined): HTMLElement {
  const element = createElement('section', 'settings')
  element.setAttribute('role', 'dialog')
  element.setAttribute('aria-label', strings.readingSettings)
  const settings: Settings = readStored(SETTINGS_KEY) ?? {}
  const set = (name: keyof Settings, value: string) => {
    const goBack = placeInText()
    settings[name] = value
    document.documentElement.dataset[name] = value
    goBack()
    store(SETTINGS_KEY, settings)
  }
  const undo: (() => void)[] = []
  for (const { name, values, itself, title, names } of choices) {
    const shown = strings[names].split('|')
    const group = createElement('fieldset', name, createElement('legend', '', strings[title]))
    values.forEach((value, at) => {
      const input = createElement('input', '')
      input.type = 'radio'
      input.name = `reading-${name}`
      input.checked = (settings[name] ?? itself) === value
      input.addEventListener('change', () => set(name, value))
      if (value === itself)
        undo.push(() => {
          input.checked = true
          set(name, value)
        })
      const valueName = shown[at] ?? ''
      const sample = createElement('span', '', name === 'size' ? SAMPLE : valueName)
      if (name === 'size') {
        sample.style.fontSize = `${SIZES[at]}px`
        input.setAttribute('aria-label', `${strings[title]}：${valueName}`)
      }
      group.append(createElement('label', '', input, sample))
    })
    element.append(group)
  }
  element.append(scripts(), ...(offline ? [offline] : []))
  const reset = createElement('button', '', strings.readingReset)
  reset.addEventListener('click', () => undo.forEach((back) => back()))
  element.append(reset)
  return element
}

/** The scripts, of which the others lead to where the reader is as those at the top of the page do. */
function scripts(): HTMLElement {
  const links = [...document.querySelectorAll<HTMLElement>('.switch > *')].map((link) => {
    const twin = link.cloneNode(true)
    twin.addEventListener('click', (event) => {
      event.preventDefault()
      link.click()
    })
    return twin
  })
  return createElement('p', 'scripts', ...links)
}

/** How far down the window a reader is taken to read, above the panel. */
const LINE = 0.25

/** Where the reader is in the text. @returns a function that goes back there when the text has another size */
function placeInText(): () => void {
  const line = innerHeight * LINE
  // the smallest block on the line or just below it, as there may be a gap
  const [block] = [0, 20, 40]
    .flatMap((below) => document.elementFromPoint(innerWidth / 2, line + below) ?? [])
    .map((element) => ({ element, box: element.getBoundingClientRect() }))
    .sort((one, other) => one.box.height - other.box.height)
  if (!block || scrollY === 0) return () => undefined
  const { element, box } = block
  const share = (line - box.top) / box.height
  return () => {
    const now = element.getBoundingClientRect()
    scrollBy({ top: now.top + share * now.height - line, behavior: 'instant' })
  }
}
