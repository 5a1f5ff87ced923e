/**
 * Commands that speak with the outside world, as they are run: a proxy of the test's own takes all that they send, and
 * answers as the services do.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { missing } from './needs.ts'
import { startProxy, type Answer, type Asked, type OwnProxy } from './own-proxy.ts'

let asked: Asked[] = []
let answer: (asked: Asked) => Answer
let folder: string
let env: NodeJS.ProcessEnv
let proxy: OwnProxy

const hosts = ['archive.org', 'example.com', 'there.example', 'gone.example', 'silent.example']

describe.skipIf(missing('openssl', 'announcing and links'))('through a proxy', () => {
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'outside-'))
    proxy = await startProxy(folder, hosts, (one) => {
      asked.push(one)
      return answer(one)
    })
    env = {
      ...process.env,
      NODE_USE_ENV_PROXY: '1',
      HTTP_PROXY: proxy.address,
      HTTPS_PROXY: proxy.address,
      NO_PROXY: '',
      NODE_EXTRA_CA_CERTS: proxy.certificate,
    }
  })
  afterAll(() => {
    proxy.stop()
    rmSync(folder, { recursive: true })
  })
  beforeEach(() => {
    asked = []
  })

  /** Runs a command to its end. */
  async function run(words: readonly string[], more: NodeJS.ProcessEnv = {}) {
    const child = spawn(process.execPath, words, { env: { ...env, ...more } })
    let [stdout, stderr] = ['', '']
    child.stdout.on('data', (text: Buffer) => (stdout += text.toString()))
    child.stderr.on('data', (text: Buffer) => (stderr += text.toString()))
    const [status] = (await once(child, 'close')) as [number]
    return { status, stdout, stderr }
  }

  test('npm run ping: what is new goes to Baidu; what could not be told is told the next time', async () => {
    const site = join(folder, 'site')
    mkdirSync(join(site, 'sitemaps'), { recursive: true })
    const write = (...urls: string[]) =>
      writeFileSync(
        join(site, 'sitemaps/pages-1.xml'),
        `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${urls.map((url) => `<url><loc>${url}</loc></url>`).join('')}</urlset>`,
      )
    const ping = (more: NodeJS.ProcessEnv = { BAIDU_TOKEN: 'b-1' }) =>
      run(['src/cli/ping.ts', '--dir', site, '--state', join(folder, 'announced.json')], {
        SITE_URL: 'https://news.example.cn',
        BAIDU_TOKEN: '',
        ...more,
      })
    write('https://news.example.cn/', 'https://news.example.cn/articles/a/')

    expect(await ping({})).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('谁也没有告诉') as string,
    })
    expect(asked).toEqual([])

    answer = () => ({ status: 401, body: 'token is not valid' })
    const refused = await ping()
    expect(refused).toMatchObject({ status: 0, stdout: '' })
    expect(refused.stderr).toBe('⚠ 百度推送：没有告诉成，对方答 401：token is not valid\n')

    answer = () => ({ status: 200 })
    asked = []
    expect(await ping()).toEqual({ status: 0, stdout: '百度推送：告诉了 2 个网址\n', stderr: '' })
    expect(asked).toMatchObject([
      {
        url: 'http://data.zz.baidu.com/urls?site=https%3A%2F%2Fnews.example.cn&token=b-1',
        method: 'POST',
        body: 'https://news.example.cn/\nhttps://news.example.cn/articles/a/',
      },
    ])
    asked = []
    expect((await ping()).stdout).toBe('没有新的网址。\n')
    write('https://news.example.cn/', 'https://news.example.cn/articles/b/')
    expect((await ping()).stdout).toBe('百度推送：告诉了 2 个网址\n')
    expect(asked.map(({ body }) => body)).toEqual([
      'https://news.example.cn/articles/a/\nhttps://news.example.cn/articles/b/',
    ])
  })

  /** A content folder in which one article names three sources. */
  function content(): { folder: string; file: string } {
    const own = join(folder, 'content')
    rmSync(own, { recursive: true, force: true })
    cpSync('tests/fixtures/paper', own, { recursive: true })
    const file = join(own, 'articles/2023/plan.md')
    const text = readFileSync(file, 'utf8')
    const start = text.indexOf('sources:')
    const end = start + text.slice(start).search(/\n(?=\w)/u)
    const sources = hosts
      .slice(2)
      .map((host) => `  - {publisher: 试验报, title: 计划, date: 2023-03, url: "https://${host}/a"} # 说明`)
    writeFileSync(file, `${text.slice(0, start)}sources:\n${sources.join('\n')}${text.slice(end)}`)
    return { folder: own, file }
  }
  /** What addresses in the content get; those of the fixture itself are all there. */
  const world = ({ url }: Asked) => ({
    status: url.startsWith('https://gone.example/')
      ? 404
      : url.startsWith('https://silent.example/')
        ? 0
        : 200,
  })

  test('npm run links -- --check: what is gone or silent is told with its place, and remembered', async () => {
    const { folder: own } = content()
    answer = world
    const words = ['src/cli/links.ts', '--check', '--memory', join(folder, 'links.json')]
    const { status, stdout, stderr } = await run(words, { SITE_CONTENT: own })
    expect(stderr).toBe('')
    expect(status).toBe(1)
    expect(stdout).toMatch(/✗ \S+plan\.md:\d+ 的网址打不开（404）：https:\/\/gone\.example\/a/u)
    expect(stdout).toMatch(/✗ \S+plan\.md:\d+ 的网址打不开（没有回答）：https:\/\/silent\.example\/a/u)
    expect(stdout).toContain('存档也许在 https://archive.today/newest/https://gone.example/a')
    expect(stdout).not.toContain('there.example')
    expect(asked.map(({ url }) => url)).toContain('https://there.example/a')
    asked = []
    expect((await run(words, { SITE_CONTENT: own })).stdout).toBe(stdout)
    expect(asked).toEqual([])
  })

  test('npm run links -- --archive: a snapshot is written beside its address, and nothing else changes', async () => {
    const { folder: own, file } = content()
    const text = readFileSync(file, 'utf8')
    answer = ({ url }) => ({
      status: 200,
      body: JSON.stringify({
        archived_snapshots: url.endsWith(encodeURIComponent('https://there.example/a'))
          ? {
              closest: {
                available: true,
                status: '200',
                url: 'http://web.archive.org/web/2024/https://there.example/a',
              },
            }
          : {},
      }),
    })
    const { status, stdout } = await run(['src/cli/links.ts', '--archive'], { SITE_CONTENT: own })
    expect(stdout).toContain('写下了 1 个存档')
    expect(status).toBe(0)
    expect(readFileSync(file, 'utf8')).toBe(
      text.replace(
        '"https://there.example/a"',
        '"https://there.example/a", archived: "https://web.archive.org/web/2024/https://there.example/a"',
      ),
    )
    answer = () => ({ status: 503 })
    const before = readFileSync(file, 'utf8')
    const refused = await run(['src/cli/links.ts', '--archive'], { SITE_CONTENT: own })
    expect(refused).toMatchObject({ status: 1, stderr: expect.stringContaining('存档网站答 503') as string })
    expect(readFileSync(file, 'utf8')).toBe(before)
  })
})
