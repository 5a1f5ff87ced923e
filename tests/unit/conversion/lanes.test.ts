import { expect, test } from 'vitest'
import sentences from '../../../src/conversion/data/lane-sentences.json' with { type: 'json' }
import { fit } from '../../../src/conversion/data/logistic-regression.ts'
import { createScriptEngine } from '../../../src/conversion/engine.ts'

const engine = createScriptEngine([])
/** Names that the weights were not fitted on. */
const LANES =
  '广兴里 九如里 宝兴里 平康里 三江里 骏业里 积庆里 升平里 德兴里 聚福里 同德里 福海里 文兴里 裕德里 鼎新里 东兴里 华清里 永平里 介寿里 泰兴里 仁和里 恒德里 天德里 慎余里 瑞芝里 桃源里 清和里 文昌里 海晏里 太兴里'.split(
    ' ',
  )

test('lanes that were not shown keep 里 in the sentences of a district paper', () => {
  const known = new Set(sentences.lanes.split(' '))
  const wrong: string[] = []
  let count = 0
  for (const lane of LANES.filter((one) => !known.has(one))) {
    for (const sentence of sentences.ofLanes) {
      const at = sentence.indexOf('X')
      const text = sentence.replace('X', lane)
      count++
      if (engine.text(text, { from: 'hans', to: 'tw' }).charAt(at + lane.length - 1) !== '里')
        wrong.push(text)
    }
  }
  expect(wrong.length / count, wrong.join('\n')).toBeLessThan(0.04)
})

test('nouns keep what lies inside them', () => {
  const wrong = sentences.nouns.split(' ').filter((noun) => {
    const text = `孩子在${noun}看见一只猫。`
    return engine.text(text, { from: 'hans', to: 'tw' }).charAt(noun.length + 2) !== '裡'
  })
  expect(wrong.length, wrong.join(' ')).toBeLessThan(5)
})

test('a feature that tells the two kinds apart gets the weight', () => {
  const weights = fit(
    [true, false].flatMap((positive) =>
      Array.from({ length: 50 }, () => ({
        features: ['bias', positive ? 'told' : 'other'],
        positive,
        weight: 1,
      })),
    ),
  )
  expect(weights['told']).toBeGreaterThan(1)
  expect(weights['other']).toBeLessThan(-1)
})
