import type { APIRoute } from 'astro'
import { editionOfRoute, editionRoutes } from '../../editions/edition.ts'
import { readingStrings, type ReadingStringKey } from '../../ui-strings/reading.ts'

export const getStaticPaths = editionRoutes

export const GET: APIRoute = ({ params }) => {
  const { strings } = editionOfRoute(params['edition'])
  const keys = Object.keys(readingStrings) as ReadingStringKey[]
  return Response.json(Object.fromEntries(keys.map((key) => [key, strings[key]])))
}
