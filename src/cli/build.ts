/** `npm run build [-- --outDir <dir>] [--fresh] [--quiet]`: the site, made, checked and put into its place. */
import './settings-error.ts'
import { readFileSync, writeFileSync } from 'node:fs'
import { buildSite } from '../build/build-site.ts'
import { explainDiskError } from '../build/disk-errors.ts'
import { showProgress } from '../build/progress-lines.ts'
import { readArticleFile } from '../content/article-file.ts'
import { articlePaths } from '../content/article-paths.ts'
import { policyOf } from '../content/policy.ts'
import { contentFolder, now, site } from '../config/site.ts'
import { openAmbiguities } from '../editions/open-ambiguities.ts'
import { readCommandLine } from './command-line.ts'

const { values } = readCommandLine(
  {
    options: {
      outDir: { type: 'string', default: 'dist' },
      fresh: { type: 'boolean', default: false },
      quiet: { type: 'boolean', default: false },
    },
  },
  `用法：npm run build [-- --outDir 目录] [--fresh] [--quiet]

检查内容、构建、建索引、查链接，全部通过才换上；不通过，原来的网站不动。

  --outDir 目录   默认 dist；里面只能是空的，或上一次做的网站，没有别的文件
  --fresh         以前的构建留下的一概不用
  --quiet         不说做到哪里，只说错
  --help          显示这些话

环境变量 SITE_CONTENT 换一份内容，SITE_NOW 换一个时刻，SITE_URL、SITE_BASE 换网址。
退出码：0 做好了；1 有错，没有换上；2 命令写得不对。
`,
)

// a stray NODE_ENV of the caller's, or a variable named as one of Vite's own, would give another build
process.env.NODE_ENV = 'production'
for (const name of ['DEV', 'PROD', 'SSR', 'MODE', 'BASE_URL', 'SITE', 'ASSETS_PREFIX'])
  delete process.env[name]
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(130))

const endProgress = showProgress(values.quiet ? undefined : process.stdout)
try {
  const target = await buildSite(values)
  const { made, kept, seconds, stages } = endProgress()
  if (!values.quiet) {
    console.log(`做好了：${target}。做了 ${made} 个文件，沿用 ${kept} 个，用了 ${seconds.toFixed(1)} 秒。`)
    for (const line of toKnow(contentFolder)) console.log(line)
    const open = openAmbiguities(contentFolder).length
    if (open > 0) console.log(`繁体版有 ${open} 处要由人决定：npm run names。`)
  }
  if (process.env.BUILD_TIMES)
    writeFileSync(process.env.BUILD_TIMES, JSON.stringify({ made, kept, done: seconds, ...stages }))
  process.exit(0)
} catch (error) {
  endProgress()
  console.error(messageOf(error))
  process.exit(1)
}

/** What an editor should know of a site that was built: articles that wait for their time, an address that is an example. */
function toKnow(folder: string): string[] {
  const waiting = articlePaths(folder).flatMap((file) => {
    const read = readArticleFile(file, readFileSync(file, 'utf8'), policyOf(folder))
    if ('diagnostics' in read || read.frontmatter.draft) return []
    const { published } = read.frontmatter
    return new Date(published) > now() ? [`  ${published.slice(0, 16).replace('T', ' ')}　${file}`] : []
  })
  return [
    ...(waiting.length === 0 ? [] : [`还没到时间、没有发布的有 ${waiting.length} 篇：`, ...waiting.sort()]),
    // RFC 2606: no host has a name like this
    ...(new URL(site.url).hostname.endsWith('.example')
      ? [`网址还是例子（${site.url}）。上线以前，设环境变量 SITE_URL，或改 src/config/site.ts。`]
      : []),
  ]
}

/** What an editor is told: diagnostics as they are; what nobody foresaw with its trace. */
function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (error.name === 'ContentError' || error.name === 'BuildError') return error.message
  const disk = explainDiskError(error)
  return `没有做成，原来的网站没有动：${disk === undefined ? '' : `${disk}。`}\n${error.stack ?? error.message}`
}
