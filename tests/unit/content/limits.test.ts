/** Text that is made to be hard to read is refused with its line; the time for all else grows with its length. */
import { describe, expect, test } from 'vitest'
import { copyEdits } from '../../../src/content/checks/copy.ts'
import { readBody } from '../../../src/rendering/markdown/body-structure.ts'
import { findExcess } from '../../../src/rendering/markdown/limits.ts'
import { proseBlocks } from '../../../src/rendering/markdown/prose.ts'
import { growthAtEightTimes } from '../../growth.ts'

describe('refused, on its line', () => {
  test.each<[string, string, RegExp, number?]>([
    ['quotes', '>'.repeat(48_000), /48000 层/u],
    ['quotes with spaces', `${'> '.repeat(3000)}字`, /3000 层/u],
    ['lists', `${'- '.repeat(120)}字`, /120 层/u],
    [
      'a list’s steps',
      Array.from({ length: 200 }, (_, step) => `${' '.repeat(2 * step)}- 字`).join('\n'),
      /缩进/u,
      154,
    ],
    ['elements', '<div>'.repeat(2400), /HTML/u],
    ['quotation marks', '“'.repeat(6000), /引号/u],
    ['emphasis', '**字'.repeat(20_000), /超过 1000 个/u],
    ['comments', '字<!--'.repeat(5000), /超过 1000 个/u],
    ['pictures', '!['.repeat(5000), /超过 1000 个/u],
    ['links’ ends', '字]'.repeat(5000), /超过 1000 个/u],
    ['addresses', 'https://a.example/字，'.repeat(5000), /超过 1000 个/u],
    ['a table', '| 字 |\n'.repeat(6000), /超过 5000 行/u, 5003],
    ['lines under lines', '==\n'.repeat(5000), /划线的标题/u, 504],
    ['headings with a line beneath', '字\n---\n\n'.repeat(5000), /划线的标题/u, 1504],
    ['five megabytes', `${'海边的老房子修好了。\n'.repeat(170_000)}`, /187 万个字符/u, 45_457],
  ])('%s', (_, body, problem, line = 3) => {
    const excess = readBody(`第一段。\n\n${body}`, false)
    expect(excess).toEqual({ line, problem: expect.stringMatching(problem) })
    expect(proseBlocks(`第一段。\n\n${body}`, false)).toEqual([])
  })
})

test.each([
  ['what people write', '> > 引用里的引用\n\n- 一\n  - 二\n    - 三\n\n他说：“她说：‘好（很好）’。”'],
  ['a long table', '| [甲](a) | **乙** |\n| --- | --- |\n' + '| [甲](a) | **乙** |\n'.repeat(1000)],
  ['a long list', '- [甲](a) 与 **乙**\n'.repeat(1000)],
  ['code', `\`\`\`\n${'<div>'.repeat(500)}${'*['.repeat(2000)}\n\`\`\`\n`],
  ['many notes', '[^1]: [甲](https://a.example)，《乙》\n'.repeat(1000)],
  ['rules between paragraphs', '字\n\n---\n\n'.repeat(1000)],
  ['tags in code', '`<div>` 与 `<span>`\n\n'.repeat(300)],
  ['many paragraphs', '“海边的老房子[修好](a)了。\n\n'.repeat(2000)],
])('%s is read', (_, body) => {
  expect(findExcess(body)).toBeUndefined()
})

test.each(['<', '`', '&', '~', 'http://', '|', '1', '（）', '<b></b>', ':', '{', '\\'])(
  'the time for %j grows with its length',
  (unit) => {
    const work = (length: number) => {
      const text = `字${unit.repeat(length / unit.length)}`
      readBody(text, false)
      copyEdits(text, { traditional: false, heading: false })
    }
    expect(growthAtEightTimes(work, 8000)).toBeLessThan(24)
  },
)

test('a line of any length is read to its end, and what is changed stands at its place', () => {
  const line = `${'海边的老房子修好了。'.repeat(300)}${'一'.repeat(3000)}他说\r好，门(新)开,窗也开。`
  const text = `第一行,好\n${line}`
  const edits = copyEdits(text, { traditional: false, heading: false })
  expect(edits.map(({ start, end, after }) => [text.slice(start, end), after])).toEqual([
    [',', '，'],
    ['(', '（'],
    [')', '）'],
    [',', '，'],
  ])
})
