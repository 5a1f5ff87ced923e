import { describe, expect, test } from 'vitest'
import { figuresIn, hanNumber } from '../../../src/content/figures.ts'

const shown = (text: string) =>
  figuresIn(text).map((figure) =>
    figure.kind === 'date'
      ? [figure.year, figure.month, figure.day].map((part) => part ?? '?').join('-')
      : `${figure.value}${figure.unit}`,
  )

describe('figures in a sentence', () => {
  test.each([
    ['推进179个攻坚项目，总投资372亿元', ['179个', '37200000000元']],
    ['雨污管线3.3万米，保温约90万平方米', ['33000米', '900000平方米']],
    ['接待10余万人次，同意率90%以上', ['100000人次', '90%']],
    ['八个专业指挥部、十二条军规', ['8个', '12条']],
    ['2022年2月9日上午，9月30日起，22日', ['2022-2-9', '?-9-30', '?-?-22']],
    ['中山路72-74号', ['72', '74号']],
    ['3,864个泊位', ['3864个']],
    ['近百户居民，上百万元，上千万元，逾百家', ['100户', '1000000元', '10000000元', '100家']],
    ['近万人次，超亿元', ['10000人次', '100000000元']],
    ['一年里开了五次会议', ['5次']],
  ])('%s', (text, figures) => {
    expect(shown(text)).toEqual(figures)
  })
  test.each([
    '一体推进',
    '第十六届第三十七次会议',
    '两种说法',
    '劇目數十部'.replace('數', '数'),
    '四方路与三江里',
    '唯一',
    '2路、301路公交车',
    '区委五次会议',
    '千方百计',
  ])('%s states none', (text) => {
    expect(shown(text)).toEqual([])
  })
})

test.each([
  ['十', 10],
  ['二十一', 21],
  ['一百二十', 120],
  ['两千三百', 2300],
  ['一千零五', 1005],
])('%s is %i', (text, value) => {
  expect(hanNumber(text)).toBe(value)
})
test('a run that is no number has none', () => {
  expect(hanNumber('百千')).toBeUndefined()
})
