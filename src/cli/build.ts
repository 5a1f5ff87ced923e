/** `npm run build [-- --outDir <dir>] [--fresh] [--quiet]`: the site, made, checked and put into its place. */
import './settings-error.ts'
import { writeFileSync } from 'node:fs'
import { explainBuildError } from '../build/build-errors.ts'
import { showProgress } from '../build/progress-lines.ts'
import { setBundlerEnvironment } from './bundler-environment.ts'
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

setBundlerEnvironment('production')
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(130))

const endProgress = showProgress(values.quiet ? undefined : process.stdout)
try {
  // asked for here, so that a package that is not installed is told like all else
  const { buildSite } = await import('../build/build-site.ts')
  const { runInThread } = await import('../build/threads.ts')
  const toKnow = values.quiet
    ? undefined
    : runInThread<string[]>(new URL('./to-know-thread.ts', import.meta.url))
  // content that cannot be read ends the build
  toKnow?.catch(() => undefined)
  const target = await buildSite(values)
  const { made, kept, seconds, stages } = endProgress()
  if (!values.quiet) {
    console.log(`做好了：${target}。做了 ${made} 个文件，沿用 ${kept} 个，用了 ${seconds.toFixed(1)} 秒。`)
    for (const line of (await toKnow) ?? []) console.log(line)
  }
  if (process.env.BUILD_TIMES)
    writeFileSync(process.env.BUILD_TIMES, JSON.stringify({ made, kept, done: seconds, ...stages }))
  process.exit(0)
} catch (error) {
  endProgress()
  // told by settings-error.ts
  if (error instanceof Error && error.name === 'SettingsError') throw error
  console.error(explainBuildError(error))
  process.exit(1)
}
