import { describe, expect, test } from 'vitest'
import { createScriptEngine, type ConversionWay } from '../../../src/conversion/engine.ts'

const regional = createScriptEngine([{ hans: '计划公园', tw: '計劃公園', kind: 'place' }], {
  regionalSpelling: true,
})
const plain = createScriptEngine([])

const SENTENCE = '据本报报道，电视台公布了在台湾发布的计划，分布图有一台。'

describe('spellings of a region', () => {
  test.each([
    ['tw', '據本報報導，電視台公布了在台灣發布的計畫，分布圖有一台。'],
    ['hk', '據本報報道，電視台公佈了在台灣發佈的計劃，分佈圖有一台。'],
  ] as const)('%s', (to, shown) => {
    expect(regional.text(SENTENCE, { from: 'hans', to })).toBe(shown)
  })

  test('they are no part of the engine', () => {
    expect(plain.text('报道计划', { from: 'hans', to: 'tw' })).toBe('報道計劃')
  })

  test('a word is spelled, never what lies across two', () => {
    expect(regional.text('汇报道歉信，设计划分合理，新闻报道员', { from: 'hans', to: 'tw' })).toBe(
      '彙報道歉信，設計劃分合理，新聞報導員',
    )
  })

  test('what is declared stays, and an article may do without', () => {
    expect(regional.text('计划公园', { from: 'hans', to: 'tw' })).toBe('計劃公園')
    expect(regional.text('报道', { from: 'hans', to: 'tw', rules: { spelling: 'plain' } })).toBe('報道')
  })

  test.each<[ConversionWay, string, string]>([
    [{ from: 'hant-tw', to: 'tw' }, '報導計畫', '報導計畫'],
    [{ from: 'hant-tw', to: 'hk' }, '報導的計畫', '報道的計劃'],
    [{ from: 'hant-hk', to: 'tw' }, '報道的計劃，鄭重致歉', '報導的計畫，鄭重致歉'],
    [{ from: 'hant-hk', to: 'hk' }, '報道計劃', '報道計劃'],
  ])('an author in Traditional: %o', (way, text, shown) => {
    expect(regional.text(text, way)).toBe(shown)
  })

  test('text and HTML are spelled alike', () => {
    expect(regional.html('<p>报<b>道</b>计划</p>', { from: 'hans', to: 'tw' })).toBe('<p>報<b>導</b>計畫</p>')
  })
})
