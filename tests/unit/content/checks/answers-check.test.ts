import { expect, test } from 'vitest'
import { answerDiagnostics } from '../../../../src/content/checks/answers-check.ts'
import { factsFile } from '../../../../src/content/schemas/registries.ts'

const plan = {
  id: 'f-0001',
  report: 'r',
  date: '2023',
  text: '计划新增泊位2万个。',
  kind: 'plan',
  scope: 'district',
  figures: [{ value: 2, unit: '万个', of: '泊位' }],
}
const result = {
  ...plan,
  id: 'f-0002',
  date: '2023-12-18',
  kind: 'result',
  figures: [{ value: 500, unit: '个', of: '泊位' }],
}
const diagnostics = (...facts: object[]) =>
  answerDiagnostics('facts.yaml', factsFile.parse({ reports: [], facts }), () => 1).map(
    ({ message }) => message,
  )

test('a later report answers a plan, or a figure of it in the same unit, 万 apart', () => {
  expect(diagnostics(plan, { ...result, answers: ['f-0001', 'f-0001.1'] })).toEqual([])
})

test.each([
  ['a fact that is not there', { answers: ['f-0009'] }, '没有这条事实'],
  ['what is no plan', { answers: ['f-0002'] }, '它不是计划'],
  ['a figure that the plan lacks', { answers: ['f-0001.2'] }, '那条计划有 1 个数字'],
  [
    'another unit',
    { answers: ['f-0001.1'], figures: [{ value: 3, unit: '公里', of: '路' }] },
    '单位是“万个”',
  ],
  ['an earlier day', { answers: ['f-0001'], date: '2022-12-31' }, '还早'],
  ['a plan that answers a plan', { answers: ['f-0001'], kind: 'plan' }, '自己是计划'],
  ['a time limit of what is no plan', { due: '2023' }, 'due 是计划的期限'],
  ['words for a time limit that the text does not have', { dueFrom: '五年内' }, 'dueFrom 是 text 里的话'],
])('names %s', (_, change, message) => {
  expect(diagnostics(plan, { ...result, ...change })).toEqual([expect.stringContaining(message)])
})

test('a plan of a year is not later than a day in it', () => {
  expect(
    diagnostics({ ...plan, date: '2023-03-02' }, { ...result, date: '2023', answers: ['f-0001'] }),
  ).toEqual([])
})
