import type { APIRoute } from 'astro'
import type { Edition } from '../../editions/edition.ts'
import { editionPaths } from '../../editions/page-paths.ts'
import { readingStrings, type ReadingStringKey } from '../../editions/strings/reading.ts'

export const getStaticPaths = () =>
  editionPaths({}, ({ strings }: Edition) => {
    const keys = Object.keys(readingStrings) as ReadingStringKey[]
    return Object.fromEntries(keys.map((key) => [key, strings[key]]))
  })

export const GET: APIRoute<{ view: () => Record<string, string> }> = ({ props: { view } }) =>
  Response.json(view())
