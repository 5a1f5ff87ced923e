import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { copyEdits } from '../../../../src/content/checks/copy.ts'
import { formatFindings } from '../../../../src/content/checks/findings-format.ts'
import { inspect } from '../../../../src/content/checks/inspect.ts'
import { lint } from '../../../../src/content/checks/lint.ts'
import { fixCopy } from '../../../../src/content/checks/fixes.ts'
import { damageFindings } from '../../../../src/restoration/damage-findings.ts'
import { veryLong } from '../../../../src/content/checks/rules/literal-marks.ts'
import { nearDuplicates } from '../../../../src/content/checks/near-duplicates.ts'

const BODY = { traditional: false, heading: false }

function written(text: string, kind = BODY): string {
  return copyEdits(text, kind).reduceRight(
    (whole, { start, end, after }) => whole.slice(0, start) + after + whole.slice(end),
    text,
  )
}

describe('copy', () => {
  test.each([
    ['中文 English 中文', '中文English中文'],
    ['共3 个，用X, 再用X。', '共3个，用X，再用X。'],
    ['今天,我们去(中山路)看看:好!!真的', '今天，我们去（中山路）看看：好！！真的'],
    ['他说"你好"，走了', '他说“你好”，走了'],
    ['「真的吗？」他问', '“真的吗？”他问'],
    ['省略号...破折号--好', '省略号……破折号——好'],
    ['老街 ，新店', '老街，新店'],
    ["'老街'.", '‘老街’。'],
  ])('%s → %s', (text, meant) => {
    expect(written(text)).toBe(meant)
  })
  test.each([
    '上午9:30，比分1:3，3,864个，2022—2025年，10-20%，72-74号',
    'A&T公司的C++项目，英国（U.K.）的，版本v1.2.3，No.1',
    "他说：“It's OK.”又说“Hello, world.”",
    '“‘内’外”，O’Neil先生，《规划》（草案）',
    'All in English, with "quotes" (and brackets).',
    '他说Mr. Wang来了，A vs. B的比赛',
    '记者 王某 赵某 摄影报道',
    '三件事：1. 修路 2. 停车 3. 种树',
    '分两步：A. 量 B. 画',
    '分两步：1）量 2）画',
    '海上生明月 天涯共此时',
    '求f(x)=0的根，调用foo()，点P(1,2)在线上',
    '据某网(https://a.example/p/)，另据某报(X)。',
    '好的:)',
    '步行3～5分钟，3～5月',
    'C#、.NET和Java，看.gitignore',
    '看![图][a]，[文][b]',
    '图3　街口，第1节　概况',
    '•\t米',
    '好:+1:的',
    '他说“好"，又说"行“，走了',
    '看![街景](./图 1.png)和[表](./表 格.xlsx)，见[[别处]]',
    '[1] 张某. 里院的光[J]. 建筑学报, 2020(3): 1-5.',
    '李某. 青岛老房子[M]. 青岛: 某出版社, 2011: 20.',
    '记号{.class}和(.gitignore)',
    "他唱It's \"fine\" and 'ok'，好",
    '歌名「カタカナ・ひらがな」'.replace('「', '《').replace('」', '》'),
    '见{{< ref "a" >}}与{% link a.md %}，标题 {: #a .b}，! [图](a.png)，:smile:，式子$a, b$，标题 {#a-b}',
  ])('%s is left alone', (text) => {
    expect(written(text)).toBe(text)
  })
  test('a heading keeps the space between its halves; Traditional has its own quotes', () => {
    expect(written('激情攻坚 百日奋战', { traditional: false, heading: true })).toBe('激情攻坚 百日奋战')
    expect(written('他说“好”，又說"好"', { traditional: true, heading: false })).toBe(
      '他说「好」，又說「好」',
    )
  })
  test('changes no letter, and nothing at the second time', () => {
    const unit = fc.constantFrom(...'老街中山 Ab,.!?:;()"“”「」（），。…-—3年\'’')
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 40 }), fc.boolean(), (text, traditional) => {
        const once = written(text, { traditional, heading: false })
        const letters = (each: string) => each.replaceAll(/[^\p{L}\p{N}]/gu, '')
        expect(letters(once)).toBe(letters(text))
      }),
      { numRuns: 300 },
    )
  })
})

test('near duplicates', () => {
  const text = '中山路上的里院经过修缮重新开门，街坊们说客人比过去多，沿街的钟表铺和照相馆也都开了张。'
  const found = nearDuplicates([
    { slug: 'a', text },
    {
      slug: 'b',
      text: '海边的公园新修了步道，傍晚散步的人很多，孩子们在沙滩上放风筝，老人们在树下下棋聊天。',
    },
    { slug: 'c', text: `${text}以后还要修三条路。` },
  ])
  expect(found).toEqual([{ slug: 'c', other: 'a', share: 1 }])
})

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lint-'))
  cpSync('tests/fixtures/paper', folder, { recursive: true })
  rmSync(join(folder, 'articles'), { recursive: true })
  mkdirSync(join(folder, 'articles/2023'), { recursive: true })
})
afterEach(() => rmSync(folder, { recursive: true }))

const HEAD = `---
title: "中山路,开街了:60个小区"
date: 2023-03-01
published: 2023-03-02T08:00
summary: 这是一段只用于测试的摘要, 写得够长，说明这篇文章讲的是旧区里的头发、面条、里院和后台，一共四十多个字。
tags: [旧区]
facts: [f-0001]
sources: [{publisher: 试验报, title: "标题,未见", date: 2023-03-01}]
authors: [本站编辑部]
script: hans
---
`
const TEXT = `第一段,有99个院子。见[一,二](https://e.cn/?a=1,2)和\`a, b\`, 好。

:zh[出租,车]{tw="計程,車"}来了,:keep[于,晓]没变 。https://e.cn/一,二 也在。

> 引文里的"话"
> 还有,一行

![图,一](./plan.png "图注｜署名")

\`\`\`
代码, 不动
\`\`\`
`

function write(name: string, text: string): string {
  const file = join(folder, 'articles/2023', name)
  writeFileSync(file, text)
  return file
}

const found = () => lint(folder, inspect(folder), { simplified: (text) => text })

test('all findings, in words', () => {
  write('a.md', HEAD + TEXT)
  write('b.md', HEAD.replace('[旧区]', '[旧趋]') + TEXT)
  write('unused.png', '')
  write('plan.png', '')
  expect(formatFindings(found(), 'text').replaceAll(`${folder}/`, '')).toMatchInlineSnapshot(`
    "· articles/2023/a.md 第 2 行，字段 title，现在是 「中山路,开街了:60」：要写成「中山路，开街了:60」。（标点、引号或空格）
    · articles/2023/a.md 第 2 行，字段 title，现在是 「山路,开街了:60个小区」：要写成「山路,开街了：60个小区」。（标点、引号或空格）
    · articles/2023/a.md 第 5 行，字段 summary，现在是 “四十多个”：文章 facts 里的事实都没有这个数字（“这是一段只用于测试的摘要, 写得够长，说明这篇文章讲的是旧区”）。请核对，或把写着它的事实加进 facts。（数字没有事实支持）
    · articles/2023/a.md 第 5 行，字段 summary，现在是 「于测试的摘要, 写得够长，说」：要写成「于测试的摘要，写得够长，说」。（标点、引号或空格）
    · articles/2023/a.md 第 12 行，字段 正文，现在是 “99个”：文章 facts 里的事实都没有这个数字（“第一段,有99个院子”）。请核对，或把写着它的事实加进 facts。（数字没有事实支持）
    · articles/2023/a.md 第 12 行，字段 正文，现在是 「第一段,有99个院子」：要写成「第一段，有99个院子」。（标点、引号或空格）
    · articles/2023/a.md 第 12 行，字段 正文，现在是 「个院子。见一,二和X, 好」：要写成「个院子。见一，二和X, 好」。（标点、引号或空格）
    · articles/2023/a.md 第 12 行，字段 正文，现在是 「见一,二和X, 好。」：要写成「见一,二和X，好。」。（标点、引号或空格）
    · articles/2023/a.md 第 14 行，字段 正文，现在是 「出租,车来了,于,晓没变 」：要写成「出租,车来了，于,晓没变 」。（标点、引号或空格）
    · articles/2023/a.md 第 14 行，字段 正文，现在是 「,于,晓没变 。X一,二 」：要写成「,于,晓没变。X一,二 」。（标点、引号或空格）
    · articles/2023/a.md 第 14 行，字段 正文，现在是 「没变 。X一,二 也在。」：要写成「没变 。X一，二 也在。」。（标点、引号或空格）
    ✗ articles/2023/a.md 第 19 行，字段 图片，现在是 “./plan.png”：图片文件是空的（0 字节）。请重新存一次。
    · articles/2023/b.md 第 2 行，字段 title，现在是 “中山路,开街了:60个小区”：和 articles/2023/a.md 的标题一样，读者分不清。请改一个。（标题重复）
    · articles/2023/b.md 第 2 行，字段 title，现在是 「中山路,开街了:60」：要写成「中山路，开街了:60」。（标点、引号或空格）
    · articles/2023/b.md 第 2 行，字段 title，现在是 「山路,开街了:60个小区」：要写成「山路,开街了：60个小区」。（标点、引号或空格）
    · articles/2023/b.md 第 5 行，字段 summary，现在是 “四十多个”：文章 facts 里的事实都没有这个数字（“这是一段只用于测试的摘要, 写得够长，说明这篇文章讲的是旧区”）。请核对，或把写着它的事实加进 facts。（数字没有事实支持）
    · articles/2023/b.md 第 5 行，字段 summary，现在是 「于测试的摘要, 写得够长，说」：要写成「于测试的摘要，写得够长，说」。（标点、引号或空格）
    ✗ articles/2023/b.md 第 6 行，字段 tags 第 1 个标签，现在是 “旧趋”：tags.yaml 里没有它。是不是“旧区”？
    · articles/2023/b.md 第 12 行，字段 正文，现在是 “99个”：文章 facts 里的事实都没有这个数字（“第一段,有99个院子”）。请核对，或把写着它的事实加进 facts。（数字没有事实支持）
    · articles/2023/b.md 第 12 行，字段 正文：有 100% 和 articles/2023/a.md 一样。请合成一篇，或用 updates 补充那一篇。（和别的文章几乎一样）
    · articles/2023/b.md 第 12 行，字段 正文，现在是 「第一段,有99个院子」：要写成「第一段，有99个院子」。（标点、引号或空格）
    · articles/2023/b.md 第 12 行，字段 正文，现在是 「个院子。见一,二和X, 好」：要写成「个院子。见一，二和X, 好」。（标点、引号或空格）
    · articles/2023/b.md 第 12 行，字段 正文，现在是 「见一,二和X, 好。」：要写成「见一,二和X，好。」。（标点、引号或空格）
    · articles/2023/b.md 第 14 行，字段 正文，现在是 「出租,车来了,于,晓没变 」：要写成「出租,车来了，于,晓没变 」。（标点、引号或空格）
    · articles/2023/b.md 第 14 行，字段 正文，现在是 「,于,晓没变 。X一,二 」：要写成「,于,晓没变。X一,二 」。（标点、引号或空格）
    · articles/2023/b.md 第 14 行，字段 正文，现在是 「没变 。X一,二 也在。」：要写成「没变 。X一，二 也在。」。（标点、引号或空格）
    ✗ articles/2023/b.md 第 19 行，字段 图片，现在是 “./plan.png”：图片文件是空的（0 字节）。请重新存一次。
    · articles/2023/unused.png：没有一篇文章用这个文件。请用上，或移走。（没有用到的图片、影音或附件）
    · tags.yaml 第 2 行，字段 name，现在是 “公园”：没有一篇文章用这个标签。请删去，或给文章加上。（没有用到的标签）
    · tags.yaml 第 3 行，字段 name，现在是 “回访”：没有一篇文章用这个标签。请删去，或给文章加上。（没有用到的标签）
    共 30 处，其中 3 处（✗）不改不能发布，18 处可以用 npm run lint:content -- --fix 改好。
    "
  `)
})

test.each([
  ['锟斤拷', '老街上开了锟斤拷一家店。', '锟斤拷'],
  ['UTF-8 as GBK', '里院里是鏂囧瓧，不是别的。', '被当成 GBK 打开'],
  ['UTF-8 as windows-1252', 'å¸‚å\u008d—åŒºç»§ç»\u00adæŽ¨è¿›è€\u0081åŸŽæ›´æ–°ã€‚', '市南区继续推进老城更新'],
  ['a private character', '老街\ue5e5的里院。', '造字区'],
  ['escapes', '新开了\\u4e66\\u5e97两家。', '书店'],
])('what does not read as Chinese is found: %s', (_, paragraph, messages) => {
  write('a.md', `${HEAD}第一段。\n\n${paragraph}\n`)
  const list = lint(folder, inspect(folder), {
    simplified: (text) => text,
    ruined: damageFindings,
  }).filter(({ rule }) => rule === 'ruined')
  expect(list).toMatchObject([{ file: join(folder, 'articles/2023/a.md'), line: 14 }])
  expect(list[0]?.message).toContain(messages)
})

test('emphasis and indented paragraphs are no ruin', () => {
  write('a.md', `${HEAD}　　街上*热闹*得很，*小店*开张，*里院*修好，*广场*铺平。\n`)
  const list = lint(folder, inspect(folder), { simplified: (text) => text, ruined: damageFindings })
  expect(list.filter(({ rule }) => rule === 'ruined')).toEqual([])
})

test('SARIF and annotations', () => {
  write('a.md', `${HEAD.replace('中山路,开街了:60个小区', '中山路')}第一,段。\n`)
  const list = found().filter(({ rule }) => rule === 'copy')
  expect(formatFindings(list, 'github').replaceAll(folder, '')).toMatchInlineSnapshot(`
    "::warning file=/articles/2023/a.md,line=5,title=标点、引号或空格::字段 summary，现在是 「于测试的摘要, 写得够长，说」：要写成「于测试的摘要，写得够长，说」。（标点、引号或空格）
    ::warning file=/articles/2023/a.md,line=12,title=标点、引号或空格::字段 正文，现在是 「第一,段。」：要写成「第一，段。」。（标点、引号或空格）
    "
  `)
  const log = JSON.parse(formatFindings(list, 'sarif')) as {
    version: string
    runs: { results: { ruleId: string; level: string; locations: unknown[] }[] }[]
  }
  expect(log.version).toBe('2.1.0')
  expect(log.runs[0]?.results[0]).toMatchObject({
    ruleId: 'copy',
    level: 'warning',
    locations: [{ physicalLocation: { region: { startLine: 5 } } }],
  })
})

describe('--fix', () => {
  test('fixes prose only, and nothing the second time', () => {
    const fixed = fixCopy('a.md', HEAD + TEXT)
    expect(fixed).toMatchInlineSnapshot(`
      "---
      title: "中山路，开街了：60个小区"
      date: 2023-03-01
      published: 2023-03-02T08:00
      summary: 这是一段只用于测试的摘要，写得够长，说明这篇文章讲的是旧区里的头发、面条、里院和后台，一共四十多个字。
      tags: [旧区]
      facts: [f-0001]
      sources: [{publisher: 试验报, title: "标题,未见", date: 2023-03-01}]
      authors: [本站编辑部]
      script: hans
      ---
      第一段，有99个院子。见[一，二](https://e.cn/?a=1,2)和\`a, b\`，好。

      :zh[出租,车]{tw="計程,車"}来了，:keep[于,晓]没变。https://e.cn/一，二 也在。

      > 引文里的"话"
      > 还有,一行

      ![图,一](./plan.png "图注｜署名")

      \`\`\`
      代码, 不动
      \`\`\`
      "
    `)
    expect(fixCopy('a.md', fixed)).toBe(fixed)
  })
  test('keeps CR LF and the byte order mark', () => {
    const windows = (text: string) => `\uFEFF${text.replaceAll('\n', '\r\n')}`
    expect(fixCopy('a.md', windows(HEAD + TEXT))).toBe(windows(fixCopy('a.md', HEAD + TEXT)))
  })
  test('leaves MDX components', () => {
    const text = `${HEAD.replace('中山路,', '中山路，').replace('了:6', '了：6').replace('摘要, ', '摘要，')}第一,段。\n\n<KeyFigures figures="f-0001.1" caption="据报道, 好" />\n`
    expect(fixCopy('a.mdx', text)).toBe(text.replace('第一,段', '第一，段'))
  })
})

describe('what prints as it was typed', () => {
  const marks = (body: string) => {
    write(
      'm.md',
      `${HEAD.replace('中山路,', '中山路，').replace('了:6', '了：6').replace('摘要, ', '摘要，')}${body}\n`,
    )
    return found().flatMap(({ rule, line, message }) =>
      rule === 'literal' ? [`${line} ${message.slice(0, 12)}`] : [],
    )
  }
  test.each([
    ['前\n\n票价3~5元', 14, '一个 ~'],
    ['##标题', 12, '# 后面要空一格'],
    [':::tip\n当心\n:::', 12, ':::'],
    ['## 标题 {#biao-ti}', 12, '{#…}'],
    ['> [!NOTE]\n> 当心', 12, '[!…]'],
    ['质能$E=mc^2$式', 12, '$…$'],
    ['{% asset_img a.png %}', 12, '{%'],
    ['没有写的[^9]', 12, '脚注'],
    ['见[文](/articles/m/)与[文] (https://a.example/)', 12, '链接没有成'],
    ['加** 粗**的', 12, '加粗没有成'],
    ['前\n\n<iframe src="https://v.example/1"></iframe>', 14, '别处的影音'],
    ['前\n\n<audio src="data:audio/ogg,AA"></audio>', 14, '里面没有能打开的网址'],
    ['<video>\n<track src="别的.vtt">\n<source src="./片.mp4">\n</video>', 13, '字幕要和影片同名'],
    ['<video src="./片.mp4" poster="封面.jpg"></video>', 12, '封面要和影片同名'],
    ['<style>p{}</style>', 12, '这一段不会'],
    ['<svg><text x="1">甲</text></svg>', 12, '这一段不会'],
    ['# 大', 12, '一级标题'],
    ['## 一\n\n#### 二', 14, '从第 2 级'],
    ['前\n\n> 甲\n> [!NOTE]\n> 当心', 15, '[!…]'],
    ['字__粗的__字', 12, '加粗没有成，__'],
    ['好:smile:的', 12, ':名字:'],
    ['见https://a.example/wiki/青岛_(市)吧', 12, '网址到汉字前为止'],
    ['见https://a.example/s?q=青岛', 12, '网址到汉字前为止'],
    ['前\n\n1. 甲\n3. 乙', 14, '列表的编号会印成 1、2'],
    ['前\n\n<center>**启事**</center>', 14, 'HTML 里的'],
    ['<div>\n见[文](/articles/m/)\n</div>', 13, 'HTML 里的'],
    ['要带：\n1、证件\n2、照片', 13, '这几行会连成一段'],
    ['•\t米\n•\t面', 12, '这几行会连成一段'],
    ['（一）先量\n（二）后画', 12, '这几行会连成一段'],
    ['□ 甲\n☑ 乙', 12, '这几行会连成一段'],
    ['-甲\n-乙', 12, '这几行会连成一段'],
    ['1.甲\n2.乙', 12, '这几行会连成一段'],
    ['注[^甲]。\n\n[^甲]: 有。\n[^乙]: 没人引。', 15, '正文里没有一处引用'],
    ['注[^1]。\n\n[^1]: 前。\n\n[^1]: 后。', 16, '同一个脚注写了两次'],
    ['见[原文][yuan]', 12, '链接没有成'],
    ['![图][pic]', 12, '链接没有成'],
    ['[文]({post_url 2020-a})', 12, '链接没有成'],
    ['![图](https://a.example/1.png =300x200)', 12, '链接没有成'],
    ['![街口](街口 1.png)', 12, '链接没有成'],
    ['[文](https://a.example/){target=_blank}', 12, '{…} 里的样式'],
    ['字{.red}', 12, '{…} 里的样式'],
    ['用`甲和乙', 12, '一个反引号'],
    ['| 甲 | 乙 |\n| --- | --- |\n| 丙 | 丁 |\n以上是表。', 15, '这一行成了表格'],
    ['前\n\n一段话\n---\n又一段', 14, '下一行紧接着的 ---'],
    ['甲\n乙。\n- \n', 12, '下一行紧接着的 -'],
    ['前\n\n## \n\n后', 14, '小标题是空的'],
    ['####### 太深', 12, '# 后面'],
    ['!!! note "留意"\n    字', 12, '!!!'],
    ['=== "页签"\n\n    字', 12, '!!!'],
    ['前%%写给自己的%%后', 12, '%%'],
    ['有++新的++字', 12, '++'],
    ['面积10m^2^', 12, '^…^'],
    ["import Foo from './foo'", 12, 'import'],
    ['*[HTML]: 超文本', 12, '*[…]:'],
    ['术语\n: 定义', 13, '行首的冒号'],
    ['{里院|lǐ yuàn}', 12, '{字|音}'],
    ['好:+1:的', 12, ':名字:'],
    ['　　段首空两格。', 12, '段首的空格'],
    ['此致\n敬礼\n　　　　某某局', 14, '行首的空格'],
    ['> [!注意]\n> 当心', 12, '[!…]'],
    ['##　标题', 12, '# 后面要空一格'],
    ['##2020年的事', 12, '# 后面要空一格'],
    ['１．证件\n２．照片', 12, '这几行会连成一段'],
    ['-　证件\n-　照片', 12, '这几行会连成一段'],
    ['第一条 为了方便。\n第二条 本办法。', 12, '这几行会连成一段'],
    ['2019年1月 开工\n2020年6月 竣工', 12, '这几行会连成一段'],
    ['海上起风了，\n船都回了港。\n灯一盏盏亮，\n雨落在瓦上。', 12, '这几行会连成一段'],
    ['｜姓名｜年龄｜\n｜--｜--｜\n｜甲｜20｜', 12, '表格没有成'],
    ['| 甲 | 乙 |\n| --- |\n| 1 | 2 |', 12, '表格没有成'],
    ['注^[写在行里]。', 12, '^[…]'],
    [': 表的标题', 12, '行首的冒号'],
    ['[caption id="a"]街口[/caption]', 12, '[…]…[/…]'],
    ['前\n\n看<a href=/a/b>这里</a>', 14, '标签没有成'],
    ['<img src=https://a.example/1.gif>', 12, '标签没有成'],
    ['<blink>闪</blink>', 12, '没有这个标签'],
    ['前\n\n<mpvideo src="x"></mpvideo>', 14, '没有这个标签'],
    ['猜||谜底||吧', 12, '||…||'],
    ['前<!-- 没写完', 12, '<!-- 没有'],
    ['前\n\n```sh\nls', 14, '代码没有写结尾'],
    ['前\n\n                某某局\n                2020年1月1日', 14, '行首有四个以上'],
    ['质能\\(E=mc^2\\)式', 12, '\\(…\\)'],
    ['在\\\\server\\共享里', 12, '标点前的反斜杠'],
    ['放进C:\\_旧文件', 12, '标点前的反斜杠'],
    ['颜文字 ^_^，>_< 好', 12, '两个 _ 之间'],
    ['前\n\n[来源]: 新华社', 14, '正文里没有一处用'],
    ['前[](https://a.example/)后', 12, '链接没有文字'],
    ['前\n\n<?php echo 1; ?>', 14, '<?…>'],
    ['前<![CDATA[数据]]>后', 12, '<?…>'],
    ['<h1>大</h1>', 12, '一级标题'],
    ['前\n\n<b>没写完\n\n后', 14, '没有写 </b>'],
    ['<form>\n甲\n</form>', 12, '它不会出现'],
    ['前\n\n```\n<<<<<<< a\n甲\n=======\n乙\n>>>>>>> b\n```', 14, '代码里有合并'],
    ['＃ 第一章', 12, '＃ 是全角的'],
    ['＞ 引文一句', 12, '＞ 是全角的'],
    ['要＊＊重视＊＊的', 12, '＊＊ 是全角的'],
    ['－ 证件\n－ 照片', 12, '这几行会连成一段'],
    ['地址：中山路\n电话：一一四', 12, '这几行会连成一段'],
    ['前\n\n## 配置 {: #pei .a}', 14, '{#…}'],
    ['<p>还有{{ n }}天</p>', 12, '{% … %}'],
    ['{:toc}', 12, '[TOC]'],
    ['- []没空格', 12, '任务列表没有成'],
    ['- 甲\n- [x]没空格', 13, '任务列表没有成'],
    ['甲&nosuch;乙', 12, '&…; 不是'],
    ['甲&nbsp乙', 12, '&…; 不是'],
    ['<%= title %>', 12, '{% … %}'],
    ['&emsp;&emsp;段首空两格。', 12, '段首的空格'],
    ['前\n\n一段话，\n讲完了。\n----------\n又一段', 14, '下一行紧接着的 -----'],
    ['路径C:\\Users\\*.txt', 12, '标点前的反斜杠'],
    ['王**、陈**说', 12, '两个 ** 之间'],
    ['f**k，sh**t', 12, '两个 ** 之间'],
    ['长*宽*高', 12, '两个 * 之间'],
    ['填空____，签名__', 12, '加粗没有成，__'],
    ['前\n\n1. 甲\n  - 甲之一', 15, '缩进不够'],
    ['前\n\n见![街口](https://a.example/1.png "图注｜署名")吧', 14, '图片和文字在同一段'],
    ['看！[街口](https://a.example/1.png)', 12, '图片没有成'],
    ['看! [街口](https://a.example/1.png)', 12, '图片没有成'],
    ['<span style="color:red">红</span>', 12, 'HTML 里写的颜色'],
    ['<div style="display: none">\n\n甲\n\n</div>', 12, '写了不显示的内容'],
    ['<xmp>甲</xmp>', 12, '里面的不会照原样'],
    ['前\n\n\\newpage', 14, '反斜杠开头的'],
    ['前\n\n\\vspace{1em}', 14, '反斜杠开头的'],
    ['前\n\n\\begin{itemize}\\item 项\\end{itemize}', 14, '反斜杠开头的'],
    ['前\n\n第一段<o:p></o:p>', 14, 'Word 的记号'],
    ['{| class="wikitable"\n甲', 12, '{| 是维基'],
    ['见[丙][]吧', 12, '链接没有成'],
    ['见[文][2]。\n\n[2]: <a b 没有写完', 14, '[…]: 没有成'],
    ['一段\n[2]: https://a.example/', 13, '[…]: 没有成'],
    ['[2]: https://a.example/ 没有引号的标题', 12, '[…]: 没有成'],
    ['见原文](https://a.example/1)', 12, '链接没有成'],
    ['见[].NET 的写法](/articles/m/)', 12, '链接没有成'],
    ['前\n\n@[视频](https://a.example/1)', 14, '@[…](…) 不会'],
    ['无奈¯\\_(ツ)_/¯', 12, '标点前的反斜杠'],
    ['前\n\n```js title="a.js"\n1\n```', 14, '代码的标题'],
    ['前\n\n```js:src/a.js\n1\n```', 14, '代码的标题'],
    ['前\n\n``` js 读文件 https://a.example/\n1\n```', 14, '代码的标题'],
  ])('%j', (body, line, words) => {
    expect(marks(body)).toHaveLength(1)
    expect(marks(body).join('\n')).toContain(`${line} ${words}`.slice(0, 14))
  })
  test('what a # makes a comment of a title', () => {
    write('m.md', `${HEAD.replace(/^title:.*$/mu, 'title: 中山路 #1号 # 注')}正文。\n`)
    expect(found().filter(({ rule }) => rule === 'literal')).toMatchObject([
      { line: 2, field: 'title', value: '“ #1号 # 注”' },
    ])
    write('m.md', `${HEAD.replace(/^title:.*$/mu, 'title: 中山路 # 至多四十字')}正文。\n`)
    expect(found().filter(({ rule }) => rule === 'literal')).toEqual([])
  })
  test.each([
    '价格$5到$8，~~删~~，`a ~ b`，路径~/a，**粗**体，C# 与 #话题#，第1#楼',
    '[文](/articles/m/)，（见图），数组a[0](略)，**“粗”**的，脚注[^1]\n\n[^1]: 注。',
    '删List<? extends E>的一项，Set<?>也删',
    '```\n{% raw %} $$ :::\n```\n\n```js {1,3-5} linenos=table\n1\n```\n\n```c++ showLineNumbers\n1\n```',
    '写信给@[甲]，见@甲，发到a@[b](https://a.example/)，谢@[乙](https://a.example/)来信',
    '<div>\n\n**粗**\n\n</div>\n\n<p>a ** b，C++和C++，x^2</p>',
    '三件事：1、修路 2、停车\n又说（一）成',
    '甲——\n乙',
    '- 甲\n- 乙\n\n1. 丙\n2. 丁\n\n- [ ] 戊',
    '[甲][a]\n\n[a]: https://a.example/\n\n[//]: # (批注)',
    '| 甲 |\n| --- |\n| 丙 |\n\n以上。\n\n***\n\n后',
    'C++ 与 G++，100%，a[0][1]，{甲}，集合{x}，@TOC，问：\n答：好',
    '<video poster="./片.png">\n<source src="./片.mp4">\n<track src="片.vtt">\n</video>',
    '诗曰：  \n春眠不觉晓，  \n处处闻啼鸟。  \n夜来风雨声，  \n花落知多少。',
    '分两步：  \n1、量  \n2、画',
    '路径C:\\Users\\甲，D:\\a\\b\\_c.php，"D:\\\\a\\\\b.exe"，*见<https://a.example/>*，\\*不斜\\*，*（斜）*，_note_，1<2，List<String>，<你的名字>，a||b',
    '诗曰：  \n　　春眠不觉晓，  \n　　处处闻啼鸟。',
    '共100\n元，约占五成\n左右。\n全城都是。',
    '李*说，**、号**在前，**重点**在此，*强调*一下，【**甲**】，a*b，A&B;，&amp;nbsp;',
    '他说：\n好。那么：走。',
    '1. 甲\n   - 甲之一\n\n![图](https://a.example/1.png "图注｜署名")\n![图](https://a.example/2.png "图注｜署名")',
    '好！[原文](https://a.example/1)',
    '<p style="text-align: center">甲</p>，<u>乙</u>',
    '<b>甲</b>，<p>乙\n\n<ul><li>丙</ul>\n\n<details>\n\n丁\n\n</details>',
    '见https://a.example/了解更多，https://a.example/p，好。时间12:30:45，比3:2:1。\n\n1. 甲\n1. 乙\n\n中\n\n3. 丙\n4. 丁',
  ])('%j prints as it is meant', (body) => {
    expect(marks(body)).toEqual([])
  })
})

test('a body of more than a megabyte is told with its size, and none that is shorter', () => {
  const of = (characters: number) =>
    veryLong({
      file: 'm.md',
      body: '院'.repeat(characters),
      bodyLine: 9,
    } as never)
  expect(of(300_000)).toEqual([])
  expect(of(1_834_000)).toMatchObject([
    { file: 'm.md', line: 10, message: expect.stringContaining('5.5 MB') },
  ])
})
