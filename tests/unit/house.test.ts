/** The directions of the house: what each room of `src` may import, and that browser files stay browser-safe. */
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, test } from 'vitest'

const MAY_IMPORT: Record<string, readonly string[]> = {
  config: [],
  conversion: [],
  illustrations: [],
  styles: ['config'],
  rendering: ['config'],
  content: ['config', 'rendering'],
  editions: ['config', 'content', 'conversion', 'illustrations', 'rendering', 'components/figures'],
  client: ['styles', 'editions/strings'],
  'search/shared': ['search/build'],
  'search/build': ['conversion', 'search/shared'],
  'search/client': ['editions/strings', 'editions/line-breaks.ts', 'search/shared', 'search/build', 'styles'],
  restoration: ['conversion', 'content/schemas', 'content/picture-file.ts', 'rendering'],
  outputs: ['config', 'content', 'editions', 'illustrations', 'rendering'],
  components: ['client', 'config', 'content', 'editions', 'illustrations', 'search/client'],
  layouts: ['client', 'components', 'config', 'editions', 'outputs', 'search/client', 'styles'],
  admin: ['config', 'content', 'styles'],
  build: [
    'admin',
    'client/before-paint.ts',
    'config',
    'content',
    'editions',
    'illustrations/escape.ts',
    'rendering',
    'search/build',
  ],
  'content.config.ts': ['config', 'content'],
  'middleware.ts': ['config'],
}
/** These stand above all others. */
const ABOVE = new Set(['pages', 'cli'])

/** The room of a file: a folder of `src`; search has three. */
const roomOf = (file: string) =>
  file
    .split('/')
    .slice(0, file.startsWith('search/') ? 2 : 1)
    .join('/')

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((name) => name.replaceAll('\\', '/'))
  .filter((name) => /\.(?:ts|astro)$/u.test(name))

function importsOf(file: string): { name: string; types: boolean }[] {
  const text = readFileSync(join('src', file), 'utf8')
  return [
    ...text.matchAll(
      /(?:^|\n)\s*(?:import|export)\s+(type\s)?(?:[^'"\n;]|\n(?!import))*?from\s+'([^']+)'|import\('([^']+)'\)|import '([^']+)'/gu,
    ),
  ].map(([, types, from, dynamic, bare]) => ({
    name: from ?? dynamic ?? bare ?? '',
    types: types !== undefined,
  }))
}

const local = (file: string, name: string) => normalize(join(dirname(file), name)).replaceAll('\\', '/')

test('every room imports only what the house allows', () => {
  const wrong = files.flatMap((file) => {
    const room = roomOf(file)
    if (ABOVE.has(room)) return []
    const allowed = MAY_IMPORT[room]
    if (!allowed) return [`${file}: a room that the house does not know`]
    return importsOf(file)
      .filter(({ name }) => name.startsWith('.'))
      .map(({ name }) => local(file, name))
      .filter(
        (target) =>
          roomOf(target) !== room && !allowed.some((may) => target === may || target.startsWith(`${may}/`)),
      )
      .map((target) => `${file} imports ${target}`)
  })
  expect(wrong).toEqual([])
  // the reading of imports itself works
  expect(importsOf('layouts/Paper.astro').length).toBeGreaterThan(5)
  expect(files.flatMap(importsOf).length).toBeGreaterThan(200)
})

describe('browser files', () => {
  const clients = files.filter((file) => file.endsWith('.client.ts'))
  test('there are some', () => {
    expect(clients.length).toBeGreaterThan(0)
  })
  test.each(clients)('%s imports no build-time code', (client) => {
    const seen = new Set<string>()
    const walk = (file: string): void => {
      if (seen.has(file)) return
      seen.add(file)
      for (const { name, types } of importsOf(file)) {
        if (types) continue
        expect(name, `${file} imports a package`).toMatch(/^\./u)
        const target = local(file, name).replace(/\?url$/u, '')
        expect(existsSync(join('src', target)), target).toBe(true)
        if (target.endsWith('.ts')) walk(target)
      }
    }
    walk(client)
  })
})
