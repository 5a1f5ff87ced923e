/** Damage of a few places in a text that is otherwise whole, and clean text that looks like it: sentences of our own. */
import { describe, expect, test } from 'vitest'
import { encodePair, decodePair } from '../../../src/restoration/gbk.ts'
import { restored } from './restored.ts'

const TEA = `湛山寺旁的老茶馆上个月关了门。

店主姓迟，七十二岁，在这里卖了三十一年的茶。他说腿脚不好了，儿女又都在外地，没有人愿意接手。附近的居民听说以后，陆续来店里坐坐，有人带走一只旧茶碗，有人只是拍了张照片。

街道办事处的工作人员告诉记者，房子属于公房，收回以后准备改成社区阅览室，保留原来的木门和柜台。改造费用约为十八万元，由区财政承担，预计明年三月完工。
`
const ROOFS = `老城区的屋顶是从高处看才显出好来的。

站在观象山上，红瓦一片连着一片，往海边铺过去，中间夹着几棵雪松，几座教堂的尖顶。风从东南方向吹来，带着咸味。早晨有人在平台上打拳，下午有学生来画画，傍晚就换成了看日落的人。

小时候住在山下的院子里，院里有一口井，夏天把西瓜吊下去，晚上捞上来切开。后来井封了，院子也拆了一半，只有那棵石榴树还在，每年秋天照样结果，没有人摘，落了一地。
`

const openPlaces = (text: string) => {
  const { open, repairs } = restored(text)
  return repairs.filter(({ id }) => open.includes(id)).map(({ before }) => before)
}
/** Puts something behind every so many Chinese characters. */
function behindEvery(text: string, step: number, sign: (character: string, index: number) => string): string {
  let index = 0
  return text.replaceAll(/\p{Script=Han}/gu, (character) =>
    ++index % step === 0 ? character + sign(character, index / step) : character,
  )
}
const bytesOf = (text: string) =>
  [...text].flatMap((character) => {
    const pair = encodePair(character) ?? 0
    return [pair >> 8, pair & 0xff]
  })
const sevenBit = (text: string) =>
  text.replaceAll(/[^\p{ASCII}]+/gu, (run) => String.fromCharCode(...bytesOf(run).map((byte) => byte & 0x7f)))

describe('named, the text stays', () => {
  test.each([
    ['one character lost to a full-width question mark', TEA.replace('陆续', '陆？'), ['？']],
    ['one at the start of a word', ROOFS.replace('石榴', '？榴'), ['？']],
    ['two read as the byte 0x80', TEA.replace('居民', '€民').replace('柜台', '柜€'), ['€', '€']],
    [
      'letters within words, few',
      TEA.replace('居民', '居x民').replace('木门', '木q门').replace('照片', '照z片'),
      ['x', 'z', 'q'],
    ],
  ])('%s', (_, damaged, places) => {
    expect(openPlaces(damaged)).toEqual(places)
    expect(restored(damaged).text).toBe(damaged)
  })

  test.each([
    ['letters', 12, (_: string, at: number) => 'bcdfghjk'[at % 8] ?? 'b'],
    ['capitals', 15, (_: string, at: number) => 'QWXZKJV'[at % 7] ?? 'Q'],
    ['letters between spaces', 14, (_: string, at: number) => ` ${'xqzvk'[at % 5] ?? 'x'} `],
    ['half-width kana', 11, () => 'ｱ'],
    ['figures', 7, (_: string, at: number) => String(at % 10)],
    ['bars', 5, () => '|'],
    ['commas', 7, () => ','],
    ['dots', 1, () => '·'],
  ] as const)('%s strewn over a text', (_, step, sign) => {
    const damaged = behindEvery(ROOFS, step, sign)
    expect(openPlaces(damaged).length).toBeGreaterThan(3)
    expect(restored(damaged).text.replaceAll(/\s/gu, '')).toBe(damaged.replaceAll(/\s/gu, ''))
  })
})

describe('repaired', () => {
  const readings: Readonly<Record<string, string>> = Object.fromEntries(
    [
      ...'湛zhan 寺si 茶cha 馆guan 店dian 卖mai 腿tui 脚jiao 儿er 居ju 民min 碗wan 照zhao 片pian 街jie 房fang 室shi 木mu 柜gui 费fei 财cai 政zheng 明ming'.matchAll(
        /(\p{Script=Han})(\w+)/gu,
      ),
    ].map(([, character = '', reading = '']) => [character, reading]),
  )
  const glossed = (gloss: (reading: string) => string) =>
    TEA.replaceAll(/\p{Script=Han}/gu, (each) =>
      each in readings ? each + gloss(readings[each] ?? '') : each,
    )
  test.each([
    ['a space before', (reading: string) => ` (${reading})`],
    ['spaces within', (reading: string) => `( ${reading} )`],
    ['spaces between letters', (reading: string) => `(${[...reading].join(' ')})`],
    ['a full-width space and brackets', (reading: string) => `　（${reading}）`],
    ['no brackets', (reading: string) => ` ${reading} `],
  ])('glosses with %s', (_, gloss) => {
    expect(restored(glossed(gloss)).text).toBe(TEA)
  })

  test.each([
    ['HZ without tildes', TEA.replaceAll(/[^\p{ASCII}]+/gu, (run) => `{${sevenBit(run)}}`)],
    ['HZ without its frame', sevenBit(TEA)],
    ['UTF-8 in figures alone', TEA.replaceAll(/[^\p{ASCII}]+/gu, (run) => Buffer.from(run).toString('hex'))],
    [
      'entities without their number sign',
      TEA.replaceAll(/\p{Script=Han}/gu, (each) => `&${each.codePointAt(0)};`),
    ],
    [
      'a few that begin with x',
      TEA.replaceAll(/[茶馆]/gu, (each) => `x${each.codePointAt(0)?.toString(16)};`),
    ],
    [
      'tags without brackets',
      TEA.replace('店主', 'span style="color: red"店主').replace('街道', '/span街道'),
    ],
    ['fields of Word', TEA.replace('街道', 'PAGE \\* MERGEFORMAT街道')],
  ])('%s', (_, damaged) => {
    expect(restored(damaged).text).toBe(TEA)
  })

  test('a link that Word kept as a field is named, with its address', () => {
    const damaged = TEA.replace('街道', 'HYPERLINK "https://example.com/a" \\t "_blank" 街道')
    expect(openPlaces(damaged)).toEqual(['HYPERLINK "https://example.com/a" \\t "_blank" '])
  })

  test('what stands between two lost bytes of GBK is a guess, the two characters are boxes', () => {
    const bytes = bytesOf('附近的居民听说以后，陆续来店里坐坐，有人带走一只旧茶碗')
    bytes.splice(4, 1)
    bytes.splice(29, 1)
    const read = Array.from({ length: bytes.length / 2 }, (_, at) =>
      decodePair(bytes[2 * at] ?? 0, bytes[2 * at + 1] ?? 0),
    ).join('')
    const { text, repairs, open } = restored(`这家店的事传开了，${read}，也有人站在门口看。\n`)
    expect(text).toBe(
      '这家店的事传开了，附近□居民听说以后，陆续来店里□坐，有人带走一只旧茶碗，也有人站在门口看。\n',
    )
    expect(repairs.map(({ rule }) => rule)).toEqual(['lost-bytes'])
    expect(open).toContain('r1')
  })
})

test.each([
  [
    'questions that nobody asks aloud',
    '水？水有的是。饭？饭也管够。\n\n老船长拍着桌子说，不用操心。可是船呢？船还在修。',
  ],
  ['an answer of one word', '免费的东西最贵？不，招牌上写的是兔字，成了街上一景。'],
  ['letters that are words', '设x为底边，y为高，则面积S等于x乘y的一半。当x增大而y不变时，S随x成正比。'],
  ['letters of grades', '初二a班和b班合并，c班照旧。A老师教语文，B老师教数学。坐k字头的火车要八个小时。'],
  ['names with dots', '加西亚·马尔克斯、列夫·托尔斯泰、古斯塔夫·福楼拜，都是他喜欢的作家，书架上还有一本。'],
  ['prices', '一杯咖啡3€，一份午餐12€，博物馆门票€18，学生半价。他把€符号刻在戒指上。'],
  [
    'braces and tildes of templates',
    '模板里写{name}和{age}，程序会替换成真实的值。路径用~/bin，写成{{和}}。',
  ],
  ['a password', '示例密码是Vb3<7x!{Q9}，请不要真的使用，第一次登录时要修改。'],
  [
    'characters of a lesson',
    '生字：\n\n柿 (shì) 子、枇 (pí) 杷、橄 (gǎn) 榄。\n\n请把生字各写三遍，并且组词。',
  ],
  [
    'places with their Latin names',
    '从青岛 (Qingdao) 出发，经潍坊 (Weifang) 和淄博 (Zibo)，到济南 (Jinan) 大约两个半小时。',
  ],
  [
    'marks of a forum that are spoken of',
    '论坛里加粗写[b]，斜体写[i]，引用写[quote]，到文末要写[/b]、[/i]、[/quote]关上。',
  ],
  [
    'classical prose',
    '郑人有欲买履者，先自度其足，而置之其坐。至之市，而忘操之。已得履，乃曰：吾忘持度。反归取之。\n\n及反，市罢，遂不得履。人曰：何不试之以足？曰：宁信度，无自信也。',
  ],
  ['Cantonese', '我哋琴日去咗睇戏，佢话唔好睇，我话几好吖。\n\n食完饭返屋企，落大雨，冇带遮，淋到成身湿晒。'],
])('%s: left as they are, nothing is said', (_, text) => {
  const result = restored(`${text}\n`)
  expect(result.text).toBe(`${text}\n`)
  expect(result.repairs).toEqual([])
})

test('an article about escapes keeps them, and they are named', () => {
  const text =
    '汉字“一”的码位是U+4E00，转义写成\\u4e00，字符实体是&#19968;，地址里的“市”是%E5%B8%82，这叫百分号编码。\n'
  const { text: after, open } = restored(text)
  expect(after).toBe(text)
  expect(open.filter((id) => id !== 'title')).toHaveLength(3)
})
