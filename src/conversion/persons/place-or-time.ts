/** 于 as the preposition: before a place, a time, or what goes on. */
import { OPENER, VERB } from '../data/unpack.ts'
import type { Lexicon } from '../lexicon.ts'
import { PLACES } from './name-characters.ts'
import { wordKindAt } from './words-at.ts'

/** What follows the name of an event or an era: 于建国初期. */
const STAGE_OF_TIME = /^(?:[初中后末时]期|期间|前[夕后]|当[天日晚年]|之[际初前后]|以[来前后]|中旬|年间)/u
/** Where something lies. */
export const LOCATIVE = /[中里上下前后间内外旁时]/u
/** What something may be in the midst of or on: a place, a text, the weather. */
const HAS_INSIDE =
  /[江河湖溪池井门桥潮沟渠港湾滩岸洞坑文书信函诗词剧片画图梦雨雪风雾夜山林海水空云心途家园校厂店会雷影镜灯车船城乡村岩树田台街巷院楼屋房室馆展课赛席事饭幕术节庭病狱阵]/u

/** Whether 于 stands before a place or a time, so that what follows is no given name: 于文中, 于海上, 于清晨, 于云南. */
export function isWhereOrWhen(text: string, first: number, end: number, lexicon: Lexicon): boolean {
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

/** After 于: a time, as in 记者于昨日走访. */
export const NO_GIVEN = /^(?:[0-9是此今昨明前同本当该年月日会]|[上下][午周月旬]|近[日期]|后[天来])/u

/** What closes 于 and those for whom something holds: 于家长而言. */
export const FOR_WHOM = /^(?:来[说讲]|而言)/u

/**
 * Whether something speaks against 于 for the preposition: a verb follows, and neither 时, 中 nor the like makes a noun of it, so
 * that the verb's first character is rather the given name: 于采取下口罩.
 */
export function nounLacking(text: string, first: number, lexicon: Lexicon): boolean {
  if (text.charAt(first - 1) !== '于') return false
  const verb = wordKindAt(text, first, lexicon, VERB)
  const noun =
    /^(?:.{0,2}(?:[时中前后之]|期间|过程|现场)|[^，。；！？]{0,16}[时后前中](?:[，。；！？]|$)|[^，。；！？]{0,8}(?:阶段|之际|之初|期间))/u.test(
      text.slice(first + verb, first + verb + 18),
    )
  return verb > 0 && !noun
}
