import sharp from 'sharp'
import { drawAppIcon } from '../../illustrations/mark.ts'

/** The icons of home screens and feed readers, drawn from the one mark. */
export const icons = {
  'icon-192': { side: 192, share: 0.94, ground: false },
  'icon-512': { side: 512, share: 0.94, ground: false },
  'maskable-512': { side: 512, share: 0.56, ground: true },
  'touch-180': { side: 180, share: 0.7, ground: true },
  'feed-144': { side: 144, share: 0.8, ground: true },
  'favicon-32': { side: 32, share: 1, ground: false },
} as const

export type IconName = keyof typeof icons

/** An icon as a PNG file. */
export async function iconPng(name: IconName): Promise<Buffer> {
  const { side, share, ground } = icons[name]
  const svg = Buffer.from(drawAppIcon(share, ground))
  return sharp(svg, { density: (72 * side) / 48 })
    .resize(side, side)
    .png({ palette: true, effort: 10 })
    .toBuffer()
}

/** A PNG file as an icon file of one picture (Windows Vista's form of ICO, which every browser reads). */
export function iconFile(png: Buffer, side: number): Buffer {
  const head = Buffer.alloc(22)
  head.writeUInt16LE(1, 2)
  head.writeUInt16LE(1, 4)
  head.writeUInt8(side, 6)
  head.writeUInt8(side, 7)
  head.writeUInt16LE(1, 10)
  head.writeUInt16LE(32, 12)
  head.writeUInt32LE(png.length, 14)
  head.writeUInt32LE(head.length, 18)
  return Buffer.concat([head, png])
}
