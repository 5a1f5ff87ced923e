import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { acquireLock } from '../../src/build/swap-in.ts'

test('one process locks a target, and its lock goes when it is killed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lock-'))
  const target = join(folder, 'dist')
  const other = spawn(
    process.execPath,
    [
      '-e',
      `import('./src/build/swap-in.ts').then(({ acquireLock }) => acquireLock(${JSON.stringify(target)})).then((lock) => { console.log(lock ? 'locked' : 'taken'); setInterval(() => {}, 1000) })`,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const [output] = (await once(other.stdout, 'data')) as [Buffer]
  expect(output.toString().trim()).toBe('locked')
  expect(await acquireLock(target)).toBeUndefined()
  other.kill('SIGKILL')
  await once(other, 'exit')
  const lock = await acquireLock(target)
  expect(lock).toBeDefined()
  expect(await acquireLock(target)).toBeUndefined()
  lock?.release()
  rmSync(folder, { recursive: true })
})
