/** Announces new and changed pages after a deploy: IndexNow, Baidu's push and WebSub. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DOMParser } from '@xmldom/xmldom'
import { absoluteAssetAddress, files, places } from '../../editions/addresses.ts'
import { everyEdition } from '../../editions/edition.ts'
import { site } from '../../config/site.ts'

/** The pages of a site by address, each with the time of its last change as the sitemap has it (empty: none). */
export type Announced = Readonly<Record<string, string>>

/** What a service accepts, and how it is called. */
interface Service {
  name: string
  /** addresses in one request */
  limit: number
  request: (urls: readonly string[]) => { url: string; body: string; type: string }
}

/** Where the services listen; a test has its own. */
export interface Endpoints {
  indexNow: string
  baidu: string
}
/** The services' own addresses. */
export const ENDPOINTS: Endpoints = {
  indexNow: 'https://api.indexnow.org/indexnow',
  baidu: 'http://data.zz.baidu.com/urls',
}

/** Seconds until a request that is not answered is given up. */
const PATIENCE = 20

/**
 * @param folder a built site
 * @returns every page of its sitemaps
 * @throws {Error} where it has none, or one that is no XML
 */
export function pagesOf(folder: string): Announced {
  const sitemaps = join(folder, 'sitemaps')
  return Object.fromEntries(
    readdirSync(sitemaps)
      .filter((name) => name.endsWith('.xml'))
      .flatMap((name) => {
        const document = new DOMParser().parseFromString(
          readFileSync(join(sitemaps, name), 'utf8'),
          'text/xml',
        )
        return Array.from(document.getElementsByTagName('url'), (entry) => {
          const text = (tag: string) => entry.getElementsByTagName(tag)[0]?.textContent ?? ''
          return [text('loc'), text('lastmod')] as const
        })
      }),
  )
}

/**
 * @param before what was announced last
 * @param after what there is now
 * @returns addresses of pages that are new, gone or changed since, sorted
 */
export function changedPages(before: Announced, after: Announced): string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((url) => before[url] !== after[url])
    .toSorted()
}

/**
 * Tells every service that is set up. Nothing is thrown: a service that cannot be reached is reported.
 *
 * @param urls absolute addresses
 * @param keys `baidu`: the token of its push; IndexNow's key and the WebSub hub are settings of the site
 * @param endpoints where the services listen
 * @returns one line in Chinese for each service , reached or not
 */
export async function announce(
  urls: readonly string[],
  keys: { baidu?: string | undefined; indexNow?: string | undefined; hub?: string | undefined },
  endpoints: Endpoints = ENDPOINTS,
): Promise<{ failed: boolean; line: string }[]> {
  if (urls.length === 0) return []
  const host = new URL(site.url).host
  const services: Service[] = []
  const { indexNow, baidu, hub } = keys
  if (indexNow !== undefined)
    services.push({
      name: 'IndexNow',
      limit: 10_000,
      // https://www.indexnow.org/documentation
      request: (urlList) => ({
        url: endpoints.indexNow,
        type: 'application/json; charset=utf-8',
        body: JSON.stringify({
          host,
          key: indexNow,
          keyLocation: absoluteAssetAddress(files.indexNowKey(indexNow)),
          urlList,
        }),
      }),
    })
  if (baidu !== undefined)
    services.push({
      name: '百度推送',
      limit: 2000,
      // https://ziyuan.baidu.com/college/courseinfo?id=267&page=2
      request: (list) => ({
        url: `${endpoints.baidu}?${new URLSearchParams({ site: site.url, token: baidu }).toString()}`,
        type: 'text/plain',
        body: list.join('\n'),
      }),
    })
  const reports = services.map(({ name, limit, request }) =>
    Promise.all(
      Array.from({ length: Math.ceil(urls.length / limit) }, (_, part) =>
        post(request(urls.slice(part * limit, (part + 1) * limit))),
      ),
    ).then((problems) => report(name, urls.length, problems)),
  )
  if (hub !== undefined) {
    const feeds = everyEdition().flatMap((edition) =>
      [places.rss, places.atom, places.json].map((feed) => edition.absoluteAddress(feed)),
    )
    // WebSub, 7: a publisher tells its hub, one topic at a time
    reports.push(
      Promise.all(
        feeds.map((feed) =>
          post({
            url: hub,
            type: 'application/x-www-form-urlencoded',
            body: new URLSearchParams({ 'hub.mode': 'publish', 'hub.url': feed }).toString(),
          }),
        ),
      ).then((problems) => report('WebSub', feeds.length, problems)),
    )
  }
  return Promise.all(reports)
}

function report(name: string, count: number, problems: readonly (string | undefined)[]) {
  const problem = problems.find((each) => each !== undefined)
  return {
    failed: problem !== undefined,
    line: problem === undefined ? `${name}：告诉了 ${count} 个网址` : `${name}：没有告诉成，${problem}`,
  }
}

/** @returns what went wrong, in Chinese; nothing where the service took it */
async function post({ url, type, body }: ReturnType<Service['request']>): Promise<string | undefined> {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': type },
      body,
      signal: AbortSignal.timeout(PATIENCE * 1000),
    })
    if (answer.ok) return undefined
    return `对方答 ${answer.status}：${(await answer.text()).slice(0, 200)}`
  } catch (error) {
    const { name, message, cause } = error as Error
    if (name === 'TimeoutError') return `${PATIENCE} 秒没有回答`
    return cause instanceof Error ? cause.message || message : message
  }
}
