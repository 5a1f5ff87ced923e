import { defineCollection } from 'astro/content/config'
import { articleLoader } from './press/article-loader.ts'
import { articleFrontmatter } from './schemas/article.ts'

const articles = defineCollection({
  loader: articleLoader,
  schema: articleFrontmatter,
})

export const collections = { articles }
