/** No Simplified-only character is shown by a Traditional page, and no Traditional-only one by a Simplified page: the whole of both built sites. */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { editionTable, type EditionRow } from '../../src/editions/table.ts'
import { inspect } from '../../src/content/checks/inspect.ts'
import { fixture, paper } from './built-site.ts'
import { shownText } from './shown-text.ts'
import { isSimplifiedOnly, isTraditionalOnly } from './traditional-only.ts'

const sites = [
  { name: 'the paper', folder: paper, content: 'content' },
  { name: 'the fixture', folder: fixture, content: 'tests/fixtures/paper' },
]

function filesOf(folder: string, { id, path }: EditionRow): string[] {
  const others = editionTable.filter((row) => row.path !== '' && row.path !== path).map((row) => row.path)
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(?:html|xml|json|webmanifest|css)$/u.test(file))
    .filter((file) =>
      file.startsWith('search/')
        ? file.startsWith(`search/${id}/`)
        : file.startsWith(path) && !others.some((other) => file.startsWith(other)),
    )
}

/** Words that authors declared: never converted, or with forms of their own. */
function declared(content: string): string[] {
  return inspect(content)
    .articles.flatMap(({ frontmatter, body }) => [
      ...frontmatter.keep,
      ...[...body.matchAll(/:keep\[([^\]]+)\]/gu)].map(([, word = '']) => word),
      ...[...body.matchAll(/`([^`]+)`/gu)].map(([, code = '']) => code),
    ])
    .sort((a, b) => b.length - a.length)
}

/** What the search shows of its document: all but the forms of other editions, by which a block is found only. */
function shownBySearch(document: string): { text: string; where: string }[] {
  const { d, s, b } = JSON.parse(document) as { d: string; s: string; b: [kind: number, text: string][] }
  return [d, s, ...b.map(([, text]) => text)].map((text) => ({ text, where: 'block' }))
}

describe.each(sites)('$name', ({ folder, content }) => {
  const words = declared(content)
  test.each(editionTable)('$name shows its own script only', (edition) => {
    const foreign = edition.id === 'hans' ? isTraditionalOnly : isSimplifiedOnly
    const files = filesOf(folder, edition)
    expect(files.length).toBeGreaterThan(20)
    expect(files).toContain(`${edition.path}feed.css`)
    const leaks = files.flatMap((file) => {
      const text = readFileSync(join(folder, file), 'utf8')
      const shown = file.endsWith('.html')
        ? shownText(text, edition.lang)
        : file.startsWith('search/')
          ? shownBySearch(text)
          : [{ text, where: '' }]
      return shown.flatMap(({ text, where }) => {
        const rest = words.reduce((rest, word) => rest.replaceAll(word, ''), text)
        const characters = [...rest].filter(foreign)
        return characters.length > 0
          ? [`${file} <${where}> ${[...new Set(characters)].join('')}: ${rest.slice(0, 60)}`]
          : []
      })
    })
    expect(leaks).toEqual([])
  })
})

test('the measure itself tells the scripts apart', () => {
  expect([...'国发门们这'].every(isSimplifiedOnly)).toBe(true)
  expect([...'國發門們這'].every(isTraditionalOnly)).toBe(true)
  for (const shared of '里后干于云台面制系乾瞭') expect(isTraditionalOnly(shared)).toBe(false)
  for (const shared of '里后干于云') expect(isSimplifiedOnly(shared)).toBe(false)
})
