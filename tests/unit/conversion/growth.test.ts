/** The time for a conversion and for its list of ambiguities grows with the text, whatever stands in it. */
import { expect, test } from 'vitest'
import { ambiguities } from '../../../src/conversion/ambiguities.ts'
import { createScriptEngine } from '../../../src/conversion/engine.ts'

const engine = createScriptEngine([])

test.each([
  '于',
  '里',
  '张三里',
  '“',
  '干',
  '王于',
  '1',
  '<b>',
  '<div>',
  '</b>',
  '&amp',
  '<!--',
  '<b a="',
  '<ruby>字<rt>',
  '<',
])('of %j', (unit) => {
  const time = (length: number) => {
    const text = unit.repeat(length / unit.length)
    const before = process.cpuUsage()
    ambiguities(text, [])
    engine.html(text, { from: 'hans', to: 'tw' })
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1000
  }
  time(1000)
  const small = Math.min(time(2000), time(2000))
  const large = Math.min(time(16_000), time(16_000))
  // eight times the text; what is quadratic takes sixty-four times as long
  expect(large / Math.max(small, 20)).toBeLessThan(24)
})
