/** WordPress's export, WXR (https://wordpress.org/documentation/article/tools-export-screen/). */
import { DOMParser, type Element } from '@xmldom/xmldom'
import { siteOf } from './files.ts'
import { dateOf, type Archive, type Post } from './post.ts'

/** Tells whether a text is a WordPress export. */
export function isWordPressExport(text: string): boolean {
  return /<rss[\s>]/u.test(text.slice(0, 8000)) && /xmlns:wp\s*=/u.test(text.slice(0, 20_000))
}

/**
 * Reads an export.
 *
 * @param name of the file, for the report
 * @returns the archive, or why it can't be read
 */
export function readWordPress(name: string, text: string): Archive | { problem: string } {
  let channel: Element | undefined
  try {
    const parser = new DOMParser({
      onError: (level, message) => {
        if (level === 'fatalError') throw new Error(message)
      },
    })
    // characters that XML forbids stand in many exports
    const clean = text.replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    channel = [...parser.parseFromString(clean, 'text/xml').getElementsByTagName('channel')][0]
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : ''
    return { problem: `WordPress 的导出文件读不下去（${reason}）。多半没有下载完整，请重新导出` }
  }
  if (!channel) return { problem: 'WordPress 的导出文件里没有内容。请重新导出' }
  const site = siteOf(child(channel, 'wp:base_blog_url') ?? child(channel, 'link'))
  const names = new Map(
    [...channel.getElementsByTagName('wp:author')].map((author) => [
      child(author, 'wp:author_login') ?? '',
      child(author, 'wp:author_display_name') ?? '',
    ]),
  )
  const attachments = attachmentsOf(channel)
  const reusable = reusableBlocks(channel)
  const posts: Post[] = []
  const passed: { source: string; why: string }[] = []
  for (const [index, item] of [...channel.getElementsByTagName('item')].entries()) {
    const source = `${name}#${index + 1}`
    const type = child(item, 'wp:post_type') ?? 'post'
    const status = child(item, 'wp:status') ?? 'publish'
    if (type !== 'post') {
      const title = child(item, 'title') ?? ''
      passed.push({
        source: `${source} ${title}`.trim(),
        why:
          type === 'page'
            ? '是单独的页面，不是文章'
            : type === 'wp_block'
              ? '是可重用区块，写进了用它的文章'
              : `是 ${type}，不是文章`,
      })
      continue
    }
    if (status === 'trash' || status === 'auto-draft' || status === 'inherit') {
      passed.push({ source, why: `在 WordPress 里是 ${status}` })
      continue
    }
    const words = (domain: string) =>
      [...item.getElementsByTagName('category')]
        .filter((category) => category.getAttribute('domain') === domain)
        .map((category) => category.textContent?.trim() ?? '')
        .filter((word) => word !== '')
    const local = child(item, 'wp:post_date')
    const written = local !== undefined && !local.startsWith('0000') ? local : child(item, 'pubDate')
    const link = URL.parse(child(item, 'link') ?? '')
    const login = child(item, 'dc:creator') ?? ''
    const author = names.get(login) || login
    const postName = decoded(child(item, 'wp:post_name') ?? '')
    const password = child(item, 'wp:post_password')
    const { html: body, left: unmoved } = expandBlocks(
      withPictures(item, attachments),
      reusable,
      footnotesOf(item),
    )
    const id = child(item, 'wp:post_id')
    posts.push({
      source,
      title: child(item, 'title'),
      date: dateOf(written),
      updated: undefined,
      authors: author === '' ? [] : [author],
      categories: words('category'),
      tags: words('post_tag'),
      summary: child(item, 'excerpt:encoded'),
      draft: status !== 'publish' || password !== undefined,
      body: paragraphs(body),
      html: true,
      name: postName,
      addresses: [
        ...(link && link.pathname !== '/' && link.search === '' ? [decoded(link.pathname)] : []),
        // WordPress knows a post by its number as well
        ...(id === undefined ? [] : [`/?p=${id}`]),
      ],
      pictureFolders: [''],
      left: {},
      problems: [
        ...(password !== undefined ? ['原来要密码才能看，写成了草稿'] : []),
        ...(status !== 'publish' && status !== 'draft' ? [`在 WordPress 里是 ${status}，写成了草稿`] : []),
        ...(link && link.search !== ''
          ? [`旧网址 ${link.pathname}${link.search} 带问号，静态网站不能转过来`]
          : []),
        ...(item.getElementsByTagName('wp:comment').length > 0
          ? [`${item.getElementsByTagName('wp:comment').length} 条评论没有搬`]
          : []),
        ...unmoved,
      ],
    })
  }
  return {
    kind: 'wordpress',
    title: child(channel, 'title'),
    ...site,
    author: [...names.values()][0],
    posts,
    publicFolders: [''],
    passed,
  }
}

/** A file of WordPress's library, and the post that it was uploaded to. */
interface Attachment {
  readonly url: string
  readonly caption: string
  readonly post: string | undefined
}

function attachmentsOf(channel: Element): Map<string, Attachment> {
  const found = new Map<string, Attachment>()
  for (const item of channel.getElementsByTagName('item')) {
    const [id, url] = [child(item, 'wp:post_id'), child(item, 'wp:attachment_url')]
    if (id === undefined || url === undefined || !/\.(?:jpe?g|png|gif|webp|avif)$/iu.test(url)) continue
    found.set(id, { url, caption: child(item, 'excerpt:encoded') ?? '', post: child(item, 'wp:post_parent') })
  }
  return found
}

/**
 * A post's HTML with what stands outside of it: the featured image first (`_thumbnail_id`), and the pictures of a
 * `[gallery]`, those that it names or all that were uploaded to the post.
 */
function withPictures(item: Element, attachments: ReadonlyMap<string, Attachment>): string {
  const shown = ({ url, caption }: Attachment) => {
    const words = caption
      .replaceAll(/<[^>]*>/gu, '')
      .replaceAll('&', '&amp;')
      .replaceAll('"', '&quot;')
    return `<p><img src="${url}" alt="${words}"></p>`
  }
  const body = (child(item, 'content:encoded') ?? '').replaceAll(
    /\[gallery\b([^\]]*)\]/gu,
    (whole, words: string) => {
      const ids = /\b(?:ids|include)=["']?([\d, ]+)/u.exec(words)?.[1]?.split(',')
      const own = child(item, 'wp:post_id')
      const pictures = ids
        ? ids.flatMap((id) => attachments.get(id.trim()) ?? [])
        : [...attachments.values()].filter(({ post }) => post === own)
      return pictures.length > 0 ? `\n\n${pictures.map(shown).join('\n')}\n\n` : whole
    },
  )
  const featured = metaOf(item, '_thumbnail_id')
  const picture = featured === undefined ? undefined : attachments.get(featured)
  const unsized = (text: string) => text.replaceAll(/-\d+x\d+(?=\.\w)/gu, '')
  return picture && !unsized(body).includes(unsized(picture.url)) ? `${shown(picture)}\n\n${body}` : body
}

/** The blocks that posts share, by their numbers. */
function reusableBlocks(channel: Element): Map<string, string> {
  return new Map(
    [...channel.getElementsByTagName('item')]
      .filter((item) => child(item, 'wp:post_type') === 'wp_block')
      .map((item) => [child(item, 'wp:post_id') ?? '', child(item, 'content:encoded') ?? '']),
  )
}

/** A post's footnotes, as WordPress 6.3 and later keep them beside it: a list in JSON. */
function footnotesOf(item: Element): { id: string; content: string }[] {
  const list = parsed(metaOf(item, 'footnotes') ?? '')
  return Array.isArray(list)
    ? list.flatMap((each: unknown) =>
        typeof each === 'object' &&
        each !== null &&
        'id' in each &&
        'content' in each &&
        typeof each.id === 'string' &&
        typeof each.content === 'string'
          ? [{ id: each.id, content: each.content }]
          : [],
      )
    : []
}

/** Blocks without a text of their own. */
const SILENT = /^(?:spacer|separator|nextpage|more|post-[\w-]+|comments[\w-]*)$/u

/**
 * Puts in what WordPress adds to blocks that hold nothing (`<!-- wp:block {"ref":9} /-->`): the text of shared blocks, the
 * footnotes, links to a writer's other places.
 *
 * @returns the HTML, and what stays behind, in words
 */
function expandBlocks(
  html: string,
  reusable: ReadonlyMap<string, string>,
  notes: readonly { id: string; content: string }[],
): { html: string; left: string[] } {
  const left: string[] = []
  let listed = false
  const list = `<ol class="wp-block-footnotes">${notes.map(({ id, content }) => `<li id="${id}">${content}</li>`).join('')}</ol>`
  const expand = (text: string, within: readonly string[]): string =>
    text.replaceAll(
      /<!--\s+wp:([a-z][\w/-]*)\s+((?:(?!-->).)*?)\/-->/gsu,
      (_, name: string, json: string) => {
        const settings = settingsOf(json)
        if (name === 'footnotes' && notes.length > 0 && !listed) {
          listed = true
          return list
        }
        if (name === 'block') {
          const number = String(settings['ref'])
          const shared = within.includes(number) ? undefined : reusable.get(number)
          if (shared !== undefined) return `\n\n${expand(shared, [...within, number])}\n\n`
        }
        const { url, service } = settings
        if (name === 'social-link' && typeof url === 'string' && /^https?:/u.test(url))
          return `<li><a href="${url.replaceAll('"', '&quot;')}">${typeof service === 'string' ? service : '链接'}</a></li>`
        if (!SILENT.test(name.replace(/^core\//u, '')))
          left.push(
            `区块 ${name} 的内容是 WordPress 现做的，导出文件里没有，没有搬${json.trim() === '' ? '' : `：${json.trim().slice(0, 80)}`}`,
          )
        return ''
      },
    )
  const made = expand(html, [])
  return { html: notes.length > 0 && !listed ? `${made}\n\n${list}` : made, left }
}

function settingsOf(json: string): Record<string, unknown> {
  const value = parsed(json)
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

/** What JSON says; nothing where it is none. */
function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

/** What WordPress keeps beside a post under a name of its own. */
function metaOf(item: Element, key: string): string | undefined {
  const meta = [...item.getElementsByTagName('wp:postmeta')].find(
    (each) => child(each, 'wp:meta_key') === key,
  )
  return meta && child(meta, 'wp:meta_value')
}

function child(parent: Element, name: string): string | undefined {
  for (const node of parent.childNodes)
    if (node.nodeName === name) {
      const text = node.textContent?.trim() ?? ''
      return text === '' ? undefined : text
    }
  return undefined
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

const BLOCK =
  /^\s*<\/?(?:address|article|aside|blockquote|center|dd|details|div|dl|dt|figure|figcaption|form|h[1-6]|hr|iframe|li|ol|p|pre|section|table|tbody|td|th|thead|tr|ul|video|audio)[\s>/]/iu

/** The classic editor writes paragraphs without tags: an empty line parts them, a line break is one. */
function paragraphs(html: string): string {
  const plain = html.replaceAll(/<!--\s*\/?wp:[^>]*-->/gu, '')
  if (/<p[\s>]/iu.test(plain)) return plain
  const kept: string[] = []
  const guarded = plain.replaceAll(
    /<pre[\s>][\s\S]*?<\/pre>/giu,
    (code) => `\ue001${kept.push(code) - 1}\ue001`,
  )
  return guarded
    .split(/\n[ \t\r]*\n+/u)
    .filter((part) => part.trim() !== '')
    .map((part) =>
      BLOCK.test(part) || part.trim().startsWith('\ue001')
        ? part
        : `<p>${part.trim().replaceAll(/(?<!>)\r?\n/gu, '<br>\n')}</p>`,
    )
    .join('\n')
    .replaceAll(/\ue001(\d+)\ue001/gu, (_, index: string) => kept[Number(index)] ?? '')
}
