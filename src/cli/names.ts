/** `npm run names [-- <article> …]`: where a human should decide what the Traditional editions show. */
import './settings-error.ts'
import { join, relative } from 'node:path'
import type { ArticleFile } from '../content/article-file.ts'
import { openArticleFile } from '../content/article-file.ts'
import { articlePaths } from '../content/article-paths.ts'
import { readRegistry } from '../content/registries.ts'
import { ContentError, formatDiagnostics } from '../content/schemas/diagnostics.ts'
import { missedWords, unpairedQuotes, type AmbiguityKind } from '../conversion/ambiguities.ts'
import type { GlossaryEntry } from '../conversion/engine.ts'
import { contentFolder } from '../config/site.ts'
import { ambiguitiesOf, type OpenAmbiguity } from '../editions/open-ambiguities.ts'
import { articlePassages, interfacePassages, registryPassages, type Passage } from '../editions/passages.ts'
import { readCommandLine } from './command-line.ts'

const HELP = `用法：npm run names [-- 文章 …]

列出繁体版要由人决定的地方，把握最小的在前：文章、事实、标签、来源和界面的词。
每处写明文件、行、句子、现在显示的字和另一种可能，以及两种答法各要写的一行：
  显示得对    写进 content/glossary.yaml 的一行（sure: true，只说这几个字看过了，不改转换）
  显示得不对  写进这篇文章的 keep 或 terms，或 content/glossary.yaml
写了就不再列出；以后转换变了、与写下的不同，会再告诉。
另外列出没有用上的规定、没有配对的引号。

  --help  显示这些话

退出码：0 没有要决定的；1 有；2 命令写得不对。
`

const KINDS: Readonly<Record<AmbiguityKind, string>> = {
  name: '人名？',
  boundary: '词界？',
  character: '一简多繁？',
  context: '与前后文不合？',
  phrase: '是词吗？',
}
const AROUND = 8

const { positionals } = readCommandLine({ options: {}, allowPositionals: true }, HELP)
const whole = positionals.length === 0
const glossaryFile = join(contentFolder, 'glossary.yaml')
const read = readRegistry(contentFolder, 'glossary.yaml')
if ('diagnostics' in read) stop(formatDiagnostics(read.diagnostics))
const glossary = read.value as GlossaryEntry[]
let problems = 0

const articles = (whole ? articlePaths(contentFolder) : positionals).flatMap((file) => {
  const article = openArticleFile(file)
  if (!('diagnostics' in article)) return [article]
  console.error(formatDiagnostics(article.diagnostics))
  process.exitCode = 1
  return []
})
const passages = [...articles.flatMap(articlePassages), ...(whole ? otherPassages() : [])]
const open = ambiguitiesOf(passages, glossary)
for (const one of open) show(one)
for (const passage of passages) {
  reportMissed(passage)
  if (passage.hasRules) reportQuotes(passage)
}
articles.forEach(reportUnusedRules)
reportGlossary()

if (open.length + problems > 0) process.exitCode = 1
console.log(
  open.length + problems === 0
    ? '没有要人决定的地方。'
    : `共 ${open.length} 处要决定${problems > 0 ? `，另有 ${problems} 处请看` : ''}。答过的不再列出，办法见 --help。`,
)

function otherPassages(): Passage[] {
  try {
    return [...registryPassages(contentFolder), ...interfacePassages()]
  } catch (error) {
    if (error instanceof ContentError) stop(error.message)
    throw error
  }
}

function show({ passage, kind, sentence, shown, other, right, wrong }: OpenAmbiguity): void {
  const forms = (form: Readonly<Record<'tw' | 'hk', string>>): string =>
    form.tw === form.hk ? form.tw : `${form.tw}（香港 ${form.hk}）`
  console.log(
    [
      `${place(passage)}  ${KINDS[kind]}显示 ${forms(shown)}，也可能是 ${forms(other)}`,
      `    ${sentence.replace(/[\ufffb\ufffc]/g, '…')}`,
      `    对：  glossary.yaml  ${right}`,
      `    不对：${passage.hasRules ? '这篇文章' : 'glossary.yaml'}  ${wrong}`,
    ].join('\n'),
  )
}

function reportMissed({ file, line, text, script, rules }: Passage): void {
  if (script !== 'hans') return
  for (const { start, word, edition, declared, shown } of missedWords(text, glossary, rules)) {
    const around = `${text.slice(Math.max(0, start - AROUND), start)}【${word}】${text.slice(start + word.length, start + word.length + AROUND)}`
    tell({ file, line }, `规定的词没有用上？${around}：${edition} 显示 ${shown}，规定是 ${declared}`)
  }
}

function reportQuotes({ file, line, text }: Passage): void {
  for (const at of unpairedQuotes(text)) {
    tell({ file, line }, `引号没有配对：${text.slice(Math.max(0, at - AROUND), at + AROUND)}`)
  }
}

function reportUnusedRules(article: ArticleFile): void {
  const { file, frontmatter, yaml, body } = article
  const written = `${articlePassages(article)
    .map(({ text }) => text)
    .join('\n')}\n${body}`
  frontmatter.keep.forEach((word, index) => {
    const line = yaml.lineOf(['keep', index])
    if (!written.includes(word)) tell({ file, line }, `keep 里的“${word}”在文中没有出现`)
    if (Object.hasOwn(frontmatter.terms, word)) tell({ file, line }, `“${word}”又在 keep 里，又在 terms 里`)
  })
  for (const word of Object.keys(frontmatter.terms)) {
    if (!written.includes(word))
      tell({ file, line: yaml.lineOf(['terms', word]) }, `terms 里的“${word}”在文中没有出现`)
  }
}

function reportGlossary(): void {
  if ('diagnostics' in read) return
  glossary.forEach(({ hans, kind }, index) => {
    const line = read.lineOf([index])
    const rival = glossary.findIndex((other) => other.hans === hans)
    if (rival < index)
      tell({ file: glossaryFile, line }, `“${hans}”写了两次，前一次在第 ${read.lineOf([rival])} 行`)
    else if (whole && kind === 'word' && !passages.some(({ text }) => text.includes(hans)))
      tell({ file: glossaryFile, line }, `“${hans}”在文章、事实、标签、来源和界面里没有出现`)
  })
}

function tell(at: { file: string; line: number }, message: string): void {
  problems++
  console.log(`${place(at)}  ${message}`)
}

function place({ file, line }: { file: string; line: number }): string {
  return `${relative('.', file)}:${String(line)}`
}

function stop(message: string): never {
  console.error(message)
  process.exit(1)
}
