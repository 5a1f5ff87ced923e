import { escapeText } from './escape.ts'
import { figureLabel, showNumber } from './figure-data.ts'
import type { ShownFigure } from './figure-data.ts'

/**
 * Sets key figures side by side: the number large, its unit beside it, below it what it counts.
 *
 * @param figures in the order in which they are to stand
 * @param caption plain text, Simplified Chinese
 * @returns HTML: a figure around a description list, in which the label comes before its number
 * @throws {Error} in Chinese, where there are no figures
 */
export function keyFigures(figures: readonly ShownFigure[], caption: string): string {
  if (figures.length === 0) throw new Error('KeyFigures 没有数字。请在 figures 里写编号，例如 f-0015.1。')
  const items = figures.map(
    (figure) =>
      `<div><dt>${figureLabel(figure)}</dt><dd><b>${showNumber(figure.value)}</b> ${escapeText(figure.unit)}</dd></div>`,
  )
  return `<figure class="chart key-figures"><dl>${items.join('')}</dl><figcaption>${escapeText(caption)}</figcaption></figure>`
}
