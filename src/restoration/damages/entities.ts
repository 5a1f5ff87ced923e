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

const PATTERN = new RegExp(
  [
    // a character beyond the basic plane, as two numbers of half each
    '&#(?:5[5-7]\\d{3}|[xX][dD][89a-fA-F][0-9a-fA-F]{2});(?:&#(?:5[5-7]\\d{3}|[xX][dD][89a-fA-F][0-9a-fA-F]{2});)?',
    '&(?:amp;)*(?:#\\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});',
    `&(?:amp;)*[ \\u00a0]?(?:${NAMES});`,
    `&(?:amp;)*(?:${SURE})(?![a-z;]|\\d*=)`,
    // numbers are cut off at what is not Han, else digits of the text would be taken in
    '&#(?:[1-5]\\d{4}|6[0-5]\\d{3}|8[2-3]\\d{2}|160)(?![0-9;])',
    `(?<![A-Za-z&#-])(?:amp;)*(?:${SURE});`,
    `(?<=[\\p{Script=Han}，。：；！？、])(?:ldquo|rdquo|hellip)(?=[\\p{Script=Han}，。：；！？、\\n]|$)`,
    '(?<![A-Za-z0-9&#])#(?:\\d{5}|x[0-9a-fA-F]{4});',
  ].join('|'),
  'gu',
)

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
    const name = /#?[A-Za-z0-9]+;?$/u.exec(found)?.[0]?.replace(/;$/u, '') ?? ''
    const child = fromHtml(`&${name};`, { fragment: true }).children[0]
    text = child?.type === 'text' && child.value !== `&${name};` ? child.value : ''
    // what stands for no character
    if (/[\ufffd\ufffe\uffff\ud800-\udfff]/u.test(text) && text.length === 1) text = ''
  }
  decoded.set(found, text)
  return text === '' ? undefined : text
}

/** Finds entities and gives what they stand for; `&lt;` and `&gt;` stay, Markdown shows them right. */
export function entityEdits(text: string): Edit[] {
  const edits: Edit[] = []
  for (const { index, 0: found } of text.matchAll(PATTERN)) {
    const plain = found.replace(/^&(?:amp;)+(?=[#A-Za-z])/u, '&')
    const place = { start: index, end: index + found.length, rule: 'entity' } as const
    if (MEANT.has(plain)) {
      if (plain !== found) edits.push({ ...place, after: plain, confidence: 'exact' })
      continue
    }
    // an address that was copied out of a page's source still leads there
    if (plain === '&amp;' && /:\/\/[!-~]*$/u.test(text.slice(Math.max(0, index - 300), index))) continue
    const after = entityText(found)
    if (after !== undefined) edits.push({ ...place, after, confidence: 'exact' })
    else if (/^&(?:amp;)*#/u.test(found)) edits.push({ ...place, after: found, confidence: 'unparsed' })
  }
  return edits
}
