/** Pictures for sharing as PNG files, kept by what they show. */
import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { readCached, writeCached } from '../../config/cache-file.ts'
import { FAMILIES, folderOf } from './glyph-outlines.ts'
import { drawPicture, type PicturePlan } from './picture.ts'

export type { PicturePlan as SharePlan }

/** Where they are kept between builds, of whatever content. */
const CACHE = join('.cache', 'share-images')

/** What the pictures depend on: this code, the drawings and the fonts; a change redraws every picture. */
const drawer = createHash('sha256')
for (const folder of ['src/outputs/share-images', 'src/illustrations'])
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort())
    if (name.endsWith('.ts')) drawer.update(readFileSync(join(folder, name)))
for (const family of Object.values(FAMILIES))
  drawer.update(readFileSync(join(folderOf(family), 'package.json')))
const version = drawer.digest('hex')

/** Colours of the palette: a drawing has few, and they stay plain. */
const DRAWING = { colours: 64, dither: 0 } as const
const PHOTO = { colours: 256, dither: 1 } as const

/**
 * @param plan what it shows
 * @returns the picture as PNG, drawn once and kept
 */
export async function sharePicture(plan: PicturePlan): Promise<Buffer> {
  const key = createHash('sha256').update(version).update(JSON.stringify(plan)).digest('hex').slice(0, 32)
  const file = join(CACHE, key)
  const kept = readCached(file)
  if (kept) return kept
  // a third of the time of the default effort, for a hundredth more bytes
  const png = await sharp(Buffer.from(await drawPicture(plan)))
    .png({ palette: true, effort: 1, compressionLevel: 9, ...(plan.photo ? PHOTO : DRAWING) })
    .toBuffer()
  writeCached(file, png)
  return png
}
