/** An archive made a content folder: which files, with what in them. Nothing is written here. */
import { stringify } from 'yaml'
import { slug as slugSchema } from '../../content/schemas/article.ts'
import { OWN_PAGES } from '../../content/schemas/own-pages.ts'
import { toTimestamp } from '../../content/schemas/partial-date.ts'
import { hiddenCharacter } from '../../content/schemas/plain-text.ts'
import { decoded } from '../../rendering/markdown/anchors.ts'
import { pinyinWords } from '../../rendering/markdown/pinyin-words.ts'
import { scriptOf } from '../restore.ts'
import { anchorsOf, draftBody, finishBody, REMAINING, REMOTE, type Note } from './bodies.ts'
import type { Archive, Post } from './post.ts'

/** An article to be written. */
export interface PlannedArticle {
  readonly source: string
  readonly slug: string
  /** path in the content folder */
  readonly path: string
  readonly text: string
  /** from a path in the archive to one in the content folder */
  readonly files: ReadonlyMap<string, string>
  readonly draft: boolean
  readonly tags: readonly string[]
  /** slugs of articles that it leads to */
  readonly linked: ReadonlySet<string>
  readonly notes: readonly Note[]
}

/** Everything that the content folder gets. */
export interface Plan {
  readonly articles: readonly PlannedArticle[]
  /** registries and the policy, by their names */
  readonly files: ReadonlyMap<string, string>
  readonly topics: readonly string[]
}

const MOST_TOPICS = 8
/** WordPress's and Hexo's own word for what has no category. */
const UNFILED = '未分类'
const NO_CATEGORY = /^(?:未分类|未分類|uncategorized|uncategorised|default)$/iu
const LONGEST_TITLE = 200

/**
 * Plans the content folder.
 *
 * @param folder that the archive's files stand in
 * @param options sources of posts that are left out; a plan with all of them, whose articles are taken over where they
 * lead to none that is left out; whether it is one article for a paper that has its own topics
 */
export function planContent(
  archive: Archive,
  folder: string | undefined,
  {
    without = new Set(),
    earlier,
    single = false,
  }: { without?: ReadonlySet<string>; earlier?: Plan; single?: boolean } = {},
): Plan {
  const { posts } = archive
  const slugs = slugsOf(posts)
  const slugOf = (post: Post) => slugs.get(post.source) ?? ''
  const topics = topicsOf(posts)
  const known = new Map(earlier?.articles.map((article) => [article.source, article]))
  const left = new Set(posts.filter(({ source }) => without.has(source)).map(slugOf))
  const drafts = new Map<string, ReturnType<typeof draftBody>>()
  const draftOf = (post: Post) => {
    const draft = drafts.get(post.source) ?? draftBody(archive, post)
    drafts.set(post.source, draft)
    return draft
  }
  const hidden = new Set(
    posts
      .filter((post) => known.get(post.source)?.draft ?? isDraft(post, draftOf(post).markdown))
      .map(slugOf),
  )
  const bySlug = new Map(posts.map((post) => [slugOf(post), post]))
  const anchors = new Map<string, ReturnType<typeof anchorsOf>>()
  const articleAt = findArticles(posts, slugs)
  const owners = addressOwners(archive)
  const articles = posts.flatMap((post): PlannedArticle[] => {
    if (without.has(post.source)) return []
    const before = known.get(post.source)
    if (before && left.isDisjointFrom(before.linked)) return [before]
    const slug = slugOf(post)
    const body = finishBody(archive, folder, post, draftOf(post), slug, {
      articleAt,
      isShown: (target) => !hidden.has(target) && !left.has(target),
      anchorIn: (target, hash) => {
        const source = bySlug.get(target)
        if (source && !anchors.has(target)) anchors.set(target, anchorsOf(draftOf(source)))
        return anchors.get(target)?.(hash)
      },
    })
    const notes = [...post.problems.map((text): Note => ({ what: 'field', text })), ...body.notes]
    for (const [name, value] of Object.entries(post.left))
      notes.push({ what: 'field', text: `字段 ${name}（${shown(value)}）没有用` })
    const tags = tagsOf(post, topics).filter((tag) => !single || tag !== UNFILED)
    const fields = fieldsOf(post, archive, body.markdown, { tags, hidden: hidden.has(slug), owners, notes })
    const year = post.date?.slice(0, 4) ?? 'undated'
    return [
      {
        source: post.source,
        slug,
        path: `articles/${year}/${slug}.md`,
        text: `---\n${stringify(fields, { lineWidth: 0, aliasDuplicateObjects: false })}---\n\n${body.markdown}\n`,
        files: new Map(
          [...body.files].map(([from, name]) => [from, `articles/${year}/${slug}/${name}`] as const),
        ),
        draft: hidden.has(slug),
        tags,
        linked: body.linked,
        notes,
      },
    ]
  })
  const script = mostOf(articles.map(({ text }) => /^script: (.*)$/mu.exec(text)?.[1] ?? 'hans')) ?? 'hans'
  const tagNames = new Set(articles.flatMap(({ tags }) => tags))
  return {
    articles,
    topics,
    files: new Map([
      ['policy.yaml', policyText(archive, script)],
      ['tags.yaml', tagsText(tagNames, topics)],
      ['sources.yaml', '# 文章引用的发布者。写法见 content/README.md。\n[]\n'],
      ['facts.yaml', '# 事实和它们的出处。写法见 content/README.md。\nreports: []\nfacts: []\n'],
      ['glossary.yaml', '# 各版自己的词。写法见 content/README.md。\n[]\n'],
    ]),
  }
}

const shown = (value: unknown) => {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text.length > 60 ? `${text.slice(0, 60)}……` : text
}

function mostOf(list: readonly string[]): string | undefined {
  const counts = new Map<string, number>()
  for (const each of list) counts.set(each, (counts.get(each) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0]
}

/** Without a date or a text, an article can't be published. */
function isDraft({ draft, date }: Post, markdown: string): boolean {
  return draft || date === undefined || markdown.replaceAll(/<!--.*?(?:-->|$)/gsu, '').trim() === ''
}

/** A name for the address of each post, the same on every run: that of the old address where it is plain, else pinyin. */
function slugsOf(posts: readonly Post[]): Map<string, string> {
  const taken = new Set<string>()
  const slugs = new Map<string, string>()
  for (const post of posts) {
    const name = decoded(post.name)
    const words = pinyinWords(name)
    const ascii = /^[\p{ASCII}]*$/u.test(name)
    const proposed =
      (words.length > 0 && !/^\d+$/u.test(words.join('')) ? words : pinyinWords(post.title ?? name))
        .slice(0, ascii && words.length > 0 ? 16 : 6)
        .join('-') ||
      words.join('-') ||
      'wenzhang'
    let slug = proposed
    for (let count = 2; taken.has(slug); count++) slug = `${proposed}-${count}`
    taken.add(slug)
    slugs.set(post.source, slug)
  }
  return slugs
}

/** The categories that are most in use, which become topics of the paper. */
function topicsOf(posts: readonly Post[]): string[] {
  const counts = new Map<string, number>()
  for (const { categories } of posts)
    for (const category of categories.map(plain))
      if (category !== '' && !NO_CATEGORY.test(category))
        counts.set(category, (counts.get(category) ?? 0) + 1)
  return [...counts]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, MOST_TOPICS)
    .map(([name]) => name)
}

/** A word without characters that nobody sees. */
function plain(word: string): string {
  return [...word.normalize('NFC')]
    .filter((character) => !hiddenCharacter(character))
    .join('')
    .replaceAll(/\s+/gu, ' ')
    .trim()
}

/** A topic first, then the rest. */
function tagsOf({ categories, tags }: Post, topics: readonly string[]): string[] {
  const all = [...new Set([...categories, ...tags].map(plain))].filter(
    (tag) => tag !== '' && !NO_CATEGORY.test(tag),
  )
  const topic = all.find((tag) => topics.includes(tag))
  if (topic !== undefined) return [topic, ...all.filter((tag) => tag !== topic)]
  return all.length === 0 ? [] : [UNFILED, ...all]
}

/** An article by anything that the archive calls it. */
function findArticles(
  posts: readonly Post[],
  slugs: ReadonlyMap<string, string>,
): (path: string) => string | undefined {
  const known = new Map<string, string>()
  const add = (name: string, slug: string) => {
    const key = keyOf(name)
    if (key !== '' && !known.has(key)) known.set(key, slug)
  }
  for (const post of posts) {
    const slug = slugs.get(post.source) ?? ''
    add(post.source, slug)
    for (const address of post.addresses) add(address, slug)
  }
  // short names last: a path says more
  for (const post of posts) {
    const slug = slugs.get(post.source) ?? ''
    const file = post.source.replace(/^.*\//u, '').replace(/\.\w+$/u, '')
    for (const name of [post.source.replace(/^.*?(?:_posts|content)\//u, ''), file, post.name])
      add(`:${name}`, slug)
    if (file === 'index') add(`:${post.source.replace(/\/index\.\w+$/u, '').replace(/^.*\//u, '')}`, slug)
  }
  return (path) => {
    const found = known.get(keyOf(path))
    if (found !== undefined) return found
    const name = keyOf(path)
    return known.get(`:${name}`) ?? known.get(`:${name.replace(/^.*?(?:_posts|content)\//u, '')}`)
  }
}

/** A path as it is compared: read, without slashes around it, `index.html` and the ending of its file. */
function keyOf(path: string): string {
  return decoded(path)
    .replace(/\/index\.(?:html?|md)$/iu, '/')
    .replace(/\.(?:html?|md|markdown)$/iu, '')
    .replaceAll(/^\/+|\/+$/gu, '')
    .toLowerCase()
}

function fieldsOf(
  post: Post,
  archive: Archive,
  markdown: string,
  {
    tags,
    hidden,
    owners,
    notes,
  }: { tags: string[]; hidden: boolean; owners: ReadonlyMap<string, string>; notes: Note[] },
): Record<string, unknown> {
  const title = plain(post.title ?? '')
  if (title === '') notes.push({ what: 'field', text: '没有标题，用了文件名' })
  const written = title === '' ? plain(post.name) || '未定标题' : title
  if ([...written].length > LONGEST_TITLE)
    notes.push({ what: 'field', text: `标题超过 ${LONGEST_TITLE} 个字，截短了：${written}` })
  if (post.date === undefined) notes.push({ what: 'field', text: '没有日期，写成了草稿' })
  else if (hidden && !post.draft) notes.push({ what: 'post', text: '正文是空的，写成了草稿' })
  else if (post.draft) notes.push({ what: 'post', text: '是草稿，发布前删去 draft 一行' })
  const summary = plain(post.summary?.replaceAll(/<[^>]*>/gu, '') ?? '')
  const moment = toTimestamp(post.date ?? '')
  const authors = (post.authors.length > 0 ? post.authors : []).map(plain).filter((author) => author !== '')
  return {
    title: [...written].slice(0, LONGEST_TITLE).join(''),
    ...(post.date !== undefined && { date: post.date.slice(0, 10) }),
    ...(moment !== undefined && { published: moment }),
    ...(summary !== '' && { summary }),
    ...(tags.length > 0 && { tags }),
    ...(authors.length > 0 && { authors }),
    script: scriptOf(`${written}${markdown}`),
    ...aliasField(post, archive, owners, notes),
    ...(hidden && { draft: true }),
  }
}

const ALIAS =
  /^\/(?:[\p{L}\p{N}_~-][\p{L}\p{N}\p{M}._~-]*\/)*[\p{L}\p{N}_~-][\p{L}\p{N}\p{M}._~-]*(?:\/|\.html?)$/u

/** Paths of the old site at which a post was shown, each with the address that the archive gives. */
function oldPaths(post: Post, { origin }: Archive): Map<string, string> {
  const paths = new Map<string, string>()
  for (const address of post.addresses) {
    // a static site can't tell what stands behind a question mark
    if (address.startsWith('/?')) continue
    const parsed = /^https?:/u.test(address) ? URL.parse(address) : undefined
    if (parsed && origin !== undefined && parsed.origin !== origin) continue
    const path = decoded(parsed ? parsed.pathname : address).replace(/\/index\.html?$/iu, '/')
    const alias = /(?:\/|\.html?)$/iu.test(path) ? path : `${path}/`
    if (alias !== '/' && !paths.has(alias)) paths.set(alias, address)
  }
  return paths
}

/** Which post has an old path: the first that claims it. */
function addressOwners(archive: Archive): Map<string, string> {
  const owners = new Map<string, string>()
  for (const post of archive.posts)
    for (const path of oldPaths(post, archive).keys()) if (!owners.has(path)) owners.set(path, post.source)
  return owners
}

function aliasField(
  post: Post,
  archive: Archive,
  owners: ReadonlyMap<string, string>,
  notes: Note[],
): { aliases?: string[] } {
  const aliases: string[] = []
  for (const [alias, address] of oldPaths(post, archive))
    if (!ALIAS.test(alias))
      notes.push({ what: 'address', text: `旧网址 ${address} 里有不能用的字符，没有转过来` })
    else if (OWN_PAGES.has(alias))
      notes.push({ what: 'address', text: `旧网址 ${address} 是本站自己的网页，没有转过来` })
    else if (owners.get(alias) !== post.source)
      notes.push({ what: 'address', text: `旧网址 ${address} 已经属于另一篇，没有转过来` })
    else aliases.push(alias)
  return aliases.length > 0 ? { aliases } : {}
}

function policyText({ author }: Archive, script: string): string {
  return `# 搬来的文章只要标题和日期，别的可有可无。以后想严一些，把 free 改成 warned（提醒）或 required（一定要有）。\n${stringify(
    {
      summary: 'free',
      'summary-length': [1, 400],
      'title-length': LONGEST_TITLE,
      tags: 'free',
      facts: 'free',
      sources: 'free',
      authors: 'free',
      published: 'free',
      credit: 'free',
      alt: 'free',
      script: 'free',
      'default-script': script,
      ...(author !== undefined && plain(author) !== '' && { 'default-author': plain(author) }),
    },
    { lineWidth: 0 },
  )}`
}

function tagsText(used: ReadonlySet<string>, topics: readonly string[]): string {
  const first = used.has(UNFILED) ? [...topics, UNFILED] : [...topics]
  const names = [
    ...first.filter((name) => used.has(name)),
    ...[...used].filter((name) => !first.includes(name)).sort(),
  ]
  if (names.length === 0) return '[]\n'
  const slugs = new Set<string>()
  return `# 旧网站的分类和标签。分类里用得最多的是主栏目（topic: true），按这里的先后排在导航里。\n${stringify(
    names.map((name) => {
      const words = pinyinWords(name).join('-')
      const proposed = slugSchema.safeParse(words).success ? words : 'biaoqian'
      let slug = proposed
      for (let count = 2; slugs.has(slug); count++) slug = `${proposed}-${count}`
      slugs.add(slug)
      return { slug, name, ...(first.includes(name) && { topic: true }), description: name }
    }),
    { lineWidth: 0 },
  )}`
}

/** How many pictures that stand elsewhere became links. */
export function remotePictures({ articles }: Plan): number {
  return articles.reduce(
    (sum, { notes }) =>
      sum + notes.filter(({ text }) => text.startsWith(REMOTE) || text.startsWith(REMAINING)).length,
    0,
  )
}

/** What the report says, for people. */
export function reportText(
  archive: Archive,
  name: string,
  plan: Plan,
  aside: readonly { source: string; problems: readonly string[] }[],
): string {
  const count = (what: Note['what']) =>
    plan.articles.reduce((sum, { notes }) => sum + notes.filter((each) => each.what === what).length, 0)
  const lines = [
    `# 搬运报告：${archive.title ?? name}`,
    '',
    `| 什么 | 多少 |`,
    `| --- | --- |`,
    `| 归档 | ${name} |`,
    `| 文章 | ${plan.articles.length} |`,
    `| 其中草稿 | ${plan.articles.filter(({ draft }) => draft).length} |`,
    `| 放在一边，要人改 | ${aside.length} |`,
    `| 没有搬的页面和别的 | ${archive.passed.length} |`,
    `| 图片、附件、影音 | ${plan.articles.reduce((sum, { files }) => sum + files.size, 0)} |`,
    `| 主栏目 | ${plan.topics.join('、') || '（无）'} |`,
    `| 字段、短代码、链接、图片、旧网址的说明 | ${[count('field'), count('shortcode'), count('link'), count('picture'), count('address')].join('、')} |`,
  ]
  const remote = remotePictures(plan)
  if (remote > 0)
    lines.push(
      '',
      `别处的图片 ${remote} 张写成了链接。得到许可以后，运行 \`npm run pictures -- --links\` 取到文章旁边，变成图片。`,
    )
  if (aside.length > 0) {
    lines.push('', '## 放在一边的文章', '', '它们在 `aside/` 里，改好以后移到 `articles/`。', '')
    for (const { source, problems } of aside)
      lines.push(`- ${source}`, ...problems.map((problem) => `  - ${problem}`))
  }
  if (archive.passed.length > 0) {
    lines.push('', '## 没有搬的', '')
    for (const { source, why } of archive.passed) lines.push(`- ${source}：${why}`)
  }
  const notes = plan.articles.filter((article) => article.notes.length > 0)
  if (notes.length > 0) {
    lines.push('', '## 一篇一篇的说明', '')
    for (const { source, path, notes: list } of notes)
      lines.push(`- ${path}（${source}）`, ...list.map(({ text }) => `  - ${text.replaceAll(/\s+/gu, ' ')}`))
  }
  return `${lines.join('\n')}\n`
}
