/** The paper's name as a drawing, so that it stands in Song letters also where a reader has none. */
import { site } from '../config/site.ts'
import type { Edition } from '../editions/edition.ts'
import { setText } from './share-images/glyph-outlines.ts'

/** Side of a letter in drawing units, the room between two, and how far the baseline lies above a letter's foot. */
const EM = 100
const BETWEEN = 12
const DESCENT = 12

/** A drawing with the size that a page keeps free for it. */
export interface MastheadDrawing {
  svg: string
  width: number
  height: number
}

const drawn = new Map<Edition['id'], Promise<MastheadDrawing>>()

/**
 * @param edition in whose script and whose region's glyphs
 * @returns the paper's name as a standalone SVG in the ink of the light theme; the dark theme inverts it (`styles/paper.css`)
 */
export function mastheadDrawing(edition: Edition): Promise<MastheadDrawing> {
  let drawing = drawn.get(edition.id)
  if (!drawing) drawn.set(edition.id, (drawing = draw(edition)))
  return drawing
}

async function draw(edition: Edition): Promise<MastheadDrawing> {
  let at = 0
  let letters = ''
  for (const letter of edition.text(site.title)) {
    const { svg, width } = await setText(edition.id, letter, EM, 700)
    letters += at === 0 ? svg : svg.replace('<path', `<path transform="translate(${at})"`)
    at += Math.round(width) + BETWEEN
  }
  const width = at - BETWEEN
  return {
    svg: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 ${DESCENT - EM} ${width} ${EM}" width="${width}" height="${EM}" fill="#1c1b19">${letters}</svg>\n`,
    width,
    height: EM,
  }
}
