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
  for (const name of ['gbk', 'big5'] as const)
    try {
      new TextDecoder(name, { fatal: true }).decode(bytes)
      return name === 'gbk' ? '（像是 GBK）' : '（像是 Big5）'
    } catch {
      // not this one
    }
  return '，或文件坏了'
}
