/** The paper as an Astro integration: `astro build` makes the whole site, checked, or says why not. */
import { createHash } from 'node:crypto'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { AstroIntegration } from 'astro'
import { buildAdmin, checkAdmin, withAdmin } from '../admin/build-admin.ts'
import { diagnosticsSince } from '../content/checks/check-cache.ts'
import { declaredNames } from '../content/declared-names.ts'
import { registry } from '../content/registries.ts'
import { ContentError } from '../content/schemas/diagnostics.ts'
import { contentFolder, policyInPages } from '../config/site.ts'
import { onProgress, reportProgress } from '../config/progress.ts'
import type { SearchIndexOptions, SearchIndexReport } from '../search/build/build-index.ts'
import { readBuiltPages } from './built-pages.ts'
import { placeFiles } from './article-files.ts'
import { codeFingerprint, digestsIn, inspectionFile, openCache, pruneCaches, sealCache } from './cache.ts'
import { BuildError, explainDiskError } from './build-errors.ts'
import { finishServiceWorker, serviceWorker } from './service-worker.ts'
import { checkSite } from './site-check.ts'
import { acquireLock, whyNotOver, writeStamp, type Lock } from './swap-in.ts'
import { runInThread } from './threads.ts'
import { hashedNames, removeUnshownPictures } from './unshown-pictures.ts'
import { placeErrorPages, placePolicies, writeDelivery, writeServers } from './write-delivery.ts'

/**
 * Before the pages: the content is inspected, and the cache of the last build. After them: the search index, the hosts'
 * files, the checks of what was built. The content must be the same at both ends, so that nothing is published which
 * was not inspected.
 */
export function paper(): AstroIntegration {
  let target = ''
  let content: ReadonlyMap<string, string> = new Map()
  let fingerprint = ''
  let cache = ''
  let cacheLock: Lock
  const found: string[] = []
  /** where all are made anew, the index has them before the pages are done */
  const documents: string[] = []
  const documentsMade = Promise.withResolvers<readonly string[] | undefined>()
  let index: Promise<SearchIndexReport>
  const stopAtDiagnostics = () => {
    if (found.length > 0) throw new BuildError(`内容有 ${found.length} 处要改：\n${found.join('\n')}`)
  }
  return {
    name: 'paper',
    hooks: {
      'astro:config:setup': async ({ command, config, updateConfig }) => {
        // what is synced for the type checks is no part of what a build keeps
        if (command === 'sync') updateConfig({ cacheDir: new URL('./.cache/sync/', config.root) })
        if (command !== 'build') return
        target = fileURLToPath(config.outDir)
        const refusal = whyNotOver(target, target)
        if (refusal) throw new BuildError(refusal)
        if (withAdmin) checkAdmin()
        reportProgress({ kind: 'stage', stage: 'content' })
        content = digestsIn(contentFolder)
        fingerprint = codeFingerprint()
        inspectForBuild(fingerprint)
        reportProgress({ kind: 'stage', stage: 'bundle' })
        onProgress((event) => {
          if (event.kind === 'diagnostic') found.push(event.line)
          else if (event.kind === 'documents' && documents.push(event.text) === event.files)
            documentsMade.resolve(documents.splice(0))
        })
        cache = fileURLToPath(config.cacheDir)
        cacheLock = await acquireLock(cache)
        // two builds that keep things in one folder trip over each other: the second has one of its own, for this time
        if (!cacheLock) {
          cache = `${OWN_CACHE}${process.pid}/`
          updateConfig({ cacheDir: pathToFileURL(cache) })
          process.once('exit', () => rmSync(cache, { recursive: true, force: true }))
        }
        openCache(cache, fingerprint)
        updateConfig({ vite: { plugins: [serviceWorker] } })
      },
      'astro:build:start': () => {
        stopAtDiagnostics()
        index = startIndex(target, documentsMade.promise)
        // what it throws is told when the pages are done
        index.catch(() => undefined)
      },
      'astro:build:setup': () => reportProgress({ kind: 'stage', stage: 'pages' }),
      'astro:build:done': async ({ dir }) => {
        const site = fileURLToPath(dir)
        // MDX is read with the pages
        stopAtDiagnostics()
        reportProgress({ kind: 'stage', stage: 'search' })
        placeErrorPages(site)
        await placeFiles(contentFolder, site)
        // those that were kept lie in the site
        documentsMade.resolve(undefined)
        await index.catch(stopWithoutIndex)
        rmSync(join(site, 'search/documents'), { recursive: true, force: true })
        reportProgress({ kind: 'stage', stage: 'checks' })
        const deploy = createHash('sha256')
        const shown = new Set<string>()
        const pages = readBuiltPages(site, (file, html) => {
          deploy.update(file).update(html)
          for (const name of hashedNames(html)) shown.add(name)
        })
        removeUnshownPictures(site, shown)
        finishServiceWorker(site, deploy)
        if (policyInPages) placePolicies(site, pages)
        writeDelivery(site, pages)
        const diagnostics = checkSite(site, pages)
        if (diagnostics.length > 0)
          throw new BuildError(`网站有 ${diagnostics.length} 处不对：\n${diagnostics.join('\n')}`)
        const changed = changedFiles(content, digestsIn(contentFolder))
        if (changed.length > 0)
          throw new BuildError(
            `构建的时候内容改了：${changed.join('、')}。新的内容没有检查过。请再运行一次。`,
          )
        // after all that looks at the paper, of which it is no part
        if (withAdmin) await buildAdmin(site)
        writeStamp(site)
        writeServers(site, pages)
        if (cacheLock) sealCache(cache, fingerprint, site)
        cacheLock?.release()
        pruneCaches(site)
      },
    },
  }
}

function startIndex(
  site: string,
  documents: Promise<readonly string[] | undefined>,
): Promise<SearchIndexReport> {
  const options: SearchIndexOptions = {
    site,
    names: declaredNames(),
    synonyms: registry('glossary.yaml').map(({ hans, tw, hk, also = [] }) => [hans, tw, hk ?? tw, ...also]),
  }
  return runInThread(new URL('../search/build/index-thread.ts', import.meta.url), options, documents)
}

/** What Pagefind could not do, with the mend. */
function stopWithoutIndex(error: unknown): never {
  if (explainDiskError(error) !== undefined) throw error
  const told = error instanceof Error ? error.message : String(error)
  throw new BuildError(
    `搜索索引没有建成，原来的网站没有动。请运行 npm ci，再构建一次；还不成，把下面的话告诉管程序的人：\n${told}`,
    { cause: error },
  )
}

/**
 * Inspects the content, looking closely only at what changed since the last time.
 *
 * @param fingerprint the code's
 * @throws {ContentError} where it has errors
 */
export function inspectForBuild(fingerprint: string): void {
  const diagnostics = diagnosticsSince(contentFolder, inspectionFile, fingerprint)
  if (diagnostics.length > 0) throw new ContentError(diagnostics)
}

const OWN_CACHE = join(process.cwd(), '.cache', 'second-')

/** Files that two looks at a folder do not find the same. */
function changedFiles(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] {
  return [...new Set([...before.keys(), ...after.keys()])].filter(
    (file) => before.get(file) !== after.get(file),
  )
}
