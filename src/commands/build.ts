/**
 * `npm run build [-- --outDir <dir>] [--fresh]`: content checked, pages made, search indexed, the result checked; only
 * then it takes the place of the last good site. What the last build made from the same content is used again.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import {
  cpSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { build } from 'astro'
import { diskFault } from '../delivery/disk-faults.ts'
import { notesOf, readNotes, type PageNotes } from '../delivery/page-notes.ts'
import { siteFaults } from '../delivery/site-faults.ts'
import { hold, scratchOf, setRight, swapIn, whyNotInto } from '../delivery/swap-in.ts'
import { htmlFiles, placeErrorPages, writeDelivery } from '../delivery/write-delivery.ts'
import { editionTable } from '../editions/table.ts'
import {
  codeFingerprint,
  forgetLastBuild,
  isUntouched,
  memoryOf,
  readLastBuild,
  writeLastBuild,
} from '../press/last-build.ts'
import { leaveOutUnchanged, type Selection } from '../press/unchanged.ts'
import { formatFaults } from '../schemas/faults.ts'
import { site } from '../site.ts'
import { readCommandLine } from './command-line.ts'
import { startInspection } from './start-inspection.ts'

const { values } = readCommandLine(
  {
    options: {
      outDir: { type: 'string', default: 'dist' },
      /** nothing of the last build is used again */
      fresh: { type: 'boolean', default: false },
    },
  },
  `用法：npm run build [-- --outDir 目录] [--fresh]

检查内容、构建、建索引、查链接，全部通过才换上；不通过，原来的网站不动。

  --outDir 目录   默认 dist；里面只能是空的，或上一次做的网站
  --fresh         上一次构建留下的一概不用
  --help          显示这些话

环境变量 SITE_CONTENT 换一份内容，SITE_NOW 换一个时刻，SITE_URL、SITE_BASE 换网址。
退出码：0 做好了；1 有错，没有换上；2 命令写得不对。
`,
)

// a stray NODE_ENV of the caller's, or a variable named as one of Vite's own, would give another build
process.env.NODE_ENV = 'production'
for (const name of ['DEV', 'PROD', 'SSR', 'MODE', 'BASE_URL', 'SITE', 'ASSETS_PREFIX'])
  delete process.env[name]

const began = performance.now()
const times = new Map<string, number>()
const reached = (what: string) => times.set(what, (performance.now() - began) / 1000)

const target = resolve(values.outDir)
const refusal = whyNotInto(target, values.outDir)
if (refusal) stop(refusal)
if (!(await hold(target))) stop(`另一次构建正在写 ${values.outDir}，没有动。等它做完，再运行一次。`)
const scratch = scratchOf(target)
const memory = memoryOf(target)
if (values.fresh) rmSync(memory, { recursive: true, force: true })
const inspection = startInspection(join(memory, 'inspected.json')).then((faults) => {
  if (faults.length > 0) stop(formatFaults(faults))
  reached('inspected')
})
let indexing: ChildProcess | undefined
let swapped = false
process.on('exit', () => {
  indexing?.kill()
  rmSync(scratch, { recursive: true, force: true })
})
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(130))

try {
  setRight(target)
  mkdirSync(scratch, { recursive: true })
  // what takes but a moment need not run beside what would only trip over the same fault
  await Promise.race([inspection, sleep(1500)])
  const fingerprint = codeFingerprint()
  const last = readLastBuild(memory, fingerprint)
  const documents = join(memory, 'documents')
  let indexed: Promise<void> | undefined
  const known = new Map<string, PageNotes>()
  const selection: Selection = {
    folder: scratch,
    pageWritten: (file, html) => known.set(file, notesOf(html)),
    keys: new Map(),
    kept: [],
    made: 0,
    isThere: (file, key) => {
      const before = last?.made.get(file)
      if (before?.key !== key) return false
      return isUntouched(join(isDocuments(file) ? memory : target, placeOf(file)), before)
    },
    documentsWritten: () => (indexed ??= searchIndex()),
  }
  const searchIndex = async (): Promise<void> => {
    reached('documents')
    const files = [...selection.keys.keys()].filter(isDocuments)
    const kept = new Set(selection.kept)
    mkdirSync(documents, { recursive: true })
    for (const name of readdirSync(documents))
      if (!selection.keys.has(`search/documents/${name}`)) rmSync(join(documents, name))
    for (const file of files)
      if (!kept.has(file)) renameSync(join(scratch, file), join(memory, placeOf(file)))
    rmSync(join(scratch, 'search/documents'), { recursive: true, force: true })
    const same =
      last !== undefined &&
      files.every((file) => kept.has(file)) &&
      [...last.made.keys()].filter(isDocuments).length === files.length &&
      existsSync(join(target, 'search/index/catalogue.json'))
    if (same) for (const name of ['index', ...editionTable.map(({ id }) => id)]) take(join('search', name))
    else await runIndexing(documents)
    reached('index')
  }
  const take = (file: string) => {
    mkdirSync(dirname(join(scratch, file)), { recursive: true })
    takeOver(join(target, file), join(scratch, file))
  }

  await build({ outDir: scratch, logLevel: 'warn', integrations: [leaveOutUnchanged(selection)] })
  reached('rendered')
  selection.documentsWritten()
  placeErrorPages(scratch)
  const kept = selection.kept.filter((file) => !isDocuments(file))
  for (const file of kept) take(file)
  for (const file of kept) {
    const notes = last?.notes.get(file)
    if (notes) known.set(file, notes)
  }
  // what kept pages show besides: pictures, which are made with the pages that name them
  for (const link of new Set([...known.values()].flatMap(({ links }) => links))) {
    const file = link.startsWith(`${site.base}_assets/`) ? decodeURI(link.slice(site.base.length)) : undefined
    if (file !== undefined && !existsSync(join(scratch, file)) && existsSync(join(target, file))) take(file)
  }
  const notes = readNotes(scratch, htmlFiles(scratch), known)
  writeDelivery(scratch, notes)
  const wrong = siteFaults(scratch, notes)
  if (wrong.length > 0) stop(`网站有 ${wrong.length} 处不对，没有换上：\n${wrong.join('\n')}`)
  reached('pages')
  await inspection
  await indexed

  // what is known of the site before is not true of the one that takes its place
  forgetLastBuild(memory)
  const removeOld = swapIn(scratch, target)
  swapped = true
  reached('swapped')
  writeLastBuild(memory, fingerprint, (file) => join(isDocuments(file) ? memory : target, placeOf(file)), {
    keys: selection.keys,
    notes,
  })
  removeOld()
  reached('done')
  if (process.env.BUILD_TIMES)
    writeFileSync(
      process.env.BUILD_TIMES,
      JSON.stringify({ ...Object.fromEntries(times), made: selection.made, kept: selection.kept.length }),
    )
} catch (error) {
  await inspection.catch(() => undefined)
  const told = error instanceof Error ? (error.stack ?? error.message) : String(error)
  const disk = diskFault(error)
  stop(
    `${swapped ? '网站已经换上，之后的整理没有做完' : '没有做成，原来的网站没有动'}：${disk === undefined ? '' : `${disk}。`}\n${told}`,
  )
}
console.log(`做好了：${target}`)

/** Whether a file holds articles' documents for the search, which are kept beside the site. */
function isDocuments(file: string): boolean {
  return file.startsWith('search/documents/')
}

/** Where a file is kept in its folder: documents in the memory of the last build, all else in the site. */
function placeOf(file: string): string {
  return isDocuments(file) ? file.slice('search/'.length) : file
}

/** The same file under another name, without a copy where the disk allows. */
function takeOver(from: string, to: string): void {
  if (statSync(from).isDirectory()) {
    mkdirSync(to, { recursive: true })
    for (const name of readdirSync(from)) takeOver(join(from, name), join(to, name))
    return
  }
  try {
    linkSync(from, to)
  } catch {
    cpSync(from, to, { preserveTimestamps: true })
  }
}

function runIndexing(documents: string): Promise<void> {
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, ['src/commands/build-index.ts', scratch, documents], {
      // by the channel the process knows when this one is killed
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    })
    indexing = child
    let told = ''
    child.stderr?.on('data', (text: Buffer) => (told += text.toString()))
    child.on('error', failed)
    child.on('close', (code) => (code === 0 ? done() : failed(new Error(`搜索的索引没有建成：\n${told}`))))
  })
}

function stop(message: string): never {
  console.error(message)
  process.exit(1)
}
