/** The editor's preview, started as an editor does. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'

// Astro leaves its server out where Vitest runs it
const { VITEST: _, ...own } = process.env

let content: string
let preview: ChildProcess | undefined
beforeEach(() => {
  content = mkdtempSync(join(tmpdir(), 'dev-'))
  cpSync('tests/fixtures/paper', content, { recursive: true })
})
afterEach(async () => {
  if (preview && preview.exitCode === null) {
    const ended = new Promise((done) => preview?.once('exit', done))
    preview.kill()
    await ended
  }
  preview = undefined
  rmSync(content, { recursive: true, force: true })
})

const plan = () => join(content, 'articles/2023/plan.md')
const edit = (file: string, from: RegExp, to: string) =>
  writeFileSync(file, readFileSync(file, 'utf8').replace(from, to))
const freePort = () =>
  new Promise<number>((found) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => found(port))
    })
  })

/** Opens the preview, and returns how to ask it for a page; what it says goes into the list. */
async function open(said: string[]): Promise<(path: string) => Promise<{ status: number; text: string }>> {
  const port = await freePort()
  preview = spawn(process.execPath, ['src/cli/dev.ts', '--port', String(port)], {
    env: { ...own, SITE_CONTENT: content },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  for (const stream of [preview.stdout, preview.stderr])
    stream?.on('data', (bytes: Buffer) => said.push(String(bytes)))
  const ask = async (path: string) => {
    const answer = await fetch(`http://localhost:${port}${path}`, { headers: { accept: 'text/html' } })
    return { status: answer.status, text: await answer.text() }
  }
  for (;;) {
    expect(preview.exitCode, said.join('')).toBeNull()
    try {
      await ask('/robots.txt')
      return ask
    } catch {
      await wait(200)
    }
  }
}

test.each([
  ['a field', /^date: .*$/mu, 'date: 昨天', '字段 date'],
  ['YAML', /^tags: .*$/mu, 'tags: [旧区', '没有配对'],
])('%s that can’t be read: the build’s words, and no stack', (_, from, to, words) => {
  edit(plan(), from, to)
  const { status, stderr } = spawnSync(process.execPath, ['src/cli/dev.ts', '--port', '4321'], {
    encoding: 'utf8',
    env: { ...own, SITE_CONTENT: content },
  })
  expect(stderr).toContain('plan.md 第')
  expect(stderr).toContain(words)
  expect(stderr).toContain('预览没有打开')
  expect(stderr).not.toMatch(/^\s+at /mu)
  expect(status).toBe(1)
})

test('no page at an address, MDX that can’t be read, a body beyond all limits', async () => {
  edit(plan(), /$/u, `\n${'>'.repeat(5000)} 深\n`)
  edit(join(content, 'articles/2023/park.mdx'), /$/u, '\n3 < 5 {\n')
  const said: string[] = []
  const ask = await open(said)
  const missing = await ask('/articles/plam/')
  expect(missing.status).toBe(404)
  expect(missing.text).toContain('没有这一页')
  expect(missing.text).toContain('href="/articles/plan/"')
  expect(missing.text).not.toContain('Not found')
  const unread = await ask('/articles/park/')
  expect(unread.status).toBe(500)
  expect(unread.text).toMatch(/✗ .*park\.mdx 第 \d+ 行/u)
  expect((await ask('/archive/')).text).toContain('公园')
  while (!said.join('').includes('内容有')) await wait(200)
  expect(said.join('')).toMatch(/✗ .*plan\.md 第 \d+ 行：引用、列表套了 5000 层/u)
})

test('a page that can’t be made: the build’s words in the place of a stack', async () => {
  writeFileSync(join(content, 'tags.yaml'), '- {slug: a, name: \n')
  const { status, text } = await (await open([]))('/')
  expect(status).toBe(500)
  expect(text).toContain('这一页没有做成')
  expect(text).toMatch(/✗ .*tags\.yaml 第 1 行/u)
  expect(text).not.toMatch(/^\s+at /mu)
})
