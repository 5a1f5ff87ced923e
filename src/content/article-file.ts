/** An article's file, taken apart: frontmatter with its lines, and the body. */
import { basename, extname } from 'node:path'
import { readBody, type BodyStructure } from '../rendering/markdown/body-structure.ts'
import type { Diagnostic, YamlText } from './schemas/diagnostics.ts'
import { checkYaml, closeColon, readYaml } from './schemas/diagnostics.ts'
import { articleSchemas, type DraftArticle, type PublishedArticle } from './schemas/article.ts'
import { firstMoment, toTimestamp } from './schemas/partial-date.ts'
import { policyOf, type Policy } from './policy.ts'
import { readText } from './text-file.ts'
import { contentFolder } from '../config/site.ts'

/** A file taken apart, whether its fields are right or not. */
export interface ArticleParts {
  file: string
  slug: string
  yaml: YamlText
  body: string
  /** how many lines stand before the body */
  bodyLine: number
  /** how many characters stand before the body, in the text with LF and without a byte order mark */
  bodyStart: number
}

/** What a file holds, once it is known to be right. */
export interface ArticleFile extends ArticleParts {
  frontmatter: PublishedArticle | DraftArticle
}

const structures = new WeakMap<ArticleParts, ReturnType<typeof readBody>>()

/**
 * @param article an article that was read
 * @returns what its body holds besides prose, parsed once for all who ask, or why it can't be parsed
 */
export function structureOf(article: ArticleParts): BodyStructure | { problem: string; line: number } {
  let structure = structures.get(article)
  if (!structure) {
    structure = readBody(article.body, extname(article.file) === '.mdx')
    structures.set(article, structure)
  }
  return structure
}

/**
 * Takes an article's text apart and checks its frontmatter.
 *
 * @param file path, for the diagnostics; its base name is the slug
 * @param text the whole file
 * @param policy what is asked of it; that of the content folder
 * @returns the parts, or the diagnostics of syntax and schema; `parts` where only the schema was not met
 */
export function readArticleFile(
  file: string,
  text: string,
  policy: Policy = policyOf(contentFolder),
): ArticleFile | { diagnostics: Diagnostic[]; parts?: ArticleParts } {
  const clean = text.replace(/^\uFEFF/u, '').replaceAll('\r\n', '\n')
  const match = /^---[ \t]*\n(.*?)(?:^|\n)---[ \t]*(?:\n|$)/su.exec(clean)
  if (!match) return { diagnostics: [{ file, line: 1, message: firstLineProblem(clean) }] }
  const [whole, front = ''] = match
  const yaml = readYaml(file, front, 1)
  if ('diagnostics' in yaml) return yaml
  if (yaml.value === null || typeof yaml.value !== 'object')
    return {
      diagnostics: [
        {
          file,
          line: 2,
          message: closeColon(front) ?? '两行 --- 之间没有字段。请写 title、date 等字段',
        },
      ],
    }
  const draft = 'draft' in yaml.value && yaml.value.draft === true
  const schemas = articleSchemas(policy)
  const checked = draft ? checkYaml(schemas.draft, file, yaml) : checkYaml(schemas.published, file, yaml)
  const parts: ArticleParts = {
    file,
    slug: basename(file, extname(file)),
    yaml,
    body: clean.slice(whole.length),
    bodyLine: whole.split('\n').length - 1,
    bodyStart: whole.length,
  }
  if ('diagnostics' in checked) return { diagnostics: checked.diagnostics, parts }
  const { value } = checked
  const written = (yaml.value as Record<string, unknown>)['date']
  const published =
    value.published === '' && value.date
      ? { published: toTimestamp(String(written)) ?? firstMoment(value.date) }
      : {}
  return { ...parts, frontmatter: { ...value, ...published } }
}

/**
 * Opens an article's file, takes it apart and checks its frontmatter.
 *
 * @returns what `readArticleFile` does, or the diagnostic where the file can't be opened or is no UTF-8
 */
export function openArticleFile(file: string, policy?: Policy): ReturnType<typeof readArticleFile> {
  const source = readText(file)
  return 'diagnostic' in source
    ? { diagnostics: [source.diagnostic] }
    : readArticleFile(file, source.text, policy)
}

/** Why a text has no fields, by how it begins. */
function firstLineProblem(text: string): string {
  if (!text.includes('\n') && text.includes('\r'))
    return '换行是旧 Mac 的（只有 CR）。请在编辑器里把换行改成 LF，再存一次'
  if (/^---[ \t]*\n/u.test(text)) return '开头的 --- 没有配对。请在字段写完后另起一行写 ---'
  if (/^\s+---[ \t]*\n/u.test(text)) return '--- 前面有空行或空格。请删去，让它在第一行开头'
  if (/^-{4,}[ \t]*\n/u.test(text)) return '第一行要正好三个 -：---。字段后面的一行也一样'
  if (text.startsWith('+++'))
    return '开头的字段是 TOML（+++）写的。请改成 --- 和“title: 标题”这样的行，或用 npm run import 搬来'
  if (/^(?:;;;|\{)/u.test(text))
    return '开头的字段不是 YAML 写的。请改成 --- 和“title: 标题”这样的行，或用 npm run import 搬来'
  return '开头没有字段。请在第一行写 ---，写好 title、date 等字段后再写一行 ---'
}
