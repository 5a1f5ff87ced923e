import { crc32, deflateSync } from 'node:zlib'
import { encode } from 'uqr'

/** Modules of quiet zone on every side (ISO/IEC 18004, 6.3.8). */
const QUIET = 4

/**
 * A QR code (ISO/IEC 18004) with its quiet zone, one pixel a module, as a PNG that stands in the page itself: some 300
 * bytes, fewer than what would draw it in the browser, and there without scripts too.
 * The least correction (L) is enough for a clean screen or print. Readers take any of the eight masks; trying all of them for the one with the least penalty (7.8.3) would take eight
 * times as long, and a large paper has tens of thousands of codes.
 *
 * @param text an address
 * @returns a `data:` address
 */
export function qrCode(text: string): string {
  const { data, size } = encode(text, { ecc: 'L', border: QUIET, maskPattern: 3 })
  const row = Math.ceil(size / 8)
  const rows = Buffer.alloc(size * (row + 1))
  for (const [y, modules] of data.entries())
    for (const [x, dark] of modules.entries())
      // after the byte that names the row's filter; 1 is white
      if (!dark) {
        const place = y * (row + 1) + 1 + (x >> 3)
        rows[place] = (rows[place] ?? 0) | (128 >> (x & 7))
      }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(size, 0)
  header.writeUInt32BE(size, 4)
  header[8] = 1
  const png = Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1A\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
  return `data:image/png;base64,${png.toString('base64')}`
}

/** A chunk of a PNG (PNG, 5.3): its length, its name, what it holds, and the checksum of the last two. */
function chunk(name: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), content])
  const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(content.length)
  checksum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, checksum])
}
