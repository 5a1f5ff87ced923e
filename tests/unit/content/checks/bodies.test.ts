/** Diagnostics of a body, a file, a picture, before any page is made. */
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { inspect } from '../../../../src/content/checks/inspect.ts'
import { formatDiagnostics } from '../../../../src/content/schemas/diagnostics.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bodies-'))
  cpSync('tests/fixtures/paper', folder, { recursive: true })
  rmSync(join(folder, 'articles'), { recursive: true })
  mkdirSync(join(folder, 'articles/2023'), { recursive: true })
})
afterEach(() => rmSync(folder, { recursive: true }))

const FIELDS = `title: 题目
date: 2023-03-01
published: 2023-03-02T08:00
summary: 这是一段只用于测试的摘要，写得够长，说明这篇文章讲的是旧区里的头发、面条、里院和后台，一共四十多个字。
tags: [旧区]
facts: [f-0001]
sources: [{publisher: 试验报, title: 标题未见, date: 2023-03-01}]
authors: [本站编辑部]
script: hans
`
const at = (name: string) => join(folder, 'articles/2023', name)
function messages(body: string, fields = FIELDS): string[] {
  writeFileSync(at('a.md'), `---\n${fields}---\n${body}\n`)
  const { diagnostics } = inspect(folder)
  return diagnostics.length === 0
    ? []
    : formatDiagnostics(diagnostics).replaceAll(`${folder}/articles/2023/`, '').split('\n').slice(1)
}

describe('a diagnostic of a body names its line', () => {
  test.each([
    ['请打开http://ip:port登录后台。', 12, '网址写错了'],
    ['[后台](http://10.0.0.1:99999/)', 12, '网址写错了'],
    ['甲\n<<<<<<< HEAD\n乙\n=======\n丙\n>>>>>>> other', 13, '合并冲突'],
    ['', 11, '正文是空的'],
    ['<!-- 以后再写 -->', 11, '正文是空的'],
    ['前\n\n<!-- 没写完\n\n后面的正文。', 14, '<!-- 没有 -->'],
    ['![街口](data:image/png;base64,iVBORw0KGgo=)', 12, '图片写在网址里'],
    ['![街口](file:///C:/a.png)', 12, '图片在你自己的电脑上'],
    ['![街口](C:\\a.png)', 12, '图片在你自己的电脑上'],
    ['![街口]()', 12, '没有写是哪张图片'],
    ['乘:zh[出租车来了。', 12, '没有配对'],
    ['前。\n\n    海风吹来，街上的人多了起来。', 14, '当成代码'],
    ['见<a href="/about.html">关于</a>。', 12, '不是站内网址'],
    ['<audio src="./没有.mp3"></audio>', 12, '找不到这个文件'],
    ["<div><audio src=没有.mp3 onerror=stop('x')></audio></div>", 12, '找不到这个文件'],
    ['<video>\n<source src="没有.mp4">\n</video>', 13, '找不到这个文件'],
    ['<object data="/a.pdf"></object>', 12, '附件写成 ./文件名.pdf'],
    ['<embed src="../图.jpg">', 12, '图片写成'],
    ['注[^甲 乙]。\n\n[^甲 乙]: 内容', 14, '脚注的号里不能有空格'],
    ['字\u{e0067}多', 12, 'U+E0067'],
    ['字\u202e倒过来', 12, 'U+202E'],
    ['字\u2066隔开', 12, 'U+2066'],
    ['字\u200b隔开', 12, 'U+200B'],
    ['字\u0007响', 12, 'U+0007'],
    ['字\u0085换', 12, 'U+0085'],
    ['字\ufffe空', 12, 'U+FFFE'],
    ['深水\ue3a1', 12, 'U+E3A1'],
    ['丢了\ufffd字', 12, 'U+FFFD'],
    ['实体&#x202E;字', 12, 'U+202E'],
  ])('%j', (body, line, words) => {
    const lines = messages(body)
    expect(lines[0]).toContain(`a.md 第 ${line} 行`)
    expect(lines[0]).toContain(words)
  })
  test.each([
    '正文。\n\n=======\n\n还是正文。',
    '英格兰🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}队',
    '分隔线\n\n```\n<<<<<<<x\n```',
    '用`:zh[词`这样写。',
    '解决冲突：\n\n```\n<<<<<<< HEAD\n甲\n=======\n乙\n>>>>>>> b\n```',
    '回到[丙](#丙)。\n\n<h2>丙</h2>',
    '前<!-- 没写完。\n\n后面的正文。\n\n<!-- 写完了 -->',
    '```\n乘:zh[车\n```',
    '列表：\n\n- 一\n\n    接着说的一段话，缩进四格，属于上一项。',
    '代码：\n\n    npm run build  # 构建',
    '跳到[这里](#here)。\n\n<a id="here"></a>\n\nH<SUB>2</SUB>O，List<String>。',
    '电话[请打](tel:0532-12345)，信[写给](mailto:a@b.example)。',
    '一家👨‍👩‍👧，葛󠄀城。',
  ])('%j is right', (body) => {
    expect(messages(body)).toEqual([])
  })
  test('a title of fillers alone', () => {
    expect(messages('正文。', FIELDS.replace('题目', '\u3164'))[0]).toContain('U+3164')
  })
  test('the other script', () => {
    const hant = '街上來了許多遊客，長廊裡的燈還亮著，賣畫的老人說這裡從來沒有這麼熱鬧過。'
    expect(messages(hant)[0]).toMatch(/第 10 行，字段 script.*hant-tw/u)
    const hans = '街上来了许多游客，长廊里的灯还亮着，卖画的老人说这里从来没有这么热闹过。'
    expect(messages(hans, FIELDS.replace('hans', 'hant-tw'))[0]).toMatch(/字段 script.*hans/u)
    expect(messages(`${hans}碑上刻着：“${hant.slice(0, 12)}”`)).toEqual([])
  })
})

test('tags in a heading are no part of its id', () => {
  expect(messages('见[下面](#s-jie-shu)。\n\n## 结束 <sup class="badge" data-text="3" />\n\n正文。')).toEqual(
    [],
  )
})

describe('a file', () => {
  test('in another encoding is named, not what follows from it', () => {
    const gbk = Buffer.from('---\nscript: hans\ntitle: \xcc\xe2\xc4\xbf\n---\n', 'latin1')
    writeFileSync(at('a.md'), gbk)
    expect(formatDiagnostics(inspect(folder).diagnostics)).toMatch(
      /a\.md 第 3 行：不是 UTF-8 编码（像是 GBK）.*另存为 UTF-8/u,
    )
    rmSync(at('a.md'))
    writeFileSync(join(folder, 'sources.yaml'), Buffer.from([0xff, 0xfe, 0x2d, 0x00]))
    expect(formatDiagnostics(inspect(folder).diagnostics)).toContain('sources.yaml')
    expect(formatDiagnostics(inspect(folder).diagnostics)).toContain('UTF-16')
  })
  test('in Big5 is named as such', () => {
    const big5 = Buffer.from('b36fac4fa578c657aabaa4e5b3b9a141b8ccadb1a6b3bb4fc657', 'hex')
    writeFileSync(at('a.md'), Buffer.concat([Buffer.from('---\n'), big5]))
    expect(formatDiagnostics(inspect(folder).diagnostics)).toMatch(/像是 Big5/u)
  })
  test.each([
    ['\n\n---\n', '前面有空行'],
    ['+++\n', 'TOML'],
    [';;;\n', '不是 YAML'],
    ['----\n', '正好三个'],
    ['title: 题\n---\n', '开头没有字段'],
  ])('that begins with %j is told what is wrong with its first line', (start, words) => {
    writeFileSync(at('a.md'), `${start}${FIELDS}---\n正文。\n`)
    expect(formatDiagnostics(inspect(folder).diagnostics)).toContain(words)
  })
  test('with the line ends of old Macs is named', () => {
    writeFileSync(at('a.md'), `---\n${FIELDS}---\n正文。\n`.replaceAll('\n', '\r'))
    expect(formatDiagnostics(inspect(folder).diagnostics)).toContain('换行')
  })
  test('may have spaces behind its lines of fields', () => {
    writeFileSync(at('a.md'), `--- \t\n${FIELDS}---  \n正文。\n`)
    expect(inspect(folder).diagnostics).toEqual([])
  })
  test.each([
    ['title: 2023', '会读成数字'],
    ['title: true', '会读成是非'],
    ['tags: [2023]', '会读成数字'],
    ['lead: "1"', '去掉引号'],
    ['draft: "false"', '去掉引号'],
    ['cover:', '空着'],
    ['tags:', '空着'],
    ['cover: pier', '要写成 {'],
    ['sources: [试验报]', '要写成 {'],
    ['withdrawn: 撤了', '要写成 {'],
    ['updates: [补充]', '要写成 {'],
    ['date: 2023/3/1', '请写成 2023-03-01'],
    ['date: 2023-3-1', '请写成 2023-03-01'],
    ['date: 2023.03.01', '请写成 2023-03-01'],
    ['date: 20230301', '请写成 2023-03-01'],
    ['date: 2023年3月1日', '请写成 2023-03-01'],
    ['date: 2023年3月', '请写成 2023-03。'],
    ['date: “2023-03-01”', '请写成 2023-03-01'],
    ['date: March 1, 2023', '请写成 2023-03-01'],
    ['date: Wed, 01 Mar 2023 09:08:07 +0800', '请写成 2023-03-01'],
    ['date: 2023-02-30', '日历上没有这一天'],
    ['published: 2023/3/2 8:00', '请写成 2023-03-02T08:00'],
    ['published: 2023年3月2日', '请写成 2023-03-02T00:00'],
  ])('%s is told with what to write', (field, words) => {
    const name = field.slice(0, field.indexOf(':'))
    const fields = FIELDS.split('\n').filter((line) => !line.startsWith(`${name}:`))
    const lines = messages('正文。', `${fields.join('\n')}${field}\n`)
    expect(lines.join('\n')).toContain(words)
    expect(lines.join('\n')).not.toMatch(/[a-z]{3} [a-z]{3}/u)
  })
  test('that must be there is not said to be one that may go', () => {
    const fields = FIELDS.replace(/^title:.*$/mu, 'title:').replace(/^lead:.*$/mu, '')
    expect(
      messages('正文。', `${fields}cover:\n`).filter((line) => line.includes('删去这一行')),
    ).toHaveLength(1)
  })
  test('of a picture beside the article says how its name is written', () => {
    expect(messages('![图](街口.jpg "图注｜署名")')[0]).toContain('写成 ./街口.jpg')
    expect(messages('![图](images/街口.jpg "图注｜署名")')[0]).toContain('写成 ./images/街口.jpg')
  })
  test('without a space behind each colon', () => {
    expect(messages('正文。', 'title:题目\ndate:2023-03-01\n')[0]).toMatch(/第 2 行.*冒号后面要有一个空格/u)
  })
  test.each([
    ['title: "题目\n', 2],
    ["summary: '这是一段摘要\n", 5],
    ['tags: [旧区\n', 6],
    ['sources: [{publisher: 试验报, title: "标题未见, date: 2023-03-01}]\n', 8],
  ])('with a quote or bracket that does not close names its line: %s', (field, line) => {
    const name = field.slice(0, field.indexOf(':'))
    const fields = FIELDS.replace(new RegExp(`^${name}:.*\n`, 'mu'), field)
    expect(messages('正文。', fields)[0]).toContain(`a.md 第 ${line} 行`)
  })
})

describe('a picture', () => {
  const shown = (name: string) => messages(`![图](./${name} "图注｜署名")`)
  const picture = (format: 'jpeg' | 'png' | 'webp' | 'avif' | 'gif') =>
    sharp({ create: { width: 64, height: 48, channels: 3, background: '#7a5' } })
      .toFormat(format)
      .toBuffer()
  test.each(['jpeg', 'png', 'webp', 'avif', 'gif'] as const)('%s, whole and cut', async (format) => {
    const bytes = await picture(format)
    const name = `IMG_1.${format.toUpperCase()}`
    writeFileSync(at(name), bytes)
    expect(shown(name)).toEqual([])
    writeFileSync(at(name), bytes.subarray(0, Math.floor(bytes.length / 2)))
    expect(shown(name)[0]).toMatch(/a\.md 第 12 行，字段 图片.*后面断了/u)
  })
  test('by names that people give', async () => {
    const bytes = await picture('png')
    for (const name of ['里院 1.png', '100%.png', 'a(1).PNG']) writeFileSync(at(name), bytes)
    expect(messages('![图](<./里院 1.png> "图注｜署名")')).toEqual([])
    expect(messages('![图](./里院%201.png "图注｜署名")')).toEqual([])
    expect(messages('![图](./100%25.png "图注｜署名")')).toEqual([])
    expect(messages('![图](./a(1).PNG "图注｜署名")')).toEqual([])
    expect(messages('![图](./100%.png "图注｜署名")')[0]).toContain('%25')
  })
  test('that cannot be shown', () => {
    writeFileSync(at('empty.jpg'), '')
    writeFileSync(at('phone.jpg'), Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'))
    writeFileSync(at('text.png'), 'not a picture')
    mkdirSync(at('folder.png'))
    expect(shown('empty.jpg')[0]).toContain('空的')
    expect(shown('phone.jpg')[0]).toContain('HEIC')
    expect(shown('text.png')[0]).toContain('不是图片')
    expect(shown('folder.png')[0]).toContain('不是文件')
    expect(shown('none.png')[0]).toContain('找不到')
    expect(messages('![图][p]\n\n[p]: ./none.png "图注｜署名"')[0]).toContain('找不到')
  })
  test('outside the content folder', async () => {
    const secret = join(folder, '../secret.png')
    writeFileSync(secret, await picture('png'))
    symlinkSync(secret, at('way.png'))
    expect(shown('../../../secret.png')[0]).toContain('内容文件夹之外')
    expect(shown('way.png')[0]).toContain('内容文件夹之外')
    expect(
      messages(
        '正文。',
        `${FIELDS}cover: {image: ../../../secret.png, alt: 图, caption: 图, credit: 人}\n`,
      )[0],
    ).toMatch(/第 11 行，字段 cover.image.*之外/u)
    rmSync(secret)
  })
  test.each([
    ['<svg xmlns="http://www.w3.org/2000/svg"><circle r="4"/></svg>', undefined],
    ['<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>', '<script'],
    ['<svg xmlns="http://www.w3.org/2000/svg" onload="x()"></svg>', 'onload'],
    ['<svg xmlns="http://www.w3.org/2000/svg"><a href="javascript:x()"/></svg>', 'javascript'],
    ['<svg xmlns="http://www.w3.org/2000/svg"><foreignObject/></svg>', 'foreignObject'],
    ['<svg xmlns="http://www.w3.org/2000/svg"><image href="https://e.example/x.png"/></svg>', 'https'],
    ['<svg xmlns="http://www.w3.org/2000/svg"><circle', '断了'],
  ])('%s', (svg, words) => {
    writeFileSync(at('a.svg'), svg)
    const lines = shown('a.svg')
    if (words === undefined) expect(lines).toEqual([])
    else expect(lines[0]).toContain(words)
  })
})
