import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'

function convert(
  args: readonly string[],
  input: string,
): { status: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['src/cli/convert.ts', ...args], {
    cwd: new URL('../..', import.meta.url).pathname,
    input,
    encoding: 'utf8',
  })
  return { status, stdout, stderr }
}

test('one line in, one line out', () => {
  const { status, stdout } = convert(['--to', 'tw'], '他说“头发”\n\n发展\u2028头发\r\n势头')
  expect(stdout).toBe('他說「頭髮」\n\n發展\u2028頭髮\r\n勢頭')
  expect(status).toBe(0)
  expect(convert(['--to', 'hk', '--html'], '<p>头<em>发</em></p>\n').stdout).toBe('<p>頭<em>髮</em></p>\n')
  expect(convert(['--to', 'hans', '--from', 'hant-hk'], '甚麼\n').stdout).toBe('什么\n')
})

test('bytes that are not UTF-8 stay as they are, and their line is named', () => {
  const [head, tail] = [Buffer.from('头发\n里面'), Buffer.from('发展\n势头')]
  const bad = Buffer.from([0xed, 0xa0, 0x80, 0xff])
  const { stdout, stderr, status } = spawnSync(process.execPath, ['src/cli/convert.ts', '--to', 'tw'], {
    cwd: new URL('../..', import.meta.url).pathname,
    input: Buffer.concat([head, bad, tail]),
  })
  expect(stdout.equals(Buffer.concat([Buffer.from('頭髮\n裡面'), bad, Buffer.from('發展\n勢頭')]))).toBe(true)
  expect(stderr.toString()).toContain('第 2 行有不是 UTF-8 的字节')
  expect(status).toBe(0)
})

test.each([
  [['--to', 'jp'], '--to 是“jp”，只能是 tw、hk 或 hans'],
  [[], '缺少 --to'],
  [['--to'], '选项 --to 后面要写内容'],
  [['--to', 'tw', '--from', 'cn'], '--from 是“cn”'],
  [['--to', 'tw', '--what'], '不认识的选项 --what'],
  [['--to', 'tw', 'file'], '多了“file”'],
])('bad arguments %j: a message and status 2', (args, message) => {
  const { status, stdout, stderr } = convert(args, '头发')
  expect(status).toBe(2)
  expect(stdout).toBe('')
  expect(stderr).toContain(message)
})
