import { join } from 'node:path'
import type { AstroIntegration } from 'astro'
import { contentFolder } from '../site.ts'
import { formatFaults } from '../schemas/faults.ts'
import { inspect } from './inspect.ts'

/**
 * Astro integration: shows the faults of the content folder when the editor's server starts, restarts it when a registry changes,
 * and lets drafts be seen there and nowhere else.
 */
export function contentWatch(): AstroIntegration {
  return {
    name: 'content-watch',
    hooks: {
      'astro:config:setup': ({ command, addWatchFile, logger }) => {
        process.env.SITE_PREVIEW = command === 'dev' ? '1' : ''
        if (command !== 'dev') return
        for (const name of ['facts.yaml', 'sources.yaml', 'tags.yaml', 'glossary.yaml'])
          addWatchFile(new URL(join(contentFolder, name), `file://${process.cwd()}/`))
        const { faults } = inspect(contentFolder)
        if (faults.length > 0) logger.error(formatFaults(faults))
      },
    },
  }
}
