/**
 * `npm run build [-- --outDir <dir>] [--fresh]`: content checked, pages made, search indexed, the result checked; only
 * then it takes the place of the last good site. What the last build made from the same content is used again.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { constants, setPriority } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { diskFault } from '../build/disk-faults.ts'
import { notesOf, readNotes, textsIn, type PageNotes } from '../build/page-notes.ts'
import { isFile, siteFaults } from '../build/site-faults.ts'
import { hold, scratchOf, setRight, swapIn, whyNotInto, writeStamp } from '../build/swap-in.ts'
import { placeErrorPages, placePolicies, writeDelivery, writeServers } from '../build/write-delivery.ts'
import { editionTable } from '../editions/table.ts'
import { articlePaths, slugOfPath } from '../content/article-paths.ts'
import {
  codeFingerprint,
  forgetLastBuild,
  isDocuments,
  memoryOf,
  placeOf,
  writeLastBuild,
  type LastBuild,
  type Places,
} from '../build/last-build.ts'
import { lastBuildBeside, type Beside } from '../build/last-build-beside.ts'
import { readShard } from '../build/shards.ts'
import { leaveOut, moveInto, takeOverAll } from '../build/take-over.ts'
import { leaveOutUnchanged, type Selection } from '../build/unchanged.ts'
import { formatFaults } from '../content/schemas/diagnostics.ts'
import { contentFolder, site, policyInPages } from '../config/site.ts'
import { readCommandLine, wrongUsage } from './command-line.ts'
import { startInspection } from '../build/start-inspection.ts'
import { storeFolder } from '../build/store-folder.ts'

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

  --outDir 目录   默认 dist；里面只能是空的，或上一次做的网站，没有别的文件
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
/** the site that is being built */
const built = join(scratch, 'site')
/** where Astro builds to, which empties it first */
const astros = join(scratch, 'astro')
const memory = shard ? built : memoryOf(target)
if (values.fresh) rmSync(memory, { recursive: true, force: true })
const inspection = startInspection(join(memoryOf(target), 'inspected.json')).then((faults) => {
  if (faults.length > 0) stop(formatFaults(faults))
  reached('inspected')
})
let indexing: ChildProcess | undefined
let beside: Beside | undefined
let swapped = false
process.on('exit', () => {
  indexing?.kill()
  beside?.stop()
  rmSync(scratch, { recursive: true, force: true, maxRetries: 5 })
})
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => leave(130))

try {
  setRight(target)
  mkdirSync(built, { recursive: true })
  const whetherFaults = Promise.race([inspection, sleep(1500)])
  const { build } = await import('astro')
  const fingerprint = codeFingerprint()
  // what takes but a moment need not run beside what would only trip over the same fault
  await whetherFaults
  const documents = join(memory, 'documents')
  /** where the files of the site are, and of the one before */
  const own: Places = { site: target, documents }
  const sources: Source[] = []
  // not beside the inspection, which is waited for before
  const ready = inspection.then(async () => {
    if (!shard) {
      beside = lastBuildBeside(memory, fingerprint, own, built)
      const last = await beside.last
      if (last) sources.push({ last, places: own })
    }
    for (const folder of positionals) {
      const places: Places = { site: resolve(folder), documents: resolve(folder, 'search/documents') }
      const { last } = lastBuildBeside(places.site, fingerprint, places)
      sources.push({ last: (await last) ?? stop(notThisShard(folder)), places })
    }
  })
  // told to whoever waits for it
  ready.catch(() => undefined)
  /** whose the kept files are */
  const found = new Map<string, Places>()
  let indexed: Promise<void> | undefined
  const known = new Map<string, PageNotes>()
  const selection: Selection = {
    folder: built,
    pageWritten: (file, html) => known.set(file, notesOf(html)),
    keys: new Map(),
    kept: [],
    others: [],
    made: 0,
    keptKnown: async () => {
      if (shard) return
      await beside?.takenOver
      for (const { last, places } of sources) {
        const own = [...last.keys.keys()].filter((file) => !isDocuments(file))
        const isKept = (file: string) => found.get(file) === places
        if (places.site === target)
          leaveOut(
            built,
            own.filter((file) => !isKept(file)),
          )
        else takeOverAll(own.filter(isKept).map((file) => [placeOf(file, places), join(built, file)]))
      }
    },
    wanted: shard,
    ready,
    isThere: (file, key) => {
      for (const { last, places } of sources) {
        if (last.keys.get(file) !== key || last.touched.has(file)) continue
        found.set(file, places)
        const notes = last.notes.get(file)
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
    const inPlace = (file: string) => found.get(file) === own
    mkdirSync(documents, { recursive: true })
    for (const name of readdirSync(documents))
      if (!selection.keys.has(`search/documents/${name}`)) rmSync(join(documents, name))
    for (const file of files) {
      const from = found.get(file)
      if (from === undefined) renameSync(join(built, file), placeOf(file, own))
      else if (from !== own) cpSync(placeOf(file, from), placeOf(file, own))
    }
    rmSync(join(built, 'search/documents'), { recursive: true, force: true })
    const same =
      files.every(inPlace) &&
      sources.some(
        ({ last, places }) =>
          places === own && [...last.keys.keys()].filter(isDocuments).length === files.length,
      ) &&
      existsSync(join(target, 'search/manifest.json'))
    if (same)
      takeOverAll(
        [
          'pagefind',
          'search/manifest.json',
          'search/words',
          ...editionTable.map(({ id }) => `search/${id}`),
        ].map((name) => [join(target, name), join(built, name)]),
      )
    else await runIndexing(documents)
    reached('index')
  }
  // two that write into one store trip over each other: the second has one of its own, for this time
  const isStoreOurs = (await hold(storeFolder)) !== undefined
  await build({
    outDir: astros,
    logLevel: 'warn',
    integrations: [leaveOutUnchanged(selection)],
    ...(!isStoreOurs && { cacheDir: join(scratch, 'store') }),
  })
  if (existsSync(astros)) moveInto(astros, built)
  reached('rendered')
  if (shard) {
    await inspection
    writeLastBuild(
      memory,
      fingerprint,
      { site: built, documents: join(built, 'search/documents') },
      { keys: selection.keys, notes: known, carried: true },
    )
    swapIn(built, target)()
    console.log(`这一份做好了：${target}`)
    leave(0)
  }
  selection.documentsWritten()
  placeErrorPages(built)
  // what kept pages show besides: pictures, which are made with the pages that name them
  for (const link of textsIn(known.values(), 'links')) {
    const file = link.startsWith(`${site.base}_assets/`) ? decodeURI(link.slice(site.base.length)) : undefined
    if (file === undefined || existsSync(join(built, file))) continue
    const from = [target, ...positionals].map((folder) => join(folder, file)).find((path) => existsSync(path))
    if (from === undefined) continue
    takeOverAll([[from, join(built, file)]])
  }
  const pages = [
    ...Array.from(selection.keys.keys()).filter((file) => file.endsWith('.html')),
    ...selection.others
      .flatMap((path) => [path === '' ? 'index.html' : `${path}/index.html`, `${path}.html`])
      .filter((file) => isFile(join(built, file))),
  ].sort()
  const notes = readNotes(built, pages, known)
  if (policyInPages) placePolicies(built, notes)
  writeDelivery(built, notes)
  const wrong = siteFaults(built, notes, (file) => found.has(file) || isFile(join(built, file)))
  if (wrong.length > 0) stop(`网站有 ${wrong.length} 处不对，没有换上：\n${wrong.join('\n')}`)
  reached('pages')
  await inspection
  await indexed

  // what is known of the site before is not true of the one that takes its place
  forgetLastBuild(memory)
  writeStamp(built)
  // something may have been put there meanwhile
  const late = whyNotInto(target, values.outDir)
  if (late) stop(late)
  const removeOld = swapIn(built, target)
  swapped = true
  reached('swapped')
  writeServers(target, notes)
  writeLastBuild(memory, fingerprint, own, {
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
  places: Places
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

function runIndexing(documents: string): Promise<void> {
  return new Promise((done, failed) => {
    // with room for what lives short, of which there is much: the collector comes more seldom
    const words = ['--max-semi-space-size=64', 'src/build/build-index.ts', built, documents]
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
  leave(1)
}

/**
 * Ends the process amid its work. Node then joins V8's threads, of which one may be waiting for a collection that only
 * this thread makes, for ever: so it is made before.
 */
function leave(code: number): never {
  setFlagsFromString('--expose-gc')
  runInNewContext('gc()')
  process.exit(code)
}
