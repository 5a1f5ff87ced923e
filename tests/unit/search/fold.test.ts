import fc from 'fast-check'
import { Converter } from 'opencc-js'
import { expect, test } from 'vitest'
import { foldTable, variantClasses } from '../../../src/search/build/fold-table.ts'
import { createFold, occurrences } from '../../../src/search/shared/fold.ts'
import { generateCorpus } from '../../bench/search/corpus.ts'

const fold = createFold(foldTable())

test.each([
  ['全角与大小写', 'ＡＢＣ　１２３', 'abc123'],
  ['汉字旁的空格', '约 2400 户 Old  Town 街', '约2400户old town街'],
  ['引号', '“里院”‘新’', '「里院」『新』'],
  ['英文的撇号', 'It’s', "it's"],
  ['零宽字符', '中\u200B山\u00AD路\uFEFF', '中山路'],
  ['康熙部首', '\u2F2D路', '山路'],
  ['兼容汉字', '\uF9DC', '隆'],
  ['组合音标', 'e\u0301', 'é'],
  ['台湾的写法', '報導的計畫，領導走的道路', '报道的计划，领导走的道路'],
  ['落单的代理项', '\uD83D路', '\uFFFD路'],
])('%s', (_, original, expected) => {
  expect(fold(original).text).toBe(fold(expected).text)
})

test('逗号、小数点和百分号不省，句里的逗号不是数里的逗号', () => {
  expect(fold('２,400.5％').text).toBe('2,400.5%')
  expect(fold('，1').text).not.toBe(fold(',1').text)
})

test('简体与三种繁体折叠成同一个字符串', () => {
  for (const to of ['t', 'tw', 'hk'] as const) {
    const convert = Converter({ from: 'cn', to })
    for (const { title, summary, html } of generateCorpus(40, 3)) {
      const text = `${title}${summary}${html}`
      expect(fold(convert(text)).text).toBe(fold(text).text)
    }
  }
})

test('一类里的字都归到第一个，也不会再归到别处', () => {
  for (const members of variantClasses()) {
    const first = fold(members[0] ?? '').text
    for (const member of members) expect(fold(member).text).toBe(first)
  }
})

test('任何字符串：不抛错，再折叠不变，位置落在原文里', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (original) => {
      const { text, starts, ends } = fold(original)
      expect(starts).toHaveLength(text.length)
      expect(ends).toHaveLength(text.length)
      for (const [index, start] of starts.entries()) {
        expect(start).toBeLessThan(ends[index] ?? 0)
        expect(ends[index]).toBeLessThanOrEqual(original.length)
      }
    }),
  )
})

test('找到的地方是原文里的那一段', () => {
  const original = '走到「中 山路」，再走 Zhōngshān 路'
  const [first] = occurrences(fold(original), fold('中山路').text)
  expect(original.slice(first?.start, first?.end)).toBe('中 山路')
  expect(occurrences(fold(original), '')).toEqual([])
})
