/** What an editor should look at before an article goes out: all that would stop a build, and what would not. */
import { existsSync, readdirSync } from 'node:fs'
import { extname, join, normalize } from 'node:path'
import { structureOf, type ArticleFile } from '../article-file.ts'
import { DOCUMENT_NAME, fileBeside } from '../../rendering/markdown/files-beside.ts'
import { companionsOf } from '../../rendering/markdown/recordings.ts'
import { PICTURE_NAME } from '../picture-file.ts'
import { proseBlocks } from '../../rendering/markdown/prose.ts'
import { checkYaml, show, type Diagnostic } from '../schemas/diagnostics.ts'
import { copyEdits, type CopyEdit } from './copy.ts'
import { figureDiagnostics, unlistedFigures, unnamedReports } from './fact-check.ts'
import type { Inspection } from './inspect.ts'
import { nearDuplicates } from './near-duplicates.ts'
import { literalMarks, veryLong } from './rules/literal-marks.ts'
import { pictureDiagnostics } from './rules/pictures.ts'
import { strictened, type Policy } from '../policy.ts'
import { articleSchemas } from '../schemas/article.ts'

/** Rules by their stable names, and what each is called. */
export const RULES = {
  content: '内容写错，不能发布',
  copy: '标点、引号或空格',
  ruined: '读不成中文的文字',
  'unbacked-figure': '数字没有事实支持',
  'unnamed-source': '来源没有写全',
  'fact-figures': '事实与它的数字对不上',
  'unused-tag': '没有用到的标签',
  'unused-source': '没有用到的来源',
  'unused-image': '没有用到的图片、影音或附件',
  'near-duplicate': '和别的文章几乎一样',
  'same-title': '标题重复',
  'long-title': '标题放不进分享图',
  'missing-glyph': '分享图的字体没有这个字',
  literal: '会照样印出，或与写的不同',
  'long-body': '正文太长',
  policy: '报社希望有',
} as const

/** One thing to look at. `content` stops a build, the others do not. */
export interface Finding extends Diagnostic {
  readonly rule: keyof typeof RULES
  /** a change of the file's text that fixes it; offsets in the text with LF and without a byte order mark */
  readonly fix?: CopyEdit
}

/** What the rules need to know from other parts of the paper. */
export interface LintOptions {
  /** turns an author's text into Simplified */
  readonly simplified: (text: string, script: 'hans' | 'hant-tw' | 'hant-hk') => string
  /** the characters of a text that the share pictures' fonts lack */
  readonly missingGlyphs?: (text: string) => readonly string[]
  /** places of a text at which it does not read as Chinese although it was; lines counted from 1 */
  readonly ruined?: (text: string) => readonly { line: number; found: string; message: string }[]
}

/** The longest title, in characters of full width, that a share image shows whole. */
export const LONGEST_SHARED_TITLE = 32

/**
 * @param folder the content folder
 * @param inspection what `inspect` found in it
 * @returns findings, by file and line
 */
export function lint(folder: string, inspection: Inspection, options: LintOptions): Finding[] {
  const { articles, diagnostics, registries, policy } = inspection
  const facts = registries['facts.yaml']
  const findings: Finding[] = diagnostics.map((diagnostic) => ({ ...diagnostic, rule: 'content' }))
  const add = (rule: keyof typeof RULES, list: readonly Diagnostic[]) => {
    for (const diagnostic of list) findings.push({ ...diagnostic, rule })
  }
  for (const article of articles) {
    findings.push(...copyFindings(article))
    add('long-title', longTitle(article))
    add('missing-glyph', missingGlyphs(article, options))
    add(
      'ruined',
      (options.ruined?.(article.body) ?? []).map(({ line, found, message }) => ({
        file: article.file,
        line: line + article.bodyLine,
        message: `“${found}”：${message}`,
      })),
    )
    add('long-body', veryLong(article))
    const structure = structureOf(article)
    if (!('problem' in structure)) add('literal', literalMarks(article, structure))
    add('policy', wishes(article, inspection, folder))
    if (!facts) continue
    if (policy.facts !== 'free') add('unbacked-figure', figureDiagnostics(article, facts, options.simplified))
    if (policy.sources !== 'free') add('unnamed-source', unnamedReports(article, facts))
  }
  for (const fact of facts?.facts ?? [])
    add(
      'fact-figures',
      unlistedFigures(fact).map((message) => ({
        file: join(folder, 'facts.yaml'),
        ...inspection.lineOf('facts.yaml', ['facts', facts?.facts.indexOf(fact) ?? 0]),
        message,
      })),
    )
  add('unused-tag', unusedTags(folder, inspection))
  add('unused-source', unusedSources(folder, inspection))
  add('unused-image', unusedImages(folder, articles))
  add('same-title', sameTitles(articles))
  add('near-duplicate', duplicates(articles, options))
  return findings.sort(
    (a, b) =>
      (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) ||
      (a.line ?? 0) - (b.line ?? 0) ||
      (a.fix?.start ?? 0) - (b.fix?.start ?? 0),
  )
}

const AROUND = 6

/** Marks, quotes and spaces of the title, summary, notes and `unseen`, and of the body's prose. */
export function copyFindings(article: ArticleFile): Finding[] {
  const { file, frontmatter, yaml, body, bodyLine, bodyStart } = article
  const traditional = frontmatter.script !== 'hans'
  const findings: Finding[] = []
  const fields: [readonly PropertyKey[], string | undefined][] = [
    [['title'], frontmatter.title],
    [['summary'], frontmatter.summary],
    [['cover', 'alt'], frontmatter.cover?.alt],
    [['cover', 'caption'], frontmatter.cover?.caption],
    ...(['updates', 'corrections'] as const).flatMap((list) =>
      frontmatter[list].map(({ note }, index): [readonly PropertyKey[], string] => [
        [list, index, 'note'],
        note,
      ]),
    ),
    ...frontmatter.unseen.map((text, index): [readonly PropertyKey[], string] => [['unseen', index], text]),
    [['withdrawn', 'note'], frontmatter.withdrawn?.note],
  ]
  for (const [path, text] of fields) {
    if (text === undefined) continue
    const span = yaml.spanOf(path)
    for (const edit of copyEdits(text, { traditional, heading: path[0] === 'title' }))
      findings.push({
        file,
        line: yaml.lineOf(path),
        field: String(path[0]),
        ...shownEdit(text, edit),
        rule: 'copy',
        ...(span && { fix: moved(edit, FRONT + span.start) }),
      })
  }
  for (const { text, offsets, heading } of proseBlocks(body, extname(file) === '.mdx'))
    for (const edit of copyEdits(text, { traditional, heading })) {
      const place = offsets[edit.start] ?? -1
      const whole = offsets.slice(edit.start, edit.end).every((offset, index) => offset === place + index)
      const near = offsets.slice(0, edit.start + 1).findLast((offset) => offset >= 0) ?? 0
      if (place < 0 || !whole) continue
      findings.push({
        file,
        line: body.slice(0, near).split('\n').length + bodyLine,
        field: '正文',
        ...shownEdit(text, edit),
        rule: 'copy',
        fix: moved(edit, bodyStart + place - edit.start),
      })
    }
  return findings
}

/** The length of the line `---` before the fields. */
const FRONT = 4

function moved({ start, end, after }: CopyEdit, by: number): CopyEdit {
  return { start: start + by, end: end + by, after }
}

function shownEdit(text: string, { start, end, after }: CopyEdit): Pick<Diagnostic, 'value' | 'message'> {
  const left = text.slice(Math.max(0, start - AROUND), start).replace(/^[\udc00-\udfff]/u, '')
  const right = text.slice(end, end + AROUND).replace(/[\ud800-\udbff]$/u, '')
  return {
    value: `「${left}${text.slice(start, end)}${right}」`,
    message: `要写成「${left}${after}${right}」`,
  }
}

/** The width of a title in full-width characters: letters and digits of ASCII count half. */
export function titleWidth(title: string): number {
  return [...title].reduce((sum, character) => sum + (character.charCodeAt(0) < 0x80 ? 0.5 : 1), 0)
}

function longTitle({ file, frontmatter, yaml }: ArticleFile): Diagnostic[] {
  const width = titleWidth(frontmatter.title)
  return width <= LONGEST_SHARED_TITLE
    ? []
    : [
        {
          file,
          line: yaml.lineOf(['title']),
          field: 'title',
          value: show(frontmatter.title),
          message: `有 ${width} 个字宽，分享图上至多 ${LONGEST_SHARED_TITLE} 个，放不下的会截去。请写短一些`,
        },
      ]
}

/** What an article lacks that the policy warns of. */
function wishes(article: ArticleFile, { policy, registries }: Inspection, folder: string): Diagnostic[] {
  const { file, frontmatter, yaml } = article
  const wished = strictened(policy)
  const checked = frontmatter.draft ? undefined : checkYaml(articleSchemas(wished).published, file, yaml)
  const structure = structureOf(article)
  const pictures = (asked: Policy) =>
    'problem' in structure
      ? []
      : pictureDiagnostics({ article, structure, folder, registries, slugs: new Map(), policy: asked })
  const known = new Set(pictures(policy).map((diagnostic) => JSON.stringify(diagnostic)))
  return [
    ...(checked && 'diagnostics' in checked ? checked.diagnostics : []),
    ...pictures(wished).filter((diagnostic) => !known.has(JSON.stringify(diagnostic))),
  ]
}

function missingGlyphs(
  { file, frontmatter, yaml }: ArticleFile,
  { missingGlyphs: find }: LintOptions,
): Diagnostic[] {
  const missing = find?.(frontmatter.title) ?? []
  const message = `分享图的字体没有“${missing.join('”“')}”，画成 〓。请换一个字，或就这样`
  return missing.length === 0
    ? []
    : [{ file, line: yaml.lineOf(['title']), field: 'title', value: show(frontmatter.title), message }]
}

function unusedTags(folder: string, { articles, registries, lineOf }: Inspection): Diagnostic[] {
  const used = new Set(articles.flatMap(({ frontmatter }) => frontmatter.tags))
  return (registries['tags.yaml'] ?? []).flatMap(({ name }, index): Diagnostic[] =>
    used.has(name)
      ? []
      : [
          {
            file: join(folder, 'tags.yaml'),
            ...lineOf('tags.yaml', [index]),
            field: 'name',
            value: show(name),
            message: '没有一篇文章用这个标签。请删去，或给文章加上',
          },
        ],
  )
}

function unusedSources(folder: string, { articles, registries, lineOf }: Inspection): Diagnostic[] {
  const used = new Set([
    ...articles.flatMap(({ frontmatter }) => frontmatter.sources.map(({ publisher }) => publisher)),
    ...(registries['facts.yaml']?.reports.map(({ publisher }) => publisher) ?? []),
  ])
  return (registries['sources.yaml'] ?? []).flatMap(({ name }, index): Diagnostic[] =>
    used.has(name)
      ? []
      : [
          {
            file: join(folder, 'sources.yaml'),
            ...lineOf('sources.yaml', [index]),
            field: 'name',
            value: show(name),
            message: '文章和事实都没有用这个来源。请删去，或用上',
          },
        ],
  )
}

/** Pictures, recordings and documents beside the articles that none of them shows. */
function unusedImages(folder: string, articles: readonly ArticleFile[]): Diagnostic[] {
  const root = join(folder, 'articles')
  if (!existsSync(root)) return []
  const used = new Set<string>()
  for (const article of articles) {
    const { file, frontmatter } = article
    const structure = structureOf(article)
    const shown =
      'problem' in structure ? [] : [...structure.images, ...structure.links].map(({ url }) => url)
    for (const url of [...shown, ...(frontmatter.cover?.image ? [frontmatter.cover.image] : [])]) {
      const beside = fileBeside(url, file)
      if (beside)
        for (const each of [beside, ...Object.values(companionsOf(beside))]) used.add(each?.path ?? '')
    }
  }
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => PICTURE_NAME.test(name) || DOCUMENT_NAME.test(name))
    .map((name) => normalize(join(root, name)))
    .filter((name) => !used.has(name))
    .sort()
    .map((file) => ({ file, message: '没有一篇文章用这个文件。请用上，或移走' }))
}

function sameTitles(articles: readonly ArticleFile[]): Diagnostic[] {
  const first = new Map<string, string>()
  const diagnostics: Diagnostic[] = []
  for (const { file, frontmatter, yaml } of articles) {
    if (yaml.spanOf(['title']) === undefined) continue
    const before = first.get(frontmatter.title)
    if (before === undefined) first.set(frontmatter.title, file)
    else
      diagnostics.push({
        file,
        line: yaml.lineOf(['title']),
        field: 'title',
        value: show(frontmatter.title),
        message: `和 ${before} 的标题一样，读者分不清。请改一个`,
      })
  }
  return diagnostics
}

function duplicates(articles: readonly ArticleFile[], { simplified }: LintOptions): Diagnostic[] {
  const bySlug = new Map(articles.map((article) => [article.slug, article]))
  const texts = articles.map(({ slug, body, frontmatter }) => ({
    slug,
    text: simplified(body, frontmatter.script),
  }))
  return nearDuplicates(texts).flatMap(({ slug, other, share }): Diagnostic[] => {
    const article = bySlug.get(slug)
    return article === undefined
      ? []
      : [
          {
            file: article.file,
            line: article.bodyLine + 1,
            field: '正文',
            message: `有 ${Math.round(share * 100)}% 和 ${bySlug.get(other)?.file ?? other} 一样。请合成一篇，或用 updates 补充那一篇`,
          },
        ]
  })
}
