/** Text is told from its ground in every theme and on paper (WCAG 2.2, 1.4.3: 4.5 to 1). */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const css = readFileSync(new URL('../../../src/styles/tokens.css', import.meta.url), 'utf8')

/** The colours that a rule sets, by their names. */
function colours(start: string): Record<string, string> {
  const at = css.indexOf(start)
  if (at < 0) throw new Error(`no rule ${start}`)
  const rule = css.slice(css.indexOf('{', at), css.indexOf('}', at))
  return Object.fromEntries(
    [...rule.matchAll(/--([\w-]+): (#[0-9a-f]{3,6});/gu)].map(([, name = '', colour = '']) => [name, colour]),
  )
}

/** Relative luminance (WCAG 2.2). */
function luminance(colour: string): number {
  const long = colour.length === 4 ? colour.replace(/[0-9a-f]/gu, '$&$&') : colour
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(long.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

const light = colours(':root {')
const night = colours(":root:not([data-theme='light'])")
const themes = { light, night, print: { ...light, ...colours('@media print') } }

test('the measure itself', () => {
  expect(contrast('#000', '#ffffff')).toBeCloseTo(21)
  expect(contrast('#777777', '#fff')).toBeLessThan(4.5)
})

test('night by choice is night by the system', () => {
  expect(colours(":root[data-theme='dark']")).toEqual(night)
})

test.each(['light', 'night'] as const)('a wall in a drawing is told from the paper around it: %s', (name) => {
  const { ground = '', 'draw-ground': wall = ground } = themes[name]
  expect(contrast(wall, ground)).toBeGreaterThan(1.12)
})

describe.each(Object.entries(themes))('%s', (_, theme: Record<string, string>) => {
  test.each([
    ...['ink', 'soft', 'tile', 'tree', 'sea'].map((role) => [role, 'ground']),
    ...['ink', 'soft', 'sea'].map((role) => [role, 'sky']),
    ['ink', 'tint'],
    ['ground', 'ink'],
  ])('%s on %s', (role = '', ground = '') => {
    expect(contrast(theme[role] ?? '', theme[ground] ?? '')).toBeGreaterThanOrEqual(4.5)
  })
})
