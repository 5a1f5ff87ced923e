/** The first promise of a restorer: clean text is never changed, and nothing is said of it. */
import { expect, test } from 'vitest'
import { restore } from '../../../src/restoration/restore.ts'
import { cleanMixture, PASSAGES } from './clean-mixtures.ts'
import { seededRandom } from './random.ts'
import { OPTIONS } from './restored.ts'

/** What the restorer would do to a text, in words. */
function harm(text: string): string[] {
  const result = restore(text, OPTIONS)
  if ('refusals' in result) return result.refusals.map(({ found, message }) => `refused ${found}: ${message}`)
  return [
    ...result.repairs.map(
      ({ before, after, rule, confidence }) => `${rule} ${confidence}: ${before} → ${after}`,
    ),
    ...(result.text === text ? [] : ['the text is not the same']),
  ]
}

test.each(Object.entries(PASSAGES))('%s alone', (_, passages) => {
  for (const passage of passages)
    expect({ passage, harm: harm(`${passage}\n`) }).toEqual({ passage, harm: [] })
})

// five million characters in the full run
test('2,000 mixtures', () => {
  const random = seededRandom(24)
  for (let at = 0; at < 2000; at++) {
    const text = cleanMixture(random)
    expect({ text, harm: harm(text) }).toEqual({ text, harm: [] })
  }
})

test('the same line again and again', () => {
  expect(harm(`${'排练厅空着。他把灯关了，又等了很久。'.repeat(60)}\n`)).toEqual([])
})
