import { describe, expect, test } from 'vitest'
import { SCENES } from '../../../src/content/schemas/article.ts'
import { drawCover } from '../../../src/illustrations/cover.ts'
import { scenes } from '../../../src/illustrations/scenes.ts'
import { markupError } from './well-formed.ts'

const BUDGETS = { lead: 2560, card: 1536, thumb: 1152 } as const

test('every scene that a cover may name is drawn, and no other', () => {
  expect(Object.keys(scenes).sort()).toEqual([...SCENES].sort())
})

describe.each(SCENES)('%s', (scene) => {
  test.each(['lead', 'card', 'thumb'] as const)('as a %s is well-formed and within its budget', (size) => {
    for (let seed = 0; seed < 40; seed += 1)
      for (const figures of [[], [179, 372], [3.3], [1e11], [0]]) {
        const drawing = drawCover({ topic: 'tingche', scene, seed: `a-${seed}`, figures, size })
        expect(Buffer.byteLength(drawing)).toBeLessThanOrEqual(BUDGETS[size])
        expect(markupError(drawing)).toBeUndefined()
        expect(drawing).not.toMatch(/NaN|undefined|Infinity/u)
        expect(drawing.replaceAll('26.565', '')).not.toMatch(/\d\.\d/u)
      }
  })
})
