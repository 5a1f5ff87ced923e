import type { APIRoute } from 'astro'
import { editionOfRoute } from '../../editions/edition.ts'
import { paperPaths } from './_paper-paths.ts'
import { readingStrings, type ReadingStringKey } from '../../editions/strings/reading.ts'

export const getStaticPaths = () => paperPaths()

export const GET: APIRoute = ({ params }) => {
  const { strings } = editionOfRoute(params['edition'])
  const keys = Object.keys(readingStrings) as ReadingStringKey[]
  return Response.json(Object.fromEntries(keys.map((key) => [key, strings[key]])))
}
