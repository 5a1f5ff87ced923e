/** The converter on lines of millions of characters: all of them come out, in linear time. */
import { expect, test } from 'vitest'
import { createScriptEngine } from '../../src/conversion/engine.ts'

const engine = createScriptEngine([])
const toTaiwan = (text: string) => engine.text(text, { from: 'hans', to: 'tw' })

test('ten million characters on one line', () => {
  expect(toTaiwan('头发'.repeat(5_000_000))).toBe('頭髮'.repeat(5_000_000))
})

test.each(['“‘', '<b ', '’', '于', '&amp', 'http://'])('%s a million times', (hostile) => {
  const line = hostile.repeat(1_000_000)
  expect(toTaiwan(line)).toHaveLength(line.length)
})
