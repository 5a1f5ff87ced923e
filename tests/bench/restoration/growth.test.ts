import { expect, test } from 'vitest'
import { restore } from '../../../src/restoration/restore.ts'
import { isTraditional } from '../../../src/restoration/characters.ts'
import { cleanTexts } from '../../corpora/restoration/clean-text.ts'
import { damage, toTraditional } from '../../corpora/restoration/damage.ts'
import { USUAL } from '../../corpora/restoration/score.ts'
import { seededRandom } from '../search/corpus.ts'
import { OPTIONS } from '../../corpora/restoration/restored.ts'
import { processorTime } from '../../growth.ts'

const seconds = (text: string) => processorTime(() => void restore(text, OPTIONS)) / 1000

/** Our own sentences in one order after another, so that no stretch is like one before. */
function shuffled(length: number): string {
  const random = seededRandom(1)
  const sentences = cleanTexts().flatMap((text) => text.match(/[^。！？\n]+[。！？]”?/gu) ?? [])
  let text = ''
  for (let at = 0; text.length < length; at++) {
    const sentence = sentences[Math.floor(random() * sentences.length)] ?? ''
    text += at % 6 === 5 ? `${sentence}\n` : sentence
  }
  return text.slice(0, length)
}

test.each(['clean', 'damaged'])(
  'the time for a %s text grows with its length, no faster',
  { timeout: 240_000 },
  (kind) => {
    const clean = shuffled(330_000)
    const list = [...new Set(toTraditional(clean))].filter(isTraditional)
    const large =
      kind === 'clean' ? clean : damage(clean, { ...USUAL, tags: false, list }).text.slice(0, 330_000)
    // lengths in UTF-8 bytes are about three times these
    const small = large.slice(0, 33_000)
    restore(small, OPTIONS)
    const base = Math.min(seconds(small), seconds(small))
    const whole = seconds(large)
    console.log(
      `${kind}: ${Buffer.byteLength(small) / 1000} KB ${base.toFixed(2)} s, ${Buffer.byteLength(large) / 1000} KB ${whole.toFixed(2)} s, × ${(whole / base).toFixed(2)}`,
    )
    expect(whole).toBeLessThan(12 * Math.max(base, 0.05))
  },
)
