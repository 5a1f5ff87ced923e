/** Rows of tags in text. */
import type { Row } from './row.ts'

const everyLine = (text: string, open: string, close: string) =>
  text.replaceAll(/[^\n]+/gu, (line) => `${open}${line}${close}`)

export const rows: readonly Row[] = [
  {
    name: 'paragraphs whose first sign is lost',
    damage: (text) => everyLine(text, 'p>', '/p>'),
    wanted: 'repair',
  },
  {
    name: 'paragraphs in full-width signs',
    damage: (text) => everyLine(text, '＜p＞', '＜/p＞'),
    wanted: 'repair',
  },
  {
    name: 'paragraphs that were escaped',
    damage: (text) => everyLine(text, '&lt;p&gt;', '&lt;/p&gt;'),
    wanted: 'repair',
  },
  { name: 'paragraphs opened alone', damage: (text) => everyLine(text, '<p>', ''), wanted: 'repair' },
  { name: 'a break', damage: (text) => text.replace(/(?<=。)\n+/u, '<br />'), wanted: 'repair' },
  {
    name: 'a forum’s marks',
    damage: (text) =>
      `[size=3][color=red]${text.replaceAll(/(?<=。)([^。\n]{4,30}，)/gu, '[b]$1[/b]').trim()}[/color][/size]`,
    wanted: 'repair',
  },
  {
    name: 'a style sheet and a comment',
    damage: (text) => `<style type="text/css">p { margin: 0 }</style><!--[if gte mso 9]>-->${text}`,
    wanted: 'repair',
  },
  {
    name: 'tags of spans within text',
    damage: (text) => text.replaceAll(/(?<=。)([^。\n]{4,30}，)/gu, '<span style="color:#333">$1</span>'),
    wanted: 'repair',
  },
  {
    name: 'bold words',
    damage: (text) => text.replaceAll(/“([^”\n]{2,12})”/gu, '“<b>$1</b>”'),
    wanted: 'repair',
  },
]
