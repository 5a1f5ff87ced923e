/** The Markdown processor's options, the same for `.md` and `.mdx`; the plugins stand in their order. */
import type { AstroMarkdownOptions, RehypePlugins, RemarkPlugins } from '@astrojs/markdown-remark'
import { rehypeAttachments } from './attachments.ts'
import { remarkCoverPhotograph } from './cover-photograph.ts'
import { rehypeFigures } from './figures.ts'
import { rehypeFootnotes } from './footnotes.ts'
import { rehypeHeadingIds } from './heading-ids.ts'
import { remarkHeadingLevels } from './heading-levels.ts'
import { remarkJoinedLines } from './joined-lines.ts'
import { remarkLiteralTags } from './literal-tags.ts'
import { rehypeLooseText } from './loose-text.ts'
import { remarkRecordings } from './recordings.ts'
import { rehypeResponsivePictures } from './responsive-pictures.ts'
import { rehypeAnchors, rehypeSanitizeMarkdown } from './sanitize.ts'
import { rehypeScrollingTables } from './scrolling-tables.ts'
import { syntax } from './syntax.ts'
import { remarkWholeTables } from './whole-tables.ts'

/** What is done to an article's Markdown, in order. */
export const remarkPlugins = [
  ...syntax,
  remarkLiteralTags,
  remarkWholeTables,
  remarkHeadingLevels,
  remarkJoinedLines,
  remarkRecordings,
  remarkCoverPhotograph,
] satisfies RemarkPlugins
/** What is done to an article's HTML, in order; sanitizing comes first. */
export const rehypePlugins = [
  rehypeSanitizeMarkdown,
  rehypeLooseText,
  rehypeFigures,
  rehypeHeadingIds,
  rehypeFootnotes,
  rehypeScrollingTables,
  rehypeAnchors,
  rehypeAttachments,
  rehypeResponsivePictures,
] satisfies RehypePlugins

/** GitHub's additions are among the plugins, with options of our own. */
export const markdownOptions = {
  gfm: false,
  remarkPlugins,
  rehypePlugins,
  smartypants: false,
  syntaxHighlight: false,
} satisfies AstroMarkdownOptions
