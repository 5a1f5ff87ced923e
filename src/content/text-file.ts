import { readFileSync } from 'node:fs'
import type { Diagnostic } from './schemas/diagnostics.ts'

/**
 * Reads a text of the content folder.
 *
 * @param file its path
 * @returns the text, or the diagnostic where its bytes are no UTF-8 (a file saved as GBK or UTF-16)
 * @throws {Error} where there is no such file
 */
export function readText(file: string): { text: string } | { diagnostic: Diagnostic } {
  const bytes = readFileSync(file)
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) }
  } catch {
    const lines = bytes.toString('utf8').split('\n')
    const line = lines.findIndex((each) => each.includes('\uFFFD')) + 1
    const message = `不是 UTF-8 编码${guess(bytes)}。请在编辑器里另存为 UTF-8`
    return { diagnostic: { file, ...(line > 0 && { line }), message } }
  }
}

function guess(bytes: Uint8Array): string {
  const [first, second] = bytes
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return '（像是 UTF-16）'
  const [likely] = (['gbk', 'big5'] as const)
    .flatMap((name) => {
      try {
        const text = new TextDecoder(name, { fatal: true }).decode(bytes)
        return [{ name, usual: text.match(USUAL)?.length ?? 0 }]
      } catch {
        return []
      }
    })
    .sort((a, b) => b.usual - a.usual)
  return likely ? `（像是 ${likely.name === 'gbk' ? 'GBK' : 'Big5'}）` : '，或文件坏了'
}

/** Characters that any Chinese text has, in both scripts: what was read with the wrong table has few of them. */
const USUAL = /[的一是不了在人有我他这這中大来來上国國个個到说說们們为為和地出也时時年就那要下以生会會，。]/gu
