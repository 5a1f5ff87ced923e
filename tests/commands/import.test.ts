import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import type { Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const command = new URL('../../src/cli/import.ts', import.meta.url).pathname
const signs = new URL('wait-at-signs.ts', import.meta.url).href
let folder = ''

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'shinan-import-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function run(args: readonly string[], input: string | Uint8Array = '', clock = process.env.SITE_NOW) {
  return spawnSync(process.execPath, [command, ...args], {
    encoding: 'utf8',
    input,
    env: { ...process.env, SITE_NOW: clock },
    cwd: new URL('../..', import.meta.url).pathname,
  })
}

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

const GBK = Uint8Array.from([0xd6, 0xd0, 0xc9, 0xbd, 0xc2, 0xb7, 0xbf, 0xaa, 0xbd, 0xd6, 0xc1, 0xcb])

describe('npm run import', () => {
  test('speaks Chinese', () => {
    const { status, stdout } = run(['--help'])
    expect(status).toBe(0)
    expect(stdout).toContain('--strict')
    expect(stdout).toContain('退出码')
  })

  test('reads the bytes of standard input', () => {
    const { status, stdout } = run(['-'], GBK)
    expect(status).toBe(0)
    expect(stdout.endsWith('---\n\n中山路开街了\n')).toBe(true)
  })

  test('a dateline without a year takes the year of the paper’s own place', () => {
    const page = `<html><head><title>中山路开街</title></head><body><article><h1>中山路开街</h1>
<p>信网1月1日讯，中山路今天开街。项目从2026年开始，到2027年完成，一年里修了十二处院子。</p>
<p>街上的商户说，路平了，灯也亮了，来的人比去年多。</p></article></body></html>`
    // already in the new year there
    const { status, stdout, stderr } = run(['-'], page, '2026-12-31T20:00:00Z')
    expect(status).toBe(0)
    expect(stdout + stderr).toContain('2027-01-01')
  })

  test.each([
    ['empty', new Uint8Array(), '空的'],
    ['10 MB', '中'.repeat(3_500_000), '超过 5 MB'],
    ['lossy', '好的。\n鏂囧瓧在此', '第 2 行第 1 字'],
  ])('refuses %s with exit code 1 and no draft', (name, content, message) => {
    const out = join(folder, `${name}.md`)
    const { status, stderr } = run([file(`${name}.txt`, content), '--out', out])
    expect(status).toBe(1)
    expect(stderr).toContain(message)
    expect(existsSync(out)).toBe(false)
  })

  test.each([
    [[], '要写一个文件'],
    [['nowhere.txt'], '找不到'],
    [['-', '--punct', 'half'], '--punct 只能是'],
    [['-', '--accept', 'x'], '--accept 要写成'],
    [['-', '--accept', 'r77=x'], 'r77'],
    [['-', '--out', '/nowhere/x.md'], '文件夹'],
  ])('answers wrong usage %j with exit code 2', (args, message) => {
    const { status, stderr } = run(args, '老街')
    expect(status).toBe(2)
    expect(stderr).toContain(message)
  })

  test('never writes over a file without --force, and leaves no part behind', () => {
    const input = file('a.txt', '老街,新店')
    const out = file('kept.md', '原来的')
    expect(run([input, '--out', out]).status).toBe(2)
    expect(readFileSync(out, 'utf8')).toBe('原来的')
    expect(run([input, '--out', input, '--force']).status).toBe(2)
    expect(run([input, '--out', out, '--force']).status).toBe(0)
    expect(readFileSync(out, 'utf8')).toContain('老街，新店')
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([])
  })

  test('writes to regular files alone, and through a link to one', () => {
    const input = file('link-input.txt', '老街,新店')
    const [pipe, inside, dangling, link] = ['pipe', 'inside', 'dangling', 'link'].map((name) =>
      join(folder, name),
    ) as [string, string, string, string]
    expect(spawnSync('mkfifo', [pipe]).status).toBe(0)
    mkdirSync(inside)
    symlinkSync(join(folder, 'nothing'), dangling)
    for (const [target, kind] of [
      ['/dev/null', '设备'],
      [pipe, '管道'],
      [inside, '文件夹'],
      [dangling, '指向空处的链接'],
    ] as const) {
      const { status, stderr } = run([input, '--out', target, '--force'])
      expect(status).toBe(2)
      expect(stderr).toContain(`${target} 是${kind}，不是普通文件，没有动它`)
    }
    expect(run([input, '--report', pipe, '--force']).status).toBe(2)
    expect(lstatSync('/dev/null').isCharacterDevice()).toBe(true)
    expect(lstatSync(pipe).isFIFO()).toBe(true)
    expect(readdirSync(inside)).toEqual([])
    expect(existsSync(dangling)).toBe(false)
    const target = file('linked.md', '原来的')
    symlinkSync(target, link)
    expect(run([input, '--out', link, '--force']).status).toBe(0)
    expect(lstatSync(link).isSymbolicLink()).toBe(true)
    expect(readFileSync(target, 'utf8')).toContain('老街，新店')
  })

  test('writes a report, and is strict where asked', () => {
    const input = file('b.txt', '老街,新店')
    const report = join(folder, 'b.json')
    const out = join(folder, 'b.md')
    expect(run([input, '--strict', '--out', out]).status).toBe(1)
    expect(existsSync(out)).toBe(false)
    const { status } = run([
      input,
      '--strict',
      '--out',
      out,
      '--report',
      report,
      '--accept',
      'title=老街新店',
    ])
    expect(status).toBe(0)
    expect(readFileSync(out, 'utf8')).toContain('title: 老街新店\n')
    expect(JSON.parse(readFileSync(report, 'utf8'))).toMatchObject({
      encoding: 'UTF-8',
      repairs: [
        {
          id: 'r1',
          start: 2,
          end: 3,
          before: ',',
          after: '，',
          rule: 'halfwidth-mark',
          confidence: 'exact',
          alternatives: [],
        },
      ],
      open: [],
    })
  })

  test.each(['SIGINT', 'SIGKILL'] as const)(
    'stopped by %s, leaves the whole draft or none',
    async (signal) => {
      const input = file('long.txt', '老街,新店。来了一位客人,坐了很久。\n'.repeat(20))
      const whole = join(folder, 'whole.md')
      expect(run([input, '--out', whole, '--force']).status).toBe(0)
      const out = join(folder, `stopped-${signal}.md`)
      const child = spawn(process.execPath, ['--import', signs, command, input, '--out', out], {
        stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
      })
      const ended = once(child, 'exit')
      const channel = child.stdio[3] as Socket
      let seen = 0
      channel.on('data', () => {
        seen += 1
        // the draft is written and not yet in its place
        if (seen === 2) child.kill(signal)
        // what a signal does not end at once may go on
        channel.write('.')
      })
      channel.on('error', () => undefined)
      await ended
      expect(seen).toBe(2)
      if (existsSync(out)) expect(readFileSync(out)).toEqual(readFileSync(whole))
      const left = readdirSync(folder).filter((name) => name.endsWith('.part'))
      if (signal === 'SIGKILL') for (const name of left) rmSync(join(folder, name))
      else expect(left).toEqual([])
    },
  )
})
