import type { Lexicon } from './lexicon.ts'
import type { Edge } from './segmentation.ts'

/**
 * Names of lanes, courtyards and quarters in 里: 广兴里, 九如里. They are of two characters or three, mostly of good
 * omen, and outside such a name 里 is 裏, what lies inside. Each feature adds its weight, in the lexicon's scale; a
 * candidate whose weights add up to more than nothing is a word of its own.
 */

/** Characters that such names are made of. */
const OF_OMEN = new Set([
  ...'安万州邦宝保本炳昌长常朝成诚承崇春慈达德定鼎东端敦恩发丰逢凤福富复阜广贵桂国海汉翰合和恒亨宏弘洪鸿厚华怀惠积吉集济嘉佳江锦金京晋景敬静久九聚均骏俊康魁来兰乐礼立丽利良临麟隆禄伦满茂民名明鸣睦南能宁平普齐奇祺启乾谦勤清庆泉仁荣融如瑞润三善尚绍申升胜盛圣世寿树顺松泰天田同统维文五武熙西先贤祥晓孝协新信兴星荣秀延炎阳业宜义艺益毅英盈永友有余育裕誉元远源悦云泽增章兆珍真振正芝志中忠众竹卓紫祖介如北河山川贵青鲁潍胶',
])
/** Last characters of what things are in, with 里: 罐里, 花坛里, 广场里. */
const HOLDERS = new Set([
  ...'罐坛锁孔篮坑箱柜袋包杯碗盆锅瓶壶桶池塘井湖洞穴窝巢屋房室厅楼店铺馆院校班厂场园地沟谷村镇城乡区街巷车船机舱炉灶缸瓮袖兜怀手眼耳口嘴心脑肚腹骨血肉书诗词歌曲戏剧片照画图镜库仓棚圈笼网盒筒管槽篓筐盘碟匙套壳缝隙角堆层土泥水雨雪风雾光影火烟夜晚梦话语声报纸表单册页节段句字账票证件群队伍组团会所局部司处科站台路道桥港湾洋草丛野岭界圈境况程间时候期年月日季假课考试赛子头面员们人家',
])
/** Last characters of names that are as often places in the open: 松林里, 深山里. */
const SCENERY = new Set([...'林山河海田水天春光'])
const NUMERAL = '〇零一二两三四五六七八九十百千万亿几半数多'

/** Little words, and what only 裏 follows. */
const NEVER =
  /[的了是在着过与及把被从到对这那哪每各某此其个位件间说看没不也就都还又很要会能让给向往心手眼夜月日]/u
/** Words of common life, of two such characters, that name lanes all the same. */
const NAMESAKES = new Set(
  '和平 复兴 幸福 团结 光明 平安 东方 新华 中华 永安 延安 长安 太平 安康 云南 九江 长春 安庆 济南 泰安 东平 江宁 西宁 南宁 山西 江西 广东 广西 河南 海南 新民 民主 长江 泰山 天山 华山 黄山 长兴 大同 北平 汉阳 长清 南阳 信阳 益阳 东升 大成 公平'.split(
    ' ',
  ),
)

/** Where someone lives, and where something lies. */
const LIVES_AT = /(?:家住|住在|住进|搬进|搬到|搬离|迁入|租住|祖居)$/u
const LIES_AT =
  /(?:位于|坐落于|地处|走进|走访|探访|来到|入驻|进驻|改造|修缮|复建|新建|扩建|征收|拆除|保护|老里院|里院|[修改]?[缮造]后的|[路街区])$/u
const NUMBERED =
  /^(?:[甲乙丙]?[0-9０-９〇一二三四五六七八九十]{1,5}(?:[号弄栋幢]|-[0-9])|[一二三四五六1-9]期)/u
const OF_PLACES =
  /^(?:社区|小区|大院|院落|片区|街区|项目|工程|地块|旧址|居委会|派出所|菜市场|公寓|宾馆|饭店|酒店|咖啡馆|书坊|小学|中学|幼儿园|车站|胡同|牌坊|大街|东街|西街|南街|北街|路[口与和、，。]|商街|文创|改造|修缮|征收|保护|门口|居民|住户|租户|商户|业主|街坊)/u
/** What people do where they live. */
const LIVED_IN = /^(?:长大|出生|居住|住了|生活|安家|开店|摆摊)/u
/** A way that begins or ends at a place. */
const WAY = { before: /(?:从|由|自)$/u, after: /^(?:到|至|出发|步行|往[东南西北])/u }
/** What makes a word of 里 and the character after it. */
const GOES_ON = /[程面边头外屋间层弄侧院]/u

/** A word at least this rare may be a name. */
const RARE = 15
/** A word at most this rare is seldom a lane's name. */
const COMMON = 12

/** What speaks for a name and against it, in the lexicon's scale. */
const WEIGHTS = {
  bias: -3.5,
  omen: 1.8,
  three: -2,
  holder: -5,
  scenery: -2,
  unknown: 1.5,
  wordOfOmen: 0.3,
  commonWord: -3.5,
  plainWord: -6,
  rareWord: -1.5,
  numbered: 10,
  ofPlaces: 4.5,
  livesAt: 6.5,
  liesAt: 3,
  listed: 3,
  courtyards: 4,
  livedIn: 2.5,
  way: 2.5,
  goesOn: -6,
  within: -1.5,
} as const

/**
 * Finds what may be names in 里.
 *
 * @param text one block, Simplified
 * @param start where to begin
 * @param stop where to end
 * @param lexicon the other words
 * @param form the Traditional form of a character or a word of the lexicon
 * @returns edges ordered by start
 */
export function laneEdges(
  text: string,
  start: number,
  stop: number,
  lexicon: Lexicon,
  form: (word: string) => string,
): Edge[] {
  const edges: Edge[] = []
  for (let at = text.indexOf('里', start + 2); at >= 0 && at < stop; at = text.indexOf('里', at + 1)) {
    for (const length of [3, 2]) {
      const first = at - length
      if (first < start) continue
      const score = laneScore(text, first, at, lexicon)
      if (score <= 0) continue
      const name = text.slice(first, at)
      edges.push({
        start: first,
        end: at + 1,
        cost: Math.max(3, priceOf(text, first, at + 1, lexicon) - score),
        get output() {
          return `${laneForm(name, lexicon, form)}里`
        },
      })
    }
  }
  return edges.sort((a, b) => a.start - b.start)
}

/** The characters before 里: a word's own form, or each character's, and 余 is 餘, of plenty. */
function laneForm(name: string, lexicon: Lexicon, form: (word: string) => string): string {
  if (lexicon.trie.get(name) >= 0) return form(name)
  return [...name].map((one) => (one === '余' ? '餘' : form(one))).join('')
}

/** Adds up what speaks for a name that ends in the 里 at `at`. */
function laneScore(text: string, first: number, at: number, lexicon: Lexicon): number {
  const before = text.slice(Math.max(0, first - 6), first)
  const after = text.slice(at + 1, at + 9)
  let score = nameScore(text.slice(first, at), lexicon)
  if (score === -Infinity) return score
  if (NUMBERED.test(after)) score += WEIGHTS.numbered
  else if (GOES_ON.test(after.charAt(0))) score += WEIGHTS.goesOn
  else if (OF_PLACES.test(after)) score += WEIGHTS.ofPlaces
  else if (LIVED_IN.test(after)) score += WEIGHTS.livedIn
  if (LIVES_AT.test(before)) score += WEIGHTS.livesAt
  else if (LIES_AT.test(before)) score += WEIGHTS.liesAt
  else if (before.endsWith('在')) score += WEIGHTS.within
  if (WAY.before.test(before) && WAY.after.test(after)) score += WEIGHTS.way
  if (isListed(text, first, at, lexicon)) score += WEIGHTS.listed
  if (/^[^。；！？]{0,6}[处座个片]里院/u.test(text.slice(at + 1, at + 14))) score += WEIGHTS.courtyards
  return score
}

/** What the characters themselves say; never where they can be no name. */
function nameScore(name: string, lexicon: Lexicon): number {
  const last = name.charAt(name.length - 1)
  if (!/^\p{Script=Han}+$/u.test(name) || NEVER.test(name)) return -Infinity
  if (NUMERAL.includes(last) && (name.length === 2 || !isOfOmen(name.slice(0, -1)))) return -Infinity
  let omen = 0
  for (const character of name) if (OF_OMEN.has(character)) omen++
  const whole = omen === name.length || (name.length === 3 && NUMERAL.includes(last))
  if (name.length === 3 && !whole) return -Infinity
  let score = WEIGHTS.bias + WEIGHTS.omen * Math.min(2, omen)
  if (name.length === 3) score += WEIGHTS.three
  if (HOLDERS.has(last) && !OF_OMEN.has(last)) score += WEIGHTS.holder
  if (SCENERY.has(last) && !NAMESAKES.has(name)) score += WEIGHTS.scenery
  const word = lexicon.trie.get(name)
  if (word < 0) return /^[和有]/u.test(name) ? -Infinity : score + WEIGHTS.unknown
  const cost = lexicon.costs[word] as number
  if (whole || NAMESAKES.has(name))
    return score + (cost < COMMON && !NAMESAKES.has(name) ? WEIGHTS.commonWord : WEIGHTS.wordOfOmen)
  return score + (cost < RARE ? WEIGHTS.plainWord : WEIGHTS.rareWord)
}

function isOfOmen(name: string): boolean {
  return [...name].every((character) => OF_OMEN.has(character))
}

/** Whether another such name stands beside this one in a list: 九如里、宝兴里. */
function isListed(text: string, first: number, at: number, lexicon: Lexicon): boolean {
  const next = /^[、和与及](\p{Script=Han}{2,3})里(?![程面边头外屋间层弄侧])/u.exec(
    text.slice(at + 1, at + 7),
  )?.[1]
  if (next !== undefined && nameScore(next, lexicon) > 0) return true
  const previous = /(\p{Script=Han}{2})里[、和与及]$/u.exec(text.slice(Math.max(0, first - 4), first))?.[1]
  return previous !== undefined && nameScore(previous, lexicon) > 0
}

/** What a cut without the name costs at least. */
function priceOf(text: string, first: number, end: number, lexicon: Lexicon): number {
  const word = lexicon.trie.get(text.slice(first, end - 1))
  let units = 0
  for (let at = first; at < end - 1; at++) units += lexicon.unitCosts[text.charCodeAt(at)] as number
  const name = word < 0 ? units : Math.min(units, lexicon.costs[word] as number)
  return name + (lexicon.unitCosts[text.charCodeAt(end - 1)] as number)
}
