/** `npm run build [-- --outDir <dir>]`: content checked, pages made, search indexed, the result checked; only then it takes the place of the last good site. */
import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { build } from 'astro'
import { registry } from '../articles/registries.ts'
import { siteFaults } from '../delivery/site-faults.ts'
import { writeDelivery } from '../delivery/write-delivery.ts'
import { inspect } from '../inspection/inspect.ts'
import { formatFaults } from '../schemas/faults.ts'
import { buildSearchIndex } from '../search/build-index.ts'
import { contentFolder } from '../site.ts'

const { values } = parseArgs({ options: { outDir: { type: 'string', default: 'dist' } } })

// a stray NODE_ENV of the caller's, or a variable named as one of Vite's own, would give another build
process.env.NODE_ENV = 'production'
for (const name of ['DEV', 'PROD', 'SSR', 'MODE', 'BASE_URL', 'SITE', 'ASSETS_PREFIX'])
  delete process.env[name]

const { faults } = inspect(contentFolder)
if (faults.length > 0) stop(formatFaults(faults))

const target = resolve(values.outDir)
const refusal = whyNotInto(target)
if (refusal) stop(refusal)
// in the project's folder, where Astro keeps its own parts of one build apart from another's
const scratch = resolve('.cache', `site-${process.pid}`)
const beside = join(dirname(target), `.${basename(target)}-${process.pid}`)
mkdirSync(scratch, { recursive: true })
process.on('exit', () => {
  for (const folder of [scratch, beside]) rmSync(folder, { recursive: true, force: true })
})
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(130))

try {
  await build({ outDir: scratch, logLevel: 'warn' })
  const names = registry('glossary.yaml').map(({ hans }) => hans)
  await buildSearchIndex({ site: scratch, names })
  await writeDelivery(scratch)
  const wrong = await siteFaults(scratch)
  if (wrong.length > 0) stop(`网站有 ${wrong.length} 处不对，没有换上：\n${wrong.join('\n')}`)
} catch (error) {
  stop(
    `没有做成，原来的网站没有动：\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
  )
}

// beside the target first, which may be on another disk, so that the change itself is two renames
mkdirSync(dirname(target), { recursive: true })
cpSync(scratch, beside, { recursive: true })
const old = `${beside}-old`
if (existsSync(target)) renameSync(target, old)
renameSync(beside, target)
rmSync(old, { recursive: true, force: true })
console.log(`做好了：${target}`)

/** A build takes the place of what its folder holds, so that it goes only where nothing else can be lost. */
function whyNotInto(folder: string): string | undefined {
  const inside = relative(process.cwd(), folder)
  const room = inside.split(/[/\\]/u)[0] ?? ''
  if (!relative(folder, process.cwd()).startsWith('..'))
    return `--outDir 是 ${values.outDir}，那里是项目自己所在的文件夹。请写一个新的目录，例如 dist。`
  if (
    ['content', 'src', 'tests', 'public', 'node_modules', '.git', '.github', '.ci', '.cache'].includes(room)
  )
    return `--outDir 是 ${values.outDir}，那里是项目自己的 ${room}。请写一个新的目录，例如 dist。`
  if (!existsSync(folder)) return undefined
  const names = readdirSync(folder)
  const ours = ['index.html', '_headers', '_redirects'].every((name) => names.includes(name))
  if (names.length > 0 && !ours) return `${values.outDir} 里有别的文件，没有动。请换一个空的或还没有的目录。`
  return undefined
}

function stop(message: string): never {
  console.error(message)
  process.exit(1)
}
