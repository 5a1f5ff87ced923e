/** Noto Serif in the glyphs of each region, as outlines: the fonts are packages of subsets, each for a range of characters. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { create, type Font } from 'fontkitten'
import { decompress } from 'wawoff2'
import type { EditionId } from '../../editions/table.ts'

/** The family of each edition. */
export const FAMILIES: Readonly<Record<EditionId, string>> = {
  hans: 'noto-serif-sc',
  tw: 'noto-serif-tc',
  hk: 'noto-serif-hk',
}

export type Weight = 500 | 700

/** Text set on one line. */
export interface SetText {
  width: number
  /** SVG of its outlines, the line's start at the origin, its baseline at y = 0 */
  svg: string
}

interface Face {
  /** the subset of each code point that the family has */
  subsets: ReadonlyMap<number, string>
  fonts: Map<string, Promise<Font>>
}

const packages = createRequire(join(process.cwd(), 'package.json'))

/** The folder of a family's package. */
export function folderOf(family: string): string {
  return dirname(packages.resolve(`@fontsource-variable/${family}/unicode.json`))
}

const faces = new Map<string, Face>()

function faceOf(family: string): Face {
  let face = faces.get(family)
  if (!face) {
    const unicode = JSON.parse(readFileSync(join(folderOf(family), 'unicode.json'), 'utf8')) as Record<
      string,
      string
    >
    const subsets = new Map<number, string>()
    for (const [key, ranges] of Object.entries(unicode)) {
      const name = key.replace(/[[\]]/gu, '')
      for (const range of ranges.split(',')) {
        const [from = '', to = from] = range.trim().slice(2).split('-')
        for (let code = Number.parseInt(from, 16); code <= Number.parseInt(to, 16); code += 1)
          if (!subsets.has(code)) subsets.set(code, name)
      }
    }
    faces.set(family, (face = { subsets, fonts: new Map() }))
  }
  return face
}

function fontOf(face: Face, family: string, name: string, weight: Weight): Promise<Font> {
  const key = `${name}/${weight}`
  let font = face.fonts.get(key)
  if (!font) {
    font = open(join(folderOf(family), 'files', `${family}-${name}-wght-normal.woff2`), weight)
    face.fonts.set(key, font)
  }
  return font
}

let opening: Promise<unknown> = Promise.resolve()

async function open(file: string, weight: Weight): Promise<Font> {
  // one after another, and copied, since the decompressor gives a view of memory that it uses again
  const turn = opening.then(async () => Uint8Array.from(await decompress(readFileSync(file))))
  opening = turn.catch(() => undefined)
  const bytes = await turn
  const font = create(bytes as never)
  if (!('getVariation' in font)) throw new Error(`${file} is a collection`)
  return font.getVariation({ wght: weight })
}

/** What printers set for a character that they have no type of. */
const MISSING = '〓'

/** Whether a font has a character; one that shows nothing needs none. */
function hasGlyph(character: string): boolean {
  const code = character.codePointAt(0) ?? 0
  return (
    /[\p{M}\p{Cf}\p{Z}]/u.test(character) ||
    Object.values(FAMILIES).some((family) => faceOf(family).subsets.has(code))
  )
}

/**
 * @param text any text
 * @returns its characters that no font has, each once; they are drawn as 〓
 */
export function missingGlyphs(text: string): string[] {
  return [...new Set(text)].filter((character) => !hasGlyph(character))
}

/**
 * Sets text on one line.
 *
 * @param edition in whose region's glyphs; a character that its font lacks is set in another region's
 * @param size of the em, in the picture's units
 */
export async function setText(
  edition: EditionId,
  text: string,
  size: number,
  weight: Weight,
): Promise<SetText> {
  const families = [FAMILIES[edition], ...Object.values(FAMILIES)]
  let width = 0
  let svg = ''
  for (const written of text) {
    const character = hasGlyph(written) ? written : MISSING
    const code = character.codePointAt(0) ?? 0
    for (const family of families) {
      const face = faceOf(family)
      const subset = face.subsets.get(code)
      if (subset === undefined) continue
      const font = await fontOf(face, family, subset, weight)
      const glyph = font.glyphForCodePoint(code)
      if (glyph.id === 0) continue
      const scale = size / font.unitsPerEm
      const outline = glyph.path
        .scale(scale, -scale)
        .translate(width, 0)
        .toSVG()
        .replace(/-?\d+\.\d+/gu, (number) => String(Math.round(Number(number) * 10) / 10))
      svg += outline
      width += glyph.advanceWidth * scale
      break
    }
  }
  return { width, svg: `<path d="${svg}"/>` }
}
