import { describe, expect, test } from 'vitest'
import type { GlossaryEntry } from '../../../src/conversion/engine.ts'
import { createScriptEngine } from '../../../src/conversion/engine.ts'

const GLOSSARY: readonly GlossaryEntry[] = [
  { hans: '里院', tw: '里院', kind: 'place' },
  { hans: '周杰', tw: '周杰', kind: 'person' },
  { hans: '出租车', tw: '計程車', hk: '的士', kind: 'word' },
]
const engine = createScriptEngine([])
const withGlossary = createScriptEngine(GLOSSARY)
const toTw = { from: 'hans', to: 'tw' } as const
const toHk = { from: 'hans', to: 'hk' } as const
const toHans = { from: 'hant-tw', to: 'hans' } as const

describe('text', () => {
  test.each([
    ['势头发展', '勢頭發展'],
    ['三百年历史', '三百年歷史'],
    ['这只能说明', '這只能說明'],
    ['居民一出门就是公园', '居民一出門就是公園'],
    ['记者于晓报道', '記者于曉報道'],
    ['建于1931年', '建於1931年'],
  ])('%s is cut where its words end', (hans, tw) => {
    expect(engine.text(hans, toTw)).toBe(tw)
  })

  test("an author's own edition is the same text", () => {
    expect(engine.text('“头发”', { from: 'hans', to: 'hans' })).toBe('“头发”')
    expect(engine.text('“頭髮”', { from: 'hant-tw', to: 'tw' })).toBe('“頭髮”')
  })

  test('a line end between Han does not divide a word, a blank line does', () => {
    expect(engine.text('头\n发', toTw)).toBe('頭\n髮')
    expect(engine.text('头\n\n发', toTw)).toBe('頭\n\n發')
    expect(engine.text('头\u00ad发', toTw)).toBe('頭\u00ad髮')
  })

  test('addresses stay', () => {
    expect(engine.text('见https://a.com/后台。后来', toTw)).toBe('見https://a.com/后台。後來')
    expect(engine.text('<https://a.com/R/>下面后来', toTw)).toBe('<https://a.com/R/>下面後來')
    expect(engine.text('见https://a.com/R/下面是关于头发的文章', toTw)).toBe(
      '見https://a.com/R/下面是關於頭髮的文章',
    )
  })

  test('the other ways', () => {
    expect(engine.text('「頭髮」', toHans)).toBe('“头发”')
    expect(engine.text('裡面', { from: 'hant-tw', to: 'hk' })).toBe('裏面')
    expect(engine.text('裏面', { from: 'hant-hk', to: 'tw' })).toBe('裡面')
    expect(engine.text('甚麼', { from: 'hant-hk', to: 'hans' })).toBe('什么')
  })

  test('a text that is Traditional already only takes the forms of the region', () => {
    expect(engine.text('於曉住在舊里', toTw)).toBe('於曉住在舊里')
  })
})

describe('rules', () => {
  test('keep is never converted, in any edition', () => {
    const rules = { keep: ['于晓'] }
    expect(engine.text('于晓位于晓港', { ...toTw, rules })).toBe('于晓位於曉港')
    expect(engine.text('於曉', { ...toHans, rules: { keep: ['於曉'] } })).toBe('於曉')
  })

  test('terms give the form of the edition, Hong Kong after Taiwan where it has none', () => {
    const rules = { terms: { 服务器: { tw: '伺服器' } } }
    expect(engine.text('服务器', { ...toTw, rules })).toBe('伺服器')
    expect(engine.text('服务器', { ...toHk, rules })).toBe('伺服器')
  })

  test('the glossary holds in both directions, and gives way to the article', () => {
    expect(withGlossary.text('里院里的出租车', toTw)).toBe('里院裡的計程車')
    expect(withGlossary.text('里院里的出租车', toHk)).toBe('里院裏的的士')
    expect(withGlossary.text('計程車', toHans)).toBe('出租车')
    expect(withGlossary.text('出租车', { ...toTw, rules: { keep: ['出租车'] } })).toBe('出租车')
  })
})

describe('html', () => {
  test('words go on across inline elements', () => {
    expect(engine.html('<p>头<em>发</em>，头<wbr>发，头&shy;发</p>', toTw)).toBe(
      '<p>頭<em>髮</em>，頭<wbr>髮，頭&shy;髮</p>',
    )
    expect(engine.html('<p>头</p><p>发</p>', toTw)).toBe('<p>頭</p><p>發</p>')
  })

  test('what is no prose stays', () => {
    const same =
      '<code>头发</code><pre class="头发">头发</pre><kbd>头</kbd><i lang="ja">头发</i><b translate=no id=x>头发</b><i class="a notranslate">头发</i>'
    expect(engine.html(same, toTw)).toBe(same)
    expect(engine.html('<i lang="zh-Hans">头发</i>', { from: 'hant-tw', to: 'hans' })).toBe(
      '<i lang="zh-Hans">头发</i>',
    )
  })

  test('attributes, metadata and JSON-LD', () => {
    expect(
      engine.html(
        '<meta name="description" content="头发"><meta property="og:url" content="https://x/头发"><img src="头发" alt=头发 title=\'头发\'>',
        toTw,
      ),
    ).toBe(
      '<meta name="description" content="頭髮"><meta property="og:url" content="https://x/头发"><img src="头发" alt=頭髮 title=\'頭髮\'>',
    )
    expect(
      engine.html(
        '<script type="application/ld+json">{"@type":"头发","name":"头发","url":"https://x/头发","inLanguage":"zh-Hans"}</script>',
        toTw,
      ),
    ).toBe(
      '<script type="application/ld+json">{"@type":"头发","name":"頭髮","url":"https://x/头发","inLanguage":"zh-Hans"}</script>',
    )
  })

  test('directives become their text', () => {
    const html =
      '<span data-script-tw="計程車" data-script-hk="的士">出租车</span>和<span data-script-keep="">于晓</span>'
    expect(engine.html(html, toTw)).toBe('計程車和于晓')
    expect(engine.html(html, toHk)).toBe('的士和于晓')
    expect(engine.html(html, { from: 'hans', to: 'hans' })).toBe('出租车和于晓')
    expect(engine.html('<span class="a" translate="no">头发</span>', toTw)).toBe(
      '<span class="a" translate="no">头发</span>',
    )
  })

  test('ruby keeps its own context', () => {
    expect(engine.html('<ruby>头<rt>tóu 发</rt>发<rt>fà</rt></ruby>', toTw)).toBe(
      '<ruby>頭<rt>tóu 發</rt>髮<rt>fà</rt></ruby>',
    )
  })
})

describe('quotes', () => {
  test('pairs turn in Chinese text, across inline elements', () => {
    expect(engine.text('他说：“‘好’。”', toTw)).toBe('他說：「『好』。」')
    expect(engine.html('<p>“<b>好</b>”，It’s</p>', toTw)).toBe('<p>「<b>好</b>」，It’s</p>')
    expect(engine.text('it’s “fine”', toTw)).toBe('it’s “fine”')
    expect(engine.text('“没有完', toTw)).toBe('“沒有完')
  })
})
