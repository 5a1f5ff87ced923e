/** Builds the sites that the tests look at, once: the paper itself, and a small one that has a bit of everything. */
import { execFileSync } from 'node:child_process'
import { existsSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { FIXTURE_NOW, PAPER_NOW } from '../clock.ts'
import { STAMP } from '../../src/build/swap-in.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
export const paper = `${root}build/tests/paper`
export const fixture = `${root}build/tests/fixture`

/** Runs `npm run build` as an editor does, with other content or another folder; throws with what it printed where it fails. */
export function build(outDir: string, env: Readonly<Record<string, string>> = {}): string {
  return execFileSync(process.execPath, ['src/cli/build.ts', '--outDir', outDir], {
    cwd: root,
    env: { ...process.env, SITE_NOW: env['SITE_CONTENT'] === undefined ? PAPER_NOW : FIXTURE_NOW, ...env },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

/** Vitest's global setup. */
export default function setup(): void {
  // these folders are the tests' own, whatever is in them
  for (const folder of [paper, fixture])
    if (!existsSync(`${folder}/${STAMP}`)) rmSync(folder, { recursive: true, force: true })
  build(paper)
  build(fixture, { SITE_CONTENT: 'tests/fixtures/paper' })
}
