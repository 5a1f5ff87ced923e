import { escapeText } from './escape.ts'
import { figureLabel, showNumber } from './figure-data.ts'
import type { ShownFigure } from './figure-data.ts'

/** The factors that a printed unit can carry in front. */
const FACTORS: readonly [prefix: string, factor: number][] = [
  ['万亿', 1e12],
  ['亿', 1e8],
  ['万', 1e4],
]

/** A figure in single units, so that 3.3万米 and 900米 can be drawn to one scale. */
function inSingleUnits({ value, unit }: ShownFigure): { value: number; unit: string } {
  const [prefix = '', factor = 1] = FACTORS.find(([name]) => unit.startsWith(name)) ?? []
  return { value: value * factor, unit: unit.slice(prefix.length) }
}

/**
 * Draws figures of one unit as bars to one scale from zero. The table is the source: each row has
 * its label and its number as text, the bar under them is decoration. Planned figures have hollow bars.
 *
 * @param figures at least two, of one unit (万 and 亿 apart), none negative
 * @param caption plain text, Simplified Chinese
 * @returns HTML: a figure around a table; bars are SVG without a view box, so that they grow with the
 *   column while text keeps its size
 * @throws {Error} in Chinese, where there are fewer than two figures, or they cannot be compared
 */
export function barChart(figures: readonly ShownFigure[], caption: string): string {
  if (figures.length < 2)
    throw new Error('BarChart 至少要有两个数字。请在 figures 里写编号，例如 f-0122.1 f-0127.1。')
  const rows = figures.map((figure) => ({ figure, ...inSingleUnits(figure) }))
  const units = [...new Set(rows.map(({ unit }) => unit))]
  if (units.length > 1)
    throw new Error(`BarChart 里的单位不一样：${units.join('、')}。只有同一单位的数字才能画在一起。`)
  const negative = figures.find(({ value }) => value < 0)
  if (negative)
    throw new Error(`BarChart 里有负数：${negative.value}${negative.unit}。柱子从零画起，请去掉它。`)
  const largest = Math.max(...rows.map(({ value }) => value), Number.MIN_VALUE)
  const body = rows.map(({ figure, value }) => {
    const width = Number(((value / largest) * 100).toFixed(2))
    return (
      `<tr><th scope="row">${figureLabel(figure)}` +
      `<svg aria-hidden="true" width="100%" height="14"><path class="track" d="M0 13.5h9999"/>` +
      `<rect class="${figure.kind}" x="1" y="1" width="${width}%" height="12"/></svg></th>` +
      `<td><b>${showNumber(figure.value)}</b> ${escapeText(figure.unit)}</td></tr>`
    )
  })
  return (
    `<figure class="chart bars"><figcaption>${escapeText(caption)}</figcaption>` +
    `<table><tbody>${body.join('')}</tbody></table></figure>`
  )
}
