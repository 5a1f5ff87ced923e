/** What an editor should know of a site that was built. */
import { openArticleFile } from '../content/article-file.ts'
import { articlePaths } from '../content/article-paths.ts'
import { contentFolder, now, site } from '../config/site.ts'
import { openAmbiguities } from '../editions/open-ambiguities.ts'

/** @returns lines on articles that wait for their time, an address that is an example, and what a person must decide */
export function toKnow(): string[] {
  const waiting = articlePaths(contentFolder).flatMap((file) => {
    const read = openArticleFile(file)
    if ('diagnostics' in read || read.frontmatter.draft) return []
    const { published } = read.frontmatter
    return new Date(published) > now() ? [`  ${published.slice(0, 16).replace('T', ' ')}　${file}`] : []
  })
  const open = openAmbiguities(contentFolder).length
  return [
    ...(waiting.length === 0 ? [] : [`还没到时间、没有发布的有 ${waiting.length} 篇：`, ...waiting.sort()]),
    // RFC 2606: no host has a name like this
    ...(new URL(site.url).hostname.endsWith('.example')
      ? [`网址还是例子（${site.url}）。上线以前，设环境变量 SITE_URL，或改 src/config/site.ts。`]
      : []),
    ...(open > 0 ? [`繁体版有 ${open} 处要由人决定：npm run names。`] : []),
  ]
}
