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

test('a field and YAML that can’t be read: the build’s words, and no stack', () => {
  edit(plan(), /^date: .*$/mu, 'date: 昨天')
  edit(join(content, 'articles/2023/park.mdx'), /^tags: .*$/mu, 'tags: [旧区')
  const { status, stderr } = spawnSync(process.execPath, ['src/cli/dev.ts', '--port', '4321'], {
    encoding: 'utf8',
    env: { ...own, SITE_CONTENT: content },
  })
  expect(stderr).toMatch(/plan\.md 第 \d+ 行，字段 date/u)
  expect(stderr).toMatch(/park\.mdx 第 \d+ 行.*没有配对/u)
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

test('while an article is saved again and again, each answer has it, and the last has its last words', async () => {
  const ask = await open([])
  const written = readFileSync(plan(), 'utf8')
  const ended = new AbortController()
  const saves = async () => {
    for (let saved = 0; saved < 40; saved += 1) {
      writeFileSync(plan(), `${written}\n又添了 no${saved}.\n`)
      await wait(450 + 10 * saved)
    }
    ended.abort()
  }
  const reads = async () => {
    while (!ended.signal.aborted) expect((await ask('/articles/plan/')).status).toBe(200)
  }
  await ask('/articles/plan/')
  await Promise.all([saves(), reads(), reads(), reads()])
  await expect
    .poll(async () => (await ask('/articles/plan/')).text, { timeout: 300_000, interval: 300 })
    .toContain('no39.')
})

test('what is broken before the preview opens, and what breaks while it is open, is told as by a build, on the page and in the terminal; mended, all is whole', async () => {
  const tags = readFileSync(join(content, 'tags.yaml'), 'utf8')
  writeFileSync(join(content, 'tags.yaml'), '- {slug: a, name: \n')
  const said: string[] = []
  const ask = await open(said)
  const front = await ask('/')
  expect(front.status).toBe(500)
  expect(front.text).toContain('这一页没有做成')
  expect(front.text).toMatch(/✗ .*tags\.yaml 第 1 行/u)
  expect(front.text).not.toMatch(/^\s+at /mu)
  writeFileSync(join(content, 'tags.yaml'), tags)
  const written = readFileSync(plan(), 'utf8')
  const page = '/articles/plan/'
  /** Asks for the page until it has the words. */
  const until = async (words: RegExp | string) => {
    await expect.poll(async () => (await ask(page)).text, { timeout: 300_000, interval: 300 }).toMatch(words)
    return ask(page)
  }
  const whole = /^(?!.*✗).*面条图/su
  const breaks: [RegExp, string, string[]][] = [
    // the page is there, beneath the words
    [
      /$/u,
      '\n<<<<<<< HEAD\n甲。\n=======\n乙。\n>>>>>>> b\n\n见[那一篇](/articles/no-such/)。\n',
      ['这是合并冲突的记号', '没有这篇文章', '面条图'],
    ],
    // no page can be made
    [/^tags: .*$/mu, 'tags: [新事]', ['没有登记']],
    [/\.\/plan\.png/u, './later.png', ['找不到这个图片文件']],
  ]
  await until(whole)
  // what an article says is seen after a registry was changed too
  edit(join(content, 'tags.yaml'), /description: [^}]*/u, 'description: 改过的说明。 ')
  await expect
    .poll(async () => (await ask('/tags/jiuqu/')).text, { timeout: 300_000 })
    .toContain('改过的说明')
  edit(plan(), /$/u, '\n又添了一句。\n')
  await until('又添了一句')
  writeFileSync(plan(), written)
  for (const [from, to, words] of breaks) {
    edit(plan(), from, to)
    const { text } = await until(words[0] ?? '')
    for (const each of words) expect(text).toContain(each)
    expect(text).not.toMatch(/^\s+at /mu)
    expect(said.join('')).toContain(words[0])
    if (to === './later.png')
      cpSync(join(content, 'articles/2023/plan.png'), join(content, 'articles/2023/later.png'))
    else writeFileSync(plan(), written)
    await until(whole)
  }
  writeFileSync(plan(), Buffer.from([0x2d, 0x2d, 0x2d, 0x0a, 0xd6, 0xd0, 0xb9, 0xfa, 0xb5, 0xc4, 0x0a]))
  expect((await until('GBK')).text).not.toContain('是不是 <a')
  rmSync(plan())
  await until('没有这一页')
  writeFileSync(plan(), written)
  await until(whole)
  expect(said.join('')).not.toMatch(/^\s+at |getStaticPaths|\[ERROR\]|\[WARN\]/mu)
}, 900_000)
