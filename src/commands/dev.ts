/** `npm run dev`: the editor's live preview, drafts and future articles among the rest. */
import { existsSync } from 'node:fs'
import { dev } from 'astro'

if (!existsSync('dist/search')) console.log('搜索还没有索引：运行一次 npm run build，预览里就能搜索。')
else console.log('预览里的搜索用的是上一次 npm run build 的索引。')
await dev({})
