/** `npm run --silent convert -- --to tw|hk|hans [--from hans|hant-tw|hant-hk] [--html] < in > out`: one line in, one line out. */
import { readRegistry } from '../articles/registries.ts'
import { formatFaults } from '../schemas/faults.ts'
import type { AuthorScript, EditionId } from '../script/engine.ts'
import { createScriptEngine } from '../script/engine.ts'
import { contentFolder } from '../site.ts'
import { readCommandLine, wrongUsage } from './command-line.ts'

const AUTHOR_SCRIPTS: readonly string[] = ['hans', 'hant-tw', 'hant-hk'] satisfies AuthorScript[]
const EDITIONS: readonly string[] = ['hans', 'tw', 'hk'] satisfies EditionId[]
const HELP = `用法：npm run --silent convert -- --to tw|hk|hans [选项] < 输入 > 输出

把一行文字变成另一个版本的字，一行进，一行出；认得 content/glossary.yaml，引号与网页上一样。

  --to 版本      tw、hk 或 hans
  --from 字体    hans、hant-tw 或 hant-hk；默认 hans，--to hans 时默认 hant-tw
  --html         每行是一段 HTML
  --help         显示这些话

退出码：1 词表有错；2 命令写得不对。
`

const { to, from, html } = readOptions()
const glossary = readRegistry(contentFolder, 'glossary.yaml')
if ('faults' in glossary) {
  console.error(formatFaults(glossary.faults))
  process.exit(1)
}
const engine = createScriptEngine(glossary.value as never)
const convert = html ? engine.html : engine.text

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

let rest = ''
process.stdin.setEncoding('utf8')
for await (const chunk of process.stdin as AsyncIterable<string>) {
  const end = chunk.lastIndexOf('\n')
  if (end < 0) {
    rest += chunk
    continue
  }
  const lines = (rest + chunk.slice(0, end)).split('\n')
  rest = chunk.slice(end + 1)
  const done = lines.map((line) => `${convert(line, { from, to })}\n`).join('')
  if (!process.stdout.write(done)) await new Promise((resolve) => process.stdout.once('drain', resolve))
}
if (rest !== '') process.stdout.write(convert(rest, { from, to }))

function readOptions(): { to: EditionId; from: AuthorScript; html: boolean } {
  const { values } = readCommandLine(
    {
      options: {
        to: { type: 'string' },
        from: { type: 'string' },
        html: { type: 'boolean', default: false },
      },
    },
    HELP,
  )
  if (values.to === undefined) wrongUsage('缺少 --to，要写 --to tw、--to hk 或 --to hans')
  if (!isOneOf<EditionId>(values.to, EDITIONS)) wrongUsage(`--to 是“${values.to}”，只能是 tw、hk 或 hans`)
  const from = values.from ?? (values.to === 'hans' ? 'hant-tw' : 'hans')
  if (!isOneOf<AuthorScript>(from, AUTHOR_SCRIPTS))
    wrongUsage(`--from 是“${from}”，只能是 hans、hant-tw 或 hant-hk`)
  return { to: values.to, from, html: values.html }
}

function isOneOf<Value extends string>(value: string, list: readonly string[]): value is Value {
  return list.includes(value)
}
