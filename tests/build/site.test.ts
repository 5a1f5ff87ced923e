import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { beforePaint } from '../../src/client/before-paint.ts'
import { checkSite } from '../../src/build/site-check.ts'
import { editionTable } from '../../src/editions/table.ts'
import { htmlFiles, readBuiltPages } from '../../src/build/built-pages.ts'
import { isOwnPaper } from '../own-paper.ts'
import { fixture, paper } from './built-site.ts'

const read = (path: string, folder = fixture) => readFileSync(join(folder, path), 'utf8')
const everything = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(?:html|xml|json|txt)$/u.test(file))
    .map((file) => ({ file, text: read(file, folder) }))

describe.each([paper, fixture])('%s', (folder) => {
  test('every link, anchor, file and twin is there', () => {
    expect(checkSite(folder, readBuiltPages(folder))).toEqual([])
  })
  test.each(editionTable)('pages of $name say so, name their twins, and have one h1', ({ path, lang }) => {
    const pages = htmlFiles(folder).filter(
      (file) => file.startsWith(path) && (path !== '' || !/^zh-/u.test(file)),
    )
    for (const page of pages) {
      const html = read(page, folder)
      expect(html, page).toMatch(new RegExp(`<html lang="${lang}">`, 'u'))
      expect(html.match(/<h1[\s>]/gu), page).toHaveLength(1)
      expect(html, page).toMatch(/<\/body><\/html>\s*$/u)
      if (!html.includes('noindex'))
        expect(
          [...html.matchAll(/hreflang="([^"]+)" href/gu)].map(([, name]) => name),
          page,
        ).toEqual(['zh-Hans', 'zh-Hant-TW', 'zh-Hant-HK', 'zh-Hant', 'x-default'])
      expect(html.replace(`<script>${beforePaint}</script>`, ''), page).not.toMatch(
        /\sstyle="|<script(?![^>]*(?:src=|ld\+json))/u,
      )
    }
  })
})

test.runIf(isOwnPaper)('a topic on the front page shows what stands nowhere above', () => {
  const articles = (part: string) => [...new Set(part.match(/\/articles\/[^"]+/gu))]
  const [above = '', noted = '', latest = '', topics = ''] = read('index.html', paper)
    .replace(/^[^]*<main/u, '')
    .split(/<section class="section briefs|<div class="topics/u)
  // the ledger leads; what was noted last leads to facts
  expect(articles(above)).toHaveLength(3)
  expect(noted.match(/\/glance\/\d{4}\/#f-\d{4}/gu)).toHaveLength(5)
  expect(articles(latest)).toHaveLength(6)
  expect(articles(topics).length).toBeGreaterThan(8)
  const before = [...articles(above), ...articles(latest)]
  expect(articles(topics).filter((address) => before.includes(address))).toEqual([])
})

describe('every page of the table of addresses', () => {
  const places = [
    'index.html',
    'articles/plan/index.html',
    'tags/jiuqu/index.html',
    'tags/huifang/index.html',
    'sources/shiyan-bao/index.html',
    'archive/index.html',
    'archive/2023/index.html',
    'archive/2023/03/index.html',
    'search/index.html',
    'glance/index.html',
    'about/index.html',
    'corrections/index.html',
    '404.html',
    'feed.xml',
    'atom.xml',
    'feed.json',
  ]
  test.each(editionTable)('is there in $name', ({ path }) => {
    expect(places.filter((place) => !existsSync(join(fixture, path, place)))).toEqual([])
  })
})

describe('what is not to be seen', () => {
  const files = everything(fixture)
  test.each([
    '草稿的题目',
    '草稿的正文词',
    '还没到时候的文章',
    '未来的正文词',
    '撤下的正文词',
    '还沒到時候',
    '還沒到時候的文章',
  ])('%s stands nowhere', (words) => {
    expect(files.filter(({ text }) => text.includes(words)).map(({ file }) => file)).toEqual([])
  })
  test('a withdrawn article leaves a notice, out of lists, feeds and search', () => {
    expect(read('articles/withdrawn/index.html')).toContain('来源撤稿')
    expect(read('articles/withdrawn/index.html')).toContain('noindex')
    const others = files.filter(({ text }) => text.includes('撤稿试题甲')).map(({ file }) => file)
    expect(others.filter((file) => !/^(?:articles\/withdrawn|corrections)\//u.test(file))).toEqual([])
  })
})

test('no picture that is published says where or with what it was taken', async () => {
  const source = 'tests/fixtures/paper/articles/2023/guang-chang.jpg'
  expect((await sharp(source).metadata()).exif?.toString('latin1')).toContain('Camera')
  const pictures = [paper, fixture].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(?:jpe?g|png|webp|avif|gif|ico)$/u.test(file))
      .map((file) => join(folder, file)),
  )
  // what was made of the photograph is among them
  expect(read('articles/short-05/index.html').match(/srcset/gu)?.length).toBeGreaterThan(1)
  for (const file of pictures.filter((each) => !each.endsWith('.ico'))) {
    const { exif, xmp, iptc } = await sharp(file).metadata()
    expect({ exif, xmp, iptc }, file).toEqual({ exif: undefined, xmp: undefined, iptc: undefined })
  }
  expect(pictures.some((file) => /\.avif$/u.test(file))).toBe(true)
})

describe('an article', () => {
  const plan = read('articles/plan/index.html')
  test('shows emphasis beside Chinese marks, struck text, tables, figures with their credit', () => {
    expect(plan).toContain('这是<strong>“重要”</strong>的消息')
    expect(plan).toContain('<del>旧数</del>')
    expect(plan).toMatch(/<div class="table" role="region"/u)
    expect(plan).toMatch(
      /<figure><picture><source type="image\/avif"[^>]*><img alt="一张试验图"[^>]*width="640" height="360"[^>]*><\/picture><figcaption>面条图<small class="credit">试验报/u,
    )
  })
  test('takes nothing for a directive but :zh and :keep', () => {
    expect(plan).toContain('上午9:30开会，来源:信网，比分1:3。')
    expect(plan).toContain('出租车来了，于晓没变')
    expect(read('zh-tw/articles/plan/index.html')).toContain('計程車來了，于晓沒變')
    expect(read('zh-hk/articles/plan/index.html')).toContain('的士來了，于晓沒變')
  })
  test('keeps what is declared, converts across inline elements, leaves code alone', () => {
    const taiwan = read('zh-tw/articles/plan/index.html')
    expect(taiwan).toContain('頭<em>髮</em>亂了')
    expect(taiwan).toContain('后台不改')
    expect(taiwan).toContain('<code>代码里的后台</code>')
    expect(taiwan).toContain('皇后與後來')
  })
  test('makes hostile HTML inert', () => {
    expect(plan).not.toMatch(/alert\(|javascript:|onclick/u)
    expect(plan).toContain('<a>点我</a>')
  })
  test('authored in Traditional is Simplified in the Simplified edition, quotes and all', () => {
    expect(read('articles/hant/index.html')).toContain('这里的头发与面条，“干净”的里院，皇后与后来。')
    expect(read('articles/hant/index.html')).toContain('正文里说“干燥”与“头发”。'.replace('“干燥”', '‘干燥’'))
    expect(read('zh-tw/articles/hant/index.html')).toContain('這裡的頭髮與麵條，「乾淨」的里院')
  })
  test('shows its sources, rights, updates, corrections and what is unseen apart', () => {
    expect(plan).toContain('<a href="https://example.com/a"><cite>《试验小区改造计划》</cite></a>')
    expect(plan).toMatch(/sources\/shiyan-bao\/">试验报<\/a>/u)
    expect(plan).toContain('<strong>补充</strong>')
    expect(plan).toContain('<strong>更正</strong>')
    expect(plan.slice(plan.indexOf('>未见</h2>'), plan.indexOf('>来源</h2>'))).toContain(
      '<li>新开的馆由谁来管</li>',
    )
    expect(read('zh-tw/articles/plan/index.html')).toContain('新開的館由誰來管')
    expect(read('corrections/index.html').replaceAll(/<\/?span>/gu, '')).toContain('原写“61个”，应为“60个”。')
  })
  test('keeps its old address: a page and a line for the hosts', () => {
    expect(read('articles/old-name/index.html')).toContain('content="0; url=/articles/plan/"')
    expect(read('_redirects')).toContain('/zh-tw/articles/old-name/ /zh-tw/articles/plan/ 301')
  })
  test('lists its headings under ids that are the same in every edition', () => {
    const ids = (html: string) => [...html.matchAll(/<h2 id="([^"]+)"/gu)].map(([, id]) => id)
    expect(ids(plan)).toEqual(['s-huang-hou-yu-hou-lai', 's-di-er-jie', 's-di-san-jie'])
    expect(ids(read('zh-hk/articles/plan/index.html'))).toEqual(ids(plan))
  })
})

test('feeds are full, absolute and in the script of their edition', () => {
  const feed = JSON.parse(read('zh-tw/feed.json')) as {
    items: { url: string; content_html: string; title: string }[]
  }
  const item = feed.items.find(({ url }) => url.endsWith('/zh-tw/articles/plan/'))
  expect(item?.title).toBe('頭髮與麵條：60個小區的計畫')
  expect(item?.content_html).toContain('皇后與後來')
  expect(item?.content_html).not.toMatch(/(?:href|src)="\//u)
})

test.runIf(isOwnPaper).each(editionTable)(
  'the archive of $name binds its earliest articles in a volume of their own',
  ({ path }) => {
    const slugs = (page: string) =>
      [...read(join(path, page), paper).matchAll(/<h2>\s*<a href="[^"]*\/articles\/([^/"]+)\//gu)].map(
        ([, slug]) => slug,
      )
    const first = slugs('archive/index.html')
    const volume = slugs('archive/v1/index.html')
    expect(volume).toHaveLength(12)
    expect(new Set([...first, ...volume]).size).toBe(first.length + 12)
    expect(read(join(path, 'archive/index.html'), paper)).toContain(`/${path}archive/v1/" rel="next"`)
  },
)

test.runIf(isOwnPaper)(
  'an archive page is in the order of the dates under which its years and months list it',
  () => {
    for (const place of ['archive', 'archive/2022', 'archive/2023', 'archive/2024']) {
      const list = /<ul class="list[^"]*">(.*?)<\/ul>/su.exec(read(`${place}/index.html`, paper))?.[1] ?? ''
      const begun = [...list.matchAll(/<p class="meta">\s*<span>(\d{4})年(?:(\d+)月)?(?:(\d+)日)?/gu)].map(
        ([, year, month = '12', day = '31']) => `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`,
      )
      expect(begun.length, place).toBeGreaterThan(1)
      expect(begun, place).toEqual(begun.toSorted().toReversed())
    }
  },
)

test.runIf(isOwnPaper).each(editionTable)(
  'the pages of $name show no number of a fact to readers',
  ({ path }) => {
    for (const place of ['glance/2022', 'ledger', 'articles/parking-15-projects', 'tags/lishi-chengqu']) {
      const body = /<main.*<\/main>/su.exec(read(join(path, place, 'index.html'), paper))?.[0] ?? ''
      expect(body.replaceAll(/<[^>]+>/gu, ' '), place).not.toMatch(/\bf-\d{4}\b/u)
    }
  },
)
