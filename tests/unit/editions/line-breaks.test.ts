import { describe, expect, test } from 'vitest'
import {
  withClauses,
  withHeadingBreaks,
  withLineBreaks,
  withWholeNumbers,
  wholeNumberParts,
} from '../../../src/editions/line-breaks.ts'

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

describe('names, numbers and the small words before them', () => {
  test('a name stays whole', () => {
    expect(pieces('三年攻堅的八大行動')).toEqual(['三年', '攻堅的', '八大', '行動'])
    expect(withLineBreaks('三年攻堅的八大行動', ['三年攻堅']).split('<wbr>')[0]).toBe('三年攻堅的')
  })
  test('a character that closes a word never begins a line', () => {
    expect(pieces('中山路步行街区的夜')).not.toContain('区')
    expect(pieces('中山路步行街区的夜').some((piece) => piece.startsWith('的'))).toBe(false)
  })
  test('a number is never parted, and may begin a line', () => {
    expect(pieces('老城客流怎麼讀：255.55萬人次與7900萬人次').at(-1)).toBe('與7900萬人次')
    expect(pieces('近500米路还给步行者')[0]).toBe('近500米路')
  })
  test('a numeral after 的 opens what it counts', () => {
    expect(pieces('回看2022年初的四个项目')).toEqual(['回看2022年初的', '四个项目'])
    expect(pieces('回看2022年初的四個項目')).toEqual(['回看2022年初的', '四個項目'])
    expect(pieces('兩個街區')).toEqual(['兩個街區'])
  })
  test('no break, which would take the gap between them, parts a character and a number', () => {
    expect(withLineBreaks('停车难：市南15个项目、A级景区与4A景区')).not.toMatch(/\p{Script=Han}<wbr>[\dA-Z]/u)
  })
  test('到 stays with the verb that it closes', () => {
    expect(pieces('三年期滿，67條計劃有多少見到後來的報道')).toEqual([
      '三年',
      '期滿，',
      '67條',
      '計劃有',
      '多少見到',
      '後來的',
      '報道',
    ])
    expect(pieces('太平路到浙江路').at(-1)).toMatch(/^到/u)
  })
  test('a small word stands with what it leads', () => {
    expect(pieces('从人大报告到方案印发')).not.toContain('到')
    expect(pieces('太平山与浮山同日开放')).toContain('与浮山')
  })
  test('headings of a body are marked, its other text is not', () => {
    expect(withHeadingBreaks('<h2 id="a">中山路<code>a&amp;b</code>城市更新</h2><p>城市更新</p>')).toBe(
      '<h2 id="a">中山路<code>a&amp;b</code>城市<wbr>更新</h2><p>城市更新</p>',
    )
  })
})

describe('clauses of a title', () => {
  const clauses = (text: string) =>
    withClauses(text)
      .replaceAll('<wbr>', '')
      .split(/<\/?span[^>]*>/u)
      .filter(Boolean)
  test('each may stand in a line of its own', () => {
    expect(clauses('停车难从哪里挤空间：市南15个项目、3864个泊位')).toEqual([
      '停车难从哪里挤空间：',
      '市南15个项目、',
      '3864个泊位',
    ])
    expect(clauses('中山路南北向停駛，老街向步行街轉身')).toHaveLength(2)
  })
  test('a short one stays with what follows; a title of one clause is as it was', () => {
    expect(clauses('回访：中山路开街')).toEqual(['回访：中山路开街'])
    expect(withClauses('中山路步行街区')).toBe(withLineBreaks('中山路步行街区'))
  })
})

test('in running text a number stands with its unit, · with what is before it; links to facts, headings and what charts draw keep their own', () => {
  expect(withWholeNumbers('<p>2023年12月1日，3.3万户、30余处</p>')).toBe(
    '<p>2<span>023年</span>1<span>2月</span><span>1日</span>，3<span>.3万户</span>、3<span>0余处</span></p>',
  )
  const closed =
    '<h2>8家</h2><p><a href="/glance/2026/#f-0001">8家</a><code>8家</code></p><figure><figcaption>图</figcaption><table><th>8家</th></table></figure>'
  expect(withWholeNumbers(closed)).toBe(closed)
  expect(withWholeNumbers('<p><a href="/articles/8家/">8家</a></p>')).toBe(
    '<p><a href="/articles/8家/"><span>8家</span></a></p>',
  )
  // what a chart says in sentences is running text
  expect(
    withWholeNumbers(
      '<figure class="chart timeline"><figcaption>到2026年</figcaption><svg><text>8家</text></svg><p>改造5220户</p></figure>',
    ),
  ).toBe(
    '<figure class="chart timeline"><figcaption>到2<span>026年</span></figcaption><svg><text>8家</text></svg><p>改造5<span>220户</span></p></figure>',
  )
  expect(withWholeNumbers('<table><td>约25公里</td></table>')).toBe(
    '<table><td>约2<span>5公里</span></td></table>',
  )
  expect(withWholeNumbers('171萬平方米、7900萬人次')).toBe(
    '1<span>71萬平方米</span>、7<span>900萬人次</span>',
  )
  expect(withWholeNumbers('<p>9:30开会，9：30散会，1:3。</p>')).toBe('<p>9:30开会，9：30散会，1:3。</p>')
  expect(withWholeNumbers('<p>结果：8家</p>')).toBe('<p>结果：<span>8家</span></p>')
  expect(withWholeNumbers('<p>八大关·太平角</p>')).toBe('<p>八大关\u2060·太平角</p>')
})

test('the parts of an excerpt: those at odd places are of numbers', () => {
  expect(wholeNumberParts('可提供2000余个停车位，8家，共3处。')).toEqual([
    '可提供2',
    '000余个',
    '停车位，',
    '8家',
    '，共',
    '3处',
    '。',
  ])
  expect(wholeNumberParts('没有')).toEqual(['没有'])
})
