/** Leaves out of a build the files that the last one made from the same content, and makes the others. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { AstroIntegration, AstroPrerenderer, RouteData } from 'astro'
import { site } from '../config/site.ts'

/** The address of a file with articles' documents for the search, from the site's folder. */
const DOCUMENTS = /^search\/documents\//u

/** What is asked of a build, and what it tells. */
export interface Selection {
  /** the folder that is built into */
  folder: string
  /** whether a file belongs to what is built; where this is asked, only files that have a key are made */
  wanted: ((file: string) => boolean) | undefined
  /** waited for before the first file is asked for */
  ready: Promise<unknown>
  /** whether a file of this key need not be made: it is there */
  isThere(file: string, key: string): boolean
  /** called once, when the articles' documents for the search are written */
  documentsWritten(): void
  /** called for each page that was made here, with its HTML */
  pageWritten(file: string, html: string): void
  /** for each file that has a key its key */
  keys: Map<string, string>
  /** waited for once, when it is known which files are left out, before any is made */
  keptKnown(): Promise<void>
  /** files that were left out */
  kept: string[]
  /** pages that were left to Astro, by their paths without a slash at either end */
  others: string[]
  /** how many were made */
  made: number
}

/** A path without a slash at either end. */
const bare = (path: string) => path.replace(/^\/|\/$/gu, '')

/**
 * Astro integration: asks for each path that has a `cacheKey` whether it has to be made. Those that have are made
 * here, the documents for the search first, so that their index can be built beside the pages; and without the
 * request, the folder and the lines of log that Astro has for each. Paths without a key are left to Astro.
 */
export function leaveOutUnchanged(selection: Selection): AstroIntegration {
  return {
    name: 'leave-out-unchanged',
    hooks: {
      'astro:build:start': ({ setPrerenderer }) => {
        setPrerenderer((inner) => ({
          ...inner,
          name: 'leave-out-unchanged',
          getStaticPaths: async () => {
            const paths = await inner.getStaticPaths()
            await selection.ready
            const keyed = paths.flatMap(({ pathname, route, cacheKey }) => {
              if (cacheKey === undefined) return []
              const path = bare(pathname)
              const file = route.type === 'endpoint' ? path : `${path === '' ? '' : `${path}/`}index.html`
              if (selection.wanted?.(file) === false) return []
              selection.keys.set(file, cacheKey)
              if (!selection.isThere(file, cacheKey)) return [{ file, route }]
              selection.kept.push(file)
              return []
            })
            const others = selection.wanted ? [] : paths.filter(({ cacheKey }) => cacheKey === undefined)
            selection.made = keyed.length + others.length
            selection.others = others
              .filter(({ route }) => route.type === 'page')
              .map(({ pathname }) => bare(pathname))
            await selection.keptKnown()
            const make = writer(selection, (request, routeData) => inner.render(request, { routeData }))
            const { Response } = globalThis
            globalThis.Response = WholeResponse
            try {
              for (const path of keyed) if (DOCUMENTS.test(path.file)) await make(path)
              selection.documentsWritten()
              for (const path of keyed) if (!DOCUMENTS.test(path.file)) await make(path)
            } finally {
              globalThis.Response = Response
            }
            return others
          },
        }))
      },
    },
  }
}

const NodesOwn = globalThis.Response

/**
 * A response that keeps its body as it was given. Node makes a stream of each body, and keeps the response with all that
 * hangs on it until the collector has been through the whole heap (`streamRegistry` of undici).
 */
class WholeResponse extends Response {
  /** What Node makes itself (`Response.json`) is a response too. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return Object[Symbol.hasInstance].call(NodesOwn, value) as boolean
  }

  readonly whole: string | Buffer | undefined

  constructor(body?: BodyInit | null, init?: ResponseInit) {
    const text = typeof body === 'string'
    const bytes = body instanceof Uint8Array
    super(text || bytes ? null : body, init)
    if (text) this.whole = body
    if (bytes) this.whole = Buffer.from(body.buffer, body.byteOffset, body.byteLength)
  }

  override get body(): Response['body'] {
    return this.whole === undefined ? super.body : new Blob([this.whole as string]).stream()
  }

  override async text(): Promise<string> {
    return this.whole?.toString() ?? (await super.text())
  }

  override async arrayBuffer(): Promise<ArrayBuffer> {
    return this.whole === undefined
      ? super.arrayBuffer()
      : new Uint8Array(Buffer.from(this.whole as string)).buffer
  }
}

function writer(
  { folder, pageWritten }: Selection,
  render: (request: Request, route: RouteData) => ReturnType<AstroPrerenderer['render']>,
) {
  const folders = new Set<string>()
  return async ({ file, route }: { file: string; route: RouteData }): Promise<void> => {
    const url = new URL(`${site.base}${encodeURI(file.replace(/index\.html$/u, ''))}`, site.url)
    const result = await render(new Request(url), route)
    const response = result instanceof Response ? result : result.response
    if (response.status !== 200) throw new Error(`${file} 没有做成：应答是 ${response.status}。`)
    const body =
      ('whole' in response ? (response as WholeResponse).whole : undefined) ??
      Buffer.from(await response.arrayBuffer())
    const parent = dirname(join(folder, file))
    if (!folders.has(parent)) {
      mkdirSync(parent, { recursive: true })
      folders.add(parent)
    }
    writeFileSync(join(folder, file), body)
    if (file.endsWith('.html')) pageWritten(file, body.toString())
  }
}
