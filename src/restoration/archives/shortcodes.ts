/** Shortcodes of the programs that archives come from, turned into Markdown where they have a meaning here. */
import { outsideCode } from '../markdown-code.ts'
import type { ArchiveKind } from './post.ts'

/** A body without the shortcodes that are known, and a line for each that is not. */
export interface Expanded {
  readonly body: string
  /** how often each was turned, by its name */
  readonly turned: Readonly<Record<string, number>>
  /** as written, with its line in the body */
  readonly unknown: readonly { readonly written: string; readonly line: number }[]
}

/** Marks a link to a post by the name that the archive gives it, for `bodies.ts` to find: `post:2019-01-02-name`. */
export const POST_SCHEME = 'post:'
/** Marks a file that stands beside a post. */
export const ASSET_SCHEME = 'asset:'

type Turn = (words: Words, inner: string) => string | undefined

/** What stands in a shortcode behind its name. */
interface Words {
  readonly list: readonly string[]
  readonly named: Readonly<Record<string, string>>
  readonly raw: string
}

function wordsIn(raw: string): Words {
  const list: string[] = []
  const named: Record<string, string> = {}
  for (const [, key, a, b, c, d] of raw.matchAll(
    /(?:([\w-]+)\s*[=:]\s*)?(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|`([^`]*)`|([^\s"'`]+))/gu,
  )) {
    const value = (a ?? b ?? c ?? d ?? '').replaceAll(/\\(["'])/gu, '$1')
    // an address has a colon of its own
    if (key === undefined || /^https?$/u.test(key)) list.push(key === undefined ? value : `${key}:${value}`)
    else named[key.toLowerCase()] = value
  }
  return { list, named, raw: raw.trim() }
}

const link = (text: string, url: string) => `[${text.replaceAll(/([[\]])/gu, '\\$1')}](<${url}>)`
const picture = (url: string, alt = '', title = '') =>
  `![${alt.replaceAll(/([[\]])/gu, '\\$1')}](<${url}>${title === '' ? '' : ` "${title.replaceAll('"', '&quot;')}"`})`
const quoted = (text: string) =>
  `\n\n${text
    .trim()
    .split('\n')
    .map((line) => `> ${line}`.trimEnd())
    .join('\n')}\n\n`
const fence = (code: string, language = '') => {
  const text = code.replace(/^\n+|\s+$/gu, '')
  const ticks = '`'.repeat(Math.max(3, ...[...text.matchAll(/`+/gu)].map(([run]) => run.length + 1)))
  return `\n\n${ticks}${language}\n${text}\n${ticks}\n\n`
}
const card =
  (name: string, address: (id: string) => string): Turn =>
  ({ list, named }) => {
    const id = named['id'] ?? named['src'] ?? named['url'] ?? list[0]
    return id === undefined ? undefined : link(name, /^https?:/u.test(id) ? id : address(id))
  }
const youtube = card('YouTube 视频', (id) => `https://www.youtube.com/watch?v=${id}`)
const bilibili = card(
  '哔哩哔哩视频',
  (id) => `https://www.bilibili.com/video/${/^\d+$/u.test(id) ? 'av' : ''}${id}`,
)
const vimeo = card('Vimeo 视频', (id) => `https://vimeo.com/${id}`)
const gist: Turn = ({ list: [first, second] }) =>
  first === undefined
    ? undefined
    : link('代码（Gist）', `https://gist.github.com/${second === undefined ? first : `${first}/${second}`}`)
const aside: Turn = ({ named, list }, inner) => {
  const title = named['title'] ?? list.slice(1).join(' ')
  return quoted(title === '' ? inner : `**${title}**\n\n${inner.trim()}`)
}
const content: Turn = (_, inner) => inner
const imageFile = (word: string) =>
  /\.(?:jpe?g|png|gif|webp|svg|avif|bmp)(?:$|\?)/iu.test(word) || /^https?:/u.test(word)

/** Tags of Hexo and its usual themes, between `{% … %}`. */
const HEXO: Readonly<Record<string, Turn>> = {
  post_link: ({ list: [name, ...title] }) =>
    name === undefined
      ? undefined
      : link(
          title.filter((word) => !/^(?:true|false)$/u.test(word)).join(' ') || name,
          `${POST_SCHEME}${name}`,
        ),
  post_path: ({ list: [name] }) => (name === undefined ? undefined : `${POST_SCHEME}${name}`),
  asset_img: ({ list }) => {
    const file = list.findIndex(imageFile)
    if (file < 0) return undefined
    const title = list.slice(file + 1).filter((word) => !/^\d+(?:px|%)?$/u.test(word))
    return picture(`${ASSET_SCHEME}${list[file] ?? ''}`, title.join(' '))
  },
  asset_link: ({ list: [file, ...title] }) =>
    file === undefined ? undefined : link(title.join(' ') || file, `${ASSET_SCHEME}${file}`),
  asset_path: ({ list: [file] }) => (file === undefined ? undefined : `${ASSET_SCHEME}${file}`),
  img: ({ list }) => {
    const file = list.findIndex((word) => imageFile(word) || word.startsWith('/'))
    if (file < 0) return undefined
    return picture(
      list[file] ?? '',
      list
        .slice(file + 1)
        .filter((word) => !/^\d+(?:px|%)?$/u.test(word))
        .join(' '),
    )
  },
  image: ({ list, named }) => {
    const file = list.find((word) => imageFile(word) || word.startsWith('/'))
    return file === undefined ? undefined : picture(file, named['alt'] ?? '')
  },
  link: ({ list }) => {
    const at = list.findIndex((word) => /^(?:https?:|\/)/u.test(word))
    const url = list[at]
    return url === undefined
      ? undefined
      : link(
          list.slice(0, at).join(' ') ||
            list
              .slice(at + 1)
              .filter((word) => word !== 'true' && word !== 'false')
              .join(' ') ||
            url,
          url,
        )
  },
  youtube,
  bilibili,
  vimeo,
  gist,
  jsfiddle: card('JSFiddle', (id) => `https://jsfiddle.net/${id}/`),
  iframe: ({ list: [url] }) => (url === undefined ? undefined : link('嵌入的网页', url)),
  codeblock: ({ named, list, raw }, inner) =>
    fence(inner, named['lang'] ?? (/^\w+$/u.test(raw) ? list[0] : '')),
  code: ({ named }, inner) => fence(inner, named['lang'] ?? ''),
  raw: content,
  blockquote: ({ raw }, inner) => quoted(raw === '' ? inner : `${inner.trim()}\n\n—— ${raw}`),
  quote: ({ raw }, inner) => quoted(raw === '' ? inner : `${inner.trim()}\n\n—— ${raw}`),
  pullquote: (_, inner) => quoted(inner),
  centerquote: (_, inner) => quoted(inner),
  cq: (_, inner) => quoted(inner),
  note: aside,
  hideToggle: aside,
}

/** Tags of Jekyll between `{% … %}`. */
const JEKYLL: Readonly<Record<string, Turn>> = {
  highlight: ({ list: [language] }, inner) => fence(inner, language),
  raw: content,
  post_url: ({ list: [name] }) => (name === undefined ? undefined : `${POST_SCHEME}${name}`),
  link: ({ list: [file] }) => (file === undefined ? undefined : `${POST_SCHEME}${file}`),
  comment: () => '',
  gist,
  youtube,
  vimeo,
  include: ({ list: [file = ''], named }) => {
    if (/youtube/iu.test(file)) return youtube({ list: [], named, raw: '' }, '')
    if (/bilibili/iu.test(file)) return bilibili({ list: [], named, raw: '' }, '')
    const source = named['image_path'] ?? named['src'] ?? named['url'] ?? named['image']
    return /figure|image|img/iu.test(file) && source !== undefined
      ? `\n\n${picture(source, named['alt'] ?? '', named['caption'] ?? '')}\n\n`
      : undefined
  },
}

/** Shortcodes of Hugo and its usual themes, between `{{< … >}}` or `{{% … %}}`. */
const HUGO: Readonly<Record<string, Turn>> = {
  figure: ({ named, list }) => {
    const source = named['src'] ?? list[0]
    if (source === undefined) return undefined
    const title = [named['title'], named['caption'], named['attr']].filter(Boolean).join('｜')
    const shown = picture(source, named['alt'] ?? '', title)
    return `\n\n${named['link'] === undefined ? shown : `[${shown}](<${named['link']}>)`}\n\n`
  },
  image: ({ named, list }) => {
    const source = named['src'] ?? list[0]
    return source === undefined
      ? undefined
      : picture(source, named['alt'] ?? '', named['caption'] ?? named['title'] ?? '')
  },
  img: ({ named, list }) => {
    const source = named['src'] ?? list[0]
    return source === undefined
      ? undefined
      : picture(source, named['alt'] ?? '', named['caption'] ?? named['title'] ?? '')
  },
  highlight: ({ list: [language] }, inner) => fence(inner, language),
  ref: ({ list: [name], named }) =>
    (name ?? named['path']) === undefined ? undefined : `${POST_SCHEME}${name ?? named['path'] ?? ''}`,
  relref: ({ list: [name], named }) =>
    (name ?? named['path']) === undefined ? undefined : `${POST_SCHEME}${name ?? named['path'] ?? ''}`,
  youtube,
  bilibili,
  vimeo,
  gist,
  tweet: ({ list: [id], named }) => {
    const status = named['id'] ?? id
    return status === undefined
      ? undefined
      : link('推文', `https://x.com/${named['user'] ?? 'i/web'}/status/${status}`)
  },
  x: ({ list: [id], named }) => {
    const status = named['id'] ?? id
    return status === undefined
      ? undefined
      : link('推文', `https://x.com/${named['user'] ?? 'i/web'}/status/${status}`)
  },
  rawhtml: content,
  notice: aside,
  admonition: ({ named, list }, inner) =>
    quoted(
      (named['title'] ?? list[1]) === undefined
        ? inner
        : `**${named['title'] ?? list[1] ?? ''}**\n\n${inner.trim()}`,
    ),
  callout: aside,
  alert: (_, inner) => quoted(inner),
  tip: aside,
  note: aside,
  hint: (_, inner) => quoted(inner),
  quote: (_, inner) => quoted(inner),
  blockquote: ({ named }, inner) =>
    quoted(named['author'] === undefined ? inner : `${inner.trim()}\n\n—— ${named['author']}`),
  details: ({ named, list }, inner) =>
    `\n\n**${named['summary'] ?? named['title'] ?? list[0] ?? ''}**\n\n${inner.trim()}\n\n`,
}

/** Shortcodes of WordPress, between `[…]`; what they hold is HTML. */
const WORDPRESS: Readonly<Record<string, Turn>> = {
  caption: ({ named }, inner) => {
    const [, shown = '', text = ''] =
      /^\s*((?:<a\b[^>]*>)?\s*<img\b[^>]*>\s*(?:<\/a>)?)([\s\S]*)$/iu.exec(inner) ?? []
    if (shown === '') return undefined
    const caption = (text.trim() || named['caption'] || '').replaceAll(/<[^>]*>/gu, '')
    return `\n\n<p>${caption === '' ? shown : shown.replace(/<img\b/iu, `<img title="${caption.replaceAll('"', '&quot;')}"`)}</p>\n\n`
  },
  embed: (_, inner) => `<p><a href="${inner.trim()}">${inner.trim()}</a></p>`,
  video: ({ named }) => {
    const source = named['src'] ?? named['mp4'] ?? named['webm'] ?? named['m4v']
    return source === undefined ? undefined : `<p><a href="${source}">视频</a></p>`
  },
  audio: ({ named }) => {
    const source = named['src'] ?? named['mp3'] ?? named['m4a']
    return source === undefined ? undefined : `<p><a href="${source}">录音</a></p>`
  },
  code: ({ named }, inner) => preformatted(inner, named['lang'] ?? named['language'] ?? ''),
  sourcecode: ({ named }, inner) => preformatted(inner, named['lang'] ?? named['language'] ?? ''),
  youtube: (words, inner) => {
    const url = words.list[0] ?? inner.trim()
    return url === '' ? undefined : `<p><a href="${url}">YouTube 视频</a></p>`
  },
}

function preformatted(code: string, language: string): string {
  const escaped = code
    .replaceAll(/<br\s*\/?>/giu, '')
    .replaceAll(/<(?!\/?p\b)/gu, '&lt;')
    .replaceAll(/<\/?p>/gu, '')
  return `<pre><code class="language-${language}">${escaped.trim()}</code></pre>`
}

const SYNTAX: Readonly<
  Record<'hexo' | 'hugo' | 'jekyll', { open: RegExp; turns: typeof HEXO; close(name: string): RegExp }>
> = {
  hexo: {
    open: /\{%-?\s*([A-Za-z_]\w*)((?:[^%]|%(?!\}))*?)\s*-?%\}/gu,
    turns: HEXO,
    close: (name) => new RegExp(`\\{%-?\\s*end_?${name}\\s*-?%\\}`, 'u'),
  },
  jekyll: {
    open: /\{%-?\s*([A-Za-z_]\w*)((?:[^%]|%(?!\}))*?)\s*-?%\}/gu,
    turns: JEKYLL,
    close: (name) => new RegExp(`\\{%-?\\s*end${name}\\s*-?%\\}`, 'u'),
  },
  hugo: {
    open: /\{\{[<%]\s*([A-Za-z][\w/-]*)((?:[^>%}]|[>%](?!\}\}))*?)\s*\/?[>%]\}\}/gu,
    turns: HUGO,
    close: (name) => new RegExp(`\\{\\{[<%]\\s*/\\s*${name}\\s*[>%]\\}\\}`, 'u'),
  },
}

/** Which shortcodes hold nothing, though another of their name may end. */
const SINGLE = new Set([
  'img',
  'image',
  'link',
  'include',
  'post_link',
  'asset_img',
  'ref',
  'relref',
  'figure',
  'youtube',
  'gist',
  'bilibili',
  'vimeo',
])

/**
 * Turns shortcodes; code keeps its own, except where a shortcode holds the code.
 *
 * @param body Markdown, or HTML for WordPress
 */
export function expandShortcodes(kind: ArchiveKind, body: string): Expanded {
  if (kind === 'wordpress') return expandBrackets(body)
  // plugins of the other programs read them too
  const contained = expandContainers(body)
  if (kind === 'markdown' || kind === 'vitepress') return contained
  const { open, turns, close } = SYNTAX[kind]
  const turned: Record<string, number> = { ...contained.turned }
  const unknown = [...contained.unknown]
  let text = kind === 'jekyll' ? liquid(contained.body, turned) : contained.body
  const opens = () =>
    outsideCode(
      text,
      [...text.matchAll(open)].map((found) => ({
        start: found.index,
        end: found.index + found[0].length,
        found,
      })),
    )
  let at = 0
  for (;;) {
    const next = opens().find(({ start }) => start >= at)
    if (!next) break
    const { start, end, found } = next
    const [written, name = '', raw = ''] = found
    const turn = turns[name]
    const closing = SINGLE.has(name) ? null : close(name).exec(text.slice(end))
    const inner = closing ? text.slice(end, end + closing.index) : ''
    const made = turn?.(wordsIn(raw), inner)
    if (made === undefined) {
      if (!name.startsWith('end')) unknown.push({ written, line: text.slice(0, start).split('\n').length })
      at = end
      continue
    }
    turned[name] = (turned[name] ?? 0) + 1
    text = text.slice(0, start) + made + text.slice(closing ? end + closing.index + closing[0].length : end)
    // what it held may have more of them, but for what must be printed as it is
    at = name === 'raw' || made.startsWith('\n\n```') ? start + made.length : start
  }
  return { body: text.replaceAll(/\n{4,}/gu, '\n\n'), turned, unknown }
}

/** The line that opens a container or ends one. */
const CONTAINER = /^[ \t]*:{3,}[ \t]*(?:\[?([a-z][\w-]*)\]?[ \t]*(.*?))?[ \t]*$/iu

/**
 * Containers of VitePress, VuePress and Docusaurus, `:::tip 标题` up to `:::`, made quotations; a table of contents goes, as
 * the paper makes its own (https://vitepress.dev/guide/markdown#custom-containers).
 */
function expandContainers(body: string): Expanded {
  const turned: Record<string, number> = {}
  const count = (name: string) => void (turned[name] = (turned[name] ?? 0) + 1)
  const unknown: { written: string; line: number }[] = []
  const edits = outsideCode(
    body,
    [...body.matchAll(/^[ \t]*(?:\[\[toc\]\]|\$\{toc\})[ \t]*(?:\n|$)/gimu)].map((found) => ({
      start: found.index,
      end: found.index + found[0].length,
    })),
  )
  let text = ''
  let at = 0
  for (const { start, end } of edits) {
    count('[[toc]]')
    text += body.slice(at, start)
    at = end
  }
  const lines = (text + body.slice(at)).split('\n')
  const opened: { written: string; at: number }[] = []
  const out: string[] = []
  let fenced: string | undefined
  for (const [index, line] of lines.entries()) {
    const [, ticks] = /^[ \t]*(`{3,}|~{3,})/u.exec(line) ?? []
    if (fenced === undefined && ticks !== undefined) fenced = ticks
    else if (fenced !== undefined && ticks?.startsWith(fenced)) fenced = undefined
    const mark = fenced === undefined ? CONTAINER.exec(line) : null
    const [, name, title = ''] = mark ?? []
    if (!mark) out.push(line)
    else if (name !== undefined) {
      opened.push({ written: line, at: out.length })
      count(`::: ${name}`)
      const words = title
        .replace(/^\[(.*)\]$/u, '$1')
        .replaceAll(/\{[^}]*\}/gu, '')
        .trim()
      out.push('', ...(words === '' ? [] : [`**${words}**`, '']))
    } else {
      const open = opened.pop()
      if (!open) {
        unknown.push({ written: line.trim(), line: index + 1 })
        out.push(line)
        continue
      }
      const inner = out.splice(open.at)
      out.push(...quoted(inner.join('\n')).split('\n').slice(1, -1))
    }
  }
  for (const { written } of opened)
    unknown.push({ written: written.trim(), line: lines.indexOf(written) + 1 })
  return { body: out.join('\n'), turned, unknown }
}

/** The outputs of Liquid that only say where the site is, and kramdown's attribute lists. */
function liquid(body: string, turned: Record<string, number>): string {
  const edits = outsideCode(
    body,
    [
      ...body.matchAll(
        /\{\{-?\s*(?:site\.(?:baseurl|url)|["']([^"']*)["']\s*\|\s*(?:relative_url|absolute_url|prepend:\s*site\.(?:baseurl|url)))\s*-?\}\}|^\{:[^}\n]*\}[ \t]*\n?|\{:\s*[^}\n]*\}/gmu,
      ),
    ].map((found) => ({ start: found.index, end: found.index + found[0].length, found })),
  )
  let text = ''
  let at = 0
  for (const { start, end, found } of edits) {
    const name = found[0].startsWith('{:') ? '{: }' : '{{ }}'
    turned[name] = (turned[name] ?? 0) + 1
    text += body.slice(at, start) + (found[1] ?? '')
    at = end
  }
  return text + body.slice(at)
}

function expandBrackets(body: string): Expanded {
  const turned: Record<string, number> = {}
  const unknown: { written: string; line: number }[] = []
  const text = body.replaceAll(
    /\[(caption|wp_caption|embed|video|audio|code|sourcecode|youtube)(\s[^\]]*)?\](?:([\s\S]*?)\[\/\1\])?/gu,
    (written: string, name: string, raw: string | undefined, inner: string | undefined) => {
      const made = WORDPRESS[name === 'wp_caption' ? 'caption' : name]?.(wordsIn(raw ?? ''), inner ?? '')
      if (made === undefined) return written
      turned[name] = (turned[name] ?? 0) + 1
      return made
    },
  )
  // one with settings, one that ends, and some that stand alone
  for (const { 0: written, index } of text.matchAll(
    /\[[a-z][\w-]{1,40}(?:\s+[\w-]+=(?:"[^"]*"|'[^']*'|[^\s\]]+))+\s*\/?\]|\[([a-z][\w-]{1,40})\](?=[^[]{0,5000}\[\/\1\])|\[(?:gallery|playlist|contact-form(?:-7)?|toc)\]/gu,
  ))
    unknown.push({ written, line: text.slice(0, index).split('\n').length })
  return { body: text, turned, unknown }
}
