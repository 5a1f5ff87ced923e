import { glob, type Loader } from 'astro/loaders'
import { defineCollection } from 'astro:content'
import { articleFrontmatter } from './schemas/article.ts'
import { contentFolder } from './site.ts'

const articleFiles = glob({
  base: `${contentFolder}/articles`,
  pattern: '**/*.{md,mdx}',
  generateId: ({ entry }) => entry.replace(/^.*\//u, '').replace(/\.mdx?$/u, ''),
})

/** The article files; of what is rendered, Astro keeps the HTML and its pictures, and no second and third copy. */
const loader: Loader = {
  ...articleFiles,
  load: ({ store, ...context }) =>
    articleFiles.load({
      ...context,
      store: {
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
      },
    }),
}

const articles = defineCollection({
  loader,
  schema: articleFrontmatter,
})

export const collections = { articles }
