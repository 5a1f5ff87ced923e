import { createReadStream, existsSync } from 'node:fs'
import { isAbsolute, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { AstroIntegration, AstroIntegrationLogger } from 'astro'
import sirv from 'sirv'
import { formatDiagnostics } from '../content/schemas/diagnostics.ts'
import { readRegistry, registryFiles } from '../content/registries.ts'
import { decoded } from '../rendering/markdown/anchors.ts'
import { filesBeside } from './article-files.ts'
import { headersOf } from './headers.ts'
import { startInspection } from './start-inspection.ts'
import { contentFolder, site } from '../config/site.ts'

/**
 * Astro integration for the editor's server: prints the diagnostics of the content folder when it starts
 * and whenever an article changes, in the terminal and over the page, restarts it when a registry changes, answers searches
 * from the index of the last build, shows drafts, and answers in Chinese where there is no page or none could be made.
 */
export function editorPreview(): AstroIntegration {
  let isPreview = false
  return {
    name: 'editor-preview',
    hooks: {
      'astro:config:setup': ({ command, config, addWatchFile, injectRoute, logger, updateConfig }) => {
        if (command === 'dev') process.env.SITE_PREVIEW = '1'
        isPreview = command === 'preview'
        // Astro would answer an address without its slash with 404; hosts redirect it
        if (command === 'dev') updateConfig({ trailingSlash: 'ignore' })
        // lists the articles for the program that completes their frontmatter; a build needs no list
        if (command === 'dev' || command === 'sync')
          updateConfig({ experimental: { contentIntellisense: true } })
        if (command !== 'dev') return
        // in the place of Astro's own, which speak English
        for (const pattern of ['/404', '/500'])
          injectRoute({ pattern, entrypoint: new URL('./src/pages/_preview.astro', config.root) })
        // what builds, tests and benchmarks make is no part of the preview, and tens of thousands of files are long to watch
        const made = [fileURLToPath(config.outDir), '.cache', 'build']
        const ignored = (path: string) =>
          made.some((folder) => isWithin(folder, path)) && !isWithin(contentFolder, path)
        updateConfig({ vite: { server: { watch: { ignored } } } })
        for (const name of [...registryFiles, 'policy.yaml'])
          addWatchFile(new URL(join(contentFolder, name), `file://${process.cwd()}/`))
        // beside the server, so that the first page need not wait for a large paper's last
        void printDiagnostics(logger)
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
      'astro:server:setup': ({ server, logger }) => {
        const articles = resolve(contentFolder, 'articles')
        let shown = ''
        const show = () =>
          server.environments.client.hot.send({ type: 'error', err: { message: shown, stack: '' } })
        const inspectAgain = async () => {
          const before = shown
          shown = await printDiagnostics(logger)
          // in the browser too: the page there is the one from before the error
          if (shown !== '') show()
          else if (before !== '') server.environments.client.hot.send({ type: 'full-reload' })
        }
        for (const event of ['add', 'change', 'unlink'] as const)
          server.watcher.on(event, (path) => {
            if (path.startsWith(articles)) void inspectAgain()
          })
        server.middlewares.use((request, response, next) => {
          const [path = '', query] = (request.url ?? '').split('?', 2)
          if (!request.headers.accept?.includes('text/html') || !/^[^.@]*[^/.@]$/u.test(path)) return next()
          response.writeHead(302, { location: `${path}/${query === undefined ? '' : `?${query}`}` }).end()
        })
        // every page asks the registries, which begin this server anew when they change
        const unread = registryFiles.flatMap((name) => {
          const read = readRegistry(contentFolder, name)
          return 'diagnostics' in read ? read.diagnostics : []
        })
        server.middlewares.use((request, response, next) => {
          if (unread.length === 0 || !request.headers.accept?.includes('text/html')) return next()
          const words = formatDiagnostics(unread).replaceAll('&', '&amp;').replaceAll('<', '&lt;')
          response
            .writeHead(500, { 'content-type': 'text/html; charset=utf-8' })
            .end(
              `<title>这一页没有做成</title><script type="module" src="/@vite/client"></script><h1>这一页没有做成</h1><pre>${words}</pre>`,
            )
        })
        server.middlewares.use((request, response, next) => {
          const asked = request.url?.split('?')[0] ?? ''
          if (!asked.startsWith(site.base) || !/\.\w+$/u.test(asked)) return next()
          const place = decoded(asked.slice(site.base.length))
          if (!/^(?:articles|files)\//u.test(place)) return next()
          const file = filesBeside(contentFolder, true).find((each) => each.place === place)
          if (!file || !existsSync(file.path)) return next()
          for (const [name, value] of headersOf(asked)) response.setHeader(name, value)
          createReadStream(file.path).pipe(response)
        })
        server.ws.on('connection', () => {
          if (shown !== '') show()
        })
        if (!existsSync('dist/search/manifest.json')) {
          logger.info('搜索还没有索引：运行一次 npm run build，预览里就能搜索。')
          return
        }
        logger.info('预览里的搜索用的是上一次 npm run build 的索引。')
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

/** Whether a path is a folder's, or of something in it. */
function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path)
  return !way.startsWith('..') && !isAbsolute(way)
}

/** Writes the diagnostics of the content folder to the terminal, and returns what it wrote; nothing where there are none. */
async function printDiagnostics(logger: AstroIntegrationLogger): Promise<string> {
  const memory = join('.cache', 'inspection', `${contentFolder.replace(/[^\w-]+/gu, '_')}.json`)
  try {
    const diagnostics = await startInspection(memory, { aside: true })
    if (diagnostics.length === 0) return ''
    const text = formatDiagnostics(diagnostics)
    logger.error(text)
    return text
  } catch (error) {
    logger.error(String(error))
    return ''
  }
}
