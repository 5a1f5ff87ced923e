/**
 * Builds the search index beside the pages, in a process of its own: `node src/build/build-index.ts <site> <documents>`.
 * The build starts it; editors need not.
 */
import { buildSearchIndex } from '../search/build/build-index.ts'
import { declaredNames } from '../content/declared-names.ts'
import { registry } from '../content/registries.ts'

const [site, documents] = process.argv.slice(2)
if (site === undefined || documents === undefined) {
  console.error('用法：node src/build/build-index.ts <网站的目录> <搜索文档的目录>')
  process.exit(2)
}
// the build was killed: what it wrote is of no use to anybody
process.on('disconnect', () => process.exit(1))
process.channel?.unref()
try {
  await buildSearchIndex({
    site,
    documents,
    names: declaredNames(),
    synonyms: registry('glossary.yaml').map(({ hans, tw, hk }) => [hans, tw, hk ?? tw]),
  })
} catch (error) {
  console.error(error instanceof Error ? (error.stack ?? error.message) : String(error))
  process.exit(1)
}
