import type { Kind, Scope } from './figure-data.ts'

/** Side of a square with its gap, squares beside each other, and the width of a month, in drawing units. */
const STEP = 10
const ABREAST = 3
const MONTH = ABREAST * STEP + 6
/** January to December, then what is dated to the year only. */
const COLUMNS = 13
/** The line of the months' names under them, and the size of its letters. */
const LABELS = 34
const LETTERS = 22

/**
 * Draws a year's facts as squares stacked over their months, those dated to the year only at the end:
 * results solid, plans hollow, statements small; those of the district have a class of their own. Short
 * lines part the quarters, whose first months are named; the names are the same in all editions. Decoration beside the
 * numbers in words, so it is hidden from screen readers.
 *
 * @param facts dates as `2022`, `2022-02` or `2022-02-17`
 * @returns an SVG element; its colours are in `styles/facts.css`
 */
export function yearHistogram(facts: readonly { date: string; kind: Kind; scopeId: Scope }[]): string {
  const stacks = Array.from({ length: COLUMNS }, () => 0)
  const paths: Record<string, string> = {}
  for (const kind of ['result', 'plan', 'statement'] as const)
    for (const { date, scopeId } of facts.filter((fact) => fact.kind === kind)) {
      const column = Number(date.slice(5, 7) || COLUMNS) - 1
      const place = stacks[column] ?? 0
      stacks[column] = place + 1
      const inset = kind === 'statement' ? 2 : 1
      const side = STEP - 2 * inset - 1
      const x = column * MONTH + (place % ABREAST) * STEP + inset
      const y = -STEP * (Math.floor(place / ABREAST) + 1) + inset
      const name = scopeId === 'district' ? `${kind} district` : kind
      paths[name] = `${paths[name] ?? ''}M${x} ${y}h${side}v${side}h-${side}z`
    }
  const height = STEP * Math.ceil(Math.max(1, ...stacks) / ABREAST)
  const quarters = [3, 6, 9, 12].map((month) => `M${month * MONTH - 4} 0v-8`).join('')
  const drawn = Object.entries(paths).map(([name, data]) => `<path class="${name}" d="${data}"/>`)
  const width = COLUMNS * MONTH
  const name = (text: string, x: number, anchor = '') =>
    `<text x="${x}" y="${LABELS - 6}" font-size="${LETTERS}"${anchor}>${text}</text>`
  const names =
    [1, 4, 7, 10].map((month) => name(`${month}月`, (month - 1) * MONTH)).join('') +
    name('只知年', width, ' text-anchor="end"')
  return `<svg viewBox="0 -${height} ${width} ${height + LABELS}" aria-hidden="true"><path class="axis" d="M0 0h${width}"/><path class="tick" d="${quarters}"/>${drawn.join('')}${names}</svg>`
}
