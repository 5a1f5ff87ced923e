/**
 * What the project is made of: few packages, each with its reason, each known by its content, none that runs at install;
 * those of the tests are no part of what a reader installs.
 */
import { readFileSync, readdirSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { join } from 'node:path'
import { expect, test } from 'vitest'

interface Manifest {
  dependencies: Record<string, string>
  optionalDependencies: Record<string, string>
  devDependencies: Record<string, string>
  scripts: Record<string, string>
}
interface Locked {
  version: string
  integrity?: string
  resolved?: string
  os?: string | string[]
  cpu?: string | string[]
}
const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest
const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  packages: Record<string, Locked>
}
const declared = Object.keys({
  ...manifest.dependencies,
  ...manifest.optionalDependencies,
  ...manifest.devDependencies,
})
const locked = Object.entries(packages)
  .filter(([path]) => path !== '')
  .map(([path, entry]) => ({ name: path.replace(/^.*node_modules\//u, ''), ...entry }))

test('the table of src/README.md names every package with its reason, and no other', () => {
  const section =
    readFileSync('src/README.md', 'utf8')
      .split(/^## /mu)
      .find((part) => part.startsWith('依赖\n')) ?? ''
  const rows = [...section.matchAll(/^\| (`.*?) \| (.*?) \|$/gmu)]
  expect(rows.length).toBeGreaterThan(15)
  const reasons = new Map(
    rows.flatMap(([, names = '', reason = '']) =>
      [...names.matchAll(/`([^`]+)`/gu)].map(([, name = '']) => [name, reason] as const),
    ),
  )
  for (const [name, reason] of reasons) expect(reason, name).toMatch(/[\u4e00-\u9fff]{2}/u)
  const matches = (pattern: string, name: string) =>
    pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern
  expect(declared.filter((name) => ![...reasons.keys()].some((pattern) => matches(pattern, name)))).toEqual(
    [],
  )
  expect([...reasons.keys()].filter((pattern) => !declared.some((name) => matches(pattern, name)))).toEqual(
    [],
  )
})

test('every package that is imported is declared; what the site is built with is no package of the tests', () => {
  const imported = (folder: string) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(?:ts|astro|mjs)$/u.test(name) && !name.includes('fixtures'))
      .flatMap((name) =>
        [
          ...readFileSync(join(folder, name), 'utf8').matchAll(
            /^\s*(?:import|export)\s+(type\s)?(?:[^'"\n;]|\n(?!import))*?from '([^'.][^']*)'|^import '([^'.][^']*)'|import\('([^'.][^']*)'\)/gmu,
          ),
        ].map(([, types, ...names]) => {
          const [first = '', second = ''] = (names.find((each) => each !== undefined) ?? '').split('/')
          return {
            at: join(folder, name),
            types: types !== undefined,
            name: first.startsWith('@') ? `${first}/${second}` : first,
          }
        }),
      )
      .filter(({ name }) => !isBuiltin(name) && !/^(?:astro:|virtual:|node:)/u.test(name))
  const src = imported('src')
  expect(src.length).toBeGreaterThan(50)
  expect(
    [...src, ...imported('tests')]
      .filter(
        ({ name, types }) => !declared.includes(name) && !(types && declared.includes(`@types/${name}`)),
      )
      .map(({ at, name }) => `${at}: ${name}`),
  ).toEqual([])
  // `lint:content` is a tool of the desk, as are the editing pages, types and tests
  expect(
    src
      .filter(({ name, types }) => !types && !(name in manifest.dependencies))
      .map(({ at, name }) => `${at}: ${name}`),
  ).toEqual([
    'src/admin/build-admin.ts: vite',
    'src/admin/main.ts: @sveltia/cms',
    'src/content/checks/copy.ts: zhlint',
  ])
})

test('the lockfile knows every package by its content and names no registry', () => {
  expect(locked.length).toBeGreaterThan(300)
  expect(locked.filter(({ integrity }) => !integrity?.startsWith('sha512-')).map(({ name }) => name)).toEqual(
    [],
  )
  expect(locked.filter(({ resolved }) => resolved !== undefined).map(({ name }) => name)).toEqual([])
})

test('npm ci runs no package’s code, leaves out what tests need, and writes no registry into the lockfile', () => {
  expect(
    readFileSync('.npmrc', 'utf8')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith(';')),
  ).toEqual(['omit=dev', 'ignore-scripts=true', 'omit-lockfile-registry-resolved=true'])
})

test('Node itself is locked by its content, for each platform that the registry has it for', () => {
  const platforms = locked.filter(({ name }) => name in manifest.optionalDependencies)
  expect(platforms.map(({ name }) => name)).toEqual(Object.keys(manifest.optionalDependencies))
  for (const { name, os, cpu } of platforms)
    expect(name, name).toBe(`node-${String(os) === 'win32' ? 'win' : String(os)}-${String(cpu)}`)
})

test('every script that needs a package of the tests gets it first', () => {
  const tools = /(?:astro check|knip|oxlint|prettier|vitest|playwright|tests\/|lint-content|check\.ts)/u
  for (const [name, script] of Object.entries(manifest.scripts))
    if (tools.test(script)) expect(script, name).toMatch(/^node src\/cli\/tools\.ts && /u)
})
