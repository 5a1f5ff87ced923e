/**
 * `npm run bench:dev [-- --size 5000]`: the editor's preview of a generated paper beside a bare Astro project with the
 * same articles, in turn on one machine: from the command to the first article's page, with nothing kept and again with
 * what was kept, and from an edit to its showing. Prints a table and writes `build/bench/dev.json`.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { freePort } from '../../full/real-servers.ts'
import { BENCH_NOW, forgetSynced, writeContent } from './content.ts'

const { values } = parseArgs({
  options: { size: { type: 'string', default: '1000' }, edits: { type: 'string', default: '5' } },
})
const SEED = 1
const PATIENCE = 600_000
const work = 'build/bench/dev'

/** A preview, and how to make it forget all that it keeps. */
interface Preview {
  program: readonly string[]
  env: Readonly<Record<string, string>>
  forget(): void
}

/** What a preview took, in seconds. */
interface Waited {
  cold: number
  again: number
  /** the median over the edits */
  edit: number
}

const size = Number(values.size)
const content = join(work, `content-${size}`)
const paths = writeContent(content, size, SEED)
const file = join(content, paths[Math.floor(size / 2)] ?? '')
const slug = basename(file, '.md')

const bare = join(work, 'bare')
rmSync(bare, { recursive: true, force: true })
for (const [path, text] of Object.entries({
  'astro.config.mjs': 'export default { devToolbar: { enabled: false } }\n',
  'src/content.config.ts': `import { glob } from 'astro/loaders'
import { defineCollection } from 'astro:content'
export const collections = { articles: defineCollection({ loader: glob({ base: ${JSON.stringify(resolve(content, 'articles'))}, pattern: '**/*.md', generateId: ({ entry }) => entry.replace(/^.*\\//u, '').replace(/\\.md$/u, '') }) }) }
`,
  'src/pages/articles/[slug].astro': `---
import { getCollection, render } from 'astro:content'
export async function getStaticPaths() {
  return (await getCollection('articles')).map((entry) => ({ params: { slug: entry.id }, props: { entry } }))
}
const { entry } = Astro.props
const { Content } = await render(entry)
---
<!doctype html>
<html lang="zh-Hans"><head><meta charset="utf-8"><title>{entry.data.title}</title></head>
<body><h1>{entry.data.title}</h1><Content /></body></html>
`,
})) {
  mkdirSync(join(bare, path, '..'), { recursive: true })
  writeFileSync(join(bare, path), text)
}

const ours = (): Preview => ({
  program: ['src/cli/dev.ts'],
  env: { SITE_CONTENT: content, SITE_NOW: BENCH_NOW },
  forget() {
    forgetSynced(content)
    rmSync('.astro/data-store.json', { force: true })
  },
})
const bareAstro = (): Preview => ({
  program: ['node_modules/astro/bin/astro.mjs', 'dev', '--root', bare],
  env: {},
  forget() {
    for (const name of ['.astro', 'node_modules']) rmSync(join(bare, name), { recursive: true, force: true })
  },
})

async function watch({ program, env, forget }: Preview): Promise<Waited> {
  forget()
  const before = readFileSync(file, 'utf8')
  // the same both times, as an editor's is: Astro forgets what it synced where the port is another
  const port = await freePort()
  const cold = await open(program, env, port, async () => undefined)
  const edits: number[] = []
  const again = await open(program, env, port, async (page) => {
    for (let edit = 1; edit <= Number(values.edits); edit += 1) {
      // without a numeral, which the page parts from its unit by an element
      const sentence = `又添${'甲乙丙丁戊己庚辛壬癸'[edit % 10]}句。`
      const start = performance.now()
      writeFileSync(file, `${before}\n${sentence}\n`)
      await shows(page, sentence)
      edits.push((performance.now() - start) / 1000)
    }
  })
  writeFileSync(file, before)
  return { cold, again, edit: edits.toSorted((a, b) => a - b)[Math.floor(edits.length / 2)] ?? 0 }
}

/** @returns seconds from the command to the article's page */
async function open(
  program: readonly string[],
  env: Readonly<Record<string, string>>,
  port: number,
  use: (page: string) => Promise<void>,
): Promise<number> {
  const page = `http://localhost:${port}/articles/${slug}/`
  const start = performance.now()
  const server = spawn(process.execPath, [...program, '--port', String(port)], {
    env: { ...process.env, ...env, ASTRO_TELEMETRY_DISABLED: '1' },
    stdio: 'ignore',
  })
  try {
    await shows(page, '</h1>', server)
    const seconds = (performance.now() - start) / 1000
    await use(page)
    return seconds
  } finally {
    const ended = new Promise((done) => server.once('exit', done))
    if (server.exitCode === null && server.kill()) await ended
  }
}

async function shows(page: string, text: string, server?: ChildProcess): Promise<void> {
  const end = Date.now() + PATIENCE
  while (Date.now() < end && (server?.exitCode ?? null) === null) {
    const html = await fetch(page).then(
      (answer) => (answer.ok ? answer.text() : ''),
      () => '',
    )
    if (html.includes(text)) return
    await new Promise((again) => setTimeout(again, 50))
  }
  throw new Error(`${page} never showed ${text}`)
}

const waited = { ours: await watch(ours()), bare: await watch(bareAstro()) }
console.log(
  `\n${size} articles; ${cpus().length} × ${cpus()[0]?.model}; ${new Date().toISOString().slice(0, 10)}`,
)
console.table(
  (['cold', 'again', 'edit'] as const).map((what) => ({
    seconds: { cold: 'first page, nothing kept', again: 'first page, again', edit: 'an edit shows' }[what],
    ours: waited.ours[what].toFixed(2),
    'bare Astro': waited.bare[what].toFixed(2),
    ratio: (waited.ours[what] / waited.bare[what]).toFixed(2),
  })),
)
mkdirSync('build/bench', { recursive: true })
writeFileSync(
  'build/bench/dev.json',
  `${JSON.stringify({ date: new Date().toISOString(), size, ...waited }, null, 2)}\n`,
)
