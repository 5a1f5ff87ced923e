import type { SeededRandom } from './seeded-random.ts'

/** Sizes in which a cover is drawn, with the width and height of each in drawing units. */
export const COVER_SIZES = {
  lead: { width: 960, height: 360 },
  card: { width: 400, height: 160 },
  thumb: { width: 120, height: 90 },
} as const

export type CoverSize = keyof typeof COVER_SIZES

/** What a motif is given to draw with. Lengths are drawing units, `y` runs downwards. */
export interface Canvas {
  size: CoverSize
  width: number
  height: number
  random: SeededRandom
  /**
   * A count for the drawing out of the article's figures. A figure that lies within the bounds is
   * drawn as it is (15 projects are 15 bays); a larger or smaller one is placed between them by its
   * order of magnitude; where there is none, random decides.
   *
   * @param index which of the article's figures
   * @param low least count that still makes a picture
   * @param high greatest count that the picture holds
   */
  amount(index: number, low: number, high: number): number
}

/** Draws one motif: the inside of an SVG element of the canvas's size. */
export type Motif = (canvas: Canvas) => string

/**
 * One path of a drawing.
 *
 * @param classes colour (`tile tree sea sky sand ground lit`), and `o` for a line instead of an area
 * @param data path data in whole numbers
 * @param attributes further presentation attributes, e.g. `stroke-width="3"`
 * @returns the element, or nothing where there is no data
 */
export function path(classes: string, data: string, attributes = ''): string {
  if (data === '') return ''
  return `<path class="${classes}"${attributes && ` ${attributes}`} d="${data}"/>`
}

/** Path data of an upright rectangle. */
export function box(x: number, y: number, width: number, height: number): string {
  return `M${x} ${y}h${width}v${height}h${-width}z`
}

/** Path data of points: with a round line as wide as a tree, each becomes its crown. */
export function points(places: readonly (readonly [x: number, y: number])[]): string {
  return places.map(([x, y]) => `M${x} ${y}h0`).join('')
}

/**
 * Path data of a wave that runs over the whole width: one crest or trough every `length` units.
 *
 * @param width how far it runs at least
 * @param y mean level
 * @param length from one zero to the next
 * @param rise height of the control point, twice the height of a crest
 * @param start x of the first zero, at or left of the edge
 */
export function wave(width: number, y: number, length: number, rise: number, start = 0): string {
  const steps = Math.max(1, Math.ceil((width - start) / length))
  return `M${start} ${y}q${Math.round(length / 2)}-${rise} ${length} 0${steps > 1 ? `t${`${length} 0 `.repeat(steps - 1).trimEnd()}` : ''}`
}

/**
 * Trees with round crowns.
 *
 * @param feet where the trunks stand
 * @param crown how wide the crown is, and how high the trunk
 * @param trunk how wide the trunk is
 */
export function trees(
  feet: readonly (readonly [x: number, y: number])[],
  crown: number,
  trunk: number,
): string {
  return (
    path('tree o', feet.map(([x, y]) => `M${x} ${y}v-${crown}`).join(''), `stroke-width="${trunk}"`) +
    path('tree dots', points(feet.map(([x, y]) => [x, y - crown] as const)), `stroke-width="${crown}"`)
  )
}

/** A part of a drawing seen in the mirror, or as it is. */
export function mirroredIf(mirrored: boolean, width: number, inside: string): string {
  return mirrored ? `<g transform="matrix(-1 0 0 1 ${width} 0)">${inside}</g>` : inside
}
