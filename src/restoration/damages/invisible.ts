/** Characters that show nothing, and spaces used as indents. */
import type { Edit } from '../tracked-text.ts'

/** Joiners mean something in emoji, and between letters of scripts that join. */
const JOINING =
  '\\p{Script=Arabic}\\p{Script=Devanagari}\\p{Script=Bengali}\\p{Script=Tamil}\\p{Script=Thai}\\p{Script=Khmer}\\p{Script=Sinhala}\\p{Script=Tibetan}\\p{Script=Mongolian}\\p{Script=Hebrew}\\p{Script=Malayalam}'
const PATTERN = new RegExp(
  [
    // indents
    '(?<=^|\\n)[ \\t\\u00a0\\u3000]*[\\u00a0\\u3000][ \\t\\u00a0\\u3000]*',
    // a word written backwards for the eye
    '\\u202e[^\\n\\u202a-\\u202e]{1,80}\\u202c?',
    // behind a Latin letter a soft hyphen is where a word may be parted, or a byte
    '(?<!\\p{Script=Latin})\\u00ad',
    '[\\ufeff\\u2060-\\u2064\\u2066-\\u206f\\u200b\\u202a-\\u202e\\u034f\\u180e\\u115f\\u1160\\u3164\\uffa0\\ufff9-\\ufffb\\u17b4\\u17b5\\u2800]',
    // strokes and dots put over Chinese
    '(?<=\\p{Script=Han})[\\u0300-\\u036f\\u0483-\\u0489\\u20d0-\\u20df]+',
    // narrow spaces, as typesetters put them
    '(?<=[\\p{Script=Han}，。；：！？、])[\\u2000-\\u200a\\u202f\\u205f](?=\\p{Script=Han})',
    // a line's end
    '(?<=[\\p{Script=Han}，。！？；：、”’）》\\u3000])[\\u3000\\u00a0]+(?=\\n|$)',
    `(?<![${JOINING}])[\\u200e\\u200f\\u200c](?![${JOINING}])`,
    `(?<!\\p{Extended_Pictographic}[\\ufe0f\\u{1f3fb}-\\u{1f3ff}]?|[${JOINING}])\\u200d(?![${JOINING}])`,
    // variation selectors of Han, and those that follow nothing that varies
    '(?<=[\\p{Script=Han}\\u3000-\\u303f\\uff00-\\uff65])[\\ufe00-\\ufe0f\\u{e0100}-\\u{e01ef}]+',
    '[\\u{e0000}-\\u{e001f}]',
    '(?<![\\u{1f3f4}\\u{e0020}-\\u{e007e}])[\\u{e0020}-\\u{e007f}]+',
    '(?<=[\\p{Script=Han}\\u2014\\u2018-\\u201d\\u2026\\u3000-\\u303f\\uff00-\\uff65])\\u00a0|\\u00a0(?=[\\p{Script=Han}\\u2014\\u2018-\\u201d\\u2026\\u3000-\\u303f\\uff00-\\uff65])',
  ].join('|'),
  'gu',
)

/** Lines of verse that are set in steps: short ones in a row, their indents of three widths and more. */
const STEPPED = /(?:(?:^|\n)\u3000*[^\n\u3000][^\n]{0,24}(?=\n|$)){3,}/gu

/** Where verse is set in steps, the indents are its own. */
function steppedVerse(text: string): { start: number; end: number }[] {
  if (!text.includes('\u3000\u3000\u3000')) return []
  return [...text.matchAll(STEPPED)].flatMap(({ index, 0: found }) => {
    const lines = found.split('\n').filter((line) => line !== '')
    const widths = new Set(lines.map((line) => /^\u3000*/u.exec(line)?.[0].length ?? 0))
    return widths.size >= 3 ? [{ start: index, end: index + found.length }] : []
  })
}

/** Finds them; a word that was turned round for the eye is a guess. */
export function invisibleEdits(text: string): Edit[] {
  const verse = steppedVerse(text)
  let at = 0
  return [...text.matchAll(PATTERN)].flatMap(({ index, 0: found }): Edit | [] => {
    while ((verse[at]?.end ?? Infinity) <= index) at++
    if (/^\u3000+$/u.test(found) && index >= (verse[at]?.start ?? Infinity)) return []
    const place = { start: index, end: index + found.length, rule: 'invisible' } as const
    if (found.startsWith('\u202e')) {
      const word = found.replaceAll(/[\u202c\u202e]/gu, '')
      return { ...place, after: word, confidence: 'guess', alternatives: [[...word].reverse().join('')] }
    }
    const space = /^[\u00a0\u2000-\u200a\u202f\u205f]$/u.test(found) && !/[\n]/u.test(text[index - 1] ?? '\n')
    return { ...place, after: space ? ' ' : '', confidence: 'exact' }
  })
}
