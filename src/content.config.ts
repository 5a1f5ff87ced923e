import { glob } from 'astro/loaders'
import { defineCollection } from 'astro:content'
import { articleFrontmatter } from './schemas/article.ts'
import { contentFolder } from './site.ts'

const articles = defineCollection({
  loader: glob({
    base: `${contentFolder}/articles`,
    pattern: '**/*.{md,mdx}',
    generateId: ({ entry }) => entry.replace(/^.*\//u, '').replace(/\.mdx?$/u, ''),
  }),
  schema: articleFrontmatter,
})

export const collections = { articles }
