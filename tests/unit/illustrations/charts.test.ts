import { describe, expect, test } from 'vitest'
import { barChart } from '../../../src/illustrations/bar-chart.ts'
import type { ShownFigure } from '../../../src/illustrations/figure-data.ts'
import { yearHistogram } from '../../../src/illustrations/histogram.ts'
import { keyFigures } from '../../../src/illustrations/key-figures.ts'
import { timeline } from '../../../src/illustrations/timeline.ts'
import type { TimelineEvent } from '../../../src/illustrations/timeline.ts'
import { markupError } from './well-formed.ts'

const figure = (value: number, unit: string, more: Partial<ShownFigure> = {}): ShownFigure => ({
  value,
  unit,
  of: '停车泊位',
  kind: 'result',
  scope: 'district',
  ...more,
})
const event = (date: string, when: string, more: Partial<TimelineEvent> = {}): TimelineEvent => ({
  date,
  when,
  text: `事件${date}`,
  kind: 'result',
  scope: 'district',
  ...more,
})
const widths = (html: string) =>
  [...html.matchAll(/<rect [^>]*width="([\d.]+)%"/gu)].map(([, width]) => Number(width))

describe('key figures', () => {
  const html = keyFigures(
    [figure(3864, '个', { kind: 'plan' }), figure(24.52, '亿元', { of: '总投资' })],
    '据<某>报道',
  )

  test('numbers stand as articles print them, units stand beside, plans are marked', () => {
    expect(html).toContain('<b>3864</b> 个')
    expect(html).toContain('<b>24.52</b> 亿元')
    expect(html.match(/计划/gu)).toHaveLength(1)
    expect(html).toContain('停车泊位 <span class="plan">计划</span>')
  })

  test('the label comes before its number, text is escaped, the markup is sound', () => {
    expect(html.indexOf('<dt>')).toBeLessThan(html.indexOf('<dd>'))
    expect(html).toContain('据&lt;某&gt;报道')
    expect(markupError(html)).toBeUndefined()
  })

  test('a scope wider than the district is said once', () => {
    expect(keyFigures([figure(95, '个', { scope: 'city' })], '')).toContain('（全市）')
    expect(keyFigures([figure(95, '个', { scope: 'city', of: '全市停车场' })], '')).not.toContain('（全市）')
    expect(keyFigures([figure(72, '个', { scope: 'two-districts' })], '')).toContain('（市南、市北两区）')
  })

  test('none is an error', () => {
    expect(() => keyFigures([], '')).toThrowErrorMatchingInlineSnapshot(
      `[Error: KeyFigures 没有数字。请在 figures 里写编号，例如 f-0015.1。]`,
    )
  })
})

describe('bar chart', () => {
  test('bars are proportional, from zero, the greatest full', () => {
    expect(widths(barChart([[figure(95, '个'), figure(121, '个'), figure(0, '个')]], ''))).toEqual([
      78.51, 100, 0,
    ])
    expect(widths(barChart([[figure(0, '个'), figure(0, '个')]], ''))).toEqual([0, 0])
  })

  test('万 and 亿 are taken to one scale', () => {
    expect(widths(barChart([[figure(3.3, '万米'), figure(900, '米')]], ''))).toEqual([100, 2.73])
  })

  test('each group has its own unit and scale', () => {
    const groups = [
      [figure(60, '个'), figure(38, '个')],
      [figure(3.28, '万户'), figure(3.3, '万户')],
    ]
    const html = barChart(groups, '')
    expect(widths(html)).toEqual([100, 63.33, 99.39, 100])
    expect(html.match(/<tbody>/gu)).toHaveLength(2)
  })

  test('lines of figures that count days are as long as the days, and drawn otherwise than figures', () => {
    const html = barChart(
      [
        [
          { ...figure(32.76, '万人次'), days: 1 },
          { ...figure(2700, '万人次'), days: 182 },
        ],
      ],
      '',
    )
    expect(widths(html)).toEqual([0.55, 100])
    expect(html).toContain('182天')
    expect(html.match(/<rect class="days"/gu)).toHaveLength(2)
    expect(html).toContain('<b>32.76</b> 万人次')
  })

  test('every bar has its label and number in the table; plans are hollow', () => {
    const html = barChart(
      [[figure(95, '个', { kind: 'plan', of: '年初计划' }), figure(121, '个', { of: '全年实施' })]],
      '停车场',
    )
    expect(markupError(html)).toBeUndefined()
    expect(html.match(/<th [^>]*scope="row"/gu)).toHaveLength(2)
    expect(html).toContain('<b>95</b> 个')
    expect(html.match(/<rect class="plan"/gu)).toHaveLength(1)
    expect(html).not.toMatch(/\sstyle=|\sid=|NaN/u)
  })

  test('what cannot be compared is an error', () => {
    expect(() => barChart([[figure(1, '个')]], '')).toThrowErrorMatchingInlineSnapshot(
      `[Error: BarChart 一组至少要有两个数字。请在 figures 里写编号，例如 f-0122.1 f-0127.1。]`,
    )
    expect(() => barChart([[figure(1, '万个'), figure(1, '亿元')]], '')).toThrowErrorMatchingInlineSnapshot(
      `[Error: BarChart 里的单位不一样：个、元。只有同一单位的数字才能画在一起；几组数字之间用 | 隔开。]`,
    )
    expect(() => barChart([[figure(1, '个'), figure(-2, '个')]], '')).toThrowErrorMatchingInlineSnapshot(
      `[Error: BarChart 里有负数：-2个。柱子从零画起，请去掉它。]`,
    )
  })
})

describe('timeline', () => {
  const html = timeline(
    [
      event('2023-03', '2023年3月至4月30日', { end: '2023-04-30', kind: 'plan' }),
      event('2022-02-17', '2022年2月17日'),
      event('2022', '2022年', { kind: 'statement' }),
      event('2024-01-01', '2024年1月1日'),
    ],
    '几个时间点',
  )

  test('events stand in order under their years, with the precision known', () => {
    expect(
      [...html.matchAll(/<time datetime="([^"]+)">([^<]+)</gu)].map(([, date, text]) => [date, text]),
    ).toEqual([
      ['2022', '年内'],
      ['2022-02-17', '2月17日'],
      ['2023-03', '3月至4月30日'],
      ['2024-01-01', '1月1日'],
    ])
    expect(html.match(/class="year"/gu)).toHaveLength(3)
  })

  test('on the line of time a day is a dot, a span a stretch, a year or month a pale band, at its place', () => {
    const strip = /<svg class="strip".*?<\/svg>/u.exec(html)?.[0] ?? ''
    // 2022 to 2024 are 1096 days; 17 February is the 47th after New Year.
    expect(strip).toContain(`cx="${Number(((47 / 1096) * 100).toFixed(2))}%"`)
    expect(strip).toContain(`<rect class="vague" x="0%" width="${Number(((365 / 1096) * 100).toFixed(2))}%"`)
    expect(html).toMatch(/class="legend">.*结果.*计划.*只知年份</u)
    expect(strip).toContain('<line class="plan"')
    expect([...strip.matchAll(/<text[^>]*>(\d+)/gu)].map(([, year]) => year)).toEqual([
      '2022',
      '2023',
      '2024',
    ])
  })

  test('no dot lies on another', () => {
    const crowded = timeline(
      ['2022-02-09', '2022-02-10', '2022-02-17', '2022-02-17', '2024-03-04'].map((date, at) =>
        event(date, date, { kind: at % 2 ? 'plan' : 'result' }),
      ),
      '',
    )
    const strip = /<svg class="strip.*?<\/svg>/u.exec(crowded)?.[0] ?? ''
    const dots = [...strip.matchAll(/cx="([\d.]+)%" cy="(-?\d+)"/gu)].map(([, x, y]) => [
      Number(x),
      Number(y),
    ])
    expect(dots).toHaveLength(5)
    for (const [at, [x = 0, y = 0]] of dots.entries())
      for (const [otherX = 0, otherY = 0] of dots.slice(at + 1))
        expect(Math.hypot((x - otherX) * 3.2, y - otherY)).toBeGreaterThanOrEqual(11)
  })

  test('plans are marked in words and shape', () => {
    expect(html.match(/<span class="plan">计划<\/span>/gu)).toHaveLength(1)
    expect(html).toContain('<circle class="plan" cx="7"')
  })

  test('many years show at most six labels', () => {
    const long = timeline(
      [event('1994', '1994年'), event('2021-05', '2021年5月'), event('2026', '2026年')],
      '',
    )
    expect((long.match(/<text/gu) ?? []).length).toBeLessThanOrEqual(6)
  })

  test('the markup is sound', () => {
    expect(markupError(html)).toBeUndefined()
    expect(html).not.toMatch(/\sstyle=|\sid=|NaN/u)
  })

  test('none is an error', () => {
    expect(() => timeline([], '')).toThrowErrorMatchingInlineSnapshot(
      `[Error: Timeline 没有事实。请在 facts 里写编号，例如 f-0001。]`,
    )
  })
})

test('a histogram of a year names its quarters and what is known by the year only', () => {
  const html = yearHistogram([
    { date: '2022-02-17', kind: 'result', scopeId: 'district' },
    { date: '2022', kind: 'plan', scopeId: 'city' },
  ])
  expect([...html.matchAll(/<text [^>]*>([^<]+)</gu)].map(([, text]) => text)).toEqual([
    '1月',
    '4月',
    '7月',
    '10月',
    '只知年',
  ])
  expect(markupError(html)).toBeUndefined()
})
