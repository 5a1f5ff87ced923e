/** The ledger's finished page beside `facts.yaml`, row by row. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { paper } from './built-site.ts'

interface YamlFact {
  id: string
  kind: string
  text: string
  due?: string | number
  dueFrom?: string
  answers?: string[]
}

const { facts } = parse(readFileSync('content/facts.yaml', 'utf8')) as { facts: YamlFact[] }
const html = readFileSync(join(paper, 'ledger/index.html'), 'utf8')
const plain = (part: string) =>
  part
    .replaceAll(/<[^>]+>/gu, ' ')
    .replaceAll(/[\s\u2060]+/gu, '')
    .replaceAll('&quot;', '"')
const rows = new Map(
  [...html.matchAll(/<li class="(\w+)" id="p-(\d{4})">(.*?)<\/li>/gsu)].map(([, state, id, row = '']) => [
    `f-${id}`,
    { state, text: plain(row), html: row },
  ]),
)
const shown = (date: string | number) =>
  String(date)
    .split('-')
    .map((part, at) => `${Number(part)}${'年月日'[at]}`)
    .join('')

test('each plan has one row, with its words, its time limit, and each fact that answers it', () => {
  const plans = facts.filter(({ kind }) => kind === 'plan')
  expect([...rows.keys()].sort()).toEqual(plans.map(({ id }) => id).sort())
  for (const plan of plans) {
    const row = rows.get(plan.id)
    const answers = facts.filter(({ answers = [] }) => answers.some((ref) => ref.startsWith(plan.id)))
    expect(row?.text, plan.id).toContain(plan.text.replaceAll(/\s/gu, ''))
    expect(row?.text, plan.id).toContain(
      plan.due === undefined
        ? '没有写期限'
        : `期限：${shown(plan.due)}${plan.dueFrom === undefined ? '' : `（本站按“${plan.dueFrom}”推算）`}`,
    )
    for (const answer of answers) {
      expect(row?.text, plan.id).toContain(answer.text.replaceAll(/\s/gu, ''))
      expect(row?.html, plan.id).toContain(`#${answer.id}"`)
    }
    expect(row?.html.match(/#f-\d{4}"/gu) ?? [], plan.id).toHaveLength(1 + answers.length)
    expect(row?.state === 'reported', plan.id).toBe(answers.length > 0)
  }
})

test('the totals are those of the rows', () => {
  const count = (state: string) => [...rows.values()].filter((row) => row.state === state).length
  const totals = [...html.matchAll(/<dd>\s*<b>(\d+)<\/b>/gu)].map(([, total]) => Number(total))
  expect(totals).toEqual([rows.size, count('reported'), count('unseen'), count('pending')])
})
