/** `npm run --silent convert -- --to tw|hk|hans [--from hans|hant-tw|hant-hk] [--html] < in > out`: one line in, one line out. */
import { parseArgs } from 'node:util'
import { readRegistry } from '../articles/registries.ts'
import { formatFaults } from '../schemas/faults.ts'
import type { AuthorScript, EditionId } from '../script/engine.ts'
import { createScriptEngine } from '../script/engine.ts'
import { contentFolder } from '../site.ts'

const AUTHOR_SCRIPTS: readonly string[] = ['hans', 'hant-tw', 'hant-hk'] satisfies AuthorScript[]
const EDITIONS: readonly string[] = ['hans', 'tw', 'hk'] satisfies EditionId[]
const USAGE =
  '用法：npm run --silent convert -- --to tw|hk|hans [--from hans|hant-tw|hant-hk] [--html] < 输入 > 输出'

const { to, from, html } = readOptions()
const glossary = readRegistry(contentFolder, 'glossary.yaml')
if ('faults' in glossary) stop(formatFaults(glossary.faults), 1)
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
  try {
    const { values } = parseArgs({
      options: {
        to: { type: 'string' },
        from: { type: 'string' },
        html: { type: 'boolean', default: false },
      },
      strict: true,
    })
    if (values.to === undefined) stop(`缺少 --to。${USAGE}`, 2)
    if (!isOneOf<EditionId>(values.to, EDITIONS))
      stop(`--to 是“${values.to}”，只能是 tw、hk 或 hans。${USAGE}`, 2)
    const source = values.from ?? (values.to === 'hans' ? 'hant-tw' : 'hans')
    if (!isOneOf<AuthorScript>(source, AUTHOR_SCRIPTS)) {
      stop(`--from 是“${source}”，只能是 hans、hant-tw 或 hant-hk。${USAGE}`, 2)
    }
    return { to: values.to, from: source, html: values.html }
  } catch (error) {
    stop(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`, 2)
  }
}

function isOneOf<Value extends string>(value: string, list: readonly string[]): value is Value {
  return list.includes(value)
}

function stop(message: string, code: number): never {
  console.error(message)
  process.exit(code)
}
