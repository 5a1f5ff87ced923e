import sharp from 'sharp'
import { expect, test } from 'vitest'
import { missingGlyphs, setText } from '../../../../src/outputs/share-images/glyph-outlines.ts'
import { drawPicture, type PicturePlan } from '../../../../src/outputs/share-images/picture.ts'

const plan: PicturePlan = {
  edition: 'hans',
  paper: '市南更新',
  tagline: '记录',
  kicker: '停车',
  title: ['停车', '难', '从', '哪里', '挤', '空间：', '市南', '15个', '项目'],
  date: '2023年',
  figure: undefined,
  cover: { topic: 'tingche', seed: 'a', figures: [15] },
}

test('a region has glyphs of its own', async () => {
  const shapes = await Promise.all(
    (['hans', 'tw', 'hk'] as const).map((edition) => setText(edition, '骨', 100, 700)),
  )
  expect(new Set(shapes.map(({ svg }) => svg)).size).toBeGreaterThan(1)
})

test('a character that a font lacks is set from another, none is lost', async () => {
  const { width, svg } = await setText('hk', '发们', 100, 700)
  expect(width).toBeCloseTo(200, 0)
  expect(svg.length).toBeGreaterThan(200)
})

test('a character that no font has is drawn as 〓, and told', async () => {
  const rare = '\u{3134a}'
  expect(missingGlyphs(`测试${rare}与${rare}`)).toEqual([rare])
  expect((await setText('hans', rare, 100, 700)).svg).toBe((await setText('hans', '〓', 100, 700)).svg)
})

test('equal plans give equal pictures, byte for byte', async () => {
  const draw = async () =>
    sharp(Buffer.from(await drawPicture(plan)))
      .png({ palette: true, colours: 64, dither: 0 })
      .toBuffer()
  const [one, two] = [await draw(), await draw()]
  expect(one.equals(two)).toBe(true)
  expect(await sharp(one).metadata()).toMatchObject({ width: 1200, height: 630 })
})
