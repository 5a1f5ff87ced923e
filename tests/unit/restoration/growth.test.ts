/** The time of a restoration grows with the text, whatever stands in it, on one line too. */
import { expect, test } from 'vitest'
import { restore } from '../../../src/restoration/restore.ts'
import { growthAtEightTimes } from '../../growth.ts'
import { OPTIONS } from '../../corpora/restoration/restored.ts'

/** What made a search start again at each place. */
const UNITS: readonly (readonly [string, 'auto' | 'full'])[] = [
  ['老街的车牌××，', 'auto'],
  [',', 'full'],
  ['老,', 'full'],
  ['(', 'full'],
  ['`', 'auto'],
  ['~{', 'auto'],
  ['&amp', 'auto'],
  ['<p ', 'auto'],
  ['老 ', 'auto'],
  ['é à ', 'auto'],
  ['a1', 'auto'],
  ['å¸‚å', 'auto'],
  ['p>老/p>', 'auto'],
  ['<style>', 'auto'],
  ['&lt;br&gt;', 'auto'],
  ['%E5', 'auto'],
  ['\\u5e02', 'auto'],
  ['+ZihZ-', 'auto'],
  ['老★', 'auto'],
  ['老(lao)', 'auto'],
  ['老 街', 'auto'],
  ['老\n', 'auto'],
  ['居x民', 'auto'],
  ['陆？来', 'auto'],
  ['老 (lao) ', 'auto'],
  ['老 lao ', 'auto'],
  ['{Oc8[', 'auto'],
  ['Oc8[VPB7', 'auto'],
  ['居€', 'auto'],
  ['E8BF99', 'auto'],
  ['%E5%B8%825', 'auto'],
  ['&28023', 'auto'],
  ['span a="', 'auto'],
  ['HYPERLINK "', 'auto'],
  ['粗尅', 'auto'],
  ['\u3000', 'auto'],
  ['`a`\n', 'auto'],
  ['Ã¥Â¸Â\u009d', 'auto'],
  ['老*街', 'auto'],
  ['己经', 'auto'],
  ['：”', 'auto'],
  ['人口', 'auto'],
]

test.each(UNITS)('of %j', (unit, punctuation) => {
  const work = (length: number) =>
    void restore(unit.repeat(length / unit.length), { ...OPTIONS, punctuation })
  expect(growthAtEightTimes(work, 10_000)).toBeLessThan(24)
})
