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

test('in AVIF in widths up to its own and once in WebP, turned as it was taken; the first at once', async () => {
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
  expect(asked[0]).toMatchObject({ width: 600, height: 1000, widths: [480, 600], loading: 'eager' })
  expect(asked[1]).toMatchObject({ width: 600, height: 1000, loading: 'eager' })
  expect(asked[1]).not.toHaveProperty('widths')
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

test('pictures alone in one paragraph are a gallery, each with its caption; in MDX the widths are a text', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'pictures-'))
  await sharp({ create: { width: 1000, height: 600, channels: 3, background: '#678' } }).toFile(
    join(folder, '图.png'),
  )
  const processor = await createMarkdownProcessor(markdownOptions)
  const render = async (name: string) =>
    (
      await processor.render('![一](./图.png "街｜人")\n![二](./图.png)', {
        fileURL: pathToFileURL(join(folder, name)),
      })
    ).code
  const code = await render('a.md')
  expect(code).toMatch(
    /^<div class="gallery"><figure><picture>.*<figcaption>街<small class="credit">人<\/small>.*<figure>.*<\/div>$/u,
  )
  expect(code).toContain('21rem')
  expect(await render('a.mdx')).toContain('480 800 1000')
  rmSync(folder, { recursive: true })
})

test('a photograph that is the cover stands first, and is fetched at once', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'pictures-'))
  await sharp({ create: { width: 900, height: 600, channels: 3, background: '#678' } }).toFile(
    join(folder, '图.png'),
  )
  const processor = await createMarkdownProcessor(markdownOptions)
  const cover = { image: './图.png', alt: '街口', caption: '一角', credit: '某人' }
  const { code } = await processor.render('正文。', {
    fileURL: pathToFileURL(join(folder, 'a.md')),
    frontmatter: { cover },
  })
  expect(code).toMatch(
    /^<figure><picture>.*eager.*<figcaption>一角<small class="credit">某人<\/small>.*<\/figure>\n<p>正文。/su,
  )
  rmSync(folder, { recursive: true })
})
