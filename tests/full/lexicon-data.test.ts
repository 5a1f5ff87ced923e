/** words.json is what its script makes of the dictionary that it names. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { distill } from '../../src/conversion/data/distill.ts'
import wordList from '../../src/conversion/data/words.json' with { type: 'json' }

test('words.json comes out of its source byte for byte', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dictionary-'))
  try {
    const { package: name, version, file } = wordList.source
    const packed = execFileSync('npm', ['pack', '--silent', `${name}@${version}`], {
      cwd: folder,
      encoding: 'utf8',
    }).trim()
    execFileSync('tar', ['-xzf', packed, `package/${file}`], { cwd: folder })
    const list = distill(readFileSync(join(folder, 'package', file), 'utf8'))
    const written = readFileSync(new URL('../../src/conversion/data/words.json', import.meta.url), 'utf8')
    expect(`${JSON.stringify(list, null, 2)}\n` === written).toBe(true)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
