/**
 * `npm run bench [-- --size 1000[,5000…]] [--alone] [--without-edits] [--runs 1]`: builds a generated paper from nothing,
 * beside the peer with the same articles, and again after edits. Prints tables and writes `build/bench/build.json`. `--alone` leaves the
 * peer out. Pictures for sharing are left out of both (`--share-images` makes ours).
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { generateCorpus } from '../search/corpus.ts'
import { articleFile, BENCH_NOW, forgetSynced, writeContent } from './content.ts'
import { buildPeer, type PeerTaken } from './peer.ts'
import { run, type Taken } from './processes.ts'

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: '1000' },
    runs: { type: 'string', default: '1' },
    alone: { type: 'boolean', default: false },
    'without-edits': { type: 'boolean', default: false },
    'share-images': { type: 'boolean', default: false },
  },
})
const SEED = 1
const work = resolve('build/bench/build')
mkdirSync(work, { recursive: true })

/** A build of ours. */
interface Built extends Taken {
  /** until all pages, feeds and sitemaps were written and checked, in seconds */
  withoutIndex: number
  /** files that were made, and that were taken over from the build before */
  made: number
  kept: number
}

async function build(content: string, target: string, fresh: boolean): Promise<Built> {
  if (fresh) {
    forgetSynced(content)
    rmSync(target, { recursive: true, force: true })
  }
  const times = join(work, 'times.json')
  const taken = await run(
    [
      process.execPath,
      '--max-semi-space-size=64',
      'src/cli/build.ts',
      '--outDir',
      target,
      ...(fresh ? ['--fresh'] : []),
    ],
    {
      SITE_CONTENT: content,
      SITE_NOW: BENCH_NOW,
      SITE_SHARE_IMAGES: values['share-images'] ? '1' : '0',
      BUILD_TIMES: times,
    },
  )
  await removedBeside(target)
  const { search, checks, made, kept } = JSON.parse(readFileSync(times, 'utf8')) as Record<string, number>
  return {
    ...taken,
    withoutIndex: taken.seconds - ((checks ?? 0) - (search ?? 0)),
    made: made ?? 0,
    kept: kept ?? 0,
  }
}

/** Nobody waits for the removal of the site before, and no editor's next edit comes within it. */
async function removedBeside(target: string): Promise<void> {
  while (readdirSync(dirname(target)).some((name) => name.startsWith(`.${basename(target)}-`)))
    await sleep(100)
}

interface Result {
  size: number
  full: Built
  edits: Record<string, Built>
  peer?: PeerTaken
}

const peer = !values.alone && ['opencc', 'hugo'].every((name) => spawnSync(name, ['--help']).status === 0)
if (!peer && !values.alone) console.log('opencc or hugo is not on this machine: built without the peer')
const results: Result[] = []
for (const size of values.size.split(',').map(Number)) {
  const content = join('build/bench/build', `content-${size}`)
  const target = join(work, `site-${size}`)
  const paths = writeContent(content, size, SEED)
  const middle = join(content, paths[Math.floor(size / 2)] ?? '')
  let full: Built | undefined
  let other: PeerTaken | undefined
  for (let round = 0; round < Number(values.runs); round += 1) {
    const built = await build(content, target, true)
    if (!full || built.seconds < full.seconds) full = built
    if (!peer) continue
    const taken = await buildPeer(content, join(work, `peer-${size}`))
    if (!other || secondsOf(taken) < secondsOf(other)) other = taken
  }
  if (!full) throw new Error('--runs must be at least 1')
  const edits: Record<string, Built> = {}
  const after = async (name: string, edit: () => void) => {
    if (values['without-edits']) return
    edit()
    edits[name] = await build(content, target, false)
  }
  await after('nothing', () => undefined)
  await after('a text changed', () =>
    writeFileSync(middle, `${readFileSync(middle, 'utf8')}\n又添一句，头发与面条。\n`),
  )
  await after('an article added', () => {
    const last = generateCorpus(size + 1, SEED).at(-1)
    if (!last) throw new Error('no article was generated')
    // of the day before, as an editor's are
    const extra = { ...last, date: '2026-12-31', year: 2026 }
    const path = join('articles', String(extra.year), `${extra.slug}.md`)
    mkdirSync(join(content, 'articles', String(extra.year)), { recursive: true })
    writeFileSync(join(content, path), articleFile(extra, { number: size, picture: false }))
    paths.push(path)
  })
  await after('a tag renamed', () => {
    const tags = join(content, 'tags.yaml')
    const text = readFileSync(tags, 'utf8')
    const name = /.*name: ([^,]+)/su.exec(text)?.[1] ?? ''
    writeFileSync(tags, text.replace(`name: ${name},`, `name: ${name}新,`))
    for (const path of paths) {
      const file = join(content, path)
      const before = readFileSync(file, 'utf8')
      const renamed = before.replace(/^tags: \[(.*)\]$/mu, (_, list: string) => {
        const names = list.split(', ').map((each) => (each === name ? `${name}新` : each))
        return `tags: [${names.join(', ')}]`
      })
      if (renamed !== before) writeFileSync(file, renamed)
    }
  })
  const result: Result = { size, full, edits, ...(other && { peer: other }) }
  results.push(result)
  print(result)
}
writeFileSync(
  resolve('build/bench/build.json'),
  `${JSON.stringify({ date: new Date().toISOString(), cores: cpus().length, model: cpus()[0]?.model, memory: totalmem(), results }, null, 2)}\n`,
)

function secondsOf({ opencc, hugo, pagefind }: PeerTaken): number {
  return opencc.seconds + hugo.seconds + pagefind.seconds
}

function print({ size, full, edits, peer: other }: Result): void {
  const row = (name: string, { seconds, megabytes }: Taken) => ({
    name,
    seconds: seconds.toFixed(1),
    'of peer': other ? (seconds / secondsOf(other)).toFixed(2) : '',
    'peak MB': Math.round(megabytes),
  })
  console.log(
    `\n${size} articles × 3 editions; ${cpus().length} × ${cpus()[0]?.model}; ${new Date().toISOString().slice(0, 10)}`,
  )
  console.table([
    row('ours, from nothing', full),
    row('… without waiting for the index', { ...full, seconds: full.withoutIndex }),
    ...(other
      ? [
          row('peer', {
            seconds: secondsOf(other),
            megabytes: Math.max(...Object.values(other).map(({ megabytes }: Taken) => megabytes)),
          }),
          row('… opencc', other.opencc),
          row('… hugo', other.hugo),
          row('… pagefind', other.pagefind),
        ]
      : []),
  ])
  if (Object.keys(edits).length === 0) return
  console.table(
    Object.entries(edits).map(([name, built]) => ({
      'after an edit': name,
      seconds: built.seconds.toFixed(1),
      'of full': (built.seconds / full.seconds).toFixed(2),
      'without index': (built.withoutIndex / full.withoutIndex).toFixed(2),
      made: built.made,
      kept: built.kept,
    })),
  )
}
