/** A post's body made an article's: links to articles and headings, pictures beside the article. */
import { statSync } from 'node:fs'
import { basename, extname, join, normalize } from 'node:path'
import type { Image, Parents, Root } from 'mdast'
import { SKIP, visit } from 'unist-util-visit'
import { toString } from 'mdast-util-to-string'
import { PICTURE_NAME, pictureProblem } from '../../content/picture-file.ts'
import { withoutHidden } from '../../content/schemas/plain-text.ts'
import { anchorFinder, decoded } from '../../rendering/markdown/anchors.ts'
import { embedTarget } from '../../rendering/markdown/embeds.ts'
import { barePath, DOCUMENT_NAME, recordingKind } from '../../rendering/markdown/files-beside.ts'
import { isIndentedProse } from '../../rendering/markdown/indented-prose.ts'
import { headingIds } from '../../rendering/markdown/heading-ids.ts'
import { findExcess } from '../../rendering/markdown/limits.ts'
import { parseMarkdown } from '../../rendering/markdown/syntax.ts'
import { htmlToMarkdown } from '../html-to-markdown.ts'
import { outsideCode } from '../markdown-code.ts'
import type { Archive, Post } from './post.ts'
import { ASSET_SCHEME, expandShortcodes, POST_SCHEME } from './shortcodes.ts'

/** What a post became, and what the report says of it. */
export interface Body {
  readonly markdown: string
  /** pictures and documents to be copied: from a path in the archive to a name beside the article */
  readonly files: ReadonlyMap<string, string>
  /** slugs of the articles that it leads to, or would */
  readonly linked: ReadonlySet<string>
  readonly notes: readonly Note[]
}

/** One line of the report. */
export interface Note {
  readonly what: 'field' | 'shortcode' | 'link' | 'picture' | 'address' | 'post' | 'html'
  readonly text: string
}

/** A post's body once its shortcodes are turned, for which links are not resolved yet. */
export interface Draft {
  readonly markdown: string
  /** headings by the ids that the archive gave them: `## 开始 {#start}` */
  readonly ids: ReadonlyMap<string, string>
  readonly notes: readonly Note[]
}

/** How the report tells of a picture of another site. */
export const REMOTE = '别的网站上的图片写成了链接'
/** How it tells of one that the archive has no file of. */
export const REMAINING = '图片不在归档里，写成了到旧网站的链接'

/** Turns HTML and shortcodes of one post. */
export function draftBody({ kind }: Archive, post: Post): Draft {
  const notes: Note[] = []
  const { body, turned, unknown } = expandShortcodes(kind, post.body)
  for (const [name, count] of Object.entries(turned))
    notes.push({ what: 'shortcode', text: `短代码 ${name} 换成了 Markdown，${count} 处` })
  for (const { written, line } of unknown)
    notes.push({ what: 'shortcode', text: `不认识的短代码，照原样留着：${written}（正文第 ${line} 行）` })
  const seen = withoutHidden(
    body.replaceAll(/^[ \t]*<!--\s*(?:more|truncate|excerpt)\s*-->[ \t]*\n*/gimu, ''),
  )
  if (seen.met.size > 0)
    notes.push({
      what: 'post',
      text: `看不见的字符去掉了，没有字形的换成了 □：${[...seen.met].map(([code, count]) => `${code} ${count} 个`).join('、')}`,
    })
  let markdown = seen.text
  if (!post.html) {
    markdown = apply(markdown, outsideCode(markdown, unquotedValues(markdown)))
    markdown = apply(markdown, outsideCode(markdown, picturesInLinks(markdown)))
    const spaced = [
      ...markdown.matchAll(
        /(?<=!\[[^\]\n]*\]\()([^()<>\n"\s][^()<>\n"]* [^()<>\n"]*\.(?:png|jpe?g|gif|webp|svg|avif))(?=\))/giu,
      ),
    ].map((found) => ({ start: found.index, end: found.index + found[0].length, after: `<${found[0]}>` }))
    markdown = apply(markdown, outsideCode(markdown, spaced))
  }
  const ids = new Map<string, string>()
  if (!post.html) {
    const named = [
      ...markdown.matchAll(/(?<=^(?:[ \t]|>|[-*+] )*#{1,6}[ \t]+(\S.*?))[ \t]*\{#([^}\s]+)\}[ \t]*$/gmu),
    ]
    for (const [, heading = '', id = ''] of named) ids.set(id, heading)
    markdown = apply(
      markdown,
      outsideCode(
        markdown,
        named.map(({ index, 0: found }) => ({ start: index, end: index + found.length, after: '' })),
      ),
    )
  }
  if (post.html) {
    const made = htmlToMarkdown(markdown)
    markdown = made.markdown
    for (const [id, heading] of made.ids) ids.set(id, heading)
    notes.push(...made.left.map((text): Note => ({ what: 'html', text })))
  }
  return { markdown: withoutTitle(markdown.replace(/^\s*\n/u, '').trimEnd(), post.title), ids, notes }
}

/** Quotes around values in HTML that hold a slash: without them micromark reads no tag, although HTML does. */
function unquotedValues(markdown: string): Edit[] {
  const tags = markdown.matchAll(/<[A-Za-z][\w-]*(?=\s)[^<>]*>/gu)
  return [...tags].flatMap(({ 0: tag, index }) =>
    [...tag.matchAll(/(?<=\s[\w:-]+=)[^\s"'<>`=]*\/[^\s"'<>`]*(?=[\s>])/gu)].map(
      ({ 0: value, index: within }) => {
        const start = index + within
        return { start, end: start + value.length, after: `"${value}"` }
      },
    ),
  )
}

/** A link in HTML whose tag has a line of its own, around a picture in Markdown, as Markdown: in a block of HTML that is text. */
function picturesInLinks(markdown: string): Edit[] {
  return [
    ...markdown.matchAll(
      /^[ \t]*<a\s[^<>]*?href=(["'])([^"'<>]+)\1[^<>]*>\s*?\n[ \t]*(!\[[^\]\n]*\]\([^\n]*\))\s*<\/a>/gimu,
    ),
  ].map(({ index, 0: found, 2: url = '', 3: picture = '' }) => ({
    start: index,
    end: index + found.length,
    after: `[${picture}](${wrapped(url)})`,
  }))
}

/** A body without the heading that says the article's title again. */
function withoutTitle(markdown: string, title: string | undefined): string {
  const [whole, first, underlined] =
    /^\s*(?:#[ \t]+([^\n]*)|([^\n]+)\n=+[ \t]*)(?:\n+|$)/u.exec(markdown) ?? []
  const text = first?.replace(/[ \t]+#*[ \t]*$/u, '') ?? underlined
  return whole !== undefined &&
    text !== undefined &&
    !findExcess(text) &&
    toString(parseMarkdown(text, false)).trim() === title?.trim()
    ? markdown.slice(whole.length)
    : markdown
}

/** Where a link may lead. */
export interface Targets {
  /** the slug of the article that a path of the old site, a file of the archive or a post's name means */
  articleAt(path: string): string | undefined
  /** the id of the heading of a post that a link to `#…` means */
  anchorIn(slug: string, hash: string): string | undefined
  /** whether readers can open it */
  isShown(slug: string): boolean
}

/** @returns a function from what stands behind `#` to the id that the paper gives the heading; nothing where a body can't be read */
export function anchorsOf({ markdown, ids }: Draft): (hash: string) => string | undefined {
  // from elsewhere, an id in HTML is named with the prefix that all ids of a body get on the page
  return findExcess(markdown) ? () => undefined : anchorsIn(parseMarkdown(markdown, false), ids, 's-')
}

function anchorsIn(tree: Root, ids: Draft['ids'], prefix: string): (hash: string) => string | undefined {
  const find = anchorFinder(headingsOfTree(tree))
  const places = new Set<string>()
  visit(tree, 'html', ({ value }) => {
    for (const [, id = ''] of value.matchAll(/<[a-z][^<>]*\s(?:id|name)\s*=\s*["']?([^"'\s<>]+)/giu))
      places.add(id)
  })
  return (hash) => {
    const written = decoded(hash)
    const heading = ids.get(written) ?? hash
    // the heading's words as they are typed, or without the tags that the page doesn't show
    const found = find(heading) ?? find(heading.replaceAll(/<\/?[a-z][^<>]*>/giu, ''))
    return found ?? (places.has(written) ? `${prefix}${written}` : undefined)
  }
}

function headingsOfTree(tree: Root): Map<string, string> {
  const idOf = headingIds()
  const headings = new Map<string, string>()
  visit(tree, 'heading', (node) => {
    const text = toString(node, { includeHtml: false })
    headings.set(idOf(text), text)
  })
  return headings
}

interface Edit {
  readonly start: number
  readonly end: number
  readonly after: string
}

/**
 * @param folder the archive's folder; nothing where it has no files
 * @param slug of the article
 */
export function finishBody(
  archive: Archive,
  folder: string | undefined,
  post: Post,
  draft: Draft,
  slug: string,
  targets: Targets,
): Body {
  const notes = [...draft.notes]
  const files = new Map<string, string>()
  const source = draft.markdown
  const edits: Edit[] = []
  const linked = new Set<string>()
  // it is laid aside by the inspection, which says why
  if (findExcess(source)) return { markdown: source, files, linked, notes }
  const tree = parseMarkdown(source, false)
  let ownAnchor: ReturnType<typeof anchorsIn> | undefined
  const beside = (file: string): string => {
    const name = files.get(file) ?? freeName(basename(file), new Set(files.values()))
    files.set(file, name)
    return `./${slug}/${name}`
  }
  const documentAt = (url: string): string | undefined => {
    if (!DOCUMENT_NAME.test(barePath(url))) return undefined
    const file =
      folder === undefined ? undefined : fileInArchive(absolute(url, archive), archive, folder, post)
    return file === undefined ? undefined : beside(file)
  }
  const resolve = (url: string): Resolved => {
    const document = documentAt(url)
    if (document !== undefined) return { url: document }
    return linkTo(url, archive, post, {
      ...targets,
      ownAnchor: (hash) => (ownAnchor ??= anchorsIn(tree, draft.ids, ''))(hash),
      articleAt: (path) => {
        const target = targets.articleAt(path)
        if (target !== undefined) linked.add(target)
        return target
      },
    })
  }

  const pictureIn = (url: string) => {
    const file = folder === undefined ? undefined : fileInArchive(url, archive, folder, post)
    const problem =
      file === undefined || folder === undefined ? '归档里没有这个文件' : pictureProblem(join(folder, file))
    return { file, problem, sound: problem === undefined }
  }
  const recordingIn = (url: string) => {
    const file =
      folder === undefined ? undefined : fileInArchive(absolute(url, archive), archive, folder, post)
    return { file, problem: file === undefined ? '归档里没有这个文件' : undefined }
  }
  const pictureAt = (url: string) => {
    const { file, sound } = pictureIn(url)
    return file !== undefined && sound ? beside(file) : undefined
  }
  const pictureFor = (url: string, alt: string, title: string): string => {
    const words = escapedWords(alt)
    const caption = title === '' ? '' : ` "${title.replaceAll('"', '&quot;')}"`
    /** A link to the picture, whose words the reader sees; its title becomes the caption once it is fetched. */
    const linked = (to: string) => {
      const seen =
        title === '' || title === alt ? words : [words, escapedWords(title)].filter(Boolean).join('：')
      const kind = recordingKind(url)
      return `[${seen === '' ? (kind === 'video' ? '影片' : kind === 'audio' ? '录音' : '图片') : seen}](${wrapped(to.replaceAll(/\s/gu, encodeURIComponent))}${caption})`
    }
    const address = absolute(url, archive)
    if (/^https?:/u.test(address) && pathInSite(address, archive) === undefined) {
      notes.push({
        what: 'picture',
        text: `${recordingKind(url) === undefined ? REMOTE : '别的网站上的影音写成了链接'}：${address}`,
      })
      return linked(address)
    }
    if (/^data:/iu.test(url)) {
      notes.push({ what: 'picture', text: '写在网址里的图片（data:）没有搬' })
      return words
    }
    const recording = recordingKind(url)
    const { file, problem } = recording === undefined ? pictureIn(url) : recordingIn(url)
    if (file === undefined || problem !== undefined) {
      const old = address.startsWith('/') && archive.origin !== undefined ? archive.origin + address : address
      const isRemote = /^https?:/u.test(old)
      notes.push({
        what: 'picture',
        text:
          isRemote && file === undefined && recording === undefined
            ? `${REMAINING}：${old}`
            : `${recording === undefined ? '图片' : '影音'}没有搬：${url}（${problem ?? ''}）`,
      })
      return isRemote ? linked(old) : `（图片：${words === '' ? basename(decoded(url)) : words}）`
    }
    return `![${words}](${beside(file)}${caption})`
  }

  const definitions = new Map<string, { url: string; title: string }>()
  visit(tree, 'definition', ({ identifier, url, title }) => {
    definitions.set(identifier, { url, title: title ?? '' })
  })
  const pictured = new Set<string>()
  visit(tree, 'imageReference', ({ identifier }) => void pictured.add(identifier))
  visit(tree, (node, _, parent): typeof SKIP | undefined => {
    const start = node.position?.start.offset
    const end = node.position?.end.offset
    if (start === undefined || end === undefined) return undefined
    if (node.type === 'image') edits.push(...pictureEdits(node, parent, pictureFor))
    else if (node.type === 'definition' && pictured.has(node.identifier))
      edits.push({ start, end, after: '' })
    else if (node.type === 'imageReference') {
      const { url, title } = definitions.get(node.identifier) ?? { url: '', title: '' }
      edits.push({ start, end, after: pictureFor(url, node.alt ?? '', title) })
    } else if (node.type === 'html')
      edits.push(...htmlEdits(source.slice(start, end), start, { pictureFor, pictureAt, resolve, notes }))
    else if (
      node.type === 'code' &&
      !/^\s*(?:```|~~~)/u.test(source.slice(start, end)) &&
      isIndentedProse(node.value)
    ) {
      notes.push({ what: 'html', text: `行首缩进的中文不再当成代码：${node.value.slice(0, 20)}` })
      edits.push({ start, end, after: source.slice(start, end).replaceAll(/^[ \t]+/gmu, '') })
    } else if (node.type === 'link' || node.type === 'definition') {
      const [shown, more] = node.type === 'link' ? node.children : []
      if (
        shown?.type === 'image' &&
        !more &&
        PICTURE_NAME.test(barePath(node.url)) &&
        pictureIn(node.url).sound
      ) {
        // a small picture that leads to the large one: the paper shows the large one in both sizes
        edits.push({ start, end, after: pictureFor(node.url, shown.alt ?? '', shown.title ?? '') })
        return SKIP
      }
      const made = resolve(node.url)
      if (made.url === node.url) return undefined
      if (made.note !== undefined) notes.push({ what: 'link', text: made.note })
      const written = source.slice(start, end)
      if (made.url === undefined) {
        if (!written.startsWith('[')) {
          // an address that can't be opened is a text
          edits.push({ start, end, after: `\`${written.replaceAll(/^<|>$/gu, '')}\`` })
          return undefined
        }
        // a link that leads nowhere leaves its words
        const first = node.type === 'link' ? node.children[0]?.position?.start.offset : undefined
        const last = node.type === 'link' ? node.children.at(-1)?.position?.end.offset : undefined
        if (first === undefined || last === undefined)
          edits.push({ start, end, after: node.type === 'link' ? toString(node) : '' })
        else edits.push({ start, end: first, after: '' }, { start: last, end, after: '' })
        return undefined
      }
      const at = addressIn(written, node.url)
      if (at) edits.push({ start: start + at.start, end: start + at.end, after: wrapped(made.url) })
      else if (node.type === 'link')
        edits.push({ start, end, after: `[${toString(node)}](${wrapped(made.url)})` })
    }
    return undefined
  })
  return { markdown: apply(source, edits).trim(), files, linked, notes }
}

/** A picture as the article has it; where that is a link to it and it stands in a link, which holds no other, behind that. */
function pictureEdits(
  { url, alt, title, position }: Image,
  parent: Parents | undefined,
  pictureFor: (url: string, alt: string, title: string) => string,
): Edit[] {
  const [start, end] = [position?.start.offset ?? 0, position?.end.offset ?? 0]
  const made = pictureFor(url, alt ?? '', title ?? '')
  if (parent?.type !== 'link') return [{ start, end, after: made }]
  const [, words, address] = /^\[((?:[^\]\\]|\\.)*)\]\((<[^>]*>|\S*)(?: "[^"]*")?\)$/su.exec(made) ?? []
  const behind = parent.position?.end.offset ?? end
  return [
    { start, end, after: words ?? made },
    ...(address === undefined || address === parent.url
      ? []
      : [{ start: behind, end: behind, after: `（[图片](${address})）` }]),
  ]
}

/** Words as they stand between a link's brackets. */
const escapedWords = (text: string) => text.replaceAll(/\s+/gu, ' ').replaceAll(/([\\[\]])/gu, '\\$1')

/** Edits of a text, the outer before those within it, which then have nothing to do. */
function apply(source: string, edits: readonly Edit[]): string {
  let text = ''
  let at = 0
  for (const { start, end, after } of edits
    .map((edit, index) => ({ ...edit, index }))
    .sort((a, b) => a.start - b.start || b.end - a.end || a.index - b.index)) {
    if (start < at) continue
    text += source.slice(at, start) + after
    at = end
  }
  return text + source.slice(at)
}

const wrapped = (url: string) =>
  /[\s()<>]/u.test(url) ? `<${url.replaceAll(/[<>\n]/gu, encodeURIComponent)}>` : url

/** Where the address stands in a link's source, with the angle brackets around it. */
function addressIn(written: string, url: string): { start: number; end: number } | undefined {
  const matches = [...written.matchAll(/(?:\]\(\s*|\]:\s*)(<[^>\n]*>|[^\s<>]*)/gu)]
  for (const match of matches.toReversed()) {
    let found = match[1] ?? ''
    if (!found.startsWith('<')) {
      // brackets within an address are balanced
      let depth = 0
      const stop = [...found].findIndex((character) => {
        if (character === '(') depth++
        if (character === ')') depth--
        return depth < 0
      })
      if (stop >= 0) found = [...found].slice(0, stop).join('')
    }
    const start = match.index + match[0].length - (match[1] ?? '').length
    const plain = found.replace(/^<|>$/gu, '')
    if (plain === url || decoded(plain) === decoded(url) || plain.replaceAll('\\', '') === url)
      return { start, end: start + found.length }
  }
  return undefined
}

/** Pictures and links that were typed as HTML. */
function htmlEdits(
  html: string,
  offset: number,
  {
    pictureFor,
    pictureAt,
    resolve,
    notes,
  }: {
    pictureFor(url: string, alt: string, title: string): string
    /** the address beside the article of a picture that the archive has */
    pictureAt(url: string): string | undefined
    resolve(url: string): Resolved
    notes: Note[]
  },
): Edit[] {
  const attribute = (tag: string, name: string) => {
    const [, a, b, c] =
      new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'iu').exec(tag) ?? []
    return a ?? b ?? c ?? ''
  }
  /** A tag of an embed with its files beside the article; where there is none, their names. */
  const embedTag = (tag: string, name: string): string => {
    const poster = attribute(tag, 'poster')
    const still = poster === '' ? undefined : pictureAt(poster)
    if (poster !== '' && still === undefined)
      notes.push({ what: 'picture', text: `影片的封面没有搬：${poster}` })
    const posed = poster === '' || still === undefined ? tag : tag.replace(poster, still)
    const address = attribute(tag, name === 'object' ? 'data' : 'src')
    if (name !== 'track' && !embedTarget(name, { src: address, data: address })) return posed
    const { url, note: why } = resolve(address)
    if (url === undefined) {
      notes.push({ what: 'link', text: `<${name}> 的 ${address} 没有搬：归档里没有这个文件` })
      return name === 'track' ? '' : `（附件：${basename(decoded(address))}）`
    }
    if (why !== undefined) notes.push({ what: 'link', text: why })
    return posed.replace(address, url)
  }
  // a block of HTML that holds a picture is made Markdown whole, a tag within a line where it stands
  if (/<img\b/iu.test(html) && !/^<img\b[^>]*>$/iu.test(html.trim())) {
    const made = htmlToMarkdown(html)
    notes.push(...made.left.map((text): Note => ({ what: 'html', text })))
    const inner = parseMarkdown(made.markdown, false)
    const edits: Edit[] = []
    visit(inner, (node, _, parent) => {
      const start = node.position?.start.offset
      const end = node.position?.end.offset
      if (start === undefined || end === undefined) return
      if (node.type === 'image') edits.push(...pictureEdits(node, parent, pictureFor))
      else if (node.type === 'link') {
        const { url, note: why } = resolve(node.url)
        if (url === node.url) return
        if (why !== undefined) notes.push({ what: 'link', text: why })
        const at = addressIn(made.markdown.slice(start, end), node.url)
        if (url !== undefined && at)
          edits.push({ start: start + at.start, end: start + at.end, after: wrapped(url) })
        else if (url === undefined) edits.push({ start, end, after: toString(node) })
      }
    })
    return [{ start: offset, end: offset + html.length, after: apply(made.markdown, edits) }]
  }
  const TAGS = /<(img|a|audio|video|source|track|embed|object|iframe)(?![\w-])[^>]*>/giu
  return [...html.matchAll(TAGS)].flatMap(({ 0: tag, 1: name = '', index }): Edit[] => {
    const start = offset + index
    if (!/^(?:img|a)$/iu.test(name)) {
      const after = embedTag(tag, name.toLowerCase())
      return after === tag ? [] : [{ start, end: start + tag.length, after }]
    }
    if (/^<img/iu.test(tag)) {
      const url = attribute(tag, 'data-src') || attribute(tag, 'src')
      return [
        {
          start,
          end: start + tag.length,
          after: url === '' ? '' : pictureFor(url, attribute(tag, 'alt'), attribute(tag, 'title')),
        },
      ]
    }
    const href = attribute(tag, 'href')
    if (href === '') return []
    const { url, note: why } = resolve(href)
    if (url === href) return []
    if (why !== undefined) notes.push({ what: 'link', text: why })
    return [{ start, end: start + tag.length, after: url === undefined ? '<a>' : tag.replace(href, url) }]
  })
}

/** An address with the site's own host where it says none, and without what asks a program for a size. */
function absolute(url: string, { origin }: Archive): string {
  if (url.startsWith('//')) return `https:${url}`
  return origin !== undefined && url.startsWith(`${origin}/`) ? url.slice(origin.length) : url
}

/** The path of an address within the old site; nothing where it leads elsewhere. */
function pathInSite(url: string, { origin, root }: Archive): string | undefined {
  let path = url
  if (/^(?:https?:)?\/\//iu.test(url)) {
    const parsed = URL.parse(url.startsWith('//') ? `https:${url}` : url)
    if (!parsed || origin === undefined || parsed.host !== new URL(origin).host) return undefined
    path = parsed.pathname + parsed.search + parsed.hash
  }
  if (!path.startsWith('/')) return undefined
  return root !== '' && path.startsWith(`${root}/`) ? path.slice(root.length) : path
}

/** Where a link leads from the article; nothing where it leads nowhere, with what the report says. */
interface Resolved {
  readonly url: string | undefined
  readonly note?: string
}

function linkTo(
  url: string,
  archive: Archive,
  post: Post,
  targets: Targets & { ownAnchor(hash: string): string | undefined },
): Resolved {
  if (url.startsWith('#')) {
    if (url === '#') return { url: undefined, note: '链接 # 没有去处，只留下文字' }
    const found = targets.ownAnchor(url.slice(1))
    return found === undefined
      ? { url: undefined, note: `文中没有小标题 ${decoded(url)}，只留下文字` }
      : { url: `#${found}` }
  }
  if (/^(?:mailto|tel):/iu.test(url)) return { url }
  const byName = url.startsWith(POST_SCHEME)
  if (url.startsWith(ASSET_SCHEME))
    return { url: undefined, note: `附件 ${url.slice(ASSET_SCHEME.length)} 没有搬，只留下文字` }
  const inside = byName ? url.slice(POST_SCHEME.length) : pathInSite(url, archive)
  const elsewhere = /^[a-z][\w+.-]*:/iu.test(url) || url.startsWith('//')
  if (inside === undefined && elsewhere) {
    const full = url.startsWith('//') ? `https:${url}` : url
    const written = full.trim().replaceAll(/\s/gu, encodeURIComponent)
    return /^https?:/iu.test(written) && URL.canParse(written)
      ? { url: written }
      : { url: undefined, note: `网址 ${url} 打不开，只留下文字` }
  }
  const [path = '', hash] = (inside ?? relativeTo(post, url)).split('#', 2)
  const slug = targets.articleAt(path) ?? targets.articleAt(path.replace(/\?.*$/u, ''))
  if (slug !== undefined) {
    if (!targets.isShown(slug))
      return { url: undefined, note: `链接 ${url} 的文章读者打不开（是草稿，或放在一边），只留下文字` }
    const heading = hash === undefined || hash === '' ? undefined : targets.anchorIn(slug, hash)
    return {
      url: `/articles/${slug}/${heading === undefined ? '' : `#${heading}`}`,
      ...(hash !== undefined &&
        hash !== '' &&
        heading === undefined && { note: `链接 ${url} 里的小标题没有找到，改到文章开头` }),
    }
  }
  if (byName) return { url: undefined, note: `短代码说的文章 ${inside ?? ''} 没有找到，只留下文字` }
  if (archive.origin !== undefined && (inside !== undefined || url.startsWith('/'))) {
    const full = archive.origin + archive.root + (inside ?? url)
    return { url: full, note: `旧网站的 ${url} 不是搬来的文章，链接仍到 ${full}` }
  }
  return { url: undefined, note: `链接 ${url} 不是搬来的文章，只留下文字` }
}

/** A relative address as a path in the archive. */
function relativeTo(post: Post, url: string): string {
  return url.startsWith('/')
    ? url
    : normalize(join(post.source.replace(/[^/]*$/u, ''), url)).replaceAll('\\', '/')
}

/** A picture's or document's file that is not empty, relative to the archive. */
function fileInArchive(url: string, archive: Archive, folder: string, post: Post): string | undefined {
  const plain = decoded(barePath(url))
  const asset = plain.startsWith(ASSET_SCHEME) ? plain.slice(ASSET_SCHEME.length) : undefined
  const path = asset ?? decoded(pathInSite(plain, archive) ?? plain)
  const folders = path.startsWith('/')
    ? [...archive.publicFolders, ...post.pictureFolders]
    : [...post.pictureFolders, ...archive.publicFolders]
  // WordPress makes smaller ones, `a-300x200.jpg`, which a copy of its library may lack
  const full = archive.kind === 'wordpress' ? path.replace(/-\d+x\d+(?=\.\w+$)/u, '') : path
  for (const name of new Set([path, full]))
    for (const under of folders) {
      const file = normalize(join(under, name)).replaceAll('\\', '/')
      if (file.startsWith('..')) continue
      const found = join(folder, file)
      if (statSync(found, { throwIfNoEntry: false })?.isFile()) return file
    }
  return undefined
}

/** A name that stands in Markdown as it is, and that no other picture of the article has. */
function freeName(name: string, taken: ReadonlySet<string>): string {
  const ending = extname(name)
  const stem = basename(name, ending).replaceAll(/[^\p{L}\p{N}\p{M}_.-]+/gu, '-') || 'tu'
  let proposal = `${stem}${ending}`
  for (let count = 2; taken.has(proposal); count++) proposal = `${stem}-${count}${ending}`
  return proposal
}
