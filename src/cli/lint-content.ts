/** `npm run lint:content [-- --fix --format text|sarif|github]`: what an editor should look at before an article goes out. */
import './settings-error.ts'
import { randomBytes } from 'node:crypto'
import { renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { openEdition } from '../editions/edition.ts'
import { FORMATS, formatFindings, type Format } from '../content/checks/findings-format.ts'
import { articlePaths } from '../content/article-paths.ts'
import { inspect } from '../content/checks/inspect.ts'
import { readText } from '../content/text-file.ts'
import { lint } from '../content/checks/lint.ts'
import { fixCopy } from '../content/checks/fixes.ts'
import { missingGlyphs } from '../outputs/share-images/glyph-outlines.ts'
import { contentFolder } from '../config/site.ts'
import { damageFindings } from '../restoration/damage-findings.ts'
import { readCommandLine, wrongUsage } from './command-line.ts'

const HELP = `用法：npm run lint:content [-- 选项]

检查全部内容：字段、标签、来源、链接、图片、图注和署名；标点、引号和空格；没有事实支持的数字；
几乎一样的文章；会照样印出的记号；放不进分享图的标题；没有用到的标签、来源和图片。

  --fix            改好标点、引号和空格；不动网址、代码、组件和字段的写法，再运行一次也不会再改
  --format 样式    text（默认）、sarif（SARIF 2.1.0）或 github（GitHub 的注记）
  --help           显示这些话

✗ 是不改不能发布的，· 是请看一看的。环境变量 SITE_CONTENT 换一份内容。
退出码：0 没有要改的；1 有；2 命令写得不对。
`

const { values } = readCommandLine(
  { options: { fix: { type: 'boolean', default: false }, format: { type: 'string', default: 'text' } } },
  HELP,
)
const { format } = values
if (!isFormat(format)) wrongUsage(`--format 只能是 ${FORMATS.join('、')}，不能是“${format}”`)

if (values.fix) {
  const fixed = articlePaths(contentFolder).filter((file) => {
    const source = readText(file)
    // what can't be read is told below, and left as it is
    if ('diagnostic' in source) return false
    const { text } = source
    const after = fixCopy(file, text)
    if (after !== text) replaceFile(file, after)
    return after !== text
  })
  process.stderr.write(
    fixed.length === 0 ? '没有改动文件。\n' : `改了 ${fixed.length} 个文件：\n  ${fixed.join('\n  ')}\n`,
  )
}

const inspection = inspect(contentFolder)
// without a glossary that can be read, texts are compared as they are written
const converts = inspection.registries['glossary.yaml'] !== undefined
const findings = lint(contentFolder, inspection, {
  simplified: (text, script) => (converts ? openEdition('hans').textFrom(text, script, {}) : text),
  ruined: damageFindings,
  missingGlyphs,
})
process.stdout.write(formatFindings(findings, format))
process.exitCode = findings.length > 0 ? 1 : 0

function isFormat(text: string): text is Format {
  return (FORMATS as readonly string[]).includes(text)
}

/** Writes beside the file and moves it there, so that the file is whole at all times. */
function replaceFile(file: string, text: string): void {
  const scratch = join(dirname(file), `.${randomBytes(6).toString('hex')}.part`)
  try {
    writeFileSync(scratch, text, { flag: 'wx' })
    renameSync(scratch, file)
  } finally {
    rmSync(scratch, { force: true })
  }
}
