import { OPENER, VERB } from './data/unpack.ts'
import lists from './data/person-names.json' with { type: 'json' }
import wordList from './data/words.json' with { type: 'json' }
import type { Lexicon } from './lexicon.ts'
import { SINGLE_NOUN, unitsCost } from './lexicon.ts'
import { COMPOUND, personForm, SURNAME_FORMS } from './name-forms.ts'
import type { Edge } from './segmentation.ts'
import { ADDRESSES, DEEDS, endsWithTitle, SHORT_ADDRESSES, TITLES } from './titles.ts'

/** Costs in the lexicon's scale, natural logarithms of rarity. */
const A_NAME = 4.5
/** Characters that a given name does not have, being little words. */
const NEVER_GIVEN = new Set([
  ...'的了是在和不未就也都还很又要会能可把被让给对从到着过吗呢吧啊呀哦嘛么们这那哪谁什怎几每各某其此该只最更太再已没无非但而且或及与并则因所由上下内外前后中间里边个名位次件份条张只说讲问答称告诉看见听想去回出入起走跑坐站等年月日号时分秒区市县镇村街路巷局部科处院所校厂店楼层室岁元万亿',
])
const ALLOWED_THOUGH_LITTLE = new Set([...'里万中时元'])

/** Little words that given names have now and then: beside a title only. */
const SELDOM_GIVEN = new Set([...'后来前于是和'])
const LISTED = 7
const UNLISTED = 11
const MET_IN_NAMES = 8.5
const SELDOM = 9
const ONE_CHARACTER = 1.2
/** A given name that several persons bear, as a whole. */
const WHOLE_NAME = 9.5
/** How much surer a surname that is an everyday word becomes before such a name. */
const BORNE = 3
/** The same of a given name that is a word besides. */
const BORNE_WORD = 2
const WHOLE_NAMES = new Set(wordList.givenNames.split(' '))

const WEAK_DEEDS = new Set(
  '在 对 向 从 把 将 也 是 有 就 才 却 和 与 及 等 的 正 已 曾 还 则 便 又 连 因 为 被 给 同 带 拿 看 站 走 来 去 用'.split(
    ' ',
  ),
)
const CLAUSE_START = /[\s/／，。！？；：、“‘「『（(《〈”’」』）)》〉…—,.!?;:"'\u00b7\ufffb\ufffc]/u
const CLAUSE_END = /[\s/／，。！？；：、”’」』）)》〉…—,.!?;:"'\ufffb\ufffc]/u
/** A word at most this rare keeps its last character, though a surname, from the word after it: 闹钟. */
const RARE_HEAD = 14
/** What makes a place or an institution of the characters before it. */
const PLACE_END = new Set([...'路街区市县镇村山河湖海岛湾桥站港巷里院校馆园广寺庙塔楼厦大中小'])
const HAN = /\p{Script=Han}/u
const COUNTED = /[0-9０-９〇一二三四五六七八九十百千万亿两几多数]/u

/** A word at least this rare, though it has a form of its own, may be a name between a title and a deed: 记者余晖报道. */
const RARE_WORD = 12.9
/** Words that are no names, though their characters might be. */
const NO_NAMES = new Set('姜汤 范本 余数 余项 余杭 岳父 岳母'.split(' '))
/** A word at most this rare after 于 is rather its object than a given name: 于一线. */
const COMMON_WORD = 12.5
/** The same after 对于, 由于 and the like. */
const COMMON_OBJECT = 11

const STRONG = 5
/** A word for a calling, which may be another's subject. */
const CALLING = 4
/** A verb, an adverb or a time, which go on after a subject. */
const OPENED = 2.5
/** Another name in the same list. */
const IN_LIST = 3
const CLAUSE = 1.2
const WEAK = 1
/** A label of a byline, which names and nothing else follow. */
const LABEL = 6

const surnameCosts = new Float32Array(65536)
for (const { cost, characters } of lists.surnames)
  for (const one of characters) surnameCosts[one.charCodeAt(0)] ||= cost
const givenCosts = new Float32Array(65536)
givenCosts.fill(UNLISTED, 0x4e00, 0xa000)
for (const one of wordList.givenNameCharacters) givenCosts[one.charCodeAt(0)] = MET_IN_NAMES
for (const { cost, characters } of lists.givenNameCharacters.toReversed())
  for (const one of characters) givenCosts[one.charCodeAt(0)] = cost
for (const one of NEVER_GIVEN) if (!ALLOWED_THOUGH_LITTLE.has(one)) givenCosts[one.charCodeAt(0)] = 0
for (const one of SELDOM_GIVEN) givenCosts[one.charCodeAt(0)] = SELDOM

/** Code units at which a name or a nickname may begin, a title end, a title or deed begin: the first sieve. */
const MAY_BEGIN = new Uint8Array(65536)
const BEGINS_DEED = new Uint8Array(65536)
const BEGINS_ADDRESS = new Uint8Array(65536)
const BEGINS_COMPOUND = unitsOf([...COMPOUND].map((name) => name.charAt(0)))
const BEGINS_WHOLE = unitsOf([...WHOLE_NAMES].map((name) => name.charAt(0)))
/** What follows a family's name in that of a place. */
const NAMES_PLACE = unitsOf('家庄疃屯寨堡')
/** How what only names have after them, what names own, and what a sentence goes on with may begin. */
const BEGINS_ONLY_AFTER = unitsOf('是来而言说看那这一本自，（ 　')
const BEGINS_OWNED = unitsOf('的家')
const BEGINS_GOING_ON = unitsOf('曾已未都怎为能是第每几数多两三屡连一')
const STARTS_CLAUSE = new Uint8Array(65536)
const ENDS_CLAUSE = new Uint8Array(65536)
for (let unit = 0; unit < 65536; unit = unit === 0x30ff ? 0xfe00 : unit + 1) {
  const character = String.fromCharCode(unit)
  if (CLAUSE_START.test(character)) STARTS_CLAUSE[unit] = 1
  if (CLAUSE_END.test(character)) ENDS_CLAUSE[unit] = 1
}

/** The code units of some characters, for a sieve. */
function unitsOf(characters: Iterable<string>): Uint8Array {
  const units = new Uint8Array(65536)
  for (const one of characters) units[one.charCodeAt(0)] = 1
  return units
}

/** Surnames that are other words too, so that a nickname is told by them: 老于, 小余. */
const NICKNAMED = new Set([...'于余范岳涂朴游郁钟谷万姜沈胡'])
/** So many of what is no person: 两片老姜, 一只小钟. */
const SO_MANY =
  /[0-9〇一二三四五六七八九十百两几半数每这那][片块个只座口斤两克把根瓶坛包袋撮段些点条盘碗锅盏]$/u
/** What clocks do, and people do not: 小钟挂在门廊下. */
const CLOCK = /^(?:[挂摆嵌悬立]在|响|停摆|滴答|走[得时慢快]|敲响)/u
/** Surnames that, before a title, are told by it: 余局长, 于老师. */
const ADDRESSED = new Set([...'于余范岳涂朴游郁钟谷姜沈卜党'])
/** Surnames that are seldom met and everyday words often: a form of address makes them names. */
const SELDOM_SURNAMES = new Set([...'咸占种后干'])
/** What the Party has as well: 党代表. */
const OF_THE_PARTY = new Set('代表 委员 书记 副书记 组长 院长 团长'.split(' '))
/** Single characters that a name may follow in the midst of a clause: 家住三楼的于桂兰, 跟着于大海. */
const LEADS = new Set([
  ...'听劝和与及由让请对向是叫跟同给把被将为有、的着像夸问找见访经据从在按如靠替陪扶帮教送了喊选推派聘',
])
/** Those of them that no preposition 于 follows. */
const SURE_LEADS = new Set([...'着了夸访替陪扶给把跟请找听喊劝帮问'])
/** Surnames that are everyday words: only a title or a deed makes a name of them. */
const EVERYDAY = new Set([...'于后干党尚果幸游向应全都时成常和包经计保来官原解查支单冷平明涂种丑乐咸占'])

/** How far from its surname a name, and the word that it meets, may reach. */
const REACH = 5
const ALL_OPEN = new Uint8Array(65536).fill(1)

surnameCosts.forEach((cost, unit) => {
  if (cost > 0) MAY_BEGIN[unit] = 1
})
for (const one of [...COMPOUND, ...NICKNAMED, ...ADDRESSED, ...SELDOM_SURNAMES, '老', '小', '阿'])
  MAY_BEGIN[one.charCodeAt(0)] = 1
for (const title of ADDRESSES) BEGINS_ADDRESS[title.charCodeAt(0)] = 1
for (const word of [...TITLES, ...DEEDS]) BEGINS_DEED[word.charCodeAt(0)] = 1

/**
 * Finds what may be persons' names in a Simplified text: surname and given name, priced by how often their
 * characters are used in names and by the titles, deeds and punctuation beside them. Whether a name is one
 * is for the cut of the whole stretch to decide.
 *
 * @param text one block
 * @param start where to begin
 * @param stop where to end; no name goes past it
 * @param lexicon the other words
 * @param form the form of a character that is the same in names as elsewhere
 * @param open by code unit, 1 where a character's form depends on the word it stands in; names far from such change nothing
 * @returns edges ordered by start
 */
export function personEdges(
  text: string,
  start: number,
  stop: number,
  lexicon: Lexicon,
  form: (word: string) => string,
  open: Uint8Array = ALL_OPEN,
): Edge[] {
  const edges: Edge[] = []
  /** the last code unit, up to four after the surname, whose form is open */
  let lastOpen = -Infinity
  let seen = Math.max(0, start - 2)
  for (let at = start; at < stop; at++) {
    const unit = text.charCodeAt(at)
    if (MAY_BEGIN[unit] === 0) continue
    for (const to = Math.min(text.length, at + REACH); seen < to; seen++)
      if (open[text.charCodeAt(seen)] === 1) lastOpen = seen
    if (lastOpen < at - 1) continue
    if ('老小阿'.includes(text.charAt(at))) nickname(text, at, edges, form, lexicon)
    addressed(text, at, edges, form, lexicon)
    ordinary(text, at, edges, lexicon)
    if (NAMES_PLACE[text.charCodeAt(at + 1)] === 1) familyPlace(text, at, edges, lexicon)
    const compound = BEGINS_COMPOUND[unit] === 1 && COMPOUND.has(text.slice(at, at + 2))
    const surname = compound ? 5 : (surnameCosts[unit] as number)
    if (surname === 0) continue
    const first = at + (compound ? 2 : 1)
    const one = givenCosts[text.charCodeAt(first)] ?? 0
    const whole = BEGINS_WHOLE[text.charCodeAt(first)] === 1 && WHOLE_NAMES.has(text.slice(first, first + 2))
    if (one === 0 && !whole) continue
    let led = beforeBonus(text, at, lexicon)
    if (led === undefined) continue
    if (led < STRONG && followsName(text, at)) led = Math.max(led, IN_LIST)
    const called = CALLED.test(text.slice(Math.max(0, at - 2), at))
    const two = givenCosts[text.charCodeAt(first + 1)] ?? 0
    for (const length of [1, 2]) {
      const end = first + length
      if (end > stop) break
      if (length === 1 ? one === 0 : (one === 0 || two === 0) && !whole) continue
      const isWhole = length === 2 && whole
      const isCalled = called && (end === text.length || ENDS_CLAUSE[text.charCodeAt(end)] === 1)
      const before = isCalled ? STRONG : led
      const penalty = namePenalty({ text, at, first, end, before, compound, isWhole, lexicon })
      if (penalty === undefined) continue
      const characters = one + (length === 2 ? two : ONE_CHARACTER)
      const given = isWhole ? Math.min(characters || WHOLE_NAME, WHOLE_NAME) : characters
      const cost = A_NAME + surname + given - before - afterBonus(text, end, lexicon) + penalty
      const word = lexicon.trie.get(text.slice(at, end))
      if (cost >= unitsCost(lexicon, text, at, end)) continue
      const known = word >= 0 && length === 2
      edges.push({
        start: at,
        end,
        cost: Math.max(cost, 3),
        // most candidates lose, so that their form is made only where it is asked for
        get output() {
          const name = text.slice(at, end)
          return known ? form(name) : personForm(name, form)
        },
      })
    }
  }
  return edges
}

interface Candidate {
  readonly text: string
  readonly at: number
  /** where the given name begins */
  readonly first: number
  readonly end: number
  readonly before: number
  readonly compound: boolean
  /** whether the given name is one that several persons bear */
  readonly isWhole: boolean
  readonly lexicon: Lexicon
}

/** What makes a name dearer that could be ordinary words; undefined where it cannot be a name. */
function namePenalty({
  text,
  at,
  first,
  end,
  before,
  compound,
  isWhole,
  lexicon,
}: Candidate): number | undefined {
  const surname = text.charAt(at)
  const length = end - first
  const one = givenCosts[text.charCodeAt(first)] as number
  const two = length === 2 ? (givenCosts[text.charCodeAt(first + 1)] as number) : 0
  const after = afterBonus(text, end, lexicon)
  const led = before >= CALLING
  const followed = after >= STRONG
  const isUsual = length === 2 && USUAL_GIVEN.has(text.slice(first, end))
  const listed = isWhole || isUsual || (one <= LISTED && two <= LISTED)
  const everyday = EVERYDAY.has(surname)
  if (!compound && text.slice(first, end).includes(surname)) return undefined
  // 汤里, 池里
  if (length === 1 && text.charAt(first) === '里' && !led && HOLDS.has(surname)) return undefined
  // 余渣带着, 余泥运走: nobody is called so
  if (!isWhole && one === UNLISTED && before < IN_LIST) return undefined
  const listedNext = text.charAt(end) === '、' && after >= OPENED
  if (!isWhole && (one === SELDOM || two === SELDOM) && before < STRONG && !followed && !listedNext)
    return undefined
  if (text.charAt(first) === '于' && (everyday || lexicon.trie.get(text.slice(at, first + 1)) >= 0))
    return undefined
  if (
    surname === '于' &&
    before < LABEL &&
    text.charAt(at - 1) !== '的' &&
    isWhereOrWhen(text, first, end, lexicon)
  )
    return undefined
  if (surname === '于' && !/[对于]/u.test(text.charAt(at - 1)) && FOR_WHOM.test(text.slice(end, end + 2)))
    return undefined
  const word = lexicon.trie.get(text.slice(at, end))
  // 于征 stands among OpenCC's phrases, 於徵, but beside a title that says nothing
  const isPhrase = surname === '于' && listed && led && lexicon.standard[word]?.startsWith('於') === true
  if (word >= 0 && length === 1 && before < LABEL && !isPhrase) {
    const leading = led || LEADS.has(text.charAt(at - 1))
    if (lexicon.standard[word] === undefined) {
      if (
        !(led && followed) &&
        !((led ? after >= CLAUSE : followed || (leading && after >= OPENED)) && listed)
      )
        return undefined
    } else {
      const rare = lexicon.kinds[word] !== VERB && (lexicon.costs[word] as number) >= RARE_WORD
      const placed =
        before >= CALLING ||
        ((before >= CLAUSE || LEADS.has(text.charAt(at - 1))) && isPersonsDeed(text, end))
      if (!(placed && followed && listed && rare) || (everyday && surname !== '于')) return undefined
      if (NO_NAMES.has(text.slice(at, end))) return undefined
    }
  }
  if (length === 1 && one > LISTED && surname !== '于' && before < LABEL && !followed) return undefined
  let penalty = 0
  const head = length === 2 && !compound ? lexicon.trie.get(text.slice(at, at + 2)) : -1
  if (
    head >= 0 &&
    !followed &&
    before < LABEL &&
    LOCATIVE.test(text.charAt(end - 1)) &&
    (lexicon.standard[head] !== undefined || (lexicon.costs[head] as number) < COMMON_WORD)
  )
    return undefined
  if (head >= 0 && followed) penalty += listed || led || surname === '于' ? 0 : 3
  else if (head >= 0 && (isWhole || isUsual)) penalty += 3
  else if (head >= 0) penalty += lexicon.standard[head] === undefined || surname === '于' ? 3 : 6
  const toPerson = DONE_TO_PERSONS.test(text.slice(Math.max(0, at - 3), at))
  const mayBegin = before >= CLAUSE || toPerson || LEADS.has(text.charAt(at - 1))
  // 胶州路改成 is a road
  if (PLACE_END.has(surname) && !mayBegin) return undefined
  if (!everyday) {
    if (!mayBegin && !followed) penalty += after <= 0 ? 4 : 2
    // 白胡子
    if (length === 2 && !isWhole && !isUsual && !led && !followed && isCommonWord(text, first, end, lexicon))
      penalty += 4
    // 师范|一周, 闹钟|大王: what stands before has the surname as its end
    if (!mayBegin && isTied(text, at, lexicon, RARE_HEAD)) penalty += 6
    return penalty - (toPerson ? 3 : 0)
  }
  const given = length === 2 && !isUsual ? lexicon.trie.get(text.slice(first, end)) : -1
  const common = given >= 0 && (lexicon.costs[given] as number) < COMMON_WORD
  const headed = surname === '于' && at === 0 && length === 2 && text.charAt(end) === '：'
  const sure =
    headed ||
    (surname === '于' && listed && length === 2 && text.charAt(at - 1) === '的') ||
    ((SURE_LEADS.has(text.charAt(at - 1)) || toPerson) && (listed || surname === '于'))
  if (given >= 0 && !sure) {
    if (before >= LABEL || (before >= STRONG && ALONE.test(text.charAt(end)))) penalty += 0
    else if (!listed) penalty += 6
    else if (common) penalty += followed && !isDoneAnywhere(text, end) ? 1 : 6
  }
  if (isWhole && !common) penalty -= BORNE
  else if (isUsual && after >= WEAK && !isDoneAnywhere(text, end)) penalty -= BORNE_WORD
  if (before >= STRONG) {
    if (length === 2) return penalty + (after > 0 ? 0 : given >= 0 ? 6 : 1)
    return penalty + (after >= WEAK ? 0 : 5) - nounLacking(text, first, lexicon)
  }
  const starts = before >= CLAUSE
  if (!mayBegin) {
    const opens = OPENS_CLAUSE.test(text.slice(Math.max(0, at - 2), at))
    const likeName =
      length === 2 && listed && head < 0 && (given < 0 || (isUsual && !isDoneAnywhere(text, end)))
    const goesOn = opens
      ? after >= OPENED
      : followed && (!isTied(text, at, lexicon) || endsWord(text, at, lexicon)) && startsWithTitle(text, end)
    // 第三棒干志刚接棒: nothing but a name is called so
    const onlyName = isWhole && likeName && given < 0 && after >= WEAK && !isTied(text, at, lexicon)
    if (!likeName || !(goesOn || onlyName)) return undefined
    if (opens) return penalty + (followed ? 1 : 2) - 1.5
  }
  if (sure) penalty -= 5
  else if (!starts && isTied(text, at, lexicon)) {
    const surnameOfAnother = length === 1 && (surnameCosts[text.charCodeAt(first)] as number) > 0
    const object = length === 2 ? lexicon.trie.get(text.slice(first, end)) : -1
    const asObject = object >= 0 && (!followed || (lexicon.costs[object] as number) < COMMON_OBJECT)
    if (length === 1 ? !followed || surnameOfAnother : !listed || asObject || after < OPENED) return undefined
    if (length === 2) penalty -= followed ? 3 : 2
  }
  if (length === 1) {
    const goesOn = after >= OPENED || before >= IN_LIST || /[的、]/u.test(text.charAt(end))
    const weakly = after >= WEAK && listed && lexicon.trie.get(text.slice(first, end + 1)) < 0
    if (after <= 0 || (starts && !goesOn && !weakly)) return undefined
    return penalty + (after >= OPENED ? 2 : 3) - nounLacking(text, first, lexicon)
  }
  if (after < OPENED && !headed && (common || !listed)) return undefined
  return penalty + (followed ? 1 : 2) - (listed && !common ? 1.5 : 0)
}

/** Surnames that are also what something is in: 汤里, 池里. */
const HOLDS = new Set('汤池江井包房车米田石')

/** What closes 于 and those for whom something holds: 于家长而言. */
const FOR_WHOM = /^(?:来[说讲]|而言)/u

/** What ends a word for a time, or opens a clause within a sentence: 那天晚上于淑琴没有回家, 听说于占军回来了. */
const OPENS_CLAUSE =
  /(?:[天晚夜午晨早年月日上时候]|[听据]说|只见|原来|后来|如今|图为|于是|因此|所以|但是|可是|随后|接着|最后|终于|其实|幸好|好在|不过|结果|突然|忽然|虽然|如果|因为|而且|并且|同样|据悉|目前|以前|以后|之后)$/u

/**
 * Whether a title follows, or something said to someone or said and no more, as only persons do: 余晖介绍，…, but
 * 余震介绍展板.
 */
function isPersonsDeed(text: string, end: number): boolean {
  if (ONLY_AFTER_NAMES.test(text.slice(end, end + 3))) return true
  const word = titleOrDeed(text, end)
  if (word === undefined || TITLES.has(word)) return word !== undefined
  const after = end + word.length
  return (
    after === text.length ||
    ENDS_CLAUSE[text.charCodeAt(after)] === 1 ||
    /^(?:[说道我你他她]|记者|大家)/u.test(text.slice(after, after + 2))
  )
}

function isCommonWord(text: string, start: number, end: number, lexicon: Lexicon): boolean {
  const word = lexicon.trie.get(text.slice(start, end))
  return word >= 0 && (lexicon.costs[word] as number) < COMMON_WORD
}

/** Whether a word ends here, so that a tie across is none: 居委会|于主任. */
function endsWord(text: string, at: number, lexicon: Lexicon): boolean {
  return [2, 3].some((length) => at >= length && lexicon.trie.get(text.slice(at - length, at)) >= 0)
}

/** Whether a form of address that follows names begins here: 主任, 女士. */
function startsWithTitle(text: string, at: number): boolean {
  return [4, 3, 2].some((length) => ADDRESSES.has(text.slice(at, at + length)))
}

/** The longest title or deed that begins here. */
function titleOrDeed(text: string, at: number): string | undefined {
  for (let length = BEGINS_DEED[text.charCodeAt(at)] === 1 ? 5 : 0; length >= 1; length--) {
    const word = text.slice(at, at + length)
    if (word.length === length && (TITLES.has(word) || DEEDS.has(word))) return word
  }
  return undefined
}

const DONE_TO_PERSONS =
  /(?:授予|颁给|感谢|采访|联系|拜访|探望|看望|陪同|邀请|聘请|祝贺|慰问|走访|委托|协助|找到|系到|访到|认识|结识|请来|见到|遇见|遇到|推荐|推举|选举|任命|叫做|名叫|告诉|告知|通知|询问|请教|求助|安慰|劝说|叮嘱|嘱咐|提醒|转告|提起|提到|说起|说到|谈起|谈到|想起|想到|聊起|问起|夸起|联系上|交给|递给|送给|留给|写给|寄给|嫁给|借给|卖给|还给|发给|照顾|照料|搀扶|帮助|护送|追随|师从|感激|怀念|想念|缅怀|纪念|悼念|看见|撞见|碰见|碰到|瞒着|围着|多亏|幸亏|辅佐|崇拜|佩服|敬佩|钦佩|喜欢|信任|相信|责怪|埋怨|抱怨|救起|救下|救出|撞倒|抓获|逮捕|营救|抢救|名为|取名|化名|起名|自称|唤作|叫作|名字是|笔名)$/u

/** What is done at a place as often as by a person, so that 于 before it may be the preposition: 于天津出席. */
const DONE_ANYWHERE =
  /^(?:服役|主持|出席|参加|带队|率队|走访|调研|考察|宣布|致[辞词]|讲话|发言|接受|受访|主讲|作|当选|获|荣获|夺得|摘得|率领|带领|陪同|会见|检查|督导|视察|慰问|签署|部署|执教|执导|坐诊|领衔|主演|饰演|创作|编著|去世|逝世|出生|毕业|退休|入选|整理|担?任|绘|画|今年)/u

function isDoneAnywhere(text: string, at: number): boolean {
  return DONE_ANYWHERE.test(text.slice(at, at + 2))
}

/** What ends a byline or a sentence right after a title and a name. */
const ALONE = /^[）)】」』”。、]?$/u

/** Words that persons have as their given names again and again, as jieba's dictionary of persons shows. */
const USUAL_GIVEN = new Set(lists.usualGivenNames.split(' '))

/** Countries, provinces and cities whose names could be given names as well. */
const PLACES = new Set(lists.placesLikeGivenNames.split(' '))
/** What follows the name of an event or an era: 于建国初期. */
const STAGE_OF_TIME = /^(?:[初中后末时]期|期间|前[夕后]|当[天日晚年]|之[际初前后]|以[来前后]|中旬|年间)/u
const LOCATIVE = /[中里上下前后间内外旁时]/u
/** What something may be in the midst of or on: a place, a text, the weather. */
const HAS_INSIDE =
  /[江河湖溪池井门桥潮沟渠港湾滩岸洞坑文书信函诗词剧片画图梦雨雪风雾夜山林海水空云心途家园校厂店会雷影镜灯车船城乡村岩树田台街巷院楼屋房室馆展课赛席事饭幕术节]/u

/** Whether 于 stands before a place or a time, so that what follows is no given name: 于文中, 于海上, 于清晨, 于云南. */
function isWhereOrWhen(text: string, first: number, end: number, lexicon: Lexicon): boolean {
  const given = text.slice(first, end)
  const next = text.charAt(end)
  if (given.length === 1)
    return (
      (lexicon.trie.get(given + next) >= 0 && isWhereOrWhen(text, first, end + 1, lexicon)) ||
      (HAS_INSIDE.test(given) &&
        LOCATIVE.test(next) &&
        (wordKindAt(text, end, lexicon, VERB) === 0 || lexicon.trie.get(given + next) >= 0))
    )
  if (PLACES.has(given) || STAGE_OF_TIME.test(text.slice(end, end + 2))) return true
  if (
    /[上里内]/u.test(next) &&
    (lexicon.trie.get(text.slice(end, end + 2)) < 0 || /^上[空方游]/u.test(text.slice(end, end + 2))) &&
    wordKindAt(text, end, lexicon, VERB) === 0 &&
    wordKindAt(text, end, lexicon, OPENER) === 0
  )
    return true
  if (LOCATIVE.test(given.charAt(1)) && HAS_INSIDE.test(given.charAt(0))) return true
  const id = lexicon.trie.get(given)
  return (
    id >= 0 && lexicon.kinds[id] === OPENER && /[晨早晚夜日旦宵月年春夏秋冬昨今明午周节初末]/u.test(given)
  )
}

/** Whether the character before and a surname are a word, at most so rare: 对于, 由于. */
function isTied(text: string, at: number, lexicon: Lexicon, rarity = 13): boolean {
  const word = lexicon.trie.get(text.slice(at - 1, at + 1))
  return word >= 0 && (lexicon.costs[word] as number) <= rarity
}

/**
 * How much speaks against 于 for the preposition: a verb follows, and neither 时, 中 nor the like makes a noun of it, so
 * that the verb's first character is rather the given name: 于采取下口罩.
 */
function nounLacking(text: string, first: number, lexicon: Lexicon): number {
  if (text.charAt(first - 1) !== '于') return 0
  const verb = wordKindAt(text, first, lexicon, VERB)
  const noun =
    /^(?:.{0,2}(?:[时中前后之]|期间|过程|现场)|[^，。；！？]{0,16}[时后前中](?:[，。；！？]|$)|[^，。；！？]{0,8}(?:阶段|之际|之初|期间))/u.test(
      text.slice(first + verb, first + verb + 18),
    )
  return verb > 0 && !noun ? 4 : 0
}

/** The length of the longest word of a kind that begins here, two characters at least; 0 where there is none. */
function wordKindAt(text: string, at: number, lexicon: Lexicon, kind: number): number {
  const { trie, kinds } = lexicon
  let node = trie.roots[text.charCodeAt(at)] as number
  let longest = 0
  for (let to = at + 1; node !== 0 && to < text.length;) {
    const entry = trie.follow(node, text.charCodeAt(to))
    if (entry < 0) break
    node = trie.nodeOf(entry)
    to++
    const id = trie.valueOf(entry)
    if (id >= 0) longest = kinds[id] === kind ? to - at : 0
  }
  return longest
}

/** Whether another name and a mark of enumeration stand before: 余采云、岳松和于周. */
function followsName(text: string, at: number): boolean {
  if (!/[、和与]/u.test(text.charAt(at - 1))) return false
  for (const length of [3, 2]) {
    const from = at - 1 - length
    const previous = from < 0 ? 0 : text.charCodeAt(from)
    if (length === 2 && !(from <= 0 || STARTS_CLAUSE[text.charCodeAt(from - 1)] === 1)) continue
    if (previous > 0 && looksLikeName(text, from, length)) return true
  }
  return false
}

function looksLikeName(text: string, from: number, length: number): boolean {
  const surname = surnameCosts[text.charCodeAt(from)] as number
  if (surname === 0) return false
  if (length === 3 && WHOLE_NAMES.has(text.slice(from + 1, from + 3))) return true
  for (let index = 1; index < length; index++) {
    const cost = givenCosts[text.charCodeAt(from + index)] as number
    if (cost === 0 || cost > MET_IN_NAMES) return false
  }
  return true
}

function nickname(
  text: string,
  at: number,
  edges: Edge[],
  form: (character: string) => string,
  lexicon: Lexicon,
): void {
  const first = text.charAt(at)
  const surname = text.charAt(at + 1)
  if (!NICKNAMED.has(surname)) return
  const next = text.charAt(text.charAt(at + 2) === ' ' ? at + 3 : at + 2)
  if (
    COUNTED.test(next) ||
    (surname !== '于' && SO_MANY.test(text.slice(Math.max(0, at - 2), at))) ||
    (first === '小' && /^等于|^或/u.test(text.slice(at + 2, at + 4))) ||
    (first === '小' && /[远要不应须均低若最大或略]/u.test(text.charAt(at - 1))) ||
    (surname === '钟' && CLOCK.test(text.slice(at + 2, at + 4)))
  )
    return
  const after = afterBonus(text, at + 2, lexicon)
  const before = beforeBonus(text, at, lexicon) ?? 0
  const compared = first === '小' && surname === '于'
  const goesOn =
    before >= CLAUSE &&
    ((compared && isOpener(text, at + 2, lexicon)) || predicateBegins(text, at + 2, lexicon))
  if (goesOn)
    return void edges.push({ start: at, end: at + 2, cost: 8, output: first + personForm(surname, form) })
  if (before < CLAUSE && (compared ? after < STRONG : after <= 0 && !LEADS.has(text.charAt(at - 1)))) return
  if (after < OPENED && next !== '是' && lexicon.trie.get(text.slice(at + 1, at + 3)) >= 0) return
  const cost = (compared ? 13.5 : 12) - before - Math.min(after, 3) - (LEADS.has(text.charAt(at - 1)) ? 1 : 0)
  edges.push({ start: at, end: at + 2, cost, output: first + personForm(surname, form) })
}

/** Whether 是 and what someone is, or a verb of one character with 了, 着 or 过, begins here: 小于是个热心肠, 老涂改了主意. */
function predicateBegins(text: string, at: number, lexicon: Lexicon): boolean {
  if (/^是[个位这那名我他她从在本第一全]/u.test(text.slice(at, at + 2))) return true
  const verb = wordKindAt(text, at, lexicon, VERB)
  if (verb > 1 && /[了着过]/u.test(text.charAt(at + verb))) return true
  return (
    /^\p{Script=Han}[了着过]/u.test(text.slice(at, at + 2)) &&
    lexicon.trie.get(text.slice(at + 1, at + 3)) < 0
  )
}

/** Whether an adverb or a time begins here, which nothing is compared with: 小于刚来社区. */
function isOpener(text: string, at: number, lexicon: Lexicon): boolean {
  return wordKindAt(text, at, lexicon, OPENER) > 0 || /[刚才也都却便就又还已正很曾]/u.test(text.charAt(at))
}

/** What a surname is where it is none. */
const ORDINARY_FORMS = new Map(Object.entries({ 余: '餘', 钟: '鐘', 姜: '薑', 涂: '塗' }))
/** What is a family's, and villages', beside places: 余氏, 姜庄. */
const OF_A_FAMILY = new Set([...'氏姓府宅祠墓庄店寨屯堡沟坡岭塘坝坪岗埠铺'])

/** A surname before what no given name has is a word: 余渣, 钟链, though no dictionary has them. */
function ordinary(text: string, at: number, edges: Edge[], lexicon: Lexicon): void {
  const output = ORDINARY_FORMS.get(text.charAt(at))
  if (output === undefined) return
  const next = text.charAt(at + 1)
  if (
    (givenCosts[next.charCodeAt(0)] ?? 0) <= MET_IN_NAMES ||
    '老小阿姓'.includes(text.charAt(at - 1) || '　') ||
    isOpener(text, at + 1, lexicon) ||
    PLACE_END.has(next) ||
    OF_A_FAMILY.has(next) ||
    SHORT_ADDRESSES.has(next) ||
    (BEGINS_ADDRESS[next.charCodeAt(0)] === 1 &&
      [2, 3, 4].some((length) => ADDRESSES.has(text.slice(at + 1, at + 1 + length)))) ||
    (beforeBonus(text, at, lexicon) ?? 0) >= CALLING
  )
    return
  const cost = (lexicon.unitCosts[text.charCodeAt(at)] as number) - 0.5
  edges.push({ start: at, end: at + 1, cost, output })
}

/** Places that are called after a family: 于家河, 钟家村, 于庄. */
const FAMILY_PLACE =
  /^(?:家[河沟庄村洼寨堡岭山口埠疃屯店铺桥湾岛巷营坡台坝塘坪岗集镇滩港圈楼祠弄渡墩]|[庄疃屯寨堡](?![家稼严重]))/u
/** What may stand before such a place. */
const BEFORE_PLACE = /[在到去来自从和与、县镇乡区市住回离往路道的老新东西南北属]$/u

function familyPlace(text: string, at: number, edges: Edge[], lexicon: Lexicon): void {
  const surname = text.charAt(at)
  const output = SURNAME_FORMS.get(surname)
  if (output === undefined || !FAMILY_PLACE.test(text.slice(at + 1, at + 4))) return
  const starts = at === 0 || STARTS_CLAUSE[text.charCodeAt(at - 1)] === 1
  const tied = isTied(text, at, lexicon) && !endsWord(text, at, lexicon)
  if (
    surname === '于' || EVERYDAY.has(surname)
      ? tied || !(starts || BEFORE_PLACE.test(text.charAt(at - 1)))
      : tied
  )
    return
  const cost = (lexicon.unitCosts[text.charCodeAt(at)] as number) - 6
  edges.push({ start: at, end: at + 1, cost, output })
}

/** The members of a family, by their number or as they belong to each other: 于家三代, 于家父子. */
const FAMILY =
  /^家(?:[一二两三四五六七八九十几][代口兄姐]|[父母][子女]|[兄姐姊][弟妹]|夫[妇妻]|祖孙|老[一二三四大小少])/u

/** A surname and a title or 某: 余局长, 于某. */
function addressed(
  text: string,
  at: number,
  edges: Edge[],
  form: (character: string) => string,
  lexicon: Lexicon,
): void {
  const surname = text.charAt(at)
  if (SELDOM_SURNAMES.has(surname)) return seldomSurname(text, at, edges, lexicon)
  if (!ADDRESSED.has(surname)) return anySurname(text, at, edges, form, lexicon)
  if (isOneOfSeveral(text, at)) {
    const cost = (lexicon.unitCosts[text.charCodeAt(at)] as number) - 6
    return void edges.push({ start: at, end: at + 1, cost, output: SURNAME_FORMS.get(surname) ?? surname })
  }
  if (COUNTED.test(text.charAt(at - 1))) return
  const next = text.charAt(at + 1)
  if (next === '某' && /[种年月日地个些天次处时一项类]/u.test(text.charAt(at + 2))) return
  let sure = false
  const surnamed = text.charAt(at - 1) === '姓' && !HAN.test(next)
  if (next !== '某' && next !== '氏' && !surnamed) {
    let titled = FAMILY.test(text.slice(at + 1, at + 4))
    sure = titled
    for (let length = 4; length >= 2 && !titled; length--) {
      const title = text.slice(at + 1, at + 1 + length)
      titled = ADDRESSES.has(title) && lexicon.trie.get(text.slice(at + 1, at + 2 + length)) < 0
      if (titled && surname === '党' && OF_THE_PARTY.has(title)) return
      sure = titled && goesOnAfterTitle(text, at + 1 + length, lexicon)
    }
    if (surname === '党' && !sure) return
    if (SHORT_ADDRESSES.has(next))
      titled ||=
        afterBonus(text, at + 2, lexicon) >= WEAK &&
        lexicon.trie.get(text.slice(at + 1, at + 3)) < 0 &&
        lexicon.trie.get(text.slice(at + 1, at + 4)) < 0
    if (!titled) return
  }
  const before = beforeBonus(text, at, lexicon) ?? 0
  const leads = LEADS.has(text.charAt(at - 1)) && !/[对由关在]/u.test(text.charAt(at - 1))
  const toPerson = DONE_TO_PERSONS.test(text.slice(Math.max(0, at - 3), at))
  if (surname === '于' && before < CLAUSE && next !== '某' && !surnamed && !leads && !toPerson) return
  const bonus = (leads || toPerson ? 3 : 1) + (sure && before >= CLAUSE ? 4 : 0)
  const cost = (lexicon.unitCosts[text.charCodeAt(at)] as number) - bonus
  edges.push({ start: at, end: at + 1, cost, output: SURNAME_FORMS.get(surname) ?? surname })
}

const ADDRESS_OF_STRANGERS =
  /^(?:先生|女士|小姐|师傅|老师|师母|同志|同学|教授|医生|律师|经理|大[爷妈哥姐叔婶娘伯]|阿姨|奶奶|爷爷|老[汉太伯]|某)/u

/** Such a surname and a form of address, where a clause begins or what may stand before a name: 咸先生, 被告人种某. */
function seldomSurname(text: string, at: number, edges: Edge[], lexicon: Lexicon): void {
  // 老种头 and 老干家的孩子 are somebody, whatever stands before
  if (text.charAt(at - 1) === '老' && /^(?:头[^部子目]|家[的里])/u.test(text.slice(at + 1, at + 3)))
    return void edges.push({ start: at - 1, end: at + 1, cost: 3, output: `老${text.charAt(at)}` })
  const address = ADDRESS_OF_STRANGERS.exec(text.slice(at + 1, at + 4))?.[0]
  if (address === undefined) return
  const before = beforeBonus(text, at, lexicon) ?? 0
  if (
    before < CLAUSE &&
    !DONE_TO_PERSONS.test(text.slice(Math.max(0, at - 3), at)) &&
    !SURE_LEADS.has(text.charAt(at - 1)) &&
    !/[和与对向由]/u.test(text.charAt(at - 1))
  )
    return
  if (
    text.startsWith('老师傅', at + 1) ||
    (address === '某' && /[种年月日地个些天次处时项类]/u.test(text.charAt(at + 2)))
  )
    return
  edges.push({ start: at, end: at + 1, cost: 3, output: text.charAt(at) })
}

/** Whether surnames are listed that share a form of address: 范、于两位老人. */
function isOneOfSeveral(text: string, at: number): boolean {
  return (
    /^[两二三四](?:位|人|名|家|姓|先生|女士|师傅|老师)/u.test(text.slice(at + 1, at + 4)) &&
    text.charAt(at - 1) === '、' &&
    (surnameCosts[text.charCodeAt(at - 2)] as number) > 0 &&
    (at < 3 || !HAN.test(text.charAt(at - 3)) || endsWithTitle(text, at - 2))
  )
}

/** Whether a title ends here and a predicate goes on, with no word across: 游行长是…, but 游行长达三小时. */
function goesOnAfterTitle(text: string, at: number, lexicon: Lexicon): boolean {
  return (
    text.charAt(at) !== '达' &&
    afterBonus(text, at, lexicon) >= WEAK &&
    lexicon.trie.get(text.slice(at - 1, at + 1)) < 0
  )
}

/** Any common surname before a title is a word of its own: 夜里|程|师傅. */
function anySurname(
  text: string,
  at: number,
  edges: Edge[],
  form: (character: string) => string,
  lexicon: Lexicon,
): void {
  const unit = text.charCodeAt(at)
  const rarity = surnameCosts[unit] as number
  if (rarity === 0 || rarity > 5 || BEGINS_ADDRESS[text.charCodeAt(at + 1)] === 0) return
  if (!ADDRESSES.has(text.slice(at + 1, at + 3)) && !ADDRESSES.has(text.slice(at + 1, at + 4))) return
  const surname = text.charAt(at)
  const cost = (lexicon.unitCosts[unit] as number) - SINGLE_NOUN - 1
  edges.push({ start: at, end: at + 1, cost, output: SURNAME_FORMS.get(surname) ?? form(surname) })
}

/** How old a person is, whose name follows: 今年58岁的于安. */
const AGED = /岁(?:高龄)?的$/u
/** Whom others call by the name that ends the clause: 大家都叫她于兰. */
const CALLED = /[叫喊称唤][他她我你]$/u

/** Words after which no preposition 于 follows, having one: 对于|于小满, 于是|于立. */
const ENDS_WITH_YU = /(?:.于|于是)$/u

/** How much the text before makes a name likely; undefined where it makes one impossible. */
function beforeBonus(text: string, at: number, lexicon: Lexicon): number | undefined {
  const previous = text.charAt(at - 1)
  if (at === 0 || STARTS_CLAUSE[text.charCodeAt(at - 1)] === 1) {
    const byline = /(?:[文图摄影编][/／]|[人者员师辑审校对影稿图文像制划计音镜筹导版][：:])$/u.test(
      text.slice(Math.max(0, at - 2), at),
    )
    const labelled =
      (previous === '—' && endsWithTitle(text, at - (text.charAt(at - 2) === '—' ? 2 : 1))) ||
      (/[\s：:、]/u.test(previous) && (endsWithTitle(text, at - 1) || endsWithNames(text, at)))
    return byline || (labelled && previous !== '、') ? LABEL : labelled ? STRONG : CLAUSE
  }
  if (text.charAt(at) === '于' && ENDS_WITH_YU.test(text.slice(Math.max(0, at - 2), at))) return STRONG
  if (previous === '的' && AGED.test(text.slice(Math.max(0, at - 4), at))) return STRONG
  if (COUNTED.test(previous) && '余千百万'.includes(text.charAt(at))) return undefined
  return endsWithTitle(text, at) ? STRONG : endsWithCalling(text, at, lexicon) ? CALLING : 0
}

/** Whether names that a title leads stand before: 记者范征 余里, 通讯员 余里 于晓. */
function endsWithNames(text: string, end: number): boolean {
  const tokens = text
    .slice(Math.max(0, end - 26), end)
    .trimEnd()
    .split(/[\s、：:（(]+/u)
  for (const token of tokens.reverse()) {
    if (TITLES.has(token)) return true
    for (let length = 5; length >= 2; length--) {
      if (token.length - length >= 2 && token.length - length <= 4 && TITLES.has(token.slice(0, length)))
        return true
    }
    if (!/^\p{Script=Han}{2,4}$/u.test(token)) return false
  }
  return false
}

const NO_CALLING = new Set('人员 成员 动员 满员 复员 全员 减员 裁员 委员 会员 器官 感官 五官 律师'.split(' '))

/** Whether a word for one who does something stands before: 施工员, 泥瓦匠. */
function endsWithCalling(text: string, end: number, lexicon: Lexicon): boolean {
  if (!/[员师匠官家者]/u.test(text.charAt(end - 1))) return false
  for (let length = 4; length >= (/[家者]/u.test(text.charAt(end - 1)) ? 3 : 2); length--) {
    if (end < length) continue
    const word = text.slice(end - length, end)
    if (NO_CALLING.has(word)) return false
    if (lexicon.trie.get(word) >= 0) return true
    const trade = length === 3 && !/[家者]$/u.test(word) ? lexicon.trie.get(word.slice(0, 2)) : -1
    // 雕刻师范志红, but 本市师范院校
    if (trade >= 0 && (lexicon.kinds[trade] === VERB || !isTied(text, end, lexicon))) return true
  }
  return false
}

/** Surnames with which, after a person's calling, a person is likelier than a word. */
const AFTER_CALLING = new Set([...'于余范岳涂朴党郁谷姜钟沈游卜'])
/** After 于: a time, as in 记者于昨日走访. */
const NO_GIVEN = /^(?:[0-9是此今昨明前同本当该年月日会]|[上下][午周月旬]|近[日期]|后[天来])/u

/**
 * Whether a human should look for a person at a spot: after a title or a calling, a surname that may also begin a word
 * (志愿者余音, 施工员余下河).
 *
 * @param text one block, Simplified
 * @param at where the surname would stand
 * @returns the surname's Traditional form; nothing where no person is to be looked for
 */
export function surnameToLookAt(text: string, at: number, lexicon: Lexicon): string | undefined {
  const surname = text.charAt(at)
  if (!AFTER_CALLING.has(surname) || !HAN.test(text.charAt(at + 1))) return undefined
  if (!endsWithTitle(text, at) && !endsWithCalling(text, at, lexicon)) return undefined
  if (surname === '于' && (NO_GIVEN.test(text.slice(at + 1)) || isWhereOrWhen(text, at + 1, at + 3, lexicon)))
    return undefined
  return SURNAME_FORMS.get(surname)
}

/** A person who may stand in a text, though ordinary words are read there. */
export interface Suspect {
  /** UTF-16 offsets of the name */
  readonly start: number
  readonly end: number
  /** the name as a person's */
  readonly output: string
}

/**
 * Lists where a person is likely enough for a human to look, whatever is read there: a surname and characters of given
 * names, after what leads to a person and before what only persons do (由|于向真|执导, 听|于万年|讲).
 *
 * @param text one block, Simplified
 * @param start where to begin
 * @param stop where to end; no name goes past it
 * @param form the form of a character that is the same in names as elsewhere
 */
export function* suspects(
  text: string,
  start: number,
  stop: number,
  lexicon: Lexicon,
  form: (word: string) => string,
): Generator<Suspect> {
  for (let at = start; at < stop; at++) {
    if ((surnameCosts[text.charCodeAt(at)] as number) === 0) continue
    const surname = text.charAt(at)
    const previous = text.charAt(at - 1)
    if (surname === '党' || (surname === '于' && previous === '见')) continue
    const afterTime = surname === '于' && OPENS_CLAUSE.test(text.slice(Math.max(0, at - 2), at))
    const leads = LEADS.has(previous) || afterTime
    if (Math.max(beforeBonus(text, at, lexicon) ?? 0, leads ? CLAUSE : 0) < CLAUSE) continue
    const head = lexicon.trie.get(text.slice(at, at + 2))
    if (head >= 0 && EVERYDAY.has(surname) && (lexicon.costs[head] as number) < COMMON_WORD) continue
    const inWord = head >= 0 || lexicon.trie.get(text.slice(at - 1, at + 1)) >= 0
    for (const length of [2, 3]) {
      const end = at + length
      if (end > stop || !mayBeGiven(text, at + 1, end, AFTER_CALLING.has(surname) && !afterTime)) continue
      if (afterTime && isWhereOrWhen(text, at + 1, end, lexicon)) continue
      const after = afterBonus(text, end, lexicon)
      if (
        inWord
          ? after < STRONG || length === 2 || FOR_WHOM.test(text.slice(end, end + 2))
          : after < OPENED && !(/[和与]/u.test(text.charAt(end)) && looksLikeName(text, end + 1, 3))
      )
        continue
      yield { start: at, end, output: personForm(text.slice(at, end), form) }
    }
  }
}

/** Whether the characters may be a given name: any but little words, or only such as names are known to have. */
function mayBeGiven(text: string, start: number, end: number, any: boolean): boolean {
  for (let at = start; at < end; at++) {
    const cost = givenCosts[text.charCodeAt(at)] as number
    if (cost === 0 || (cost > SELDOM && !any)) return false
  }
  return true
}

/** What only a name has after it: a place of its own, an apposition, a byline's word. */
const ONLY_AFTER_NAMES =
  /^(?:是一[名位]|[来而]言|来[说讲]|看来[，,]|[那这]里[，得了听]|一行|本人|自己|，(?:一[位名]|今年|现年)|[ 　](?:摄|文|图|报道)|（(?:[左右中前后男女图饰]|\d\d岁))/u
/** What names have more often than other words. */
const OWNS =
  /^(?:的(?:妻子|丈夫|爱人|老伴|父亲|母亲|父母|爷爷|奶奶|儿子|女儿|孩子|家人|家里|家中|老家|手艺|徒弟|学生|哥哥|弟弟|姐姐|妹妹|同事|同学|同伴|朋友|邻居|战友|老师|带领|指导|陪同|搀扶|鼓励|劝说|感染|坚持|手机|电话|声音|名字|身影|脸上|手里|手中|心里|眼里|眼中|遗体|事迹)|家[的里门中])/u
/** What a sentence goes on with after its subject, beside verbs, adverbs and times. */
const GOES_ON =
  /^(?:[曾已未]|都[去来会在要说想把给带从能]|怎么|为何|为什么|能否|是否|第[一二三四五六七八九十]|每[天次年日周]|[几数多两三][次度番]|屡[次屡]|连[声连]|一直|一早|一边|一眼|一口)/u

/** How much the text after a name makes it likely. */
function afterBonus(text: string, at: number, lexicon: Lexicon): number {
  const next = text.charAt(at)
  const unit = next.charCodeAt(0)
  if (BEGINS_ONLY_AFTER[unit] === 1 && ONLY_AFTER_NAMES.test(text.slice(at, at + 3))) return STRONG
  if (next === '、' && (looksLikeName(text, at + 1, 3) || looksLikeName(text, at + 1, 2))) return OPENED
  if (next === '' || next === '“' || ENDS_CLAUSE[unit] === 1) return CLAUSE
  if (titleOrDeed(text, at) !== undefined) return STRONG
  if (BEGINS_OWNED[unit] === 1 && OWNS.test(text.slice(at, at + 3))) return OPENED
  if (BEGINS_GOING_ON[unit] === 1 && GOES_ON.test(text.slice(at, at + 3))) return OPENED
  if (wordKindAt(text, at, lexicon, VERB) > 0 || wordKindAt(text, at, lexicon, OPENER) > 0) return OPENED
  if (WEAK_DEEDS.has(next)) return WEAK
  if (PLACE_END.has(next)) return -6
  if (lexicon.unitKinds[unit] !== VERB || isPlaceWord(text, at, lexicon)) return 0
  return /[着了过下起出完掉]/u.test(text.charAt(at + 1)) ? OPENED : WEAK
}

/** Whether a word of two characters for a place begins here: 影院, of which 影 is no verb. */
function isPlaceWord(text: string, at: number, lexicon: Lexicon): boolean {
  return PLACE_END.has(text.charAt(at + 1)) && lexicon.trie.get(text.slice(at, at + 2)) >= 0
}
