/** Builds the sites that the tests look at, once: the paper itself, and a small one that has a bit of everything. */
import { execFile, execFileSync } from 'node:child_process'
import { existsSync, rmSync } from 'node:fs'
import { resolve } from 'node:path'
import { promisify } from 'node:util'
import { FIXTURE_NOW, PAPER_NOW } from '../clock.ts'
import { STAMP } from '../../src/build/swap-in.ts'
import { ownProject, projectNamed, root } from './project.ts'

export const paper = `${root}build/tests/paper`
export const fixture = `${root}build/tests/fixture`
/** The fixture's content. */
export const FIXTURE = `${root}tests/fixtures/paper`

/**
 * Runs `npm run build` as an editor does, with other content or another folder; throws with what it printed where it
 * fails.
 */
export function build(outDir: string, env: Readonly<Record<string, string>> = {}): string {
  return execFileSync(process.execPath, words(outDir), {
    ...options(env, ownProject()),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

const words = (outDir: string) => ['src/cli/build.ts', '--outDir', resolve(root, outDir)]

function options(env: Readonly<Record<string, string>>, cwd: string) {
  const content = env['SITE_CONTENT']
  return {
    cwd,
    env: {
      ...process.env,
      SITE_NOW: content === undefined ? PAPER_NOW : FIXTURE_NOW,
      ...env,
      ...(content !== undefined && { SITE_CONTENT: resolve(root, content) }),
    },
    encoding: 'utf8' as const,
  }
}

/** Vitest's global setup. */
export default async function setup(): Promise<void> {
  // these folders are the tests' own, whatever is in them
  for (const folder of [paper, fixture])
    if (!existsSync(`${folder}/${STAMP}`)) rmSync(folder, { recursive: true, force: true })
  const run = promisify(execFile)
  await Promise.all([
    run(process.execPath, words(paper), options({}, root)),
    run(process.execPath, words(fixture), options({ SITE_CONTENT: FIXTURE }, projectNamed('fixture'))),
  ])
}
