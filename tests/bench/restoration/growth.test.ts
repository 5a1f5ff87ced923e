import { expect, test } from 'vitest'
import { restore } from '../../../src/restoration/restore.ts'
import { isTraditional } from '../../../src/restoration/characters.ts'
import { cleanTexts } from '../../corpora/restoration/clean-text.ts'
import { damage, toTraditional } from '../../corpora/restoration/damage.ts'

const OPTIONS = { punctuation: 'auto', accept: new Map(), publishers: [], thisYear: 2026 } as const

function seconds(text: string): number {
  const before = process.cpuUsage()
  restore(text, OPTIONS)
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e6
}

test.each(['clean', 'damaged'])(
  'the time for a %s text grows with its length, no faster',
  { timeout: 240_000 },
  (kind) => {
    const clean = cleanTexts().join('\n')
    const list = [...new Set(toTraditional(clean))].filter(isTraditional)
    const page =
      kind === 'clean'
        ? clean
        : damage(clean, {
            list,
            splitMarks: '《，！；。',
            brackets: 'half',
            toneless: false,
            doubled: false,
            carriageReturns: false,
            stripPrivateUse: false,
            commaBeforeMarks: false,
            halveMarks: true,
            tags: false,
          }).text
    // lengths in UTF-8 bytes are about three times these
    const small = page.repeat(Math.ceil(33_000 / page.length)).slice(0, 33_000)
    const large = small.repeat(10)
    restore(small, OPTIONS)
    const base = Math.min(seconds(small), seconds(small))
    expect(seconds(large)).toBeLessThan(12 * Math.max(base, 0.05))
  },
)
