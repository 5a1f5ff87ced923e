/**
 * `npm run import -- FOLDER|FILE|-`: an old archive to a content folder; damaged or messy Chinese text to a draft article and
 * a report of every repair.
 */
import './settings-error.ts'
import { randomBytes } from 'node:crypto'
import {
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { readRegistry } from '../content/registries.ts'
import { isPartialDate } from '../content/schemas/partial-date.ts'
import { decodeInput, LARGEST_INPUT } from '../restoration/input-encoding.ts'
import { isWordDocument, wordAsHtml } from '../restoration/word-document.ts'
import type { Punctuation } from '../restoration/punctuation.ts'
import { readableReport } from '../restoration/readable-report.ts'
import { restore } from '../restoration/restore.ts'
import { contentFolder, today } from '../config/site.ts'
import { readCommandLine, wrongUsage } from './command-line.ts'
import { importArchive, isArchive, mapPost } from './import-archive.ts'

const HELP = `用法：npm run import -- 文件夹|文件|- [选项]

旧网站：Hexo、Hugo、Jekyll、VitePress 的文件夹，有 Markdown 的文件夹，或 WordPress 的导出文件（.xml），整个变成一份内容：

  --out 文件夹        内容写到这里，默认是归档旁边的“名字-content”；停下以后再运行，接着做，你改过的文件不动
  --date 2020-01-01   没有日期的文章都写这一天；不写时它们是草稿
                      内容里有 import-report.md，写着没有用的字段、不认识的短代码、改了的链接、没有搬的图片

一篇文章：
把损坏的、杂乱的中文（纯文本、保存下来的网页、别的程序的 Markdown）变成一篇草稿，并报告每一处修改。
文件写 - 时从标准输入读。可读 UTF-8、GBK、Big5（也有香港增补字）和带 BOM 的 UTF-16。

  --out X.md          草稿写到这个文件；不写时打印出来
  --report X.json     报告写到这个文件：原文里的位置、前、后、规则、把握、别的可能
  --punct 方式        标点：auto（默认）看情况改；full 把中文旁的半角都改成全角；keep 不改
  --strict            有猜测、没有读通的、□ 或没有标题时，不写草稿，退出码为 1
  --accept 编号=文字  写下你对某处的决定，可写多次；--accept title=标题 写标题
  --anyway            字节已经丢了、本来不收的文字也导入：丢字的地方列在报告里，照原样留着
  --force             文件已经有了也写
  --help              显示这些话

把握分四等：确定、推断、猜测、没有读通。□ 表示这个字已经没有了，要去查原文。
退出码：0 做好了；1 文件有修不了的地方，或 --strict 没有通过；2 命令写得不对。
`

await run()

async function run(): Promise<void> {
  const { values, positionals } = readCommandLine(
    {
      allowPositionals: true,
      options: {
        out: { type: 'string' },
        date: { type: 'string' },
        report: { type: 'string' },
        punct: { type: 'string', default: 'auto' },
        strict: { type: 'boolean', default: false },
        accept: { type: 'string', multiple: true, default: [] },
        anyway: { type: 'boolean', default: false },
        force: { type: 'boolean', default: false },
      },
    },
    HELP,
  )
  const [file] = positionals
  if (file === undefined) return wrongUsage('要写一个文件夹或一个文件，或写 - 从标准输入读')
  if (positionals.length > 1) return wrongUsage(`一次只导入一个文件，多了 ${positionals.slice(1).join(' ')}`)
  if (!isPunctuation(values.punct))
    return wrongUsage(`--punct 只能是 auto、full 或 keep，不能是“${values.punct}”`)
  const accept = new Map<string, string>()
  for (const choice of values.accept) {
    const [, id, text] = /^(r\d+|title)=(.*)$/su.exec(choice) ?? []
    if (id === undefined || text === undefined)
      return wrongUsage(`--accept 要写成 编号=文字，例如 --accept r3=市南，不能是“${choice}”`)
    accept.set(id, text)
  }
  if (values.date !== undefined && !(/^\d{4}-\d{2}-\d{2}$/u.test(values.date) && isPartialDate(values.date)))
    return wrongUsage(`--date 要写成 2020-01-01 这样的一天，不能是“${values.date}”`)
  if (file !== '-' && isArchive(file)) return importArchive(file, values.out, values.date)
  if (values.date !== undefined) return wrongUsage('--date 只用于旧网站；一篇文章的日期在草稿里写')
  const targets = [values.out, values.report].filter((target) => target !== undefined)
  for (const target of targets) {
    if (file !== '-' && resolve(target) === resolve(file))
      return wrongUsage(`${target} 就是要导入的文件，不能写在它上面`)
    const kind = kindOf(target)
    if (kind !== undefined) return wrongUsage(`${target} 是${kind}，不是普通文件，没有动它。请换一个文件名`)
    if (existsSync(target) && !values.force)
      return wrongUsage(`${target} 已经有了，没有动它。要覆盖请加 --force`)
    if (!existsSync(dirname(resolve(target))))
      return wrongUsage(`没有 ${dirname(target)} 这个文件夹，请先建好`)
  }
  if (targets.length === 2 && resolve(targets[0] ?? '') === resolve(targets[1] ?? ''))
    return wrongUsage('--out 和 --report 不能是同一个文件')

  let bytes: Uint8Array
  try {
    if (file !== '-' && statSync(file).size > LARGEST_INPUT) bytes = new Uint8Array(statSync(file).size)
    else bytes = readFileSync(file === '-' ? 0 : file)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    return wrongUsage(
      code === 'ENOENT'
        ? `找不到 ${file}`
        : code === 'EISDIR'
          ? `${file} 是文件夹`
          : `读不了 ${file}（${code ?? String(error)}）`,
    )
  }
  const name = file === '-' ? '标准输入' : file
  if (isWordDocument(bytes, name))
    try {
      bytes = await wordAsHtml(bytes)
    } catch {
      return refuse(`✗ ${name}：打不开，不是完整的 Word 文档。请用 Word 打开它，另存一份 .docx 再导入。`)
    }
  const decoded = decodeInput(bytes)
  if ('problem' in decoded) return refuse(`✗ ${name}：${decoded.problem}。`)
  if (decoded.text.trim() === '')
    return refuse(`✗ ${name}：文件里没有文字，只有空白。请看一看是不是选错了文件，或从原处重新保存。`)

  const registry = readRegistry(contentFolder, 'sources.yaml')
  const result = restore(decoded.text, {
    punctuation: values.punct,
    accept,
    publishers: 'value' in registry ? registry.value.map((publisher) => publisher.name) : [],
    anyway: values.anyway,
    reading: decoded,
    thisYear: Number(today().slice(0, 4)),
  })
  if ('refusals' in result) {
    if (values.report !== undefined)
      write(values.report, json({ input: name, encoding: decoded.encoding, refusals: result.refusals }))
    return refuse(
      [
        ...result.refusals.map(
          ({ line, column, found, message }) =>
            `✗ ${name} 第 ${line} 行第 ${column} 字“${found}”：${message}。`,
        ),
        '没有写草稿。如果这些字本来就是这样（例如文章在讲乱码），或者只要剩下的文字，请加 --anyway。',
      ].join('\n'),
    )
  }
  if (result.unknownIds.length > 0)
    return wrongUsage(`--accept 里的 ${result.unknownIds.join('、')} 没有对应的地方。编号见报告`)

  process.stderr.write(
    readableReport(result, decoded.text, process.stderr.isTTY === true && !process.env['NO_COLOR']),
  )
  const post = file === '-' ? undefined : mapPost(file, result.markdown)
  if (post) process.stderr.write(post.report)
  const markdown = post?.markdown ?? result.markdown
  if (values.report !== undefined) {
    const { markdown: _, ...rest } = result
    const report = post ? { ...rest, fields: post.notes } : rest
    write(values.report, json({ input: name, encoding: decoded.encoding, ...report }))
  }
  if (values.strict && result.open.length > 0)
    return refuse(
      `✗ --strict：还有 ${result.open.length} 处没有决定（${result.open.join('、')}），没有写草稿。`,
    )
  if (values.out === undefined) process.stdout.write(markdown)
  else {
    write(values.out, markdown)
    for (const [from, to] of post?.files ?? []) {
      const target = join(dirname(resolve(values.out)), to)
      if (existsSync(target) && !values.force) continue
      mkdirSync(dirname(target), { recursive: true })
      copyFileSync(from, target)
    }
    process.stderr.write(`草稿写在 ${values.out}\n`)
  }
}

/** What a path is, where it is no regular file; `undefined` for one that is, or that nothing is at. */
function kindOf(path: string): string | undefined {
  const link = lstatSync(path, { throwIfNoEntry: false })
  const found = statSync(path, { throwIfNoEntry: false })
  if (link?.isSymbolicLink() && !found) return '指向空处的链接'
  if (!found || found.isFile()) return undefined
  if (found.isDirectory()) return '文件夹'
  if (found.isFIFO()) return '管道'
  if (found.isSocket()) return '套接字'
  return '设备'
}

function isPunctuation(text: string): text is Punctuation {
  return text === 'auto' || text === 'full' || text === 'keep'
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}

/** Writes beside the target and moves it there, so that the target is whole or is not. */
function write(path: string, text: string): void {
  // a link stays a link
  const target = existsSync(path) ? realpathSync(path) : path
  const scratch = join(dirname(resolve(target)), `.${randomBytes(6).toString('hex')}.part`)
  const clean = () => rmSync(scratch, { force: true })
  const stop = () => {
    clean()
    process.exit(130)
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
  try {
    writeFileSync(scratch, text, { flag: 'wx' })
    renameSync(scratch, target)
  } finally {
    clean()
    process.off('SIGINT', stop)
    process.off('SIGTERM', stop)
  }
}

function refuse(message: string): void {
  process.stderr.write(`${message}\n`)
  process.exitCode = 1
}
