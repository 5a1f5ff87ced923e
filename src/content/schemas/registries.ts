/** The registries beside the articles: facts and their reports, publishers, tags, the glossary. */
import { z } from 'zod'
import { slug } from './article.ts'
import { partialDate } from './partial-date.ts'
import { address, plainText as text } from './plain-text.ts'

/** A publication in which facts were read. */
export const report = z.strictObject({
  id: slug,
  publisher: text('发布者'),
  byline: text('署名').optional(),
  via: text('经由').optional(),
  title: text('标题（不知道就写“标题未见”）'),
  date: partialDate,
  url: address.optional(),
  /** a snapshot of `url` in a web archive, written by `npm run links -- --archive` */
  archived: address.optional(),
  reliability: z.enum(['A', 'B', 'B-'], { error: '只能是 A、B 或 B-（C 级不用）' }),
})

/** One figure of a fact: the number as printed, its unit (with 万 or 亿 in it), what it counts. */
export const factFigure = z.strictObject({
  value: z.number({ error: '要写数字' }),
  unit: text('单位'),
  of: text('数的是什么'),
})

/** A fact: one statement of a report, with its date, kind, scope and figures. */
export const fact = z.strictObject({
  id: z.string().regex(/^f-\d{4}$/u, '写成 f-0001 这样'),
  report: slug,
  date: partialDate,
  end: partialDate.optional(),
  text: text('事实'),
  kind: z.enum(['plan', 'result', 'statement'], {
    error: '只能是 plan（计划）、result（结果）或 statement（说法）',
  }),
  scope: z.enum(['district', 'two-districts', 'city'], {
    error: '只能是 district（市南区）、two-districts（两区）或 city（全市）',
  }),
  figures: z.array(factFigure).default([]),
  /** of a plan: the last day, month or year by which it was to be done, as far as the report says */
  due: partialDate.optional(),
  /** the words of the text from which we counted `due`, where the report names no date: `五年内` */
  dueFrom: text('推算期限的话').optional(),
  /** of what was reported later: the plans that it tells of (`f-0035`), or their figures of the same unit (`f-0122.1`) */
  answers: z.array(z.string().regex(/^f-\d{4}(?:\.\d+)?$/u, '写成 f-0035 或 f-0122.1 这样')).default([]),
})

/** A fact's id, a dot, the place of the figure among its figures from 1. */
const figureRef = z.string().regex(/^f-\d{4}\.\d+$/u, '写成 f-0015.1 这样')

/** `facts.yaml`. */
export const factsFile = z.strictObject({
  /** figures for the front page, e.g. `f-0015.1` */
  front: z
    .array(z.string().regex(/^f-\d{4}\.\d+$/u, '写成 f-0015.1 这样'))
    .max(4, '至多 4 个')
    .default([]),
  reports: z.array(report),
  facts: z.array(fact),
})

/** A publisher of sources. */
export const publisher = z.strictObject({ slug, name: text('名字'), about: text('说明') })
/** `sources.yaml`. */
export const sourcesFile = z.array(publisher)

/** A tag; a `topic` has a page of its own kind, and feeds. */
export const tag = z.strictObject({
  slug,
  name: text('名字'),
  description: text('说明'),
  topic: z.boolean().default(false),
  /** figures for the topic's page, e.g. `f-0123.2` */
  figures: z.array(figureRef).max(4, '至多 4 个').default([]),
})
/** `tags.yaml`. */
export const tagsFile = z.array(tag)

/** An entry of the glossary: a Simplified form, and what the Traditional editions write for it. */
export const glossaryEntry = z.strictObject({
  hans: text('简体形'),
  tw: text('台湾形'),
  hk: text('香港形').optional(),
  kind: z.enum(['person', 'place', 'institution', 'word'], {
    error: '只能是 person、place、institution 或 word',
  }),
  sure: z.boolean({ error: '只能是 true 或 false' }).optional(),
  /** what readers may type for it in the search, in either script; nothing is converted to it */
  also: z.array(text('别的说法')).optional(),
  note: text('说明').optional(),
})
/** `glossary.yaml`. */
export const glossaryFile = z.array(glossaryEntry)

export type Report = z.infer<typeof report>
export type FactFigure = z.infer<typeof factFigure>
export type Publisher = z.infer<typeof publisher>
export type Tag = z.infer<typeof tag>
