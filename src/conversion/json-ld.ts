import type { ConversionWay } from './engine.ts'
import { isScriptOf } from './markup.ts'

const ADDRESS = /^\s*(?:[a-z][a-z0-9+.-]*:\S*|\/\S*|#\S*)\s*$/i
const NOT_PROSE = new Set([
  'inLanguage',
  'url',
  'sameAs',
  'contentUrl',
  'thumbnailUrl',
  'embedUrl',
  'identifier',
  'encodingFormat',
])
const CONVERTIBLE = /[\p{Script=Han}“”‘’「」『』]|\\u[0-9a-f]{4}/iu

interface Token {
  readonly start: number
  readonly end: number
}

/**
 * Converts the prose in a JSON-LD script: strings but for keys, `@` members, addresses and `inLanguage`. An
 * object inside another that names a foreign language or another script stays as it is. Everything else,
 * and JSON that cannot be read, keeps its bytes.
 *
 * @param json the content of the script element
 * @param way from which script to which edition
 * @param convert the conversion of plain text
 * @returns the content, safe inside a script element
 */
export function convertJsonLd(json: string, way: ConversionWay, convert: (text: string) => string): string {
  const tokens = prose(json, way)
  if (tokens.length === 0) return json
  let result = ''
  let last = 0
  for (const { start, end } of tokens) {
    const text = JSON.parse(json.slice(start, end)) as string
    if (ADDRESS.test(text)) continue
    const converted = convert(text)
    if (converted === text) continue
    result += json.slice(last, start) + JSON.stringify(converted).replaceAll('<', '\\u003c')
    last = end
  }
  return result + json.slice(last)
}

function prose(json: string, way: ConversionWay): Token[] {
  try {
    JSON.parse(json)
  } catch {
    return []
  }
  const tokens: Token[] = []
  const levels: { object: boolean; key: string; foreign: boolean; first: number }[] = []
  let expectKey = false
  const string = /"(?:[^"\\]|\\.)*"/gy
  for (let at = 0; at < json.length;) {
    const character = json.charAt(at)
    const level = levels[levels.length - 1]
    if (character === '"') {
      string.lastIndex = at
      const raw = string.exec(json)?.[0] ?? '"'
      const end = at + raw.length
      if (expectKey && level !== undefined) {
        level.key = JSON.parse(raw) as string
        expectKey = false
      } else {
        const key = level?.key ?? ''
        if (key === 'inLanguage' && level !== undefined && levels.length > 1) {
          const tag = JSON.parse(raw) as string
          if (!isScriptOf(tag, way.from)) level.foreign = true
        }
        if (!key.startsWith('@') && !NOT_PROSE.has(key) && CONVERTIBLE.test(raw))
          tokens.push({ start: at, end })
      }
      at = end
      continue
    }
    if (character === '{' || character === '[') {
      levels.push({ object: character === '{', key: level?.key ?? '', foreign: false, first: tokens.length })
      expectKey = character === '{'
    } else if (character === '}' || character === ']') {
      const closed = levels.pop()
      if (closed?.foreign === true) tokens.length = closed.first
      expectKey = false
    } else if (character === ',') expectKey = level?.object ?? false
    at++
  }
  return tokens
}
