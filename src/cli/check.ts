/** `npm run check`: everything that must be right before an article goes out, each part reported by name. */
import './settings-error.ts'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { mdxArticles } from '../content/checks/mdx-articles.ts'
import { inspect } from '../content/checks/inspect.ts'
import { contentFolder } from '../config/site.ts'
import { readCommandLine } from './command-line.ts'

const HELP = `用法：npm run check

依次做四件事，一件不成也做完其余的：
  内容    npm run lint:content
  字体    npm run names（要由人决定的转换）
  类型    npm run types（内容有错时不查）
  构建    在一个临时文件夹里把网站做一遍，做完删去；dist 不动

  --help  显示这些话

退出码：0 都好；1 有要改的；2 命令写得不对。
`

readCommandLine({ options: {} }, HELP)

const commands = fileURLToPath(new URL('./', import.meta.url))
const astro = fileURLToPath(import.meta.resolve('astro')).replace(
  /astro[/\\]dist[/\\].*$/u,
  'astro/bin/astro.mjs',
)
const scratch = mkdtempSync(join(tmpdir(), 'shinan-check-'))
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }))
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(130))

const steps: readonly (readonly [string, readonly (readonly string[])[]])[] = [
  ['内容', [[join(commands, 'lint-content.ts')]]],
  ['字体', [[join(commands, 'names.ts')]]],
  [
    '类型',
    [
      [astro, 'sync'],
      [astro, 'check'],
    ],
  ],
  ['构建', [[join(commands, 'build.ts'), '--outDir', join(scratch, 'site')]]],
]
const mdx = mdxArticles(contentFolder)
if (mdx.length > 0) console.log(['── MDX 是代码，构建时会运行，请看一看是谁改的：', ...mdx].join('\n'))
const failed = steps.flatMap(([name, programs]) => {
  console.log(`── ${name}`)
  // Astro reads the content for the types, and would speak of its errors in its own words
  if (name === '类型' && inspect(contentFolder).diagnostics.length > 0) {
    console.log('内容改好以后才能查。')
    return [name]
  }
  return programs.every(
    ([program = '', ...args]) =>
      spawnSync(process.execPath, [program, ...args], { stdio: 'inherit' }).status === 0,
  )
    ? []
    : [name]
})
console.log(failed.length === 0 ? '── 都好，可以发布。' : `── 要改：${failed.join('、')}。`)
process.exitCode = failed.length === 0 ? 0 : 1
