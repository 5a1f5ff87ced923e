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
    const syllables = syllablesOf(forms.hans, { nonZh: 'consecutive' })
    for (const [edition, text] of Object.entries(forms)) {
      const line = lexiconLine({ text, kind, count, syllables, ...(slug !== undefined && { slug }) })
      const first = [...fold(text).text][0] ?? ''
      for (const file of new Set([first, syllables[0] ?? first].map(lexiconFile))) {
        const name = `${edition}-${file}.json`
        if (!files.get(name)?.push(line)) files.set(name, [line])
      }
    }
  }
  return new Map(
    [...files].map(([name, lines]) => [name, JSON.stringify(lines.toSorted(bySound).join('\n'))]),
  )
}

function syllablesOf(text: string, options: { nonZh?: 'consecutive'; multiple?: true }): string[] {
  const syllables = pinyin(text, { toneType: 'none', type: 'array', v: true, ...options })
  return syllables.map((syllable) => syllable.toLowerCase())
}

/** Neighbours in sound side by side: such files pack well. */
function bySound(one: string, other: string): number {
  const [a, b] = [one, other].map((line) => {
    const [text = '', , , sound = ''] = line.split('\t')
    return `${sound} ${text}`
  }) as [string, string]
  return a < b ? -1 : 1
}

function collect(
  articles: readonly ArticleEditions[],
  { names, texts }: Declared = { names: [], texts: [] },
): Entry[] {
  const entries = new Map<string, Entry>()
  for (const [kind, list] of [
    ['source', 'sources'],
    ['tag', 'tags'],
  ] as const)
    for (const { hans, ...others } of articles)
      for (const { slug, name } of hans[list]) {
        const known = entries.get(name)
        if (known?.kind === kind) known.count += 1
        else {
          const forms: Entry['forms'] = { hans: name }
          for (const [id, document] of Object.entries(others)) {
            const form = document[list].find((other) => other.slug === slug)
            if (form) forms[id as EditionId] = form.name
          }
          entries.set(name, { kind, slug, count: 1, forms })
        }
      }

  const words = wordsOfPaper(
    articles.map(({ hans }) => hans.blocks),
    { names: [...new Set([...entries.keys(), ...names])], texts },
  )
  const fewest = articles.length > manyArticles ? 2 : 1
  for (const [word, { kind, count, article, block, at }] of words) {
    const editions = articles[article]
    if (!editions || entries.has(word) || count < fewest) continue
    entries.set(word, { kind, count, forms: { ...formsOf(editions, block, at, word), hans: word } })
  }
  return [...entries.values()]
}

/**
 * A word as each edition writes it: conversion of script keeps the number of characters, so it stands at the same place
 * of the same block; where that does not hold, the edition goes without this word.
 */
function formsOf(
  editions: ArticleEditions,
  block: number,
  at: number,
  word: string,
): Partial<Record<EditionId, string>> {
  const text = editions.hans.blocks[block]?.text ?? ''
  const before = [...text.slice(0, at)].length
  const forms: Partial<Record<EditionId, string>> = {}
  for (const [id, { blocks }] of Object.entries(editions)) {
    const own = [...(blocks[block]?.text ?? '')]
    if (own.length === [...text].length)
      forms[id as EditionId] = own.slice(before, before + [...word].length).join('')
  }
  return forms
}

/**
 * Sounds of characters: for each syllable without tone the folded characters that are read so.
 *
 * @param fold the index's folding, with all classes of variants
 * @returns the content of `sounds.json`: syllable, then its characters, parted by spaces
 */
export function soundsFile(fold: Fold): string {
  const bySyllable = new Map<string, Set<string>>()
  for (const character of commonCharacters())
    for (const syllable of syllablesOf(character, { multiple: true })) {
      if (!/^[a-z]+$/u.test(syllable)) continue
      bySyllable.set(syllable, (bySyllable.get(syllable) ?? new Set()).add(fold(character).text))
    }
  const lines = Array.from(bySyllable, ([syllable, members]) => syllable + [...members].join(''))
  return JSON.stringify(lines.toSorted().join(' '))
}

/** The 6,763 characters of GB 2312 (rows 16 to 87). */
function* commonCharacters(): Generator<string> {
  const decoder = new TextDecoder('gb18030')
  for (let row = 0xb0; row <= 0xf7; row += 1)
    for (let cell = 0xa1; cell <= 0xfe; cell += 1) {
      const character = decoder.decode(Uint8Array.of(row, cell))
      if (/^\p{Script=Han}$/u.test(character)) yield character
    }
}
