/** The words of the reading comforts in the page's script, and their stylesheet: fetched once, when first needed. */
import sheet from '../styles/comforts.css?url'
import type { ReadingStringKey } from '../editions/strings/reading.ts'

export type Words = Readonly<Record<ReadingStringKey, string>>

let words: Promise<Words> | undefined

/** @throws where they cannot be fetched; the next call tries again */
export function wordsOfPage(): Promise<Words> {
  words ??= Promise.all([readWords(), dress()]).then(([words]) => words)
  words.catch(() => (words = undefined))
  return words
}

async function readWords(): Promise<Words> {
  const address = document.querySelector<HTMLElement>('[data-words]')?.dataset['words'] ?? ''
  return (await fetch(address)).json() as Promise<Words>
}

function dress(): Promise<unknown> {
  const link = make('link', '')
  link.rel = 'stylesheet'
  link.href = sheet
  return new Promise((done, failed) => {
    link.addEventListener('load', done)
    link.addEventListener('error', () => {
      link.remove()
      failed(new Error(sheet))
    })
    document.head.append(link)
  })
}

/** @returns a new element of a class with what is in it */
export function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className: string,
  ...inside: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name)
  if (className) element.className = className
  element.append(...inside)
  return element
}
