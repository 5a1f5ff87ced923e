import { z } from 'zod'
import { localTimestamp, partialDate } from './partial-date.ts'
import type { Policy } from '../policy.ts'
import { address, plainText as text } from './plain-text.ts'

/** The scenes that a cover may show (`illustrations/scenes`). */
export const SCENES = [
  'pier',
  'scaffold',
  'stage',
  'lift',
  'hut-to-trees',
  'crowd',
  'seal',
  'car-park',
  'coast-path',
  'towers',
  'courtyards',
  'galleries',
  'gateway',
  'hills',
  'bays',
  'estate',
  'storeys',
  'panorama',
] as const

const length = (value: string) => [...value].length

const dated = (what: string) => z.strictObject({ date: partialDate, note: text(what) })

const source = z.strictObject({
  publisher: text('发布者').describe('sources.yaml 里的名字'),
  title: text('来源的标题（不知道就写“标题未见”）').describe('来源的标题，不知道就写“标题未见”'),
  date: partialDate.describe('来源发表的日子'),
  url: address.optional().describe('来源的网址，没有就删去这一行'),
  archived: address.optional().describe('来源的存档，由 npm run links -- --archive 写'),
})

/** Slugs, tags' and publishers' names in addresses: lower-case ASCII with hyphens. */
export const slug = z
  .string({ error: '要写网址里的名字' })
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/u, '只用小写英文字母、数字和连字符，例如 zhongshan-lu')

/** An old name of an article, or the path of an old page, within the site. */
const alias = z.string({ error: '要写旧网址' }).superRefine((value, context) => {
  if (!value.startsWith('/')) {
    const named = slug.safeParse(value)
    if (!named.success)
      context.addIssue(
        '只用小写英文字母、数字和连字符，例如 zhongshan-lu；旧网站的网址写成 /2015/12/20/my-k12/',
      )
  } else if (
    !/^\/(?:[\p{L}\p{N}_~-][\p{L}\p{N}\p{M}._~-]*\/)*[\p{L}\p{N}_~-][\p{L}\p{N}\p{M}._~-]*(?:\/|\.html?)$/u.test(
      value,
    )
  )
    context.addIssue('旧网站的网址写成 /2015/12/20/my-k12/ 或 /archives/123.html，汉字照写')
})

const forms = z.strictObject({
  hans: text('简体形').optional(),
  tw: text('台湾形').optional(),
  hk: text('香港形').optional(),
})

/** Fields that no policy changes. */
const common = {
  date: partialDate.describe('事情发生或来源发表的日子：2022-02-17、2022-02 或 2022'),
  end: partialDate.optional().describe('一段时间的最后一天'),
  keep: z
    .array(text('词'), { error: '要写成列表，例如 [于晓]' })
    .default([])
    .describe('各版都不转换的词，例如 [于晓]'),
  terms: z
    .record(z.string(), forms, { error: '要写成 {出租车: {tw: 計程車, hk: 的士}}' })
    .default({})
    .describe('各版自己的词：{出租车: {tw: 計程車, hk: 的士}}'),
  spelling: z
    .enum(['regional', 'plain'], { error: '只能是 regional 或 plain' })
    .default('regional')
    .describe('plain：繁体版只换字，不用当地的写法（台湾的報導、計畫、公布）'),
  lead: z.int('要写整数').min(1, '从 1 开始').optional().describe('首页上的位置，从 1 开始'),
  cover: z
    .strictObject({
      scene: z
        .enum(SCENES, { error: `没有这幅画。可用的是 ${SCENES.join('、')}` })
        .optional()
        .describe('封面画的是什么'),
      image: text('图片').optional(),
      alt: text('替代文字').optional(),
      caption: text('图注').optional(),
      credit: text('署名').optional(),
    })
    .refine(
      ({ scene, image, alt, caption, credit }) =>
        image === undefined
          ? scene !== undefined && (alt ?? caption ?? credit) === undefined
          : scene === undefined && alt !== undefined && caption !== undefined && credit !== undefined,
      '写成 {scene: pier}，或 {image: ./图.jpg, alt: 替代文字, caption: 图注, credit: 署名}',
    )
    .optional()
    .describe('封面：画 {scene: pier}，或照片 {image: ./图.jpg, alt: 替代文字, caption: 图注, credit: 署名}'),
  updates: z
    .array(dated('更新说明'), { error: '要写成列表，例如 [{date: 2026-11-23, note: 说明}]' })
    .default([])
    .describe('补充：[{date: 2026-11-23, note: …}]'),
  corrections: z
    .array(dated('更正说明'), { error: '要写成列表，例如 [{date: 2026-11-23, note: 说明}]' })
    .default([])
    .describe('更正，也列在更正页：[{date: 2026-11-23, note: …}]'),
  unseen: z
    .array(text('未见的事'), { error: '要写成列表，例如 [项目的名录]' })
    .default([])
    .describe('读到的报道里没有找到的事，一件一项：[项目的名录, 完成了多少]'),
  aliases: z
    .array(alias, { error: '要写成列表，例如 [old-slug]' })
    .default([])
    .describe('旧网址，例如 [old-slug, /2015/12/20/my-k12/]'),
  withdrawn: dated('撤稿说明').optional().describe('撤稿，网址保留：{date: 2026-11-23, note: …}'),
}

const PUBLISHED = '本站发布的时间：2026-11-22T08:00；还没到就不会出现'
const AUTHORS = '作者，例如 [本站编辑部]'
const SCRIPT = '作者用的字：hans 简体，hant-tw 台湾繁体，hant-hk 香港繁体'
const TAGS = 'tags.yaml 里的标签，第一个是主栏目'
const FACTS = 'facts.yaml 里的编号，例如 [f-0001]；文中每个数字都要有一条支持'
const SOURCES = '来源：[{publisher: 信网, title: 标题未见, date: 2022-02-17}]'
const authors = z.array(text('作者'), { error: '要写成列表，例如 [本站编辑部]' })
const script = z.enum(['hans', 'hant-tw', 'hant-hk'], { error: '只能是 hans、hant-tw 或 hant-hk' })
const tags = z.array(text('标签'), { error: '要写成列表，例如 [历史城区]' })
const facts = z.array(z.string(), { error: '要写成列表，例如 [f-0001]' })
const sources = z.array(source, {
  error: '要写成列表，例如 [{publisher: 信网, title: 标题未见, date: 2022-02-17}]',
})

const schemasOf = new WeakMap<Policy, ReturnType<typeof makeSchemas>>()

/**
 * The frontmatter that a policy asks for.
 *
 * @returns schemas of an article to be published, and of a draft, in which what is not known yet may be left out; an empty
 * `published` is the moment of `date`, its first where it names none; made once for a policy
 */
export function articleSchemas(policy: Policy): ReturnType<typeof makeSchemas> {
  let schemas = schemasOf.get(policy)
  if (!schemas) schemasOf.set(policy, (schemas = makeSchemas(policy)))
  return schemas
}

function makeSchemas(policy: Policy) {
  const asked = <Required extends z.ZodType, Free extends z.ZodType>(
    field: keyof Policy,
    required: Required,
    free: Free,
  ) => (policy[field] === 'required' ? required : free)
  const most = policy['title-length']
  const [least, longest] = policy['summary-length']
  const SUMMARY = `摘要，${least} 到 ${longest} 个字`
  const title = text('标题')
    .refine((value) => length(value) <= most, `标题至多 ${most} 个字`)
    .describe(`标题，至多 ${most} 个字`)
  const summary = text('摘要').refine(
    (value) => length(value) >= least && length(value) <= longest,
    `摘要要 ${least} 到 ${longest} 个字`,
  )
  const published = z.strictObject({
    ...common,
    title,
    published: asked('published', localTimestamp, localTimestamp.default('')).describe(PUBLISHED),
    summary: asked('summary', summary, text('摘要').default('')).describe(SUMMARY),
    authors: asked(
      'authors',
      authors.min(1, '至少写一位作者'),
      authors.default([policy['default-author']]),
    ).describe(AUTHORS),
    script: asked('script', script, script.default(policy['default-script'])).describe(SCRIPT),
    tags: asked('tags', tags.min(1, '至少写一个标签'), tags.default([])).describe(TAGS),
    facts: asked('facts', facts.min(1, '至少写一条事实的编号'), facts.default([])).describe(FACTS),
    sources: asked('sources', sources.min(1, '至少写一个来源'), sources.default([])).describe(SOURCES),
    draft: z
      .literal(false, { error: '只能是 true 或 false' })
      .optional()
      .describe('true 是草稿，只在预览里看得见'),
  })
  const draft = z.strictObject({
    ...common,
    title: title.default('（未定标题）'),
    published: localTimestamp.describe(PUBLISHED).optional(),
    summary: text('摘要').describe(SUMMARY).optional(),
    authors: authors.min(1, '至少写一位作者').describe(AUTHORS).optional(),
    script: asked('script', script, script.default(policy['default-script'])).describe(SCRIPT),
    tags: tags.default([]).describe(TAGS),
    facts: facts.default([]).describe(FACTS),
    sources: sources.default([]).describe(SOURCES),
    draft: z.literal(true).describe('草稿：只在预览里看得见，除 script 外都可以先不写'),
    date: common.date.optional(),
  })
  return { published, draft }
}

export type PublishedArticle = z.infer<ReturnType<typeof articleSchemas>['published']>
export type DraftArticle = z.infer<ReturnType<typeof articleSchemas>['draft']>

/** An article's frontmatter, once parsed: dates as text, `published` with its offset. */
export type ArticleFrontmatter = PublishedArticle

/** Either kind of frontmatter, under a policy. */
export function articleFrontmatter(policy: Policy) {
  const { draft, published } = articleSchemas(policy)
  return z.union([draft, published])
}
