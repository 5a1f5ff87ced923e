/** `npx astro preview` answers as the hosts do. */
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'

// Astro leaves its server out where Vitest runs it
const { VITEST: _, ...own } = process.env

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'preview-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

/** Begins the preview and waits until it has said as much as is wanted, or has ended. */
async function preview(
  port: number,
  wanted: RegExp,
): Promise<{ said: string; status: number | null; end: () => Promise<unknown> }> {
  const server = spawn('astro', ['preview', '--outDir', folder, '--port', String(port)], {
    env: own,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = new Promise((done) => server.once('exit', done))
  let said = ''
  await Promise.race([
    ended,
    new Promise<void>((enough) => {
      for (const stream of [server.stdout, server.stderr])
        stream.on('data', (bytes: Buffer) => {
          said += String(bytes)
          if (wanted.test(said)) enough()
        })
    }),
  ])
  return {
    said,
    status: server.exitCode,
    end: () => {
      server.kill()
      return ended
    },
  }
}

test('a folder without its slash is redirected, at the next free port', async () => {
  mkdirSync(join(folder, 'about'))
  for (const page of ['index.html', 'about/index.html', '404.html'])
    writeFileSync(join(folder, page), `<!doctype html><title>${page}</title>`)
  const taken = createServer().listen(0, '127.0.0.1')
  await new Promise((listening) => taken.once('listening', listening))
  const { said, end } = await preview((taken.address() as AddressInfo).port, /http:\/\/127\.0\.0\.1:\d+\//u)
  try {
    const home = /http:\/\/127\.0\.0\.1:\d+\//u.exec(said)?.[0] ?? ''
    const answers = await Promise.all(
      ['', 'about', 'about?x=1', 'about/', 'nothing/'].map(async (path) => {
        const { status, headers } = await fetch(home + path, { redirect: 'manual' })
        return [status, headers.get('location')]
      }),
    )
    expect(answers).toEqual([
      [200, null],
      [301, '/about/'],
      [301, '/about/?x=1'],
      [200, null],
      [404, null],
    ])
  } finally {
    taken.close()
    await end()
  }
})

test('where nothing is built, one sentence says what to do', async () => {
  const { said, status } = await preview(0, /^\b$/u)
  expect(said).toContain(`${folder}`)
  expect(said).toContain('请先运行 npm run build')
  expect(status).not.toBe(0)
})
