import { defineCollection } from 'astro/content/config'
import { articleLoader } from './build/article-loader.ts'
import { articleFrontmatter } from './content/schemas/article.ts'

const articles = defineCollection({
  loader: articleLoader,
  schema: articleFrontmatter,
})

export const collections = { articles }
