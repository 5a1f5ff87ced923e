import { describe, expect, test } from 'vitest'
import { withLineBreaks } from '../../../src/editions/line-breaks.ts'

const pieces = (text: string) => withLineBreaks(text).split('<wbr>')

describe('places where a heading may break', () => {
  test('between words, never inside one', () => {
    expect(pieces('中山路步行街区完成调整')).toContain('完成')
  })
  test('not before a closing mark nor after an opening one', () => {
    for (const piece of pieces('老街有了新名字：“上街里”品牌发布（一）。')) {
      expect(piece).not.toMatch(/^[：”）。]/u)
      expect(piece).not.toMatch(/[“（]$/u)
    }
  })
  test('not between a number and its unit', () => {
    expect(pieces('市南区推进179个项目').some((piece) => piece.includes('179个'))).toBe(true)
  })
  test('the text stays, with what is special in HTML escaped', () => {
    const text = '<b>A&B</b>和"引号"'
    expect(withLineBreaks(text).replaceAll('<wbr>', '')).toBe('&lt;b&gt;A&amp;B&lt;/b&gt;和&quot;引号&quot;')
  })
})
