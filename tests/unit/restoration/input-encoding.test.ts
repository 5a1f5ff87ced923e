/** Files in old encodings, cut off, or with a few bad bytes: read, and what is gone is said. */
import { describe, expect, test } from 'vitest'
import { bytesOf } from '../../../src/restoration/encodings.ts'
import { decodeInput } from '../../../src/restoration/input-encoding.ts'

const TEXT = '市南区的老街今年修好了。居民说：“路面平了，灯也亮了。”\n施工期间，广西路单向通行，请绕行。'
const gbk = encoded(TEXT, 'gbk')

function encoded(text: string, encoding: 'gbk' | 'big5'): Uint8Array {
  return Uint8Array.from([...bytesOf(text, encoding)].filter((byte) => byte !== undefined))
}

test('GBK that ends anywhere is read up to its last whole character', () => {
  for (let end = 24; end <= gbk.length; end++) {
    const read = decodeInput(gbk.subarray(0, end))
    expect(read).toMatchObject({ lost: [] })
    expect(TEXT.startsWith('text' in read ? read.text : '?')).toBe(true)
  }
  expect(decodeInput(gbk.subarray(0, -1))).toMatchObject({
    encoding: 'GB18030',
    notes: [expect.stringContaining('没有存完')],
  })
})

test('a bad byte in GBK is one □, with its line', () => {
  const bytes = gbk.slice()
  bytes[60] = 0xff
  const read = decodeInput(bytes)
  expect(read).toMatchObject({ encoding: 'GB18030', notes: [expect.stringContaining('第 2 行有坏字节')] })
  expect('text' in read && read.text.replace('□', '')).toMatch(/^市南区.*广西路单向通行，请绕行。$/su)
})

test('a few bad bytes in a short GBK are as many □', () => {
  const bytes = gbk.slice()
  for (const at of [12, 40, 60]) bytes[at] = 0xff
  const read = decodeInput(bytes)
  expect(read).toMatchObject({
    encoding: 'GB18030',
    lost: [expect.any(Number), expect.any(Number), expect.any(Number)],
  })
  expect('text' in read && read.text.replaceAll('□', '')).toMatch(/^市南区.*广西路单向通行，请绕行。$/su)
})

test('what is not Chinese is refused by its own name', () => {
  const kana = [
    0xa4, 0xb3, 0xa4, 0xec, 0xa4, 0xcf, 0xbb, 0xd4, 0xa4, 0xce, 0xb2, 0xc8, 0xa4, 0xc7, 0xa4, 0xb9, 0xa1,
    0xa3,
  ]
  expect(decodeInput(Uint8Array.from([...kana, ...kana]))).toEqual({
    problem: expect.stringContaining('EUC-JP'),
  })
  const french = Buffer.from('La rue a été rénovée et le théâtre repeint.', 'latin1')
  expect(decodeInput(french)).toEqual({ problem: expect.stringContaining('windows-1252') })
})

describe('UTF-8', () => {
  const bytes = new TextEncoder().encode(TEXT)
  test.each([1, 2])('that lacks its last %i bytes is read with a note', (count) => {
    expect(decodeInput(bytes.subarray(0, bytes.length - count))).toMatchObject({
      text: TEXT.slice(0, -1),
      notes: [expect.stringContaining('没有存完')],
    })
  })
  test('broken in its middle is refused with the line', () => {
    const broken = bytes.slice()
    broken[40] = 0xff
    expect(decodeInput(broken)).toMatchObject({ problem: expect.stringContaining('第 1 行') })
  })
  test('with surrogates encoded one by one', () => {
    const cesu = Uint8Array.of(...bytes, 0xed, 0xa0, 0xbd, 0xed, 0xb8, 0x80)
    expect(decodeInput(cesu)).toMatchObject({ text: `${TEXT}😀`, notes: [expect.stringContaining('CESU-8')] })
  })
})

test.each([
  ['a picture', [0x89, 0x50, 0x4e, 0x47], 'PNG 图片', '文字识别'],
  ['a PDF', [...Buffer.from('%PDF-1.7\n')], 'PDF', '扫描件'],
  ['a GIF', [...Buffer.from('GIF89a'), 64, 1, 200, 0, 0xf7], 'GIF 图片', '文字识别'],
  ['a WebP', [...Buffer.from('RIFF\u0024\0\0\0WEBPVP8 ')], 'WebP 图片', '文字识别'],
  ['a photograph of a phone', [...Buffer.from('\0\0\0\u0018ftypheic')], 'HEIC', '文字识别'],
  ['a WAV', [...Buffer.from('RIFF\u0024\0\0\0WAVEfmt ')], '录音', '转成文字'],
  ['an AVI', [...Buffer.from('RIFF\u0024\0\0\0AVI LIST')], '录像', '转成文字'],
  ['an MP4', [...Buffer.from('\0\0\0\u0020ftypisom')], '录像', '转成文字'],
  ['an MP3', [...Buffer.from('ID3\u0004\0\0')], '录音', '转成文字'],
  ['an old Word file', [0xd0, 0xcf, 0x11, 0xe0], '.doc', '另存为 .docx'],
  ['a renamed Word file', [...Buffer.from('PK\u0003\u0004word/document.xml')], 'Word', '改成以 .docx 结尾'],
  ['a workbook', [...Buffer.from('PK\u0003\u0004xl/workbook.xml')], 'Excel', '复制要用的格子'],
  ['an archive', [...Buffer.from('PK\u0003\u0004a.txt')], 'ZIP', '先解开'],
])('%s is named, with what to do', (_, bytes, name, advice) => {
  const read = decodeInput(Uint8Array.from(bytes))
  expect(read).toEqual({ problem: expect.stringContaining(name) })
  expect(read).toEqual({ problem: expect.stringContaining(advice) })
})

test.each(['%PDF', 'RIFF', 'GIF89a', 'Rar!', 'ID3', '{\\rtf', '7z'])(
  'a text that begins with %s is a text',
  (word) => {
    const text = `${word} 是一种文件的开头几个字，程序靠它认出文件是什么。`
    expect(decodeInput(Buffer.from(text))).toMatchObject({ text })
  },
)

test('Big5 with Hong Kong’s supplement', () => {
  const text = '深水埗的街市重新開業，檔主說生意好，啲嘢平咗。旺角和油麻地的街坊都來買菜。'
  expect(decodeInput(encoded(text, 'big5'))).toMatchObject({ text, encoding: 'Big5' })
})

test.each([
  ['UTF-8', [...Buffer.from('中山路的老人')], '中山路的老人'],
  ['GBK', [0xd6, 0xd0, 0xc9, 0xbd, 0xc2, 0xb7, 0xbf, 0xaa, 0xbd, 0xd6, 0xc1, 0xcb], '中山路开街了'],
  ['Big5', [0xa4, 0xa4, 0xa4, 0x73, 0xb8, 0xf4, 0xaa, 0xba, 0xa6, 0xd1, 0xa4, 0x48], '中山路的老人'],
  ['UTF-16 LE', [0xff, 0xfe, 0x2d, 0x4e, 0x71, 0x5c], '中山'],
  ['UTF-16 BE', [0xfe, 0xff, 0x4e, 0x2d, 0x5c, 0x71], '中山'],
])('a few characters in %s', (_, bytes, text) => {
  expect(decodeInput(Uint8Array.from(bytes))).toMatchObject({ text })
})

test.each([
  ['binary', [1, 0, 2, 0, 255], '二进制'],
  ['UTF-32', [0xff, 0xfe, 0, 0, 0x2d, 0x4e, 0, 0], 'UTF-32'],
  [
    'Shift_JIS',
    [0x82, 0xb1, 0x82, 0xea, 0x82, 0xcd, 0x93, 0xfa, 0x96, 0x7b, 0x8c, 0xea, 0x82, 0xc5, 0x82, 0xb7],
    'Shift_JIS',
  ],
  [
    'UTF-8 and GBK in one',
    [...Buffer.from('老街上有一家理发店\n开了四十年'), 0xd6, 0xd0, 0xc9, 0xbd, 0xc2, 0xb7, 0xbf, 0xaa],
    '前面是 UTF-8，第 2 行里',
  ],
])('%s is refused', (_, bytes, problem) => {
  expect(decodeInput(Uint8Array.from(bytes))).toEqual({ problem: expect.stringContaining(problem) })
})
