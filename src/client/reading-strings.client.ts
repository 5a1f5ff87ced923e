/** The strings of the reading tools in the page's script, and their stylesheet: fetched once, when first needed. */
import stylesheet from '../styles/reading-tools.css?url'
import type { ReadingStringKey } from '../editions/strings/reading.ts'

/** Strings of the reading tools, by key. */
export type ReadingStrings = Readonly<Record<ReadingStringKey, string>>

let strings: Promise<ReadingStrings> | undefined

/** @throws where they cannot be fetched; the next call tries again */
export function loadReadingStrings(): Promise<ReadingStrings> {
  strings ??= Promise.all([fetchStrings(), loadStylesheet()]).then(([strings]) => strings)
  strings.catch(() => (strings = undefined))
  return strings
}

async function fetchStrings(): Promise<ReadingStrings> {
  const address = document.querySelector<HTMLElement>('[data-strings]')?.dataset['strings'] ?? ''
  return (await fetch(address)).json() as Promise<ReadingStrings>
}

function loadStylesheet(): Promise<unknown> {
  const link = createElement('link', '')
  link.rel = 'stylesheet'
  link.href = stylesheet
  return new Promise((done, failed) => {
    link.addEventListener('load', done)
    link.addEventListener('error', () => {
      link.remove()
      failed(new Error(stylesheet))
    })
    document.head.append(link)
  })
}

/** @returns a new element of a class with what is in it */
export function createElement<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className: string,
  ...inside: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name)
  if (className) element.className = className
  element.append(...inside)
  return element
}
