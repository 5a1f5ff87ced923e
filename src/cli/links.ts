/** `npm run --silent links`: every address outside the site that articles and facts name, with what names it, as lines of tab-separated values. Nothing is fetched. */
import { inspect } from '../content/checks/inspect.ts'
import { readBody } from '../rendering/markdown/body-structure.ts'
import { contentFolder } from '../config/site.ts'

const { articles, registries } = inspect(contentFolder)
const lines: string[][] = []
for (const { file, frontmatter, body, bodyLine, yaml } of articles) {
  for (const [index, { url, publisher, title, date }] of frontmatter.sources.entries())
    if (url !== undefined)
      lines.push([url, `${file}:${yaml.lineOf(['sources', index, 'url'])}`, publisher, title, date])
  const structure = readBody(body, file.endsWith('.mdx'))
  if (!('problem' in structure))
    for (const { url, line } of structure.links)
      if (/^https?:/u.test(url)) lines.push([url, `${file}:${line + bodyLine}`, '正文', '', ''])
}
for (const { url, id, publisher, title, date } of registries['facts.yaml']?.reports ?? [])
  if (url !== undefined) lines.push([url, `facts.yaml ${id}`, publisher, title, date])
for (const line of lines.sort((a, b) => ((a[0] ?? '') < (b[0] ?? '') ? -1 : 1))) console.log(line.join('\t'))
