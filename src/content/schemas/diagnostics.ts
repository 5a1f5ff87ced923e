/**
 * Messages to the editor about wrong files of the content folder: which file, line and field, the
 * value met, and the fix.
 */
import {
  LineCounter,
  parseDocument,
  isMap,
  isNode,
  isPair,
  isScalar,
  type Document,
  type ErrorCode,
} from 'yaml'
import type { z } from 'zod'

/** One thing wrong in one file. */
export interface Diagnostic {
  /** path from the project's folder */
  file: string
  /** counted from 1; absent where the diagnostic is the whole file's */
  line?: number
  /** the field, e.g. `sources 第 1 个来源的 date` */
  field?: string
  /** the value met, as the editor wrote it */
  value?: string
  /** what is wrong and how to fix it, one or two sentences */
  message: string
}

/** All diagnostics of a content folder, as one error. */
export class ContentError extends Error {
  override name = 'ContentError'
  readonly diagnostics: readonly Diagnostic[]
  constructor(diagnostics: readonly Diagnostic[]) {
    super(formatDiagnostics(diagnostics))
    this.diagnostics = diagnostics
  }
}

/**
 * @param diagnostics in any order
 * @returns the text for the editor, by file and line
 */
export function formatDiagnostics(diagnostics: readonly Diagnostic[]): string {
  const sorted = [...diagnostics].sort(
    (a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) || (a.line ?? 0) - (b.line ?? 0),
  )
  const lines = sorted.map(({ file, line, field, value, message }) => {
    const place = line === undefined ? file : `${file} 第 ${line} 行`
    const what = field === undefined ? '' : `，字段 ${field}`
    const met = value === undefined ? '' : `，现在是 ${value}`
    return `✗ ${place}${what}${met}：${/[。！？]$/u.test(message) ? message : `${message}。`}`
  })
  return `内容有 ${sorted.length} 处要改：\n${lines.join('\n')}`
}

/** A YAML text that was read: its value, and the way from a path in it to a line. */
export interface YamlText {
  value: unknown
  /** the line of the deepest part of the path that exists, counted from 1 in the whole file */
  lineOf(path: readonly PropertyKey[]): number
  /**
   * where in the YAML text a string stands, to be changed there: `undefined` for what is no string, or is
   * written with escapes or over several lines
   */
  spanOf(path: readonly PropertyKey[]): { start: number; end: number } | undefined
  /** what stands behind a value as a comment, with its `#` */
  commentOf(path: readonly PropertyKey[]): string | undefined
}

/**
 * Reads YAML.
 *
 * @param file path, for the diagnostics
 * @param text the YAML
 * @param linesBefore how many lines of the file stand before the text
 * @returns the value and its lines, or the diagnostics of syntax (duplicate keys and aliases among them)
 */
export function readYaml(
  file: string,
  text: string,
  linesBefore = 0,
): YamlText | { diagnostics: Diagnostic[] } {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const open = document.errors.length > 0 ? unclosedLine(text) : undefined
  if (open !== undefined)
    return {
      diagnostics: [
        { file, line: open + linesBefore, message: '引号、方括号或花括号没有配对。请在这一行补上另一半' },
      ],
    }
  if (document.errors.length > 0)
    return {
      diagnostics: document.errors
        .map((error): Diagnostic => {
          const line = lines.linePos(error.pos[0]).line
          return { file, line: line + linesBefore, message: yamlProblem(error.code, text, line) }
        })
        // one slip of the pen is often several errors
        .filter(({ line }, index, all) => all.findIndex((other) => other.line === line) === index),
    }
  let value: unknown
  try {
    value = document.toJS({ maxAliasCount: 0 })
  } catch {
    const message = '字段里用 & 和 * 引用了别处的内容，这里不收。请把内容直接写出来'
    return { diagnostics: [{ file, line: 1 + linesBefore, message }] }
  }
  return {
    value,
    lineOf: (path) => lines.linePos(offsetOf(document, path)).line + linesBefore,
    spanOf: (path) => {
      const node = document.getIn(path, true)
      if (!isScalar(node) || typeof node.value !== 'string' || !node.range) return undefined
      const [from, to] = node.range
      const start = text.startsWith(node.value, from) ? from : from + 1
      const end = start + node.value.length
      return text.slice(start, end) === node.value && end <= to ? { start, end } : undefined
    },
    commentOf: (path) => {
      const node = document.getIn(path, true)
      return isScalar(node) && typeof node.comment === 'string' ? `#${node.comment}` : undefined
    },
  }
}

/**
 * The first line with a quote or bracket that does not close before the next field: a parser meets it many lines later.
 *
 * @returns its number from 1; nothing where all are closed
 */
function unclosedLine(text: string): number | undefined {
  const lines = text.split('\n')
  let quote = ''
  let depth = 0
  let opened = 0
  for (const [index, line] of lines.entries()) {
    if ((quote !== '' || depth > 0) && (/^(?:- )?[A-Za-z_][\w-]*:(?:\s|$)/u.test(line) || line === ''))
      return opened
    let before = ':'
    for (let at = 0; at < line.length; at++) {
      const mark = line[at] ?? ''
      if (quote !== '') {
        if (mark === '\\' && quote === '"') at++
        else if (mark === quote && quote === "'" && line[at + 1] === "'") at++
        else if (mark === quote) quote = ''
      } else if (mark === '#' && /\s/u.test(line[at - 1] ?? ' ')) break
      else if (/["'[{]/u.test(mark) && (/[-:,[{]/u.test(before) || depth > 0)) {
        if (depth === 0) opened = index + 1
        if (/["']/u.test(mark)) quote = mark
        else depth++
      } else if (/[\]}]/u.test(mark) && depth > 0) depth--
      if (mark.trim() !== '') before = mark
    }
  }
  return quote !== '' || depth > 0 ? opened : undefined
}

const YAML_PROBLEMS: Partial<Record<ErrorCode, string>> = {
  DUPLICATE_KEY: '同一个字段写了两次。请删去一个',
  BAD_INDENT: '缩进不对。同一层的字段要对齐，下一层多两个空格',
  TAB_AS_INDENT: '缩进用了制表符。请改成空格',
  BLOCK_AS_IMPLICIT_KEY: '一行里有两个“: ”。值里有冒号时，把整个值放进引号，或用全角“：”',
  MULTILINE_IMPLICIT_KEY: '这一行没有写成“字段: 值”，或前面的引号、括号没有配对',
  MISSING_CHAR: '少了一个符号：引号、方括号或花括号没有配对，或字段后面没有“: ”',
  BLOCK_IN_FLOW: '方括号或花括号没有配对，后面的行被当成了它的一部分',
  BAD_SCALAR_START: '值不能用这个符号开头（@、`、% 等）。请把整个值放进引号',
  BAD_DQ_ESCAPE: '双引号里的 \\ 有特别的意思。请改用单引号，或写成 \\\\',
  UNEXPECTED_TOKEN: '这里多了一个符号，或上一行没有写完。请查看引号、括号和逗号',
  BAD_ALIAS: '值不能用 * 或 & 开头。请把整个值放进引号',
  MULTIPLE_DOCS: '字段中间多了一行 ---。请删去',
}

function yamlProblem(code: ErrorCode, text: string, line: number): string {
  const written = text.split('\n')[line - 1] ?? ''
  const before = text.split('\n')[line - 2] ?? ''
  const wide = [written, before].map((each) => /^\s*(?:- )?([a-z]+)：/u.exec(each)?.[1]).find(Boolean)
  if (wide !== undefined) return `${wide} 后面的冒号写成了全角。请写成“${wide}: ”，半角冒号加一个空格`
  return (
    closeColon(written) ??
    YAML_PROBLEMS[code] ??
    '这里不是正确的 YAML。请查看缩进、冒号后的空格和引号是否成对'
  )
}

/** @returns what to write in a line with a field whose colon has no space behind it; nothing of other lines */
export function closeColon(line: string): string | undefined {
  const close = /^\s*(?:- )?([a-z]+):[^\s:/]/u.exec(line)?.[1]
  return close === undefined ? undefined : `${close} 的冒号后面要有一个空格。请写成“${close}: ”`
}

function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  let offset = isNode(document.contents) ? (document.contents.range?.[0] ?? 0) : 0
  for (let depth = 1; depth <= path.length; depth++) {
    const parent = depth === 1 ? document.contents : document.getIn(path.slice(0, depth - 1), true)
    const key = path[depth - 1]
    if (isMap(parent)) {
      const pair = parent.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === key)
      if (!pair || !isScalar(pair.key)) break
      offset = pair.key.range?.[0] ?? offset
    } else {
      const node = document.getIn(path.slice(0, depth), true)
      if (!isNode(node)) break
      offset = node.range?.[0] ?? offset
    }
  }
  return offset
}

/**
 * Holds a YAML value against a schema.
 *
 * @param schema a zod schema whose messages are Chinese sentences without the closing mark
 * @param file path, for the diagnostics
 * @param yaml what `readYaml` gave
 * @returns the typed value, or one diagnostic for each issue
 */
export function checkYaml<Schema extends z.ZodType>(
  schema: Schema,
  file: string,
  yaml: YamlText,
): { value: z.infer<Schema> } | { diagnostics: Diagnostic[] } {
  const result = schema.safeParse(yaml.value)
  if (result.success) return { value: result.data }
  return {
    diagnostics: result.error.issues.flatMap((issue): Diagnostic[] => {
      if (issue.code === 'unrecognized_keys')
        return issue.keys.map((key) => {
          const near = nearest(key, keysAt(schema, issue.path))
          return {
            file,
            line: yaml.lineOf([...issue.path, key]),
            field: fieldName([...issue.path, key]),
            message: near ? `不认识的字段。是不是 ${near}？` : '不认识的字段。请删去',
          }
        })
      const value = valueAt(yaml.value, issue.path)
      const place = { file, line: yaml.lineOf(issue.path), field: fieldName(issue.path) }
      const expected = 'expected' in issue ? String(issue.expected) : ''
      const message = inChinese(issue.message, expected, keysAt(schema, issue.path))
      if (value === undefined) return [{ ...place, message: `缺少这个字段。${message}` }]
      if (value === null)
        return [
          { ...place, message: `空着。${message}${mayLack(schema, issue.path) ? '；不写就删去这一行' : ''}` },
        ]
      return [{ ...place, value: show(value), message: quoted(value, expected, message) }]
    }),
  }
}

/** A schema's message; of a part that has none of its own, what shape it wants. */
function inChinese(message: string, expected: string, keys: readonly string[]): string {
  if (/\p{Script=Han}/u.test(message)) return message
  if (expected === 'object') return `要写成 {${keys.map((key) => `${key}: …`).join(', ')}}`
  if (expected === 'array') return '要写成列表，例如 [甲, 乙]'
  return expected === 'number' ? '要写数字' : expected === 'boolean' ? '要写 true 或 false' : '要写文字'
}

/** A message with a word on quotes, which make a figure a text and a text no figure. */
function quoted(value: unknown, expected: string, message: string): string {
  if (expected === 'string' && ['number', 'boolean'].includes(typeof value))
    return `${message}。这样写会读成${typeof value === 'number' ? '数字' : '是非'}，请放进引号`
  return typeof value === 'string' && expected !== 'string' && /^(?:true|false|\d+)$/u.test(value)
    ? `${message}。请去掉引号`
    : message
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (part, key) => (part as Record<PropertyKey, unknown> | null | undefined)?.[key],
    value,
  )
}

function keysAt(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  const shape = (unwrap(partAt(schema, path)) as { shape?: object } | undefined)?.shape
  return shape ? Object.keys(shape) : []
}

/** Whether a schema does without what stands at a path. */
function mayLack(schema: z.ZodType, path: readonly PropertyKey[]): boolean {
  const part = partAt(schema, path) as z.ZodType | undefined
  return part?.safeParse(undefined).success ?? false
}

function partAt(schema: z.ZodType, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((part, key) => {
    const inner = unwrap(part)
    return typeof key === 'number'
      ? (inner as { element?: unknown }).element
      : (inner as { shape?: Record<PropertyKey, unknown> }).shape?.[key]
  }, schema)
}

function unwrap(schema: unknown): unknown {
  let inner = schema as { def?: { innerType?: unknown } } | undefined
  while (inner?.def?.innerType) inner = inner.def.innerType as typeof inner
  return inner
}

/** What the items of a list are called; each is counted from 1. */
const ITEMS: Readonly<Record<string, string>> = {
  sources: '个来源',
  tags: '个标签',
  facts: '条事实',
  reports: '篇报道',
  figures: '个数字',
  authors: '位作者',
  updates: '条补充',
  corrections: '条更正',
  unseen: '项未见',
  aliases: '个旧网址',
  keep: '个词',
}

/**
 * @param path of a value in a file
 * @returns the path as an editor reads it: `sources 第 1 个来源的 date`
 */
export function fieldName(path: readonly PropertyKey[]): string {
  let list: PropertyKey = ''
  return path.reduce<string>((name, key) => {
    if (typeof key === 'number')
      return `${name}${name === '' ? '' : ' '}第 ${key + 1} ${ITEMS[String(list)] ?? '项'}`
    list = key
    return name === ''
      ? String(key)
      : /[^\x20-\x7e]$/u.test(name)
        ? `${name}的 ${String(key)}`
        : `${name}.${String(key)}`
  }, '')
}

/** A value as it stands in a message, cut where it is long. */
export function show(value: unknown): string {
  const text = typeof value === 'string' ? `“${value}”` : JSON.stringify(value)
  return [...text].length > 60 ? `${[...text].slice(0, 60).join('')}…` : text
}

/**
 * @param word what was met
 * @param known what could have been meant
 * @returns the known word nearest to it by edit distance, where it is near enough to be meant
 */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  let best: { word: string; distance: number } | undefined
  for (const candidate of known) {
    const distance = editDistance([...word], [...candidate])
    if (
      distance <= Math.max(1, Math.floor([...candidate].length / 2)) &&
      distance < (best?.distance ?? Infinity)
    )
      best = { word: candidate, distance }
  }
  return best?.word
}

function editDistance(a: readonly string[], b: readonly string[]): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (const [i, left] of a.entries()) {
    const next = [i + 1]
    for (const [j, right] of b.entries())
      next.push(Math.min((next[j] ?? 0) + 1, (row[j + 1] ?? 0) + 1, (row[j] ?? 0) + (left === right ? 0 : 1)))
    row = next
  }
  return row.at(-1) ?? 0
}
