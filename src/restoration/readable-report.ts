/** The report as an editor reads it in the terminal. */
import type { Repair, Restoration } from './restore.ts'
import type { Rule } from './tracked-text.ts'

/** What each rule is about, for editors. */
export const RULE_NAMES: Readonly<Record<Rule, string>> = {
  mojibake: '编码读错的字',
  escape: '转义符',
  'lost-bytes': '丢了字节的字',
  'lost-character': '像是丢了的字',
  entity: '网页实体',
  control: '控制字符',
  invisible: '看不见的字符',
  'mark-form': '竖排和小号的标点',
  lookalike: '形近的字',
  'scanned-space': '字间的空格',
  'wrapped-line': '段落里的换行',
  'private-use': '造字区的字符',
  subtitles: '字幕的时间',
  boilerplate: '网页的招呼语',
  emoji: '夹在字里的表情',
  'strewn-sign': '夹在词里的字母、数字、记号',
  'mixed-scripts': '简繁混在一起',
  'doubled-character': '写了两遍的字',
  'repeated-text': '前面已经有的段落',
  'misplaced-mark': '放错了地方的标点',
  gloss: '夹在文中的拼音',
  'gloss-kept': '像是作者注的音，留着',
  'broken-run': '坏字',
  traditional: '被转成的繁体',
  'ambiguous-character': '一繁对多简',
  'tag-residue': '网页标签的残余',
  'doubled-mark': '多出的逗号',
  'halfwidth-mark': '半角标点',
  'fullwidth-letter': '全角字母和数字',
  radical: '部首当字用',
  'compatibility-ideograph': '兼容汉字',
  'wiki-markup': '维基的转换标记',
  heading: '小标题',
  year: '年份',
  title: '标题',
}
/** What to do about a place that is only named. */
const ADVICE: Readonly<Partial<Record<Rule, string>>> = {
  subtitles: '请删掉时间和序号，把句子接成段落',
  boilerplate: '不是文章的话，请删掉',
  emoji: '不是作者写的，请删掉',
  'strewn-sign': '不是作者写的，请删掉',
  'mixed-scripts': '请统一成一种字体',
  'repeated-text': '和前面的一样，请留一处',
  'misplaced-mark': '请对照原文改正',
  'private-use': '请对照原文补上这个字',
  'lost-character': '请对照原文补上这个字',
  'lost-bytes': '请对照原文补上这个字',
  lookalike: '请对照原文改正',
  gloss: '不是作者注的音，请删掉',
  escape: '请只留下文章的文字',
}
const CONFIDENCES = { exact: '确定', inferred: '推断', guess: '猜测', unparsed: '没有读通' } as const

/**
 * Writes the report.
 *
 * @param restoration what was done
 * @param input the text it was done to
 * @param colour whether the terminal shows colours
 * @returns lines, ending in a line feed
 */
export function readableReport(restoration: Restoration, input: string, colour: boolean): string {
  const { repairs, blocks, pattern, notes, open } = restoration
  const lines: string[] = []
  if (pattern)
    lines.push(
      `这一页有“夹拼音”的毛病：${pattern.characters.length} 个字注了音，共 ${pattern.glosses} 处（这些字一共出现 ${pattern.occurrences} 次）。`,
    )
  if (repairs.length === 0)
    lines.push(blocks.length > 0 ? '没有要修的地方。' : '没有要修的地方，正文和原文一样。')
  const sure = repairs.filter(({ confidence, accepted }) => confidence === 'exact' && !accepted)
  const counts = new Map<Rule, number>()
  for (const { rule } of sure) counts.set(rule, (counts.get(rule) ?? 0) + 1)
  if (sure.length > 0)
    lines.push(
      `确定的修改 ${sure.length} 处：${[...counts].map(([rule, count]) => `${RULE_NAMES[rule]} ${count}`).join('、')}。`,
    )
  const lineAt = lineCounter(input)
  const unsure = repairs.filter(({ confidence, accepted }) => confidence !== 'exact' || accepted)
  if (unsure.length > 0) lines.push('', `请看一看这 ${unsure.length} 处：`)
  for (const repair of unsure) lines.push(...repairLines(repair, input, lineAt, colour))
  if (blocks.length > 0) {
    const count = (kind: string) => blocks.filter((block) => block.kind === kind).length
    lines.push(
      '',
      `分成 ${count('paragraph')} 段、${count('heading')} 个小标题、${count('caption')} 条图注。`,
    )
    for (const { kind, text } of blocks)
      if (kind === 'boilerplate')
        lines.push(`没有收进正文：${[...text].slice(0, 40).join('')}${[...text].length > 40 ? '……' : ''}`)
  }
  for (const note of notes) lines.push(`提醒：${note}。`)
  if (open.includes('title')) lines.push('没有找到标题。请在草稿里写上，或用 --accept title=标题')
  const places = open.filter((id) => id !== 'title')
  if (places.length > 0)
    lines.push(
      `还有 ${places.length} 处要你决定：${places.slice(0, 20).join('、')}${places.length > 20 ? '等' : ''}。用 --accept 编号=文字 写下你的决定`,
    )
  return `${lines.join('\n')}\n`
}

function repairLines(
  { id, start, end, before, after, rule, confidence, alternatives, accepted }: Repair,
  input: string,
  lineAt: (offset: number) => number,
  colour: boolean,
): string[] {
  const paint = (code: number, text: string) => (colour ? `\u001b[${code}m${text}\u001b[0m` : text)
  const visible = (text: string) => text.replaceAll('\n', '⏎')
  const left = visible(input.slice(Math.max(0, start - 10), start))
  const right = visible(input.slice(end, end + 10))
  const line = lineAt(start)
  const state = accepted ? '你的决定' : CONFIDENCES[confidence]
  const gone = after.includes('□') ? '（□ 是没有了的字，请补上）' : ''
  const lines = [
    `  ${id} 第 ${line} 行 ${RULE_NAMES[rule]} · ${state}${gone}`,
    paint(31, `    - ${left}[${shortened(visible(before))}]${right}`),
  ]
  lines.push(
    confidence === 'unparsed' && !accepted
      ? `      没有读通，照原样留着${ADVICE[rule] === undefined ? '' : `。${ADVICE[rule]}`}`
      : paint(32, `    + ${left}[${visible(after)}]${right}`),
  )
  if (alternatives.length > 0 && !accepted)
    lines.push(`      也可能是：${alternatives.map((other) => `“${visible(other)}”`).join('、')}`)
  return lines
}

/** A stretch with its middle left out where it is long; the whole stands in the report's file. */
function shortened(text: string): string {
  return text.length > 80 ? `${text.slice(0, 50)}……${text.slice(-20)}` : text
}

/** Lines of places that are asked for in order. */
function lineCounter(input: string): (offset: number) => number {
  let line = 1
  let at = 0
  return (offset) => {
    for (let next = input.indexOf('\n', at); next >= 0 && next < offset; next = input.indexOf('\n', at)) {
      line++
      at = next + 1
    }
    return line
  }
}
