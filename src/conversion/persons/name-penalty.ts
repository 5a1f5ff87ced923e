/** What speaks against a person where ordinary words could stand. The weights are fitted by `tests/corpora/conversion/fit-persons.ts`. */
import { VERB } from '../data/unpack.ts'
import lists from '../data/person-names.json' with { type: 'json' }
import weights from '../data/person-weights.json' with { type: 'json' }
import type { Lexicon } from '../lexicon.ts'
import { CALLING, CLAUSE, IN_LIST, LABEL, OPENED, STRONG, WEAK } from './evidence.ts'
import { isDoneAnywhere, isPersonsDeed, startsWithTitle } from './evidence-after.ts'
import {
  isAsked,
  isDoneToPersons,
  LEADS,
  opensClause,
  standsAmongNames,
  SURE_LEADS,
} from './evidence-before.ts'
import {
  AFTER_CALLING,
  COMMON_SURNAME,
  CONTAINERS,
  EVERYDAY,
  givenCosts,
  isTwice,
  LISTED,
  looksLikeName,
  MET_IN_NAMES,
  SELDOM,
  surnameCosts,
  USUAL_GIVEN,
} from './name-characters.ts'
import { FOR_WHOM, isWhereOrWhen, LOCATIVE, nounLacking } from './place-or-time.ts'
import { COMMON_WORD, endsWord, isCommonWord, isTied, PLACE_END } from './words-at.ts'

/** A word at most this rare keeps its last character, though a surname, from the word after it: 闹钟. */
const RARE_HEAD = 14
/** A word at least this rare, though it has a form of its own, may be a name between a title and a deed: 记者余晖报道. */
const RARE_WORD = 12.9
/** A word at most this rare after 对于, 由于 and the like is their object. */
const COMMON_OBJECT = 11
/** A word at least this rare stands in OpenCC's list alone. */
const ONLY_OPENCC = 16.9
/** Words that are no names, though their characters might be. */
const NO_NAMES: ReadonlySet<string> = new Set(lists.noNames.split(' '))
/** Words that persons are called by: beside a calling or a deed, 余波当选, and after a calling alone, 诗人谷雨. */
const WORDS_BORNE: ReadonlySet<string> = new Set(lists.wordsBorne.split(' '))
const WORDS_AFTER_CALLINGS: ReadonlySet<string> = new Set(lists.wordsBorneAfterCallings.split(' '))
/** What ends a byline or a sentence right after a title and a name. */
const ALONE = /^[）)】」』”。、]?$/u

/** What is a person's part, before whom 由 stands: 由于正编剧. */
const PART =
  /^(?:编[剧导舞]|执[导笔教掌棒]|导演|主[演持刀讲编唱]|饰演|扮演|出[演任]|领[衔唱舞]|作[曲词序]|演唱|配音|撰写|担任|接任|兼任|任[主会团队董总校院组]|获得|夺得|摘得|抚养|代领|掌舵|挂帅|解说|讲[解授]|翻译|监制|操刀|创[立办作]|题写|牵头|带队|率队|传球|主罚|罚进|搭档|出战|领跑|护送|陪同|辩护|代理|鉴定|侦办|承办|审理|宣[读布]|签发|调解|照料|修复|烧制|雕刻|绘制|拍摄|录制|驾驶|率领|带领|指挥|指导|训练|颁[发奖]|口述|整理|供图|提供|发起|摄制)/u
/** Where a person's name may stand. */
export interface NamePlace {
  readonly text: string
  /** UTF-16 offsets: of the surname, of the given name, of the name's end */
  readonly at: number
  readonly first: number
  readonly end: number
  readonly lexicon: Lexicon
  /** how likely the text before and after makes a name, as in `evidence.ts` */
  readonly before: number
  readonly after: number
  /** whether the surname has two characters */
  readonly compound: boolean
  /** whether the given name is one that several persons bear */
  readonly isWhole: boolean
}

/** A place and what its characters tell. */
interface Candidate extends NamePlace {
  readonly surname: string
  /** of the given name, in characters */
  readonly length: number
  /** whether the given name is an everyday word that persons bear again and again */
  readonly isUsual: boolean
  /** whether all its characters are often met in given names */
  readonly listed: boolean
  /** whether they are met in given names at all */
  readonly met: boolean
  /** whether the surname is an everyday word */
  readonly everyday: boolean
  /** whether a title or a calling stands before, whether a title or a deed comes after */
  readonly led: boolean
  readonly followed: boolean
  /** ids of words: surname and the first of two characters, the given name of two characters; -1 where they are none */
  readonly head: number
  readonly given: number
  /** whether what is done to persons stands before */
  readonly toPerson: boolean
  /** whether a name may begin after what stands before */
  readonly mayBegin: boolean
}

/**
 * Tells how much dearer a name becomes by what could be ordinary words.
 *
 * @param place where it stands
 * @returns what is added to its cost; undefined where it cannot be a name
 */
export function namePenalty(place: NamePlace): number | undefined {
  const { text, at, first, end, lexicon, before, after, compound, isWhole } = place
  const surname = text.charAt(at)
  const length = end - first
  const one = givenCosts[text.charCodeAt(first)] as number
  const two = length === 2 ? (givenCosts[text.charCodeAt(first + 1)] as number) : 0
  const isUsual = length === 2 && USUAL_GIVEN.has(text.slice(first, end))
  const everyday = EVERYDAY.has(surname)
  const followed = after >= STRONG
  const seen = {
    ...place,
    surname,
    length,
    isUsual,
    listed: isWhole || isUsual || (one <= LISTED && two <= LISTED) || isTwice(text, first, end),
    met: one <= MET_IN_NAMES && two <= MET_IN_NAMES,
    everyday,
    led: before >= CALLING,
    followed,
  }
  if (!compound && text.slice(first, end).includes(surname) && (everyday || !(followed || seen.led)))
    return undefined
  if (!isWhole && !seen.isUsual && isUnheardOf(seen, one, two)) return undefined
  if (standsInside(seen) || (surname === '于' && isPreposition(seen))) return undefined
  if (text.charAt(first) === '于' && (everyday || lexicon.trie.get(text.slice(at, first + 1)) >= 0))
    return undefined
  if (length === 1 && before < LABEL && (isWord(seen) || (one > LISTED && !mayBeOne(seen, one))))
    return undefined
  const toPerson = isDoneToPersons(text, at)
  const candidate: Candidate = {
    ...seen,
    head: length === 2 && !compound ? lexicon.trie.get(text.slice(at, at + 2)) : -1,
    given: everyday && length === 2 && !isUsual ? lexicon.trie.get(text.slice(first, end)) : -1,
    toPerson,
    mayBegin:
      before >= CLAUSE || toPerson || LEADS.has(text.charAt(at - 1)) || followsPreposition(text, at, lexicon),
  }
  if (isWordAndPlace(candidate)) return undefined
  // 胶州路改成 is a road
  if (PLACE_END.has(surname) && !candidate.mayBegin) return undefined
  const own = everyday ? everydayPenalty(candidate) : ordinaryPenalty(candidate)
  return own === undefined ? undefined : headPenalty(candidate) + own
}

type Seen = Omit<Candidate, 'head' | 'given' | 'toPerson' | 'mayBegin'>

/** Whether a character that few names have may be the whole of a given name here: 于, a deed after it, or names beside it. */
function mayBeOne(seen: Seen, cost: number): boolean {
  const { before, after, surname, followed } = seen
  if (surname === '于' || followed) return true
  if (cost > SELDOM) return false
  if (
    isCommonSurname(seen) &&
    (before >= STRONG ? after >= WEAK : before >= CLAUSE && after >= (cost > MET_IN_NAMES ? OPENED : WEAK))
  )
    return true
  return (before >= STRONG && after >= CLAUSE) || standsAmongNames(seen)
}

/** 余泥运走: of what few are called more must speak for it. */
function isUnheardOf(seen: Seen, one: number, two: number): boolean {
  const { text, end, before, after, followed } = seen
  if ((one !== SELDOM && two !== SELDOM) || before >= STRONG || followed) return false
  if (text.charAt(end) === '、' && after >= OPENED) return false
  const opens = two > 0 && two <= LISTED && isCommonSurname(seen) && before >= CLAUSE && after >= WEAK
  return !opens && !standsAmongNames(seen)
}

/** 孙后强, of which no two are a word. */
function isCommonSurname({ text, at, first, end, lexicon }: Seen): boolean {
  return (
    (surnameCosts[text.charCodeAt(at)] as number) <= COMMON_SURNAME &&
    lexicon.trie.get(text.slice(at, first + 1)) < 0 &&
    lexicon.trie.get(text.slice(first, end)) < 0
  )
}

/** 关于|党万里, 由于|占小云. */
function followsPreposition(text: string, at: number, lexicon: Lexicon): boolean {
  return text.charAt(at - 1) === '于' && lexicon.trie.get(text.slice(at - 2, at)) >= 0
}

/** 由于正编剧, 由占千里领衔, but 由于新任主任. */
function hasPart({ text, at, first, end, length, surname, isWhole, isUsual, lexicon }: Candidate): boolean {
  if ((surname !== '于' && length === 1) || text.charAt(at - 1) !== '由') return false
  if (!PART.test(text.slice(end, end + 2)) && !isBeforeName(text, end, lexicon)) return false
  const word = lexicon.trie.get(length === 1 ? text.slice(first, end + 1) : text.slice(first, end))
  return word < 0 || (length === 2 && (isWhole || isUsual))
}

/** Whether a mark of enumeration and another name, no word, follow. */
function isBeforeName(text: string, at: number, lexicon: Lexicon): boolean {
  return (
    /[、和]/u.test(text.charAt(at)) &&
    [2, 3].some(
      (length) =>
        looksLikeName(text, at + 1, length, LISTED) &&
        lexicon.trie.get(text.slice(at + 1, at + 1 + length)) < 0 &&
        lexicon.trie.get(text.slice(at + 1, at + 3)) < 0,
    )
  )
}

/** 汤里, 池里. */
function standsInside({ text, first, length, led, surname }: Seen): boolean {
  return length === 1 && text.charAt(first) === '里' && !led && CONTAINERS.has(surname)
}

/** 于文中, 于清晨, 于受勋后, 于家长而言, 对于余家. */
function isPreposition({ text, at, first, end, before, listed, lexicon }: Seen): boolean {
  const previous = text.charAt(at - 1)
  if (!listed && /^[后前时中](?!来)/u.test(text.slice(end, end + 2))) return true
  const family = end - first === 2 && text.charAt(first + 1) === '家' && isSurname(text, first)
  if (family && isTied(text, at, lexicon)) return true
  if (before < LABEL && previous !== '的' && isWhereOrWhen(text, first, end, lexicon)) return true
  return !/[对于]/u.test(previous) && FOR_WHOM.test(text.slice(end, end + 2))
}

function isSurname(text: string, at: number): boolean {
  return (surnameCosts[text.charCodeAt(at)] as number) > 0
}

/** Whether surname and given name of one character are rather a word: 余地, but 记者余晖报道. */
function isWord(seen: Seen): boolean {
  const { text, at, end, before, after, surname, listed, led, followed, everyday, lexicon } = seen
  const word = lexicon.trie.get(text.slice(at, end))
  if (word < 0) return false
  const name = text.slice(at, end)
  if (WORDS_AFTER_CALLINGS.has(name) || WORDS_BORNE.has(name)) {
    if (after >= WEAK && (before >= STRONG || isDoneToPersons(text, at))) return false
    if (WORDS_BORNE.has(name) && before >= CLAUSE && followed) return false
  }
  const changed = lexicon.standard[word]
  // 于征 stands among OpenCC's phrases, 於徵, but beside a title that says nothing
  if (
    surname === '于' &&
    listed &&
    (led || (before >= CLAUSE && after >= OPENED)) &&
    changed?.startsWith('於') === true
  )
    return false
  const leads = LEADS.has(text.charAt(at - 1))
  if (changed === undefined) {
    const goesOn = led ? after >= CLAUSE : followed || (leads && after >= OPENED)
    return !(led && followed) && !(goesOn && listed)
  }
  const rare = lexicon.kinds[word] !== VERB && (lexicon.costs[word] as number) >= RARE_WORD
  const placed = led || ((before >= CLAUSE || leads) && isPersonsDeed(text, end))
  if (
    !(placed && followed && (listed || (before >= STRONG && seen.met)) && rare) ||
    (everyday && surname !== '于')
  )
    return true
  return NO_NAMES.has(text.slice(at, end))
}

/** 常年中: a word and where something lies. */
function isWordAndPlace({ text, end, head, followed, before, lexicon }: Candidate): boolean {
  return (
    head >= 0 &&
    !followed &&
    before < LABEL &&
    LOCATIVE.test(text.charAt(end - 1)) &&
    (lexicon.standard[head] !== undefined || (lexicon.costs[head] as number) < COMMON_WORD)
  )
}

/** A surname and the character after it that are a word. */
function headPenalty(candidate: Candidate): number {
  const { head, surname, led, followed, listed, everyday, isWhole, isUsual, lexicon } = candidate
  if (head < 0) return 0
  // 后勤兵出列
  const common = (lexicon.costs[head] as number) < COMMON_WORD && lexicon.standard[head] !== undefined
  if (common && everyday && surname !== '于' && !led) return weights.surnameAndNextAreWord
  if (followed) return listed || led || surname === '于' ? 0 : weights.surnameAndNextAreWordFollowed
  if (isWhole || isUsual) return weights.surnameAndNextAreWordInUsualName
  // 王和雄、余雪梅、林永谋
  if (listed && AFTER_CALLING.has(surname) && standsAmongNames(candidate)) return 0
  return lexicon.standard[head] === undefined ||
    surname === '于' ||
    (led && (lexicon.costs[head] as number) >= ONLY_OPENCC)
    ? weights.surnameAndNextAreWordOfOneForm
    : weights.surnameAndNextAreWord
}

/** A surname that is no everyday word. */
function ordinaryPenalty(candidate: Candidate): number {
  const { text, at, first, end, length, led, followed, after, isWhole, isUsual, lexicon } = candidate
  const { mayBegin, toPerson } = candidate
  let penalty = toPerson ? weights.ordinaryDoneToPersons : 0
  if (!mayBegin && !followed && !opensClause(text, at))
    penalty += after <= 0 ? weights.ordinaryUnledUnfollowed : weights.ordinaryUnled
  // 白胡子
  if (length === 2 && !isWhole && !isUsual && !led && !followed && isCommonWord(text, first, end, lexicon))
    penalty += weights.ordinaryGivenIsCommonWord
  // 师范|一周, 闹钟|大王: what stands before has the surname as its end
  if (!mayBegin && isTied(text, at, lexicon, RARE_HEAD)) penalty += weights.ordinaryEndsWordBefore
  return penalty
}

/** A surname that is an everyday word: 于, 常, 党. */
function everydayPenalty(candidate: Candidate): number | undefined {
  const {
    text,
    at,
    end,
    first,
    length,
    surname,
    listed,
    met,
    before,
    after,
    given,
    isWhole,
    isUsual,
    lexicon,
  } = candidate
  const previous = text.charAt(at - 1)
  const headed = surname === '于' && at === 0 && length === 2 && text.charAt(end) === '：'
  const sure =
    headed ||
    (surname === '于' && listed && length === 2 && previous === '的') ||
    ((listed || surname === '于') &&
      (SURE_LEADS.has(previous) || candidate.toPerson || hasPart(candidate) || standsAmongNames(candidate)))
  const common = given >= 0 && (lexicon.costs[given] as number) < COMMON_WORD
  let penalty = given >= 0 && !sure ? givenIsWord(candidate, common) : 0
  if (isWhole && !common) penalty += weights.everydaySeveralBear
  else if (isUsual && after >= WEAK && !isDoneAnywhere(text, end)) penalty += weights.everydayUsual
  if (before >= STRONG) return penalty + titledPenalty(candidate)
  if (!candidate.mayBegin) {
    const opens = opensClause(text, at)
    if (!standsOutInMidst(candidate, opens)) return undefined
    if (opens) return penalty + followedPenalty(candidate) + weights.opensClause
  }
  const tied = tiePenalty(candidate, sure)
  if (tied === undefined) return undefined
  penalty += tied
  if (length === 2) {
    if (after < OPENED && !headed && (common || !(listed || (candidate.toPerson && met)))) return undefined
    const likeNone = listed && !common ? weights.listedAndNoCommonWord : 0
    const begins = surname === '于' && listed && given < 0 && !isWhole && !isUsual && before >= CLAUSE
    return (
      penalty +
      followedPenalty(candidate) +
      likeNone +
      (begins && after >= WEAK ? weights.yuAndNoWordBegin : 0)
    )
  }
  if (after <= 0) return undefined
  if (before >= CLAUSE) {
    const goesOn = after >= OPENED || before >= IN_LIST || /[的、]/u.test(text.charAt(end))
    const weakly = after >= WEAK && listed && lexicon.trie.get(text.slice(first, end + 1)) < 0
    if (!goesOn && !weakly) return undefined
  }
  return (
    penalty +
    (after >= OPENED ? weights.oneCharacterGoesOn : weights.oneCharacterHardlyGoesOn) +
    verbPenalty(candidate)
  )
}

/** 于家长: what follows the surname is a word. */
function givenIsWord({ text, end, surname, before, listed, followed }: Candidate, common: boolean): number {
  if (before >= LABEL || (before >= STRONG && ALONE.test(text.charAt(end)))) return 0
  if (!listed) return weights.everydayGivenIsWordOfUnlisted
  if (!common) return 0
  return followed && !(surname === '于' && isDoneAnywhere(text, end))
    ? weights.everydayGivenIsCommonWordFollowed
    : weights.everydayGivenIsCommonWord
}

/** After a title. */
function titledPenalty(candidate: Candidate): number {
  const { length, after, given } = candidate
  if (length === 1) return (after >= WEAK ? 0 : weights.titledOneCharacterUnfollowed) + verbPenalty(candidate)
  if (after > 0) return 0
  return given >= 0 ? weights.titledGivenIsWordUnfollowed : weights.titledUnfollowed
}

/** Whether it is like nothing but a name, though nothing before lets one begin: 第三棒干志刚接棒. */
function standsOutInMidst(candidate: Candidate, opens: boolean): boolean {
  const { text, at, end, length, listed, head, given, isUsual, isWhole, after, followed, lexicon } = candidate
  if (length !== 2 || !listed || (head >= 0 && candidate.surname !== '于')) return false
  if (given >= 0 && !(isUsual && !isDoneAnywhere(text, end))) return false
  if (opens && after >= (candidate.surname === '于' ? OPENED : WEAK)) return true
  const tied = isTied(text, at, lexicon)
  if (isAsked(text, at) && after >= OPENED) return true
  if (!opens && followed && (!tied || endsWord(text, at, lexicon)) && startsWithTitle(text, end)) return true
  return isWhole && given < 0 && after >= WEAK && !tied
}

/** What the character before and the surname make, if a word: 对于, 由于; undefined where it stays one. */
function tiePenalty(candidate: Candidate, sure: boolean): number | undefined {
  const { text, at, first, end, length, listed, before, after, followed, lexicon } = candidate
  if (sure) return weights.surelyLed
  if (before >= CLAUSE || !isTied(text, at, lexicon)) return 0
  if (length === 1) {
    return followed && !isSurname(text, first) ? 0 : undefined
  }
  const object = lexicon.trie.get(text.slice(first, end))
  const asObject = object >= 0 && (!followed || (lexicon.costs[object] as number) < COMMON_OBJECT)
  if (!listed || asObject || after < OPENED) return undefined
  return followed ? weights.tiedToBeforeFollowed : weights.tiedToBefore
}

function followedPenalty({ followed }: Candidate): number {
  return followed ? weights.followed : weights.unfollowed
}

function verbPenalty({ text, first, lexicon }: Candidate): number {
  return nounLacking(text, first, lexicon) ? weights.verbWithoutNoun : 0
}
