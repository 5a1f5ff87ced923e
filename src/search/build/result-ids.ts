/**
 * Which id Pagefind's results have for each article: the name of the article's fragment. Results give no address
 * before their fragment is loaded (https://github.com/Pagefind/pagefind, `result.data()`), and the fragments hold the
 * whole indexed text. This goes when results tell their address or carry a key of one's own.
 */
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { gunzipSync } from 'node:zlib'

/**
 * @param files paths of the files that Pagefind wrote
 * @param urls the addresses that were indexed, each once
 * @returns the id of each address
 * @throws {Error} in Chinese: fragments and addresses do not match one to one
 */
export function resultIds(files: readonly string[], urls: readonly string[]): Map<string, string> {
  const ids = new Map<string, string>()
  const suffix = '.pf_fragment'
  for (const path of files) {
    if (!path.endsWith(suffix)) continue
    const content = readFileSync(path)
    const url = /\{"url":("(?:[^"\\]|\\.)*")/u.exec(gunzipSync(content).toString('utf8'))?.[1]
    if (url !== undefined) ids.set(JSON.parse(url) as string, basename(path, suffix))
  }
  const missing = urls.filter((url) => !ids.has(url))
  if (missing.length > 0 || ids.size !== urls.length)
    throw new Error(
      `Pagefind 写出的片段与文章对不上：缺 ${missing.slice(0, 5).join('、') || '无'}，共 ${ids.size} 个片段、${urls.length} 篇文章。` +
        '大约是 pagefind 换了写法，请看 src/search/build/result-ids.ts。',
    )
  return ids
}
