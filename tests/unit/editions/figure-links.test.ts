import { expect, test } from 'vitest'
import { factById } from '../../../src/content/facts.ts'
import { linkFigures } from '../../../src/editions/figure-links.ts'

const same = (text: string) => text
const plan = factById('f-0015')
const link = (id: string, year: number, text: string) => `<a href="/glance/${year}/#${id}">${text}</a>`

test('a figure leads to the fact that states it, whole with its unit', () => {
  expect(linkFigures('<p>计划推进179个攻坚项目，总投资372亿元。</p>', [plan], same)).toBe(
    `<p>计划推进${link('f-0015', 2022, '179个')}攻坚项目，总投资${link('f-0015', 2022, '372亿元')}。</p>`,
  )
})
test('a letter or a character that belongs to the figure is part of the link', () => {
  const graded = factById('f-0203')
  expect(linkFigures('<p>定为国家4A级旅游景区。</p>', [graded], same)).toContain('>4A</a>级')
})
test('figures that no fact states, dates, headings, links and charts stay as they are', () => {
  const html =
    '<h2 id="a">179个项目</h2><p>2022年另有180个，<a href="/x/">179个</a>。<br>见</p><figure class="chart"><b>179</b> 个<p>179个</p></figure>'
  expect(linkFigures(html, [plan], same)).toBe(html)
})
test('of two facts with one figure, the sentence’s words choose', () => {
  const facts = ['f-0203', 'f-0200'].map(factById)
  expect(linkFigures('<p>省文化和旅游厅公示，景区约3平方公里。</p>', facts, same)).toContain('#f-0200')
  expect(linkFigures('<p>历史城区正式定为景区，面积约3平方公里。</p>', facts, same)).toContain('#f-0203')
})
test('a number in a name is no figure of a fact that has the same', () => {
  const works = factById('f-0058')
  expect(linkFigures('<p>被列为全市三年攻坚行动的工程，整个三年行动</p>', [works], same)).not.toContain('<a')
  expect(linkFigures('<p>总投资40亿元，为期三年，主要分布</p>', [works], same)).toContain('>三年</a>')
})
test('an article in Traditional keeps its own characters', () => {
  const simplified = (text: string) => text.replaceAll('個', '个').replaceAll('億', '亿')
  expect(linkFigures('<p>推進179個項目</p>', [plan], simplified)).toBe(
    `<p>推進${link('f-0015', 2022, '179個')}項目</p>`,
  )
})
