import { createReadStream, existsSync } from 'node:fs'
import { isAbsolute, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { AstroConfig, AstroIntegration } from 'astro'
import sirv from 'sirv'
import { articlePaths, slugOfPath } from '../content/article-paths.ts'
import { formatDiagnostics, nearest } from '../content/schemas/diagnostics.ts'
import { registryFiles } from '../content/registries.ts'
import { escapeText } from '../illustrations/escape.ts'
import { decoded } from '../rendering/markdown/anchors.ts'
import { filesBeside } from './article-files.ts'
import { headersOf } from './headers.ts'
import { startInspection } from './start-inspection.ts'
import { contentFolder, site } from '../config/site.ts'

/**
 * Astro integration for the editor's server: tells the diagnostics of the content folder when it starts and whenever the
 * content changes, in the terminal and on top of every page, reads a registry again when it changes, answers searches from
 * the index of the last build, shows drafts, and answers in Chinese where there is no page or none could be made.
 */
export function editorPreview(): AstroIntegration {
  let isPreview = false
  return {
    name: 'editor-preview',
    hooks: {
      'astro:config:setup': ({ command, config, injectRoute, updateConfig }) => {
        if (command === 'dev') process.env.SITE_PREVIEW = '1'
        isPreview = command === 'preview'
        // Astro would answer an address without its slash with 404; hosts redirect it
        if (command === 'dev') updateConfig({ trailingSlash: 'ignore' })
        // lists the articles for the program that completes their frontmatter; a build needs no list
        if (command === 'dev' || command === 'sync')
          updateConfig({ experimental: { contentIntellisense: true } })
        if (command !== 'dev') return
        // in the place of Astro's own, which speaks English
        injectRoute({ pattern: '/500', entrypoint: new URL('./src/pages/_preview.astro', config.root) })
        // what builds, tests and benchmarks make is no part of the preview, and tens of thousands of files are long to watch
        const made = [fileURLToPath(config.outDir), '.cache', 'build']
        const ignored = (path: string) =>
          made.some((folder) => isWithin(folder, path)) && !isWithin(contentFolder, path)
        // errors are told on the page
        updateConfig({
          vite: { plugins: [registriesReadAgain], server: { watch: { ignored }, hmr: { overlay: false } } },
        })
      },
      // a built site is shown by our own server: Astro's answers an address without its slash with 404 or with the page
      'astro:config:done': ({ setAdapter }) => {
        if (!isPreview) return
        setAdapter({
          name: 'editor-preview',
          entrypointResolution: 'auto',
          previewEntrypoint: './src/cli/astro-preview.ts',
          adapterFeatures: { buildOutput: 'static' },
          supportedAstroFeatures: { staticOutput: 'stable', sharpImageService: 'stable' },
        })
      },
      'astro:server:setup': ({ server }) => {
        let findings = ''
        let ended = false
        let asked = 0
        let inspection: Promise<void> | undefined
        /** One inspection at a time; what changes meanwhile is looked at after it. */
        const inspectAgain = () => {
          asked++
          inspection ??= inspectUntilSettled()
        }
        const inspectUntilSettled = async () => {
          for (let seen = 0; seen !== asked;) {
            seen = asked
            const before = findings
            findings = await findingsNow()
            // another server begins when Astro's settings change, and tells of it
            if (ended) return
            if (findings === before) continue
            console.error(findings === '' ? '内容都改好了。' : findings)
            server.environments.client.hot.send({ type: 'full-reload' })
          }
          inspection = undefined
        }
        server.httpServer?.once('close', () => (ended = true))
        inspectAgain()
        server.watcher.add(resolve(contentFolder))
        for (const event of ['add', 'change', 'unlink'] as const)
          server.watcher.on(event, (path) => {
            if (!isWithin(resolve(contentFolder), path)) return
            if (path === resolve(contentFolder, 'policy.yaml'))
              console.error('policy.yaml 改了。请停下（Ctrl+C），再运行 npm run dev，页面才照新的规矩来。')
            inspectAgain()
          })
        server.middlewares.use((request, response, next) => {
          const [path = '', query] = (request.url ?? '').split('?', 2)
          if (!/^[^.@]*[^/.@]$/u.test(path)) return next()
          response.writeHead(302, { location: `${path}/${query === undefined ? '' : `?${query}`}` }).end()
        })
        // what a page answers is known only when Astro made it: it is asked for here, and told on with what is wrong
        server.middlewares.use((request, response, next) => {
          const address = server.httpServer?.address()
          if (!/^[^.@]*\/(?:\?|$)/u.test(request.url ?? '') || request.headers[MADE]) return next()
          if (!address || typeof address === 'string') return next()
          const host = address.family === 'IPv6' ? `[${address.address}]` : address.address
          const answer = async () => {
            await inspection
            const made = await fetch(`http://${host}:${address.port}${request.url}`, {
              headers: { [MADE]: 'yes' },
              redirect: 'manual',
            })
            const { status, body } = await told(made, request.url ?? '', findings)
            for (const name of ['content-type', 'location'])
              if (made.headers.has(name)) response.setHeader(name, made.headers.get(name) ?? '')
            response.writeHead(status).end(body)
          }
          answer().catch(next)
        })
        server.middlewares.use((request, response, next) => {
          const wanted = request.url?.split('?')[0] ?? ''
          if (!wanted.startsWith(site.base) || !/\.\w+$/u.test(wanted)) return next()
          const place = decoded(wanted.slice(site.base.length))
          if (!/^(?:articles|files)\//u.test(place)) return next()
          const file = filesBeside(contentFolder, true).find((each) => each.place === place)
          if (!file || !existsSync(file.path)) return next()
          for (const [name, value] of headersOf(wanted)) response.setHeader(name, value)
          createReadStream(file.path).pipe(response)
        })
        if (!existsSync('dist/search/manifest.json')) {
          console.log('搜索还没有索引：运行一次 npm run build，预览里就能搜索。')
          return
        }
        console.log('预览里的搜索用的是上一次 npm run build 的索引。')
        for (const folder of ['search', 'pagefind']) {
          const files = sirv(`dist/${folder}`, { dev: true })
          server.middlewares.use(`${site.base}${folder}`, (request, response, next) =>
            /\.\w+(?:\?|$)/u.test(request.url ?? '') ? files(request, response, next) : next(),
          )
        }
      },
    },
  }
}

/**
 * Vite plugin: a registry is a part of the module that reads it, so that pages are made anew when it changes. Were it one of
 * Astro's own settings, Astro would restart its server, which sees no article's change from then on.
 */
const registriesReadAgain: NonNullable<AstroConfig['vite']['plugins']>[number] = {
  name: 'registries-read-again',
  transform(_, id) {
    if (!id.endsWith('/src/content/registries.ts')) return
    for (const name of registryFiles) this.addWatchFile(resolve(contentFolder, name))
  },
}

/** Whether a path is a folder's, or of something in it. */
function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path)
  return !way.startsWith('..') && !isAbsolute(way)
}

/** Words of `_preview.astro`. */
const UNFORESEEN = '程序没有料到的错'

/** Marks what this server asks of itself. */
const MADE = 'x-preview'

/** What is wrong with the content folder, for the editor; nothing where all is right. */
async function findingsNow(): Promise<string> {
  const memory = join('.cache', 'inspection', `${contentFolder.replace(/[^\w-]+/gu, '_')}.json`)
  try {
    const diagnostics = await startInspection(memory)
    return diagnostics.length === 0 ? '' : formatDiagnostics(diagnostics)
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/** An answer of Astro's as the editor sees it: what is wrong stands on top of the page, or in its place where there is none. */
async function told(
  made: Response,
  url: string,
  findings: string,
): Promise<{ status: number; body: string | Uint8Array }> {
  const { status } = made
  if (!made.headers.get('content-type')?.startsWith('text/html') && status < 400)
    return { status, body: new Uint8Array(await made.arrayBuffer()) }
  const html = await made.text()
  const notice = findings === '' ? '' : `<pre role="alert" style="${NOTICE}">${escapeText(findings)}</pre>`
  if (status === 404) return { status, body: missing(url, notice) }
  if (status < 500) return { status, body: html.replace(/<body[^>]*>/u, (body) => body + notice) }
  if (notice !== '') return { status, body: plainPage('这一页没有做成', notice) }
  return {
    status,
    body: html.includes(UNFORESEEN)
      ? html
      : plainPage(
          '这一页还没有做成',
          `${AGAIN}<p>内容没有错，正在再做一次。一直这样，请再运行一次 npm run dev。</p>`,
        ),
  }
}

const NOTICE =
  'margin:0;padding:1em;background:#fff3cd;color:#000;font:1rem/1.6 sans-serif;white-space:pre-wrap;overflow-wrap:anywhere'
const AGAIN = '<meta http-equiv="refresh" content="1">'

/** What stands where no page is: near addresses, or why an article that is there has none. */
function missing(url: string, notice: string): string {
  const path = decoded(url.split('?')[0] ?? '')
  const slug = /\/articles\/([^/]+)\/$/u.exec(path)?.[1]
  const slugs = articlePaths(contentFolder).map(slugOfPath)
  if (slug !== undefined && slugs.includes(slug))
    return notice === ''
      ? plainPage('正在读这篇文章', `${AGAIN}<p>${escapeText(path)}</p>`)
      : plainPage('这篇文章没有读成', notice)
  const near = slug === undefined ? undefined : nearest(slug, slugs)
  const link = near === undefined ? '' : `：是不是 <a href="${site.base}articles/${near}/">${near}</a>？`
  return plainPage('没有这一页', `${notice}<p>${escapeText(path)}${link}</p>`)
}

/** A page of the preview's own, made anew when the content changes. */
function plainPage(title: string, content: string): string {
  return `<!doctype html><html lang="zh-Hans"><meta charset="utf-8"><title>${title}</title><script type="module" src="/@vite/client"></script><body><h1>${title}</h1>${content}<p><a href="${site.base}">首页</a></p>`
}
