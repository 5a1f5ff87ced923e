/** The loader of the article files: Astro's own `glob`, to which only files go that changed since they were synced. */
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { glob, type Loader, type LoaderContext } from 'astro/loaders'
import { articlePaths, slugOfPath } from '../content/article-paths.ts'
import type { BodyNotes } from '../rendering/rendered-body.ts'
import { contentFolder } from '../config/site.ts'

const base = join(contentFolder, 'articles')
/** More files than this are left to Astro's search for files, which holds each against every pattern. */
const FEW = 50

type RenderedContent = NonNullable<ReturnType<LoaderContext['store']['values']>[number]['rendered']>

/** The store as Astro's own loaders know it (`scopedStore` in `astro/dist/content/mutable-data-store.js`). */
type OwnStore = LoaderContext['store'] & { addAssetImports(assets: string[], file: string): void }

const files = (pattern: string | string[]) =>
  glob({ base, pattern, generateId: ({ entry }) => slugOfPath(entry) })

/**
 * Syncs the article files. Of what is rendered, the store keeps the pictures, and where the HTML is: in a file for each
 * body. Unchanged files are read, but neither parsed nor given to the store, which would write itself to the disk
 * meanwhile, whole, more than once.
 */
export const articleLoader: Loader = {
  name: 'article-loader',
  load: async (context) => {
    const { store, config } = context
    const bodies = fileURLToPath(new URL('./bodies/', config.cacheDir))
    mkdirSync(bodies, { recursive: true })
    const there = new Set(readdirSync(bodies))
    for (const [id, { rendered }] of store.entries())
      if (rendered && !there.has(bodyFile(rendered))) store.delete(id)
    const slim = { ...context, store: slimStore(context, bodies) }
    // the preview's watch belongs to the pattern
    const changed = context.watcher ? undefined : changedFiles(context)
    // a write of the whole store is due by now; anything told to it puts that off until the files are synced too
    if (changed && changed.length > 0) context.meta.set('changed', 'some')
    if (!changed || changed.length > FEW) await files('**/*.{md,mdx}').load(slim)
    else if (changed.length > 0)
      // glob deletes what it knows and does not find
      await files(changed.map((file) => relative(base, file))).load({
        ...slim,
        store: { ...slim.store, keys: () => [] },
      })
    const kept = new Set(store.values().map(({ rendered }) => rendered && bodyFile(rendered)))
    for (const name of there) if (!kept.has(name)) rmSync(join(bodies, name))
  },
}

/** The name of the file that holds a body. */
function bodyFile({ metadata }: RenderedContent): string {
  return basename(String(metadata?.file))
}

/**
 * Files whose text is not that which was synced. What the unchanged ones need of the build is told to the store, and
 * articles whose file is gone are deleted.
 */
function changedFiles({ store, config, generateDigest }: LoaderContext): string[] {
  const changed: string[] = []
  const gone = new Set(store.keys())
  for (const file of articlePaths(contentFolder)) {
    const id = slugOfPath(file)
    gone.delete(id)
    const known = store.get(id)
    const path = relative(fileURLToPath(config.root), resolve(file))
    if (known?.digest !== generateDigest(readFileSync(file, 'utf8')) || known.filePath !== path) {
      changed.push(file)
      continue
    }
    if (known.deferredRender) store.addModuleImport(path)
    if (known.assetImports?.length) (store as OwnStore).addAssetImports(known.assetImports, path)
  }
  for (const id of gone) store.delete(id)
  return changed
}

/** The store without bodies, which are written to the folder of bodies. */
function slimStore({ store, config }: LoaderContext, bodies: string): LoaderContext['store'] {
  const root = fileURLToPath(config.root)
  return {
    ...store,
    set: ({ body, rendered, ...entry }) => {
      if (!rendered) return store.set({ ...entry, ...(body !== undefined && { body }) })
      const { html, metadata } = rendered
      const file = join(bodies, `${entry.id}-${entry.digest ?? ''}.html`)
      writeFileSync(file, html)
      const notes: BodyNotes = { file: relative(root, file), pictured: html.includes('<img') }
      return store.set({
        ...entry,
        rendered: { html: '', metadata: { imagePaths: metadata?.imagePaths ?? [], ...notes } },
      })
    },
  }
}
