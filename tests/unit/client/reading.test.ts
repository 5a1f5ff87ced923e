import { describe, expect, test } from 'vitest'
import { beforePaint } from '../../../src/client/before-paint.ts'
import { sentencesOf } from '../../../src/client/sentences.ts'
import { pickVoice } from '../../../src/client/voice.ts'

/** Runs the script of the head on a page of a language: the edition that it offers. */
function offered(languages: readonly string[], lang: string, kept: Record<string, string> = {}): unknown {
  const root: { lang: string; dataset: Record<string, unknown> } = { lang, dataset: {} }
  const storage = { getItem: (name: string) => (name in kept ? JSON.stringify(kept[name]) : null) }
  const run = new Function('document', 'navigator', 'localStorage', 'self', beforePaint)
  run({ documentElement: root }, { languages }, storage, {})
  return root.dataset['offer']
}

describe('the edition of one’s own', () => {
  test('is the one that was chosen, whatever the browser asks for; a no is kept', () => {
    expect(offered(['zh-TW'], 'zh-Hans', { edition: 'zh-Hant-HK' })).toBe('zh-Hant-HK')
    expect(offered(['zh-TW'], 'zh-Hans', { offer: 'no' })).toBeUndefined()
  })
  test.each([
    [['zh-CN'], 'zh-Hans'],
    [['en-US', 'zh-TW'], 'zh-Hant-TW'],
    [['zh-HK', 'zh-CN'], 'zh-Hant-HK'],
    [['zh-Hant-MO'], 'zh-Hant-HK'],
    [['yue'], 'zh-Hant-HK'],
    [['zh-Hant'], 'zh-Hant-TW'],
    [['zh-Hans-HK'], 'zh-Hans'],
    [['zh'], 'zh-Hans'],
    [['zh-SG'], 'zh-Hans'],
    [['en-US', 'ja'], undefined],
    [[], undefined],
  ])('%j reads %s', (languages, lang) => {
    expect(offered(languages, 'other')).toBe(lang)
    if (lang) expect(offered(languages, lang)).toBeUndefined()
  })
})

describe('sentences to read aloud', () => {
  const shown = (text: string) => sentencesOf(text).map(({ start, end }) => text.slice(start, end))
  test('end at their stops, with the quotes that close after them', () => {
    expect(shown('他说：“开工了。”然后走了！真的？是；否')).toEqual([
      '他说：“开工了。”',
      '然后走了！',
      '真的？',
      '是；',
      '否',
    ])
  })
  test('lose nothing but spaces and stops without words', () => {
    expect(shown(' 一。 …… 二\n三 ')).toEqual(['一。', '二', '三'])
    expect(shown('')).toEqual([])
  })
  test('are parted at commas where they are long', () => {
    const long = `${'市南区更新，'.repeat(40)}完。`
    const parts = shown(long)
    expect(parts.join('')).toBe(long)
    expect(Math.max(...parts.map(({ length }) => length))).toBeLessThanOrEqual(90)
  })
})

describe('the voice', () => {
  const voice = (lang: string, localService = true) => ({ lang, localService })
  const all = [voice('en-US'), voice('zh-CN', false), voice('zh_CN'), voice('zh-TW'), voice('zh-HK')]
  test.each([
    ['zh-Hans', 'zh_CN'],
    ['zh-Hant-TW', 'zh-TW'],
    ['zh-Hant-HK', 'zh-HK'],
  ])('%s is read by %s, on the device where it can be', (lang, picked) => {
    expect(pickVoice(all, lang)).toMatchObject({ lang: picked, localService: true })
  })
  test('Cantonese before Taiwan’s Mandarin before any Mandarin in Hong Kong', () => {
    expect(pickVoice([voice('zh-CN'), voice('zh-TW'), voice('yue-HK')], 'zh-Hant-HK')?.lang).toBe('yue-HK')
    expect(pickVoice([voice('zh-CN'), voice('zh-TW')], 'zh-Hant-HK')?.lang).toBe('zh-TW')
    expect(pickVoice([voice('zh-HK'), voice('zh-CN')], 'zh-Hant-TW')?.lang).toBe('zh-CN')
    expect(pickVoice([voice('en-US')], 'zh-Hans')).toBeUndefined()
  })
})
