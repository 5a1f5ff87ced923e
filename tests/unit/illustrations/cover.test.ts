import { describe, expect, test } from 'vitest'
import { COVER_SIZES } from '../../../src/illustrations/canvas.ts'
import type { CoverSize } from '../../../src/illustrations/canvas.ts'
import { drawCover } from '../../../src/illustrations/cover.ts'
import { markupError } from './well-formed.ts'

const TOPICS = [
  'lishi-chengqu',
  'laojiu-xiaoqu',
  'tingche',
  'gongyuan-haian',
  'chancheng-ronghe',
  'sannian-gongjian',
]
const BUDGETS: Readonly<Record<CoverSize, number>> = { lead: 2560, card: 1536, thumb: 1152 }
const SIZES: readonly CoverSize[] = ['lead', 'card', 'thumb']
const FIGURES: readonly (readonly number[])[] = [
  [],
  [179, 372, 48],
  [15, 3864],
  [3.3, 2.4],
  [4, 8],
  [6, 2],
  [1e11],
  [0, -5],
]

describe.each(TOPICS)('%s', (topic) => {
  test.each(SIZES)(
    'as a %s: well-formed, whole numbers, no style, no id, no text, within its budget',
    (size) => {
      for (let index = 0; index < 100; index += 1) {
        for (const figures of FIGURES) {
          const drawing = drawCover({ topic, seed: `article-${index}`, figures, size })
          expect(Buffer.byteLength(drawing), `article-${index}`).toBeLessThanOrEqual(BUDGETS[size])
          if (index >= 10) continue
          expect(markupError(drawing)).toBeUndefined()
          expect(drawing).not.toMatch(/NaN|undefined|Infinity|\sstyle=|\sid=|<text|<style/u)
          expect(drawing.replaceAll('26.565', '')).not.toMatch(/\d\.\d/u)
        }
      }
    },
  )

  test('equal options give equal drawings; another slug gives another', () => {
    const options = { topic, figures: [15, 3864], size: 'card' } as const
    const drawings = Array.from({ length: 24 }, (_, index) => drawCover({ ...options, seed: `a-${index}` }))
    expect(drawCover({ ...options, seed: 'a-0' })).toBe(drawings[0])
    expect(new Set(drawings).size).toBeGreaterThan(20)
  })

  test('the figures change the drawing', () => {
    const drawn = [4, 5, 6, 18].map((figure) =>
      drawCover({ topic, seed: 'same', figures: [figure], size: 'card' }),
    )
    expect(new Set(drawn).size).toBeGreaterThan(1)
  })

  test.each(SIZES)('as a %s it has the size of its view box and is hidden from readers', (size) => {
    const { width, height } = COVER_SIZES[size]
    const drawing = drawCover({ topic, seed: 'x', figures: [], size })
    expect(drawing).toContain(`viewBox="0 0 ${width} ${height}"`)
    expect(drawing).toContain('aria-hidden="true"')
  })

  test('it uses the three colours of the city', () => {
    const drawing = drawCover({ topic, seed: 'x', figures: [], size: 'lead' })
    for (const colour of ['tile', 'tree', 'sea'])
      expect(drawing).toMatch(new RegExp(`class="${colour}[ "]`, 'u'))
  })
})

test('topics have drawings of their own', () => {
  expect(
    new Set(TOPICS.map((topic) => drawCover({ topic, seed: 'x', figures: [], size: 'card' }))).size,
  ).toBe(TOPICS.length)
})

test.each(['', 'another-topic', 'toString', '__proto__'])(
  'a topic without a motif gets the panorama: %j',
  (topic) => {
    const options = { seed: 'x', figures: [], size: 'card' } as const
    expect(drawCover({ ...options, topic })).toBe(drawCover({ ...options, topic: 'sannian-gongjian' }))
  },
)

test('a figure that fits is drawn as it is: fifteen bays', () => {
  const lines = (count: number) =>
    /stroke-dasharray="(\d+) (\d+)"/u.exec(
      drawCover({ topic: 'tingche', seed: 'x', figures: [count], size: 'card' }),
    )
  const [, line = 0, between = 0] = lines(15)?.map(Number) ?? []
  expect(Math.round((400 * 1.06) / (line + between))).toBe(Math.ceil(15 / 2))
})
