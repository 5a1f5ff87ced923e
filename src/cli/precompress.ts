/** `npm run precompress [-- --dir dist]`: Brotli and gzip beside the files of a built site, for nginx, Caddy and `serve`. */
import './settings-error.ts'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { explainDiskError } from '../build/build-errors.ts'
import { countLine } from '../build/progress-lines.ts'
import { precompress } from '../build/precompress.ts'
import { acquireLock } from '../build/swap-in.ts'
import { readCommandLine } from './command-line.ts'

const { values } = readCommandLine(
  { options: { dir: { type: 'string', default: 'dist' }, quiet: { type: 'boolean', default: false } } },
  `用法：npm run precompress [-- --dir 目录] [--quiet]

在做好的网站里，给每个压得小的文件写一份 .br 和一份 .gz，服务器直接送出。
压过的存在 .cache 里，没改的文件不再压。Cloudflare、Netlify、GitHub Pages 自己会压，用不着。

  --dir 目录   网站所在的目录，默认 dist
  --quiet      不说做到哪里
  --help       显示这些话

退出码：1 没有网站、正在构建，或磁盘写不进去；2 命令写得不对。
`,
)
const folder = resolve(values.dir)
if (!existsSync(join(folder, 'index.html'))) stop(`${folder} 里没有做好的网站。请先运行 npm run build。`)
if (!(await acquireLock(folder))) stop(`正在构建 ${values.dir}，没有动。等它做完，再运行一次。`)
try {
  const name = createHash('sha256').update(folder).digest('hex').slice(0, 16)
  const { files, made, bytes, brotli, gzip } = await precompress(
    folder,
    resolve('.cache', 'compressed', name),
    countLine('压缩', values.quiet ? undefined : process.stdout),
  )
  const kilobytes = (size: number) => `${Math.round(size / 1000)} KB`
  if (!values.quiet)
    console.log(
      `${files} 个文件，原来 ${kilobytes(bytes)}，.br ${kilobytes(brotli)}，.gz ${kilobytes(gzip)}；这次压了 ${made} 份。`,
    )
} catch (error) {
  const disk = explainDiskError(error)
  if (disk === undefined) throw error
  stop(`没有压完，网站照样能用：${disk}。`)
}

function stop(message: string): never {
  console.error(message)
  process.exit(1)
}
