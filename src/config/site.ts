/**
 * The site's settings, in one place. Change the values of `settings` before putting the paper online;
 * `SITE_URL` and `SITE_BASE` in the environment take precedence, for deploys from one source to several hosts.
 */
import { z } from 'zod'

const siteSchema = z.strictObject({
  title: z.string({ error: '要写报名' }).min(1, '报名不能为空'),
  tagline: z.string().min(1, '副题不能为空'),
  description: z.string().min(10, '简介至少 10 个字'),
  /** Where the site is served, without a path. */
  url: z
    .url({ protocol: /^https?$/u, error: '要写完整网址，例如 https://news.example.cn' })
    .refine(
      (value) => URL.canParse(value) && new URL(value).pathname === '/',
      '只写到域名为止，路径写进 base',
    ),
  /** The folder under the host in which the site is served. */
  base: z.string().regex(/^\/(?:[\w.-]+\/)*$/u, '以 / 开头、以 / 结尾，例如 / 或 /paper/'),
  place: z.string().min(1),
  publisher: z.string().min(1, '要写出版者'),
  contact: z.email('要写一个邮箱地址'),
  /** The ICP filing number; `undefined` where there is none. */
  filingNumber: z.string().min(1, '没有备案号就删去这一行').optional(),
  /** The police filing (公安备案): its number and the address of its page; `undefined` where there is none. */
  policeFiling: z
    .strictObject({ number: z.string().min(1, '要写备案号'), url: z.url('要写备案网页的完整网址') })
    .optional(),
  /** The key by which IndexNow knows the site, shown at `/<key>.txt`; `undefined` where it is not used. */
  indexNowKey: z
    .string()
    .regex(/^[\da-zA-Z-]{8,128}$/u, '要写 8 到 128 个英文字母、数字或连字符；不用就删去这一行')
    .optional(),
  /** A WebSub hub, notified of new articles after a deploy; `undefined` where there is none. */
  hub: z
    .url({ protocol: /^https?$/u, error: '要写完整网址，例如 https://hub.example.com/；没有就删去这一行' })
    .optional(),
  pageSize: z.int('要写整数').min(5, '至少 5').max(100, '至多 100'),
  timeZone: z.literal('Asia/Shanghai'),
})

/** Settings of the site, all of them known to be right. */
export type Site = z.infer<typeof siteSchema>

/** Wrong settings; the message is in Chinese. */
export class SettingsError extends Error {
  override name = 'SettingsError'
}

/**
 * Checks settings.
 *
 * @param input settings as written above, or as a test has them
 * @returns the settings, typed
 * @throws {SettingsError} one line in Chinese for each wrong field: the field, the value met, the fix
 */
export function parseSite(input: unknown): Site {
  const result = siteSchema.safeParse(input)
  if (result.success) return result.data
  const lines = result.error.issues.map((issue) => {
    const field = issue.path.join('.')
    const value = issue.path.reduce<unknown>(
      (part, key) => (part as Record<PropertyKey, unknown> | undefined)?.[key],
      input,
    )
    return issue.code === 'unrecognized_keys'
      ? `  不认识的设置：${issue.keys.join('、')}。请删去，或改成已有的名字。`
      : `  ${field}：现在是 ${JSON.stringify(value) ?? '（没有写）'}。${issue.message}。`
  })
  throw new SettingsError(`网站设置（src/config/site.ts）有 ${lines.length} 处不对：\n${lines.join('\n')}`)
}

/** The settings, checked, with those of the environment. */
export const site = parseSite({
  title: '市南更新',
  tagline: '记录青岛市南的城市更新',
  description:
    '关于青岛市市南区城市更新的新闻：历史城区、老旧小区、停车、公园海岸与产城融合。每个数字都有出处。',
  url: process.env.SITE_URL || 'https://shinan-renewal.example',
  base: process.env.SITE_BASE || '/',
  place: '青岛市南',
  publisher: '市南更新编辑部',
  contact: 'editor@shinan-renewal.example',
  pageSize: 12,
  timeZone: 'Asia/Shanghai',
})

/** China's time, the same all year. */
const ZONE = '+08:00'

/**
 * The moment at which the paper is made: `SITE_NOW` where it is set (in China's time where it names no zone), else the
 * clock of the machine when the process began. Nothing else in the project asks for the time.
 *
 * @throws {SettingsError} where `SITE_NOW` is no moment
 */
export function now(): Date {
  return moment
}

/** The day of `now` where the paper is made: `2026-11-22`. */
export function today(): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: site.timeZone }).format(now())
}

const moment = readTimestamp(process.env.SITE_NOW)

function readTimestamp(text: string | undefined): Date {
  if (text === undefined || text === '') return new Date()
  const day = /^\d{4}-\d{2}-\d{2}$/u.test(text)
  const local = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?$/u.test(text)
  const date = new Date(day ? `${text}T00:00${ZONE}` : local ? `${text.replace(' ', 'T')}${ZONE}` : text)
  if (Number.isNaN(date.getTime()))
    throw new SettingsError(
      `环境变量 SITE_NOW 是 ${JSON.stringify(text)}，不是时刻。请写成 2026-11-22T08:00:00+08:00。`,
    )
  return date
}

/** Whether pages carry the Content Security Policy themselves, for hosts that send no headers of ours. */
export const policyInPages = process.env.SITE_POLICY_IN_PAGES === '1'

/** Whether pictures for sharing are drawn: always, but where `SITE_SHARE_IMAGES` is `0`. */
export const shareImages = process.env.SITE_SHARE_IMAGES !== '0'

/** The folder that holds the articles and the registries: `SITE_CONTENT`, else `content`. */
export const contentFolder = process.env.SITE_CONTENT ?? 'content'

/**
 * Whether drafts and future articles are seen and search engines are kept out: on the editor's server, and in a site
 * that is built with `SITE_PREVIEW=1`, such as the preview of a pull request.
 */
export function previewing(): boolean {
  return process.env.SITE_PREVIEW === '1'
}
