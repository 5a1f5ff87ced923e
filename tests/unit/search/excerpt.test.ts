import { expect, test } from 'vitest'
import type { ShippedDocument } from '../../../src/search/shared/manifest.ts'
import { excerptOf, type Run } from '../../../src/search/shared/excerpt.ts'
import { foldTable } from '../../../src/search/build/fold-table.ts'
import { createFold } from '../../../src/search/shared/fold.ts'

const fold = createFold(foldTable())
const [title, summary, paragraph, tag] = ['title', 'summary', 'paragraph', 'tag'] as const
const shown = (runs: readonly Run[]) => runs.map(({ text, marked }) => (marked ? `[${text}]` : text)).join('')

function document(...blocks: ShippedDocument['b']): ShippedDocument {
  return { a: '/a/', d: '', s: '', t: [], b: blocks }
}

test('在句子的边上切，每一处都标出', () => {
  const long =
    '开头一句说别的事情，说得很长很长，与要找的没有关系，也不在这里出现，只是占住地方，叫后面的句子往后退一退。'
  const text = `${long}中山路修好了，中山路宽了。后面一句。${long}${long.slice(0, -1)}${long}`
  const { text: runs } = excerptOf(document([title, '题'], [paragraph, text]), [fold('中山路').text], fold)
  expect(shown(runs)).toBe(`…[中山路]修好了，[中山路]宽了。后面一句。${long}…`)
})

test('用繁体找，标在读者的字形上', () => {
  const { title: runs } = excerptOf(
    document([title, '歷史城區'], [summary, '摘要']),
    [fold('历史').text],
    fold,
  )
  expect(shown(runs)).toBe('[歷史]城區')
})

test('只有标题里有，下面给摘要；标签里有，说是标签', () => {
  const blocks = document([title, '中山路'], [tag, '里院'], [summary, '摘要。'])
  const inTitle = excerptOf(blocks, [fold('中山').text], fold)
  expect([shown(inTitle.text), inTitle.kind, inTitle.fragment]).toEqual(['摘要。', 'summary', ''])
  const inTag = excerptOf(blocks, [fold('里院').text], fold)
  expect([shown(inTag.text), inTag.kind, inTag.fragment]).toEqual(['[里院] 摘要。', 'tag', ''])
})

test('链接到那一处：标题的锚与文字片段，两边带到分句为止', () => {
  const { fragment } = excerptOf(
    document([title, '题'], [paragraph, '先修路，再修A-1号楼的墙。', 'a']),
    [fold('A-1号').text],
    fold,
  )
  expect(decodeURIComponent(fragment)).toBe('#a:~:text=再修-,A-1号,-楼的墙')
  expect(fragment).toContain('A%2D1')
})

test('别的版本用词不同：标在这里对应的词上', () => {
  const block: ShippedDocument['b'][number] = [paragraph, '坐计程车去。', '', ['坐出租车去。']]
  const { text } = excerptOf(document([title, '题'], block), [fold('出租车').text], fold)
  expect(shown(text)).toBe('坐[计程车]去。')
})

test('只隔着空白的两处标成一处', () => {
  const { text } = excerptOf(
    document([title, '题'], [paragraph, '走到Open Day为止，day不算。']),
    ['open', 'day'],
    fold,
  )
  expect(shown(text)).toBe('走到[Open Day]为止，[day]不算。')
})

test('标出的地方不切开一个字', () => {
  const text = `${'很长'.repeat(40)}𠮷${'也长'.repeat(90)}`
  const { text: runs } = excerptOf(document([title, '题'], [paragraph, text]), [fold('𠮷').text], fold)
  expect(shown(runs)).toContain('[𠮷]')
  for (const { text: part } of runs) expect(part.isWellFormed()).toBe(true)
})
