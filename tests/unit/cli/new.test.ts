import { expect, test } from 'vitest'
import { proposeSlug } from '../../../src/cli/new.ts'

test('proposes pinyin, and numbers it where it is taken', () => {
  expect(proposeSlug('中山路步行街开街', new Set())).toBe('zhong-shan-lu-bu-xing-jie')
  expect(proposeSlug('绿道 2.0：OK', new Set())).toBe('lv-dao-2-0-ok')
  expect(proposeSlug('“！”', new Set())).toBe('wenzhang')
  expect(proposeSlug('老街', new Set(['lao-jie', 'lao-jie-2']))).toBe('lao-jie-3')
})
