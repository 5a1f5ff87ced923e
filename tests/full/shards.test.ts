import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, rmSync } from 'node:fs'
import { promisify } from 'node:util'
import { afterAll, expect, test } from 'vitest'
import { digests } from '../build/edits.ts'
import { SITE_NOW, build } from '../build/built-site.ts'

const work = 'build/tests/shards'
const content = `${work}/content`
const env = { SITE_CONTENT: content }
rmSync(work, { recursive: true, force: true })
mkdirSync(work, { recursive: true })
cpSync('tests/fixtures/paper', content, { recursive: true })
afterAll(() => rmSync(work, { recursive: true, force: true }))

const run = (...words: string[]) =>
  promisify(execFile)(process.execPath, ['src/cli/build.ts', ...words], {
    env: { ...process.env, SITE_NOW, ...env },
  })

test.each([
  ['four shards of four', ['1/4', '2/4', '3/4', '4/4']],
  ['the shards of two years', ['2023', '2024']],
])('%s, made in processes of their own, join to the site that one build makes', async (name, shards) => {
  const folders = shards.map((shard) => `${work}/${shard.replace('/', '-of-')}`)
  await Promise.all(shards.map((shard, at) => run('--shard', shard, '--outDir', folders[at] ?? '')))
  for (const folder of folders) expect(Object.keys(digests(folder)).join(), name).toMatch(/articles\//u)
  build(`${work}/whole`, env)
  const { stdout } = await run('--join', ...folders, '--outDir', `${work}/joined`, '--fresh')
  expect(stdout).toContain('做好了')
  expect(digests(`${work}/joined`)).toEqual(digests(`${work}/whole`))
})

test('a folder that is no shard is refused', async () => {
  await expect(run('--join', content, '--outDir', `${work}/none`)).rejects.toThrow(/不是一份分片/u)
  await expect(run('--shard', '9/4', '--outDir', `${work}/none`)).rejects.toThrow(/--shard 要写年份/u)
})
