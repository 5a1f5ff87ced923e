/** `npm run --silent links`: every address outside the site that articles and facts name; asked for only with `--check` or `--archive`. */
import './settings-error.ts'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { structureOf } from '../content/article-file.ts'
import { inspect } from '../content/checks/inspect.ts'
import {
  archiveToday,
  checkLinks,
  findSnapshots,
  isDead,
  withSnapshots,
  type LinkState,
} from '../content/external-links.ts'
import { contentFolder, now } from '../config/site.ts'
import { readCommandLine } from './command-line.ts'

/** An address and what names it. */
interface Link {
  url: string
  at: string
  publisher: string
  title: string
  date: string
  /** whether a source has the address, whose snapshot is kept */
  source: boolean
  archived: boolean
}

const { values } = readCommandLine(
  {
    options: {
      check: { type: 'boolean', default: false },
      archive: { type: 'boolean', default: false },
      memory: { type: 'string', default: '.cache/links.json' },
    },
  },
  `用法：npm run --silent links [-- --check --archive]

列出文章和事实里的站外链接：网址、写在哪里、哪家来源、标题、日期，用制表符隔开。不加选项，什么也不去访问。

  --check        去看每个网址还在不在，一家一家慢慢问；一周里问过的不再问；列出打不开的
  --archive      向互联网档案馆（archive.org）要每个来源的存档，有的写在 url 旁边：archived: …
  --memory 文件  记住问过的结果，默认 .cache/links.json
  --help         显示这些话

退出码：0 都好；1 有打不开的网址，或存档网站不回答；2 命令写得不对。
`,
)

const { articles, registries } = inspect(contentFolder)
const links: Link[] = []
for (const article of articles) {
  const { file, frontmatter, bodyLine, yaml } = article
  for (const [index, { url, publisher, title, date, archived }] of frontmatter.sources.entries())
    if (url !== undefined)
      links.push({
        url,
        at: `${file}:${yaml.lineOf(['sources', index, 'url'])}`,
        publisher,
        title,
        date,
        source: true,
        archived: archived !== undefined,
      })
  const structure = structureOf(article)
  if (!('problem' in structure))
    for (const { url, line } of structure.links)
      if (/^https?:/u.test(url))
        links.push({
          url,
          at: `${file}:${line + bodyLine}`,
          publisher: '正文',
          title: '',
          date: '',
          source: false,
          archived: false,
        })
}
for (const { url, id, publisher, title, date, archived } of registries['facts.yaml']?.reports ?? [])
  if (url !== undefined)
    links.push({
      url,
      at: `facts.yaml ${id}`,
      publisher,
      title,
      date,
      source: true,
      archived: archived !== undefined,
    })
links.sort((a, b) => (a.url < b.url ? -1 : 1))
const urls = [...new Set(links.map(({ url }) => url))]

if (!values.check && !values.archive)
  for (const { url, at, publisher, title, date } of links)
    console.log([url, at, publisher, title, date].join('\t'))
if (values.check) {
  const known = existsSync(values.memory)
    ? (JSON.parse(readFileSync(values.memory, 'utf8')) as Record<string, LinkState>)
    : {}
  const states = await checkLinks(
    urls.filter((url) => URL.canParse(url)),
    known,
    now(),
  )
  mkdirSync(dirname(values.memory), { recursive: true })
  writeFileSync(values.memory, JSON.stringify(states, null, 1))
  const dead = links.filter(({ url }) => states[url] && isDead(states[url]))
  for (const { url, at } of dead)
    console.log(
      `✗ ${at} 的网址打不开（${states[url]?.status || '没有回答'}）：${url}\n  存档也许在 ${archiveToday(url)}`,
    )
  if (dead.length === 0) console.log(`${urls.length} 个网址都在。`)
  else process.exitCode = 1
}
if (values.archive) {
  const wanted = [
    ...new Set(links.filter(({ source, archived }) => source && !archived).map(({ url }) => url)),
  ]
  try {
    const snapshots = await findSnapshots(wanted)
    const files = [...articles.map(({ file }) => file), join(contentFolder, 'facts.yaml')]
    for (const file of files) {
      const text = readFileSync(file, 'utf8')
      const [front, rest] = file.endsWith('.yaml') ? [text, ''] : splitFrontmatter(text)
      const written = withSnapshots(front, snapshots) + rest
      if (written !== text) writeFileSync(file, written)
    }
    const without = wanted.filter((url) => snapshots[url] === undefined)
    console.log(`写下了 ${wanted.length - without.length} 个存档；${without.length} 个还没有存档。`)
    for (const url of without) console.log(`  ${url}\n  可以自己存一份：${archiveToday(url)}`)
  } catch (error) {
    console.error(`✗ 没有问到存档：${(error as Error).message}。什么也没有改，过一会儿再运行一次。`)
    process.exitCode = 1
  }
}

/** An article's frontmatter with its first line, and all that comes after. */
function splitFrontmatter(text: string): [front: string, rest: string] {
  const end = text.search(/\n---[ \t]*(?:\r?\n|$)/u)
  return end < 0 ? ['', text] : [text.slice(0, end), text.slice(end)]
}
