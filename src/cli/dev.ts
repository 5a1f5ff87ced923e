/** `npm run dev [-- --port 4321]`: the editor's live preview. */
import './settings-error.ts'
import { dev } from 'astro'
import { inspect } from '../content/checks/inspect.ts'
import { formatDiagnostics } from '../content/schemas/diagnostics.ts'
import { contentFolder, site } from '../config/site.ts'
import { setBundlerEnvironment } from './bundler-environment.ts'
import { readCommandLine, readPort } from './command-line.ts'

const HELP = `用法：npm run dev [-- 选项]

打开编辑预览：草稿和未到时间的文章也在，带着标记；改了文章，页面跟着变。

  --port 端口    默认 4321，有别的程序在用就往后找
  --help         显示这些话

退出码：1 内容有错，没有打开；2 命令写得不对。
`

setBundlerEnvironment('development')

const { values } = readCommandLine({ options: { port: { type: 'string' } } }, HELP)
const port = readPort(values.port)
try {
  // what goes wrong is told in Chinese, here and on the page; Astro's own words would stand beside it
  const { address } = await dev({ logLevel: 'silent', ...(port !== undefined && { server: { port } }) })
  console.log(`预览：http://localhost:${address.port}${site.base}  （按 Ctrl+C 停下）`)
} catch (error) {
  const { diagnostics } = inspect(contentFolder)
  if (diagnostics.length === 0) throw error
  console.error(formatDiagnostics(diagnostics))
  console.error('预览没有打开。改好以后，再运行 npm run dev。')
  process.exit(1)
}
