/** The loader of the article files: Astro's own `glob`, to which only files go that changed since they were synced. */
import { readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { glob, type Loader, type LoaderContext } from 'astro/loaders'
import { articlePaths, slugOfPath } from '../articles/article-paths.ts'
import { contentFolder } from '../site.ts'

const base = join(contentFolder, 'articles')
/** More files than this are left to Astro's search for files, which holds each against every pattern. */
const FEW = 50

/** The store as Astro's own loaders know it (`scopedStore` in `astro/dist/content/mutable-data-store.js`). */
type OwnStore = LoaderContext['store'] & { addAssetImports(assets: string[], file: string): void }

const files = (pattern: string | string[]) =>
  glob({ base, pattern, generateId: ({ entry }) => slugOfPath(entry) })

/**
 * Syncs the article files. Of what is rendered, Astro keeps the HTML and its pictures, and no second and third copy of
 * the text. Unchanged files are read, but neither parsed nor given to the store, which would write itself to the disk
 * meanwhile, whole, more than once.
 */
export const articleLoader: Loader = {
  name: 'article-loader',
  load: async (context) => {
    const slim = { ...context, store: slimStore(context.store) }
    // the preview's watch belongs to the pattern
    const changed = context.watcher ? undefined : changedFiles(context)
    if (!changed || changed.length > FEW) return files('**/*.{md,mdx}').load(slim)
    if (changed.length > 0)
      // glob deletes what it knows and does not find
      await files(changed.map((file) => relative(base, file))).load({
        ...slim,
        store: { ...slim.store, keys: () => [] },
      })
  },
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

function slimStore(store: LoaderContext['store']): LoaderContext['store'] {
  return {
    ...store,
    set: ({ body, rendered, ...entry }) =>
      store.set(
        rendered
          ? {
              ...entry,
              rendered: {
                html: rendered.html,
                metadata: { imagePaths: rendered.metadata?.imagePaths ?? [] },
              },
            }
          : { ...entry, ...(body !== undefined && { body }) },
      ),
  }
}
