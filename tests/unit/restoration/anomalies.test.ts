import { expect, test } from 'vitest'
import { findAnomalies } from '../../../src/restoration/anomalies.ts'
import { cleanTexts } from '../../corpora/restoration/clean-text.ts'

test.each([
  ['大家击鼓崔征再出发。', '击鼓崔征', '像是“击鼓催征”'],
  ['他做事一向一丝不够，', undefined, undefined],
  ['要求严格，一丝不苟、精益求经。', '精益求经', '像是“精益求精”'],
  [
    '今年开工。为了保障老街修缮工作的强势争先。市里成立了指挥部。',
    '为了保障老街修缮工作的强势争先。',
    '这一句好像没有说完',
  ],
  ['为了老街的明天。', undefined, undefined],
  ['为了让老街留下来而修缮。', undefined, undefined],
  ['随着新路开通，老街热闹了。', undefined, undefined],
])('%s', (text, found, why) => {
  expect(findAnomalies(text)).toEqual(found === undefined ? [] : [{ found, why }])
})

test('clean text of our own has none', () => {
  expect(cleanTexts().flatMap(findAnomalies)).toEqual([])
})
