/** What a picture beside an article is offered as. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createMarkdownProcessor } from '@astrojs/markdown-remark'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { markdownOptions } from '../../../src/rendering/markdown/plugins.ts'
import { withSources } from '../../../src/rendering/markdown/responsive-pictures.ts'

test('in AVIF and WebP, in widths up to its own, turned as it was taken; the first at once', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'pictures-'))
  await sharp({ create: { width: 1000, height: 600, channels: 3, background: '#678' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toFile(join(folder, 'IMG_1.JPG'))
  const processor = await createMarkdownProcessor(markdownOptions)
  const { code } = await processor.render('![一](./IMG_1.JPG)\n\n![二](./IMG_1.JPG)', {
    fileURL: pathToFileURL(join(folder, 'a.md')),
  })
  const asked = [...code.matchAll(/__ASTRO_IMAGE_="([^"]+)"/gu)].map(
    ([, props = '']) => JSON.parse(props.replaceAll('&#x22;', '"')) as Record<string, unknown>,
  )
  expect(asked.map(({ format }) => format)).toEqual(['avif', 'webp', 'avif', 'webp'])
  expect(asked[1]).toMatchObject({ width: 600, height: 1000, widths: [480, 600], loading: 'eager' })
  expect(asked[3]).not.toHaveProperty('loading')
  rmSync(folder, { recursive: true })
})

test('the AVIF one becomes a source of the other', () => {
  expect(
    withSources(
      '<picture><img data-avif="" srcset="a.avif 480w" sizes="9vw" src="b"><img src="c"></picture>',
    ),
  ).toBe('<picture><source type="image/avif" srcset="a.avif 480w" sizes="9vw"><img src="c"></picture>')
})
