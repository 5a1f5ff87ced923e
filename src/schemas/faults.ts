/**
 * What an editor is told when a file of the content folder is wrong: which file, line and field, the
 * value met, and the mend.
 */
import { LineCounter, parseDocument, isMap, isNode, isPair, isScalar, type Document } from 'yaml'
import type { z } from 'zod'

/** One thing wrong in one file. */
export interface Fault {
  /** path from the project's folder */
  file: string
  /** counted from 1; absent where the fault is the whole file's */
  line?: number
  /** the field, e.g. `sources[0].date` */
  field?: string
  /** the value met, as the editor wrote it */
  value?: string
  /** what is wrong and how to mend it, one or two sentences */
  message: string
}

/** All faults of a content folder, as one error. */
export class ContentError extends Error {
  override name = 'ContentError'
  readonly faults: readonly Fault[]
  constructor(faults: readonly Fault[]) {
    super(formatFaults(faults))
    this.faults = faults
  }
}

/**
 * @param faults in any order
 * @returns the text for the editor, by file and line
 */
export function formatFaults(faults: readonly Fault[]): string {
  const sorted = [...faults].sort(
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
}

/**
 * Reads YAML.
 *
 * @param file path, for the faults
 * @param text the YAML
 * @param linesBefore how many lines of the file stand before the text
 * @returns the value and its lines, or the faults of syntax (duplicate keys among them)
 */
export function readYaml(file: string, text: string, linesBefore = 0): YamlText | { faults: Fault[] } {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  if (document.errors.length > 0)
    return {
      faults: document.errors.map((error) => ({
        file,
        line: lines.linePos(error.pos[0]).line + linesBefore,
        message:
          error.code === 'DUPLICATE_KEY'
            ? '同一个字段写了两次。请删去一个'
            : `这里不是正确的 YAML（${error.code}）。请查看缩进、冒号后的空格和引号是否成对`,
      })),
    }
  return {
    value: document.toJS(),
    lineOf: (path) => lines.linePos(offsetOf(document, path)).line + linesBefore,
  }
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
 * @param file path, for the faults
 * @param yaml what `readYaml` gave
 * @returns the typed value, or one fault for each issue
 */
export function checkYaml<Schema extends z.ZodType>(
  schema: Schema,
  file: string,
  yaml: YamlText,
): { value: z.infer<Schema> } | { faults: Fault[] } {
  const result = schema.safeParse(yaml.value)
  if (result.success) return { value: result.data }
  return {
    faults: result.error.issues.flatMap((issue): Fault[] => {
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
      if (value === undefined) return [{ ...place, message: `缺少这个字段。${issue.message}` }]
      return [{ ...place, value: show(value), message: issue.message }]
    }),
  }
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (part, key) => (part as Record<PropertyKey, unknown> | null | undefined)?.[key],
    value,
  )
}

function keysAt(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  let part: unknown = schema
  for (const key of path) {
    const inner = unwrap(part)
    part =
      typeof key === 'number'
        ? (inner as { element?: unknown }).element
        : (inner as { shape?: Record<PropertyKey, unknown> }).shape?.[key]
  }
  const shape = (unwrap(part) as { shape?: object } | undefined)?.shape
  return shape ? Object.keys(shape) : []
}

function unwrap(schema: unknown): unknown {
  let inner = schema as { def?: { innerType?: unknown } } | undefined
  while (inner?.def?.innerType) inner = inner.def.innerType as typeof inner
  return inner
}

/** A path as an editor reads it: `sources[0].date`. */
function fieldName(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (name, key) =>
      typeof key === 'number' ? `${name}[${key}]` : name === '' ? String(key) : `${name}.${String(key)}`,
    '',
  )
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
