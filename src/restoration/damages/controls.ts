/** Controls of the C1 block, which stand for what windows-1252 has at these bytes, and lone carriage returns. */
import type { Edit } from '../tracked-text.ts'

const decoder = new TextDecoder('windows-1252')

/** Finds control characters: marks where windows-1252 has one, line ends; others are only named. */
export function controlEdits(text: string): Edit[] {
  const edits: Edit[] = []
  // oxlint-disable-next-line no-control-regex -- they are what is looked for
  for (const { index, 0: found } of text.matchAll(/[\u0080-\u009f]|\r(?!\n)|[\u2028\u2029\u000b\u000c]/gu)) {
    const code = found.charCodeAt(0)
    const place = { start: index, end: index + 1, rule: 'control' } as const
    if (code < 0x80 || code > 0x9f) {
      edits.push({ ...place, after: '\n', confidence: 'exact' })
      continue
    }
    const mark = decoder.decode(Uint8Array.of(code))
    if (/[“”‘’…—–•€™]/u.test(mark)) edits.push({ ...place, after: mark, confidence: 'exact' })
    else edits.push({ ...place, after: found, confidence: 'unparsed' })
  }
  return edits
}
