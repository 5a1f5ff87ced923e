/** Writes a generated paper as a content folder: as many articles as wanted, the same for the same seed. */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { crc32, deflateSync } from 'node:zlib'
import { generateCorpus, pick, seededRandom, type GeneratedArticle } from '../search/corpus.ts'
import { lists, sources, tags } from '../search/words.ts'

/** How many tags are the paper's sections. */
const TOPICS = 6
const FACTS = 200
/** One article in so many has a picture. */
const PICTURE_EVERY = 33

/** The moment at which generated papers are built. */
export const BENCH_NOW = '2027-01-01T08:00:00+08:00'

/**
 * Writes a content folder in the place of whatever is there.
 *
 * @param folder where to
 * @param count how many articles
 * @param seed any whole number
 * @returns the articles' paths from the folder, in the order of their numbers
 */
export function writeContent(folder: string, count: number, seed: number): string[] {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  for (const [name, text] of Object.entries(registries(seed))) writeFileSync(join(folder, name), text)
  const made = new Set<string>()
  return generateCorpus(count, seed).map((article, index) => {
    const within = join('articles', String(article.year))
    if (!made.has(within)) mkdirSync(join(folder, within), { recursive: true })
    made.add(within)
    const picture = index % PICTURE_EVERY === 7
    if (picture)
      writeFileSync(join(folder, within, `${article.slug}.png`), drawPicture(seededRandom(seed + index)))
    const path = join(within, `${article.slug}.md`)
    writeFileSync(join(folder, path), articleFile(article, { number: index, picture }))
    return path
  })
}

/** Makes Astro forget what it synced of a content folder. */
export function forgetSynced(content: string): void {
  mkdirSync('.cache/astro', { recursive: true })
  for (const name of readdirSync('.cache/astro'))
    if (name.startsWith(content.replace(/[^\w-]+/gu, '_')))
      rmSync(join('.cache/astro', name), { recursive: true })
}

/**
 * @param article a generated article
 * @param number its number, by which it takes its fact
 * @param picture whether it keeps its picture
 * @returns the whole file, as an editor would have written it
 */
export function articleFile(
  article: GeneratedArticle,
  { number, picture }: { number: number; picture: boolean },
): string {
  const topics = new Set(tags.slice(0, TOPICS).map(([slug]) => slug))
  const own = article.tags.toSorted((a, b) => Number(topics.has(b.slug)) - Number(topics.has(a.slug)))
  const names = own.map(({ name }) => name)
  if (!topics.has(own[0]?.slug ?? '')) names.unshift(tags[number % TOPICS]?.[1] ?? '')
  const facts = [...new Set([factId(number % FACTS), factId((number * 7) % FACTS)])]
  return [
    '---',
    `title: ${JSON.stringify([...article.title].slice(0, 40).join(''))}`,
    `date: ${article.date}`,
    `published: ${article.date}T08:00`,
    `summary: ${JSON.stringify([...article.summary].slice(0, 118).join(''))}`,
    `tags: [${names.join(', ')}]`,
    `facts: [${facts.join(', ')}]`,
    'sources:',
    ...article.sources.flatMap(({ name }) => [
      `  - publisher: ${name}`,
      '    title: 标题未见',
      `    date: ${article.date}`,
    ]),
    'authors: [本站编辑部]',
    'script: hans',
    '---',
    '',
    `${markdownOf(article, picture)}\n`,
  ].join('\n')
}

function markdownOf({ html, slug }: GeneratedArticle, picture: boolean): string {
  return html
    .split('\n')
    .flatMap((part) => {
      const caption = /^<figure>.*<figcaption>(.*)<\/figcaption>/u.exec(part)?.[1]
      if (caption !== undefined) return picture ? [`![${caption}](./${slug}.png "${caption}")`] : []
      if (part.startsWith('<table>')) {
        const rows = [...part.matchAll(/<tr>(.*?)<\/tr>/gu)].map(([, row = '']) =>
          [...row.matchAll(/<t[dh]>(.*?)<\/t[dh]>/gu)].map(([, cell]) => cell),
        )
        const [head, ...others] = rows.map((cells) => `| ${cells.join(' | ')} |`)
        return [[head, '| --- | --- |', ...others].join('\n')]
      }
      return [
        part
          .replace(/<h2[^>]*>/gu, '## ')
          .replaceAll(/<\/?strong>/gu, '**')
          .replaceAll(/<[^>]+>/gu, ''),
      ]
    })
    .join('\n\n')
}

function factId(number: number): string {
  return `f-${String(number + 1).padStart(4, '0')}`
}

function registries(seed: number): Record<string, string> {
  const random = seededRandom(seed + 99)
  const from = (name: string) => pick(random, lists[name] ?? [])
  const facts = Array.from({ length: FACTS }, (_, index) => {
    const value = 3 + Math.floor(random() * 400)
    const [work, place] = [from('work'), from('place')]
    return [
      `  - id: ${factId(index)}`,
      `    report: r-${index % sources.length}`,
      `    date: ${2019 + Math.floor(random() * 8)}-${String(1 + Math.floor(random() * 12)).padStart(2, '0')}`,
      `    text: ${place}的${work}涉及${value}栋楼，${from('body')}已经${from('result')}。`,
      `    kind: ${pick(random, ['plan', 'result'])}`,
      `    scope: ${pick(random, ['district', 'city'])}`,
      '    figures:',
      `      - {value: ${value}, unit: 栋, of: ${work}涉及的楼}`,
    ].join('\n')
  })
  const named = (rows: readonly (readonly [string, string])[], line: (index: number) => string) =>
    rows.map(([slug, name], index) => `- {slug: ${slug}, name: ${name}, ${line(index)}}\n`).join('')
  return {
    'facts.yaml': [
      `front: [${factId(0)}.1, ${factId(1)}.1]`,
      'reports:',
      ...sources.map(
        ([, name], index) =>
          `  - {id: r-${index}, publisher: ${name}, title: 标题未见, date: 2022-02-17, reliability: B}`,
      ),
      'facts:',
      ...facts,
      '',
    ].join('\n'),
    'sources.yaml': named(sources, () => `about: 生成的文章所引用的报纸。`),
    'tags.yaml': named(
      tags,
      (index) =>
        `${index < TOPICS ? `topic: true, figures: [${factId(index)}.1], ` : ''}description: 生成的文章里的一个标签。`,
    ),
    'glossary.yaml': '- {hans: 里院, tw: 里院, kind: place}\n- {hans: 前海, tw: 前海, kind: place}\n',
  }
}

/** A picture of 960 × 540 points: a sky of one colour over a sea of another, as PNG (ISO/IEC 15948). */
export function drawPicture(random: () => number): Buffer {
  const [width, height] = [960, 540]
  const [sky, sea] = [0, 1].map(() => Array.from({ length: 3 }, () => Math.floor(random() * 200)))
  const shore = Math.floor(height * (0.3 + random() * 0.4))
  const rows = Buffer.alloc(height * (width * 3 + 1))
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) {
      const at = row * (width * 3 + 1) + 1 + column * 3
      for (let part = 0; part < 3; part += 1)
        rows[at + part] = ((row < shore ? sky : sea)?.[part] ?? 0) + (((row * 31) ^ (column * 17)) & 31)
    }
  }
  const chunk = (name: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(data.length)
    sum.writeUInt32BE(crc32(body))
    return Buffer.concat([length, body, sum])
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 2, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows, { level: 6 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}
