import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { writeStamp } from '../../src/build/swap-in.ts'
import { build } from './built-site.ts'
import { ownProject } from './project.ts'
import { FIXTURE_NOW } from '../clock.ts'

test('a broken article stops the build, says so, and leaves the last good site', () => {
  const folder = mkdtempSync(join(tmpdir(), 'paper-'))
  try {
    const content = join(folder, 'content')
    const site = join(folder, 'site')
    cpSync('tests/fixtures/paper', content, { recursive: true })
    mkdirSync(site)
    for (const name of ['index.html', '_headers', '_redirects'])
      writeFileSync(join(site, name), '上一次的好网站')
    writeStamp(site)
    const file = join(content, 'articles/2023/plan.md')
    writeFileSync(file, readFileSync(file, 'utf8').replace('date: 2023-03-01', 'date: 昨天'))
    let output = ''
    try {
      build(site, { SITE_CONTENT: content })
    } catch (error) {
      output = String((error as { stderr?: string }).stderr)
    }
    expect(output).toContain('plan.md 第 3 行，字段 date，现在是 “昨天”：不是日期。')
    expect(readFileSync(join(site, 'index.html'), 'utf8')).toBe('上一次的好网站')
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('a picture that is whole by its ends and damaged within stops the build, in Chinese alone', () => {
  const folder = mkdtempSync(join(tmpdir(), 'paper-'))
  try {
    const content = join(folder, 'content')
    cpSync('tests/fixtures/paper', content, { recursive: true })
    const picture = join(content, 'articles/2023/plan.png')
    const bytes = readFileSync(picture)
    bytes.fill(0, bytes.indexOf('IDAT') + 8, bytes.indexOf('IDAT') + 400)
    writeFileSync(picture, bytes)
    const { status, stderr } = spawnSync(
      process.execPath,
      ['src/cli/build.ts', '--outDir', join(folder, 'site')],
      {
        cwd: ownProject(),
        env: { ...process.env, SITE_NOW: FIXTURE_NOW, SITE_CONTENT: content, SITE_SHARE_IMAGES: '0' },
        encoding: 'utf8',
      },
    )
    expect(stderr).toMatch(/^内容有 1 处要改：\n✗ \S+plan\.md：图片 \S+plan\.png 坏了，[^\n]+。\n$/u)
    expect(status).toBe(1)
    expect(existsSync(join(folder, 'site'))).toBe(false)
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('a build into the project itself is refused, and nothing is lost', () => {
  const cwd = ownProject()
  const before = readFileSync(join(cwd, 'package.json'), 'utf8')
  const { status, stderr } = spawnSync(process.execPath, ['src/cli/build.ts', '--outDir', '.'], {
    cwd,
    encoding: 'utf8',
  })
  expect(stderr).toContain('--outDir 是 .，')
  expect(status).toBe(1)
  expect(readFileSync(join(cwd, 'package.json'), 'utf8')).toBe(before)
})

test('a build does not take the place of a folder that holds other things', () => {
  const folder = mkdtempSync(join(tmpdir(), 'desk-'))
  try {
    writeFileSync(join(folder, 'thesis.txt'), '三年的心血')
    expect(() => build(folder)).toThrow(/里有别的文件（thesis.txt），没有动/u)
    expect(readFileSync(join(folder, 'thesis.txt'), 'utf8')).toBe('三年的心血')
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('an article that is changed while the build runs is not published uninspected', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'paper-'))
  try {
    const content = join(folder, 'content')
    cpSync('tests/fixtures/paper', content, { recursive: true })
    const child = spawn(process.execPath, ['src/cli/build.ts', '--outDir', join(folder, 'site')], {
      cwd: ownProject(),
      env: { ...process.env, SITE_NOW: FIXTURE_NOW, SITE_CONTENT: content, SITE_SHARE_IMAGES: '0' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    let lines = ''
    child.stderr.on('data', (text: Buffer) => (output += text.toString()))
    child.stdout.on('data', (text: Buffer) => {
      lines += text.toString()
      // the content is inspected by now
      if (lines.includes('读文章')) writeFileSync(join(content, 'articles/2023/short-01.md'), '没有字段')
    })
    const [code] = (await once(child, 'close')) as [number]
    expect(code, output).toBe(1)
    expect(output).toMatch(/short-01/u)
    expect(existsSync(join(folder, 'site'))).toBe(false)
  } finally {
    rmSync(folder, { recursive: true })
  }
})
