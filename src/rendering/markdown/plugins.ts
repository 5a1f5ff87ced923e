/** The Markdown processor's plugins, in their order, the same for `.md` and `.mdx`. */
import remarkCjkFriendly from 'remark-cjk-friendly'
import remarkCjkFriendlyGfmStrikethrough from 'remark-cjk-friendly-gfm-strikethrough'
import { rehypeFigures } from './figures.ts'
import { rehypeFootnotes } from './footnotes.ts'
import { rehypeHeadingIds } from './heading-ids.ts'
import { rehypeAnchors, rehypeSanitizeMarkdown } from './sanitize.ts'
import { rehypeScrollingTables } from './scrolling-tables.ts'
import { remarkScriptDirectives } from './script-directives.ts'

export const remarkPlugins = [remarkCjkFriendly, remarkCjkFriendlyGfmStrikethrough, remarkScriptDirectives]
export const rehypePlugins = [
  rehypeSanitizeMarkdown,
  rehypeFigures,
  rehypeHeadingIds,
  rehypeFootnotes,
  rehypeScrollingTables,
  rehypeAnchors,
]
