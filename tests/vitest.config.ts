import { defineConfig } from 'vitest/config'
import { FIXTURE_NOW, PAPER_NOW } from './clock.ts'
import { LongestFirst } from './longest-first.ts'

/** What every project shares: the root, the seed of generated cases, and the clock. */
const shared = {
  root: new URL('..', import.meta.url).pathname,
  setupFiles: 'tests/seed.ts',
  // against what hangs; a busy machine is no fault
  testTimeout: 600_000,
  hookTimeout: 600_000,
  env: { SITE_NOW: FIXTURE_NOW },
}
/** Where processes and servers are started: once more where nobody watches and the machine may stall for minutes. */
const again = process.env['CI'] ? 1 : 0
const project = (name: string, ...folders: string[]) => ({
  ...shared,
  name,
  include: folders.map((folder) => `tests/${folder}/**/*.test.ts`),
})

/**
 * `unit` calls functions: no site is built, no process started; its files share what they import, as those of `corpora`. `commands` runs the commands as an editor does.
 * `corpora` holds collections of cases against the converter, the restoration and the build's first line of defence.
 * `content` holds the paper in `content/`, and goes where another paper takes its place. `integration` builds the paper
 * and the fixture first.
 */
export default defineConfig({
  test: {
    // Vitest would leave one of two processors to itself
    maxWorkers: '100%',
    sequence: { sequencer: LongestFirst },
    projects: [
      { test: { ...project('unit', 'unit'), isolate: false } },
      {
        test: {
          ...project('commands', 'commands'),
          retry: again,
          // a hundred processes compile the same code: Node keeps what the first of them made of it
          env: { ...shared.env, NODE_COMPILE_CACHE: `${shared.root}build/tests/compiled` },
        },
      },
      { test: { ...project('corpora', 'corpora'), isolate: false } },
      { test: { ...project('content', 'content'), env: { SITE_NOW: PAPER_NOW } } },
      {
        test: { ...project('integration', 'build'), retry: again, globalSetup: 'tests/build/built-site.ts' },
      },
    ],
  },
})
