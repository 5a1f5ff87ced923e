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

/** A figure with the days that it counts, where a chart tells these. */
export type Bar = ShownFigure & { days?: number | undefined }

/**
 * Draws figures as bars from zero: those of a group have one unit and one scale, so that a group answers one question.
 * Where figures count days, lines as long as these days, in the colour of their numbers, stand in the place of bars. The
 * table is the source: each row has its label and its number as text, the bar under them is decoration. Planned figures have hollow bars.
 *
 * @param groups at least two figures in each, of one unit (万 and 亿 apart), none negative; either all bars have days or none
 * @param caption plain text, Simplified Chinese
 * @returns HTML: a figure around a table with a body a group; bars are SVG without a view box, so that they grow with the
 *   column while text keeps its size
 * @throws {Error} in Chinese, where a group has fewer than two figures, or they cannot be compared
 */
export function barChart(groups: readonly (readonly Bar[])[], caption: string): string {
  return (
    `<figure class="chart bars"><figcaption>${escapeText(caption)}</figcaption>` +
    `<table>${groups.map(barGroup).join('')}</table></figure>`
  )
}

function barGroup(bars: readonly Bar[]): string {
  if (bars.length < 2)
    throw new Error('BarChart 一组至少要有两个数字。请在 figures 里写编号，例如 f-0122.1 f-0127.1。')
  const rows = bars.map((figure) => ({ figure, ...inSingleUnits(figure) }))
  const units = [...new Set(rows.map(({ unit }) => unit))]
  if (units.length > 1)
    throw new Error(
      `BarChart 里的单位不一样：${units.join('、')}。只有同一单位的数字才能画在一起；几组数字之间用 | 隔开。`,
    )
  const negative = bars.find(({ value }) => value < 0)
  if (negative)
    throw new Error(`BarChart 里有负数：${negative.value}${negative.unit}。柱子从零画起，请去掉它。`)
  const lengths = rows.map(({ figure, value }) => figure.days ?? value)
  const longest = Math.max(...lengths, Number.MIN_VALUE)
  const body = rows.map(({ figure }, at) => {
    const width = Number((((lengths[at] ?? 0) / longest) * 100).toFixed(2))
    const days = figure.days === undefined ? '' : ` <span class="days">${figure.days}天</span>`
    return (
      `<tr><th scope="row">${figureLabel(figure)}${days}` +
      `<svg aria-hidden="true" width="100%" height="14"><line x2="100%" y1="13.5" y2="13.5"/>` +
      (figure.days === undefined
        ? `<rect class="${figure.kind}" x="1" y="1" width="${width}%" height="12"/>`
        : `<rect class="days" y="10" width="${width}%" height="4"/>`) +
      `</svg></th>` +
      `<td><b>${showNumber(figure.value)}</b> ${escapeText(figure.unit)}</td></tr>`
    )
  })
  return `<tbody>${body.join('')}</tbody>`
}
