/** Characters that were lost to a question mark, or to the remains of bytes: named with their place, never made up. */
import { isHan, isSimplifiedOnly, isTraditional } from '../characters.ts'
import type { Edit } from '../tracked-text.ts'

/** What asks a question, so that a question mark behind it is one. */
const ASKING =
  /[吗嗎呢么麼谁誰哪几幾啥咋吧啊呀嘛]|多少|什[么麼]|怎|为何|為何|如何|是否|能否|可否|有[没沒]有|何[时時处處人事以]|难道|難道|岂|豈|(\p{Script=Han})[不没沒]\1|多[久大高长長远遠]|對不對|對嗎|真的|行不|是不/u

/** What is left of a mark or a space whose UTF-8 was read as GBK: 鈥 of “ and ”, 锛 of ，, 銆 of 。, 聽 of a no-break space, 锘 of a byte order mark. */
const REMAINS = /[鈥锛銆锘聽]/gu
/** Those that are no character of a Traditional page either; 聽 is, once. */
const OTHER_REMAINS = /[锛銆锘]|聽{3,}/gu
/** A question mark within a sentence, or where a mark was opened or parts a sentence. */
const LOST =
  /(?<=[\p{Script=Han}，。：；、“”《》（）])\?+(?=[\p{Script=Han}，。：；、“”《》（）])|(?<=[，：；、“《（])\?+/gu
/** The surroundings in which these are characters. */
const ELEMENT = /元素|化学|化學|原子|钬|鈥元|放射|锕系|錒系|字/u

/** Finds single characters that were lost. */
export function lostCharacterEdits(text: string): Edit[] {
  return questionMarkEdits(text)
    .concat(wideQuestionMarks(text))
    .concat(isSimplifiedPage(text) ? remains(text, REMAINS) : remains(text, OTHER_REMAINS))
    .concat(
      // the import's own sign for a character that is gone
      [...text.matchAll(/(?<=\p{Script=Han})□{1,3}(?=\p{Script=Han})/gu)].map(({ index, 0: found }) =>
        note(index, found, []),
      ),
    )
    .sort((a, b) => a.start - b.start)
}

function note(start: number, found: string, alternatives: readonly string[]): Edit {
  return {
    start,
    end: start + found.length,
    after: found,
    rule: 'lost-character',
    confidence: 'unparsed',
    alternatives,
  }
}

function remains(text: string, pattern: RegExp): Edit[] {
  return [...text.matchAll(pattern)].flatMap(({ index, 0: found }) =>
    ELEMENT.test(text.slice(Math.max(0, index - 12), index + 12))
      ? []
      : [note(index, found, found === '鈥' ? ['“', '”', '…'] : found === '锘' ? [''] : [' '])],
  )
}

/** Question marks where nothing asks, and behind marks that none can follow. */
function questionMarkEdits(text: string): Edit[] {
  if (hasHalfWidthStyle(text)) return []
  return [...text.matchAll(LOST)].flatMap(({ index, 0: marks }): Edit[] => {
    if (!ASKING.test(clauseBefore(text, index))) return [note(index, marks, ['□'.repeat(marks.length)])]
    return marks === '?' && isHan(text[index - 1]) && isHan(text[index + 1])
      ? [
          {
            start: index,
            end: index + 1,
            after: '？',
            rule: 'halfwidth-mark',
            confidence: 'inferred',
            alternatives: ['□'],
          },
        ]
      : []
  })
}

const clauseBefore = (text: string, index: number) =>
  /[^，。！？；：、\n?]*$/u.exec(text.slice(Math.max(0, index - 40), index))?.[0] ?? ''

/** Full-width question marks, where most of a page's stand within sentences and nothing asks. */
function wideQuestionMarks(text: string): Edit[] {
  const lost = [...text.matchAll(/(?<=\p{Script=Han})？(?=\p{Script=Han})/gu)].filter(
    ({ index }) => !ASKING.test(clauseBefore(text, index)),
  )
  if (lost.length < 3 || lost.length < 0.6 * (text.match(/？/gu)?.length ?? 0)) return []
  return lost.map(({ index, 0: found }) => note(index, found, ['□']))
}

/** Whether a page writes marks half-width, so that a half-width question mark may be its own. */
function hasHalfWidthStyle(text: string): boolean {
  const full = text.match(/(?<=\p{Script=Han})[，。；：]/gu)?.length ?? 0
  const half = text.match(/(?<=\p{Script=Han})[,;:](?=\p{Script=Han})/gu)?.length ?? 0
  return half > 0 && full <= 3 * half
}

function isSimplifiedPage(text: string): boolean {
  let hans = 0
  let hant = 0
  for (const character of text) {
    if (!isHan(character) || '鈥锛銆锘聽'.includes(character)) continue
    if (isSimplifiedOnly(character)) hans++
    else if (isTraditional(character)) hant++
  }
  return hans > 3 * hant
}
