import { readFileSync } from 'node:fs'
import type { Diagnostic } from './schemas/diagnostics.ts'

/**
 * Reads a text of the content folder.
 *
 * @param file its path
 * @returns the text, or the diagnostic where it can't be opened, or its bytes are no UTF-8 (a file saved as GBK or UTF-16)
 */
export function readText(file: string): { text: string } | { diagnostic: Diagnostic } {
  let bytes: Buffer
  try {
    bytes = readFileSync(file)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    return {
      diagnostic: { file, message: UNOPENED[code ?? ''] ?? `打不开这个文件（${code}）。请查看它，或移走` },
    }
  }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) }
  } catch {
    const lines = bytes.toString('utf8').split('\n')
    const line = lines.findIndex((each) => each.includes('\uFFFD')) + 1
    const message = `不是 UTF-8 编码${guess(bytes)}。请在编辑器里另存为 UTF-8`
    return { diagnostic: { file, ...(line > 0 && { line }), message } }
  }
}

const UNOPENED: Readonly<Record<string, string>> = {
  ENOENT: '找不到这个文件，它刚刚被删去或移走了，或是一个断了的链接。请放回，或再检查一次',
  EACCES: '没有权限读这个文件。请查看它属于谁',
  EISDIR: '这是一个文件夹。请改名，不要用文件的名字',
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
