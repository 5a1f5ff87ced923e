/**
 * Random input for what reads input: frontmatter, Markdown, search queries, damaged texts. Nothing may throw, take a
 * second of the processor for one case, let through what runs, or lose a character without a word.
 */
import { createMarkdownProcessor } from '@astrojs/markdown-remark'
import fc from 'fast-check'
import { hostileParts } from '../hostile/hostile-parts.ts'
import { readArticleFile } from '../../../src/content/article-file.ts'
import { markdownOptions } from '../../../src/rendering/markdown/plugins.ts'
import { restore } from '../../../src/restoration/restore.ts'
import { formatDiagnostics } from '../../../src/content/schemas/diagnostics.ts'
import type { OpenedSearch } from '../../unit/search/opened-search.ts'
import { createFold, occurrences } from '../../../src/search/shared/fold.ts'
import { foldTable } from '../../../src/search/build/fold-table.ts'
import { OPTIONS } from '../restoration/restored.ts'

/** What one case may take of the processor, in seconds. */
const MOST = 1

/** Runs a case and tells where it took too long. */
async function timed<Value>(run: () => Value | Promise<Value>): Promise<Value> {
  const before = process.cpuUsage()
  const value = await run()
  const { user, system } = process.cpuUsage(before)
  const seconds = (user + system) / 1e6
  if (seconds > MOST) throw new Error(`one case took ${seconds.toFixed(2)} s of the processor`)
  return value
}

const HAN = '市南更新老旧小区改造停车历史城区里院海岸头发面条一二三后台里程干净发展乾坤'
const han = fc.string({ unit: fc.constantFrom(...HAN), minLength: 1, maxLength: 12 })
/** Text of all kinds: Chinese, any code point, what YAML and Markdown and HTML give a meaning. */
const anything = fc.oneof(
  { weight: 4, arbitrary: han },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 8 }) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '\u202e',
      '\u200b',
      '\u0000',
      '\ufeff',
      '\r\n',
      '\u2028',
      '\ud800',
      '&#x3c;',
      '&amp;lt;',
      '   ',
      '\t',
      '\n\n',
    ),
  },
)

const FIELDS =
  'title date end published summary tags facts sources authors script keep terms lead cover updates corrections aliases withdrawn draft __proto__ constructor'.split(
    ' ',
  )
const yamlValue = fc.oneof(
  anything,
  fc.constantFrom(
    '2023-03-01',
    '2023-02-30',
    '2023-13',
    'hans',
    'true',
    'null',
    '~',
    '[]',
    '{}',
    '[旧区]',
    '{a: b}',
    '&a [*a]',
    '*none',
    '!!js/function x',
    '|\n  多行',
    '>-\n  折行',
    '"没关',
    "'没关",
    '- 一\n- 二',
    '9'.repeat(400),
    '1e999',
    '.nan',
    '0x1F',
    '<<: *a',
    '? 键',
    '2023-03-01T08:00',
    '%YAML 1.1',
  ),
  fc.array(anything, { maxLength: 3 }).map((list) => `[${list.join(', ')}]`),
)
const frontmatter = fc
  .record({
    head: fc.constantFrom('---\n', '---\r\n', '\ufeff---\n', '', '--- \n'),
    lines: fc.array(
      fc.tuple(
        fc.oneof(fc.constantFrom(...FIELDS), anything),
        fc.constantFrom(': ', ':', ' : ', '：'),
        yamlValue,
      ),
      { maxLength: 12 },
    ),
    tail: fc.constantFrom('\n---\n', '\n---', '\n', '---'),
    body: anything,
  })
  .map(({ head, lines, tail, body }) => head + lines.map((parts) => parts.join('')).join('\n') + tail + body)

const markdownPiece = fc.oneof(
  { weight: 3, arbitrary: anything },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      '**',
      '*',
      '_',
      '~~',
      '`',
      '```\n',
      '\n\n',
      '\n',
      '# ',
      '> ',
      '- ',
      '1. ',
      '    ',
      '| 一 | 二 |\n|---|---|\n',
      '[',
      '](',
      ')',
      '![',
      '[^1]',
      '\n[^1]: ',
      '<!--',
      '-->',
      ':zh[',
      ']{tw=計程車}',
      ':keep[',
      ']',
      '{',
      '}',
      '---\n',
      '\\',
      '&',
      '上午9:30',
      'https://example.com/',
      '<b>',
      '</b>',
      '<table>',
      '</p>',
      '$',
      '::',
      ':::',
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '<script>alert(1)</script>',
      '<img src=x onerror=alert(1)>',
      '<svg onload=alert(1)>',
      'javascript:alert(1)',
      '<a href="javascript:alert(1)">',
      '<iframe srcdoc="<script>1</script>">',
      '<math><mtext><style>',
      '<style>',
      '</style>',
      '<template>',
      '<noscript>',
      '<plaintext>',
      '<title>',
      '<form id=x>',
      ' onclick=alert(1) ',
      '<base href=//e>',
      '"><',
      "'",
      'data:text/html,x',
      '<!',
      '<?',
      '<![CDATA[',
    ),
  },
)
const markdown = fc.array(markdownPiece, { maxLength: 24 }).map((parts) => parts.join(''))

/** Damage that importing meets; a run of question and exclamation marks is left to the tests of the room itself. */
const damaged = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: han },
      {
        weight: 2,
        arbitrary: fc.constantFrom(
          '，',
          '。',
          '、',
          '；',
          '“',
          '”',
          '（',
          '）',
          '\n',
          '\n\n',
          ' ',
          '\u3000',
          ',',
          '.',
          '：',
          '2022年',
          '3.5万',
          '%',
          '本报讯',
        ),
      },
      {
        weight: 1,
        arbitrary: fc.constantFrom(
          '&nbsp;',
          '&ldquo;',
          '&#8220;',
          '\u200b',
          '\ufeff',
          '(shì)',
          '(lǐ)',
          '-{zh-hans:里;zh-hant:裡}-',
          '-{',
          '}-',
          '[[',
          ']]',
          '锟斤拷',
          'Ã¤',
          '\u0000',
          '<p>',
          '</p>',
          '|',
          '==',
        ),
      },
      {
        weight: 1,
        arbitrary: fc
          .string({ unit: 'grapheme', maxLength: 4 })
          .map((text) => text.replaceAll(/[?!？！]/gu, '')),
      },
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(''))

/**
 * What random input is thrown at, by name; each takes the number of cases and the seed.
 *
 * @param search an opened search of a built site
 */
export async function fuzzers({
  index: { searcher },
}: OpenedSearch): Promise<Record<string, (runs: number, seed: number) => Promise<void>>> {
  const processor = await createMarkdownProcessor(markdownOptions)
  const fold = createFold(foldTable())
  const options = { ...OPTIONS, publishers: ['信网'] }
  // what is read once, so that no case pays for it
  restore('市南区老旧小区改造。', options)
  await searcher.search({ query: '面条', sort: 'relevance' })
  await processor.render('# 一')
  const check =
    <Input>(input: fc.Arbitrary<Input>, holds: (input: Input) => void | Promise<void>) =>
    async (runs: number, seed: number): Promise<void> => {
      await fc.assert(
        fc.asyncProperty(input, (value) => timed(() => holds(value))),
        { numRuns: runs, seed },
      )
    }
  return {
    frontmatter: check(frontmatter, (text) => {
      const read = readArticleFile('articles/2023/x.md', text)
      if ('frontmatter' in read) return
      const messages = formatDiagnostics(read.diagnostics)
      if (read.diagnostics.length === 0 || !/[\u4e00-\u9fff]/u.test(messages))
        throw new Error(`refused without a word: ${messages}`)
    }),
    markdown: check(markdown, async (text) => {
      const { code } = await processor.render(text)
      const parts = hostileParts(code)
      if (parts.length > 0) throw new Error(`not inert: ${parts.join(', ')}`)
    }),
    fold: check(
      fc.tuple(
        fc.array(anything, { maxLength: 12 }).map((parts) => parts.join('')),
        anything,
      ),
      ([text, query]) => {
        const folded = fold(text)
        let last = 0
        for (const { start, end } of occurrences(folded, fold(query).text)) {
          if (start < last || end <= start || end > text.length)
            throw new Error(`a place outside the text: ${start}–${end}`)
          last = end
        }
        const again = fold(folded.text).text
        if (again !== folded.text) throw new Error('folding twice is not folding once')
      },
    ),
    search: check(
      fc.array(anything, { maxLength: 4 }).map((parts) => parts.join('')),
      async (query) => {
        const { articles, tier } = await searcher.search({ query, sort: 'relevance' })
        if (tier === 'none' && articles.length > 0) throw new Error('hits where there are none')
      },
    ),
    import: check(damaged, (text) => {
      const restored = restore(text, options)
      if ('refusals' in restored) {
        if (restored.refusals.length === 0) throw new Error('refused without a word')
        return
      }
      // every Chinese character that no repair speaks of is in the draft, in its order
      let kept = ''
      let at = 0
      for (const { start, end } of restored.repairs.toSorted((a, b) => a.start - b.start)) {
        kept += text.slice(at, Math.max(at, start))
        at = Math.max(at, end)
      }
      kept += text.slice(at)
      let place = 0
      for (const character of kept)
        if (HAN.includes(character)) {
          place = restored.text.indexOf(character, place) + 1
          if (place === 0) throw new Error(`${character} is lost, and no repair says so`)
        }
    }),
  }
}
