/** Writes the changes that findings propose into a file's text, and makes sure that only prose has changed. */
import { readArticleFile, structureOf } from '../article-file.ts'
import { copyFindings } from './lint.ts'

/** More rounds than any text was seen to need. */
const ROUNDS = 5

/**
 * Fixes the copy of an article until nothing is left to fix.
 *
 * @param file path, for its kind
 * @param text the file, with its own line ends
 * @returns the text with all changes, or as it was where a change would touch more than prose
 */
export function fixCopy(file: string, text: string): string {
  let current = text
  for (let round = 0; round < ROUNDS; round++) {
    const next = once(file, current)
    if (next === current) return current
    if (skeleton(file, next) !== skeleton(file, text)) return text
    current = next
  }
  return current
}

function once(file: string, text: string): string {
  const article = readArticleFile(file, text)
  if ('diagnostics' in article) return text
  const place = rawOffsets(text)
  let result = ''
  let done = 0
  for (const { fix } of copyFindings(article)
    .filter(({ fix }) => fix)
    .sort((a, b) => (a.fix?.start ?? 0) - (b.fix?.start ?? 0))) {
    if (!fix) continue
    const start = place[fix.start] ?? text.length
    if (start < done) continue
    result += text.slice(done, start) + fix.after
    done = place[fix.end] ?? text.length
  }
  return result + text.slice(done)
}

/** For each character of the text with LF and without a byte order mark, its offset in the text as it is. */
function rawOffsets(text: string): number[] {
  const offsets: number[] = []
  for (let at = 0; at <= text.length; at++) {
    if ((at === 0 && text[at] === '\uFEFF') || (text[at] === '\r' && text[at + 1] === '\n')) continue
    offsets.push(at)
  }
  return offsets
}

/** All of a file that must stay: fields without their marks, links, pictures, code, components, letters. */
function skeleton(file: string, text: string): string {
  const article = readArticleFile(file, text)
  if ('diagnostics' in article) return `diagnostics ${article.diagnostics.length}`
  const structure = structureOf(article)
  if ('problem' in structure) return structure.problem
  const letters = (value: unknown) => JSON.stringify(value).replaceAll(/[^\p{L}\p{N}{}[\]]/gu, '')
  const code = article.body.match(/(`+)[^`](?:(?!\1)[\s\S])*\1|:(?:zh|keep)\[[^\n]*?\](?:\{[^}\n]*\})?/gu)
  const { links, images, html, expressions, components } = structure
  return JSON.stringify([
    letters(article.yaml.value),
    links.map(({ url, line, bare }) => [url, line, bare]),
    images,
    html,
    expressions,
    components,
    code,
    letters(article.body),
  ])
}
