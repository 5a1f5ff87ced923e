/** `npm run dev`: the editor's live preview. */
import { dev } from 'astro'

await dev({})
