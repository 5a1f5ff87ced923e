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

const punctuation: ReadonlyMap<string, string> = new Map(
  (
    [
      ['“”‘’﹁﹂﹃﹄｢｣', '「」『』「」『』「」'],
      ['―─⸺－﹣', '———--'],
      ['⋯‧・･•', '…····'],
      ['〜∼', '~~'],
    ] as const
  ).flatMap(([from, to]) => Array.from(from, (character, place) => [character, to[place] ?? ''] as const)),
)

/** A run of white space, or a character with its marks. */
const clusters = /\s+|.\p{M}*/gsu
const letter = /[\p{Script=Latin}\p{N}]/u
/** Common Han characters alone, of which most text is made: nothing is done to them but to look for their class. */
const plainHan = /^[\u4E00-\u9FFF]$/u
/** Kangxi radicals and full-width letters have compatibility mappings only (Unicode 16, NFKC). */
const compatible = /^[０-９Ａ-Ｚａ-ｚ％＋／＃＆＠\u2E80-\u2FD5]/u
const zeroWidth = /\p{Default_Ignorable_Code_Point}/gu
/** Scripts that are written without spaces, with their punctuation and full-width forms. */
const wide = /^[\u2E80-\uD7FF\uF900-\uFFEF\u{20000}-\u{10FFFF}]/u

/**
 * Makes a folding of a table: canonical composition (NFC), lower case, full-width letters and digits to half-width
 * ones, one character for a class of variants, curved quotation marks as corner brackets; a run of white space is one
 * space, and none beside a character of a script written without spaces (CLREQ 3.2.2: the gap is not typed).
 *
 * @param table the classes of variants
 * @returns a function from any string to its folded form; never throws
 */
export function createFold(table: FoldTable): Fold {
  const variants = new Map(
    table.split(' ').flatMap(([first = '', ...rest]) => rest.map((member) => [member, first] as const)),
  )
  const standsFor = (character: string) => variants.get(character) ?? character
  // Taiwan spells 报道 as 報導; the two characters are no variants of each other elsewhere
  const [report, lead, way] = [...'报导道'].map(standsFor) as [string, string, string]

  return (original) => {
    const text = original.replace(/\p{Surrogate}/gu, '\uFFFD')
    const folded: Folded = { text: '', starts: [], ends: [] }
    const put = (form: string, start: number, end: number) => {
      folded.text += form
      for (let unit = 0; unit < form.length; unit += 1) {
        folded.starts.push(start)
        folded.ends.push(end)
      }
    }
    /** where white space began that stands after a narrow character */
    let space = -1
    let narrow = false
    for (const { 0: cluster, index } of text.matchAll(clusters)) {
      const end = index + cluster.length
      const isPlain = plainHan.test(cluster)
      if (!isPlain && cluster.trim() === '') {
        if (narrow && space < 0) space = index
        continue
      }
      const isWide = isPlain || wide.test(cluster)
      const form = isPlain
        ? standsFor(cluster)
        : Array.from(composed(cluster), (character) =>
            character === '’' && letter.test(folded.text.at(-1) ?? '') && letter.test(text[end] ?? '')
              ? "'"
              : standsFor(punctuation.get(character) ?? character),
          ).join('')
      if (form === '') continue
      if (space >= 0 && !isWide) put(' ', space, index)
      space = -1
      narrow = !isWide
      put(form === lead && folded.text.endsWith(report) ? way : form, index, end)
    }
    return folded
  }
}

/** Full-width punctuation stays: the comma of a sentence is not the comma in a number. */
function composed(cluster: string): string {
  return cluster
    .normalize(compatible.test(cluster) ? 'NFKC' : 'NFC')
    .toLowerCase()
    .replace(zeroWidth, '')
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
  for (let at = folded.text.indexOf(query); at >= 0; at = folded.text.indexOf(query, at + query.length))
    found.push({ start: folded.starts[at] ?? 0, end: folded.ends[at + query.length - 1] ?? 0 })
  return found
}
