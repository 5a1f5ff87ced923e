/** Links in a body: to articles, tags and places that there are, or to addresses that can be read. */
import { decoded } from '../../../rendering/markdown/anchors.ts'
import { site } from '../../../config/site.ts'
import { nearest } from '../../schemas/diagnostics.ts'
import { bodyReporter, type BodyOfArticle, type BodyRule } from './body-rule.ts'
import { OWN_PAGES } from '../../schemas/own-pages.ts'
import { unknownName } from './names.ts'
import { attachmentProblem } from './pictures.ts'

/** A link leads to a page or file of this site that exists, or to an address that a browser can open. */
export const linkDiagnostics: BodyRule = (body) => {
  const { diagnostics, report } = bodyReporter(body.article)
  // an address in HTML that is none of the web's is left out of the page
  const typed = body.structure.html.flatMap(({ name, attributes: { href }, line }) =>
    name.toLowerCase() === 'a' && href !== undefined && !isLeftOut(href) ? [{ url: href, line }] : [],
  )
  for (const { url, line } of body.structure.spacedNotes)
    report(line, '脚注', url, '脚注的号里不能有空格。写成 [^号]: 内容，文中也写成 [^号]')
  for (const { url, line } of [...body.structure.links, ...typed]) {
    const problem = linkProblem(url, body)
    if (problem !== undefined) report(line, '链接', url, problem)
  }
  return diagnostics
}

/** Whether the page leaves an address out that was typed as HTML: `javascript:…`, `data:…`. */
export function isLeftOut(href: string): boolean {
  const scheme = /^[a-z][\w+.-]*(?=:)/iu.exec(href.replaceAll(/[\p{Cc}\s]/gu, ''))?.[0].toLowerCase()
  return scheme !== undefined && !['http', 'https', 'mailto', 'tel'].includes(scheme)
}

/** What is wrong with one link, and the fix. */
function linkProblem(
  url: string,
  { article: { file }, folder, slugs, structure, registries }: BodyOfArticle,
): string | undefined {
  const article = /^\/articles\/([^/#?]*)\/?(#.*)?$/u.exec(url)
  if (article) return articleLinkProblem(url, article[1] ?? '', article[2], slugs)
  if (url.startsWith('#')) {
    const wanted = decoded(url.slice(1))
    if (structure.hasAnchor(wanted)) return undefined
    const near = nearest(wanted, structure.anchors)
    return `文中没有这个小标题。${near === undefined ? '' : `是不是 #${near}？`}已有的是 ${[...structure.anchors].map((id) => `#${id}`).join('、') || '（无）'}`
  }
  for (const [room, name] of [
    ['tags', 'tags.yaml'],
    ['sources', 'sources.yaml'],
  ] as const) {
    const slug = new RegExp(`^/${room}/([^/]+)/$`, 'u').exec(url)?.[1]
    const known = registries[name]?.map((entry) => entry.slug)
    if (slug !== undefined) return known && !known.includes(slug) ? unknownName(name, slug, known) : undefined
  }
  if (
    /^\/(?:(?:archive\/(?:\d{4}\/(?:\d{2}\/)?)?|glance\/\d{4}|search|glance|ledger|data|about|corrections)\/?)?$/u.test(
      url,
    )
  )
    return url.endsWith('/') ? undefined : '站内网址以 / 结尾'
  if (/^https?:/iu.test(url)) {
    const parsed = /\s/u.test(url) ? null : URL.parse(url)
    if (!parsed) return '网址写错了，打不开：主机名、端口或斜杠不对。请改正，或用反引号 ` 括起来当文字'
    return parsed.host === new URL(site.url).host
      ? '这是本站的网址。不写域名和版本，写成 /articles/<slug>/，各版会换成自己的'
      : undefined
  }
  if (/^mailto:[^\s@]+@[^\s@]+$/u.test(url) || /^tel:\+?[\d-]+$/u.test(url)) return undefined
  if (/^(?:\.{1,2}|\/files)\//u.test(url)) return attachmentProblem(url, file, folder)
  const near = nearest(url.replace(/\/*$/u, '/'), [...OWN_PAGES])
  return near === undefined
    ? '不是站内网址，也不是 http(s) 网址。站内文章写成 /articles/<slug>/，附件写成 ./文件名.pdf'
    : `没有这一页。是不是 ${near}？`
}

function articleLinkProblem(
  url: string,
  slug: string,
  anchor: string | undefined,
  slugs: BodyOfArticle['slugs'],
): string | undefined {
  if (!slugs.has(slug)) {
    const near = nearest(slug, slugs.keys())
    return near ? `没有这篇文章。是不是 /articles/${near}/？` : '没有这篇文章。请查看 slug'
  }
  const hidden = slugs.get(slug)
  if (hidden !== undefined && hidden !== '') return hidden
  return !/\/(?:#.*)?$/u.test(url) || anchor === '#' ? '请写成 /articles/<slug>/' : undefined
}
