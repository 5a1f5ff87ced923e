import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fixCopy } from '../../src/content/checks/fixes.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lint-content-'))
  mkdirSync(join(folder, 'articles'))
  for (const name of ['facts.yaml', 'sources.yaml', 'tags.yaml', 'glossary.yaml'])
    cpSync(join('tests/fixtures/paper', name), join(folder, name))
})
afterAll(() => rmSync(folder, { recursive: true }))

const run = (...args: string[]) =>
  spawnSync(process.execPath, ['src/cli/lint-content.ts', ...args], {
    encoding: 'utf8',
    env: { ...process.env, SITE_CONTENT: folder },
  })

test('exits with 1 where it finds something and with 2 on wrong usage; changes files only with --fix', () => {
  const file = join(folder, 'articles/a.md')
  const text = readFileSync('tests/fixtures/paper/articles/2023/short-01.md', 'utf8').trimEnd()
  const article = `${text}\n\n今天,我们去看看!!真的\n`
  writeFileSync(file, article)
  expect(run().status).toBe(1)
  expect(readFileSync(file, 'utf8')).toBe(article)
  run('--fix')
  expect(readFileSync(file, 'utf8')).toBe(fixCopy(file, article))
  expect(readFileSync(file, 'utf8')).toContain('今天，我们去看看！！真的')
  // a body saved with another encoding: bytes that can't be read are not written back
  const foreign = Buffer.concat([
    Buffer.from(`${text}\n\n今天,我们去看看!!\n`),
    Buffer.from([0xd6, 0xd0, 0xb9, 0xfa, 0x0a]),
  ])
  writeFileSync(file, foreign)
  run('--fix')
  expect(readFileSync(file)).toEqual(foreign)
  writeFileSync(file, article)
  expect(run('--format', 'xml')).toMatchObject({ status: 2 })
  expect(run('--help').stdout).toContain('退出码')
})

test('says which registry is missing, without a trace of the program', () => {
  const paper = mkdtempSync(join(tmpdir(), 'lint-content-'))
  cpSync(folder, paper, { recursive: true })
  rmSync(join(paper, 'glossary.yaml'))
  const { status, stdout, stderr } = spawnSync(process.execPath, ['src/cli/lint-content.ts'], {
    encoding: 'utf8',
    env: { ...process.env, SITE_CONTENT: paper },
  })
  rmSync(paper, { recursive: true })
  expect({ status, stderr }).toEqual({ status: 1, stderr: '' })
  expect(stdout).toContain('glossary.yaml：找不到这个文件')
})
