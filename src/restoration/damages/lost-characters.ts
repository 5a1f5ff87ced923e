/** Characters that were lost to a question mark, or to the remains of bytes: named with their place, never made up. */
import { isHan, isSimplifiedOnly, isTraditional } from '../characters.ts'
import type { Edit } from '../tracked-text.ts'

/** What asks a question, so that a question mark behind it is one. */
const ASKING =
  /[吗嗎呢么麼谁誰哪几幾啥咋吧啊呀嘛]|多少|什[么麼]|怎|为何|為何|如何|是否|能否|可否|有[没沒]有|何[时時处處人事以]|难道|難道|岂|豈|(\p{Script=Han})[不没沒]\1|多[久大高长長远遠]|對不對|對嗎|真的|行不|是不/u

/** What is left of a mark or a space whose UTF-8 was read as GBK: 鈥 of “ and ”, 锛 of ，, 銆 of 。, 聽 of a no-break space, 锘 of a byte order mark. */
const REMAINS = /[鈥锛銆锘聽]/gu
/** The surroundings in which these are characters. */
const ELEMENT = /元素|化学|化學|原子|钬|鈥元|放射|锕系|錒系|字/u

/** Finds single characters that were lost. */
export function lostCharacterEdits(text: string): Edit[] {
  const edits: Edit[] = []
  const note = (start: number, end: number, alternatives: readonly string[] = []) =>
    edits.push({
      start,
      end,
      after: text.slice(start, end),
      rule: 'lost-character',
      confidence: 'unparsed',
      alternatives,
    })
  if (fullWidthStyle(text))
    for (const { index, 0: marks } of text.matchAll(
      /(?<=[\p{Script=Han}，。：；、“”《》（）])\?+(?=[\p{Script=Han}，。：；、“”《》（）])/gu,
    )) {
      const clause = /[^，。！？；：、\n?]*$/u.exec(text.slice(Math.max(0, index - 40), index))?.[0] ?? ''
      if (!ASKING.test(clause)) note(index, index + marks.length, ['□'.repeat(marks.length)])
      else if (marks === '?' && isHan(text[index - 1]) && isHan(text[index + 1]))
        edits.push({
          start: index,
          end: index + 1,
          after: '？',
          rule: 'halfwidth-mark',
          confidence: 'inferred',
          alternatives: ['□'],
        })
    }
  const simplified = isSimplifiedPage(text)
  if (simplified)
    for (const { index, 0: found } of text.matchAll(REMAINS))
      if (!ELEMENT.test(text.slice(Math.max(0, index - 12), index + 12)))
        note(index, index + found.length, found === '鈥' ? ['“', '”', '…'] : found === '锘' ? [''] : [' '])
  return edits.sort((a, b) => a.start - b.start)
}

/** Whether a page writes its marks full-width, so that a half-width one is none of its own. */
function fullWidthStyle(text: string): boolean {
  const full = text.match(/(?<=\p{Script=Han})[，。；：]/gu)?.length ?? 0
  const half = text.match(/(?<=\p{Script=Han})[,;:](?=\p{Script=Han})/gu)?.length ?? 0
  return full > 0 && full > 3 * half
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
