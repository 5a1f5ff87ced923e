/** Signs that stand for characters, characters that look like others, text that stands twice: what is told, and what is a writer's own. */
import { describe, expect, test } from 'vitest'
import { restore } from '../../../src/restoration/restore.ts'
import { score, USUAL, VARIANTS } from './score.ts'
import { shuffledPages } from './confidence.ts'
import { seededRandom } from './random.ts'
import { OPTIONS, restored } from './restored.ts'

const told = (text: string) => {
  const { repairs, open } = restored(text)
  return repairs
    .filter(({ id }) => open.includes(id))
    .map(({ before, alternatives }) => [before, alternatives[0]])
}

describe('told, the text stays', () => {
  test.each([
    [
      'a character lost to a star',
      '菜店换了老板，豆腐却涨了五毛，萝卜还是原来的价*，邻居们说*要新鲜就行。\n',
      ['*', '□'],
    ],
    ['one lost to a box of ink', '昨天来了三百多名志工，在海■捡垃圾，两个小时就装满了一车。\n', ['■', '□']],
    [
      'a passage of stars',
      '刘师傅把摊子搬回原处，****************“就怕租金跟着涨。”旁边有人说。\n',
      ['****************', '□'],
    ],
    ['己 for 已', '三年内不上调租金，己经写进了合同。\n', ['己', '已']],
    ['末 for 未', '这在末来几年里会有变化。\n', ['末', '未']],
    ['入 for 人', '船上的科研入员工作了四十七天。\n', ['入', '人']],
    ['曰 for 日', '科考船曰前回到母港。\n', ['曰', '日']],
    ['two halves of a character', '步行街白勺围挡全部拆除了。\n', ['白勺', '的']],
    [
      'quotation marks the wrong way round',
      '她说：”以前下雨天一脚水，现在好走多了。“旁边的人笑了。\n',
      ['”', '“'],
    ],
    ['a line that begins with a mark', '船员们绕行了两次\n\n。厨师笑着说，碗都放不住。\n', ['。', '']],
  ])('%s', (_, text, place) => {
    expect(told(text)).toContainEqual(place)
    expect(restored(text).text).toBe(text)
  })

  test('a paragraph that stood before', () => {
    const paragraph =
      '这次改造一共投入三千六百万元，更换雨水管网四公里，新增座椅一百二十把，商户的租金三年内不上调。'
    expect(told(`开工了。\n\n${paragraph}\n\n${paragraph}\n`).map(([before]) => before)).toEqual([paragraph])
  })
})

test('each character twice', () => {
  const text = '历时八个月的改造以后，路面换成了花岗岩，两旁的梧桐一棵也没有少。\n'
  const { text: after, repairs } = restored(text.replaceAll(/\p{Script=Han}/gu, '$&$&'))
  expect(after).toBe(text)
  expect(new Set(repairs.map(({ confidence }) => confidence))).toEqual(new Set(['inferred']))
})

test('numbers for all characters, marks too', () => {
  const text = '海洋所的科考船回到母港，船上有三十二名科研人员。浪最大的时候，碗都放不住。\n'
  const numbers = text.replaceAll(/\P{ASCII}/gu, (character) => `&#${character.charCodeAt(0)};`)
  expect(restored(numbers).text).toBe(text)
})

test('Chinese that was read in EUC-KR is refused', () => {
  const text =
    '雅雅訝亮당멨訝誤у겼烏佯訝삯녑沃わ욘김與욘밧뻠繞⑨餓ゅ썲鸚얍경밤\n멨ㄺ鸚雅竊당弱김訝餓訝沃わ訝쇤겼꿱돈堊겼ゅ堊亮ュ竊雅븃縕фч竊雅븃縕х삭\n溫恙雅與김┰若ㅹⓧⓦ녑嶺竊겼뜻雍弱竊訝⒴섧룡訝茹\n'
  expect('refusals' in restore(text, OPTIONS)).toBe(true)
})

describe('a writer’s own', () => {
  test.each([
    ['names with stars', '一等奖：王**；二等奖：刘*芳、欧阳*；三等奖：赵*、孙**，请来领奖。\n'],
    ['what is multiplied', '面积=长*宽，体积是长×宽×高，说的是同一回事。\n'],
    ['newspaper credits', '责任编辑■王小明，校对■李晓，本版图片由读者提供。\n'],
    ['emphasis', '他说的*重点*在这里，不是*那里*，请看**这句话**。\n'],
    [
      'what characters say of themselves',
      '“未”“末”不同：未来与末尾；周末来的人多，律己有方，舍己为人，己所不欲。\n',
    ],
    [
      'a character before one that looks like it',
      '两家店没有太大的不同，扫描下面的二维码入群，等群里的人回话。\n',
    ],
    ['a name of one letter', '他在R源代码里找了很久，然后R代码会了，我们开R会，说国R语，出R书，也教R课。\n'],
    ['words of the ancients', '孟子曰：“鱼，我所欲也。”老子曰、庄子曰，古人言必称曰。\n'],
    [
      'words that double',
      '高高兴兴、干干净净、明明白白、来来往往、家家户户、说说笑笑、吞吞吐吐、平平安安。\n',
    ],
    ['verse that doubles', '莺莺燕燕春春，花花柳柳真真，事事风风韵韵，娇娇嫩嫩，停停当当人人。\n'],
    ['laughter', '哈哈哈哈哈哈哈哈哈哈哈哈哈哈哈哈，呵呵呵呵呵呵呵呵呵呵，笑成一片！\n'],
    ['verse in steps', '秋夜\n\n月亮\n　　升起来\n　　　　升起来\n\n我把灯关了。\n'],
    ['faces', '颜文字有 (╯°□°）╯︵ ┻━┻，也有（︶︿︶），他天天发。\n'],
    [
      'entities that are explained',
      '在网页里，&amp;nbsp; 表示不断行空格，&amp;amp; 才是这个符号本身，初学的人常常忘记。\n',
      'named',
    ],
    [
      'mojibake that is quoted',
      '“文字”的 UTF-8 字节按 GBK 读，就成了“鏂囧瓧”；看到“â€™”，多半是撇号的乱码。\n',
      'named',
    ],
    [
      'names in Latin',
      '老舍(Lao She)、巴金(Ba Jin)、茅盾(Mao Dun)、林(Lin)、张(Zhang)、王(Wang)都写过海。\n',
    ],
    ['moves of chess', '炮二平五　马8进7，马二进三　车9平8，车一平二　炮8进4，这是常见的开局。\n'],
    ['soft hyphens', 'Wör\u00adter mit Trenn\u00adstel\u00adlen，德文排版用。\n'],
    ['Min', '阮兜蹛佇海邊，逐工攏看會著船。伊講：「汝敢有食飽？」囡仔咧耍。\n'],
    ['Japanese that is quoted', '山田さん写道：“青島の海は本当にきれいでした。”大家都笑了。\n'],
  ])('%s', (_, text, named = '') => {
    const { text: after, repairs } = restored(text)
    expect(after).toBe(text)
    if (named === '') expect(repairs).toEqual([])
  })
})

// pages on which a repair was called exact and was not
test.each([
  ['a question mark behind a gloss', 'LF', 151],
  ['a tear that was left alone before a gloss', 'as the source document', 32],
])('%s', { timeout: 60_000 }, (_, name, round) => {
  const page = shuffledPages(seededRandom(5000 + round), 8)
    .join('')
    .replaceAll(/\n+/gu, '\n')
  const { exact, mistaken } = score([page], { ...USUAL, ...new Map(VARIANTS).get(name) })
  expect(exact.all).toBeGreaterThan(0)
  expect(mistaken.filter((mistake) => mistake.startsWith('exact'))).toEqual([])
})
