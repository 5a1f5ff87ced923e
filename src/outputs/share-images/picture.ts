/** The picture that is shown where a page is shared: 1200 by 630, in the look of the paper. */
import sharp from 'sharp'
import { drawCover } from '../../illustrations/cover.ts'
import { drawAppIcon } from '../../illustrations/mark.ts'
import type { CoverPlan, FigureView } from '../../editions/view-models.ts'
import type { EditionId } from '../../editions/table.ts'
import { setText, type Weight } from './glyph-outlines.ts'

/** What a picture shows; equal plans give equal pictures. */
export interface PicturePlan {
  edition: EditionId
  paper: string
  tagline: string
  kicker: string
  /** the title in parts between which a line may end */
  title: readonly string[]
  date: string
  figure: (FigureView & { planLabel: string }) | undefined
  cover: CoverPlan
  /** the file of a photograph that takes the drawing's place */
  photo?: string | undefined
}

/** Size of a share picture in pixels. */
export const PICTURE = { width: 1200, height: 630 } as const
const EDGE = 64
const SIZES = [76, 68, 60, 52] as const
const INK = '#1c1b19'
const SOFT = '#5c574f'
const TILE = '#a63a24'
const SEA = '#0e5673'
const LINE = '#dad5c9'
const GROUND = '#fbf9f4'
/** Colours of the drawings in the light theme, as in `styles/figures.css`. */
const COLOURS =
  '.cover path{fill:currentColor}.cover .o,.cover .dots{fill:none;stroke:currentColor}.cover .dots{stroke-linecap:round}' +
  `.cover .tile{color:${TILE}}.cover .tree{color:#2c6349}` +
  `.cover .sea{color:${SEA}}.cover .sky{color:#e4eef2}.cover .sand{color:${LINE}}.cover .ground,.cover .lit{color:${GROUND}}` +
  '.cover .far{opacity:.3}.cover .lit{opacity:.28}'

const writer =
  (edition: EditionId) =>
  async (text: string, x: number, y: number, size: number, weight: Weight, colour: string) => {
    const { svg } = await setText(edition, text, size, weight)
    return `<g fill="${colour}" transform="translate(${x} ${y})">${svg}</g>`
  }

/** Where the words below a photograph begin. */
const PHOTO_END = 400

/** A photograph with the title below it. */
async function drawWithPhoto(plan: PicturePlan, photo: string): Promise<string> {
  const write = writer(plan.edition)
  const bytes = await sharp(photo)
    .autoOrient()
    .resize(PICTURE.width, PHOTO_END, { fit: 'cover', position: 'attention' })
    .jpeg({ quality: 85 })
    .toBuffer()
  const right = PICTURE.width - EDGE
  const paper = await setText(plan.edition, plan.paper, 30, 700)
  const { size, lines } = await breakTitle(plan, right - EDGE, [56, 48, 42, 36], 2)
  const words = await Promise.all([
    write(plan.kicker, EDGE, PHOTO_END + 50, 30, 700, TILE),
    ...lines.map((line, index) =>
      write(line, EDGE, PHOTO_END + 70 + size + index * Math.round(size * 1.28), size, 700, INK),
    ),
  ])
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${PICTURE.width} ${PICTURE.height}" width="${PICTURE.width}" height="${PICTURE.height}"><path fill="${GROUND}" d="M0 0h${PICTURE.width}v${PICTURE.height}H0z"/><image width="${PICTURE.width}" height="${PHOTO_END}" href="data:image/jpeg;base64,${bytes.toString('base64')}"/>${words.join('')}<g fill="${INK}" transform="translate(${Math.round(right - paper.width)} ${PHOTO_END + 50})">${paper.svg}</g></svg>`
}

/** @returns the picture as SVG, its letters as outlines, so that it looks the same wherever it is rasterised */
export async function drawPicture(plan: PicturePlan): Promise<string> {
  const write = writer(plan.edition)
  if (plan.photo !== undefined) return drawWithPhoto(plan, plan.photo)
  const parts: string[] = []
  const mark = drawAppIcon(1, false).replace('<svg ', `<svg x="${EDGE}" y="40" width="52" height="52" `)
  parts.push(mark, await write(plan.paper, EDGE + 68, 82, 44, 700, INK))
  const tagline = await setText(plan.edition, plan.tagline, 24, 500)
  const right = PICTURE.width - EDGE
  parts.push(
    `<g fill="${SOFT}" transform="translate(${Math.round(right - tagline.width)} 78)">${tagline.svg}</g>`,
    `<path fill="${INK}" d="M${EDGE} 112h${right - EDGE}v2H${EDGE}z"/>`,
    await write(plan.kicker, EDGE, 166, 30, 700, TILE),
  )

  const { size, lines } = await breakTitle(plan, right - EDGE)
  const pitch = Math.round(size * 1.28)
  for (const [index, line] of lines.entries())
    parts.push(await write(line, EDGE, 190 + size + index * pitch, size, 700, INK))

  const top = 432
  const left = plan.figure ? 500 : 0
  parts.push(
    drawCover({ ...plan.cover, size: plan.figure ? 'card' : 'lead' }).replace(
      '<svg ',
      `<svg x="${left}" y="${top}" width="${PICTURE.width - left}" height="${PICTURE.height - top}" `,
    ),
  )
  if (plan.figure) {
    const { value, unit, of, plan: planned, planLabel, source } = plan.figure
    const number = await setText(plan.edition, value, 84, 700)
    parts.push(
      `<g fill="${SEA}" transform="translate(${EDGE} 522)">${number.svg}</g>`,
      await write(unit, EDGE + Math.round(number.width) + 12, 522, 36, 700, SEA),
      await write(clip(`${of}${planned ? `（${planLabel}）` : ''}`, 15), EDGE, 568, 26, 500, INK),
      await write(clip(source, 18), EDGE, 602, 20, 500, SOFT),
    )
  } else if (plan.date !== '') {
    const date = await setText(plan.edition, plan.date, 24, 500)
    parts.push(
      `<g fill="${SOFT}" transform="translate(${Math.round(right - date.width)} 164)">${date.svg}</g>`,
    )
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${PICTURE.width} ${PICTURE.height}" width="${PICTURE.width}" height="${PICTURE.height}"><style>${COLOURS}</style><path fill="${GROUND}" d="M0 0h${PICTURE.width}v${PICTURE.height}H0z"/>${parts.join('')}</svg>`
}

function clip(text: string, length: number): string {
  const characters = [...text]
  return characters.length <= length ? text : `${characters.slice(0, length - 1).join('')}…`
}

/** The largest size at which the title fits as many lines as there may be, the lines about equally long. */
async function breakTitle(
  plan: PicturePlan,
  measure: number,
  sizes: readonly number[] = SIZES,
  most = 3,
): Promise<{ size: number; lines: readonly string[] }> {
  let best: { size: number; lines: readonly string[] } = { size: 0, lines: [] }
  for (const size of sizes) {
    const widths = await Promise.all(
      plan.title.map(async (part) => (await setText(plan.edition, part, size, 700)).width),
    )
    const fill = (width: number): string[] => {
      const lines: string[] = []
      let used = Number.POSITIVE_INFINITY
      for (const [index, part] of plan.title.entries()) {
        const own = widths[index] ?? 0
        if (used + own > width) {
          lines.push(part)
          used = own
        } else {
          lines[lines.length - 1] += part
          used += own
        }
      }
      return lines
    }
    const lines = fill(measure)
    // of all ways in as few lines, the one that ends most lines after a mark; of equals the most even one
    let chosen = { marks: -1, lines }
    for (let width = measure; width > size * 4; width -= size / 2) {
      const some = fill(width)
      if (some.length !== lines.length) break
      const marks = some.slice(0, -1).filter((line) => /[：，、；。！？]$/u.test(line)).length
      if (marks >= chosen.marks) chosen = { marks, lines: some }
    }
    best = { size, lines: chosen.lines }
    if (lines.length <= (size > 68 ? 2 : most)) break
  }
  return best
}
