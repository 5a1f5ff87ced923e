/** What the checks and the hosts' files need of a page, read from it once. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A text of the notes, by its number (`textOf`): pages have most of theirs in common. */
export type TextNumber = number

/** Notes on one page. */
export interface PageNotes {
  /** addresses of links and files, each once, as they are written */
  links: Uint32Array
  /** addresses of the links that say in which language the page is that they lead to: those of the script switch */
  elsewhere: Uint32Array
  /**
   * by what address search engines are told to know the page (`canonical`) and its twins (by their `hreflang`): each
   * name and then its address; nothing for a page that asks not to be listed
   */
  told: Uint32Array | undefined
  ids: Uint32Array
  /** contents of inline styles, each once */
  styles: Uint32Array
  /** where the page sends its reader */
  movedTo: TextNumber | undefined
}

const texts: string[] = []
const numbers = new Map<string, TextNumber>()

/** The text of a number. */
export function textOf(number: TextNumber): string {
  const text = texts[number]
  if (text === undefined) throw new RangeError(`没有编号是 ${number} 的文字`)
  return text
}

/** The number of a text, the same whenever it is asked for. */
export function numberOf(text: string): TextNumber {
  let number = numbers.get(text)
  if (number === undefined) {
    // not a part of the page's own text, which would stay in memory with it
    number = add(Buffer.from(text).toString())
  }
  return number
}

function add(text: string): TextNumber {
  const number = texts.push(text) - 1
  numbers.set(text, number)
  return number
}

/** How many texts have a number: all numbers are smaller. */
export function textCount(): number {
  return texts.length
}

const numbersOf = (words: Iterable<string>) => Uint32Array.from(words, numberOf)
const address = (written: string) => written.replaceAll('&amp;', '&')

/** @param html a page */
export function notesOf(html: string): PageNotes {
  const links = new Set<string>()
  const elsewhere = new Set<string>()
  const told = new Map<string, string>()
  for (const [tag, href = ''] of html.matchAll(
    /<(?:a|link|area|img|source|script|form)\s[^>]*?(?:href|src|action)="([^"]*)"[^>]*/gu,
  ))
    if (tag.includes('lang="') || tag.includes(' rel="canonical"')) {
      const name = /\srel="canonical"/u.test(tag) ? 'canonical' : /\shreflang="([^"]*)"/u.exec(tag)?.[1]
      if (name !== undefined && tag.startsWith('<link')) told.set(name, address(href))
      else elsewhere.add(href)
    } else links.add(href)
  const head = html.slice(0, html.indexOf('</head>'))
  const picture = /<meta property="og:image" content="([^"]*)"/u.exec(head)?.[1]
  if (picture !== undefined) links.add(picture)
  const moved = /<meta http-equiv="refresh" content="0; url=([^"]+)"/u.exec(html)?.[1]
  return {
    links: Uint32Array.from(links, (href) => numberOf(address(href))),
    elsewhere: Uint32Array.from(elsewhere, (href) => numberOf(address(href))),
    told: head.includes('<meta name="robots" content="noindex"') ? undefined : numbersOf([...told].flat()),
    ids: numbersOf(new Set(Array.from(html.matchAll(/\sid="([^"]+)"/gu), ([, id = '']) => id))),
    styles: numbersOf(
      new Set(Array.from(html.matchAll(/<style[^>]*>(.*?)<\/style>/gsu), ([, style = '']) => style)),
    ),
    movedTo: moved === undefined ? undefined : numberOf(moved),
  }
}

/**
 * Reads the pages of a built site.
 *
 * @param folder the site
 * @param files its pages
 * @param known notes that are known to be those of the page
 */
export function readNotes(
  folder: string,
  files: readonly string[],
  known: ReadonlyMap<string, PageNotes> = new Map(),
): Map<string, PageNotes> {
  return new Map(
    files.map((file) => [file, known.get(file) ?? notesOf(readFileSync(join(folder, file), 'utf8'))]),
  )
}

/** The texts that pages have in one of their lists, each once, in the order in which they are first met. */
export function textsIn(notes: Iterable<PageNotes>, list: 'links' | 'styles'): string[] {
  const met = new Uint8Array(textCount())
  const found: string[] = []
  for (const page of notes)
    for (const number of page[list])
      if (met[number] !== 1) {
        met[number] = 1
        found.push(textOf(number))
      }
  return found
}

/** Notes in the form in which they are kept: their texts, and all else as numbers. */
export interface StoredNotes {
  texts: string[]
  /** for each page the number of its path and how long its lists are (`HEAD` numbers), then the lists of all pages */
  numbers: Uint32Array<ArrayBuffer>
  pages: number
}

const HEAD = 7
const NONE = 0xffffffff

/** @param notes by the paths of their pages */
export function storeNotes(notes: ReadonlyMap<string, PageNotes>): StoredNotes {
  const places = new Map<TextNumber, number>()
  const stored: string[] = []
  const place = (number: TextNumber) => {
    let at = places.get(number)
    if (at === undefined) places.set(number, (at = stored.push(textOf(number)) - 1))
    return at
  }
  const heads: number[] = []
  const lists: number[] = []
  for (const [file, { links, elsewhere, told, ids, styles, movedTo }] of notes) {
    heads.push(place(numberOf(file)), links.length, elsewhere.length, told?.length ?? NONE)
    heads.push(ids.length, styles.length, movedTo === undefined ? NONE : place(movedTo))
    for (const list of [links, elsewhere, told ?? [], ids, styles])
      for (const number of list) lists.push(place(number))
  }
  const numbers = new Uint32Array(heads.length + lists.length)
  numbers.set(heads)
  numbers.set(lists, heads.length)
  return { texts: stored, numbers, pages: notes.size }
}

/** @throws {RangeError} where the numbers are not those of these texts */
export function readStoredNotes({
  texts: stored,
  numbers: kept,
  pages,
}: StoredNotes): Map<string, PageNotes> {
  const own = Uint32Array.from(stored, (text) => numbers.get(text) ?? add(text))
  const lists = kept.subarray(pages * HEAD).map((place) => own[place] ?? NONE)
  let at = 0
  const next = (length: number) => lists.subarray(at, (at += length))
  const notes = new Map<string, PageNotes>()
  for (let page = 0; page < pages; page += 1) {
    const [file = NONE, links = 0, elsewhere = 0, told = 0, ids = 0, styles = 0, movedTo = NONE] =
      kept.subarray(page * HEAD, (page + 1) * HEAD)
    notes.set(textOf(own[file] ?? NONE), {
      links: next(links),
      elsewhere: next(elsewhere),
      told: told === NONE ? undefined : next(told),
      ids: next(ids),
      styles: next(styles),
      movedTo: movedTo === NONE ? undefined : own[movedTo],
    })
  }
  if (at !== lists.length || lists.includes(NONE)) throw new RangeError('留下的记录不完整')
  return notes
}
