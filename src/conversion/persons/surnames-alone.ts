/**
 * Surnames without a given name: 老于, 余局长, 范、于两位, 于家河. What they cost, and how much cheaper than the character
 * by itself they are, stands with the other weights in `person-weights.json`.
 */
import lists from '../data/person-names.json' with { type: 'json' }
import weights from '../data/person-weights.json' with { type: 'json' }
import type { Lexicon } from '../lexicon.ts'
import { SINGLE_NOUN } from '../lexicon.ts'
import type { Edge } from '../segmentation.ts'
import { CALLING, CLAUSE, OPENED, STRONG, WEAK } from './evidence.ts'
import { evidenceAfter, goesOnAfterTitle } from './evidence-after.ts'
import { COUNTED, evidenceBefore, isDoneToPersons, LEADS, SURE_LEADS } from './evidence-before.ts'
import {
  ADDRESSED,
  ADDRESSED_THOUGH_SELDOM,
  EVERYDAY,
  givenCosts,
  looksLikeName,
  MET_IN_NAMES,
  NICKNAMED,
  ORDINARY_FORMS,
  surnameCosts,
  UNLISTED,
} from './name-characters.ts'
import { personForm, SURNAME_FORMS } from './name-forms.ts'
import {
  ADDRESSES,
  ADDRESSES_OF_STRANGERS,
  endsWithTitle,
  OF_THE_PARTY,
  SHORT_ADDRESSES,
  TITLES,
} from './titles.ts'
import { STARTS_CLAUSE, unitsOf } from './unit-sets.ts'
import { endsWord, isOpener, isTied, PLACE_END, predicateBegins } from './words-at.ts'

const HAN = /\p{Script=Han}/u

/** What follows a family's name in that of a place. */
const NAMES_PLACE = unitsOf('家庄疃屯寨堡')
const BEGINS_ADDRESS = unitsOf([...ADDRESSES].map((title) => title.charAt(0)))

/** So many of what is no person: 两片老姜, 一只小钟. */
const SO_MANY =
  /[0-9〇一二三四五六七八九十百两几半数每这那][片块个只座口斤两克把根瓶坛包袋撮段些点条盘碗锅盏]$/u
/** What clocks do, and people do not: 小钟挂在门廊下. */
const CLOCK = /^(?:[挂摆嵌悬立]在|响|停摆|滴答|走[得时慢快]|敲响)/u

/** What ginger does and what is done with it, and no person: 老姜去腥, 老姜切片. */
const GINGER = /^(?:[去驱祛][腥寒湿风膻]|[炖煨片丝块末汤]|切[片丝块末]|拍[碎松扁])/u

/** Where a surname may stand. */
export interface Spot {
  /** one block, Simplified */
  readonly text: string
  readonly at: number
  /** the form of a character that is the same in names as elsewhere */
  readonly form: (character: string) => string
  readonly lexicon: Lexicon
}

const READINGS = [nickname, seldomNickname, addressed, ordinary, familyPlace]

/**
 * Adds a surname that stands alone for a person or a family, and one that is a word here.
 *
 * @param spot where it would begin
 * @param edges takes its edges
 */
export function addSurnameAlone(spot: Spot, edges: Edge[]): void {
  for (const reading of READINGS) {
    const edge = reading(spot)
    if (edge !== undefined) edges.push(edge)
  }
}

/** A surname, so much cheaper than the character by itself. */
function surnameEdge({ text, at, lexicon }: Spot, bonus: number, output: string): Edge {
  return { start: at, end: at + 1, cost: (lexicon.unitCosts[text.charCodeAt(at)] as number) - bonus, output }
}

function nickname({ text, at, form, lexicon }: Spot): Edge | undefined {
  const first = text.charAt(at)
  const surname = text.charAt(at + 1)
  if (!'老小阿'.includes(first) || !NICKNAMED.has(surname)) return undefined
  const next = text.charAt(text.charAt(at + 2) === ' ' ? at + 3 : at + 2)
  if (
    COUNTED.test(next) ||
    (surname !== '于' && SO_MANY.test(text.slice(Math.max(0, at - 2), at))) ||
    (first === '小' && /^等于|^或/u.test(text.slice(at + 2, at + 4))) ||
    (first === '小' && /[远要不应须均低若最大或略]/u.test(text.charAt(at - 1))) ||
    (surname === '钟' && CLOCK.test(text.slice(at + 2, at + 4))) ||
    (surname === '姜' && GINGER.test(text.slice(at + 2, at + 4)))
  )
    return undefined
  const after = evidenceAfter(text, at + 2, lexicon)
  const before = evidenceBefore(text, at, lexicon) ?? 0
  const compared = first === '小' && surname === '于'
  const sought = compared && SURE_LEADS.has(text.charAt(at - 1)) && after >= CLAUSE
  const goesOn =
    sought ||
    (before >= CLAUSE &&
      ((compared &&
        (next === '把' ||
          /^比[我你他她咱]/u.test(text.slice(at + 2, at + 4)) ||
          isOpener(text, at + 2, lexicon))) ||
        predicateBegins(text, at + 2, lexicon)))
  if (goesOn)
    return { start: at, end: at + 2, cost: weights.nicknameGoesOn, output: first + personForm(surname, form) }
  if (before < CLAUSE && (compared ? after < STRONG : after <= 0 && !LEADS.has(text.charAt(at - 1))))
    return undefined
  if (after < OPENED && next !== '是' && lexicon.trie.get(text.slice(at + 1, at + 3)) >= 0) return undefined
  const usual = compared ? weights.nicknameOrComparison : weights.nickname
  const led = LEADS.has(text.charAt(at - 1)) ? weights.nicknameLed : 0
  const cost = usual - before - Math.min(after, weights.nicknameFollowedAtMost) - led
  return { start: at, end: at + 2, cost, output: first + personForm(surname, form) }
}

/** A seldom surname in a nickname that opens a clause or is led to, what persons do after it, and no word across: 老占替班. */
function seldomNickname({ text, at, lexicon }: Spot): Edge | undefined {
  const surname = text.charAt(at + 1)
  if (!'老小'.includes(text.charAt(at)) || !(ADDRESSED_THOUGH_SELDOM.has(surname) || surname === '党'))
    return undefined
  if (at > 0 && STARTS_CLAUSE[text.charCodeAt(at - 1)] === 0 && !LEADS.has(text.charAt(at - 1)))
    return undefined
  if ([2, 3].some((length) => lexicon.trie.get(text.slice(at + 1, at + 1 + length)) >= 0)) return undefined
  if (lexicon.trie.get(text.slice(at, at + 2)) >= 0) return undefined
  const goesOn =
    text.charAt(at + 2) === '把' ||
    evidenceAfter(text, at + 2, lexicon) >= OPENED ||
    predicateBegins(text, at + 2, lexicon)
  return goesOn
    ? { start: at, end: at + 2, cost: weights.nicknameGoesOn, output: text.charAt(at) + surname }
    : undefined
}

/** What is a family's, and villages', beside places: 余氏, 姜庄. */
const OF_A_FAMILY = new Set(lists.ofAFamily)

/** A surname before what no given name has is a word: 余渣, 钟链, though no dictionary has them. */
function ordinary(spot: Spot): Edge | undefined {
  const { text, at, lexicon } = spot
  const output = ORDINARY_FORMS.get(text.charAt(at))
  if (output === undefined) return undefined
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
    (evidenceBefore(text, at, lexicon) ?? 0) >= CALLING
  )
    return undefined
  return surnameEdge(spot, weights.surnameBeforeNoGivenName, output)
}

/** Places that are called after a family: 于家河, 钟家村, 于庄. */
const FAMILY_PLACE =
  /^(?:家[河沟庄村洼寨堡岭山口埠疃屯店铺桥湾岛巷营坡台坝塘坪岗集镇滩港圈楼祠弄渡墩]|[庄疃屯寨堡](?![家稼严重]))/u
/** What may stand before such a place. */
const BEFORE_PLACE = /[在到去来自从和与、县镇乡区市住回离往路道的老新东西南北属]$/u

function familyPlace(spot: Spot): Edge | undefined {
  const { text, at, lexicon } = spot
  if (NAMES_PLACE[text.charCodeAt(at + 1)] === 0) return undefined
  const surname = text.charAt(at)
  const output = SURNAME_FORMS.get(surname)
  if (output === undefined || !FAMILY_PLACE.test(text.slice(at + 1, at + 4))) return undefined
  const starts = at === 0 || STARTS_CLAUSE[text.charCodeAt(at - 1)] === 1
  const tied = isTied(text, at, lexicon) && !endsWord(text, at, lexicon)
  if (
    surname === '于' || EVERYDAY.has(surname)
      ? tied || !(starts || BEFORE_PLACE.test(text.charAt(at - 1)))
      : tied
  )
    return undefined
  return surnameEdge(spot, weights.familyInPlace, output)
}

/** The members of a family, by their number or as they belong to each other: 于家三代, 于家父子. */
const FAMILY =
  /^家(?:[一二两三四五六七八九十几][代口兄姐]|[父母][子女]|[兄姐姊][弟妹]|夫[妇妻]|祖孙|老[一二三四大小少])/u

/** Whom the Party has not, as its 总支: 党叔. */
const KIN_OF_THE_PARTY = /[哥姐叔婶姨嫂]/u

/** A surname and a title or 某: 余局长, 于某. */
function addressed(spot: Spot): Edge | undefined {
  const { text, at, form, lexicon } = spot
  const surname = text.charAt(at)
  if (surname !== form(surname) && isSurnamed(text, at))
    return surnameEdge(spot, weights.addressedLed, SURNAME_FORMS.get(surname) ?? form(surname))
  if (text.charAt(at + 1) === '姓' && surname !== form(surname) && isOfSurname(text, at))
    return surnameEdge(spot, weights.addressedLed, SURNAME_FORMS.get(surname) ?? form(surname))
  if (ADDRESSED_THOUGH_SELDOM.has(surname)) return seldomSurname(spot)
  if (!ADDRESSED.has(surname)) return anySurname(spot)
  const output = SURNAME_FORMS.get(surname) ?? surname
  if (isOneOfSeveral(text, at)) return surnameEdge(spot, weights.surnamesTogether, output)
  if (COUNTED.test(text.charAt(at - 1))) return undefined
  const next = text.charAt(at + 1)
  if (next === '某' && /[种年月日地个些天次处时一项类]/u.test(text.charAt(at + 2))) return undefined
  let sure = false
  if (next !== '某' && next !== '氏') {
    let titled = FAMILY.test(text.slice(at + 1, at + 4))
    sure = titled
    for (let length = 4; length >= 2 && !titled; length--) {
      const title = text.slice(at + 1, at + 1 + length)
      titled = ADDRESSES.has(title) && lexicon.trie.get(text.slice(at + 1, at + 2 + length)) < 0
      if (titled && surname === '党' && OF_THE_PARTY.has(title)) return undefined
      sure = titled && goesOnAfterTitle(text, at + 1 + length, lexicon)
    }
    if (surname === '党' && !sure && !KIN_OF_THE_PARTY.test(next)) return undefined
    if (SHORT_ADDRESSES.has(next))
      titled ||=
        evidenceAfter(text, at + 2, lexicon) >= WEAK &&
        lexicon.trie.get(text.slice(at + 1, at + 3)) < 0 &&
        lexicon.trie.get(text.slice(at + 1, at + 4)) < 0
    if (!titled) return undefined
  }
  const before = evidenceBefore(text, at, lexicon) ?? 0
  const leads = LEADS.has(text.charAt(at - 1)) && !/[对由关在]/u.test(text.charAt(at - 1))
  const toPerson = isDoneToPersons(text, at)
  if (surname === '于' && before < CLAUSE && next !== '某' && !leads && !toPerson) return undefined
  const led = leads || toPerson ? weights.addressedLed : weights.addressed
  return surnameEdge(spot, led + (sure && before >= CLAUSE ? weights.addressedGoesOn : 0), output)
}

/** Whether someone is told to have the surname: 他姓占, 一个姓种的, but 百姓种的, 王姓占的比例. */
function isSurnamed(text: string, at: number): boolean {
  if (text.charAt(at - 1) !== '姓' || text.charAt(at - 2) === '百') return false
  if (text.charAt(at + 1) === '的')
    return !(
      (surnameCosts[text.charCodeAt(at - 2)] as number) > 0 && !/[原本都也]/u.test(text.charAt(at - 2))
    )
  return /^(?:\P{Script=Han}|而已|$)/u.test(text.slice(at + 1, at + 3))
}

/** Whether a surname, 姓 and somebody stand here: 党姓司机, but 低种姓农民. */
function isOfSurname(text: string, at: number): boolean {
  return (
    !/[低高百]/u.test(text.charAt(at - 1)) &&
    [4, 3, 2].some((length) => TITLES.has(text.slice(at + 2, at + 2 + length)))
  )
}

/** Before whom someone is told to have a name: 她叫后小雨, 一位名叫后小鹿的女孩. */
const NAMED = /(?:名叫|小名叫|大名叫|化名|本名|[我他她]叫)$/u

/** What is done, before someone of the place: 楼下干阿姨. */
const NEIGHBOURS = /(?:楼[上下]|隔壁|对门|街口|村口|巷口|咱们?|[我你]们)$/u
/** What counts or names kinds, before 种: 各种大爷. */
const KINDS = /[这那各某哪何此同每多数品物种树]$/u
/** Seldom surnames that begin no clause before a title as other words do: 后主任 after 会, 干主任 after 他. */
const LATER_OR_DONE = new Set([...'后干丑台系松秋'])
/** Whom one has as kin without being so: 干妈, 干哥. */
const SWORN_KIN = /^(?:[哥姐爸妈弟妹爷娘]|奶奶|女儿|儿子)/u
/** What people do after 总, 哥 and the like, and what is shared out does not: 占总在会上, but 占总投资的三成. */
const AFTER_SHORT_ADDRESS =
  /^(?:$|[^\p{Script=Han}]|[在把将被让叫给说讲也还就才都又没不和跟拉带亲称表指坦则希认笑])/u

/** Such a surname and a form of address, where a clause begins or what may stand before a name: 咸先生, 被告人种某. */
function seldomSurname(spot: Spot): Edge | undefined {
  const { text, at, lexicon } = spot
  const surname = text.charAt(at)
  // 老种头 and 老干家的孩子 are somebody, whatever stands before
  if (text.charAt(at - 1) === '老' && /^(?:头[^部子目]|家[的里])/u.test(text.slice(at + 1, at + 3)))
    return { start: at - 1, end: at + 1, cost: weights.seldomSurname, output: `老${text.charAt(at)}` }
  if (NAMED.test(text.slice(Math.max(0, at - 3), at)) && looksLikeName(text, at, 3, UNLISTED))
    return lexicon.trie.get(text.slice(at, at + 2)) < 0
      ? { start: at, end: at + 1, cost: weights.seldomSurname, output: surname }
      : undefined
  const nobody = text.charAt(at + 1) === '某'
  if (!nobody && !isAddressOfSeldom(spot)) return undefined
  const lead = text.slice(Math.max(0, at - 2), at)
  const before = evidenceBefore(text, at, lexicon) ?? 0
  if (
    before < CLAUSE &&
    !isDoneToPersons(text, at) &&
    !SURE_LEADS.has(text.charAt(at - 1)) &&
    !/[和与对向由问的被经在]/u.test(text.charAt(at - 1)) &&
    !NEIGHBOURS.test(lead) &&
    !/(?:[听据]说|只见|多亏|幸亏)$/u.test(lead) &&
    (LATER_OR_DONE.has(surname) ||
      (isTied(text, at, lexicon, Infinity) && !endsWord(text, at, lexicon)) ||
      COUNTED.test(text.charAt(at - 1)) ||
      KINDS.test(lead))
  )
    return undefined
  if (
    text.startsWith('老师傅', at + 1) ||
    (nobody && /[种年月日地个些天次处时项类]/u.test(text.charAt(at + 2)))
  )
    return undefined
  return { start: at, end: at + 1, cost: weights.seldomSurname, output: text.charAt(at) }
}

/** Whether a form of address for which even a seldom surname is a surname begins after it: 占主任, 种总一早就到. */
function isAddressOfSeldom({ text, at, lexicon }: Spot): boolean {
  const surname = text.charAt(at)
  const next = text.charAt(at + 1)
  if (surname === '干' && SWORN_KIN.test(text.slice(at + 1, at + 3))) return false
  if (surname === '丑' && text.startsWith('姑娘', at + 1)) return false
  const title = text.slice(at + 1, at + 3)
  if (ADDRESSES_OF_STRANGERS.has(title))
    return text.charAt(at + 3) === '的' || lexicon.trie.get(text.slice(at + 1, at + 4)) < 0
  return (
    SHORT_ADDRESSES.has(next) &&
    lexicon.trie.get(title) < 0 &&
    (next === '总' || lexicon.trie.get(text.slice(at, at + 2)) < 0) &&
    (AFTER_SHORT_ADDRESS.test(text.charAt(at + 2)) || isOpener(text, at + 2, lexicon))
  )
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

/** Any common surname before a title is a word of its own: 夜里|程|师傅. */
function anySurname(spot: Spot): Edge | undefined {
  const { text, at, form } = spot
  const rarity = surnameCosts[text.charCodeAt(at)] as number
  if (rarity === 0 || rarity > weights.commonSurname || BEGINS_ADDRESS[text.charCodeAt(at + 1)] === 0)
    return undefined
  if (!ADDRESSES.has(text.slice(at + 1, at + 3)) && !ADDRESSES.has(text.slice(at + 1, at + 4)))
    return undefined
  const surname = text.charAt(at)
  return surnameEdge(
    spot,
    SINGLE_NOUN + weights.commonSurnameAddressed,
    SURNAME_FORMS.get(surname) ?? form(surname),
  )
}
