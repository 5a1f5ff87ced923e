/**
 * The lexicon, made at build time: words, names and places of the paper with their pinyin, in files small enough to
 * be fetched while a reader types.
 */
import { pinyin } from 'pinyin-pro'
import type { ArticleEditions, EditionId } from './documents.ts'
import type { Fold } from '../shared/fold.ts'
import { lexiconFile, lexiconLine, type LexiconKind } from '../shared/lexicon.ts'
import { wordsOfPaper, type Declared } from './words.ts'

interface Entry {
  kind: LexiconKind
  /** articles that have it */
  count: number
  forms: Partial<Record<EditionId, string>> & { hans: string }
  slug?: string
}

const han = /^\p{Script=Han}+$/u
/** A paper with more articles than that leaves out what only one of them has. */
const manyArticles = 1000

/**
 * Collects the lexicon of a paper.
 *
 * @param articles the documents of each article
 * @param fold the index's folding
 * @param declared what the paper's registries tell of its names
 * @returns the content of each file, by its name without folder: `<edition>-<letter>.json` by the first letter of
 * the pinyin, `<edition>-han-<number>.json` by the first character
 */
export function lexiconFiles(
  articles: readonly ArticleEditions[],
  fold: Fold,
  declared?: Declared,
): Map<string, string> {
  const files = new Map<string, string[]>()
  for (const { kind, count, forms, slug } of collect(articles, declared)) {
    const sound = pinyin(forms.hans, { toneType: 'none', type: 'array', v: true, nonZh: 'consecutive' })
    const syllables = sound.map((syllable) => syllable.toLowerCase())
    for (const [edition, text] of Object.entries(forms)) {
      const line = lexiconLine({ text, kind, count, syllables, ...(slug !== undefined && { slug }) })
      const first = [...fold(text).text][0] ?? ''
      for (const name of new Set([first, syllables[0] ?? first].map(lexiconFile)))
        add(files, `${edition}-${name}.json`, line)
    }
  }
  return new Map(
    [...files].map(([name, lines]) => [name, JSON.stringify(lines.toSorted(bySound).join('\n'))]),
  )
}

function add(files: Map<string, string[]>, name: string, line: string): void {
  const lines = files.get(name)
  if (lines) lines.push(line)
  else files.set(name, [line])
}

/** Neighbours in sound side by side: such files pack well. */
function bySound(one: string, other: string): number {
  const [a, b] = [one.split('\t'), other.split('\t')]
  const key = (parts: string[]) => `${parts[3] ?? ''} ${parts[0] ?? ''}`
  return key(a) < key(b) ? -1 : 1
}

function collect(
  articles: readonly ArticleEditions[],
  { names, texts }: Declared = { names: [], texts: [] },
): Entry[] {
  const entries = new Map<string, Entry>()
  const named = (kind: 'tags' | 'sources', as: LexiconKind) => {
    for (const editions of articles) {
      for (const { slug, name } of editions.hans[kind]) {
        const known = entries.get(name)
        if (known?.kind === as) {
          known.count += 1
          continue
        }
        const inEdition = (id: 'tw' | 'hk') => editions[id]?.[kind].find((other) => other.slug === slug)?.name
        const [tw, hk] = [inEdition('tw'), inEdition('hk')]
        entries.set(name, {
          kind: as,
          slug,
          count: 1,
          forms: { hans: name, ...(tw ? { tw } : {}), ...(hk ? { hk } : {}) },
        })
      }
    }
  }
  named('sources', 'source')
  named('tags', 'tag')

  const words = wordsOfPaper(
    articles.map(({ hans }) => hans.blocks),
    { names: [...new Set([...entries.keys(), ...names])], texts },
  )
  const fewest = articles.length > manyArticles ? 2 : 1
  for (const [word, { kind, count, article, block, at }] of words) {
    const editions = articles[article]
    if (!editions || entries.has(word) || count < fewest) continue
    const text = editions.hans.blocks[block]?.text ?? ''
    entries.set(word, { kind, count, forms: { hans: word, ...formsOf(editions, block, text, at, word) } })
  }
  return [...entries.values()]
}

/**
 * A word as the other editions write it: conversion of script keeps the number of characters, so it stands at the
 * same place of the same block; where that does not hold, the editions go without this word.
 */
function formsOf(
  editions: ArticleEditions,
  block: number,
  text: string,
  at: number,
  word: string,
): Partial<Record<'tw' | 'hk', string>> {
  const before = Array.from(text.slice(0, at)).length
  const length = [...word].length
  const whole = [...text].length
  const found: Partial<Record<'tw' | 'hk', string>> = {}
  for (const id of ['tw', 'hk'] as const) {
    const other = [...(editions[id]?.blocks[block]?.text ?? '')]
    if (other.length === whole) found[id] = other.slice(before, before + length).join('')
  }
  return found
}

/**
 * Sounds of characters: for each syllable without tone the folded characters that are read so.
 *
 * @param fold the index's folding, with all classes of variants
 * @returns the content of `sounds.json`: syllable, then its characters, parted by spaces
 */
export function soundsFile(fold: Fold): string {
  const bySyllable = new Map<string, Set<string>>()
  for (const character of commonCharacters()) {
    const folded = fold(character).text
    for (const syllable of new Set(
      pinyin(character, { toneType: 'none', type: 'array', v: true, multiple: true }),
    )) {
      if (!/^[a-z]+$/u.test(syllable)) continue
      const members = bySyllable.get(syllable)
      if (members) members.add(folded)
      else bySyllable.set(syllable, new Set([folded]))
    }
  }
  return JSON.stringify(
    [...bySyllable]
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([syllable, members]) => syllable + [...members].join(''))
      .join(' '),
  )
}

/** The 6,763 characters of GB 2312 (rows 16 to 87). */
function* commonCharacters(): Generator<string> {
  const decoder = new TextDecoder('gb18030')
  for (let row = 0xb0; row <= 0xf7; row += 1) {
    for (let cell = 0xa1; cell <= 0xfe; cell += 1) {
      const character = decoder.decode(Uint8Array.of(row, cell))
      if (han.test(character)) yield character
    }
  }
}
