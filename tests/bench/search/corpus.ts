/** A generated paper: as many articles as wanted, the same for the same seed. */
import { captions, headings, lists, rare, sentences, sources, tags, titles } from './words.ts'

/** A generated article, in Simplified. */
export interface GeneratedArticle {
  slug: string
  title: string
  summary: string
  date: string
  year: number
  tags: { slug: string; name: string }[]
  sources: { slug: string; name: string }[]
  html: string
}

/** Numbers between 0 and 1, the same for the same seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** One of a list. @throws {Error} for an empty list */
export function pick<T>(random: () => number, list: readonly T[]): T {
  const item = list[Math.floor(random() * list.length)]
  if (item === undefined) throw new Error('空的词表')
  return item
}

/**
 * Generates articles of about 1,100 characters each: headings, paragraphs, a caption, now and then a table.
 *
 * @param count how many
 * @param seed any whole number
 */
export function generateCorpus(count: number, seed: number): GeneratedArticle[] {
  return Array.from({ length: count }, (_, index) =>
    generateArticle(seededRandom(seed * 1_000_003 + index), index),
  )
}

function generateArticle(random: () => number, index: number): GeneratedArticle {
  const between = (low: number, high: number) => low + Math.floor(random() * (high - low + 1))
  const numbers: Record<string, () => string> = {
    n: () => String(between(3, 980)),
    m: () => String(between(2, 90)),
    small: () => String(between(2, 9)),
    hour: () => String(between(19, 23)),
    year: () => String(between(1898, 2026)),
    month: () => String(between(1, 12)),
    decimal: () => `${between(0, 48)}.${between(1, 99)}`,
    percent: () => (random() < 0.5 ? `${between(2, 99)}.${between(1, 9)}` : String(between(2, 99))),
    thousands: () => `${between(1, 89)},${String(between(0, 999)).padStart(3, '0')}`,
    money: () => String(between(80, 2600)),
    phone: () => `0532-${between(80000000, 89999999)}`,
    code: () =>
      `SN-${between(2019, 2026)}-${String(between(1, 999)).padStart(3, '0')}${pick(random, ['A', 'B', 'C'])}`,
  }
  const fill = (pattern: string) =>
    pattern.replace(/\{(\w+)\}/gu, (_, slot: string) => {
      const number = numbers[slot]
      if (number) return number()
      return pick(random, lists[slot] ?? [])
    })
  const sentence = () => {
    const text = fill(pick(random, sentences))
    return random() < 0.12 ? `${text.slice(0, -1)}，旁边就是${pick(random, rare)}。` : text
  }

  const title = fill(pick(random, titles))
  const summary = sentence() + sentence()
  const parts: string[] = []
  let length = title.length + summary.length
  const target = between(850, 1350)
  let section = 0
  while (length < target) {
    if (parts.length > 0 && parts.length % 4 === 0) {
      section += 1
      const heading = fill(pick(random, headings))
      parts.push(`<h2 id="s-${section}">${heading}</h2>`)
    }
    const paragraph = Array.from({ length: between(2, 4) }, sentence).join('')
    length += paragraph.length
    parts.push(`<p>${emphasise(random, paragraph)}</p>`)
  }
  parts.splice(
    2,
    0,
    `<figure><img src="x.jpg" alt=""><figcaption>${fill(pick(random, captions))}</figcaption></figure>`,
  )
  if (random() < 0.2) {
    const row = () => `<tr><td>${fill('{work}')}</td><td>${fill('{n}处')}</td></tr>`
    parts.push(
      `<table><thead><tr><th>项目</th><th>数量</th></tr></thead><tbody>${row()}${row()}</tbody></table>`,
    )
  }
  const year = between(2019, 2026)
  const date = `${year}-${String(between(1, 12)).padStart(2, '0')}-${String(between(1, 28)).padStart(2, '0')}`
  const some = (list: readonly (readonly [string, string])[], most: number) =>
    [...new Set(Array.from({ length: between(1, most) }, () => pick(random, list)))].map(([slug, name]) => ({
      slug,
      name,
    }))
  return {
    slug: `a-${String(index).padStart(5, '0')}`,
    title,
    summary,
    date,
    year,
    tags: some(tags, 3),
    sources: some(sources, 2),
    html: parts.join('\n'),
  }
}

/** Puts inline elements into a paragraph, so that hits run across their borders. */
function emphasise(random: () => number, text: string): string {
  if (random() > 0.3) return text
  const characters = [...text]
  const start = Math.floor(random() * characters.length * 0.8)
  const end = start + 2 + Math.floor(random() * 6)
  return `${characters.slice(0, start).join('')}<strong>${characters.slice(start, end).join('')}</strong>${characters.slice(end).join('')}`
}
