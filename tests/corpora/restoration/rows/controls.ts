/** Rows of control characters. */
import type { Row } from './row.ts'

const C1: Readonly<Record<string, string>> = { '“': '\u0093', '”': '\u0094', '…': '\u0085', '—': '\u0097' }

export const rows: readonly Row[] = [
  {
    name: 'C1 controls for marks',
    damage: (text) => text.replaceAll(/[“”…—]/gu, (mark) => C1[mark] ?? ''),
    wanted: 'repair',
  },
  { name: 'carriage returns alone', damage: (text) => text.replaceAll('\n', '\r'), wanted: 'repair' },
  { name: 'line separators', damage: (text) => text.replaceAll('\n', '\u2028'), wanted: 'repair' },
]
