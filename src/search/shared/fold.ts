/**
 * Folding: the one form under which every edition of a text, and every way of typing it, is the same string.
 * Shared by the build and the browser.
 */

/**
 * Classes of characters that are variants of one another, as the build finds them in OpenCC's dictionaries:
 * each class its members in a row, the first one standing for all; classes parted by a space.
 */
export type FoldTable = string

/** A folded text that remembers where it came from. */
export interface Folded {
  text: string
  /** For each UTF-16 unit of `text`, where its source begins in the original. */
  starts: number[]
  /** For each UTF-16 unit of `text`, where its source ends in the original. */
  ends: number[]
}

/** Folds a text. */
export type Fold = (original: string) => Folded

const punctuation: ReadonlyMap<string, string> = new Map([
  ...pairs('“”‘’﹁﹂﹃﹄｢｣', '「」『』「」『』「」'),
  ...pairs('―─⸺－﹣', '———--'),
  ...pairs('⋯‧・･•', '…····'),
  ...pairs('〜∼', '~~'),
])

function pairs(from: string, to: string): [string, string][] {
  const targets = [...to]
  return [...from].map((character, index) => [character, targets[index] ?? character])
}

const loneSurrogate = /\p{Surrogate}/gu
const anySurrogate = /[\uD800-\uDFFF]/
const mark = /^\p{M}$/u
const letter = /^[\p{Script=Latin}\p{N}]$/u
const space = /^\s$/u
const fullWidth = /^[０-９Ａ-Ｚａ-ｚ％＋／＃＆＠]/u
const zeroWidth = /^\p{Default_Ignorable_Code_Point}$/u

/** Scripts that are written without spaces, with their punctuation and full-width forms. */
function isWide(character: string): boolean {
  const code = character.codePointAt(0) ?? 0
  return (
    (code >= 0x2e80 && code <= 0xd7ff) ||
    (code >= 0xf900 && code <= 0xffef && code !== 0xfffd) ||
    code >= 0x20000
  )
}

/**
 * Makes a folding of a table: canonical composition (NFC), lower case, full-width letters and digits to half-width ones, one
 * character for a class of variants, curved quotation marks as corner brackets; a run of white space is one space,
 * and none beside a character of a script written without spaces (CLREQ 3.2.2: the gap is not typed).
 *
 * @param table the classes of variants
 * @returns a function from any string to its folded form; never throws
 */
export function createFold(table: FoldTable): Fold {
  const fold = folder(table)
  return (original) => {
    const spans = { starts: [], ends: [] }
    return { text: fold(original, spans), ...spans }
  }
}

/**
 * The same for many texts of which only the folded form is wanted.
 *
 * @param table the classes of variants
 * @returns a function from any string to the text of its folded form
 */
export function createTextFold(table: FoldTable): (original: string) => string {
  const fold = folder(table)
  return (original) => fold(original)
}

function folder(table: FoldTable): (original: string, spans?: Pick<Folded, 'starts' | 'ends'>) => string {
  const variants = new Map<string, string>()
  /** the same for the common Han characters, by their codes */
  const common = Uint16Array.from({ length: COMMON_END - COMMON }, (_, place) => COMMON + place)
  for (const members of table.split(' ')) {
    const [first, ...rest] = members
    if (first === undefined) continue
    for (const member of rest) {
      variants.set(member, first)
      if (isCommon(member.charCodeAt(0)))
        common[member.charCodeAt(0) - COMMON] = first.length === 1 ? first.charCodeAt(0) : 0
    }
  }

  // Taiwan spells 报道 as 報導; the two characters are no variants of each other elsewhere
  const [report, lead, way] = [...'报导道'].map((one) => variants.get(one) ?? one) as [string, string, string]

  return (text, spans) => {
    const original = anySurrogate.test(text) ? text.replace(loneSurrogate, '\uFFFD') : text
    let folded = ''
    let pendingSpace = -1
    let afterWide = true
    const put = (character: string, start: number, end: number) => {
      const form = character === lead && folded.endsWith(report) ? way : character
      folded += form
      if (spans)
        for (let unit = 0; unit < form.length; unit += 1) {
          spans.starts.push(start)
          spans.ends.push(end)
        }
    }

    for (let start = 0, end = 0; start < original.length; start = end) {
      const code = original.charCodeAt(start)
      const plainHan = isCommon(code) ? (common[code - COMMON] ?? 0) : 0
      if (plainHan > 0 && !isMark(original, start + 1)) {
        end = start + 1
        pendingSpace = -1
        afterWide = true
        put(String.fromCharCode(plainHan), start, end)
        continue
      }
      let cluster = characterAt(original, start)
      end = start + cluster.length
      if (space.test(cluster)) {
        if (pendingSpace < 0) pendingSpace = start
        continue
      }
      while (isMark(original, end)) {
        const next = characterAt(original, end)
        end += next.length
        cluster += next
      }
      const wide = isWide(cluster)
      let form = ''
      for (const character of compose(cluster)) {
        if (!isCommon(character.charCodeAt(0)) && zeroWidth.test(character)) continue
        const apostrophe =
          character === '’' && letter.test(folded.slice(-1)) && letter.test(characterAt(original, end))
        const plain = apostrophe ? "'" : (punctuation.get(character) ?? character)
        form += variants.get(plain) ?? plain
      }
      if (form === '') continue
      if (pendingSpace >= 0) {
        if (!afterWide && !wide) put(' ', pendingSpace, start)
        pendingSpace = -1
      }
      afterWide = wide
      put(form, start, end)
    }
    return folded
  }
}

/** The common Han characters, of which most text is made: spared the tests for spaces and marks. */
const COMMON = 0x4e00
const COMMON_END = 0xa000

function isCommon(code: number): boolean {
  return code >= COMMON && code < COMMON_END
}

function characterAt(text: string, place: number): string {
  const code = text.codePointAt(place)
  return code === undefined ? '' : String.fromCodePoint(code)
}

function isMark(text: string, place: number): boolean {
  const code = text.charCodeAt(place)
  return code >= 0x300 && !isCommon(code) && mark.test(characterAt(text, place))
}

/**
 * Kangxi radicals and full-width letters have compatibility mappings only (Unicode 16, NFKC); the rest is NFC.
 * Full-width punctuation stays: the comma of a sentence is not the comma in a number.
 */
function compose(cluster: string): string {
  if (cluster.length === 1 && isCommon(cluster.charCodeAt(0))) return cluster
  const code = cluster.codePointAt(0) ?? 0
  if (code < 0x80 && cluster.length === 1) return cluster.toLowerCase()
  const compatible = fullWidth.test(cluster) || (code >= 0x2e80 && code <= 0x2fd5)
  return cluster.normalize(compatible ? 'NFKC' : 'NFC').toLowerCase()
}

/** A place in an original text, in UTF-16 units: from `start` up to, not including, `end`. */
export interface Span {
  start: number
  end: number
}

/**
 * Finds a folded query in a folded text.
 *
 * @param folded a text
 * @param query a folded query
 * @returns where it stands in the original, in order, without overlaps; empty for an empty query
 */
export function occurrences(folded: Folded, query: string): Span[] {
  const found: Span[] = []
  if (query === '') return found
  for (let at = folded.text.indexOf(query); at >= 0; at = folded.text.indexOf(query, at + query.length)) {
    found.push({ start: folded.starts[at] ?? 0, end: folded.ends[at + query.length - 1] ?? 0 })
  }
  return found
}
