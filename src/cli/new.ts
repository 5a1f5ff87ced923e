/** `npm run new`: asks for title, date, source and tags, or takes them as flags, and writes a draft that builds. */
import './settings-error.ts'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { stringify } from 'yaml'
import { openArticleFile, readArticleFile } from '../content/article-file.ts'
import { pinyinWords } from '../rendering/markdown/pinyin-words.ts'
import { readRegistry } from '../content/registries.ts'
import { articlePaths, slugOfPath } from '../content/article-paths.ts'
import { inspect } from '../content/checks/inspect.ts'
import { slug as slugSchema } from '../content/schemas/article.ts'
import { formatDiagnostics, nearest } from '../content/schemas/diagnostics.ts'
import { isPartialDate } from '../content/schemas/partial-date.ts'
import { contentFolder, today } from '../config/site.ts'
import { readCommandLine } from './command-line.ts'

const HELP = `用法：npm run new [-- 选项]

新建一篇草稿：写好开头的字段，正文留给你。没有写成选项的，会一项一项地问；直接按回车就用方括号里的。

  --title 标题        至多 40 个字
  --date 日期         事情发生或来源发表的日子：2022、2022-10 或 2022-10-03
  --source 发布者     sources.yaml 里的名字；没有来源写“无”
  --source-title 题   来源的标题，不知道就不写
  --url 网址          来源的网址
  --tags 标签         tags.yaml 里的名字，用逗号分开
  --slug 名字         网址里的名字：小写英文字母、数字和连字符；不写就用标题的拼音
  --author 作者       默认“本站编辑部”，可写多次
  --yes               不再问，没有写的用默认
  --help              显示这些话

退出码：0 写好了；1 内容不对，没有写；2 命令写得不对。
`

/** The fields of a draft. */
export interface Draft {
  readonly title: string
  readonly date: string
  readonly slug: string
  readonly tags: readonly string[]
  readonly source:
    { readonly publisher: string; readonly title: string; readonly url: string | undefined } | undefined
  readonly authors: readonly string[]
}

/**
 * Proposes the name that an article has in its address.
 *
 * @param title the title; Han characters are spelled in pinyin, other letters stay
 * @param taken names that other articles have
 * @returns at most six words of lower-case ASCII joined by hyphens, with a number where the name is taken
 */
export function proposeSlug(title: string, taken: ReadonlySet<string>): string {
  const name = pinyinWords(title).slice(0, 6).join('-') || 'wenzhang'
  let proposal = name
  for (let count = 2; taken.has(proposal); count++) proposal = `${name}-${count}`
  return proposal
}

/**
 * Writes a draft's file.
 *
 * @returns frontmatter and a first line to write over
 */
export function draftText({ title, date, tags, source, authors }: Draft): string {
  const fields = {
    title,
    date,
    tags,
    ...(source && {
      sources: [
        {
          publisher: source.publisher,
          title: source.title,
          date,
          ...(source.url !== undefined && { url: source.url }),
        },
      ],
    }),
    authors,
    script: 'hans',
    draft: true,
  }
  return `---\n${stringify(fields, { lineWidth: 0, aliasDuplicateObjects: false })}${STUBS}---\n\n正文从这里写起。\n`
}

/** The other fields, to be filled in by taking `# ` away. */
const STUBS = `# summary: 摘要，40 到 120 个字
# facts: [f-0001]
# published: ${today()}T08:00
# end: ${today()}
# cover: { image: ./图.jpg, alt: 替代文字, caption: 图注, credit: 署名 }
# keep: [不转换的词]
# terms: { 出租车: { tw: 計程車, hk: 的士 } }
# lead: 1
# unseen: [读到的报道里没有找到的事]
# aliases: [old-slug]
# updates: [{ date: ${today()}, note: 补充了什么 }]
# corrections: [{ date: ${today()}, note: 原写什么，应为什么 }]
`

/** What the answers may be, from the content folder. */
interface Known {
  readonly publishers: readonly string[]
  readonly tags: readonly string[]
  readonly slugs: ReadonlySet<string>
}

type Check = (answer: string) => string | undefined

function checks({
  publishers,
  tags,
  slugs,
}: Known): Record<'title' | 'date' | 'source' | 'url' | 'tags' | 'slug', Check> {
  const unknown = (file: string, word: string, known: readonly string[]) => {
    if (known.includes(word)) return undefined
    const near = nearest(word, known)
    return `${file} 里没有“${word}”${near ? `。是不是“${near}”？` : '，请先在那里加上。'}`
  }
  return {
    title: (answer) =>
      answer === ''
        ? '要写标题'
        : [...answer].length > 40
          ? `标题至多 40 个字，现在 ${[...answer].length} 个`
          : undefined,
    date: (answer) =>
      isPartialDate(answer) ? undefined : `“${answer}”不是日期。请写成 2022、2022-10 或 2022-10-03`,
    source: (answer) =>
      answer === '' || answer === '无' ? undefined : unknown('sources.yaml', answer, publishers),
    url: (answer) =>
      answer === '' || (URL.canParse(answer) && /^https?:/u.test(answer)) ? undefined : `“${answer}”不是网址`,
    tags: (answer) =>
      splitList(answer)
        .map((tag) => unknown('tags.yaml', tag, tags))
        .find((problem) => problem !== undefined),
    slug: (answer) =>
      slugSchema.safeParse(answer).success
        ? slugs.has(answer)
          ? `已经有一篇文章叫 ${answer}，请换一个`
          : undefined
        : `“${answer}”不能作网址。只用小写英文字母、数字和连字符`,
  }
}

function splitList(text: string): string[] {
  return [...new Set(text.split(/[,，、\s]+/u).filter((word) => word !== ''))]
}

function readKnown(): Known | { problem: string } {
  const sources = readRegistry(contentFolder, 'sources.yaml')
  const tags = readRegistry(contentFolder, 'tags.yaml')
  if ('diagnostics' in sources) return { problem: formatDiagnostics(sources.diagnostics) }
  if ('diagnostics' in tags) return { problem: formatDiagnostics(tags.diagnostics) }
  const slugs = new Set<string>()
  for (const file of articlePaths(contentFolder)) {
    slugs.add(slugOfPath(file))
    const article = openArticleFile(file)
    if (!('diagnostics' in article)) for (const alias of article.frontmatter.aliases) slugs.add(alias)
  }
  return {
    publishers: sources.value.map(({ name }) => name),
    tags: tags.value.map(({ name }) => name),
    slugs,
  }
}

if (import.meta.main) await run()

async function run(): Promise<void> {
  const { values } = readCommandLine(
    {
      options: {
        title: { type: 'string' },
        date: { type: 'string' },
        source: { type: 'string' },
        'source-title': { type: 'string' },
        url: { type: 'string' },
        tags: { type: 'string' },
        slug: { type: 'string' },
        author: { type: 'string', multiple: true },
        yes: { type: 'boolean', default: false },
      },
    },
    HELP,
  )
  const known = readKnown()
  if ('problem' in known) {
    stop(1, known.problem)
    return
  }
  const check = checks(known)
  const given: [keyof typeof check, string | undefined][] = [
    ['title', values.title],
    ['date', values.date],
    ['source', values.source],
    ['url', values.url],
    ['tags', values.tags],
    ['slug', values.slug],
  ]
  for (const [field, answer] of given) {
    const problem = answer === undefined ? undefined : check[field](answer.trim())
    if (problem !== undefined) {
      stop(2, `--${field}：${problem}`)
      return
    }
  }
  const asker = values.yes ? undefined : lineAsker()
  const ask = async (
    question: string,
    preset: string | undefined,
    usual: string,
    test: Check,
  ): Promise<string | undefined> => {
    if (preset !== undefined) return preset.trim()
    if (!asker) return test(usual) === undefined ? usual : undefined
    for (;;) {
      const line = await asker.ask(usual === '' ? `${question}：` : `${question} [${usual}]：`)
      if (line === undefined) return undefined
      const answer = line.trim() === '' ? usual : line.trim()
      const problem = test(answer)
      if (problem === undefined) return answer
      process.stderr.write(`✗ ${sentence(problem)}\n`)
    }
  }
  try {
    const title = await ask('标题', values.title, '', check.title)
    if (title === undefined) return stop(2, '没有标题，没有写文件。请写 --title')
    const date = await ask('日期', values.date, today(), check.date)
    const source =
      date === undefined
        ? undefined
        : await ask('来源的发布者（没有写“无”）', values.source, '无', check.source)
    const cited = source !== undefined && source !== '' && source !== '无'
    const sourceTitle = cited
      ? await ask('来源的标题', values['source-title'], '标题未见', () => undefined)
      : ''
    const url = cited ? await ask('来源的网址（没有就按回车）', values.url, '', check.url) : ''
    const tags =
      url === undefined
        ? undefined
        : await ask(`标签（${known.tags.join('、')}）`, values.tags, '', check.tags)
    const slug =
      tags === undefined
        ? undefined
        : await ask('网址里的名字', values.slug, proposeSlug(title, known.slugs), check.slug)
    if (
      date === undefined ||
      source === undefined ||
      sourceTitle === undefined ||
      url === undefined ||
      tags === undefined ||
      slug === undefined
    )
      return stop(2, '没有问完，没有写文件')
    write({
      title,
      date,
      slug,
      tags: splitList(tags),
      source: cited
        ? {
            publisher: source,
            title: sourceTitle === '' ? '标题未见' : sourceTitle,
            url: url === '' ? undefined : url,
          }
        : undefined,
      authors: values.author ?? ['本站编辑部'],
    })
  } finally {
    asker?.close()
  }
}

/** Asks in the terminal, or reads the answers from a pipe, a line each; `undefined` when there are no more. */
function lineAsker(): { ask(question: string): Promise<string | undefined>; close(): void } {
  const reader = createInterface({ input: process.stdin })
  const lines = reader[Symbol.asyncIterator]()
  return {
    ask: async (question) => {
      process.stderr.write(question)
      const next = await lines.next()
      return next.done === true ? undefined : next.value
    },
    close: () => reader.close(),
  }
}

function write(draft: Draft): void {
  const file = join(contentFolder, 'articles', draft.date.slice(0, 4), `${draft.slug}.md`)
  const text = draftText(draft)
  const read = readArticleFile(file, text)
  if ('diagnostics' in read) return stop(1, formatDiagnostics(read.diagnostics))
  if (existsSync(file)) return stop(2, `${file} 已经有了，没有动它`)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text, { flag: 'wx' })
  const diagnostics = inspect(contentFolder).diagnostics.filter((diagnostic) => diagnostic.file === file)
  if (diagnostics.length > 0) return stop(1, formatDiagnostics(diagnostics))
  process.stdout.write(
    `写好了：${file}\n这是草稿，只在 npm run dev 里看得到。写完补上 summary、facts 和 published，再删去 draft 这一行。\n`,
  )
}

function stop(code: number, message: string): void {
  process.stderr.write(`${message.startsWith('内容有') ? message : `✗ ${sentence(message)}`}\n`)
  process.exitCode = code
}

/** The message, ending with a full stop. */
function sentence(message: string): string {
  return /[。？]$/u.test(message) ? message : `${message}。`
}
