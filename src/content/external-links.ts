/** Addresses outside the site: which there are, whether they still answer, and their snapshots in a web archive. */
import { setTimeout as wait } from 'node:timers/promises'
import { isMap, isScalar, parseDocument, visit } from 'yaml'

/** What became of an address when it was asked for. */
export interface LinkState {
  /** the HTTP status; 0 where there was no answer */
  status: number
  /** when it was asked, ISO 8601 */
  checked: string
}

/** Where snapshots are asked for; a test has its own. https://archive.org/help/wayback_api.php */
export const ARCHIVE = 'https://archive.org/wayback/available'

/** Milliseconds between two requests to one host, and until a request is given up. */
export interface Patience {
  pause: number
  limit: number
}
const PATIENCE: Patience = { pause: 2000, limit: 20_000 }

/** Days for which an answer is believed. */
const BELIEVED = 7

/** An address by which archive.today shows its newest snapshot, or offers to make one. */
export const archiveToday = (url: string): string => `https://archive.today/newest/${url}`

/**
 * Asks for addresses, hosts beside each other, the addresses of one host one after the other.
 *
 * @param urls absolute addresses
 * @param known what was found before; an answer younger than a week is not asked for again
 * @param moment now
 * @returns each address with its state
 */
export async function checkLinks(
  urls: readonly string[],
  known: Readonly<Record<string, LinkState>>,
  moment: Date,
  patience: Patience = PATIENCE,
): Promise<Record<string, LinkState>> {
  const found: Record<string, LinkState> = {}
  await eachHost(
    urls,
    async (url) => {
      const before = known[url]
      if (before && moment.getTime() - Date.parse(before.checked) < BELIEVED * 86_400_000) {
        found[url] = before
        return false
      }
      found[url] = { status: await statusOf(url, patience.limit), checked: moment.toISOString() }
      return true
    },
    patience.pause,
  )
  return found
}

/** Whether an address is dead: not found, gone, or without an answer. A refusal, or an error that lasts a day, proves nothing. */
export const isDead = ({ status }: LinkState): boolean => status === 0 || status === 404 || status === 410

/**
 * Asks the archive for the snapshot of each address.
 *
 * @param urls absolute addresses
 * @param endpoint of the Internet Archive's availability interface
 * @returns the addresses that have one, each with the snapshot's address
 * @throws {Error} where the archive does not answer
 */
export async function findSnapshots(
  urls: readonly string[],
  endpoint: string = ARCHIVE,
  patience: Patience = PATIENCE,
): Promise<Record<string, string>> {
  const found: Record<string, string> = {}
  for (const url of urls) {
    const answer = await fetch(`${endpoint}?${new URLSearchParams({ url }).toString()}`, {
      signal: AbortSignal.timeout(patience.limit),
    })
    if (!answer.ok) throw new Error(`存档网站答 ${answer.status}`)
    const { archived_snapshots: snapshots } = (await answer.json()) as {
      archived_snapshots?: { closest?: { available?: boolean; url?: string; status?: string } }
    }
    const closest = snapshots?.closest
    if (closest?.available && closest.url !== undefined && closest.status === '200')
      found[url] = closest.url.replace(/^http:/u, 'https:')
    await wait(patience.pause)
  }
  return found
}

/**
 * Writes `archived:` beside each `url:` that has a snapshot and none written yet; everything else stays byte for byte.
 *
 * @param yaml a YAML text
 * @param snapshots the snapshot of each address
 */
export function withSnapshots(yaml: string, snapshots: Readonly<Record<string, string>>): string {
  const inserts: { at: number; text: string }[] = []
  visit(parseDocument(yaml), {
    Map(_, map) {
      const pair = map.items.find(({ key }) => isScalar(key) && key.value === 'url')
      const { key, value } = pair ?? {}
      if (!isScalar(key) || !isScalar(value) || map.has('archived')) return
      const snapshot = snapshots[String(value.value)]
      if (snapshot === undefined || !value.range || !key.range) return
      const written = JSON.stringify(snapshot)
      const lineStart = yaml.lastIndexOf('\n', key.range[0] - 1) + 1
      // a list's mark stands where the other keys have spaces
      const indent = yaml.slice(lineStart, key.range[0]).replaceAll(/\S/gu, ' ')
      inserts.push({
        at: value.range[1],
        text: isMap(map) && map.flow ? `, archived: ${written}` : `\n${indent}archived: ${written}`,
      })
    },
  })
  let text = yaml
  for (const { at, text: own } of inserts.toSorted((a, b) => b.at - a.at))
    text = text.slice(0, at) + own + text.slice(at)
  return text
}

/** @param ask whether a request was made, which asks for a pause */
async function eachHost(
  urls: readonly string[],
  ask: (url: string) => Promise<boolean>,
  pause: number,
): Promise<void> {
  const hosts = Map.groupBy(new Set(urls), (url) => new URL(url).host)
  await Promise.all(
    Array.from(hosts.values(), async (own) => {
      for (const url of own) if (await ask(url)) await wait(pause)
    }),
  )
}

async function statusOf(url: string, limit: number): Promise<number> {
  const ask = async (method: string) => {
    const { status, body } = await fetch(url, {
      method,
      redirect: 'follow',
      signal: AbortSignal.timeout(limit),
      headers: { 'user-agent': 'Mozilla/5.0 (compatible; link check of a news site)' },
    })
    await body?.cancel()
    return status
  }
  try {
    const status = await ask('HEAD')
    // many servers know no HEAD
    return status < 400 ? status : await ask('GET')
  } catch {
    return 0
  }
}
