/** Pictures of other sites, taken into an article's folder. */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { PICTURE_NAME, pictureProblem } from './picture-file.ts'

/** Bytes of the largest picture that is taken, and milliseconds for which an answer is waited for. */
const LIMITS = { bytes: 50_000_000, patience: 30_000 }

const ENDS: Readonly<Record<string, string>> = {
  'image/jpeg': '.jpg',
  'image/png': '.png',
  'image/webp': '.webp',
  'image/avif': '.avif',
  'image/gif': '.gif',
  'image/svg+xml': '.svg',
}

/**
 * Takes one picture.
 *
 * @param url its address, `http:` or `https:`
 * @param folder where it goes, by the name that it has there; another of that name stays, and this one gets a number
 * @returns its name in the folder
 * @throws {Error} in Chinese where it can't be had, or is no picture that can be shown
 */
export async function takePicture(url: string, folder: string): Promise<string> {
  let response: Response
  try {
    response = await fetch(url, { signal: AbortSignal.timeout(LIMITS.patience) })
  } catch (error) {
    throw new Error(
      error instanceof Error && error.name === 'TimeoutError' ? '等了半分钟没有回答' : '连不上',
      {
        cause: error,
      },
    )
  }
  if (!response.ok) throw new Error(`对方回答 ${response.status}`)
  if (Number(response.headers.get('content-length')) > LIMITS.bytes) throw new Error('图片超过 50 MB')
  const bytes = Buffer.from(await response.arrayBuffer())
  if (bytes.length > LIMITS.bytes) throw new Error('图片超过 50 MB')
  const type = response.headers.get('content-type')?.split(';')[0]?.trim() ?? ''
  const name = freeName(folder, nameOf(url, type), bytes)
  const file = join(folder, name)
  const known = existsSync(file)
  if (!known) writeFileSync(file, bytes)
  const problem = pictureProblem(file)
  if (problem === undefined) return name
  if (!known) rmSync(file)
  throw new Error(problem)
}

/** The name that an address gives, of letters that every system takes. */
function nameOf(url: string, type: string): string {
  const last = new URL(url).pathname.split('/').at(-1) ?? ''
  let written = last
  try {
    written = decodeURIComponent(last)
  } catch {
    // as it is
  }
  const plain = written.replaceAll(/[^\p{L}\p{N}._-]+/gu, '-').replace(/^[.-]+/u, '')
  if (PICTURE_NAME.test(plain)) return plain
  const digest = createHash('sha256').update(url).digest('hex').slice(0, 8)
  return `${plain.replace(/\.[^.]*$/u, '') || 'picture'}-${digest}${ENDS[type] ?? '.jpg'}`
}

function freeName(folder: string, wanted: string, bytes: Buffer): string {
  const end = extname(wanted)
  for (let count = 1; ; count++) {
    const name = count === 1 ? wanted : `${wanted.slice(0, -end.length)}-${count}${end}`
    const file = join(folder, name)
    if (!existsSync(file) || readFileSync(file).equals(bytes)) return name
  }
}

/** A picture of another site in a body: where its address and what stands behind it begin and end. */
const REMOTE = /(!\[[^\]\n]*\]\()\s*<?(https?:\/\/[^\s)>]+)>?(?:\s+(?:"([^"\n]*)"|'([^'\n]*)'))?\s*\)/gu

/** A link to a file that is a picture by its name, as an import writes those of other sites. */
const LINKED =
  /(?<!!)(\[[^\]\n]*\]\()\s*<?(https?:\/\/[^\s)>?#]+\.(?:jpe?g|png|gif|webp|avif)(?:\?[^\s)>]*)?)>?(?:\s+(?:"([^"\n]*)"|'([^'\n]*)'))?\s*\)/giu

/** What became of the pictures of one article. */
export interface Taken {
  /** the article with the pictures that were taken */
  text: string
  taken: number
  failed: readonly { url: string; line: number; problem: string }[]
}

/**
 * Takes all pictures of other sites that an article shows; each keeps its address in its credit.
 *
 * @param text the article's file
 * @param take takes one, and gives its name
 * @param options whether links to pictures are taken as well, and become pictures
 */
export async function takePictures(
  text: string,
  take: (url: string) => Promise<string>,
  { links = false } = {},
): Promise<Taken> {
  const patterns = links ? [REMOTE, LINKED] : [REMOTE]
  const names = new Map<string, string>()
  const failed: { url: string; line: number; problem: string }[] = []
  for (const { 2: url = '', index } of patterns.flatMap((pattern) => [...text.matchAll(pattern)])) {
    if (names.has(url) || failed.some((each) => each.url === url)) continue
    try {
      names.set(url, await take(url))
    } catch (error) {
      const line = text.slice(0, index).split('\n').length
      failed.push({ url, line, problem: error instanceof Error ? error.message : String(error) })
    }
  }
  let taken = 0
  const replaced = (whole: string, start: string, url: string, double?: string, single?: string) => {
    const name = names.get(url)
    if (name === undefined) return whole
    taken += 1
    const [caption = '', credit = ''] = (double ?? single ?? '').split(/[｜|]/u).map((part) => part.trim())
    const kept = credit === '' ? url : `${credit}（${url}）`
    const alt = start.startsWith('!') ? start : start === '[图片](' ? '![](' : `!${start}`
    return `${alt}./${encodeURI(name)} "${caption.replaceAll('"', '”')}｜${kept.replaceAll('"', '%22')}")`
  }
  const written = patterns.reduce((whole, pattern) => whole.replaceAll(pattern, replaced), text)
  return { text: written, taken, failed }
}
