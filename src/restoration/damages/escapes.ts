/** Text in the escapes of some format: JSON, addresses, mail, HZ, and line breaks spelled out. */
import { decodeStrictly } from '../encodings.ts'
import type { Edit } from '../tracked-text.ts'

/** Chinese, or a mark of it. */
const HAN = /[\p{Script=Han}\u3001-\u3011\uff01-\uff1f]/u

/** Finds escapes whose bytes are Chinese, and decodes them. */
export function escapeEdits(text: string): Edit[] {
  const edits: Edit[] = []
  const take = (pattern: RegExp, decode: (found: string, index: number) => string | undefined) => {
    for (const { index, 0: found } of text.matchAll(pattern)) {
      const after = decode(found, index)
      if (after !== undefined && after !== found)
        edits.push({ start: index, end: index + found.length, after, rule: 'escape', confidence: 'exact' })
    }
  }
  const points = (found: string) => {
    const decoded = String.fromCharCode(
      ...[...found.matchAll(/u([0-9a-fA-F]{4})/gu)].map(([, digits = '']) => Number.parseInt(digits, 16)),
    )
    return HAN.test(decoded) ? decoded : undefined
  }
  if (/\\+u[4-9][0-9a-fA-F]{3}/u.test(text))
    // what else JSON escapes goes with its Chinese
    take(/(?:\\+u[0-9a-fA-F]{4})+|\\+["/]|(?:\\+r)?\\+n|\\+t/gu, (found) =>
      /u[0-9a-fA-F]{4}/u.test(found)
        ? String.fromCharCode(
            ...[...found.matchAll(/u([0-9a-fA-F]{4})/gu)].map(([, digits = '']) =>
              Number.parseInt(digits, 16),
            ),
          )
        : found.endsWith('n')
          ? '\n'
          : found.endsWith('t')
            ? ' '
            : found.slice(-1),
    )
  else
    take(
      /(?:%u[0-9a-fA-F]{4})+|(?<![A-Za-z0-9])(?:u[4-9][0-9a-f]{3}|uff[01][0-9a-f]|u30[0-3][0-9a-f]|u20[0-3][0-9a-f]){3,}/gu,
      points,
    )
  take(/(?:\\x[0-9a-fA-F]{2}){3,}/gu, (found) => chinese(found.replaceAll('\\x', '')))
  take(/(?:\\[23][0-7]{2}){3,}/gu, (found) =>
    chineseOf([...found.matchAll(/[0-7]{3}/gu)].map(([digits]) => Number.parseInt(digits, 8))),
  )
  take(/(?:%[0-9a-fA-F]{2}|%20){3,}(?:[A-Za-z0-9.,_+-]{1,40}(?:%[0-9a-fA-F]{2}){3,})*/gu, (found, index) =>
    inAddress(text, index) ? undefined : chineseText(found, '%'),
  )
  const quoted = /(?:=[0-9A-F]{2}){3}/u.test(text)
  if (quoted) {
    const decoded = quotedPrintable(text)
    if (decoded) return decoded
  }
  return [...edits, ...breakEdits(text, edits)].sort((a, b) => a.start - b.start)
}

/** Finds HZ (RFC 1843), whose bytes are signs of ASCII, backticks among them, and decodes it. */
export function hzEdits(text: string): Edit[] {
  return [...text.matchAll(/~\{((?:[\u0021-\u007d][\u0021-\u007e])+)~\}/gu)].flatMap(
    ({ index, 0: found, 1: bytes = '' }): Edit[] => {
      const after = chineseOf(
        [...bytes].map((character) => character.charCodeAt(0) | 0x80),
        'gbk',
      )
      return after === undefined
        ? []
        : [{ start: index, end: index + found.length, after, rule: 'escape', confidence: 'exact' }]
    },
  )
}

function chinese(hex: string): string | undefined {
  return chineseOf((hex.match(/../gu) ?? []).map((digits) => Number.parseInt(digits, 16)))
}

function chineseOf(bytes: readonly number[], only?: string): string | undefined {
  for (const encoding of only === undefined ? ['utf-8', 'gbk'] : [only]) {
    const text = decodeStrictly(bytes, encoding)
    if (text !== undefined && HAN.test(text)) return text
  }
  return undefined
}

function chineseText(found: string, sign: string): string | undefined {
  const bytes: number[] = []
  for (let at = 0; at < found.length; at++)
    if (found[at] === sign) {
      bytes.push(Number.parseInt(found.slice(at + 1, at + 3), 16))
      at += 2
    } else bytes.push(found.charCodeAt(at))
  return chineseOf(bytes)
}

/** Whether a place belongs to a web address or a query, which mean their escapes. */
function inAddress(text: string, index: number): boolean {
  const before = /[!-~]*$/u.exec(text.slice(Math.max(0, index - 200), index))?.[0] ?? ''
  // a slash right behind an escape may part two words of a text
  return /:\/\/|www\.|\]\([^)]*$|[?&][\w-]+=|(?<!%[0-9a-fA-F]{2})\/(?:[\w./-]|%[0-9a-fA-F]{2})*$/u.test(
    before,
  )
}

/** Decodes mail's quoted-printable where the bytes of a whole text are UTF-8 or GBK. */
function quotedPrintable(text: string): Edit[] | undefined {
  const pattern = /(?:=[0-9A-F]{2}|=\r?\n)+/gu
  const runs = [...text.matchAll(pattern)]
  for (const encoding of ['utf-8', 'gbk']) {
    const edits: Edit[] = []
    for (const { index, 0: found } of runs) {
      const bytes = [...found.matchAll(/=([0-9A-F]{2})/gu)].map(([, digits = '']) =>
        Number.parseInt(digits, 16),
      )
      const after = decodeStrictly(bytes, encoding)
      if (after === undefined) break
      edits.push({ start: index, end: index + found.length, after, rule: 'escape', confidence: 'exact' })
    }
    if (edits.length === runs.length && edits.some(({ after }) => HAN.test(after))) return edits
  }
  return undefined
}

/** Line breaks spelled out between Chinese. */
function breakEdits(text: string, others: readonly Edit[]): Edit[] {
  const edits: Edit[] = []
  const beside = '\\p{Script=Han}\\u2010-\\u2027\\u3000-\\u303f\\uff01-\\uff5e'
  const pattern = new RegExp(
    `(?:(?<=[${beside}\\n0-9A-Za-z>]|^)(?:(?:\\\\r)?\\\\n|\\\\r(?!\\\\n)|[\\\\_]?x0dx0a|x0d\\\\?x0a|\\\\x0[dD]\\\\x0[aA]|_x000[dDaA]_|<0x0[aA]>|(?<=[${beside}])/r/n)+(?=[${beside}\\n#>\\-0-9]|[A-Z]|$))`,
    'gu',
  )
  const han = HAN.test(text)
  if (!han && others.length === 0) return edits
  const found = [...text.matchAll(pattern)].filter(
    ({ index, 0: { length } }) =>
      !others.some(({ start, end }) => index < end && index + length > start) &&
      // a path or a formula has letters of its own before the backslash
      (HAN.test(text.slice(Math.max(0, index - 2), index)) ||
        /[\u2010-\u2027\u3000-\u303f\uff01-\uff5e\n]$|^$/u.test(text.slice(Math.max(0, index - 1), index))),
  )
  for (const { index, 0: whole } of found)
    edits.push({
      start: index,
      end: index + whole.length,
      after: '\n'.repeat(Math.min(2, whole.match(/\\n|0[aA]|\\r(?!\\n)|000[aA]|\/n/gu)?.length ?? 1)),
      rule: 'escape',
      confidence: found.length > 1 || whole.length > 3 ? 'exact' : 'inferred',
    })
  return edits
}
