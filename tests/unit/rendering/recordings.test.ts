/** Recordings and documents beside an article: what becomes of them in the page, and what the site publishes. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createMarkdownProcessor } from '@astrojs/markdown-remark'
import sharp from 'sharp'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { filesBeside, placeFiles } from '../../../src/build/article-files.ts'
import { contentSecurityPolicy, headersOf } from '../../../src/build/headers.ts'
import { localiseLinks } from '../../../src/editions/addresses.ts'
import { markdownOptions } from '../../../src/rendering/markdown/plugins.ts'
import { withRecordings } from '../../../src/rendering/markdown/recordings.ts'

let folder: string
const at = (name: string) => join(folder, 'articles/2024', name)
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'recordings-'))
  mkdirSync(join(folder, 'articles/2024'), { recursive: true })
  mkdirSync(join(folder, 'files'))
})
afterEach(() => rmSync(folder, { recursive: true }))

async function rendered(markdown: string): Promise<string> {
  const processor = await createMarkdownProcessor(markdownOptions)
  const { code } = await processor.render(markdown, { fileURL: pathToFileURL(at('hui.md')) })
  return withRecordings(code, at('hui.md'), 'zh-Hans')
}

test('a video that is written as a picture plays when it is asked for, with what lies beside it', async () => {
  await sharp({ create: { width: 90, height: 160, channels: 3, background: '#678' } }).toFile(at('片 1.png'))
  writeFileSync(at('片 1.vtt'), 'WEBVTT\n')
  writeFileSync(at('片 1.txt'), '主持人：开会。\n\n居民：好<b>。\n')
  expect(await rendered('![会议](<./片 1.mp4> "会上｜本报")')).toBe(
    '<figure class="recording"><video controls preload="none" aria-label="会议" poster="/articles/hui/%E7%89%87%201.png" width="90" height="160">' +
      '<source src="/articles/hui/%E7%89%87%201.mp4" type="video/mp4"><track kind="captions" src="/articles/hui/%E7%89%87%201.vtt" srclang="zh-Hans" label="字幕">' +
      '<a href="/articles/hui/%E7%89%87%201.mp4">会议</a></video><figcaption>会上<small class="credit">本报</small>' +
      '<details><summary>文字稿</summary><p>主持人：开会。</p><p>居民：好&lt;b&gt;。</p></details></figcaption></figure>',
  )
})

test('a sound has controls; within a line a recording is a link', async () => {
  const html = await rendered(
    '![采访](./a.mp3)\n\n听![采访](./a.mp3)。\n\n<video src="https://v.example/1.mp4"></video>',
  )
  expect(html).toMatch(
    /<audio controls preload="none" aria-label="采访"><source src="\/articles\/hui\/a.mp3" type="audio\/mpeg">/u,
  )
  expect(html).toContain('听<a href="/articles/hui/a.mp3">采访</a>。')
  expect(html).not.toContain('<video')
  expect(contentSecurityPolicy([])).toContain("media-src 'self'")
  expect(headersOf('/articles/hui/a.mp3')[0]).toEqual(['Content-Type', 'audio/mpeg'])
  expect(headersOf('/articles/hui/A.PDF')[0]).toEqual(['Content-Type', 'application/pdf'])
})

test.each([
  ['<audio controls src="./a.mp3" title="采访｜本报"></audio>', '<audio ', '/articles/hui/a.mp3'],
  ['<audio src=录音.mp3></audio>', '<audio ', '/articles/hui/%E5%BD%95%E9%9F%B3.mp3'],
  [
    '<video controls>\n<source src="./片.mp4" type="video/mp4">\n<source src="./片.webm">\n你的浏览器不支持。\n</video>',
    '<video ',
    '/articles/hui/%E7%89%87.mp4',
  ],
  [
    '<div>\n<video src="片.mp4"><track src="片.vtt"></video>\n</div>',
    '<video ',
    '/articles/hui/%E7%89%87.mp4',
  ],
  ['<embed src="./a.ogg">', '<audio ', '/articles/hui/a.ogg'],
])('%s plays as a recording that is written as a picture', async (typed, player, address) => {
  const html = await rendered(`前。\n\n${typed}\n\n后。`)
  expect(html).toContain(`${player}controls preload="none"`)
  expect(html).toContain(`<source src="${address}"`)
  expect(html).not.toContain('不支持')
})

test.each([
  ['听<audio src="./a.mp3" title="采访"></audio>。', '听<a href="/articles/hui/a.mp3">采访</a>。'],
  ['<object data="./图.pdf">图纸</object>', '<a href="/articles/hui/%E5%9B%BE.pdf">图.pdf</a>'],
  [
    '<object><param name="movie" value="https://v.example/1.swf"></object>',
    'href="https://v.example/1.swf" data-embed',
  ],
  ['<iframe src="表.xlsx"></iframe>', '<a href="/articles/hui/%E8%A1%A8.xlsx">表.xlsx</a>'],
  ['<object>地图在此</object>', '地图在此'],
  ['<video src="data:video/mp4;base64,AA==">看不了</video>', '看不了'],
])('%s leaves a link to its file, or its words', async (typed, left) => {
  expect(await rendered(typed)).toContain(left)
})

test('a document is linked where the site has it, the same in every edition', async () => {
  const html = await rendered('[图纸](./图%201.pdf)、[表](/files/100%25.csv)、[文](/articles/b/#a.b)')
  expect(localiseLinks(html, { path: 'zh-tw/' })).toBe(
    '<p><a href="/articles/hui/%E5%9B%BE%201.pdf">图纸</a>、<a href="/files/100%25.csv">表</a>、<a href="/zh-tw/articles/b/#a.b">文</a></p>',
  )
})

test('what published articles name is copied, drafts keep theirs; a poster loses the place where it was taken', async () => {
  const fields = 'title: 文\ndate: 2024-01-01\npublished: 2024-01-02T08:00'
  writeFileSync(
    join(folder, 'policy.yaml'),
    'summary: free\ntags: free\nfacts: free\nsources: free\nauthors: free\nscript: free\n',
  )
  writeFileSync(at('hui.md'), `---\n${fields}\n---\n\n[图](./a.pdf)\n\n![会](./b.mp4 "图｜人")\n`)
  writeFileSync(at('typed.md'), `---\n${fields}\n---\n\n<audio src="c.mp3" title="图｜人"></audio>\n`)
  writeFileSync(at('gao.md'), `---\n${fields}\ndraft: true\n---\n\n[图](./secret.pdf)\n`)
  for (const name of ['a.pdf', 'b.mp4', 'c.mp3', 'secret.pdf', 'unnamed.pdf']) writeFileSync(at(name), name)
  writeFileSync(join(folder, 'files/x.zip'), 'x')
  const shot = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#678' } })
    .withExif({ IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '36/1 4/1 0/1' } })
    .jpeg()
    .toBuffer()
  expect((await sharp(shot).metadata()).exif).toBeDefined()
  writeFileSync(at('b.jpg'), shot)
  const site = join(folder, 'site')
  await placeFiles(folder, site)
  expect(readFileSync(join(site, 'articles/hui/a.pdf'), 'utf8')).toBe('a.pdf')
  expect(existsSync(join(site, 'articles/typed/c.mp3'))).toBe(true)
  expect(existsSync(join(site, 'articles/hui/b.mp4')) && existsSync(join(site, 'files/x.zip'))).toBe(true)
  expect((await sharp(join(site, 'articles/hui/b.jpg')).metadata()).exif).toBeUndefined()
  expect(filesBeside(folder, false).map(({ place }) => place)).not.toContain('articles/gao/secret.pdf')
  expect(filesBeside(folder, true).map(({ place }) => place)).toContain('articles/gao/secret.pdf')
})
