/** Rows of pinyin scattered over a page. */
import { readingsOf, toneless } from '../../../../src/restoration/characters.ts'
import { some, type Row } from './row.ts'

const scattered = (
  name: string,
  form: (reading: string, random: () => number) => string,
  share = 0.3,
): Row => ({
  name,
  damage: (text, random) =>
    some(text, /\p{Script=Han}/gu, random, share, (found) => {
      const reading = toneless(readingsOf(found)[0] ?? '')
      return reading === '' ? found : found + form(reading, random)
    }),
  wanted: 'repair',
})

export const rows: readonly Row[] = [
  scattered('toneless, on random places', (reading) => `(${reading})`),
  scattered('toneless, full-width brackets', (reading) => `（${reading}）`),
  scattered('tones as numbers', (reading, random) => `(${reading}${1 + Math.floor(random() * 4)})`),
  scattered('toneless, square brackets', (reading) => `[${reading}]`),
  scattered('toneless, capitals', (reading) => `(${reading.toUpperCase()})`),
  scattered('toneless, few', (reading) => `(${reading})`, 0.08),
  { ...scattered('toneless, throughout', (reading) => `(${reading})`, 0.9), wanted: 'report' },
  scattered('doubled', (reading, random) => (random() < 0.2 ? `(${reading})(${reading})` : `(${reading})`)),
]
