/** Hostile articles: what passes is inert once it is HTML, what does not is refused in words. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createMarkdownProcessor } from '@astrojs/markdown-remark'
import { describe, expect, test } from 'vitest'
import { readArticleFile } from '../../../src/content/article-file.ts'
import { inspect } from '../../../src/content/checks/inspect.ts'
import { markdownOptions } from '../../../src/rendering/markdown/plugins.ts'
import { formatDiagnostics } from '../../../src/content/schemas/diagnostics.ts'
import { hiddenCharacter } from '../../../src/content/schemas/plain-text.ts'
import { hostileParts } from './hostile-parts.ts'

const folder = 'tests/corpora/hostile'
const processor = await createMarkdownProcessor(markdownOptions)

describe('what is published', () => {
  test('has no diagnostic in its fields', () => {
    expect(inspect(folder).diagnostics).toEqual([])
  })
  test.each(readdirSync(join(folder, 'articles/2023')))(
    '%s is inert, and its text is there',
    async (name) => {
      const read = readArticleFile(name, readFileSync(join(folder, 'articles/2023', name), 'utf8'))
      if ('diagnostics' in read) throw new Error(formatDiagnostics(read.diagnostics))
      const before = process.cpuUsage()
      const { code } = await processor.render(read.body)
      const { user } = process.cpuUsage(before)
      expect(hostileParts(code)).toEqual([])
      expect(user / 1e6).toBeLessThan(20)
      expect(code.length).toBeGreaterThan(50)
    },
  )
  test.each(['addresses.md', 'pictures.md', 'hidden.md', 'deep-directives.md'])(
    '%s, which is refused, would be inert too',
    async (name) => {
      const read = readArticleFile(name, readFileSync(join(folder, 'refused', name), 'utf8'))
      if ('diagnostics' in read) throw new Error(formatDiagnostics(read.diagnostics))
      expect(hostileParts((await processor.render(read.body)).code)).toEqual([])
    },
  )
  test('the finding of hostile parts finds them', () => {
    expect(
      hostileParts(
        '<b onclick=x>一</b><script>1</script><a href="java&#10;script:1">二</a><svg></svg><i id=location></i><a href="https://example.com/a:b">三</a><input type=checkbox disabled>',
      ),
    ).toEqual(['b onclick', '<script>', 'a href=java\nscript:1', '<svg>', 'i id=location'])
  })
})

describe('what is refused', () => {
  test.each(readdirSync(join(folder, 'refused')))('%s', (name) => {
    const content = mkdtempSync(join(tmpdir(), 'refused-'))
    try {
      for (const file of ['facts.yaml', 'glossary.yaml', 'sources.yaml', 'tags.yaml'])
        cpSync(join(folder, file), join(content, file))
      mkdirSync(join(content, 'articles'))
      cpSync(join(folder, 'refused', name), join(content, 'articles', name))
      const { diagnostics } = inspect(content)
      expect(diagnostics).not.toEqual([])
      const messages = formatDiagnostics(diagnostics)
      expect(messages.replaceAll(`${content}/articles/`, '')).toMatchSnapshot()
    } finally {
      rmSync(content, { recursive: true })
    }
  })
  test.each([
    ['市南更新，2022年“里院”——Qingdao', undefined],
    ['👨‍👩‍👧 一家', undefined],
    ['市\u200b南', { code: 'U+200B', place: 2 }],
    ['abc\u202edef', { code: 'U+202E', place: 4 }],
    ['市\u200d南', { code: 'U+200D', place: 2 }],
    ['\u{e0041}', { code: 'U+E0041', place: 1 }],
  ])('%j', (text, found) => {
    expect(hiddenCharacter(text)).toEqual(found && { ...found, message: expect.any(String) })
  })
})
