/** Rows of characters that were lost to a sign. */
import type { Row } from './row.ts'

const STEP = 9
/** So many of a page's characters are lost that some stand where no name does: 王*明. */
const LEAST = 5

export const rows: readonly Row[] = ['*', '＊', '■', '〓', '_', 'ヌ', 'ﾇ', 'の', '◆'].map((sign) => ({
  name: `characters lost to ${sign}`,
  damage: (text) => {
    let at = 0
    const damaged = text.replaceAll(/(?<=\p{Script=Han}{3})\p{Script=Han}(?=\p{Script=Han}{3})/gu, (found) =>
      ++at % STEP === 0 ? sign : found,
    )
    return at >= LEAST * STEP ? damaged : text
  },
  wanted: 'report',
}))
