/** A saved web page to the text of its article: blocks as lines, each piece with its place in the page's source. */
import type { Element, Nodes, Root } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { entityText } from './damages/entities.ts'
import { publisherName, readPageWords } from './boilerplate.ts'
import { isPersonName } from './person-names.ts'
import { prunedTo, readableElements } from './readable-body.ts'
import { fromPieces, type Piece, type TrackedText } from './tracked-text.ts'

/** What a page says of its article outside the text. */
export interface HtmlArticle {
  readonly body: TrackedText
  readonly title: string | undefined
  readonly date: string | undefined
  readonly publisher: string | undefined
  readonly author: string | undefined
  /** what the page gives as author and is no person's name */
  readonly byline: string | undefined
  /** the site that shows it, which need not be where it appeared first */
  readonly site: string | undefined
  /** the page's lines that are not in the body, in order */
  readonly outside: readonly string[]
  /** lines of the text that stand under pictures, white space left out */
  readonly captions: ReadonlySet<string>
  /** addresses of the article's other pages, where it has several */
  readonly otherPages: readonly string[]
  /** where the page was saved from */
  readonly url: string | undefined
  /** addresses of the pictures in the text, with what the page says of them; they are not in the body */
  readonly pictures: readonly string[]
  /** addresses of links in the text that could not be kept; their words are in the body */
  readonly links: readonly string[]
}

const DROPPED = new Set(
  'script style noscript template iframe object embed svg math canvas video audio button input select textarea nav header footer aside dialog head title meta link menu'.split(
    ' ',
  ),
)
const BLOCKS = new Set(
  'p div section article main h1 h2 h3 h4 h5 h6 ul ol li blockquote pre table tr figure figcaption dl dt dd hr br address center'.split(
    ' ',
  ),
)

/** Tells whether a text is the source of a web page, or of a part of one that holds whole paragraphs. */
export function isHtmlPage(text: string): boolean {
  const head = text.slice(0, 4000)
  return (
    /^\s*(?:<!--[\s\S]*?-->\s*|<\?xml[^>]*>\s*)*<(?:!doctype\s+html|html|head|body)[\s>]/iu.test(head) ||
    (/^\s*<(?:p|div|section|article|table|form|center)[\s>]/iu.test(head) &&
      /<\/(?:p|div|section|article|table|form|center)>\s*(?:<\/(?:body|html)>\s*)*$/iu.test(text.slice(-400)))
  )
}

/** Pages nest up to a hundred levels; deeper ones were made by a program that went wrong, or to do harm. */
const DEEPEST = 400
/** Elements that need no end tag, so that their number says nothing of the depth. */
const OPEN_ENDED = new Set(
  'p li dt dd tr td th thead tbody tfoot option optgroup colgroup col br hr img input link meta area base embed param source track wbr html head body rp rt'.split(
    ' ',
  ),
)

/**
 * Tells how deep a page's elements nest at most, as their tags say, before the page is parsed.
 *
 * @returns the line at which the page is nested too deep to be read, `undefined` where it is not
 */
export function tooDeepAt(source: string): number | undefined {
  let depth = 0
  for (const { index, 1: closing, 2: name = '', 3: rest = '' } of source.matchAll(
    /<(\/?)([a-z][a-z0-9-]*)([^<>]{0,2000})>/giu,
  )) {
    if (OPEN_ENDED.has(name.toLowerCase()) || rest.endsWith('/')) continue
    depth = closing === '/' ? Math.max(0, depth - 1) : depth + 1
    if (depth > DEEPEST) return source.slice(0, index).split('\n').length
  }
  return undefined
}

/**
 * Takes the article out of a web page: the element that holds most of the text in paragraphs. Scripts,
 * styles, forms, navigation and frames are left out.
 *
 * @param source the page, as saved
 */
export function readHtmlPage(source: string): HtmlArticle {
  const tree = fromHtml(source)
  const body = find(tree, (element) => element.tagName === 'body') ?? tree
  const marked = find(
    body,
    // the first is schema.org's, the second that of WeChat's public accounts
    ({ properties }) =>
      properties['itemProp']?.toString() === 'articleBody' || properties['id'] === 'js_content',
  )
  const chosen =
    marked ??
    readable(tree, body) ??
    find(body, (element) => element.tagName === 'article') ??
    find(body, (element) => element.tagName === 'main') ??
    densest(body)
  const linked = linkedData(tree)
  const { title, heading } = readTitle(tree, body, linked, proseStart(chosen))
  const url = [
    find(tree, ({ properties }) => String(properties['rel']) === 'canonical')?.properties['href'],
    meta(tree, 'og:url'),
    // what browsers write into a page that they save
    /<!--\s*saved from url=\(\d+\)(\S+)\s*-->/u.exec(source.slice(0, 4000))?.[1],
  ].find((each): each is string => typeof each === 'string' && /^https?:\/\/\S+$/u.test(each))
  const written: Piece[] = []
  // the title stands in the frontmatter
  write(chosen, source, written, heading, undefined, url)
  const pieces = withoutList(tidy(written))
  const around: Piece[] = []
  write(body, source, around, heading, undefined, url)
  const seen = tidy(around).text
  const words = readPageWords(seen.split('\n').filter((line) => line !== ''))
  const account = find(body, ({ properties }) => properties['id'] === 'js_name')
  const dated = find(body, (element) => {
    const { className, id } = element.properties
    return (
      /(?:^|[ _-])(?:pub\w*|post-?)?(?:date|time)\b/iu.test(
        `${String(className ?? '')} ${String(id ?? '')}`,
      ) &&
      textOf(element).length <= 40 &&
      /(?:19|20)\d{2}[-/年.]\d{1,2}[-/月.]\d{1,2}/u.test(textOf(element))
    )
  })
  const publisher = [
    words.publisher,
    ...['mediaid', 'source', 'Source', 'article:source'].map((name) => meta(tree, name)),
    sourceElement(body),
    account && textOf(account) !== '' ? textOf(account) : undefined,
  ].flatMap((name) => (name === undefined ? [] : (publisherName(name) ?? [])))[0]
  const named = [linked['author'], meta(tree, 'author'), meta(tree, 'article:author'), words.author].filter(
    (name): name is string => name !== undefined && name.trim() !== '',
  )
  const time = find(body, ({ tagName, properties }) => tagName === 'time' && 'dateTime' in properties)
  return {
    body: pieces,
    title,
    date: [
      linked['datePublished'],
      ...[
        'article:published_time',
        'og:published_time',
        'pubdate',
        'PubDate',
        'publishdate',
        'publish_time',
        'PublishDate',
        'apub:time',
        'datePublished',
        'dateUpdate',
        'date',
      ].map((name) => meta(tree, name)),
      time?.properties['dateTime'],
      words.date,
      dated && textOf(dated),
    ]
      .map((each) => /((?:19|20)\d{2})[-/年](\d{1,2})[-/月](\d{1,2})/u.exec(String(each ?? '')))
      .flatMap((found) =>
        found ? [[found[1], found[2]?.padStart(2, '0'), found[3]?.padStart(2, '0')].join('-')] : [],
      )[0],
    publisher,
    site: meta(tree, 'og:site_name'),
    author: named.find(
      // a name that readers do not see may be that of who put the page there
      (name) => isAuthor(name) && seen.includes(name) && !words.editors.includes(name) && name !== publisher,
    ),
    byline: named.find(
      (name) =>
        (!isAuthor(name) || !seen.includes(name)) &&
        name !== publisher &&
        !words.editors.includes(name) &&
        !/@|^[\d\s]*$|^(?:未知|佚名|匿名|无)$/u.test(name),
    ),
    otherPages: otherPages(body, url),
    outside: outsideLines(around, pieces.text),
    captions: new Set(captions(chosen)),
    url,
    pictures: all(chosen, 'img').flatMap((element) => {
      const address = sourceOf(element)
      const alt = element.properties['alt']?.toString().trim() ?? ''
      return address === undefined || pictureMark(element, url) !== undefined
        ? []
        : [alt === '' ? address : `${address}（${alt}）`]
    }),
    links: all(chosen, 'a').flatMap((element) => {
      const { properties } = element
      const address = properties['href']?.toString() ?? ''
      const kept = addressOf(address, url) !== undefined && !hasBlocks(element) && textOf(element) !== ''
      return kept || address === '' || /^(?:#|javascript:)/iu.test(address) ? [] : [address]
    }),
  }
}

/** The article as Readability finds it; nothing where that leaves out most of the page's prose. */
function readable(tree: Root, body: Element | Root): Root | undefined {
  const kept = readableElements(tree, (form) => !isForm(form))
  if (kept.size === 0) return undefined
  const total = proseIn(body)
  const articles = all(body, 'article')
  const [sole] = articles
  // the page's own mark of its article bounds what is read
  const bounded = articles.length === 1 && sole && proseIn(sole) >= 0.8 * total
  const pruned = prunedTo(kept, bounded ? { ...tree, children: [sole] } : tree)
  return proseIn(pruned, true) >= LEAST_SHARE * total ? pruned : undefined
}

/** How much of a page's prose its article has at least; comments and what a portal says of others is prose too. */
const LEAST_SHARE = 0.4
/** What stands around an article, as pages name it. */
const AROUND =
  /comment|reply|pinglun|gentie|recommend|related|relate|hotnews|sidebar|side-?bar|footer|copyright|disclaim|breadcrumb|toolbar|share|login|dialog|popup|modal|(?:^|[-_ ])(?:hot|nav|foot|ad|side|rank|top)(?:[-_ ]|$)/iu

/** Characters of the text that stands in elements with whole sentences, links and what is named otherwise left out. */
function proseIn(node: Nodes, chosen = false): number {
  if (node.type === 'text') return /[。！？]/u.test(node.value) ? node.value.trim().length : 0
  if (!('children' in node)) return 0
  if (node.type === 'element') {
    const { className, id, style } = node.properties
    if (isDropped(node) || node.tagName === 'a' || /display:\s*none/iu.test(String(style ?? ''))) return 0
    if (!chosen && AROUND.test(`${String(className ?? '')} ${String(id ?? '')}`)) return 0
  }
  return node.children.reduce((sum, child) => sum + proseIn(child as Nodes, chosen), 0)
}

/** The text without a list of other articles at its end: lines that are links, with no sentence, and days and names between. */
function withoutList(body: TrackedText): TrackedText {
  const lines = [...body.text.matchAll(/[^\n]+/gu)]
  const isDay = (line: string) =>
    /^(?:- )?\d{2,4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:\s+[\d:]+)?$/u.test(line.trim())
  let start = lines.length
  let links = 0
  let names = 0
  let before = 0
  for (let index = lines.length - 1; index >= 0; index--) {
    const line = lines[index]?.[0] ?? ''
    const words = line.replaceAll(/\[[^\]]*\]\([^)]*\)/gu, '').trim()
    if (/[。！？]/u.test(words)) break
    if (line.includes('](') && words.length <= 60) {
      links++
      start = index
      names += before
      before = 0
    } else if (words.length <= 12 && !isDay(line)) before++
    else if (!isDay(line)) break
  }
  if (links < (names > 0 ? 3 : 2)) return body
  while (LIST_HEAD.test(lines[start - 1]?.[0] ?? '')) start--
  const at = lines[start]?.index
  if (start === 0 || at === undefined) return body
  let length = 0
  const kept: Piece[] = []
  for (const piece of body.pieces) {
    if (length + piece.text.length > at) break
    kept.push(piece)
    length += piece.text.length
  }
  return fromPieces(kept)
}

/** What stands above such a list. */
const LIST_HEAD =
  /^(?:#+ )?(?:相关|推荐|热门|更多|延伸|往期|媒体|最新)?(?:推荐|阅读|新闻|报道|文章|链接|专题|事件|订阅|查看更多)$|^\d{2,4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?$/u

/** Lines of the page that the body lacks. */
function outsideLines(around: readonly Piece[], text: string): string[] {
  const inside = new Set(text.split('\n').map((line) => line.replaceAll(/\s/gu, '')))
  return tidy(around)
    .text.split('\n')
    .filter((line) => line.trim() !== '' && !inside.has(line.replaceAll(/\s/gu, '')))
}

/** What a page says of its article as JSON-LD (https://schema.org/Article). */
function linkedData(
  tree: Root,
): Readonly<Record<'headline' | 'datePublished' | 'author', string | undefined>> {
  for (const script of all(tree, 'script')) {
    if (String(script.properties['type']).toLowerCase() !== 'application/ld+json') continue
    const [child] = script.children
    let value: unknown
    try {
      value = JSON.parse(child?.type === 'text' ? child.value : '')
    } catch {
      continue
    }
    const graph = [value]
      .flat()
      .flatMap((each: unknown) => (has(each, '@graph') ? [each['@graph']].flat() : [each]))
    for (const each of graph) {
      if (!has(each, '@type') || !/Article|Posting|Report/u.test(String(each['@type']))) continue
      const [author] = [each['author']].flat()
      const text = (part: unknown) =>
        typeof part === 'string' && part.trim() !== '' ? part.trim() : undefined
      return {
        headline: text(each['headline']),
        datePublished: text(each['datePublished']),
        author: text(has(author, 'name') ? author['name'] : author),
      }
    }
  }
  return { headline: undefined, datePublished: undefined, author: undefined }
}

function has(value: unknown, key: string): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && key in value
}

/** Whether a page's word for its author is a person's: a name in Chinese, or one in Latin letters that no program wrote. */
function isAuthor(word: string): boolean {
  return (
    isPersonName(word) ||
    (/^[\p{Script=Latin}][\p{Script=Latin}'’ -]{2,40}$/u.test(word) &&
      !/^(?:admin|administrator|editor|root|user|test|author|none|null)$/iu.test(word))
  )
}

/** The title, and the element that shows it where one does: a heading that the page's own title agrees with. */
function readTitle(
  tree: Root,
  body: Element | Root,
  linked: ReturnType<typeof linkedData>,
  start: number,
): { title: string | undefined; heading: Element | undefined } {
  const whole = find(tree, (element) => element.tagName === 'title')
  const full = whole ? textOf(whole) : ''
  const short = withoutSite(full) ?? ''
  const said = [linked.headline, meta(tree, 'og:title'), short, full].filter(
    (each): each is string => each !== undefined && each !== '',
  )
  const headings = ['h1', 'h2', 'h3']
    .flatMap((name) => all(body, name))
    .filter((element) => textOf(element) !== '')
  const agrees = (text: string) =>
    text.length >= 4 && said.some((each) => each.includes(text) || (each.length >= 4 && text.includes(each)))
  const agreed = headings.filter((element) => agrees(textOf(element)))
  const heading =
    agreed.toSorted((a, b) => textOf(b).length - textOf(a).length)[0] ??
    (short.length >= 4 ? undefined : headings.find(({ tagName }) => tagName === 'h1')) ??
    (headings.filter(({ tagName }) => tagName === 'h1').length === 1 &&
    !isLogo(headings[0]) &&
    placeOf(headings[0]) < start
      ? headings[0]
      : undefined)
  const og = meta(tree, 'og:title')
  const shown = heading ? textOf(heading) : undefined
  // a badge in the heading: 原创, 视频
  const badged = said.find(
    (each) => shown?.endsWith(each) && shown.length - each.length <= 6 && each.length >= 8,
  )
  const title =
    (isSection(badged ?? shown ?? short)
      ? (namedTitle(body, start) ?? headingAbove(body, start))
      : undefined) ??
    badged ??
    shown ??
    linked.headline ??
    (og === undefined ? undefined : withoutSite(og)) ??
    shownAlone(full, body) ??
    short
  return { title: title.trim() === '' ? undefined : title, heading }
}

/** Where an element or text stands in the page's source; behind everything where that is not known. */
function placeOf(node: Nodes | undefined): number {
  return node?.position?.start.offset ?? Number.POSITIVE_INFINITY
}

/** Where the first sentence of an article stands in the page's source. */
function proseStart(article: Nodes): number {
  if (article.type === 'text')
    return article.value.trim().length >= 20 && /[。！？]/u.test(article.value)
      ? placeOf(article)
      : Number.POSITIVE_INFINITY
  if (!('children' in article)) return Number.POSITIVE_INFINITY
  for (const child of article.children) {
    const place = proseStart(child as Nodes)
    if (place < Number.POSITIVE_INFINITY) return place
  }
  return Number.POSITIVE_INFINITY
}

/** The last heading of any level above the article. */
function headingAbove(body: Element | Root, start: number): string | undefined {
  const above = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6']
    .flatMap((name) => all(body, name))
    .filter((element) => {
      const { length } = textOf(element)
      return placeOf(element) < start && length >= 6 && length <= 80 && !isLogo(element)
    })
    .sort((a, b) => placeOf(a) - placeOf(b))
    .at(-1)
  return above && textOf(above)
}

/** The longest beginning of a page's title, up to a dash or bar, that the page shows by itself: what follows names the site. */
function shownAlone(title: string, body: Element | Root): string | undefined {
  const beginnings = [...title.matchAll(/\s*[-–—_|｜]+\s*/gu)]
    .map(({ index }) => title.slice(0, index))
    .filter(({ length }) => length >= 6)
    .reverse()
  if (beginnings.length === 0) return undefined
  const alone = new Set<string>()
  const collect = (node: Nodes): void => {
    if (!('children' in node) || (node.type === 'element' && node.tagName === 'a')) return
    const texts = node.children.filter(({ type }) => type === 'text')
    if (node.type === 'element' && texts.length === node.children.length) alone.add(textOf(node))
    else for (const child of node.children) collect(child as Nodes)
  }
  collect(body)
  return beginnings.find((each) => alone.has(each))
}

/** The name in an element that pages call the article's source; it is short and no list of other articles. */
function sourceElement(body: Element | Root): string | undefined {
  const element = find(
    body,
    ({ tagName, properties }) =>
      /^(?:a|span|em|i|b)$/u.test(tagName) &&
      /(?:^|[ _-])(?:source|media-?name|laiyuan)(?:$|[ _-])/iu.test(
        `${String(properties['className'] ?? '').replaceAll(',', ' ')} ${String(properties['id'] ?? '')}`,
      ) &&
      !/footer|recommend|related|feed/iu.test(String(properties['className'] ?? '')),
  )
  return element && textOf(element).length <= 24 ? textOf(element) : undefined
}

/** Whether a title only says which part of a site the page belongs to: 新闻中心, 新闻动态-. */
function isSection(title: string): boolean {
  return /^.{0,4}(?:新闻|新聞|动态|動態|资讯|資訊|公告|通知|要闻|中心|详情|內容|内容|详细|正文|文章){1,3}.{0,3}$/u.test(
    title,
  )
}

/** What a page names the title of its article by a class or an id. */
function namedTitle(body: Element | Root, start: number): string | undefined {
  const element = find(body, (each) => {
    const { className, id } = each.properties
    const text = textOf(each)
    return (
      !/^(?:a|li|ul|nav|img|input|meta|title)$/u.test(each.tagName) &&
      /title|(?:^|[ _-])(?:tit|bt|biaoti)\b/iu.test(`${String(className ?? '')} ${String(id ?? '')}`) &&
      text.length >= 8 &&
      text.length <= 60 &&
      placeOf(each) < start &&
      !/首页|首頁|当前位置|[>»]/u.test(text) &&
      all(each, 'a').length === 0
    )
  })
  return element && textOf(element)
}

/** The addresses of the other pages of an article that a site cut up: 【1】【2】, 下一页. */
function otherPages(body: Element | Root, base: string | undefined): string[] {
  const links = all(body, 'a').flatMap((element) => {
    const href = String(element.properties['href'] ?? '')
    const text = textOf(element)
    const number = /^[【[(（]?\s*(\d{1,2})\s*[】\])）]?$/u.exec(text)?.[1]
    const next = /^[>»\s]*(?:下一页|下页|后一页|下一頁|余下全文|阅读全文|尾页)[>»\s]*$/u.test(text)
    return href === '' || /^(?:#|javascript:)/iu.test(href) || (number === undefined && !next)
      ? []
      : [
          {
            href: addressOf(href, base) ?? href,
            number: Number(number ?? 0),
            stem: href.replaceAll(/\d+/gu, '0'),
          },
        ]
  })
  const numbers = links.filter(({ number }) => number > 0)
  const sequence = numbers.some(({ number }) => numbers.some((other) => other.number === number + 1))
  return sequence || links.some(({ number }) => number === 0)
    ? [...new Set(links.map(({ href }) => href))]
    : []
}

/** A heading that is the site's name: a link, or called so. */
function isLogo(element: Element | undefined): boolean {
  if (!element) return false
  const names = `${String(element.properties['className'] ?? '')} ${String(element.properties['id'] ?? '')}`
  const [link] = all(element, 'a')
  return /logo|site|brand|channel/iu.test(names) || (link !== undefined && textOf(link) === textOf(element))
}

/** A page's title without the names of its section and its site. */
function withoutSite(title: string): string | undefined {
  return title
    .split(/\s*[_|｜]\s*|\s+-\s+/u)[0]
    ?.replace(
      /(?<=.{4})[-–—][^-–—]{1,16}(?:大学|学院|政府|网|频道|新闻|日报|晚报|早报|在线|官网|门户|論壇|新聞|報)$/u,
      '',
    )
}

/** What stands under pictures: what the page calls a caption, and a centred line right behind a picture. */
function captions(node: Nodes, before?: Nodes): string[] {
  if (!('children' in node)) return []
  if (node.type === 'element') {
    const { className, style, align } = node.properties
    const named =
      node.tagName === 'figcaption' ||
      /caption|tushuo|tuzhu|(?:img|pic|image|photo)[-_]?(?:desc|title|info|note|text)/iu.test(
        String(className ?? ''),
      )
    const centred = align === 'center' || /text-align:\s*center/iu.test(String(style ?? ''))
    const text = textOf(node).replaceAll(/\s/gu, '')
    const behindPicture = before && all(before, 'img').length > 0 && textOf(before) === ''
    if (text !== '' && text.length <= 80 && (named || (node.tagName === 'p' && centred && behindPicture)))
      return [text]
  }
  const children = (node.children as readonly Nodes[]).filter((child) => child.type === 'element')
  return children.flatMap((child, index) => captions(child, children[index - 1]))
}

function all(node: Nodes, tagName: string): Element[] {
  const own = node.type === 'element' && node.tagName === tagName ? [node] : []
  return 'children' in node
    ? [...own, ...node.children.flatMap((child) => all(child as Nodes, tagName))]
    : own
}

function find(node: Nodes, test: (element: Element) => boolean): Element | undefined {
  if (node.type === 'element' && test(node)) return node
  if (!('children' in node)) return undefined
  for (const child of node.children) {
    const found = find(child as Nodes, test)
    if (found) return found
  }
  return undefined
}

function meta(tree: Root, name: string): string | undefined {
  const element = find(
    tree,
    ({ tagName, properties }) =>
      tagName === 'meta' &&
      [properties['property'], properties['name'], String(properties['itemProp'] ?? '')].includes(name),
  )
  const content = element?.properties['content']
  return typeof content === 'string' && content.trim() !== '' ? content.trim() : undefined
}

/** A form that asks for something; one that holds prose only wraps the page, as some servers write it. */
function isForm(element: Element): boolean {
  if (element.tagName !== 'form') return false
  const text = textOf(element)
  const asks = text.length < 400 && (all(element, 'textarea').length > 0 || all(element, 'input').length > 3)
  return asks || text.length < 20 || (text.match(/[。！？]/gu)?.length ?? 0) < 2
}

/** Elements whose text is no part of an article. */
function isDropped(element: Element): boolean {
  return DROPPED.has(element.tagName) || isForm(element)
}

function textOf(node: Nodes): string {
  if (node.type === 'text') return node.value
  if (
    !('children' in node) ||
    (node.type === 'element' && (node.tagName === 'script' || node.tagName === 'style'))
  )
    return ''
  return node.children
    .map((child) => textOf(child as Nodes))
    .join('')
    .replaceAll(/\s+/gu, ' ')
    .trim()
}

function ownText(element: Element): number {
  let length = 0
  for (const child of element.children)
    if (child.type === 'text') length += child.value.trim().length
    else if (child.type === 'element' && child.tagName === 'p') length += textOf(child).length
  return length
}

function densest(root: Element | Root): Element | Root {
  let best: Element | Root = root
  let most = 0
  let total = 0
  const walk = (node: Nodes) => {
    if (node.type === 'element') {
      if (isDropped(node)) return
      const own = ownText(node)
      if (node.tagName !== 'p') total += own
      if (own > most && node.tagName !== 'p') {
        most = own
        best = node
      }
    }
    if ('children' in node) for (const child of node.children) walk(child as Nodes)
  }
  walk(root)
  // text scattered over many elements: the innermost one that holds nearly all sentences
  return most > 0.5 * total ? best : homeOfSentences(root)
}

function homeOfSentences(root: Element | Root): Element | Root {
  const sentences = (node: Nodes): number => {
    if (node.type === 'element' && isDropped(node)) return 0
    if (node.type === 'element' && node.tagName === 'p') {
      const text = textOf(node)
      return /[。！？]/u.test(text) ? text.length : 0
    }
    if (node.type === 'text') return /[。！？]/u.test(node.value) ? node.value.trim().length : 0
    return 'children' in node ? node.children.reduce((sum, child) => sum + sentences(child as Nodes), 0) : 0
  }
  const all = sentences(root)
  let home: Element | Root = root
  for (;;) {
    const inner: Element | undefined = (home.children as readonly Nodes[]).find(
      (child): child is Element =>
        child.type === 'element' && child.tagName !== 'p' && sentences(child) >= 0.9 * all,
    )
    if (!inner || all === 0) return home
    home = inner
  }
}

/** Whether a table holds data in short cells, and does not only lay the page out. */
function isDataTable(node: Nodes): boolean {
  if (node.type !== 'element' || node.tagName !== 'table') return false
  const rows = all(node, 'tr').map((row) => [...all(row, 'td'), ...all(row, 'th')])
  return (
    all(node, 'table').length === 1 &&
    rows.length >= 2 &&
    rows.every((cells) => cells.length >= 2 && cells.length === rows[0]?.length) &&
    rows.flat().every((cell) => textOf(cell).length <= 80 && all(cell, 'p').length <= 1)
  )
}

/** Whether two elements stand at one place of the page; a pruned tree has copies. */
function isSame(node: Element, other: Element | undefined): boolean {
  return (
    other !== undefined &&
    node.tagName === other.tagName &&
    node.position?.start.offset === other.position?.start.offset
  )
}

/** Elements that a draft keeps as tags, for which Markdown has no mark. */
const AS_TAGS: ReadonlySet<string> = new Set(['sub', 'sup', 'del', 'ins', 'ruby', 'rt', 'rp'])
const TAG_NAME = `/?(?:${[...AS_TAGS].join('|')})`
/** Their tags in a draft; where a page prints such a tag, a backslash stands before it. */
export const KEPT_TAG = new RegExp(`<${TAG_NAME}>`, 'gu')
/** What of such a tag stands behind its first mark, where a page prints it. */
const PRINTED_TAG = new RegExp(`^${TAG_NAME}(?:>|&gt;)`, 'u')

/** What Markdown writes before and behind an element within a line; nothing where it writes nothing. */
function marksOf(node: Element, base: string | undefined): readonly [string, string] | undefined {
  if (node.tagName === 'strong' || node.tagName === 'b') {
    const raw = rawText(node)
    return raw !== '' && raw === raw.trim() && !hasBlocks(node) && /[\p{L}\p{N}]/u.test(raw)
      ? ['**', '**']
      : undefined
  }
  // without them 10<sup>3</sup> is another number, and what was struck out is said
  if (AS_TAGS.has(node.tagName))
    return textOf(node) === '' ? undefined : [`<${node.tagName}>`, `</${node.tagName}>`]
  if (node.tagName !== 'a' || textOf(node) === '' || hasBlocks(node)) return undefined
  const address = addressOf(node.properties['href'], base)
  return address === undefined ? undefined : ['[', `](${address})`]
}

/** The address that a picture is loaded from, at once or when it comes into view. */
function sourceOf({ properties }: Element): string | undefined {
  return ['dataSrc', 'dataOriginal', 'dataLazySrc', 'dataActualsrc', 'src']
    .map((name) => properties[name])
    .find((each): each is string => typeof each === 'string' && each !== '' && !each.startsWith('data:'))
}

/** A picture in Markdown, for `npm run pictures` to fetch; nothing where it has no whole address, or is a sign in the text. */
function pictureMark(node: Element, base: string | undefined): string | undefined {
  const address = addressOf(sourceOf(node), base)
  const side = [node.properties['width'], node.properties['height']].map(Number)
  if (address === undefined || side.some((length) => length > 0 && length <= 48)) return undefined
  if (
    /(?:icon|logo|emoji|emotion|face|blank|spacer|loading|qrcode)[^/]*\.(?:gif|png|svg|jpe?g)/iu.test(address)
  )
    return undefined
  const alt = (node.properties['alt']?.toString() ?? '')
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(/[[\]\\]/gu, '')
    .trim()
  return `![${alt}](${address})`
}

const hasBlocks = (node: Element): boolean =>
  node.children.some((child) => child.type === 'element' && (BLOCKS.has(child.tagName) || hasBlocks(child)))

function rawText(node: Nodes): string {
  if (node.type === 'text') return node.value
  return 'children' in node ? node.children.map((child) => rawText(child as Nodes)).join('') : ''
}

/** An address that readers can follow from anywhere. */
function addressOf(href: unknown, base: string | undefined): string | undefined {
  if (typeof href !== 'string' || href.trim() === '' || href.trim().startsWith('#')) return undefined
  const url = URL.parse(href.trim(), base)
  return url && /^https?:$/u.test(url.protocol)
    ? url.href.replaceAll('(', '%28').replaceAll(')', '%29')
    : undefined
}

function write(
  node: Nodes,
  source: string,
  pieces: Piece[],
  left: Element | undefined,
  within: 'table' | 'quote' | undefined = undefined,
  base: string | undefined = undefined,
): void {
  if (node.type === 'text') {
    pieces.push(
      ...textPieces(node.value, source, node.position?.start.offset ?? 0, node.position?.end.offset ?? 0),
    )
    return
  }
  if (node.type === 'element' && (isDropped(node) || isSame(node, left))) return
  const cell = node.type === 'element' && (node.tagName === 'td' || node.tagName === 'th')
  const row = node.type === 'element' && node.tagName === 'tr'
  const block = node.type === 'element' && (within === 'table' ? row : cell || BLOCKS.has(node.tagName))
  const start = node.position?.start.offset ?? pieces.at(-1)?.end ?? 0
  const end = node.position?.end.offset ?? start
  const breakAt = (offset: number, text: string) => pieces.push({ start: offset, end: offset, text })
  if (block) breakAt(start, '\n')
  const marks = node.type === 'element' ? marksOf(node, base) : undefined
  if (marks) breakAt(start, marks[0])
  const picture = node.type === 'element' && node.tagName === 'img' ? pictureMark(node, base) : undefined
  if (picture !== undefined && within !== 'table') {
    breakAt(start, '\n')
    pieces.push({ start, end: start, text: picture })
    breakAt(end, '\n')
    return
  }
  if (node.type === 'element') {
    const level = /^h([2-6])$/u.exec(node.tagName)?.[1]
    if (level !== undefined) breakAt(start, `${'#'.repeat(Math.max(2, Number(level)))} `)
    if (node.tagName === 'li') breakAt(start, '- ')
    if (within === 'table' && row) breakAt(start, '| ')
    if (within === 'quote' && node.tagName === 'p') breakAt(start, '> ')
  }
  const inside =
    node.type === 'element' && node.tagName === 'blockquote' ? 'quote' : isDataTable(node) ? 'table' : within
  if ('children' in node)
    for (const child of node.children) write(child as Nodes, source, pieces, left, inside, base)
  if (marks) breakAt(end, marks[1])
  if (within === 'table' && cell) breakAt(end, ' | ')
  if (block) breakAt(end, '\n')
}

/** A text node's pieces; where the source has entities, each is a piece of its own. */
function textPieces(value: string, source: string, start: number, end: number): Piece[] {
  const raw = source.slice(start, end)
  if (raw === value) return [{ start, end, text: value }]
  const pieces: Piece[] = []
  let at = start
  for (const part of raw.split(
    /(&#(?:5[56]\d{3}|[xX][dD][89abAB][0-9a-fA-F]{2});&#(?:5[67]\d{3}|[xX][dD][c-fC-F][0-9a-fA-F]{2});|&(?:#\d+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);?|\r\n?)/u,
  )) {
    if (part !== '') {
      const character = part.startsWith('&') ? entityText(part) : undefined
      const behind = at - start + part.length
      const printed = character === '<' && PRINTED_TAG.test(raw.slice(behind, behind + 12))
      pieces.push({
        start: at,
        end: at + part.length,
        text: printed ? '\\<' : (character ?? part.replaceAll(/\r\n?/gu, '\n')),
      })
    }
    at += part.length
  }
  return pieces
}

/** Runs of white space become one space, or one blank line where a block ends; so does the source's own wrapping. */
function tidy(pieces: readonly Piece[]): TrackedText {
  const result: Piece[] = []
  let gap = ''
  for (const piece of pieces) {
    const isBreak = piece.start === piece.end
    if (isBreak && piece.text === '\n') {
      gap = '\n\n'
      continue
    }
    const parts = isBreak ? [piece.text] : piece.text.split(/([ \t\r\n]+)/u)
    let at = piece.start
    for (const part of parts) {
      const length = piece.end - piece.start === piece.text.length ? part.length : 0
      if (!isBreak && /^[ \t\r\n]+$/u.test(part)) gap ||= part.includes('\n') ? WRAP : ' '
      else if (part !== '') {
        const from = length > 0 ? at : piece.start
        const before = result.at(-1)?.text.at(-1) ?? ''
        const wrapped = gap === WRAP ? (/[\p{Script=Han}，。、；：！？”’）》]/u.test(before) ? '' : ' ') : gap
        if (wrapped !== '' && result.length > 0) result.push({ start: from, end: from, text: wrapped })
        gap = ''
        result.push({ start: from, end: length > 0 ? at + length : piece.end, text: part })
      }
      at += length
    }
  }
  return fromPieces(result)
}

const WRAP = 'wrap'
