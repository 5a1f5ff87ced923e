/** What the project is made of: few packages, each with its reason, each known by its content, none that runs at install. */
import { readFileSync, readdirSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { join } from 'node:path'
import { expect, test } from 'vitest'

interface Manifest {
  dependencies: Record<string, string>
  devDependencies: Record<string, string>
  allowScripts: Record<string, boolean>
}
interface Locked {
  version: string
  integrity?: string
  resolved?: string
  hasInstallScript?: true
}
const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest
const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  packages: Record<string, Locked>
}
const declared = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies })
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
  // `lint:content` is a tool of the desk, as are types and tests
  expect(
    src
      .filter(({ name, types }) => !types && !(name in manifest.dependencies))
      .map(({ at, name }) => `${at}: ${name}`),
  ).toEqual(['src/content/checks/copy.ts: zhlint'])
})

test('the lockfile knows every package by its content and names no registry', () => {
  expect(locked.length).toBeGreaterThan(300)
  expect(locked.filter(({ integrity }) => !integrity?.startsWith('sha512-')).map(({ name }) => name)).toEqual(
    [],
  )
  expect(locked.filter(({ resolved }) => resolved !== undefined).map(({ name }) => name)).toEqual([])
})

test('nothing runs at install but what the toolchain needs', () => {
  const scripts = locked.flatMap(({ name, hasInstallScript }) => (hasInstallScript ? [name] : []))
  expect([...new Set(scripts)].sort()).toEqual(Object.keys(manifest.allowScripts).sort())
  expect(scripts.filter((name) => manifest.allowScripts[name]).sort()).toEqual(['esbuild', 'node'])
})
