import { join } from 'node:path'
import { defineCollection } from 'astro/content/config'
import { glob } from 'astro/loaders'
import { slugOfPath } from './content/article-paths.ts'
import { policyOf } from './content/policy.ts'
import { articleFrontmatter } from './content/schemas/article.ts'
import { contentFolder } from './config/site.ts'

const articles = defineCollection({
  loader: glob({
    base: join(contentFolder, 'articles'),
    pattern: '**/*.{md,mdx}',
    generateId: ({ entry }) => slugOfPath(entry),
    retainBody: false,
  }),
  schema: articleFrontmatter(policyOf(contentFolder)),
})

export const collections = { articles }
