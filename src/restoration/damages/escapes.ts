/** Text in the escapes of some format: JSON and other code, addresses, mail, HZ, and line breaks spelled out. */
import { decodeStrictly, hasBytes } from '../encodings.ts'
import { likeness } from '../likeness.ts'
import { merged, type Edit } from '../tracked-text.ts'

/** Chinese, or a mark of it. */
const HAN = /[\p{Script=Han}\u3001-\u3011\uff01-\uff1f]/u
/** What is escaped beside Chinese: its spaces and marks of other blocks. */
const BESIDE_HAN = /[\u00a0\u2010-\u2027\u200b-\u200d\u3000-\u303f\ufeff\uff01-\uff5e]/u

/** Finds escapes whose bytes are Chinese, and decodes them. */
export function escapeEdits(text: string): Edit[] {
  for (const find of [mailWordEdits, base64Edits, quotedPrintableEdits, escapedSignEdits]) {
    const edits = find(text)
    if (edits.length > 0) return edits
  }
  const edits = [
    ...codePointEdits(text),
    ...byteEdits(text, HEX),
    ...byteEdits(text, OCTAL),
    ...byteEdits(text, PERCENT),
    ...bareHexEdits(text),
    ...utf7Edits(text),
  ].sort((a, b) => a.start - b.start)
  return [...jsonFrame(text), ...breakEdits(text, edits)]
}

function decoded(start: number, found: string, after: string): Edit {
  return { start, end: start + found.length, after, rule: 'escape', confidence: 'exact' }
}

/** Ways to write the number of a character; a group has its hexadecimal digits. */
const CODE_POINTS: readonly { readonly sign: string; readonly least: number; readonly strings?: true }[] = [
  { sign: String.raw`\\+u([0-9a-fA-F]{4})`, least: 1, strings: true },
  { sign: String.raw`\\+u\{([0-9a-fA-F]{1,6})\}`, least: 1, strings: true },
  // JavaScript's escape(), which writes what is in Latin-1 in two digits
  { sign: '%(?:u([0-9a-fA-F]{4})|([0-9a-fA-F]{2}))', least: 1 },
  { sign: '%u([0-9a-fA-F]{4})', least: 1 },
  { sign: String.raw`<U\+([0-9A-F]{4,6})>`, least: 2 },
  {
    sign: String.raw`U\+([3-9][0-9A-F]{3}|FF[01][0-9A-F]|20[0-3][0-9A-F]|1F[0-9A-F]{3}|2[0-9A-F]{4})`,
    least: 3,
  },
  // a style sheet's
  { sign: String.raw`\\([4-9][0-9a-fA-F]{3}|ff[01][0-9a-fA-F]|300[0-9a-fA-F])[ ]?`, least: 3 },
  // whose backslashes were stripped
  {
    sign: 'u([4-9][0-9a-f]{3}|f[ef][01][0-9a-f]|30[01][0-9a-f]|2[067][0-9a-f]{2}|d[89a-f][0-9a-f]{2}|00[abd][0-9a-f])',
    least: 3,
  },
]

/** Decodes the numbers of characters in the form that the page's Chinese has most often, what else JSON escapes with it. */
function codePointEdits(text: string): Edit[] {
  const whole = !HAN.test(text)
  let best: { sign: string; strings: true | undefined; count: number } | undefined
  for (const { sign, least, strings } of CODE_POINTS) {
    if (!whole && sign.includes('|([0-9a-fA-F]{2})')) continue
    const proof = [...text.matchAll(new RegExp(`(?:${sign}){${least},}`, 'gu'))].some(([found]) => {
      const after = ofCodePoints(found, sign)
      return HAN.test(after) || (strings === true && !whole && BESIDE_HAN.test(after))
    })
    const count = proof ? [...text.matchAll(new RegExp(sign, 'gu'))].length : 0
    if (count > (best?.count ?? 0)) best = { sign, strings, count }
  }
  if (!best) return []
  const { sign, strings } = best
  const runs = strings ? `(?:${sign})+|\\\\+["/]|(?:\\\\+r)?\\\\+n|\\\\+t` : `(?:${sign})+`
  return [...text.matchAll(new RegExp(runs, 'gu'))].map(({ index, 0: found }) =>
    decoded(
      index,
      found,
      new RegExp(`^${sign}`, 'u').test(found) ? ofCodePoints(found, sign) : stringEscape(found),
    ),
  )
}

function ofCodePoints(found: string, sign: string): string {
  return [...found.matchAll(new RegExp(sign, 'gu'))]
    .map(([, digits, other]) => Number.parseInt(digits ?? other ?? '', 16))
    .map((code) => (code > 0x10ffff ? '\ufffd' : String.fromCodePoint(code)))
    .join('')
}

function stringEscape(found: string): string {
  return found.endsWith('n') ? '\n' : found.endsWith('t') ? ' ' : found.slice(-1)
}

/** A way to write bytes: what one looks like, and its value. */
interface ByteForm {
  readonly begin: string
  readonly sign: RegExp
  readonly value: (sign: string) => number
}

const hexadecimal = (sign: string) => Number.parseInt(sign.slice(-2), 16)
const HEX: ByteForm = { begin: '\\', sign: /\\x[0-9a-fA-F]{2}/uy, value: hexadecimal }
const OCTAL: ByteForm = {
  begin: '\\',
  sign: /\\[23][0-7]{2}/uy,
  value: (sign) => Number.parseInt(sign.slice(1), 8),
}
const PERCENT: ByteForm = { begin: '%', sign: /%[0-9a-fA-F]{2}/uy, value: hexadecimal }
const QUOTED: ByteForm = {
  begin: '=',
  // a line that was broken goes on behind the sign
  sign: /=(?:[0-9a-fA-F]{2}|\r?\n)/uy,
  value: (sign) => (sign.endsWith('\n') ? -1 : hexadecimal(sign)),
}

interface Run {
  readonly start: number
  readonly end: number
  readonly bytes: readonly number[]
}

/** Finds bytes that stand one after another; the second of a pair may stand as the sign of ASCII that it is. */
function byteRuns(text: string, { begin, sign, value }: ByteForm, paired: boolean): Run[] {
  const runs: Run[] = []
  for (let at = text.indexOf(begin); at >= 0; at = text.indexOf(begin, at)) {
    const start = at
    const bytes: number[] = []
    let lead = false
    for (;;) {
      sign.lastIndex = at
      const [found] = sign.exec(text) ?? []
      const code = text.charCodeAt(at)
      if (found !== undefined) {
        const byte = value(found)
        at += found.length
        if (byte < 0) continue
        bytes.push(byte)
        lead = !lead && byte >= 0x81
      } else if (paired && lead && code >= 0x40 && code <= 0x7e) {
        bytes.push(code)
        lead = false
        at++
      } else break
    }
    if (at > start) runs.push({ start, end: at, bytes })
    at = Math.max(at, start + 1)
  }
  return runs
}

/** How many bytes in a row are proof that a page has Chinese in this form. */
const PROOF = 3

/** Decodes bytes that are Chinese, in the encoding that most of them are in. */
function byteEdits(text: string, form: ByteForm): Edit[] {
  let best: { edits: Edit[]; oddness: number } | undefined
  // where nothing is left as it was, the signs of ASCII stand for themselves too
  const whole = !HAN.test(text)
  for (const encoding of ['utf-8', 'gbk', 'big5'] as const) {
    const runs = byteRuns(text, form, encoding !== 'utf-8')
    const edits = runs.flatMap(({ start, end, bytes }): Edit[] => {
      const after = decodeStrictly(bytes, encoding)
      // the bytes of what was read must be those that stand there
      if (after === undefined || !hasBytes(after, encoding, bytes)) return []
      // a figure, its per cent and the next figure
      if (form === PERCENT && !whole && /^\p{ASCII}*$/u.test(after)) return []
      if (form === PERCENT && !/^[，。；：！？、）】》”]/u.test(after) && inAddress(text, start, whole))
        return []
      return [decoded(start, text.slice(start, end), after)]
    })
    const proven = runs.some(
      ({ start, bytes }) =>
        bytes.length >= PROOF && edits.some((edit) => edit.start === start && HAN.test(edit.after)),
    )
    const high = runs.filter(({ bytes }) => bytes.some((byte) => byte >= 0x80)).length
    if (!proven || edits.length < 0.9 * high) continue
    const { oddness } = likeness(edits.map(({ after }) => after).join(''))
    // the bytes of UTF-8 are proof in themselves
    if (encoding === 'utf-8') return withSpaces(text, edits, whole && form === PERCENT)
    if (!best || oddness < best.oddness) best = { edits, oddness }
  }
  return best ? withSpaces(text, best.edits, whole && form === PERCENT) : []
}

/** Finds the digits of UTF-8 that lost the signs before them. */
function bareHexEdits(text: string): Edit[] {
  return [
    ...text.matchAll(/(?<![0-9A-Za-z])(?:e[2-9a-f][89ab][0-9a-f][89ab][0-9a-f]){3,}(?![0-9A-Za-z])/giu),
  ].flatMap(({ index, 0: found }): Edit[] => {
    const after = decodeStrictly([...Buffer.from(found, 'hex')], 'utf-8')
    return after !== undefined && HAN.test(after) && likeness(after).oddness < 9
      ? [{ ...decoded(index, found, after), confidence: 'inferred' }]
      : []
  })
}

/** The percent signs of escapes that were escaped themselves. */
function escapedSignEdits(text: string): Edit[] {
  const whole = !HAN.test(text)
  return [...text.matchAll(/(?:%25[0-9a-fA-F]{2}){3,}/gu)].flatMap(({ index, 0: found }): Edit[] =>
    inAddress(text, index, whole) ? [] : [decoded(index, found, found.replaceAll('%25', '%'))],
  )
}

/** The plus signs of a form's field, which has no spaces, are its spaces. */
function withSpaces(text: string, edits: Edit[], isForm: boolean): Edit[] {
  if (!isForm || text.trim().includes(' ')) return edits
  return [...edits, ...[...text.matchAll(/\+/gu)].map(({ index }) => decoded(index, '+', ' '))].sort(
    (a, b) => a.start - b.start,
  )
}

/** An escaped mark of Chinese, which ends an address; its sign may be escaped itself. */
const ESCAPED_MARK = /%(?:25)*(?:E3%(?:25)*80|EF%(?:25)*BC)%(?:25)*[89AB][0-9A-F]/giu

/** A path that goes on to the end: a slash right behind an escape may part two words of a text. */
const PATH = /(?<!%(?:25)*[0-9a-fA-F]{2})\/(?:[\w./-]|%[0-9a-fA-F]{2})*$/u
/** The same where all is escaped, and a slash behind a figure may part two words as well. */
const PATH_ALONE = /(?<![!-~])\/(?:[\w./-]|%[0-9a-fA-F]{2})*$/u

/** Whether a place belongs to a web address or a query, which mean their escapes; `whole` where all Chinese is escaped. */
function inAddress(text: string, index: number, whole: boolean): boolean {
  const run = /[!-~]*$/u.exec(text.slice(Math.max(0, index - 200), index))?.[0] ?? ''
  const before = run.split(ESCAPED_MARK).at(-1) ?? ''
  return /:\/\/|www\.|\]\([^)]*$|[?&][\w-]+=/u.test(before) || (whole ? PATH_ALONE : PATH).test(before)
}

/** Mail's quoted-printable, which escapes each byte of Chinese. */
function quotedPrintableEdits(text: string): Edit[] {
  return /(?:=[0-9a-fA-F]{2}){3}/u.test(text) ? byteEdits(text, QUOTED) : []
}

const ENCODINGS: Readonly<Record<string, string>> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  gbk: 'gbk',
  gb2312: 'gbk',
  gb18030: 'gb18030',
  big5: 'big5',
}

const fromBase64 = (text: string) => [...Buffer.from(text, 'base64')]

/** Finds the words of a mail's head (RFC 2047): `=?UTF-8?B?…?=`, with the space that parts two of them. */
function mailWordEdits(text: string): Edit[] {
  const one = String.raw`=\?([\w-]+)\?([BQbq])\?([!->@-~]*)\?=`
  return [...text.matchAll(new RegExp(`${one}(?:\\s+${one})*`, 'gu'))].flatMap(
    ({ index, 0: found }): Edit[] => {
      const words = [...found.matchAll(new RegExp(one, 'gu'))]
      const encoding = ENCODINGS[words[0]?.[1]?.toLowerCase() ?? '']
      if (encoding === undefined || words.some(([, name]) => name !== words[0]?.[1])) return []
      // a character may be cut between two words
      const bytes = words.flatMap(([, , kind = '', content = '']) =>
        kind.toUpperCase() === 'B'
          ? fromBase64(content)
          : [...content.replaceAll('_', ' ').matchAll(/=([0-9A-Fa-f]{2})|[^=]/gu)].map(([sign, digits]) =>
              digits === undefined ? sign.charCodeAt(0) : Number.parseInt(digits, 16),
            ),
      )
      const after = decodeStrictly(bytes, encoding)
      return after !== undefined && HAN.test(after) ? [decoded(index, found, after)] : []
    },
  )
}

/** Finds lines of base64 that are Chinese. */
function base64Edits(text: string): Edit[] {
  const pattern = /(?<=^|\n)(?:[A-Za-z0-9+/]{56,76}\r?\n)*[A-Za-z0-9+/]{2,2000}={0,2}(?=\s*(?:\n|$))/gu
  return [...text.matchAll(pattern)].flatMap(({ index, 0: found }): Edit[] => {
    const plain = found.replaceAll(/\s/gu, '')
    if (plain.length < 24 || plain.length % 4 !== 0) return []
    const bytes = fromBase64(plain)
    for (const encoding of ['utf-8', 'gbk']) {
      const after = decodeStrictly(bytes, encoding)
      const han = after === undefined ? 0 : (after.match(/\p{Script=Han}/gu)?.length ?? 0)
      if (after !== undefined && han >= 6 && likeness(after).oddness < 9)
        return [decoded(index, found, after)]
    }
    return []
  })
}

/** Finds UTF-7 (RFC 2152), an old way to mail Chinese. */
function utf7Edits(text: string): Edit[] {
  const edits = [...text.matchAll(/\+([A-Za-z0-9+/]{3,})-?/gu)].flatMap(
    ({ index, 0: found, 1: content = '' }): Edit[] => {
      const after = decodeStrictly(fromBase64(content), 'utf-16be')
      const again =
        after === undefined
          ? ''
          : Buffer.from(after, 'utf16le').swap16().toString('base64').replaceAll('=', '')
      return after !== undefined && again === content && /^\P{ASCII}+$/u.test(after)
        ? [decoded(index, found, after)]
        : []
    },
  )
  return edits.some(({ after }) => HAN.test(after) && likeness(after).oddness < 9) ? edits : []
}

/** Finds HZ (RFC 1843), whose bytes are signs of ASCII, backticks among them, and decodes it, what lost its frame too. */
export function hzEdits(text: string): Edit[] {
  const edits = [...text.matchAll(/~\{((?:[\u0021-\u007d][\u0021-\u007e])+)~\}/gu)].flatMap(
    ({ index, 0: found, 1: bytes = '' }): Edit[] => {
      const pairs = [...bytes].map((character) => character.charCodeAt(0) | 0x80)
      const after = decodeStrictly(pairs, 'gbk')
      return after === undefined || !hasBytes(after, 'gbk', pairs) ? [] : [decoded(index, found, after)]
    },
  )
  return edits.some(({ after }) => HAN.test(after)) ? edits : strippedEdits(text)
}

/** How many characters of Chinese a run must give that lost the signs around it, or the eighth bit of its bytes. */
const STRIPPED = { framed: 4, bare: 10 }
/** How odd such Chinese is at most; signs that were meant give 10 and more. */
const STRIPPED_SENSE = 7.5

/** Finds bytes of GBK without their eighth bit: HZ that lost its tildes, or all of its signs, and ISO-2022-CN. */
function strippedEdits(text: string): Edit[] {
  return [
    ...text.matchAll(
      /\{((?:[\u0021-\u007a][\u0021-\u007e])+)\}|(?:\$[)*]?A)?((?:[\u0021-\u0077][\u0021-\u007e]){10,})/gu,
    ),
  ].flatMap(({ index, 0: found, 1: framed, 2: bare = '' }): Edit[] => {
    const signs = framed ?? bare
    const bytes = [...signs].map((sign) => sign.charCodeAt(0) | 0x80)
    const after = decodeStrictly(bytes, 'gbk')
    if (after === undefined || !hasBytes(after, 'gbk', bytes)) return []
    const han = after.match(/\p{Script=Han}/gu)?.length ?? 0
    // the first level of GB 2312, of which prose is, ends at D7
    const common = bytes.filter((byte, at) => at % 2 === 0 && byte <= 0xd7).length
    const sense =
      han >= 0.7 * after.length && common >= 0.9 * after.length && likeness(after).oddness < STRIPPED_SENSE
    return sense && han >= (framed === undefined ? STRIPPED.bare : STRIPPED.framed)
      ? [{ ...decoded(index, found, after), confidence: 'inferred' }]
      : []
  })
}

/** Names the frame of a record of data, whose fields only an editor can tell apart. */
function jsonFrame(text: string): Edit[] {
  const [found] = /^\s*(?:\[\s*)?\{\s*"[\w-]{1,40}"\s*:/u.exec(text) ?? []
  return found === undefined
    ? []
    : [{ start: 0, end: found.length, after: found, rule: 'escape', confidence: 'unparsed' }]
}

/** Chinese and its marks, and what else stands beside them in a message. */
const CHINESE = '\\p{Script=Han}\\u2010-\\u2027\\u3000-\\u303f\\uff01-\\uff5e\\p{Emoji_Presentation}\\ufe0f'
const ENDS = '。！？…”’』」）：；;!?.'

/** Ways to spell out a line break, what stands before it, and how often a page must have it. */
const BREAKS: readonly { readonly sign: string; readonly behind: string; readonly least: number }[] = [
  // a path or a formula has letters of its own before the backslash
  { sign: String.raw`(?:\\+r)?\\+n|\\+r(?!\\+n)`, behind: `[${CHINESE}\\n]|^`, least: 1 },
  {
    sign: String.raw`[\\_]?x0dx0a|x0d\\?x0a|\\x0[dD]\\x0[aA]|0x0[dD]0x0[aA]|_x000[dDaA]_|<0x0[aA]>`,
    behind: `[${CHINESE}\\n0-9A-Za-z>]|^`,
    least: 1,
  },
  { sign: '/r/n', behind: `[${CHINESE}]`, least: 1 },
  { sign: '/n|x0a', behind: `[${ENDS}]`, least: 1 },
  { sign: '/n|x0a', behind: `[${CHINESE}]`, least: 2 },
  // whose backslashes were stripped
  { sign: 'rn', behind: `[${ENDS}]`, least: 1 },
  { sign: 'rn', behind: `[${CHINESE}]`, least: 3 },
]

/** Line breaks, tabulators and quotation marks spelled out between Chinese. */
function breakEdits(text: string, others: readonly Edit[]): Edit[] {
  if (!HAN.test(text)) return [...others]
  let edits: Edit[] = []
  const add = (pattern: string, least: number, edit: (found: RegExpExecArray) => Edit) => {
    const found = [...text.matchAll(new RegExp(pattern, 'gu'))]
    if (found.length >= least) edits = merged(edits, found.map(edit))
  }
  for (const { sign, behind, least } of BREAKS)
    add(`(?<=${behind})(?:${sign})+(?=[${CHINESE}\\n#>\\-0-9A-Z]|$)`, least, ({ index, 0: found }) => ({
      ...decoded(
        index,
        found,
        '\n'.repeat(Math.min(2, found.match(/n|0[aA]|\\r(?!\\+n)|000[aA]/gu)?.length ?? 1)),
      ),
      confidence: found.length > 3 ? 'exact' : 'inferred',
    }))
  add(`(?<=^|\\n|[${CHINESE}])(?:\\\\t|\\\\xa0)+(?=[${CHINESE}\\dA-Za-z]|$)`, 1, ({ index, 0: found }) => ({
    ...decoded(index, found, (text[index - 1] ?? '\n') === '\n' ? '' : ' '),
    confidence: 'inferred',
  }))
  add('\\\\+"', 2, ({ index, 0: found }) => decoded(index, found, '"'))
  return [...merged(others, edits)]
}
