/** `npm run names [-- <article> …]`: where a human should decide what the Traditional editions show. */
import { readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { ArticleFile } from '../content/article-file.ts'
import { readArticleFile } from '../content/article-file.ts'
import { articlePaths } from '../content/article-paths.ts'
import { readRegistry } from '../content/registries.ts'
import { formatFaults } from '../content/schemas/diagnostics.ts'
import { doubtfulSpots, missedWords, unpairedQuotes } from '../conversion/ambiguities.ts'
import type { ArticleRules, GlossaryEntry } from '../conversion/engine.ts'
import { proseLines } from '../conversion/prose-lines.ts'
import { contentFolder } from '../config/site.ts'

const KINDS = { name: '人名？', boundary: '词界？', character: '一简多繁？' } as const
const AROUND = 8

const read = readRegistry(contentFolder, 'glossary.yaml')
if ('faults' in read) stop(formatFaults(read.faults))
const glossary = read.value as GlossaryEntry[]
const files = process.argv.length > 2 ? process.argv.slice(2) : articlePaths(contentFolder)
const unused = new Set(glossary.map(({ hans }) => hans))
let spots = 0

for (const file of files) {
  const article = readArticleFile(file, readFileSync(file, 'utf8'))
  if ('faults' in article) {
    console.error(formatFaults(article.faults))
    process.exitCode = 1
  } else review(article)
}
if (process.argv.length === 2) reviewFacts()
glossary.forEach((entry, index) => {
  const line = read.lineOf([index])
  const rival = glossary.findIndex((other) => other.hans === entry.hans)
  if (rival < index)
    tell(
      join(contentFolder, 'glossary.yaml'),
      line,
      `“${entry.hans}”写了两次，前一次在第 ${read.lineOf([rival])} 行`,
    )
  else if (process.argv.length === 2 && unused.has(entry.hans)) {
    tell(join(contentFolder, 'glossary.yaml'), line, `“${entry.hans}”在文章和事实里没有出现`)
  }
})
if (spots > 0) process.exitCode = 1
console.log(
  spots === 0
    ? '没有要人决定的地方。'
    : `共 ${spots} 处。决定的办法：keep、terms、:keep[…]、:zh[…]{…} 或 content/glossary.yaml。`,
)

function review(article: ArticleFile): void {
  const { file, frontmatter, yaml, body, bodyLine } = article
  const rules: ArticleRules = {
    keep: frontmatter.keep,
    terms: frontmatter.terms as NonNullable<ArticleRules['terms']>,
  }
  const head = (['title', 'summary'] as const).flatMap((field) => {
    const text = frontmatter[field]
    return text === undefined ? [] : [{ line: yaml.lineOf([field]), text }]
  })
  const titles = frontmatter.sources.map(({ title }, index) => ({
    line: yaml.lineOf(['sources', index, 'title']),
    text: title,
  }))
  const lines = [
    ...head,
    ...titles,
    ...proseLines(body).map(({ line, text }) => ({ line: line + bodyLine, text })),
  ]
  for (const { line, text } of lines) {
    for (const word of unused) if (text.includes(word)) unused.delete(word)
    if (frontmatter.script === 'hans') {
      reportMissed(file, line, text, rules)
      for (const { start, end, kind, shown, other } of doubtfulSpots(text, glossary, rules)) {
        const around = `${text.slice(Math.max(0, start - AROUND), start)}【${text.slice(start, end)}】${text.slice(end, end + AROUND)}`
        const forms = (['tw', 'hk'] as const).map((id) => `${id} ${shown[id]}（或 ${other[id]}）`).join('，')
        tell(file, line, `${KINDS[kind]}${around.replace(/[\ufffb\ufffc]/g, '…')}：${forms}`)
      }
    }
    for (const at of unpairedQuotes(text)) {
      tell(file, line, `引号没有配对：${text.slice(Math.max(0, at - AROUND), at + AROUND)}`)
    }
  }
  const whole = lines.map(({ text }) => text).join('\n')
  const written = `${whole}\n${body}`
  frontmatter.keep.forEach((word, index) => {
    const line = yaml.lineOf(['keep', index])
    if (!written.includes(word)) tell(file, line, `keep 里的“${word}”在文中没有出现`)
    if (Object.hasOwn(frontmatter.terms, word)) tell(file, line, `“${word}”又在 keep 里，又在 terms 里`)
  })
  for (const word of Object.keys(frontmatter.terms)) {
    if (!written.includes(word)) tell(file, yaml.lineOf(['terms', word]), `terms 里的“${word}”在文中没有出现`)
  }
}

function reportMissed(file: string, line: number, text: string, rules?: ArticleRules): void {
  for (const { start, word, edition, declared, shown } of missedWords(text, glossary, rules)) {
    const around = `${text.slice(Math.max(0, start - AROUND), start)}【${word}】${text.slice(start + word.length, start + word.length + AROUND)}`
    tell(
      file,
      line,
      `规定的词没有用上？${around.replace(/[\ufffb\ufffc]/g, '…')}：${edition} 显示 ${shown}，规定是 ${declared}`,
    )
  }
}

/** Facts stand on the glance page and in timelines, with no rules but the glossary's. */
function reviewFacts(): void {
  const facts = readRegistry(contentFolder, 'facts.yaml')
  if ('faults' in facts) stop(formatFaults(facts.faults))
  const file = join(contentFolder, 'facts.yaml')
  const told = (path: readonly PropertyKey[], text: string): void => {
    for (const word of unused) if (text.includes(word)) unused.delete(word)
    reportMissed(file, facts.lineOf(path), text)
  }
  facts.value.reports.forEach(({ title }, index) => told(['reports', index, 'title'], title))
  facts.value.facts.forEach(({ text }, index) => told(['facts', index, 'text'], text))
}

function tell(file: string, line: number, message: string): void {
  spots++
  console.log(`${relative('.', file)}:${String(line)}  ${message}`)
}

function stop(message: string): never {
  console.error(message)
  process.exit(1)
}
