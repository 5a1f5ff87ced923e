/**
 * What one would otherwise use for the same work: Debian's `opencc` for the two Traditional trees, both at once; Hugo with
 * templates that show what ours show of an article, a tag, a year, feeds and a sitemap; stock Pagefind over the three
 * trees. Its pictures are left out, and it lists no facts, so that it has the less to do.
 */
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { run, type Taken } from './processes.ts'

const TREES = [
  ['hans', 'zh-hans', undefined],
  ['tw', 'zh-tw', 's2tw.json'],
  ['hk', 'zh-hk', 's2hk.json'],
] as const

/** Between two articles in the one file that is converted: a line that no article has. */
const BETWEEN = '\n\u241e\n'

/** What the peer's three programs took. */
export interface PeerTaken {
  opencc: Taken
  hugo: Taken
  pagefind: Taken
}

/**
 * Builds the site in three scripts from nothing.
 *
 * @param content a content folder of the generator
 * @param folder where to, in the place of whatever is there
 */
export async function buildPeer(content: string, folder: string): Promise<PeerTaken> {
  rmSync(folder, { recursive: true, force: true })
  const articles = readdirSync(join(content, 'articles'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .toSorted()
  const years = [...new Set(articles.map((path) => path.slice(0, 4)))]
  const text = articles
    .map((path) => readFileSync(join(content, 'articles', path), 'utf8').replaceAll(/^!\[.*$/gmu, ''))
    .join(BETWEEN)
  for (const [name, file] of Object.entries(TEMPLATES)) write(join(folder, name), file)
  write(join(folder, 'hugo.toml'), SETTINGS)
  const whole = (tree: string) => join(folder, `${tree}.txt`)
  write(whole('hans'), text)
  const opencc = together(
    await Promise.all(
      TREES.flatMap(([tree, , config]) =>
        config === undefined ? [] : [run(['opencc', '-c', config, '-i', whole('hans'), '-o', whole(tree)])],
      ),
    ),
  )
  const apart = performance.now()
  for (const [tree] of TREES) {
    const converted = readFileSync(whole(tree), 'utf8').split(BETWEEN)
    if (converted.length !== articles.length) throw new Error(`opencc lost articles of ${tree}`)
    for (const year of years)
      write(join(folder, 'content', tree, year, '_index.md'), `---\ntitle: "${year}"\n---\n`)
    for (const [index, path] of articles.entries())
      writeFileSync(join(folder, 'content', tree, path), converted[index] ?? '')
  }
  opencc.seconds += (performance.now() - apart) / 1000
  const site = join(folder, 'public')
  return {
    opencc,
    hugo: await run([
      'hugo',
      '--source',
      folder,
      '--config',
      'hugo.toml',
      '--destination',
      'public',
      '--quiet',
    ]),
    pagefind: await run(['node_modules/.bin/pagefind', '--site', site, '--quiet']),
  }
}

function together(parts: readonly Taken[]): Taken {
  return {
    seconds: Math.max(...parts.map(({ seconds }) => seconds)),
    megabytes: Math.max(...parts.map(({ megabytes }) => megabytes)),
  }
}

function write(file: string, text: string): void {
  mkdirSync(join(file, '..'), { recursive: true })
  writeFileSync(file, text)
}

const SETTINGS = `baseURL = "https://example.org/"
title = "市南更新"
defaultContentLanguage = "zh-hans"
hasCJKLanguage = true
paginate = 30
buildFuture = true
rssLimit = 50
disableKinds = ["404"]
[taxonomies]
tag = "tags"
[permalinks]
"/" = "/:filename/"
[outputs]
home = ["HTML", "RSS"]
section = ["HTML", "RSS"]
taxonomy = ["HTML"]
term = ["HTML", "RSS"]
${TREES.map(([tree, code], index) => `[languages.${code}]\ncontentDir = "content/${tree}"\nlanguageName = "${code}"\nweight = ${index + 1}\n`).join('')}`

const TEMPLATES: Readonly<Record<string, string>> = {
  'layouts/_default/baseof.html': `<!doctype html>
<html lang="{{ .Lang }}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{{ .Title }} · {{ .Site.Title }}</title>
<link rel="canonical" href="{{ .Permalink }}">
{{ range .AllTranslations }}<link rel="alternate" hreflang="{{ .Lang }}" href="{{ .Permalink }}">{{ end }}
{{ with .Params.summary }}<meta name="description" content="{{ . }}"><meta property="og:description" content="{{ . }}">{{ end }}
<meta property="og:title" content="{{ .Title }}"><meta property="og:url" content="{{ .Permalink }}">
{{ with .OutputFormats.Get "RSS" }}<link rel="alternate" type="application/rss+xml" href="{{ .Permalink }}">{{ end }}
</head><body><header><a href="{{ "/" | relLangURL }}">{{ .Site.Title }}</a><nav>{{ range first 6 .Site.Taxonomies.tags.ByCount }}<a href="{{ .Page.RelPermalink }}">{{ .Page.Title }}</a> {{ end }}</nav>
<p>{{ range .Translations }}<a href="{{ .RelPermalink }}">{{ .Lang }}</a> {{ end }}</p></header>
<main>{{ block "main" . }}{{ end }}</main><footer>{{ .Site.Title }}</footer></body></html>
`,
  'layouts/_default/single.html': `{{ define "main" }}<article data-pagefind-body>
<h1>{{ .Title }}</h1><p><time datetime="{{ .Date.Format "2006-01-02" }}" data-pagefind-sort="date:{{ .Date.Format "2006-01-02" }}">{{ .Date.Format "2006年1月2日" }}</time> · {{ .WordCount }} 字</p>
<p>{{ .Params.summary }}</p>{{ .TableOfContents }}{{ .Content }}
<h2>出处</h2><ol>{{ range .Params.sources }}<li><span data-pagefind-filter="source">{{ .publisher }}</span>：{{ .title }}，{{ .date }}</li>{{ end }}</ol>
<ul>{{ range .GetTerms "tags" }}<li><a href="{{ .RelPermalink }}" data-pagefind-filter="tag">{{ .Title }}</a></li>{{ end }}</ul></article>
<nav>{{ with .PrevInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}{{ with .NextInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</nav>
<ul>{{ range first 4 (.Site.RegularPages.Related .) }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>{{ end }}
`,
  'layouts/_default/list.html': `{{ define "main" }}<h1>{{ .Title }}</h1>{{ $pages := .Paginate .RegularPages }}
<ul>{{ range $pages.Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a> <time>{{ .Date.Format "2006-01-02" }}</time><p>{{ .Params.summary }}</p>{{ range .GetTerms "tags" }}<a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ end }}</li>{{ end }}</ul>
{{ if $pages.HasPrev }}<a href="{{ $pages.Prev.URL }}">‹</a>{{ end }}{{ if $pages.HasNext }}<a href="{{ $pages.Next.URL }}">›</a>{{ end }}{{ end }}
`,
  'layouts/_default/terms.html': `{{ define "main" }}<h1>{{ .Title }}</h1><ul>{{ range .Data.Terms.ByCount }}<li><a href="{{ .Page.RelPermalink }}">{{ .Page.Title }}</a> {{ .Count }}</li>{{ end }}</ul>{{ end }}
`,
  'layouts/index.html': `{{ define "main" }}<h1>{{ .Site.Title }}</h1>
<ul>{{ range first 30 .Site.RegularPages.ByDate.Reverse }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a> <time>{{ .Date.Format "2006-01-02" }}</time><p>{{ .Params.summary }}</p></li>{{ end }}</ul>
<ul>{{ range .Site.Sections }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>{{ end }}
`,
}
