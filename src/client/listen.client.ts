/** Reads an article aloud, sentence by sentence, marks the one that is read, and stops when the reader leaves. */
import { readStored, store } from './storage.client.ts'
import { sentencesOf } from './sentences.ts'
import { pickVoice, spokenLanguage } from './voice.ts'
import { createElement, loadReadingStrings, type ReadingStrings } from './reading-strings.client.ts'

/** What is read: the headline and summary, then the body's blocks; not notes, tables, code and drawings. */
const read = [
  '.article h1',
  '.article .deck',
  ...['h2', 'h3', 'h4', 'p', 'li'].map((name) => `.body ${name}`),
]
const unread = '.footnotes, .note-preview, figure, table, pre, sup, rt, rp'

/** A sentence where it stands. */
interface Read {
  range: Range
  text: string
}

const rates = [0.75, 1, 1.4]

let stop: (() => void) | undefined

/** Starts, or stops where it is reading. */
export async function toggleListening(button: HTMLElement): Promise<void> {
  if (stop) {
    stop()
    return
  }
  const [strings, voices] = await Promise.all([loadReadingStrings(), voicesOfBrowser()])
  if (stop) return
  const { lang } = document.documentElement
  const voice = pickVoice(voices, lang)
  const bar = draw(strings)
  document.querySelector('.page')?.append(bar.element)
  const close = () => {
    bar.element.remove()
    button.focus()
  }
  if (!voice) {
    bar.element.replaceChildren(strings.readingVoiceless, ' ', bar.stop)
    bar.stop.textContent = strings.readingClose
    bar.stop.addEventListener('click', close)
    bar.stop.focus()
    return
  }
  const sentences = sentencesToRead()
  let at = 0
  let turn = 0
  let rate = readStored<number>('rate') ?? 1
  const speak = () => {
    turn += 1
    const mine = turn
    speechSynthesis.cancel()
    const sentence = sentences[at]
    if (!sentence) {
      end()
      return
    }
    mark(sentence.range)
    const utterance = new SpeechSynthesisUtterance(sentence.text)
    utterance.voice = voice
    utterance.lang = voice.lang || (spokenLanguage[lang] ?? lang)
    utterance.rate = rates[rate] ?? 1
    const goOn = () => {
      // a sentence that was cut short has been followed already
      if (mine !== turn) return
      at += 1
      speak()
    }
    utterance.addEventListener('end', goOn)
    utterance.addEventListener('error', goOn)
    speechSynthesis.speak(utterance)
    setPaused(false)
  }
  let paused = false
  const setPaused = (now: boolean) => {
    paused = now
    bar.pause.textContent = paused ? strings.readingResume : strings.readingPause
  }
  const end = () => {
    turn += 1
    speechSynthesis.cancel()
    mark()
    removeEventListener('pagehide', end)
    removeEventListener('keydown', onKey)
    button.setAttribute('aria-pressed', 'false')
    stop = undefined
    close()
  }
  const onKey = ({ key, defaultPrevented }: KeyboardEvent) => {
    if (key === 'Escape' && !defaultPrevented) end()
  }
  stop = end
  button.setAttribute('aria-pressed', 'true')
  addEventListener('pagehide', end)
  addEventListener('keydown', onKey)
  bar.stop.addEventListener('click', () => end())
  bar.pause.addEventListener('click', () => {
    if (paused) speak()
    else {
      // not every phone can pause speech; the sentence starts again instead
      turn += 1
      speechSynthesis.cancel()
      setPaused(true)
    }
  })
  const step = (by: number) => () => {
    at = Math.max(0, at + by)
    speak()
  }
  bar.back.addEventListener('click', step(-1))
  bar.next.addEventListener('click', step(1))
  bar.speed.value = String(rate)
  bar.speed.addEventListener('change', () => {
    rate = Number(bar.speed.value)
    store('rate', rate)
    if (!paused) speak()
  })
  bar.pause.focus()
  speak()
}

function sentencesToRead(): Read[] {
  return [...document.querySelectorAll(read.join())].flatMap((block) => {
    const texts: Text[] = []
    const walk = document.createTreeWalker(block, NodeFilter.SHOW_TEXT)
    while (walk.nextNode()) {
      const text = walk.currentNode as Text
      // a list's item may hold paragraphs and lists, which have their own turn
      if (text.parentElement?.closest(read.join()) === block && !text.parentElement.closest(unread))
        texts.push(text)
    }
    const find = (offset: number, end: boolean): [Text, number] | undefined => {
      let before = 0
      for (const text of texts) {
        const after = before + text.length
        if (end ? offset <= after : offset < after) return [text, offset - before]
        before = after
      }
      return undefined
    }
    const whole = texts.map(({ data }) => data).join('')
    return sentencesOf(whole).flatMap(({ start, end }) => {
      const from = find(start, false)
      const to = find(end, true)
      if (!from || !to) return []
      const range = document.createRange()
      range.setStart(...from)
      range.setEnd(...to)
      return { range, text: whole.slice(start, end) }
    })
  })
}

/** Marks the sentence, or its block where the browser has no highlights (CSS Custom Highlight API), and keeps it in view. */
function mark(range?: Range): void {
  document.querySelector('[data-spoken]')?.removeAttribute('data-spoken')
  if ('highlights' in CSS) CSS.highlights.delete('spoken')
  const block = range?.startContainer.parentElement
  if (!range || !block) return
  if ('highlights' in CSS) CSS.highlights.set('spoken', new Highlight(range))
  else block.setAttribute('data-spoken', '')
  const { top, bottom } = range.getBoundingClientRect()
  if (top < 0 || bottom > innerHeight * 0.8)
    scrollBy({
      top: top - innerHeight / 3,
      behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'instant' : 'smooth',
    })
}

/** Chromium returns none until the system has answered; a browser without voices never fires the event. */
function voicesOfBrowser(): Promise<SpeechSynthesisVoice[]> {
  const now = speechSynthesis.getVoices()
  if (now.length > 0) return Promise.resolve(now)
  return new Promise((resolve) => {
    const answer = () => resolve(speechSynthesis.getVoices())
    speechSynthesis.addEventListener('voiceschanged', answer, { once: true })
    setTimeout(answer, 1500)
  })
}

function draw(strings: ReadingStrings) {
  const button = (text: string) => {
    const element = createElement('button', '', text)
    element.type = 'button'
    return element
  }
  const pause = button(strings.readingPause)
  const stop = button(strings.readingStop)
  const back = button(strings.readingBack)
  const next = button(strings.readingNext)
  const speed = createElement('select', '')
  speed.setAttribute('aria-label', strings.readingSpeed)
  strings.readingSpeeds.split('|').forEach((name, at) => speed.append(new Option(name, String(at))))
  const element = createElement('div', 'listen-bar', pause, back, next, speed, stop)
  element.setAttribute('role', 'group')
  element.setAttribute('aria-label', strings.readingBar)
  return { element, pause, stop, back, next, speed }
}
