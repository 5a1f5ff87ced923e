/** What an editor's program completes in frontmatter: Astro writes the collection's JSON schema by the same call. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { STRICT } from '../../../../src/content/policy.ts'
import { articleFrontmatter, articleSchemas } from '../../../../src/content/schemas/article.ts'

interface ObjectSchema {
  properties: Record<string, { description?: string }>
  required: string[]
}

const schema = z.toJSONSchema(articleFrontmatter(STRICT), {
  io: 'input',
  unrepresentable: 'any',
}) as unknown as { anyOf: ObjectSchema[] }
const [draft, published] = schema.anyOf

test('every field of an article is completed, and says in Chinese what it takes', () => {
  expect(Object.keys(draft?.properties ?? {}).sort()).toEqual(
    Object.keys(articleSchemas(STRICT).draft.shape).sort(),
  )
  expect(Object.keys(published?.properties ?? {}).sort()).toEqual(
    Object.keys(articleSchemas(STRICT).published.shape).sort(),
  )
  for (const { properties } of schema.anyOf)
    for (const [name, { description }] of Object.entries(properties))
      expect(description, name).toMatch(/\p{Script=Han}/u)
})

test('a draft needs its script and no more', () => {
  expect(draft?.required.sort()).toEqual(['draft', 'script'])
})

test('the committed settings turn completion on, and recommend what completes', () => {
  const read = (name: string): unknown => JSON.parse(readFileSync(`.vscode/${name}.json`, 'utf8'))
  expect(read('settings')).toMatchObject({ 'astro.content-intellisense': true })
  expect((read('extensions') as { recommendations: string[] }).recommendations).toContain(
    'astro-build.astro-vscode',
  )
})
