/** `npm run build [-- --outDir <dir>]`: content checked, pages made, search indexed, the result checked; only then it takes the place of the last good site. */
import { cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { build } from 'astro'
import { siteFaults } from '../delivery/site-faults.ts'
import { writeDelivery } from '../delivery/write-delivery.ts'
import { inspect } from '../inspection/inspect.ts'
import { formatFaults } from '../schemas/faults.ts'
import { buildSearchIndex } from '../search/build-index.ts'
import { contentFolder } from '../site.ts'

const { values } = parseArgs({ options: { outDir: { type: 'string', default: 'dist' } } })

// a stray NODE_ENV of the caller's would give a development build
process.env.NODE_ENV = 'production'

const { faults } = inspect(contentFolder)
if (faults.length > 0) stop(formatFaults(faults))

const target = resolve(values.outDir)
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
  await buildSearchIndex({ site: scratch })
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

function stop(message: string): never {
  console.error(message)
  process.exit(1)
}
