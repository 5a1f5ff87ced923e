import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { build, fixture } from '../build/built-site.ts'
import { FIXTURE_NOW } from '../clock.ts'

test('what npm run new writes builds as it stands, and stays out of the site', () => {
  const folder = mkdtempSync(join(tmpdir(), 'new-article-'))
  try {
    const content = join(folder, 'content')
    const site = join(folder, 'site')
    cpSync('tests/fixtures/paper', content, { recursive: true })
    const args = ['--title', '新里院', '--date', '2024-05', '--source', '试验报', '--tags', '旧区', '--yes']
    const made = spawnSync(process.execPath, ['src/cli/new.ts', ...args], {
      encoding: 'utf8',
      env: { ...process.env, SITE_CONTENT: content, SITE_NOW: FIXTURE_NOW },
    })
    expect(made).toMatchObject({ status: 0, stderr: '' })
    expect(existsSync(join(content, 'articles/2024/xin-li-yuan.md'))).toBe(true)
    build(site, { SITE_CONTENT: content })
    expect(readdirSync(join(site, 'articles'))).toEqual(readdirSync(join(fixture, 'articles')))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
