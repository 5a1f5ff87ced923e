import type { Nodes } from 'mdast'
import { readFileSync } from 'node:fs'
import remarkMdx from 'remark-mdx'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { describe, expect, test } from 'vitest'
import { remarkPlugins } from '../../../src/rendering/markdown/plugins.ts'
import { remarkScriptDirectives } from '../../../src/rendering/markdown/script-directives.ts'

type Format = 'md' | 'mdx'
type Plugins = typeof remarkPlugins

const formats: readonly Format[] = ['md', 'mdx']
const lookAlikes = readFileSync(new URL('look-alikes.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => line.replaceAll('⏎', '\n'))

function read(source: string, format: Format, plugins: Plugins = remarkPlugins): unknown {
  const parser = unified().use(remarkParse)
  const processor = (format === 'mdx' ? parser.use(remarkMdx) : parser).use(plugins)
  return bare(processor.runSync(processor.parse(source), source) as Nodes)
}

/** A tree without places, neighbouring texts as one. */
function bare(node: Nodes): Record<string, unknown> {
  const { position: _position, ...own } = node
  if (!('children' in node)) return own
  const children: Record<string, unknown>[] = []
  for (const child of node.children.map(bare)) {
    const last = children.at(-1)
    if (child['type'] === 'text' && last?.['type'] === 'text')
      last['value'] = `${String(last['value'])}${String(child['value'])}`
    else children.push(child)
  }
  return { ...own, children }
}

/** The children of a source's one paragraph. */
function inline(source: string, format: Format): unknown {
  const { children } = read(source, format) as { children: { children: unknown }[] }
  return children[0]?.children
}

describe.each(formats)('in .%s', (format) => {
  // braces are expressions in MDX, whatever stands before them
  const cases = lookAlikes.filter(
    (source) => format === 'md' || !/[{<]/u.test(source.replace(/`[^`]*`/gu, '')),
  )
  test.each(cases)('%j is what it is without directives', (source) => {
    const without = remarkPlugins.filter((plugin) => plugin !== remarkScriptDirectives)
    expect(read(source, format)).toEqual(read(source, format, without))
  })
  test('text stays to the letter', () => {
    for (const source of ['上午9:30开会', '比分1:3', '来源:信网', '见:smile:这里', '::: tip', ':zh'])
      expect(inline(source, format)).toEqual([{ type: 'text', value: source }])
  })
  test(':zh and :keep are taken, in a sentence, beside look-alikes and in bold', () => {
    const keep = { type: 'textDirective', name: 'keep', data: { hProperties: { dataScriptKeep: '' } } }
    const taxi = { dataScriptTw: '計程車', dataScriptHk: '的士' }
    expect(inline('9:30，:keep[于晓]来', format)).toMatchObject([
      { type: 'text', value: '9:30，' },
      { ...keep, children: [{ type: 'text', value: '于晓' }] },
      { type: 'text', value: '来' },
    ])
    expect(inline('来源:信网，:zh[出租车]{tw=計程車 hk=的士}', format)).toMatchObject([
      { type: 'text', value: '来源:信网，' },
      { type: 'textDirective', name: 'zh', data: { hName: 'span', hProperties: taxi } },
    ])
    expect(inline('**:keep[于晓]**', format)).toMatchObject([{ type: 'strong', children: [keep] }])
  })
  test('an unfinished word for the editions loses nothing', () => {
    const lost = format === 'md' ? '{tw=計程車' : ''
    expect(inline(`:zh[出租车]${lost}`, format)).toMatchObject([
      { type: 'textDirective', name: 'zh', children: [{ type: 'text', value: '出租车' }] },
      ...(lost === '' ? [] : [{ type: 'text', value: lost }]),
    ])
  })
})
