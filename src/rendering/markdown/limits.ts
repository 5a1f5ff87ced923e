/**
 * What no parser of Markdown or HTML reads in bounded time and depth, found in one pass over the lines before anything
 * is parsed. The limits are far above what people write.
 */

/** Characters of a body: a thick book has as many. */
const LONGEST = 500_000
/** Quotes and lists, and columns before a list's item, within each other. */
const DEEPEST_BLOCK = 100
const WIDEST_INDENT = 300
/** Elements of HTML within each other. */
const DEEPEST_ELEMENT = 200
/** Brackets and quotation marks that wait for their other half in one paragraph. */
const DEEPEST_BRACKET = 500
/** Marks of emphasis, links, addresses and comments in one paragraph; the time for them grows with their square. */
const MOST_MARKS = 1000
/** Lines of a table; the time for them grows with their square. */
const MOST_ROWS = 5000
/** Headings by a line beneath them; the time for them grows with the square of all in a text. */
const MOST_UNDERLINED = 500

const CONTAINERS = /^(?:[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t])))+/u
const FENCE = /^[ \t>]*(`{3,}|~{3,})/u
/** Lines that begin a block of their own without a blank line before them. */
const OWN_BLOCK = /^[ \t]*(?:$|\||#|\[[^\]]+\]:|>?[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t])/u
const MARKS = /\*+|_+|~+|[[\]]|<[!?]|https?:\/\/|www\./gu
const UNDERLINE = /^[ \t>]*(?:=+|-+)[ \t]*$/u
const BRACKETS = /[“‘「『（《〈【]|[”’」』）》〉】]/gu
const OPENING = '“‘「『（《〈【'
const TAGS = /<(\/?)([A-Za-z][\w-]*)[^<>]*>/gu
/** Elements that hold others and whose end tag may not be left out (HTML, 4). */
const ELEMENTS = new Set(
  'a abbr article aside b big blockquote button center cite code details div dl em fieldset figcaption figure font footer form header i label main mark nav ol pre q ruby s section small span strong sub summary sup table u ul'.split(
    ' ',
  ),
)

/** The first place at which a body goes beyond what can be read. */
export interface Excess {
  /** counted from 1 in the body */
  line: number
  /** what is wrong and the fix, one or two sentences in Chinese */
  problem: string
}

/** Thrown in the place of a parse that would not end. */
export class ExcessError extends Error {
  override name = 'ExcessError'
  readonly excess: Excess
  constructor(excess: Excess) {
    super(`第 ${excess.line} 行：${excess.problem}`)
    this.excess = excess
  }
}

/**
 * @param body Markdown without the frontmatter
 * @returns where it goes beyond what can be read; nothing where it does not
 */
export function findExcess(body: string): Excess | undefined {
  if (body.length > LONGEST)
    return {
      line: body.slice(0, LONGEST).split('\n').length,
      problem: `正文有 ${Math.round(body.length / 10_000)} 万个字符，最多 ${LONGEST / 10_000} 万。请分成几篇`,
    }
  let fence = ''
  let elements = 0
  let underlined = 0
  let isBelowText = false
  let rows = 0
  let block = { marks: 0, links: 0, brackets: 0 }
  for (const [index, text] of body.split('\n').entries()) {
    const excess = (problem: string): Excess => ({ line: index + 1, problem })
    const [, ticks = ''] = FENCE.exec(text) ?? []
    if (fence === '') fence = ticks
    else if (ticks.startsWith(fence)) {
      fence = ''
      continue
    }
    if (fence !== '') continue
    const [containers = ''] = CONTAINERS.exec(text) ?? []
    const depth = containers.match(/>|[-*+.)]/gu)?.length ?? 0
    if (depth > DEEPEST_BLOCK)
      return excess(`引用、列表套了 ${depth} 层，最多 ${DEEPEST_BLOCK} 层。请删去多余的 > 或列表记号`)
    if (containers.trim() !== '' && text.search(/\S/u) > WIDEST_INDENT)
      return excess('列表缩进得太深。请减少行首的空格')
    if (isBelowText && UNDERLINE.test(text)) underlined += 1
    isBelowText = text.trim() !== ''
    if (underlined > MOST_UNDERLINED)
      return excess(
        `用 = 或 - 划线的标题超过 ${MOST_UNDERLINED} 个，读不下去。请写成 ## 开头的小标题，或分成几篇`,
      )
    rows = text.includes('|') ? rows + 1 : 0
    if (rows > MOST_ROWS) return excess(`这张表超过 ${MOST_ROWS} 行。请分成几张，或放在文章旁边作附件`)
    if (OWN_BLOCK.test(text)) block = { marks: 0, links: 0, brackets: 0 }
    for (const [mark] of text.matchAll(MARKS)) {
      const isEnd = mark === ']' && block.links > 0
      if (mark === '[') block.links += 1
      else if (isEnd) block.links -= 1
      if (!isEnd) block.marks += 1
    }
    if (block.marks > MOST_MARKS)
      return excess(`这一段里的 * _ ~ [ ] <! 和网址超过 ${MOST_MARKS} 个，读不下去。请分段，或删去多余的`)
    for (const [bracket] of text.matchAll(BRACKETS)) {
      block.brackets = OPENING.includes(bracket) ? block.brackets + 1 : Math.max(0, block.brackets - 1)
      if (block.brackets > DEEPEST_BRACKET)
        return excess(`这一段里的引号、括号有 ${DEEPEST_BRACKET} 多个没有另一半。请补上，或删去多余的`)
    }
    for (const [, end, name = ''] of text.replaceAll(/`[^`]*`/gu, '').matchAll(TAGS)) {
      if (!ELEMENTS.has(name.toLowerCase())) continue
      elements = end === '' ? elements + 1 : Math.max(0, elements - 1)
      if (elements > DEEPEST_ELEMENT)
        return excess(`HTML 的标签套了 ${DEEPEST_ELEMENT} 多层，或没有写结尾的标签。请删去多余的`)
    }
  }
  return undefined
}
