/**
 * Signing in to the editing pages as they are built for each host. All that they send goes to a proxy of the test's own,
 * which answers as the hosts do; the pages' own policy decides what may be sent at all.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, type Page } from '@playwright/test'
import { serve } from '../../src/cli/serve.ts'
import { ONCE } from '../browser/watched.ts'
import { expect, field, fillIn, formIsReady } from './editing-form.ts'
import { missing } from './needs.ts'
import { startProxy, type Answer, type Asked } from './own-proxy.ts'

const content = 'tests/fixtures/paper'

/** The world outside: what it was asked, and how it answers. */
interface World {
  asked: Asked[]
  answer: (url: URL, asked: Asked) => Answer | undefined
}

let world: World

const test = base.extend({
  page: async ({ browser }, use) => {
    world = { asked: [], answer: () => undefined }
    const own = mkdtempSync(join(tmpdir(), 'world-'))
    const proxy = await startProxy(own, ['example.cn'], (asked) => {
      const cors = { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*, authorization' }
      if (asked.method === 'OPTIONS') return { status: 204, headers: cors }
      world.asked.push(asked)
      // whoever is not known is refused
      const made = world.answer(new URL(asked.url), asked) ?? { status: 401, body: '{"message":"401"}' }
      return { ...made, headers: { 'content-type': 'application/json', ...cors, ...made.headers } }
    })
    const context = await browser.newContext({
      // the pages themselves are on this machine
      proxy: { server: proxy.address, bypass: '127.0.0.1' },
      ignoreHTTPSErrors: true,
      locale: 'zh-CN',
      viewport: { width: 1300, height: 2400 },
    })
    await use(await context.newPage())
    await context.close()
    proxy.stop()
    rmSync(own, { recursive: true })
  },
})
test.use({ actionTimeout: 60_000, navigationTimeout: 60_000 })
test.skip(missing('openssl', 'signing in to the editing pages'))

const BUILD = `import { buildAdmin } from './src/admin/build-admin.ts'
await buildAdmin(process.argv[1])`

let folder: string
let server: Server
let home: string

/** Builds the editing pages alone for a host, and serves and opens them. */
async function open(page: Page, env: Readonly<Record<string, string>>): Promise<{ refused: string[] }> {
  folder = mkdtempSync(join(tmpdir(), 'sign-in-'))
  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', BUILD, folder], {
    env: {
      ...process.env,
      SITE_CONTENT: content,
      SITE_ADMIN_REPO: 'paper/site',
      ...env,
      NODE_ENV: 'production',
    },
    encoding: 'utf8',
  })
  expect(status, stderr).toBe(0)
  // the page for what is not there is the paper's
  writeFileSync(join(folder, '404.html'), '')
  server = await serve(folder, 0)
  home = `http://127.0.0.1:${(server.address() as AddressInfo).port}/admin/`
  const refused: string[] = []
  const watch = (one: Page) =>
    one.on('console', (message) => {
      const text = message.text()
      // fonts and the state of the hosts, which Sveltia asks for elsewhere, are forbidden on purpose; without the inline
      // handlers of its images, Svelte does without what happened before it was ready
      if (
        text.includes('Content Security Policy') &&
        !/status|cdn\.jsdelivr|inline event handler/u.test(text)
      )
        refused.push(text)
    })
  watch(page)
  page.on('popup', watch)
  await page.goto(home)
  return { refused }
}
test.afterEach(() => {
  server.closeAllConnections()
  server.close()
  rmSync(folder, { recursive: true })
})

/** Waits until the host was asked who the editor is, with the token that signing in brought. */
const expectAsked = (url: string, authorization: string) =>
  expect
    .poll(() => world.asked.filter((one) => one.url === url).map(({ headers }) => headers.authorization))
    .toContain(authorization)

const signIn = (page: Page) => page.getByRole('button', { name: /^使用 .*登录$/u }).first()

test('GitHub, through a service that signs editors in', { tag: ONCE }, async ({ page }) => {
  world.answer = ({ host }) =>
    host === 'sign-in.example.cn'
      ? {
          status: 200,
          headers: { 'content-type': 'text/html' },
          body: `<script>
            addEventListener('message', ({ origin }) =>
              opener.postMessage('authorization:github:success:{"token":"t-1"}', origin))
            opener.postMessage('authorizing:github', '*')
          </script>`,
        }
      : undefined
  const { refused } = await open(page, { SITE_ADMIN_AUTH: 'https://sign-in.example.cn' })
  await signIn(page).click()
  await expectAsked('https://api.github.com/user', 'token t-1')
  const service = new URL(world.asked.find(({ url }) => url.includes('//sign-in.'))?.url ?? '')
  expect(service.pathname).toBe('/auth')
  expect(Object.fromEntries(service.searchParams)).toMatchObject({ provider: 'github', site_id: '127.0.0.1' })
  expect(service.searchParams.get('scope')).toMatch(/^repo\b/u)
  expect(refused).toEqual([])
})

test('by a token, where no sign-in is set up', { tag: ONCE }, async ({ page }) => {
  const { refused } = await open(page, {})
  const token = page.getByRole('button', { name: /令牌/u })
  await expect(token).toBeVisible()
  await expect(page.getByRole('button', { name: /^使用 \W?GitHub\W? 登录$/u })).toHaveCount(0)
  await token.click()
  const dialog = page.getByRole('alertdialog')
  await dialog.getByRole('textbox').fill('t-1')
  await dialog.getByRole('button', { name: '登录' }).click()
  await expectAsked('https://api.github.com/user', 'token t-1')
  expect(refused).toEqual([])
})

/** Where an application of a host signs editors in, and how it knows them after. */
interface Application {
  authorize: string
  token: string
}

/** What the two addresses answer: the editor agrees, and is sent back with a code that is worth a token. */
function entrance({ authorize, token }: Application, url: URL): Answer | undefined {
  const { origin, pathname, searchParams } = url
  if (origin + pathname === authorize)
    return {
      status: 302,
      headers: {
        location: `${searchParams.get('redirect_uri')}?code=c-1&state=${searchParams.get('state')}`,
      },
    }
  return origin + pathname === token ? { status: 200, body: '{"access_token":"t-1"}' } : undefined
}

/** What the host was told of our application, and what it was given for its code. */
function expectProven({ authorize, token }: Application): void {
  const { asked } = world
  const first = new URL(asked.find(({ url }) => url.startsWith(`${authorize}?`))?.url ?? '')
  expect(Object.fromEntries(first.searchParams)).toMatchObject({
    client_id: 'a1',
    redirect_uri: home,
    response_type: 'code',
    code_challenge_method: 'S256',
  })
  expect(asked.find(({ url }) => url === token)?.body).toContain('c-1')
}

for (const { name, env, application, user } of [
  {
    name: 'GitLab, as an application',
    env: { SITE_ADMIN_HOST: 'gitlab', SITE_ADMIN_APP: 'a1' },
    application: { authorize: 'https://gitlab.com/oauth/authorize', token: 'https://gitlab.com/oauth/token' },
    user: 'https://gitlab.com/api/v4/user',
  },
  {
    name: 'GitLab of one’s own, under a path',
    env: {
      SITE_ADMIN_HOST: 'gitlab',
      SITE_ADMIN_APP: 'a1',
      SITE_ADMIN_AUTH: 'https://git.example.cn/lab',
    },
    application: {
      authorize: 'https://git.example.cn/lab/oauth/authorize',
      token: 'https://git.example.cn/lab/oauth/token',
    },
    user: 'https://git.example.cn/lab/api/v4/user',
  },
])
  test(name, { tag: ONCE }, async ({ page }) => {
    world.answer = (url) => entrance(application, url)
    const { refused } = await open(page, env)
    await signIn(page).click()
    await expectAsked(user, 'Bearer t-1')
    expectProven(application)
    expect(refused).toEqual([])
  })

test(
  'Gitea of one’s own: who signs in sees the articles, and what is saved is a commit with that file alone',
  { tag: ONCE },
  async ({ page }) => {
    const application = {
      authorize: 'https://gitea.example.cn/login/oauth/authorize',
      token: 'https://gitea.example.cn/login/oauth/access_token',
    }
    const host = gitea(content)
    world.answer = (url, asked) => entrance(application, url) ?? host(url, asked)
    const { refused } = await open(page, {
      SITE_ADMIN_HOST: 'gitea',
      SITE_ADMIN_APP: 'a1',
      SITE_ADMIN_API: 'https://gitea.example.cn/api/v1',
    })
    await signIn(page).click()
    await expectAsked('https://gitea.example.cn/api/v1/user', 'token t-1')
    expectProven(application)

    const path = `${content}/articles/2023/plan.md`
    const before = readFileSync(path, 'utf8')
    const old = '头发与面条：60个小区的计划'
    await page.getByRole('row', { name: old }).getByText(old).first().click()
    await formIsReady(page)
    const title = field(page, '标题').getByRole('textbox')
    await expect(title).toHaveValue(old)
    await fillIn(page, [[title, '改过的题目：60个小区的计划']])
    await page.getByRole('button', { name: '保存' }).click()
    const commits = () =>
      world.asked.filter(({ url, method }) => method === 'POST' && url.endsWith('/contents'))
    await expect.poll(() => commits().length).toBe(1)
    const { branch, author, files } = JSON.parse(commits()[0]?.body ?? '{}') as Commit
    expect({ branch, author }).toEqual({ branch: 'main', author: { name: '编辑甲', email: 'a@example.cn' } })
    expect(files).toHaveLength(1)
    expect(files[0]).toMatchObject({ operation: 'update', path })
    const after = Buffer.from(files[0]?.content ?? '', 'base64').toString()
    expect(after).toContain('title: 改过的题目：60个小区的计划')
    const bodyOf = (text: string) => text.slice(text.indexOf('\n---\n') + 5)
    expect(bodyOf(after)).toBe(bodyOf(before))
    expect(refused).toEqual([])
  },
)

/** What Gitea takes for a commit (Gitea API, `repoChangeFiles`). */
interface Commit {
  branch: string
  author: { name: string; email: string }
  files: { operation: string; path: string; content: string }[]
}

/**
 * Gitea's API (docs.gitea.com/api) over the files of a folder, as far as editing one of them needs it.
 *
 * @param root a folder in the project, whose path is the files' path in the repository too
 */
function gitea(root: string): (url: URL, asked: Asked) => Answer | undefined {
  const paths = readdirSync(root, { recursive: true, encoding: 'utf8', withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
  const json = (value: unknown): Answer => ({ status: 200, body: JSON.stringify(value) })
  return ({ host, pathname }, { method, headers, body }) => {
    if (host !== 'gitea.example.cn' || headers.authorization !== 'token t-1') return undefined
    const repository = '/api/v1/repos/paper/site'
    const media = `${repository}/media/main/`
    if (pathname.startsWith(media))
      return { status: 200, body: readFileSync(decodeURI(pathname.slice(media.length))) }
    switch (`${method} ${pathname}`) {
      case 'GET /api/v1/user':
        return json({ id: 1, login: 'a', full_name: '编辑甲', email: 'a@example.cn', avatar_url: '' })
      case 'GET /api/v1/version':
        return json({ version: '1.25.0' })
      case 'GET /api/v1/settings/api':
        return json({ default_paging_num: 30, max_response_items: 50 })
      case `GET ${repository}`:
        return json({ default_branch: 'main', permissions: { pull: true, push: true } })
      case `GET ${repository}/branches/main`:
        return json({ commit: { id: 'c1', message: '' } })
      case `GET ${repository}/git/trees/c1`:
        return json({
          tree: paths.map((path) => ({ type: 'blob', path, sha: path, size: readFileSync(path).length })),
          truncated: false,
        })
      case `POST ${repository}/file-contents`: {
        const { files } = JSON.parse(body) as { files: string[] }
        return json(
          files.map((path) => ({ path, encoding: 'base64', content: readFileSync(path, 'base64') })),
        )
      }
      case `POST ${repository}/contents`: {
        const { files } = JSON.parse(body) as Commit
        return {
          ...json({
            commit: { sha: 'c2', created: '2023-07-01T00:00:00Z' },
            files: files.map(({ path }) => ({ path, sha: 'c2' })),
          }),
          status: 201,
        }
      }
      default:
        return undefined
    }
  }
}
