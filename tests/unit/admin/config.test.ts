import { tmpdir } from 'node:os'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { adminConfig, fieldsOf } from '../../../src/admin/config.ts'
import { adminSettings } from '../../../src/admin/settings.ts'
import { adminPolicy } from '../../../src/admin/build-admin.ts'
import { articleSchemas } from '../../../src/content/schemas/article.ts'
import { STRICT } from '../../../src/content/policy.ts'

const settings = adminSettings({})

/** What a test looks at in a field; Sveltia's own types have one for each widget. */
interface Asked {
  name: string
  label?: string
  required?: boolean
  widget?: string
  hint?: string
  pattern?: [string, string]
  fields?: Asked[]
}
const articleFields = (policy = STRICT) => {
  const [articles] = (adminConfig(policy, settings).collections ?? []) as { fields: Asked[] }[]
  return new Map((articles?.fields ?? []).map((field) => [field.name, field]))
}

test('every field of an article has a place in the form, but for the words by region', () => {
  const known = Object.keys(articleSchemas(STRICT).published.shape)
  const asked = [...articleFields().keys()]
  expect([...asked].sort()).toEqual([...known.filter((name) => name !== 'terms'), 'body'].sort())
  expect(asked.slice(0, 5)).toEqual(['title', 'date', 'end', 'published', 'summary'])
})

test('what the policy asks is required, and nothing else', () => {
  const required = (policy = STRICT) =>
    [...articleFields(policy).values()].filter(({ required }) => required === true).map(({ name }) => name)
  expect(required()).toEqual([
    'title',
    'date',
    'published',
    'summary',
    'tags',
    'facts',
    'sources',
    'authors',
    'script',
  ])
  expect(required({ ...STRICT, facts: 'free', sources: 'warned', summary: 'free' })).toEqual([
    'title',
    'date',
    'published',
    'tags',
    'authors',
    'script',
  ])
})

test('a mistake gets the message of the inspection', () => {
  const [pattern = '', message] = articleFields().get('date')?.pattern ?? []
  expect(message).toBe('不是日期。请写成 2022、2022-10 或 2022-10-03')
  const fits = new RegExp(pattern, 'u')
  expect(['2022', '2022-10', '2022-10-03'].every((date) => fits.test(date))).toBe(true)
  expect(['六月', '2022/10', '22-10-03'].some((date) => fits.test(date))).toBe(false)
  expect(articleFields().get('tags')?.hint).toBe('tags.yaml 里的标签，第一个是主栏目')
})

test('a field that has no name in the form stops the build', () => {
  const { published } = articleSchemas(STRICT)
  expect(() => fieldsOf(published.extend({ novel: published.shape.title }))).toThrow('novel')
})

describe('where the content is kept', () => {
  test('without a repository, a folder on this machine; with one, changes are reviewed', () => {
    expect(settings).toMatchObject({ backend: { name: 'github' }, folder: 'content', reviewed: false })
    expect(adminSettings({ SITE_ADMIN_REPO: 'paper/site', SITE_ADMIN_BRANCH: 'main' })).toMatchObject({
      backend: { name: 'github', repo: 'paper/site', branch: 'main', auth_methods: ['token'] },
      reviewed: true,
    })
    expect(
      adminSettings({
        SITE_ADMIN_HOST: 'gitea',
        SITE_ADMIN_REPO: 'paper/site',
        SITE_ADMIN_API: 'https://git.example.cn/api/v1',
        SITE_ADMIN_AUTH: 'https://git.example.cn',
        SITE_ADMIN_APP: 'a1',
      }),
    ).toMatchObject({
      backend: { name: 'gitea', base_url: 'https://git.example.cn', app_id: 'a1' },
      reviewed: false,
    })
  })
  test('the folder is told from the repository’s root; one that is not in it is refused', () => {
    expect(adminSettings({}, resolve('tests/fixtures/paper')).folder).toBe('tests/fixtures/paper')
    expect(adminSettings({}, './content/').folder).toBe('content')
    for (const elsewhere of ['../content', tmpdir(), '.'])
      expect(() => adminSettings({}, elsewhere)).toThrow('不在这个仓库里')
  })
  test('an application is enough to sign in; of a host of one’s own one address tells the other', () => {
    const gitlab = adminSettings({ SITE_ADMIN_HOST: 'gitlab', SITE_ADMIN_APP: 'a1' }).backend
    expect(gitlab).toEqual({ name: 'gitlab', repo: 'local/folder', app_id: 'a1', auth_type: 'pkce' })
    for (const own of [
      { SITE_ADMIN_API: 'https://git.example.cn/lab/api/v4' },
      { SITE_ADMIN_AUTH: 'https://git.example.cn/lab/' },
    ])
      expect(
        adminSettings({ SITE_ADMIN_HOST: 'gitlab', SITE_ADMIN_APP: 'a1', ...own }).backend,
      ).toMatchObject({
        api_root: 'https://git.example.cn/lab/api/v4',
        base_url: expect.stringMatching(/^https:\/\/git\.example\.cn\/lab\/?$/u) as string,
      })
  })
  test.each([
    [{ SITE_ADMIN_HOST: 'bitbucket' }, '只能是 github、gitlab、gitea'],
    [{ SITE_ADMIN_REPO: 'paper' }, '所有者/仓库'],
    [{ SITE_ADMIN_API: 'git.example.cn' }, 'https://'],
    [{ SITE_ADMIN_HOST: 'gitea', SITE_ADMIN_AUTH: 'https://git.example.cn' }, 'SITE_ADMIN_APP'],
  ])('%o is refused in words', (env, words) => {
    expect(() => adminSettings(env)).toThrow(words)
  })
  test('the policy lets the page reach that host and nobody else', () => {
    const of = (env: Record<string, string>) =>
      adminPolicy(adminConfig(STRICT, adminSettings(env))).match(/connect-src [^;]*/u)?.[0]
    expect(of({})).toBe("connect-src 'self' data: blob: https://api.github.com")
    expect(of({ SITE_ADMIN_HOST: 'gitea', SITE_ADMIN_API: 'https://git.example.cn/api/v1' })).toBe(
      "connect-src 'self' data: blob: https://git.example.cn",
    )
    expect(
      of({
        SITE_ADMIN_HOST: 'gitea',
        SITE_ADMIN_API: 'https://api.example.cn/api/v1',
        SITE_ADMIN_AUTH: 'https://git.example.cn',
        SITE_ADMIN_APP: 'a1',
      }),
    ).toBe("connect-src 'self' data: blob: https://api.example.cn https://git.example.cn")
  })
})
