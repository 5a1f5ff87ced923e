import { readdirSync } from 'node:fs'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { AuthorScript, EditionId } from '../../../src/conversion/engine.ts'
import { createScriptEngine } from '../../../src/conversion/engine.ts'
import { readCases } from '../../corpora/conversion/cases.ts'

const engine = createScriptEngine([])
const WAYS: readonly (readonly [AuthorScript, EditionId])[] = [
  ['hans', 'tw'],
  ['hans', 'hk'],
  ['hant-tw', 'hans'],
  ['hant-tw', 'hk'],
  ['hant-hk', 'hans'],
  ['hant-hk', 'tw'],
]
const corpora = new URL('../../corpora/conversion/', import.meta.url).pathname
const sentences = readdirSync(corpora)
  .filter((name) => name.endsWith('.tsv') && !/^(?:to-simplified|known-failures)|\.html/u.test(name))
  .flatMap((name) => readCases(`${corpora}${name}`))
  .map(({ text }) => text)

const piece = fc.oneof(
  fc.constantFrom(...sentences),
  fc.constantFrom(
    ...'里后干发只面制系“”‘’「」『』，。、于余头發\n \u00ad\u200b\ufe00\u{e0100}\u{20000}\ud800\udc00\ue000豈',
  ),
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.constantFrom('见https://a.com/后台', 'It’s', '葛\u{e0100}', '👩‍👩‍👧', ':zh[头发]{tw=', ':keep['),
)
const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''))

const count = (one: string): number => [...one].length

describe('any text', () => {
  test.each(WAYS)('%s → %s keeps the number of code points', (from, to) => {
    fc.assert(
      fc.property(text, (one) => {
        expect(count(engine.text(one, { from, to }))).toBe(count(one))
      }),
    )
  })

  test.each(WAYS)('%s → %s leaves what is not Chinese', (from, to) => {
    fc.assert(
      fc.property(text, (one) => {
        const before = [...one]
        const after = [...engine.text(one, { from, to })]
        before.forEach((character, index) => {
          if (!/[\p{Script=Han}“”‘’「」『』]/u.test(character)) expect(after[index]).toBe(character)
        })
      }),
    )
  })

  test('a million characters on one line', { timeout: 60_000 }, () => {
    const line = sentences.join('').repeat(50).slice(0, 340_000)
    expect(count(engine.text(line, { from: 'hans', to: 'tw' }))).toBe(count(line))
    const noBreaks = '头发'.repeat(100_000)
    expect(engine.text(noBreaks, { from: 'hans', to: 'tw' })).toBe('頭髮'.repeat(100_000))
    for (const hostile of ['“‘', '<b ', '’', '于', '&amp', 'http://']) {
      const long = hostile.repeat(20_000)
      expect(engine.text(long, { from: 'hans', to: 'tw' }).length).toBe(long.length)
    }
  })
})

describe('hostile input', () => {
  // long enough for quadratic time to show; ten million characters are for the full run
  const length = 200_000
  const lines: Readonly<Record<string, string>> = {
    'lone surrogates': '\ud800发\udc00里'.repeat(length / 4),
    'private use': '\ue000发\uf8ff\u{100000}里'.repeat(length / 6),
    'variation sequences': '葛\u{e0100}发\ufe00'.repeat(length / 5),
    emoji: '👩‍👩‍👧发'.repeat(length / 9),
    'line ends': '里\n'.repeat(length / 2),
    'an address that never ends': `见${'a.'.repeat(length / 2)}`,
    'unbalanced directives': ':zh[头发]{tw=:keep['.repeat(length / 17),
    'unbalanced quotes': '“‘里'.repeat(length / 3),
    names: '老于和余里、于晓说'.repeat(length / 9),
  }
  test.each(Object.entries(lines))('%s: nothing is lost, in time', { timeout: 20_000 }, (_, line) => {
    for (const [from, to] of [
      ['hans', 'tw'],
      ['hant-hk', 'hans'],
    ] as const)
      expect(count(engine.text(line, { from, to }))).toBe(count(line))
  })

  const depth = 10_000
  const fragments: Readonly<Record<string, readonly [html: string, wanted: string]>> = {
    'nested spans': [
      `${'<span>'.repeat(depth)}头${'</span>'.repeat(depth)}发`,
      `${'<span>'.repeat(depth)}頭${'</span>'.repeat(depth)}髮`,
    ],
    'elements never closed': ['<div><em>头'.repeat(depth), '<div><em>頭'.repeat(depth)],
    'end tags that close nothing': [
      `${'<b>'.repeat(depth)}头${'</i>'.repeat(depth)}发`,
      `${'<b>'.repeat(depth)}頭${'</i>'.repeat(depth)}髮`,
    ],
    'nested ruby': ['<ruby>头<rt>发'.repeat(depth), '<ruby>頭<rt>發'.repeat(depth)],
    'a huge attribute': [
      `<p title="${'头发'.repeat(250_000)}" data-x="${'头发'.repeat(250_000)}">`,
      `<p title="${'頭髮'.repeat(250_000)}" data-x="${'头发'.repeat(250_000)}">`,
    ],
    'markup that never ends': [
      `头发<p data-x="${'里'.repeat(depth)}`,
      `頭髮<p data-x="${'里'.repeat(depth)}`,
    ],
  }
  test.each(Object.entries(fragments))('%s', { timeout: 20_000 }, (_, [html, wanted]) => {
    const shown = engine.html(html, { from: 'hans', to: 'tw' })
    expect(shown.length).toBe(wanted.length)
    expect(shown === wanted).toBe(true)
  })
})

describe('sentences', () => {
  /** Names that both scripts write alike: only the title beside them tells that 谷雨 is not the solar term 穀雨. */
  const SAME_IN_BOTH = /于征|范征|党岩|谷雨|钟里|于桂芝/u

  /**
   * Older spellings that Simplified itself writes otherwise today, and so comes back: 了望 is 瞭望. What somebody wrote
   * (范增祥著的) is in Taiwan the 著 of what goes on (穿著的).
   */
  const NEVER_BACK = /了望|祥著的|万钟/u

  test.each(['tw', 'hk'] as const)('converting what is converted to %s changes nothing', (to) => {
    for (const sentence of sentences.filter((one) => !SAME_IN_BOTH.test(one))) {
      const once = engine.text(sentence, { from: 'hans', to })
      expect(engine.text(once, { from: 'hans', to })).toBe(once)
    }
  })

  test.each([
    ['tw', 'hant-tw'],
    ['hk', 'hant-hk'],
  ] as const)('hans → %s → hans gives the text back', (to, from) => {
    const back = (one: string) => engine.text(engine.text(one, { from: 'hans', to }), { from, to: 'hans' })
    const alone = sentences.filter((one) => !NEVER_BACK.test(one))
    const joined = alone.map((one, index) => one + (alone[index + 1] ?? ''))
    expect([...alone, ...joined].filter((one) => back(one) !== one)).toEqual([])
  })

  test('the text of a paragraph is the same in HTML, however it is divided by inline elements', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...sentences.filter((one) => !/[<>&\n]/.test(one))),
        fc.array(fc.nat({ max: 30 }), { maxLength: 4 }),
        fc.constantFrom('em', 'strong', 'a', 'span', 'mark'),
        (sentence, cuts, name) => {
          const characters = [...sentence]
          const html = characters
            .map((one, index) => (cuts.includes(index) ? `<${name}>${one}</${name}>` : one))
            .join('')
          const shown = engine.html(`<p>${html}</p>`, { from: 'hans', to: 'tw' })
          expect(shown.replace(/<[^>]*>/g, '')).toBe(engine.text(sentence, { from: 'hans', to: 'tw' }))
          expect(shown.match(/<[^>]*>/g)).toEqual(`<p>${html}</p>`.match(/<[^>]*>/g))
        },
      ),
    )
  })

  test('markup that is broken or strange stays byte for byte', () => {
    const markup = fc.array(
      fc.constantFrom(
        '<p>',
        '</p>',
        '<b',
        '>',
        '<!--',
        '-->',
        '<a href="后台',
        '"',
        "'",
        '<code>',
        '</code>',
        '头发',
        '&#x5934;',
        '&ldquo;',
        '<br>',
        '<ruby>',
        '<rt>',
        '</ruby>',
        '<script>',
        '</script>',
        '<span translate="no">',
        '</span>',
        '<i lang=en>',
        '</i>',
        '<',
        '<![CDATA[',
        '<?x',
      ),
      { maxLength: 30 },
    )
    fc.assert(
      fc.property(markup, (parts) => {
        const html = parts.join('')
        const shown = engine.html(html, { from: 'hans', to: 'tw' })
        const dropSpans = (one: string): string => one.replace(/<\/?span[^>]*>/g, '')
        const bare = (one: string): string =>
          dropSpans(one).replace(/头发|頭髮|頭發|头髮|&#x5934;|头|頭|发|發|髮|&ldquo;|「/gu, '')
        expect(bare(shown)).toBe(bare(html))
      }),
    )
  })
})
