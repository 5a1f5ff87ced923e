import { z } from 'zod'
import { localMoment, partialDate } from './partial-date.ts'

const text = (name: string) =>
  z
    .string({ error: `要写${name}` })
    .trim()
    .min(1, `${name}不能为空`)
const length = (value: string) => [...value].length

const dated = (what: string) => z.strictObject({ date: partialDate, note: text(what) })

const source = z.strictObject({
  publisher: text('发布者'),
  title: text('来源的标题（不知道就写“标题未见”）'),
  date: partialDate,
  url: z.url({ protocol: /^https?$/u, error: '不是网址。没有网址就删去这一行' }).optional(),
})

/** Slugs, tags' and publishers' names in addresses: lower-case ASCII with hyphens. */
export const slug = z
  .string({ error: '要写网址里的名字' })
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/u, '只用小写英文字母、数字和连字符，例如 zhongshan-lu')

const forms = z.strictObject({
  hans: text('简体形').optional(),
  tw: text('台湾形').optional(),
  hk: text('香港形').optional(),
})

const common = {
  date: partialDate,
  end: partialDate.optional(),
  published: localMoment,
  authors: z.array(text('作者'), { error: '要写成列表，例如 [本站编辑部]' }).min(1, '至少写一位作者'),
  script: z.enum(['hans', 'hant-tw', 'hant-hk'], { error: '只能是 hans、hant-tw 或 hant-hk' }),
  keep: z.array(text('词'), { error: '要写成列表，例如 [于晓]' }).default([]),
  terms: z.record(z.string(), forms, { error: '要写成 {出租车: {tw: 計程車, hk: 的士}}' }).default({}),
  lead: z.int('要写整数').min(1, '从 1 开始').optional(),
  cover: z
    .strictObject({ image: text('图片'), alt: text('替代文字'), caption: text('图注'), credit: text('署名') })
    .optional(),
  updates: z.array(dated('更新说明'), { error: '要写成列表' }).default([]),
  corrections: z.array(dated('更正说明'), { error: '要写成列表' }).default([]),
  aliases: z.array(slug, { error: '要写成列表，例如 [old-slug]' }).default([]),
  withdrawn: dated('撤稿说明').optional(),
}

const title = text('标题').refine((value) => length(value) <= 40, '标题至多 40 个字')
const summary = text('摘要').refine(
  (value) => length(value) >= 40 && length(value) <= 120,
  '摘要要 40 到 120 个字',
)
const tags = z.array(text('标签'), { error: '要写成列表，例如 [历史城区]' })
const facts = z.array(z.string(), { error: '要写成列表，例如 [f-0001]' })
const sources = z.array(source, { error: '要写成列表' })

/** Frontmatter of an article to be published. */
export const publishedArticle = z.strictObject({
  ...common,
  title,
  summary,
  tags: tags.min(1, '至少写一个标签'),
  facts: facts.min(1, '至少写一条事实的编号'),
  sources: sources.min(1, '至少写一个来源'),
  draft: z.literal(false, { error: '只能是 true 或 false' }).optional(),
})

/** Frontmatter of a draft: what is not known yet may be left out. */
export const draftArticle = z.strictObject({
  ...common,
  title: title.default('（未定标题）'),
  summary: text('摘要').optional(),
  tags: tags.default([]),
  facts: facts.default([]),
  sources: sources.default([]),
  draft: z.literal(true),
  date: partialDate.optional(),
  published: localMoment.optional(),
  authors: common.authors.optional(),
})

/** An article's frontmatter, once parsed: dates as text, `published` with its offset. */
export type ArticleFrontmatter = z.infer<typeof publishedArticle>

export const articleFrontmatter = z.union([draftArticle, publishedArticle])
