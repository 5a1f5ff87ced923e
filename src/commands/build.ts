/**
 * `npm run build [-- --outDir <dir>] [--fresh]`: content checked, pages made, search indexed, the result checked; only
 * then it takes the place of the last good site. What the last build made from the same content is used again.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { constants, setPriority } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { diskFault } from '../delivery/disk-faults.ts'
import { notesOf, readNotes, type PageNotes } from '../delivery/page-notes.ts'
import { isFile, siteFaults } from '../delivery/site-faults.ts'
import { hold, scratchOf, setRight, swapIn, whyNotInto } from '../delivery/swap-in.ts'
import { placeErrorPages, placePolicies, writeDelivery, writeServers } from '../delivery/write-delivery.ts'
import { editionTable } from '../editions/table.ts'
import { articlePaths, slugOfPath } from '../articles/article-paths.ts'
import {
  codeFingerprint,
  forgetLastBuild,
  isUntouched,
  memoryOf,
  readLastBuild,
  writeLastBuild,
  type LastBuild,
} from '../press/last-build.ts'
import { readShard } from '../press/shards.ts'
import { takeOverBeside, type Beside } from '../press/take-over-beside.ts'
import { takeOverAll } from '../press/take-over.ts'
import { leaveOutUnchanged, type Selection } from '../press/unchanged.ts'
import { formatFaults } from '../schemas/faults.ts'
import { contentFolder, site, policyInPages } from '../site.ts'
import { readCommandLine, wrongUsage } from './command-line.ts'
import { startInspection } from './start-inspection.ts'

const { values, positionals } = readCommandLine(
  {
    options: {
      outDir: { type: 'string', default: 'dist' },
      /** nothing of the last build is used again */
      fresh: { type: 'boolean', default: false },
      /** only a part of the pages is made, for another build to join */
      shard: { type: 'string' },
      /** the positionals are shards, whose files are used */
      join: { type: 'boolean', default: false },
    },
    allowPositionals: true,
  },
  `用法：npm run build [-- --outDir 目录] [--fresh] [--shard 2022|1/8]
      npm run join -- 分片目录… [--outDir 目录]

检查内容、构建、建索引、查链接，全部通过才换上；不通过，原来的网站不动。

  --outDir 目录   默认 dist；里面只能是空的，或上一次做的网站
  --fresh         上一次构建留下的一概不用
  --shard 2022    只做这一年的文章，写进 --outDir，给 npm run join 用；1/8 是八份里的第一份
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

if (values.join ? positionals.length === 0 || values.shard !== undefined : positionals.length > 0)
  wrongUsage(values.join ? 'npm run join 后面要写分片的目录' : `多了“${positionals[0]}”，这个命令只认选项`)
const shard = values.shard === undefined ? undefined : readShard(values.shard, yearsOfArticles())
if (values.shard !== undefined && !shard)
  wrongUsage(`--shard 要写年份（2022），或第几份/共几份（1/8），不能是“${values.shard}”`)
const target = resolve(values.outDir)
const refusal = shard ? whyNoShardInto(target) : whyNotInto(target, values.outDir)
if (refusal) stop(refusal)
if (!(await hold(target))) stop(`另一次构建正在写 ${values.outDir}，没有动。等它做完，再运行一次。`)
const scratch = scratchOf(target)
const memory = shard ? scratch : memoryOf(target)
if (values.fresh) rmSync(memory, { recursive: true, force: true })
const inspection = startInspection(join(memoryOf(target), 'inspected.json')).then((faults) => {
  if (faults.length > 0) stop(formatFaults(faults))
  reached('inspected')
})
let indexing: ChildProcess | undefined
let takingOver: Beside | undefined
let swapped = false
process.on('exit', () => {
  indexing?.kill()
  takingOver?.stop()
  rmSync(scratch, { recursive: true, force: true, maxRetries: 5 })
})
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(130))

try {
  setRight(target)
  mkdirSync(scratch, { recursive: true })
  const whetherFaults = Promise.race([inspection, sleep(1500)])
  const { build } = await import('astro')
  const fingerprint = codeFingerprint()
  const last = shard ? undefined : readLastBuild(memory, fingerprint)
  // what takes but a moment need not run beside what would only trip over the same fault
  await whetherFaults
  const sources: Source[] = [
    ...(last
      ? [{ last, whereIs: (file: string) => join(isDocuments(file) ? memory : target, placeOf(file)) }]
      : []),
    ...positionals.map((folder) => ({
      last: readLastBuild(resolve(folder), fingerprint) ?? stop(notThisShard(folder)),
      whereIs: (file: string) => join(resolve(folder), file),
    })),
  ]
  /** where the kept files are */
  const found = new Map<string, string>()
  const documents = join(memory, 'documents')
  let indexed: Promise<void> | undefined
  const known = new Map<string, PageNotes>()
  const selection: Selection = {
    folder: scratch,
    pageWritten: (file, html) => known.set(file, notesOf(html)),
    keys: new Map(),
    kept: [],
    others: [],
    made: 0,
    keptKnown: () => {
      const files = [...found].filter(([file]) => !isDocuments(file))
      if (!shard && files.length > 0)
        takingOver = takeOverBeside(files.map(([file, from]) => [from, join(scratch, file)]))
    },
    wanted: shard,
    isThere: (file, key) => {
      for (const source of sources) {
        const before = source.last.made.get(file)
        if (before?.key !== key || !isUntouched(source.whereIs(file), before)) continue
        found.set(file, source.whereIs(file))
        const notes = source.last.notes.get(file)
        if (notes) known.set(file, notes)
        return true
      }
      return false
    },
    documentsWritten: () => {
      if (!shard) indexed ??= searchIndex()
    },
  }
  const searchIndex = async (): Promise<void> => {
    reached('documents')
    const files = [...selection.keys.keys()].filter(isDocuments)
    const inPlace = (file: string) => found.get(file) === join(memory, placeOf(file))
    mkdirSync(documents, { recursive: true })
    for (const name of readdirSync(documents))
      if (!selection.keys.has(`search/documents/${name}`)) rmSync(join(documents, name))
    for (const file of files) {
      const from = found.get(file)
      if (from === undefined) renameSync(join(scratch, file), join(memory, placeOf(file)))
      else if (!inPlace(file)) cpSync(from, join(memory, placeOf(file)))
    }
    rmSync(join(scratch, 'search/documents'), { recursive: true, force: true })
    const same =
      last !== undefined &&
      files.every(inPlace) &&
      [...last.made.keys()].filter(isDocuments).length === files.length &&
      existsSync(join(target, 'search/index/catalogue.json'))
    if (same)
      takeOverAll(
        ['index', ...editionTable.map(({ id }) => id)].map((name) => [
          join(target, 'search', name),
          join(scratch, 'search', name),
        ]),
      )
    else await runIndexing(documents)
    reached('index')
  }
  await build({ outDir: scratch, logLevel: 'warn', integrations: [leaveOutUnchanged(selection)] })
  reached('rendered')
  if (shard) {
    await inspection
    writeLastBuild(scratch, fingerprint, (file) => join(scratch, file), {
      keys: selection.keys,
      notes: known,
      carried: true,
    })
    swapIn(scratch, target)()
    console.log(`这一份做好了：${target}`)
    process.exit(0)
  }
  selection.documentsWritten()
  placeErrorPages(scratch)
  await takingOver?.done
  // what kept pages show besides: pictures, which are made with the pages that name them
  for (const link of new Set([...known.values()].flatMap(({ links }) => links))) {
    const file = link.startsWith(`${site.base}_assets/`) ? decodeURI(link.slice(site.base.length)) : undefined
    if (file === undefined || existsSync(join(scratch, file))) continue
    const from = [target, ...positionals].map((folder) => join(folder, file)).find((path) => existsSync(path))
    if (from === undefined) continue
    found.set(file, from)
    takeOverAll([[from, join(scratch, file)]])
  }
  const pages = [
    ...Array.from(selection.keys.keys()).filter((file) => file.endsWith('.html')),
    ...selection.others
      .flatMap((path) => [path === '' ? 'index.html' : `${path}/index.html`, `${path}.html`])
      .filter((file) => isFile(join(scratch, file))),
  ].sort()
  const notes = readNotes(scratch, pages, known)
  if (policyInPages) placePolicies(scratch, notes)
  writeDelivery(scratch, notes)
  const wrong = siteFaults(scratch, notes, (file) => found.has(file) || isFile(join(scratch, file)))
  if (wrong.length > 0) stop(`网站有 ${wrong.length} 处不对，没有换上：\n${wrong.join('\n')}`)
  reached('pages')
  await inspection
  await indexed

  // what is known of the site before is not true of the one that takes its place
  forgetLastBuild(memory)
  const removeOld = swapIn(scratch, target)
  swapped = true
  reached('swapped')
  writeServers(target, notes)
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

/** Where files of this content may be found. */
interface Source {
  last: LastBuild
  whereIs(file: string): string
}

/** The year's folder of each article, by its slug. */
function yearsOfArticles(): ReadonlyMap<string, string> {
  return new Map(articlePaths(contentFolder).map((file) => [slugOfPath(file), basename(dirname(file))]))
}

function notThisShard(folder: string): string {
  return `${folder} 不是一份分片，或不是用这里的代码、设置和 Node 做的。请用同一次提交再做一遍。`
}

function whyNoShardInto(folder: string): string | undefined {
  if (!existsSync(folder) || existsSync(join(folder, 'build.json')) || readdirSync(folder).length === 0)
    return undefined
  return `${values.outDir} 里有别的文件，没有动。请换一个空的或还没有的目录。`
}

/** Whether a file holds articles' documents for the search, which are kept beside the site. */
function isDocuments(file: string): boolean {
  return file.startsWith('search/documents/')
}

/** Where a file is kept in its folder: documents in the memory of the last build, all else in the site. */
function placeOf(file: string): string {
  return isDocuments(file) ? file.slice('search/'.length) : file
}

function runIndexing(documents: string): Promise<void> {
  return new Promise((done, failed) => {
    // with room for what lives short, of which there is much: the collector comes more seldom
    const words = ['--max-semi-space-size=64', 'src/commands/build-index.ts', scratch, documents]
    const child = spawn(process.execPath, words, {
      // by the channel the process knows when this one is killed
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    })
    indexing = child
    // the pages are what is waited for longer
    if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL)
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
