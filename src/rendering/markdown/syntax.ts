/** The Markdown that articles are written in, the same wherever it is read: pages, checks, lists of links. */
import type { RemarkPlugins } from '@astrojs/markdown-remark'
import type { Root } from 'mdast'
import remarkCjkFriendly from 'remark-cjk-friendly'
import remarkCjkFriendlyGfmStrikethrough from 'remark-cjk-friendly-gfm-strikethrough'
import remarkGfm from 'remark-gfm'
import remarkMdx from 'remark-mdx'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { remarkCheckedParser } from './checked-parser.ts'
import { remarkBareAddresses } from './bare-addresses.ts'
import { remarkScriptDirectives } from './script-directives.ts'
import { remarkTimesSigns } from './times-signs.ts'

/** Two tildes strike a text through; one stands between figures (`3~5分钟`) and is printed. */
const strikethrough = { singleTilde: false }

/** The plugins that define the syntax, in order. */
export const syntax = [
  remarkCheckedParser,
  [remarkGfm, strikethrough],
  remarkBareAddresses,
  remarkCjkFriendly,
  [remarkCjkFriendlyGfmStrikethrough, strikethrough],
  remarkTimesSigns,
  remarkScriptDirectives,
] satisfies RemarkPlugins

const markdown = unified().use(remarkParse).use(syntax).freeze()
const mdx = unified().use(remarkParse).use(syntax).use(remarkMdx).freeze()

/**
 * @param body Markdown without the frontmatter
 * @param isMdx whether it is MDX
 * @returns its tree, with the place of each part in the source
 * @throws {VFileMessage} where MDX can't be read
 * @throws {ExcessError} where the body goes beyond what can be read
 */
export function parseMarkdown(body: string, isMdx: boolean): Root {
  const processor = isMdx ? mdx : markdown
  return processor.runSync(processor.parse(body), body) as Root
}
