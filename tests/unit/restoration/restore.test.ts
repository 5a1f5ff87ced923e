import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { restore, type RestoreOptions } from '../../../src/restoration/restore.ts'
import { applyEdits, track, type Edit } from '../../../src/restoration/tracked-text.ts'
import { OPTIONS as USUAL, restored as usually } from '../../corpora/restoration/restored.ts'

const OPTIONS: RestoreOptions = { ...USUAL, publishers: ['信网'] }

const restored = (input: string, options: Partial<RestoreOptions> = {}) =>
  usually(input, { ...OPTIONS, ...options })

/** A page with the pattern, short, of our own. */
const PAGE =
  '中山路的老區(qū)今年開(kāi)街,里院經(jīng)過(guò)修繕,重新開(kāi)門。' +
  '街區(qū)里的鐘表鋪、照相館都開(kāi)了張,經(jīng)營(yíng)者說(shuō):“客人比過(guò)去多。”這個(gè)區(qū)還要修三條路。'

describe('a page with the gloss pattern', () => {
  test('whose lines were run together is parted where sentences end, and loses no more than its boilerplate', () => {
    const { blocks } = restored(
      `${PAGE} ${PAGE} (图片来源:信网) ${PAGE} 版权声明:本文来源于网络转载,仅供参考。`,
    )
    expect(blocks.map(({ kind }) => kind)).toEqual([
      'paragraph',
      'paragraph',
      'caption',
      'paragraph',
      'boilerplate',
    ])
  })

  test('that has a comma before each mark loses all of these', () => {
    const { text } = restored(PAGE.replaceAll(/(?=[,。])/gu, ','))
    expect(text).toBe(restored(PAGE).text)
  })

  test('loses glosses, Traditional characters and half-width marks', () => {
    expect(restored(PAGE).text).toBe(
      '中山路的老区今年开街，里院经过修缮，重新开门。' +
        '街区里的钟表铺、照相馆都开了张，经营者说：“客人比过去多。”这个区还要修三条路。',
    )
  })

  test('names each repair with its place in the input', () => {
    const { repairs } = restored(PAGE)
    for (const { start, end, before } of repairs) expect(PAGE.slice(start, end)).toBe(before)
    const { text } = restored(PAGE)
    let rebuilt = ''
    let at = 0
    for (const { start, end, after, rule } of repairs) {
      if (rule === 'heading' || rule === 'year') continue
      rebuilt += PAGE.slice(at, start) + after
      at = end
    }
    expect(rebuilt + PAGE.slice(at)).toBe(text)
  })

  test('keeps what an author glossed', () => {
    const { text, repairs } = restored(`${PAGE}譙(qiáo)城區(qū)、亳(bó)州、渦(guō)陽在別處。`)
    expect(text).toContain('谯（qiáo）城区、亳（bó）州、涡（guō）阳')
    expect(repairs.filter(({ rule }) => rule === 'gloss-kept').map(({ confidence }) => confidence)).toEqual([
      'guess',
      'guess',
    ])
  })

  test.each([
    ['里院要先修好?,F(xiàn)在的街區(qū)', '里院要先修好。现在的街区'],
    ['大家都說(shuō)“要守?cái)偂彼枷?。', '大家都说“要守摊”思想。'],
    [
      '大家說(shuō):“老街要留住?！笔心蠀^(qū)的居民都這么看。',
      '大家说：“老街要留住。”市南区的居民都这么看。',
    ],
    ['大家說(shuō):“老街要留住?!?/p> 他又走了一圈。', '大家说：“老街要留住。”'],
  ])('reads broken characters again: %s', (damaged, meant) => {
    const { text, repairs } = restored(PAGE + damaged)
    expect(text).toContain(meant)
    expect(repairs.some(({ rule, confidence }) => rule === 'broken-run' && confidence !== 'unparsed')).toBe(
      true,
    )
  })

  test('shows a byte that is gone as □, and says so', () => {
    const { text, repairs, open } = restored(`${PAGE}他說(shuō):“不急?!?0天以后再看。`)
    expect(text).toContain('□0天以后')
    const gone = repairs.find(({ after }) => after.includes('□'))
    expect(open).toContain(gone?.id)
  })

  test('takes the editor at his word', () => {
    const { repairs } = restored(`${PAGE}著力`)
    const id = repairs.find(({ before }) => before === '著')?.id ?? ''
    const {
      text,
      repairs: after,
      unknownIds,
    } = restored(`${PAGE}著力`, {
      accept: new Map([
        [id, '著'],
        ['r9999', ''],
      ]),
    })
    expect(text).toMatch(/著力$/u)
    expect(after.find((repair) => repair.id === id)?.accepted).toBe(true)
    expect(unknownIds).toEqual(['r9999'])
  })
})

describe('clean text stays as it is', () => {
  test.each([
    ['Simplified', '中山路开街了，老街里人很多。\n\n“真的吗？！”他问：“什么时候？”\n'],
    [
      'Traditional',
      '中山路開街了，老街裡人很多。「真的嗎？」他問，「這個區什麼時候修？」著名的里院都還在。\n',
    ],
    ['learners', '仡佬(gē lǎo)族、亳(bó)州、WTO(世贸组织)、(记者 于晓)，真的?!\n'],
    [
      'a Traditional reader',
      '我學(xué)習(xí)漢(hàn)語(yǔ)，你(nǐ)也(yě)學(xué)習(xí)漢(hàn)語(yǔ)嗎(ma)？我(wǒ)們(men)都(dōu)是(shì)學(xué)生(shēng)。\n',
    ],
    ['letters and symbols', 'A&T 公司的 3,000 元，10:30，①㎡，﨎，https://example.cn/?a=1&b=2，C++。\n'],
    ['Markdown', '# 标题\n\n- 一\n- 二\n\n> 引文 **重点**\n\n[链接](/articles/x/)\n'],
    [
      'letters among figures',
      '[视频](https://a.example/x/h0966l1a7pi.html)、[图](https://b.example/F9U2QL8O0514R9OJ)，型号A2O5x。\n',
    ],
    ['words of 己 and 已', '他把钱据为己有，也占为己有；律己有方，知己在侧，自己将来再说。\n'],
    ['what people do', '（5）居民用手机扫描门上的二维码，了解详情。\n'],
    ['a link', '[原文](%E5%B8%82%E5%8D%97)\n'],
    ['French', 'Le café « déjà vu » à Qingdao，很好。\n'],
  ])('%s', (_, text) => {
    const { repairs, text: after, markdown } = restored(text)
    expect(repairs).toEqual([])
    expect(after).toBe(text)
    expect(markdown.endsWith(`---\n\n${text}`)).toBe(true)
  })

  test('a page that writes all its marks half-width means it', () => {
    const page = '我们去中山路,看老街,吃小吃,听故事,拍照片,买书,喝茶,坐船,看海,回家。'
    expect(restored(page).repairs).toEqual([])
    expect(restored(page).notes.join()).toContain('--punct full')
    expect(restored(page, { punctuation: 'full' }).text).not.toContain(',')
  })

  test('its own output is not changed again', () => {
    for (const input of [PAGE, '&amp;lt;b&gt;老街&nbsp;ＡＢ', '坐-{zh-cn:出租车;zh-tw:計程車}-去,好']) {
      const { markdown } = restored(input)
      const again = restored(markdown)
      expect(again.repairs).toEqual([])
      expect(again.markdown).toBe(markdown)
    }
  })
})

describe('other damage', () => {
  const windows1252 = (bytes: Uint8Array) => new TextDecoder('windows-1252').decode(bytes)
  test.each([
    ['UTF-8 read as windows-1252', windows1252(new TextEncoder().encode('中山路开街了')), '中山路开街了'],
    [
      'GBK read as windows-1252',
      windows1252(Uint8Array.from([0xd6, 0xd0, 0xc9, 0xbd, 0xc2, 0xb7])),
      '中山路',
    ],
    ['entities', '老街&hellip;&#x4e2d;&amp;nbsp;山', '老街…中 山'],
    ['entities never make tags', '&lt;script&gt;x', '&lt;script&gt;x'],
    ['invisible', '\ufeff中\u200b山\u00a0路\n　　老街', '中山 路\n老街'],
    ['full-width letters', 'ＡＢＣ１２３，！', 'ABC123，！'],
    ['radicals', '⼯作⻓', '工作长'],
    ['compatibility ideographs', '\uf92c\ufa0e', '郎\ufa0e'],
    ['half-width marks', '今天,我们去;好吗?好', '今天，我们去；好吗？好'],
    [
      'wiki',
      '-{zh-hans:出租车;zh-tw:計程車;zh-hk:的士}-和-{于晓}-',
      ':zh[出租车]{tw=計程車 hk=的士}和:keep[于晓]',
    ],
  ])('%s', (_, input, meant) => {
    expect(restored(input).text).toBe(meant)
  })

  test.each([
    ['好的。\n鏂囧瓧在此', 2, 1],
    ['老街锟斤拷', 1, 3],
    ['老街\ufffd路', 1, 3],
    ['烫烫烫', 1, 1],
  ])('refuses what is lost: %s', (input, line, column) => {
    expect(restore(input, OPTIONS)).toMatchObject({ refusals: [{ line, column }] })
  })
})

test.each([
  ['an article that quotes damage', '“手持两把锟斤拷”是程序员的笑话。\n', false],
  ['damage', '老街锟斤拷路\n', true],
])('%s can be imported anyway', (_, input, lost) => {
  const { text, open } = restored(input, { anyway: true })
  expect(text).toBe(input)
  expect(open.some((id) => id !== 'title')).toBe(lost)
})

test('code keeps its marks where others are repaired', () => {
  expect(restored('老街,新店。运行`你好,世界`。\n\n```\n你好,世界\n```\n').text).toBe(
    '老街，新店。运行`你好,世界`。\n\n```\n你好,世界\n```\n',
  )
})

test.each([
  ['letters of Latin', '老街开了家CafÃ© MÃ¼ller，里面10Â°。', '老街开了家Café Müller，里面10°。'],
  ['emoji', '老街开街了ðŸ˜€，真好。', '老街开街了😀，真好。'],
])('%s that were read in a wrong encoding within Chinese are a guess', (_, input, meant) => {
  const { text, repairs } = restored(input)
  expect(text).toBe(meant)
  expect(new Set(repairs.map(({ confidence }) => confidence))).toEqual(new Set(['guess']))
})

test('names of Hong Kong in which both scripts write one character alike are no mixture', () => {
  const text = '香港鰂魚涌的屋邨，居民說住了很久。\n\n葵涌的街坊都來了。老師說這裡的群眾很多。\n'
  expect(restored(text)).toMatchObject({ repairs: [], open: ['title'] })
  expect(restored(text.replace('居民說', '居民们說'))).toMatchObject({ open: expect.arrayContaining(['r1']) })
})

test.each([
  '老街\n├─里院\n└─╔══╗\n',
  '他写作 É¿ 和 ÃÃÃ，人名有 Ñandú、Ångström、CHÂTEAU、NÃO。\n',
  '表情(ง•_•)ง ¯\\_(ツ)_/¯，价格£20，20°C。\n',
])('what other restorers take for damage is left alone: %j', (text) => {
  expect(restored(text).repairs).toEqual([])
})

test('HZ is decoded though backticks are among its bytes, and stays where it is code', () => {
  expect(restored('~{Tg0`35Ay5c?*#,R90`35J.5cJU!#~}\n').text).toBe('早班车六点开，夜班车十点收。\n')
  const article = 'HZ 写作`~{@O=V~}`，是“老街”两个字。\n'
  expect(restored(article).text).toBe(article)
})

test.each([
  ['parts words', '%E8%A1%97%E9%81%93/%E7%A4%BE%E5%8C%BA', '街道/社区'],
  [
    'parts words, the signs escaped themselves',
    '%25E8%25A1%2597%25E9%2581%2593/%25E7%25A4%25BE%25E5%258C%25BA%25E5%25BC%2580%25E4%25BC%259A',
    '街道/社区开会',
  ],
  ['parts figures', '5A/4A%E7%BA%A7%E6%99%AF%E5%8C%BA%E3%80%81%E8%A1%97%E5%8C%BA', '5A/4A级景区、街区'],
  [
    'is of an address that a mark ended',
    'https://a.example/b%EF%BC%8C%E8%A1%97%E9%81%935%E6%9C%88%E5%BC%80%E4%BC%9A',
    'https://a.example/b，街道5月开会',
  ],
  ['is of a path', '见 /wiki/%E5%B8%82%E5%8D%97/%E8%A1%97%E9%81%93。', undefined],
])('a slash behind percent escapes %s', (_, input, meant = input) => {
  expect(restored(input).text).toBe(meant)
})

test('a saved page gives its text and title, and no scripts', () => {
  const { markdown } = restored(
    '<!doctype html><title>老街_信网</title><script>alert(1)</script><nav>首页</nav><article><h1>老街开街</h1><p>　　里院&ldquo;开门&rdquo;了。<img src=x onerror=alert(1)></p><h2>以后</h2><p>再看。</p></article>',
  )
  expect(markdown).toBe(
    '---\ntitle: 老街开街\nscript: hans\ndraft: true\n---\n\n里院“开门”了。\n\n## 以后\n\n再看。\n',
  )
})

test('edits on edits keep every change to its own part of the input', () => {
  const edit = (text: string, seed: number): Edit[] => {
    const start = seed % (text.length + 1)
    const end = Math.min(text.length, start + (seed % 4))
    return [{ start, end, after: 'x'.repeat(seed % 3), rule: 'entity', confidence: 'exact' }]
  }
  fc.assert(
    fc.property(
      fc.string({ minLength: 1, maxLength: 30 }),
      fc.array(fc.nat(1000), { maxLength: 8 }),
      (input, seeds) => {
        let tracked = track(input)
        let plain = input
        for (const seed of seeds) {
          const [only] = edit(plain, seed)
          if (!only) continue
          tracked = applyEdits(tracked, [only])
          plain = plain.slice(0, only.start) + only.after + plain.slice(only.end)
        }
        expect(tracked.text).toBe(plain)
        let at = 0
        for (const piece of tracked.pieces) {
          expect(piece.start).toBe(at)
          if (!piece.change) expect(piece.text).toBe(input.slice(piece.start, piece.end))
          at = piece.end
        }
        expect(at).toBe(input.length)
      },
    ),
  )
})

test('never throws, whatever the text', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...'網(wǎng)?!，。區ā<>/p&;-{}|中□\n \ud800\ue000'), maxLength: 80 }),
      (noise) => {
        restore(PAGE + noise, OPTIONS)
      },
    ),
    { numRuns: 60 },
  )
})

describe('what is no article is told', () => {
  test.each([
    [
      'a table of values',
      '日期,事件,人数\n2023年,中山路亮灯,4000\n2024年,广西路通车,3500\n',
      'Markdown 的表格',
    ],
    ['a mail', 'From: a@b.cn\nTo: c@d.cn\nSubject: 老城\n\n老城更新了。\n', '邮件'],
    ['a border', `${'“'.repeat(6000)}\n`, '没有汉字'],
  ])('%s', (_, text, word) => {
    const { text: after, notes } = restored(text)
    expect(after).toBe(text)
    expect(notes.join()).toContain(word)
  })

  test('a record of JSON is decoded, and its frame named', () => {
    const { text, open, repairs } = restored('{"id":1,"content":"\\u8001\\u57ce\\u66f4\\u65b0"}')
    expect(text).toBe('{"id":1,"content":"老城更新"}')
    expect(repairs.map(({ rule, confidence }) => `${rule} ${confidence}`)).toEqual([
      'escape unparsed',
      'escape exact',
    ])
    expect(open).toContain('r1')
  })
})

test('a page whose glosses part its words is repaired, not refused', () => {
  const text = '老(lao)城(cheng)更(geng)新(xin)，街(jie)区(qu)亮(liang)灯(deng)。'.repeat(8)
  expect(restore(text, OPTIONS)).not.toHaveProperty('refusals')
})

test.each([
  ['âœ” 已经做完的事，请大家核对。', '✔ 已经做完的事，请大家核对。'],
  ['晚会上大家唱â™«老歌。', '晚会上大家唱♫老歌。'],
  ['3Ã—4米的房间，很小。', '3×4米的房间，很小。'],
  ['Î³射线的能量很高。', 'γ射线的能量很高。'],
  ['他说doesnÃƒÂ¢Ã¢â€šÂ¬Ã¢â€žÂ¢t，就走了。', '他说doesn’t，就走了。'],
])('signs that were read in a wrong encoding within Chinese are a guess: %s', (text, meant) => {
  const { text: after, repairs } = restored(text)
  expect(after.trim()).toBe(meant)
  expect(repairs.map(({ rule, confidence }) => `${rule} ${confidence}`)).toEqual(['mojibake guess'])
})

test('no year is guessed where the page itself names its date', () => {
  const page = (date: string) =>
    `<html><head><title>港口罢工</title></head><body><h1>港口罢工</h1><p>${date}来源：某网</p><p>新华社里昂3月4日电（记者李明）港口5日停了下来。2015年也停过一次。</p><p>货船在港外等着，码头上没有人。</p></body></html>`
  const years = (input: string) => restored(input).repairs.filter(({ rule }) => rule === 'year')
  expect(years(page(''))).toHaveLength(1)
  expect(years(page('2019-03-05 08:12:00 '))).toEqual([])
})
