/** Builds that are killed at one line of their progress or another, on a small site that changes between two known states. */
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { acquireLock, scratchOf, recover } from '../../src/build/swap-in.ts'
import { seededRandom } from '../bench/search/corpus.ts'
import { FIXTURE_NOW } from '../clock.ts'
import { digests } from '../build/edits.ts'
import { ownProject } from '../build/project.ts'

/** A small site of its own. */
export interface SmallSite {
  content: string
  target: string
  /** puts the content into one of two states */
  set(state: 0 | 1): void
  /** a build that runs to its end; throws with what it printed where it fails */
  build(): void
  remove(): void
}

const ARTICLE = 'articles/2023/short-02.md'

/** @param place where content and site go */
export function openSmallSite(place: string): SmallSite {
  const folder = resolve(place)
  rmSync(folder, { recursive: true, force: true })
  const content = join(folder, 'content')
  const target = join(folder, 'site')
  cpSync('tests/fixtures/paper', content, { recursive: true })
  for (const name of readdirSync(join(content, 'articles/2023')))
    if (/^short-(?:0[4-9]|1)/u.test(name)) rmSync(join(content, 'articles/2023', name))
  const file = join(content, ARTICLE)
  const text = readFileSync(file, 'utf8')
  return {
    content,
    target,
    set: (state) => writeFileSync(file, state === 0 ? text : `${text.trimEnd()}\n\n又添一句，头发与面条。\n`),
    build: () =>
      void execFileSync(process.execPath, words(target), {
        cwd: ownProject(),
        env: environment(content),
        stdio: ['ignore', 'ignore', 'pipe'],
      }),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** Lines of a build's progress, from the inspection to the swap. */
const LINES = 6

/** Milliseconds after which what a detached process should remove counts as left behind. */
const PATIENCE = 120_000

const words = (target: string) => ['src/cli/build.ts', '--outDir', target]

/** The environment of a small site's builds. */
export const environment = (content: string): NodeJS.ProcessEnv => ({
  ...process.env,
  SITE_NOW: FIXTURE_NOW,
  SITE_CONTENT: content,
  SITE_SHARE_IMAGES: '0',
})

/**
 * Kills builds that would bring the site from one state to the other.
 *
 * @param folder where the site goes
 * @param times how many are killed
 * @param seed of how long after the line
 * @returns what was not as it must be, and how often the site was the old one and the new one after a kill
 */
export async function killBuilds(
  folder: string,
  times: number,
  seed: number,
): Promise<{ problems: string[]; old: number; fresh: number; finished: number }> {
  const site = openSmallSite(folder)
  const random = seededRandom(seed)
  const counts = { problems: [] as string[], old: 0, fresh: 0, finished: 0 }
  // each state as the first build of it made it; all others must be the same
  const known: [string | undefined, string | undefined] = [undefined, undefined]
  const isState = (state: 0 | 1): boolean => {
    const now = JSON.stringify(digests(site.target))
    return now === (known[state] ??= now)
  }
  site.set(0)
  site.build()
  let before: 0 | 1 = isState(0) ? 0 : 1
  for (let time = 0; time < times; time += 1) {
    const next = before === 0 ? 1 : 0
    site.set(next)
    const child = spawn(process.execPath, words(site.target), {
      cwd: ownProject(),
      env: environment(site.content),
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    const ended = once(child, 'exit')
    // each line of its progress in its turn, so that no part of a build is left out
    const line = Math.ceil((((time % LINES) + 1) * LINES) / Math.min(times, LINES))
    let seen = 0
    child.stdout.on('data', (text: Buffer) => {
      const before = seen
      seen += text.toString().split('\n').length - 1
      if (before < line && seen >= line) setTimeout(() => child.kill('SIGKILL'), random() * 100)
    })
    await ended
    if (seen < line) counts.problems.push(`only ${seen} lines of progress, not ${line}`)
    if (child.exitCode === 0) counts.finished += 1
    // as `npm run serve` does; the next build does the same
    if (!existsSync(site.target)) {
      const lock = await acquireLock(resolve(site.target))
      recover(resolve(site.target))
      lock?.release()
    }
    if (isState(before)) counts.old += 1
    else if (isState(next)) {
      counts.fresh += 1
      before = next
    } else counts.problems.push(`killed after line ${line}: the site is neither the old one nor the new`)
  }
  for (const state of times > 3 ? ([0, 1] as const) : ([1] as const)) {
    site.set(state)
    site.build()
    if (!isState(state)) counts.problems.push(`the next build of state ${state} is another site`)
  }
  if (known[0] === known[1]) counts.problems.push('the two states are the same site')
  const scratchStart = basename(scratchOf(site.target)).replace(/\d+$/u, '')
  const leftNow = () => [
    ...readdirSync(folder).filter((name) => name !== 'content' && name !== 'site'),
    ...readdirSync(join(ownProject(), '.cache')).filter((name) => name.startsWith(scratchStart)),
  ]
  // the last site is removed by a process of its own, which takes as long as the machine lets it
  let left = leftNow()
  for (const waiting = performance.now(); left.length > 0 && performance.now() - waiting < PATIENCE;) {
    await sleep(50)
    left = leftNow()
  }
  if (left.length > 0) counts.problems.push(`left behind: ${left.join(', ')}`)
  site.remove()
  return counts
}
