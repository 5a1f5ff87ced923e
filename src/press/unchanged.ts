/** Leaves out of a build the pages that the last one made from the same content. */
import type { AstroIntegration } from 'astro'

/** The address of a file with articles' documents for the search, from the site's folder. */
const DOCUMENTS = /^search\/documents\//u

/** What is asked of a build, and what it tells. */
export interface Selection {
  /** whether a file of this key need not be made: it is there */
  isThere(file: string, key: string): boolean
  /** called once, when the articles' documents for the search are written */
  documentsWritten(): void
  /** for each file that has a key its key, in the build's order */
  keys: Map<string, string>
  /** files that were left out */
  kept: string[]
  /** how many were made */
  made: number
}

/**
 * Astro integration: asks for each path that has a `cacheKey` whether it has to be made, and has the documents for
 * the search made first, so that their index can be built beside the pages.
 */
export function leaveOutUnchanged(selection: Selection): AstroIntegration {
  return {
    name: 'leave-out-unchanged',
    hooks: {
      'astro:build:start': ({ setPrerenderer }) => {
        setPrerenderer((inner) => {
          let left = 0
          return {
            ...inner,
            name: 'leave-out-unchanged',
            setup: () => inner.setup?.() ?? Promise.resolve(),
            getStaticPaths: async () => {
              const paths = await inner.getStaticPaths()
              const wanted = paths.filter(({ pathname, route, cacheKey }) => {
                if (cacheKey === undefined) return true
                const path = pathname.replace(/^\/|\/$/gu, '')
                const file = route.type === 'endpoint' ? path : `${path}/index.html`
                selection.keys.set(file, cacheKey)
                if (!selection.isThere(file, cacheKey)) return true
                selection.kept.push(file)
                return false
              })
              selection.made = wanted.length
              const isDocuments = ({ pathname }: (typeof wanted)[number]) =>
                DOCUMENTS.test(pathname.replace(/^\//u, ''))
              const documents = wanted.filter(isDocuments)
              left = documents.length
              return [...documents, ...wanted.filter((path) => !isDocuments(path))]
            },
            render: async (request, options) => {
              if (left === 0) selection.documentsWritten()
              left -= 1
              return inner.render(request, options)
            },
          }
        })
      },
    },
  }
}
