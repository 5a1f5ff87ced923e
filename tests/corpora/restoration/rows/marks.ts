/** Rows of half-width marks. */
import type { Row } from './row.ts'

const HALF: Readonly<Record<string, string>> = { '，': ',', '；': ';', '：': ':', '？': '?', '！': '!' }

export const rows: readonly Row[] = [
  {
    name: 'some half-width',
    damage: (text, random) =>
      text.replaceAll(/(?<=\p{Script=Han})[，；：](?=\p{Script=Han})/gu, (mark) =>
        random() < 0.3 ? (HALF[mark] ?? mark) : mark,
      ),
    wanted: 'repair',
  },
  {
    name: 'a comma before each mark',
    damage: (text) => text.replaceAll(/(?<=\p{Script=Han})(?=[。；！，])/gu, '，'),
    wanted: 'repair',
  },
]
