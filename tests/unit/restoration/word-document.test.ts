import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { decodeInput } from '../../../src/restoration/input-encoding.ts'
import { isWordDocument, wordAsHtml } from '../../../src/restoration/word-document.ts'
import { restored } from '../../corpora/restoration/restored.ts'

test('a Word document becomes a draft: its first heading the title, bold kept', async () => {
  const bytes = readFileSync('tests/fixtures/word/street.docx')
  expect(isWordDocument(bytes, 'street.docx')).toBe(true)
  expect(isWordDocument(bytes, 'street.zip')).toBe(false)
  const decoded = decodeInput(await wordAsHtml(bytes))
  if ('problem' in decoded) throw new Error(decoded.problem)
  const result = restored(decoded.text, { reading: decoded })
  expect(result.markdown).toContain('title: 老街改造完工')
  expect(result.markdown).toContain('12月1日，**老街**改造完工，沿街的房子换了新瓦，路也重新铺过。')
})

test('what only begins like one is an error', async () => {
  await expect(wordAsHtml(new Uint8Array([0x50, 0x4b, 3, 4, 1]))).rejects.toThrow()
})
