/** What a large photograph costs the phone of a reader. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createMarkdownProcessor } from '@astrojs/markdown-remark'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { markdownOptions } from '../../src/rendering/markdown/plugins.ts'

/** A photograph with detail of every size, and with edges. */
async function detailed(width: number, height: number): Promise<Buffer> {
  const layers = [250, 30, 4].map(async (size, index) => {
    const noise = sharp({
      create: {
        width: Math.ceil(width / size) + 1,
        height: Math.ceil(height / size) + 1,
        channels: 3,
        background: '#000',
        noise: { type: 'gaussian', mean: 128, sigma: 50 - 10 * index },
      },
    })
    return sharp(await noise.png({ compressionLevel: 0 }).toBuffer())
      .resize(width, height, { fit: 'fill', kernel: 'linear' })
      .removeAlpha()
      .ensureAlpha(0.5)
      .raw()
      .toBuffer()
  })
  const raw = { width, height, channels: 4 } as const
  const [base = Buffer.of(), ...others] = await Promise.all(layers)
  const lines = Array.from({ length: 160 }, (_, n) => {
    const [x, y] = [(n * 397) % width, (n * 631) % height]
    return `<path d="M${x} ${y}h${90 + (n % 7) * 60}v${60 + (n % 5) * 90}H${x}z" fill="hsl(${(n * 47) % 360} 30% ${25 + (n % 6) * 10}%)"/>`
  })
  const edges = Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" opacity=".7">${lines.join('')}</svg>`,
  )
  return sharp(base, { raw })
    .flatten()
    .composite([...others.map((input) => ({ input, raw })), { input: edges }])
    .jpeg({ quality: 95 })
    .toBuffer()
}

test('a photograph of 4000 by 3000 costs a phone at most 120 KB', async () => {
  const photo = await detailed(4000, 3000)
  expect(photo.length).toBeGreaterThan(2e6)
  const folder = mkdtempSync(join(tmpdir(), 'pictures-'))
  writeFileSync(join(folder, '图.jpg'), photo)
  const processor = await createMarkdownProcessor(markdownOptions)
  const { code } = await processor.render('文\n\n![一](./图.jpg)', {
    fileURL: pathToFileURL(join(folder, 'a.md')),
  })
  const { quality, widths, sizes } = JSON.parse(
    (/__ASTRO_IMAGE_="([^"]+)"/u.exec(code)?.[1] ?? '{}').replaceAll('&#x22;', '"'),
  ) as { quality: number; widths: number[]; sizes: string }
  // a phone of 412 by three dots, and one of 390 by two
  const [dense = 0, plain = 0] = Array.from(sizes.matchAll(/([\d.]+)vw/gu), ([, share]) => Number(share))
  for (const dots of [(412 * 3 * dense) / 100, (390 * 2 * plain) / 100]) {
    const width = widths.find((each) => each >= dots) ?? 0
    const avif = await sharp(photo).resize(width).avif({ quality }).toBuffer()
    expect(avif.length, `${width} wide`).toBeLessThan(120_000)
  }
  rmSync(folder, { recursive: true })
})
