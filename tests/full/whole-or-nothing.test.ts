/** The last good site stays, whatever stops a build: twenty kills, a disk that is full, two builds at once. */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { acquireLock } from '../../src/build/swap-in.ts'
import { digests } from '../build/edits.ts'
import { ownProject } from '../build/project.ts'
import { environment, killBuilds, openSmallSite, type SmallSite } from './kills.ts'
import { missing } from './needs.ts'

test('twenty kills', async () => {
  const seed = Number(process.env['KILLS_SEED'] ?? 20_261_122)
  const counts = await killBuilds('build/tests/killed-20', 20, seed)
  console.log(
    `KILLS_SEED=${seed}: old ${counts.old}, new ${counts.fresh}, of these ended in time ${counts.finished}`,
  )
  expect(counts.problems).toEqual([])
  expect(counts.old).toBeGreaterThan(0)
})

const folder = 'build/tests/full-disk'
let site: SmallSite
let good: Record<string, string>
beforeAll(() => {
  site = openSmallSite(folder)
  site.set(0)
  site.build()
  good = digests(site.target)
  site.set(1)
})
afterAll(() => site.remove())

/** A build in a shell that limits it first. */
function limited(shell: string, target = site.target) {
  return spawnSync(
    'sh',
    ['-c', `${shell}; exec "$@"`, 'sh', process.execPath, 'src/cli/build.ts', '--outDir', target],
    {
      cwd: ownProject(),
      env: environment(site.content),
      encoding: 'utf8',
    },
  )
}

test('where a file grows past what the process may write, the site stays and the editor is told why', () => {
  const { status, stderr } = limited('ulimit -f 40')
  expect(stderr).toMatch(/没有做成，原来的网站没有动：.*(?:ulimit -f|磁盘)/u)
  expect(status).toBe(1)
  expect(digests(site.target)).toEqual(good)
})

test.skipIf(missing('unshare', 'a disk that is full'))('a disk that is full', () => {
  const disk = resolve(folder, 'disk')
  mkdirSync(disk)
  // a disk of its own with room for less than a site; the build before it is there whole
  const { stdout, stderr } = spawnSync(
    'unshare',
    [
      ...(process.getuid?.() === 0 ? ['-m'] : ['-rm']),
      'sh',
      '-c',
      `mount -t tmpfs -o size=1m tmpfs "$1" && mkdir "$1/site" && echo good > "$1/site/index.html" && echo index.html > "$1/site/.built-files" &&
       ("$2" src/cli/build.ts --outDir "$1/site"; echo "status $?"; ls -A "$1" "$1/site"; cat "$1/site/index.html")`,
      'sh',
      disk,
      process.execPath,
    ],
    { cwd: ownProject(), env: environment(site.content), encoding: 'utf8' },
  )
  expect(stderr).toMatch(/磁盘(?:满了|写不进去)/u)
  expect(stderr).toContain('原来的网站没有动')
  expect(stdout).toContain('status 1')
  expect(stdout.trim().split('\n').at(-1)).toBe('good')
  // nothing half lies beside it
  expect(stdout).not.toContain('.site-')
  rmSync(disk, { recursive: true })
})

test.skipIf(missing('unshare', 'a disk that is full where the site is made')).each(['1m', '4m'])(
  'a disk that is full where the site is made, with room for %s: one sentence, and the site stays',
  (size) => {
    const { stderr, status } = spawnSync(
      'unshare',
      [
        ...(process.getuid?.() === 0 ? ['-m'] : ['-rm']),
        'sh',
        '-c',
        `mkdir -p .cache && mount -t tmpfs -o size=${size} tmpfs .cache && exec "$@"`,
        'sh',
        ...[process.execPath, 'src/cli/build.ts', '--outDir', site.target],
      ],
      { cwd: ownProject(), env: { ...environment(site.content), SITE_SHARE_IMAGES: '1' }, encoding: 'utf8' },
    )
    expect(stderr).toMatch(/^没有做成，原来的网站没有动：磁盘(?:满了|写不进去)[^\n]*。\n$/u)
    expect(status).toBe(1)
    expect(digests(site.target)).toEqual(good)
  },
)

test.skipIf(missing('unshare', 'a disk that fills up'))(
  'a disk that fills up at any stage: the old site and one sentence, or the whole new site',
  () => {
    const stages = ['读文章', '做网页', '建搜索索引', '查链接', '换上新网站']
    const kept = join(folder, 'kept')
    cpSync(site.target, kept, { recursive: true })
    const fresh = join(folder, 'fresh')
    expect(limited(':', fresh).status).toBe(0)
    const stopped = stages.filter((stage) => {
      const { stdout, stderr, status } = spawnSync(
        'unshare',
        [
          ...(process.getuid?.() === 0 ? ['-m'] : ['-rm']),
          'sh',
          '-c',
          'mkdir -p .cache && mount -t tmpfs -o size=48m tmpfs .cache && exec "$@"',
          'sh',
          ...[process.execPath, resolve('tests/full/fill-disk.ts'), stage, '.cache'],
          ...[process.execPath, 'src/cli/build.ts', '--outDir', site.target],
        ],
        { cwd: ownProject(), env: environment(site.content), encoding: 'utf8' },
      )
      expect(stdout, stage).toContain('ENOSPC')
      if (status === 0) {
        expect(digests(site.target), stage).toEqual(digests(fresh))
        rmSync(site.target, { recursive: true })
        cpSync(kept, site.target, { recursive: true })
        return false
      }
      expect(stderr, stage).toMatch(/^没有做成，原来的网站没有动：磁盘(?:满了|写不进去)[^\n]*。\n$/u)
      expect(digests(site.target), stage).toEqual(good)
      return true
    })
    // how late the disk must fill up to do no harm is the machine's
    expect(stopped).toEqual(expect.arrayContaining(['读文章', '做网页']))
  },
)

test('a search index that can’t be built', () => {
  const { status, stderr } = limited('export PAGEFIND_BINARY_PATH=/bin/false')
  expect(stderr).toMatch(/搜索索引没有建成，原来的网站没有动。请运行 npm ci，/u)
  expect(status).toBe(1)
  expect(digests(site.target)).toEqual(good)
})

test('a build into a folder that another one writes is told so and touches nothing', async () => {
  const lock = await acquireLock(resolve(site.target))
  expect(lock).toBeDefined()
  const { status, stderr } = limited(':')
  lock?.release()
  expect(stderr).toContain('另一次构建正在写')
  expect(status).toBe(1)
  expect(digests(site.target)).toEqual(good)
})

test('the next build succeeds', () => {
  site.build()
  expect(digests(site.target)).not.toEqual(good)
})
