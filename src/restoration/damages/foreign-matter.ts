/** What is in a text and not of it: subtitles' times, calls to the reader, emoji scattered in, private use, a second script. Named, never removed. */
import { isSimplifiedOnly, isTraditional } from '../characters.ts'
import { isCall } from '../boilerplate.ts'
import { isEmphasis, isMeant } from './placeholders.ts'
import { hasOtherGrammar, orderOf, rareCharacters } from '../likeness.ts'
import { wordCosts } from '../words.ts'
import type { Edit, Rule } from '../tracked-text.ts'

/**
 * Finds foreign matter; each edit leaves its place as it is.
 *
 * @param laidOut whether the layout tells the page's own lines apart
 */
export function foreignMatterEdits(text: string, laidOut = false): Edit[] {
  return [
    ...first(
      text,
      'subtitles',
      /^(?:\d+\r?\n)?(?:\d{2}:)?\d{2}:\d{2}[,.]\d{3} --> (?:\d{2}:)?\d{2}:\d{2}[,.]\d{3}/mu,
      2,
    ),
    ...first(text, 'subtitles', /^\[\d{2}:\d{2}[.:]\d{2,3}\]/mu, 2),
    ...first(text, 'subtitles', /^Dialogue: \d+,\d+:\d{2}:\d{2}/mu, 1),
    ...first(text, 'subtitles', /^(?:发言人|發言人|说话人|Speaker)\s?\d+\s+(?:\d{1,2}:)?\d{2}:\d{2}$/mu, 2),
    ...running(text),
    ...(laidOut ? [] : calls(text)),
    ...privateUse(text),
    ...emoji(text),
    ...secondScript(text),
    ...exchanged(text),
  ].sort((a, b) => a.start - b.start)
}

function note(start: number, end: number, text: string, rule: Rule): Edit {
  return { start, end, after: text.slice(start, end), rule, confidence: 'unparsed' }
}

/** The first place of a pattern that stands several times. */
function first(text: string, rule: Rule, pattern: RegExp, least: number): Edit[] {
  const found = [...text.matchAll(new RegExp(pattern, 'gmu'))]
  const [match] = found
  return match && found.length >= least ? [note(match.index, match.index + match[0].length, text, rule)] : []
}

/** Times that run on from the start of a recording, line by line; a programme starts later. */
function running(text: string): Edit[] {
  const found = [...text.matchAll(/^(?:(\d{1,2}):)?(\d{2}):(\d{2})[ \t]+\S/gmu)]
  const times = found.map(
    ([, hours = '0', minutes = '', seconds = '']) =>
      Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds),
  )
  const [match] = found
  const runs = times.every((time, at) => at === 0 || time >= (times[at - 1] ?? 0))
  return match && found.length >= 3 && (times[0] ?? 60) < 30 && runs
    ? [note(match.index, match.index + match[0].length - 1, text, 'subtitles')]
    : []
}

function calls(text: string): Edit[] {
  return [...text.matchAll(/[^\n]+/gu)].flatMap(({ index, 0: line }) =>
    line.length <= 120 && isCall(line) ? [note(index, index + line.length, text, 'boilerplate')] : [],
  )
}

function privateUse(text: string): Edit[] {
  return [...text.matchAll(/[\ue000-\uf8ff\u{f0000}-\u{10fffd}]+|[\ufdd0-\ufdef\ufffe\uffff]+/gu)].map(
    ({ index, 0: found }): Edit => note(index, index + found.length, text, 'private-use'),
  )
}

/** Emoji among characters again and again, one for every forty; or twice within words, where no writer puts them. */
function emoji(text: string): Edit[] {
  const found = [
    ...text.matchAll(
      /(?<=\p{Script=Han})(?:(?:(?![\u203c-\u3299©®])\p{Extended_Pictographic}[\ufe0f\u200d\u{1f3fb}-\u{1f3ff}]*)+|[★☆◆◇●○*_^]{1,3}|\[[\u4e00-\u9fff]{1,3}\])(?=\p{Script=Han})/gu,
    ),
  ].filter(
    ({ index, 0: signs }) =>
      !/^[★☆◆◇●○*_^]{1,3}$/u.test(signs) ||
      (!isMeant(text, index) && !isEmphasis(text, index) && !isEmphasis(text, index + signs.length - 1)),
  )
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0
  const within = found.filter(({ index, 0: { length } }) =>
    wordCosts().has(`${text[index - 1]}${text[index + length]}`),
  ).length
  if (within < 2 && (found.length < 4 || found.length * 40 < han)) return []
  return found.map(({ index, 0: signs }) => note(index, index + signs.length, text, 'emoji'))
}

/** How little the order of a page's characters means where some of them were exchanged, and of how many at least. */
const EXCHANGED = { gain: 0.95, han: 100 }

/**
 * The first of many characters that hardly any text has, or that stand in no order: a PDF's font names some signs
 * wrongly.
 */
function exchanged(text: string): Edit[] {
  const { first, kinds, share } = rareCharacters(text)
  if (kinds >= 5 && share >= 0.12) return [note(first, first + 1, text, 'mojibake')]
  if ((text.match(/[，。！？；]/gu)?.length ?? 0) < 3) return []
  const { gain, han } = orderOf(text)
  const at = text.search(/\p{Script=Han}/u)
  return han >= EXCHANGED.han && gain < EXCHANGED.gain && !hasOtherGrammar(text)
    ? [note(at, at + 1, text, 'mojibake')]
    : []
}

/** Clauses in which Simplified and Traditional characters stand side by side. */
function secondScript(text: string): Edit[] {
  const mixed: { start: number; end: number }[] = []
  let clauses = 0
  // a directive has words of the other script on purpose
  const plain = text.replaceAll(/\{[^{}\n]{0,200}\}/gu, (found) => ' '.repeat(found.length))
  for (const { index, 0: clause } of plain.matchAll(/[^，。！？；：\n“”「」『』《》（）()]{2,}/gu)) {
    let hans = 0
    let hant = 0
    let at = -1
    for (let offset = 0; offset < clause.length; offset++) {
      const character = clause[offset] as string
      if (isSimplifiedOnly(character) && !SHARED.includes(character)) hans++
      else if (isTraditional(character) && !SHARED.includes(character)) {
        hant++
        if (at < 0) at = offset
      }
    }
    // Japanese has forms of both
    if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(clause)) continue
    if (hans + hant > 0) clauses++
    if (hans > 0 && hant > 0) mixed.push({ start: index + at, end: index + at + 1 })
  }
  const [place] = mixed
  return place && mixed.length >= (clauses < 12 ? 1 : 2) && mixed.length >= 0.15 * clauses
    ? [note(place.start, place.end, text, 'mixed-scripts')]
    : []
}

/** Characters that writers of both scripts use, whatever the tables say. */
const SHARED =
  '于后里只干并面台谷余范姜沈斗征制准吁弦彩御托挂札朴松气注游灶烟牺犹猎症志咨周佣冲余出布床庄床群峰脚线恒却污胜尸丑云表游岩疴麽著乾么着藉徵瞭覆畫甦晒涌'
