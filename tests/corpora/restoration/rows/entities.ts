/** Rows of entities, whole and broken. */
import type { Row } from './row.ts'

const NAMES: Readonly<Record<string, string>> = {
  '“': 'ldquo',
  '”': 'rdquo',
  '…': 'hellip',
  '—': 'mdash',
  '·': 'middot',
}
const named = (text: string, form: (name: string) => string) =>
  text.replaceAll(/[“”…—·]/gu, (mark) => form(NAMES[mark] ?? ''))

export const rows: readonly Row[] = [
  { name: 'named', damage: (text) => named(text, (name) => `&${name};`), wanted: 'repair' },
  { name: 'full-width', damage: (text) => named(text, (name) => `＆${name}；`), wanted: 'repair' },
  {
    name: 'in capitals',
    damage: (text) => named(text, (name) => `&${name.toUpperCase()};`),
    wanted: 'repair',
  },
  { name: 'names alone', damage: (text) => named(text, (name) => name), wanted: 'repair' },
  {
    name: 'numbers without semicolon',
    damage: (text) => text.replaceAll(/\p{Script=Han}/gu, (found) => `&#${found.codePointAt(0)}`),
    wanted: 'repair',
  },
  {
    name: 'hexadecimal numbers without semicolon',
    damage: (text) =>
      text.replaceAll(/\p{Script=Han}/gu, (found) => `&#x${found.codePointAt(0)?.toString(16)}`),
    wanted: 'repair',
  },
  {
    name: 'numbers without ampersand',
    damage: (text) => text.replaceAll(/\p{Script=Han}/gu, (found) => `#${found.codePointAt(0)};`),
    wanted: 'repair',
  },
  { name: 'encoded twice', damage: (text) => named(text, (name) => `&amp;${name};`), wanted: 'repair' },
  {
    name: 'encoded three times',
    damage: (text) => named(text, (name) => `&amp;amp;${name};`),
    wanted: 'repair',
  },
  { name: 'without semicolon', damage: (text) => named(text, (name) => `&${name}`), wanted: 'repair' },
  { name: 'without ampersand', damage: (text) => named(text, (name) => `${name};`), wanted: 'repair' },
  {
    name: 'a space behind the ampersand',
    damage: (text) => named(text, (name) => `& ${name};`),
    wanted: 'repair',
  },
  {
    name: 'all characters as numbers',
    damage: (text) => text.replaceAll(/\P{ASCII}/gu, (character) => `&#${character.codePointAt(0)};`),
    wanted: 'repair',
  },
  {
    name: 'all characters as hexadecimal numbers',
    damage: (text) =>
      text.replaceAll(/\P{ASCII}/gu, (character) => `&#x${character.codePointAt(0)?.toString(16)};`),
    wanted: 'repair',
  },
]
