/** HTML's entities in text: whole ones, those that lost their `&` or `;`, and pairs of surrogates. */
import { fromHtml } from 'hast-util-from-html'
import type { Edit } from '../tracked-text.ts'

/** Markdown shows these as the sign they stand for; decoded, they could become a tag. */
const MEANT = new Set([
  '&lt;',
  '&gt;',
  '&#60;',
  '&#62;',
  '&#x3c;',
  '&#x3e;',
  '&#x3C;',
  '&#x3E;',
  '&LT;',
  '&GT;',
])

const NAMES =
  'nbsp|ldquo|rdquo|lsquo|rsquo|hellip|mdash|ndash|middot|bull|quot|amp|emsp|ensp|thinsp|laquo|raquo|times|deg|copy|reg|zwnj|zwj|apos|permil|yen'
/** Names that no Chinese text has for words. */
const SURE = 'nbsp|ldquo|rdquo|lsquo|rsquo|hellip|mdash|ndash|middot|emsp|ensp|thinsp|laquo|raquo'
/** Numbers of Chinese, its marks and emoji: so many digits and no more, what follows are figures of the text. */
const NUMBER =
  '(?:12[6-9]\\d{3}|12[2-9]\\d{2}|10[01]\\d{2}|9[7-9]\\d{2}(?!\\d)|(?:1[3-9]|[2-5]\\d)\\d{3}|6[0-5]\\d{3}|82[0-4]\\d|8[2-3]\\d{2}(?!\\d)|160(?!\\d)|183(?!\\d))'
const HEX_NUMBER =
  '[xX](?:1[fF][0-9a-fA-F]{3}|[3-9][0-9a-fA-F]{3}|[fF][fF][01][0-9a-fA-F]|20[0-3][0-9a-fA-F]|2[67][0-9a-fA-F]{2}|[fF][eE]0[fF])'
const CHINESE = '\\p{Script=Han}?!.%，。：；！？、“”‘’《》（）…—'

const PATTERN = new RegExp(
  [
    // a character beyond the basic plane, as two numbers of half each
    '&#(?:5[5-7]\\d{3}|[xX][dD][89a-fA-F][0-9a-fA-F]{2});(?:&#(?:5[5-7]\\d{3}|[xX][dD][89a-fA-F][0-9a-fA-F]{2});)?',
    '&(?:amp;)*(?:#\\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});',
    `[&＆](?:amp[;；])*[ \\u00a0]?(?:${NAMES}|${NAMES.toUpperCase()})[;；]`,
    '&(?:amp;)*[ \\u00a0]#\\d{3,6};',
    `&(?:amp;)*(?:${SURE})(?![a-z;]|\\d*=)`,
    `&#(?:${NUMBER}|${HEX_NUMBER})`,
    `(?<![A-Za-z&#-])(?:amp;)*(?:${SURE});`,
    `(?<=[${CHINESE}\\n]|^)(?:ldquo|rdquo|hellip|mdash)(?=[${CHINESE}A-Z0-9\\n]|$|ldquo|rdquo|hellip|mdash)`,
    `(?<=(?:ldquo|rdquo|hellip|mdash))(?:ldquo|rdquo|hellip|mdash)(?=[${CHINESE}A-Z0-9\\n]|$)`,
    '(?<=[0-9A-Za-z])(?:rdquo|hellip)(?=[，。：；！？、])',
    '(?<![&#])#(?:\\d{4,6}|x[0-9a-fA-F]{4,5});',
    // without their number sign, with the ampersand or without
    '&\\d{5};|(?<![0-9A-Za-z\\\\])&?[xX][4-9][0-9a-fA-F]{3};',
  ].join('|'),
  'gu',
)

/** Chinese, its marks, and emoji. */
const OF_TEXT = /[\p{Script=Han}\u2010-\u203a\u3000-\u303f\uff01-\uff5e\p{Extended_Pictographic}\ufe0f]/u

const decoded = new Map<string, string>()

/**
 * Decodes one entity, or a pair of surrogates, whatever it lost.
 *
 * @returns its text; `undefined` where it stands for no character
 */
export function entityText(found: string): string | undefined {
  const known = decoded.get(found)
  if (known !== undefined) return known === '' ? undefined : known
  const pair = [...found.matchAll(/&#(?:(\d+)|[xX]([0-9a-fA-F]+));/gu)].map(([, digits, hex]) =>
    digits === undefined ? Number.parseInt(hex ?? '', 16) : Number(digits),
  )
  const [high = 0, low = 0] = pair
  let text: string
  if (pair.length === 2) text = high < 0xdc00 && low >= 0xdc00 ? String.fromCharCode(high, low) : ''
  else {
    const written = /#?[A-Za-z0-9]+[;；]?$/u.exec(found)?.[0]?.replace(/[;；]$/u, '') ?? ''
    const name = written.replace(/^(?=\d{5}$|[xX][0-9a-fA-F]{4}$)/u, '#')
    text = named(name) || named(name.toLowerCase())
    // what stands for no character
    if (/[\ufffd\ufffe\uffff\ud800-\udfff]/u.test(text) && text.length === 1) text = ''
  }
  decoded.set(found, text)
  return text === '' ? undefined : text
}

/** Whether a page's entities end in a full-width semicolon, all of them; else it is one of the text. */
function endsWide(text: string): boolean {
  const ends = [...text.matchAll(new RegExp(`[&＆](?:${SURE})([;；]?)`, 'giu'))]
  return ends.length > 1 && ends.every(([, end]) => end === '；')
}

/** What HTML has for a name or number; `''` where it has nothing. */
function named(name: string): string {
  const child = fromHtml(`&${name};`, { fragment: true }).children[0]
  return child?.type === 'text' && child.value !== `&${name};` ? child.value : ''
}

/** Finds entities and gives what they stand for; `&lt;` and `&gt;` stay, Markdown shows them right. */
export function entityEdits(text: string): Edit[] {
  const edits: Edit[] = []
  const wide = endsWide(text)
  for (const { index, 0: whole } of text.matchAll(PATTERN)) {
    const found = wide ? whole : whole.replace(/；$/u, '')
    const plain = found.replace(/^&(?:amp;)+(?=[#A-Za-z])/u, '&')
    const place = { start: index, end: index + found.length, rule: 'entity' } as const
    if (MEANT.has(plain)) {
      if (plain !== found) edits.push({ ...place, after: plain, confidence: 'exact' })
      continue
    }
    // an address that was copied out of a page's source still leads there
    if (plain === '&amp;' && /:\/\/[!-~]*$/u.test(text.slice(Math.max(0, index - 300), index))) continue
    const after = entityText(found)
    // a number in a list, or a colour
    if (after !== undefined && /^[#xX]|^&\d/u.test(found) && !OF_TEXT.test(after)) continue
    if (after !== undefined) edits.push({ ...place, after, confidence: 'exact' })
    else if (/^&(?:amp;)*#/u.test(found)) edits.push({ ...place, after: found, confidence: 'unparsed' })
  }
  return edits
}
