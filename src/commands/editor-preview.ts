import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { AstroIntegration, AstroIntegrationLogger } from 'astro'
import sirv from 'sirv'
import { formatFaults } from '../schemas/faults.ts'
import { startInspection } from './start-inspection.ts'
import { contentFolder, site } from '../site.ts'

/**
 * Astro integration for the editor's server: tells the faults of the content folder when it starts
 * and whenever an article changes, restarts it when a registry changes, answers searches from the index of the last build, and lets
 * drafts be seen there and nowhere else.
 */
export function editorPreview(): AstroIntegration {
  return {
    name: 'editor-preview',
    hooks: {
      'astro:config:setup': ({ command, addWatchFile, logger, updateConfig }) => {
        process.env.SITE_PREVIEW = command === 'dev' ? '1' : ''
        // lists the articles for the program that completes their frontmatter; a build needs no list
        if (command === 'dev' || command === 'sync')
          updateConfig({ experimental: { contentIntellisense: true } })
        if (command !== 'dev') return
        for (const name of ['facts.yaml', 'sources.yaml', 'tags.yaml', 'glossary.yaml'])
          addWatchFile(new URL(join(contentFolder, name), `file://${process.cwd()}/`))
        // beside the server, so that the first page need not wait for a large paper's last
        tellFaults(logger)
      },
      'astro:server:setup': ({ server, logger }) => {
        const articles = resolve(contentFolder, 'articles')
        for (const event of ['add', 'change', 'unlink'] as const)
          server.watcher.on(event, (path) => {
            if (path.startsWith(articles)) tellFaults(logger)
          })
        if (!existsSync('dist/search/index')) {
          logger.info('搜索还没有索引：运行一次 npm run build，预览里就能搜索。')
          return
        }
        logger.info('预览里的搜索用的是上一次 npm run build 的索引。')
        const files = sirv('dist/search', { dev: true })
        server.middlewares.use(`${site.base}search`, (request, response, next) =>
          /\.\w+(?:\?|$)/u.test(request.url ?? '') ? files(request, response, next) : next(),
        )
      },
    },
  }
}

function tellFaults(logger: AstroIntegrationLogger): void {
  startInspection(join('.cache', 'inspection', `${contentFolder.replace(/[^\w-]+/gu, '_')}.json`)).then(
    (faults) => faults.length > 0 && logger.error(formatFaults(faults)),
    (error: unknown) => logger.error(String(error)),
  )
}
