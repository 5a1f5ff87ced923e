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
  const variants = new Map<string, string>()
  for (const members of table.split(' ')) {
    const [first, ...rest] = members
    if (first !== undefined) for (const member of rest) variants.set(member, first)
  }

  return (original) => {
    const characters = [...original.replace(loneSurrogate, '\uFFFD')]
    let text = ''
    const starts: number[] = []
    const ends: number[] = []
    let offset = 0
    let pendingSpace = -1
    let afterWide = true

    for (let index = 0; index < characters.length; index += 1) {
      const start = offset
      let cluster = characters[index] ?? ''
      offset += cluster.length
      if (!isUnified(cluster) && space.test(cluster)) {
        if (pendingSpace < 0) pendingSpace = start
        continue
      }
      while (index + 1 < characters.length && isMark(characters[index + 1] ?? '')) {
        index += 1
        const next = characters[index] ?? ''
        offset += next.length
        cluster += next
      }
      const wide = isWide(cluster)
      let folded = ''
      for (const character of compose(cluster)) {
        if (!isUnified(character) && zeroWidth.test(character)) continue
        const apostrophe =
          character === '’' && letter.test(text.slice(-1)) && letter.test(characters[index + 1] ?? '')
        const plain = apostrophe ? "'" : (punctuation.get(character) ?? character)
        folded += variants.get(plain) ?? plain
      }
      if (folded === '') continue
      if (pendingSpace >= 0) {
        if (!afterWide && !wide) {
          text += ' '
          starts.push(pendingSpace)
          ends.push(start)
        }
        pendingSpace = -1
      }
      afterWide = wide
      text += folded
      for (let unit = 0; unit < folded.length; unit += 1) {
        starts.push(start)
        ends.push(offset)
      }
    }
    return { text, starts, ends }
  }
}

/** The common Han characters, of which most text is made: spared the tests for spaces and marks. */
function isUnified(character: string): boolean {
  const code = character.charCodeAt(0)
  return code >= 0x4e00 && code <= 0x9fff
}

function isMark(character: string): boolean {
  const code = character.charCodeAt(0)
  return code >= 0x300 && !isUnified(character) && mark.test(character)
}

/**
 * Kangxi radicals and full-width letters have compatibility mappings only (Unicode 16, NFKC); the rest is NFC.
 * Full-width punctuation stays: the comma of a sentence is not the comma in a number.
 */
function compose(cluster: string): string {
  if (cluster.length === 1 && isUnified(cluster)) return cluster
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
