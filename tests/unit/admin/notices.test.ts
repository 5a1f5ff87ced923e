/** The notices of what the editing pages ship of others. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { buildAdmin } from '../../../src/admin/build-admin.ts'

test('the editor, what it is made with and its fonts stand after the notices of the paper', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'notices-'))
  try {
    writeFileSync(join(folder, 'licences.txt'), 'pagefind 1.6.0: the search engine\n')
    await buildAdmin(folder)
    const notices = readFileSync(join(folder, 'licences.txt'), 'utf8')
    expect(notices).toMatch(/^pagefind 1\.6\.0: the search engine\n/u)
    for (const part of ['@sveltia/cms', 'leaflet', 'Copyright (c) 2026 Kohei Yoshino'])
      expect(notices).toContain(part)
    for (const font of ['material-symbols-outlined', 'noto-mono', 'source-sans-3'])
      expect(notices).toContain(font)
    expect(notices.match(/SIL OPEN FONT LICENSE/giu)?.length).toBeGreaterThanOrEqual(3)
  } finally {
    rmSync(folder, { recursive: true })
  }
}, 120_000)
