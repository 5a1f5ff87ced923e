import { readFileSync } from 'node:fs'
import type {
  ArticleRules,
  AuthorScript,
  EditionId,
  GlossaryEntry,
  ScriptEngine,
} from '../../../src/conversion/engine.ts'

/** A marked word: where it stands in the sentence, in code points, and what each edition may show. */
interface Mark {
  readonly start: number
  readonly length: number
  readonly accepted: Readonly<Record<'tw' | 'hk' | 'hans', readonly string[]>>
}

/** One row of a case file. */
export interface Case {
  readonly file: string
  readonly line: number
  readonly category: string
  readonly text: string
  readonly marks: readonly Mark[]
  readonly from: AuthorScript
  readonly note: string
  /** who wrote it, when, and with which others */
  readonly author: string
  readonly written: string
  readonly set: string
}

/** A row that an edition shows wrongly. */
export interface Failure {
  readonly case: Case
  readonly to: EditionId
  readonly shown: string
  readonly wrong: readonly { shown: string; wanted: readonly string[] }[]
}

/** Forms that differ only in style within a region's practice; 着/著 and 台/臺 are told apart. */
const STYLE = new Map(
  [...'裏裡爲為綫線衞衛麪麵説說户戶峯峰羣群牀床閲閱脱脫鈎鉤叄叁溫温脣唇囪囱湧涌'].map(
    (character, index, all) => [character, all[index - (index % 2)] as string],
  ),
)

/**
 * Reads a case file: category, sentence with `{简|TW|HK}` marks, note, who wrote it, when, its set, tab-separated.
 *
 * @param path the file
 * @param from the script its sentences are written in
 */
export function readCases(path: string, from: AuthorScript = 'hans'): Case[] {
  const file = path.slice(path.lastIndexOf('/') + 1)
  return readFileSync(path, 'utf8')
    .split('\n')
    .map((row, index) => ({ row, line: index + 1 }))
    .filter(({ row }) => row.trim() !== '' && !row.startsWith('#'))
    .map(({ row, line }) => {
      const [category = '', sentence = '', note = '', author = '', written = '', set = ''] = row.split('\t')
      return { file, line, category, note, author, written, set, from, ...parseSentence(sentence, from) }
    })
}

function parseSentence(sentence: string, from: AuthorScript): { text: string; marks: Mark[] } {
  let text = ''
  const marks: Mark[] = []
  for (const part of sentence.split(/(\{[^{}]*\})/)) {
    if (!part.startsWith('{')) {
      text += part
      continue
    }
    const [script = ''] = part.slice(1, -1).split('||')
    const [source = '', second = source, third = second] = script.split('|')
    const accepted =
      from === 'hans'
        ? { hans: [source], tw: second.split('/'), hk: third.split('/') }
        : { hans: second.split('/'), tw: third.split('/'), hk: third.split('/') }
    marks.push({ start: [...text].length, length: [...source].length, accepted })
    text += source
  }
  return { text, marks }
}

/**
 * Converts a case and compares its marked words.
 *
 * @param engine the converter, or anything that converts text as it does
 * @param one the case
 * @param to the edition
 * @param rules the article's rules
 * @returns the failure, or undefined where every marked word is right
 */
export function failureOf(
  engine: Pick<ScriptEngine, 'text'>,
  one: Case,
  to: EditionId,
  rules?: ArticleRules,
): Failure | undefined {
  const shown = engine.text(one.text, { from: one.from, to, ...(rules === undefined ? {} : { rules }) })
  const characters = [...shown]
  const wrong = one.marks.flatMap((mark) => {
    const wanted = mark.accepted[to]
    const found = characters.slice(mark.start, mark.start + mark.length).join('')
    return wanted.some((form) => sameStyle(form) === sameStyle(found)) ? [] : [{ shown: found, wanted }]
  })
  return wrong.length === 0 ? undefined : { case: one, to, shown, wrong }
}

/** A text with the forms that differ only in style made one. */
export function sameStyle(text: string): string {
  return [...text].map((character) => STYLE.get(character) ?? character).join('')
}

/** The glossary that the cases are scored with. */
export const NO_GLOSSARY: readonly GlossaryEntry[] = []

/**
 * Reads a file of HTML cases: category, Simplified HTML, what the Taiwan page shows, tab-separated.
 *
 * @param path the file
 */
export function readMarkupCases(
  path: string,
): { line: number; category: string; html: string; wanted: string }[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .map((row, index) => ({ row, line: index + 1 }))
    .filter(({ row }) => row.trim() !== '' && !row.startsWith('#'))
    .map(({ row, line }) => {
      const [category = '', html = '', wanted = ''] = row.split('\t')
      return { line, category, html, wanted }
    })
}
