/** Rows of GBK that lost a byte and was read on. */
import iconv from 'iconv-lite'
import type { Row } from './row.ts'

/** Drops a byte in the middle of each long run of Chinese, whose second half is then read from a wrong byte. */
const withoutBytes = (text: string) =>
  text.replaceAll(/[\p{Script=Han}，。；：、]{24,}/gu, (run) => {
    const bytes = iconv.encode(run, 'gb18030')
    const at = bytes.length / 2 + (bytes.length % 4 === 0 ? 1 : 0)
    const read = iconv.decode(Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1)]), 'gb18030')
    return read.replaceAll('\ufffd', '□')
  })

export const rows: readonly Row[] = [
  { name: 'a byte lost in each long run', damage: withoutBytes, wanted: 'report' },
]
