/** `npm run --silent convert -- --to tw|hk|hans [--from hans|hant-tw|hant-hk] [--html] < in > out`: one line in, one line out. */
import './settings-error.ts'
import { isUtf8 } from 'node:buffer'
import { readRegistry } from '../content/registries.ts'
import { formatDiagnostics } from '../content/schemas/diagnostics.ts'
import type { AuthorScript, EditionId } from '../conversion/engine.ts'
import { createScriptEngine } from '../conversion/engine.ts'
import { contentFolder } from '../config/site.ts'
import { readCommandLine, wrongUsage } from './command-line.ts'

const AUTHOR_SCRIPTS: readonly string[] = ['hans', 'hant-tw', 'hant-hk'] satisfies AuthorScript[]
const EDITIONS: readonly string[] = ['hans', 'tw', 'hk'] satisfies EditionId[]
const HELP = `用法：npm run --silent convert -- --to tw|hk|hans [选项] < 输入 > 输出

把一行文字变成另一个版本的字，一行进，一行出；认得 content/glossary.yaml，引号与网页上一样。

  --to 版本      tw、hk 或 hans
  --from 字体    hans、hant-tw 或 hant-hk；默认 hans，--to hans 时默认 hant-tw
  --html         每行是一段 HTML
  --plain        只换字，不用各地自己的写法（台湾的報導、計畫、公布）
  --help         显示这些话

退出码：1 词表有错；2 命令写得不对。
`

const { to, from, html, plain } = readOptions()
const glossary = readRegistry(contentFolder, 'glossary.yaml')
if ('diagnostics' in glossary) {
  console.error(formatDiagnostics(glossary.diagnostics))
  process.exit(1)
}
const engine = createScriptEngine(glossary.value as never, { regionalSpelling: !plain })
const convert = html ? engine.html : engine.text

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

const LINE_END = 0x0a
/** Bytes that are UTF-8, in a string of one character for each byte; as long as a regular expression bears. */
const UTF8 =
  /(?:[^\x80-\xff]|[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xed[\x80-\x9f][\x80-\xbf]|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2}){1,4096}/g

let rest: Buffer[] = []
let lineNumber = 0
for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
  const done: Buffer[] = []
  let start = 0
  for (let end = chunk.indexOf(LINE_END); end >= 0; end = chunk.indexOf(LINE_END, start)) {
    done.push(convertLine(Buffer.concat([...rest, chunk.subarray(start, end)])), Buffer.of(LINE_END))
    rest = []
    start = end + 1
  }
  rest.push(chunk.subarray(start))
  if (!process.stdout.write(Buffer.concat(done)))
    await new Promise((resolve) => process.stdout.once('drain', resolve))
}
const last = Buffer.concat(rest)
if (last.length > 0) process.stdout.write(convertLine(last))

/** Converts a line; bytes in it that are not UTF-8 stay as they are, and the line is named. */
function convertLine(line: Buffer): Buffer {
  lineNumber++
  if (isUtf8(line)) return Buffer.from(convert(line.toString('utf8'), { from, to }))
  console.error(`第 ${String(lineNumber)} 行有不是 UTF-8 的字节，原样留下，其余照转；请把文件另存为 UTF-8。`)
  return Buffer.from(
    line
      .toString('latin1')
      .replace(UTF8, (bytes) =>
        Buffer.from(convert(Buffer.from(bytes, 'latin1').toString('utf8'), { from, to })).toString('latin1'),
      ),
    'latin1',
  )
}

function readOptions(): { to: EditionId; from: AuthorScript; html: boolean; plain: boolean } {
  const { values } = readCommandLine(
    {
      options: {
        to: { type: 'string' },
        from: { type: 'string' },
        html: { type: 'boolean', default: false },
        plain: { type: 'boolean', default: false },
      },
    },
    HELP,
  )
  if (values.to === undefined) wrongUsage('缺少 --to，要写 --to tw、--to hk 或 --to hans')
  if (!isOneOf<EditionId>(values.to, EDITIONS)) wrongUsage(`--to 是“${values.to}”，只能是 tw、hk 或 hans`)
  const from = values.from ?? (values.to === 'hans' ? 'hant-tw' : 'hans')
  if (!isOneOf<AuthorScript>(from, AUTHOR_SCRIPTS))
    wrongUsage(`--from 是“${from}”，只能是 hans、hant-tw 或 hant-hk`)
  return { to: values.to, from, html: values.html, plain: values.plain }
}

function isOneOf<Value extends string>(value: string, list: readonly string[]): value is Value {
  return list.includes(value)
}
