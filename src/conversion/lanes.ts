import weights from './data/lane-weights.json' with { type: 'json' }
import lists from './data/lane-names.json' with { type: 'json' }
import type { Lexicon } from './lexicon.ts'
import { unitsCost } from './lexicon.ts'
import type { Edge } from './segmentation.ts'

/**
 * Names of lanes, courtyards and quarters in 里: 广兴里, 九如里. Outside such a name 里 is 裏, what lies inside. Two or
 * three characters before each 里 are a candidate; its features' weights, which `data/fit-lanes.ts` fits, add up to the
 * log odds that it is a name.
 */

/** Characters that such names are made of. */
const OF_OMEN = new Set(lists.omen)
/** Last characters of what things are in, with 里: 罐里, 花坛里, 广场里. */
const HOLDERS = new Set(lists.holders)
/** Last characters of names that are as often places in the open: 松林里, 深山里. */
const SCENERY = new Set(lists.scenery)
/** Words of common life that name lanes all the same. */
const NAMESAKES = new Set(lists.namesakes.split(' '))
const NUMERAL = '〇零一二两三四五六七八九十百千万亿几半数多'
/** Little words, and what only 裏 follows. */
const NEVER =
  /[的了是在着过与及把被从到对这那哪每各某此其个位件间说看没不也就都还又很要会能让给往获由经按据报归叫姓称手眼心夜月日]/u
/** What makes a word of 里 and the character after it. */
const GOES_ON = /^(?:[程面边头外屋间层侧]|弄(?!堂))/u

/** A label that persons follow: 撰稿：. */
const BYLINE = /[人者员师辑审校对影稿图文像制划计音镜筹导版][：:]\s*$/u

/** A way that begins or ends at a place. */
const WAY = { before: /[从由自]$/u, after: /^[到至]/u }

/** A word at most this rare is seldom a lane's name. */
const COMMON = 11
/** Candidates of lower odds are none. */
const LEAST_ODDS = 0.3
const WEIGHTS: ReadonlyMap<string, number> = new Map(Object.entries<number>(weights))

/** What may stand before a name, by feature. */
const BEFORE: readonly (readonly [feature: string, pattern: RegExp])[] = [
  ['livesAt', /(?:家住|住在|住进|搬进|搬到|搬离|搬出|迁入|租住|祖居|入住|世居)(?:了|过)?$/u],
  [
    'goesTo',
    /(?:位于|坐落于|地处|走进|走访|探访|来到|回到|入驻|进驻|落户|落户于|探秘|打卡|参观|游览|重返|寻访|离开|走出|抵达|赶到|前往)(?:了|过)?$/u,
  ],
  ['along', /(?:沿着?|途经|路过|穿过|经过|毗邻|紧邻|紧挨|临近|靠近|绕过|对面的|隔壁的)$/u],
  ['about', /(?:关于|说起|提起|谈起|谈到|讲起|叫做|名叫|叫|名为|更名为|改名|称为|即|以及)$/u],
  [
    'renewed',
    /(?:[如当]今的|当年的|[修改][缮造葺复]后的|原来的|昔日的|今日的|过去的|青岛的?|老里院|里院|[座处片条栋]的?)$/u,
  ],
  ['works', /(?:改造|修缮|复建|新建|扩建|征收|拆除|保护|完成|启动|推进|实施|更新)$/u],
  ['inDistrict', /[路街区号镇县市]$/u],
  ['old', /(?:^|[^古])老$/u],
  ['within', /在$/u],
  ['from', /[从由自到至往向]$/u],
  ['opens', /(?:^|[^\p{Script=Han}])$/u],
]
/** What may follow 里, by feature. */
const AFTER: readonly (readonly [feature: string, pattern: RegExp])[] = [
  ['goesOn', GOES_ON],
  [
    'numbered',
    /^(?:[甲乙丙]?[0-9０-９〇一二三四五六七八九十]{1,5}(?:[号弄栋幢楼门]|单元|-[0-9])|[东西南北]?\d+号)/u,
  ],
  ['phase', /^(?:[一二三四五六1-9]期|[东西南北]区)/u],
  ['inside', /^(?:内(?!外)|里[的有还也面头]|里$)/u],
  [
    'story',
    /^(?:始?建于|始建|原名|原为|旧称|又名|曾名|得名|取名|更名|位于|坐落|地处|占地|紧邻|毗邻|由来|旧址|是(?:[一座]?[处座个片条]|[法英德日意俄奥]租界|\p{Script=Han}{0,6}(?:时期|里院|老房子|弄堂|石库门|小区|社区|地名))|属于|共有|现有|完成|完工|竣工|开工|启动|焕然|挂牌|对外|入选|列入|被列|建成|修缮|改造|更新|保护|复建|征收|拆迁|搬迁|腾空|重新|开放|和\p{Script=Han}{2,4}(?:相邻|一带|附近))/u,
  ],
  [
    'parts',
    /^(?:的?(?:一楼|二楼|三楼|四楼|天井|门洞|门口|大门|北门|南门|东门|西门|后门|入口|院墙|外墙|牌坊|街坊|老街坊|老住户|门牌|楼道|管网|水管|暖气|老年食堂|住户|居民|租户|商户|业主|房东|街巷|名字|名称|历史|故事|由来|旧貌|前世|改造|修缮|居委会)|两侧|两边|一带|附近|北侧|南侧|东侧|西侧|对面|周边|门前|楼上|楼下|沿街|路口|口[，。的等]|这[座处个条片一])/u,
  ],
  [
    'ofPlaces',
    /^(?:社区|小区|大院|院落|片区|街区|项目|工程|地块|居委|派出所|菜市场|市场|公寓|宾馆|饭店|酒店|酒家|咖啡|书坊|书店|小学|中学|幼儿园|车站|站|胡同|大街|东街|西街|南街|北街|路[口与和、，。]|商街|文创|保护|历史|民宿|街道|片|院|人[家都说])/u,
  ],
  ['livedIn', /^(?:长大|出生|居住|住了|生活|安家|开店|摆摊|度过|租了|办公|拍摄|取景)/u],
  ['way', /^(?:到|至|出发|步行|往[东南西北]|向[东南西北]|时[，。]|走[到过])/u],
  ['courtyards', /^[^。；！？]{0,10}[处座个片]里院/u],
  [
    'ofHouses',
    /^的(?:[红青灰]?[砖瓦]|木|院|屋|房|墙|外墙|楼|老楼|老宅|老人|独居|[0-9一二三四五六七八九十几多]+户|住|街坊|商户|店|小店|界|地界|门|窗|租|孩子们|老|巷|里院|建筑|地标|历史|居民|保洁员|物业|楼长|大妈|大爷|阿姨|邻居|管网|水管|电梯|楼道|外墙|楼梯)/u,
  ],
  ['of', /^的/u],
  [
    'things',
    /^(?:有|总|常|全|含|藏|夹|混|能|可以|没有|装|放|摆|堆|塞|种|养|挂|长|飘|传|透|充|满|只|都|还|也|就|走|出|飞|那|这些|最|所)/u,
  ],
  ['ends', /^(?:$|[\s，。；：！？、）”’」])/u],
]

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
      const odds = laneOdds(text, first, at, lexicon)
      if (odds < LEAST_ODDS) continue
      const name = text.slice(first, at)
      edges.push({
        start: first,
        end: at + 1,
        cost: Math.max(3, priceOf(text, first, at + 1, lexicon) - odds),
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

function laneOdds(text: string, first: number, at: number, lexicon: Lexicon): number {
  const features = laneFeatures(text, first, at, lexicon)
  if (features === undefined) return -Infinity
  return features.reduce((sum, feature) => sum + (WEIGHTS.get(feature) ?? 0), 0)
}

/**
 * Lists the features of a candidate: of the name itself (`name:…`), of what stands before (`before:…`) and after
 * (`after:…`).
 *
 * @param text one block, Simplified
 * @param first where the candidate begins
 * @param at where its 里 stands
 * @param lexicon the other words
 * @returns the features; nothing where it can be no name
 */
export function laneFeatures(
  text: string,
  first: number,
  at: number,
  lexicon: Lexicon,
): string[] | undefined {
  const name = nameFeatures(text, first, at, lexicon)
  if (name === undefined) return undefined
  const before = text.slice(Math.max(0, first - 7), first)
  const after = text.slice(at + 1, at + 15)
  const matched = [
    ...BEFORE.filter(([, pattern]) => pattern.test(before)).map(([feature]) => `before:${feature}`),
    ...AFTER.filter(([, pattern]) => pattern.test(after)).map(([feature]) => `after:${feature}`),
    ...(isListed(text, first, at) ? ['listed'] : []),
    ...(WAY.before.test(before) && WAY.after.test(after) ? ['way'] : []),
  ]
  const kind = name.includes('name:tied')
    ? 'tied'
    : name.includes('name:holder')
      ? 'holder'
      : name.includes('name:plain')
        ? 'plain'
        : 'name'
  return ['bias', ...name, ...matched, ...matched.map((feature) => `${kind} ${feature}`)]
}

/** Whether another such name stands beside this one in a list: 九如里、宝兴里, but 人群里、队伍里. */
function isListed(text: string, first: number, at: number): boolean {
  const next = /^(?:[、和与及到至]|以及)(\p{Script=Han}{2,3})里(?![程面边头外屋间层弄侧])/u.exec(
    text.slice(at + 1, at + 8),
  )?.[1]
  const previous = /(\p{Script=Han}{2})里(?:[、和与及到至]|以及)$/u.exec(
    text.slice(Math.max(0, first - 6), first),
  )?.[1]
  return [next, previous].some((name) => name !== undefined && !HOLDERS.has(name.charAt(name.length - 1)))
}

/** What the characters themselves say; nothing where they can be no name. */
function nameFeatures(text: string, first: number, at: number, lexicon: Lexicon): string[] | undefined {
  const name = text.slice(first, at)
  const last = name.charAt(name.length - 1)
  if (
    !/^\p{Script=Han}+$/u.test(name) ||
    NEVER.test(name) ||
    BYLINE.test(text.slice(Math.max(0, first - 3), first))
  )
    return undefined
  if (NUMERAL.includes(last) && (name.length === 2 || !isOfOmen(name.slice(0, -1)))) return undefined
  const omen = [...name].filter((character) => OF_OMEN.has(character)).length
  const whole = omen === name.length || (name.length === 3 && NUMERAL.includes(last))
  if (name.length === 3 && !whole) return undefined
  // 几天里
  if (NUMERAL.includes(name.charAt(0)) && /[天年周代]$/u.test(name)) return undefined
  // 向村里, 跟家里: a place that everybody has, and what stands before it
  if (
    !whole &&
    lexicon.trie.get(`${last}里`) >= 0 &&
    lexicon.trie.get(name) < 0 &&
    !/^\d+[号弄]/u.test(text.slice(at + 1, at + 6))
  )
    return undefined
  // 长江里的江豚
  if (
    /[江河海湖溪]$/u.test(name) &&
    /^(?:的|有|还有|游着?)?\p{Script=Han}?[鱼虾蟹豚鲸龟鸭鹅藻浪]/u.test(text.slice(at + 1, at + 6))
  )
    return undefined
  const word = lexicon.trie.get(name)
  if (word < 0 && /^[和有于]/u.test(name)) return undefined
  const features = [`name:omen${String(Math.min(2, omen))}`]
  if (name.length === 3) features.push('name:three')
  if (HOLDERS.has(last) && !OF_OMEN.has(last)) features.push('name:holder')
  if (NAMESAKES.has(name)) features.push('name:namesake')
  else if (SCENERY.has(last)) features.push('name:scenery')
  const isCommon = word >= 0 && (lexicon.costs[word] as number) < COMMON
  if (word >= 0 && !NAMESAKES.has(name) && (!whole || isCommon || SCENERY.has(last)))
    features.push('name:plain')
  if (word < 0) features.push(omen > 0 ? 'name:unknown' : 'name:strange')
  else
    features.push(
      `name:rarity${String(Math.min(17, Math.max(9, 2 * Math.floor((lexicon.costs[word] as number) / 2) + 1)))}`,
    )
  if (lexicon.trie.get(`${last}里`) >= 0) features.push('name:inside')
  if (crossesWord(text, first, at, lexicon)) features.push('name:tied')
  return features
}

/** Whether a word begins before the candidate and ends in it, or is all that stands before 里: 海洋|馆里, 电影院|里. */
function crossesWord(text: string, first: number, at: number, lexicon: Lexicon): boolean {
  for (let start = Math.max(0, first - 2); start < first; start++)
    for (let end = first + 1; end <= at; end++) if (lexicon.trie.get(text.slice(start, end)) >= 0) return true
  return false
}

function isOfOmen(name: string): boolean {
  return [...name].every((character) => OF_OMEN.has(character))
}

/** What a cut without the name costs at least. */
function priceOf(text: string, first: number, end: number, lexicon: Lexicon): number {
  const word = lexicon.trie.get(text.slice(first, end - 1))
  const units = unitsCost(lexicon, text, first, end - 1)
  const name = word < 0 ? units : Math.min(units, lexicon.costs[word] as number)
  const inside = lexicon.trie.get(text.slice(end - 2, end))
  const apart = name + unitsCost(lexicon, text, end - 1, end)
  if (inside < 0) return apart
  return Math.min(apart, unitsCost(lexicon, text, first, end - 2) + (lexicon.costs[inside] as number))
}
