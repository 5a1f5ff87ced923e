/** Text to blocks: paragraphs, headings, captions, and what belongs to the page and not to the article. */
import { isBoilerplate, isInfoLine, isRelated } from './boilerplate.ts'

/** What a block is. */
export type BlockKind = 'paragraph' | 'heading' | 'caption' | 'boilerplate'

/** One block; offsets in the text that was laid out. */
export interface Block {
  readonly kind: BlockKind
  readonly start: number
  readonly end: number
  readonly text: string
  /** whether the kind follows from the text's own marks, or was chosen */
  readonly sure: boolean
}

const ENDED = /[。！？!?…”’）)：:；;]$|\p{Script=Han}\.$/u
const CAPTION =
  /^(?:图源|图片来源|供图|图片|摄影)[：:][^。]{1,30}$|^[（(](?:图片?|照片|资料图|视频)?(?:来源|图源|供图|摄影|摄|拍摄)[：:][^。]{1,30}[）)]$|^(?:图为|图\d*[：:]|[▲△▼])[^。]{1,60}(?:。[^。]{2,16})?。?$|^[^。]{1,40}[（(]?[^。（）()]{2,12}(?:供图|供圖|摄|攝|摄影|攝影)[）)]?$|^[^。]{4,60}。\s*[^。（）()\s]{2,12}\s*(?:供图|供圖|摄|攝|摄影|攝影|图|圖)$/u
const BOILERPLATE =
  /版权|侵权|转载|综合整理|免责声明|仅供参考|原作者|内容源于网络|未经授权|不代表本(?:站|网|平台)|投稿|备案|责任编辑|扫(?:一扫|码)关注/gu
/** A line all in bold, as many pages write their headings. */
const BOLD_LINE = /^\*\*[^*]{2,40}\*\*$/u
/** A line that is a link and nothing else. */
const LINK_LINE = /^\[[^\]]*\]\([^)]*\)$/u
const LONG_LINE = 300
const LONGEST_HEADING = 40

/**
 * Lays a text out. Lines are blocks; a space behind the end of a sentence is a break that was lost, and in a long
 * line one around a caption or a heading too.
 *
 * @param text repaired text
 * @param page whether a web page marked what is a heading, and its captions, white space left out
 * @returns its blocks in order; white space between them belongs to none
 */
export function layOut(
  text: string,
  page: { readonly captions: ReadonlySet<string> } | undefined = undefined,
): Block[] {
  const segments = splitLines(text)
  const blocks: Block[] = []
  let related = false
  for (let index = 0; index < segments.length; index++) {
    const segment = segments[index] as Segment
    const next = segments[index + 1]
    if (/^[|｜\-—_=*·\s]+$/u.test(segment.text)) continue
    const opened = blocks.some(({ kind }) => kind === 'paragraph')
    related = isRelated(segment.text.replace(/^#+ /u, '')) || (related && !/[。！？]/u.test(segment.text))
    if (CAPTION.test(segment.text) || page?.captions.has(segment.text.replaceAll(/\s/gu, '')))
      blocks.push({ ...segment, kind: 'caption', sure: true })
    else if (related || isBoilerplate(segment.text) || (!opened && isInfoLine(segment.text)))
      blocks.push({ ...segment, kind: 'boilerplate', sure: true })
    else if (isTableRow(segment.text)) blocks.push({ ...segment, kind: 'paragraph', sure: true })
    else if (/^#{2,6} /u.test(segment.text))
      blocks.push({ ...segment, kind: 'heading', text: segment.text.replace(/^#+ /u, ''), sure: true })
    else if (BOLD_LINE.test(segment.text) && !ENDED.test(segment.text.slice(0, -2)) && next)
      blocks.push({ ...segment, kind: 'heading', text: segment.text.slice(2, -2), sure: true })
    else if (
      !page &&
      !ENDED.test(segment.text) &&
      !(next === undefined && /[：:｜|]|\d{4}/u.test(segment.text)) &&
      !LINK_LINE.test(segment.text) &&
      [...segment.text].length <= LONGEST_HEADING &&
      !/^(?:- |> )/u.test(segment.text)
    ) {
      const before = blocks.at(-1)
      // a heading in two parts, a space between them
      if (before?.kind === 'heading' && !before.sure && text.slice(before.end, segment.start) === ' ')
        blocks[blocks.length - 1] = { ...before, end: segment.end, text: `${before.text} ${segment.text}` }
      else blocks.push({ ...segment, kind: next || blocks.length > 0 ? 'heading' : 'paragraph', sure: false })
    } else blocks.push({ ...segment, kind: 'paragraph', sure: true })
  }
  return markBoilerplate(blocks)
}

/** Tells whether a line is a row of a Markdown table. */
export function isTableRow(line: string): boolean {
  return /^\| .* \|$/u.test(line)
}

interface Segment {
  readonly start: number
  readonly end: number
  readonly text: string
}

function splitLines(text: string): Segment[] {
  const segments: Segment[] = []
  for (const line of text.matchAll(/[^\n]+/gu)) {
    const parts = CAPTION.test(line[0].trim()) ? [[0, line[0].length] as const] : splitLine(line[0])
    for (const [from, to] of parts) {
      const raw = line[0].slice(from, to)
      const trimmed = isTableRow(raw.trim()) ? raw.trim() : raw.trim().replace(/\s*[|｜]$/u, '')
      if (trimmed === '') continue
      const start = line.index + from + raw.indexOf(trimmed)
      segments.push({ start, end: start + trimmed.length, text: trimmed })
    }
  }
  return segments
}

/** Where a sentence ends and a space stands before the next, or beside a caption in brackets. */
const LOST_BREAK = /[。！？][”’]?$|[。！？”’][（(][^（）()]{4,40}[）)]$|^[（(][^（）()]{4,40}[）)]$/u

/** Breaks of a line, at spaces outside brackets: all of them in a long line, else those between sentences. */
function splitLine(line: string): (readonly [number, number])[] {
  const parts: [number, number][] = []
  let from = 0
  let depth = 0
  for (let at = 0; at < line.length; at++) {
    const character = line[at] as string
    if ('（('.includes(character)) depth++
    else if ('）)'.includes(character)) depth = Math.max(0, depth - 1)
    else if ('。！？'.includes(character)) depth = 0
    if (character !== ' ' || depth > 0) continue
    const left = line[at - 1] ?? ''
    const right = line[at + 1] ?? ''
    if (!/[\p{Script=Han}。！？…”’）)，]/u.test(left) || !/[\p{Script=Han}“‘（(《0-9|]/u.test(right)) continue
    if (line.length <= LONG_LINE && !LOST_BREAK.test(line.slice(from, at).trim())) continue
    parts.push([from, at])
    from = at + 1
  }
  parts.push([from, line.length])
  return parts
}

/** The end of a page that speaks of copyright and reprints, and what stands behind it. */
function markBoilerplate(blocks: readonly Block[]): Block[] {
  const first = blocks.findIndex(
    ({ kind, text }, index) =>
      kind === 'paragraph' &&
      index >= blocks.length * 0.4 &&
      new Set(text.match(BOILERPLATE)).size >= Math.max(2, text.length / 100),
  )
  return blocks.map((block, index) =>
    first >= 0 && index >= first ? { ...block, kind: 'boilerplate', sure: false } : block,
  )
}
