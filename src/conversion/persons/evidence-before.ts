/** What stands before a name. */
import { VERB } from '../data/unpack.ts'
import type { Lexicon } from '../lexicon.ts'
import { CALLING, CLAUSE, LABEL, STRONG } from './evidence.ts'
import { LISTED, looksLikeName, SELDOM } from './name-characters.ts'
import { endsWithTitle, TITLES } from './titles.ts'
import { ENDS_CLAUSE, endingsOf, STARTS_CLAUSE } from './unit-sets.ts'
import { isTied } from './words-at.ts'

/** What counts. */
export const COUNTED = /[0-9０-９〇一二三四五六七八九十百千万亿两几多数]/u

/** Single characters that a name may follow in the midst of a clause: 家住三楼的于桂兰, 跟着于大海. */
export const LEADS = new Set([
  ...'听劝和与及由让请对向是叫跟同给把被将为有、的着像夸问找见访经据从在按如靠替陪扶帮教送了喊选推派聘连令使比随说诉',
])
/** Those of them that no preposition 于 follows. */
export const SURE_LEADS = new Set([...'着了夸访替陪扶给把跟请找听喊劝帮问诉'])

const endsWithDoneToPersons = endingsOf(
  '[图中左右前后]为 授予 颁给 感谢 谢谢 多谢 采访 联系 拜访 探望 看望 陪同 邀请 聘请 祝贺 慰问 走访 委托 协助 找到 系到 访到 认识 结识 请来 见到 遇见 遇到 推荐 推举 选举 任命 叫做 名叫 告诉 告知 通知 询问 请教 安慰 劝说 叮嘱 嘱咐 提醒 转告 提起 提到 说起 说到 谈起 谈到 想起 想到 聊起 问起 夸起 联系上 交给 递给 送给 留给 写给 寄给 嫁给 借给 卖给 还给 发给 照顾 照料 搀扶 帮助 护送 追随 师从 感激 怀念 想念 缅怀 纪念 悼念 看见 撞见 碰见 碰到 瞒着 围着 多亏 幸亏 辅佐 崇拜 佩服 敬佩 钦佩 喜欢 信任 相信 责怪 埋怨 抱怨 救起 救下 救出 撞倒 抓获 逮捕 营救 抢救 名为 取名 化名 起名 自称 唤作 叫作 名字是 [接收]到 笔名 走近 举报 检举 [人者员]系 轮到 别看 判处 [改轻重]判 判令 责令 状告 控告 通缉 追捕 抓捕 拘捕 拘留 刑拘 传唤 讯问 羁押 制服 击毙 开除 辞退 解聘 聘任 聘用 续聘 返聘 罢免 免去 换下 换上 替换 替下 替补 顶替 侵犯 绊倒 放倒 击败 战胜 力克 险胜 轻取 横扫 淘汰 逼平 不敌 输给 败给 授给 传给 让给 判给 赠给 转给 赔偿 对阵 迎战 对战 对决 携手 联手 牵手 搭档 对话 专访 会见 会晤 拜会 偶遇 巧遇 认出 送别 追思 追忆 追授 提名 选出 爱上 迎娶 绑架 杀害 打伤 刺伤 砍伤 殴打 辱骂 欺骗 伤害 收养 赡养 拉住 抱住 叫住 拦住 扶住 扶起 背起 带走 恭喜 祝福 接替 取代 扮演 饰演 评价 提及 谈及 质问 追问 派上 派出 撤下 起用 启用 重用 伙同 雇佣 唆使 叮咛 夸奖 表彰 嘉奖 奖励 资助',
)

/** What ends a word for a time, or opens a clause within a sentence: 那天晚上于淑琴没有回家, 听说于占军回来了. */
const endsWithOpening = endingsOf(
  '天 晚 夜 午 晨 早 年 月 日 上 时 候 [听据]说 据[称传闻] 只见 原来 后来 如今 图为 于是 因此 所以 但是 可是 随后 接着 最后 终于 其实 幸好 好在 不过 结果 突然 忽然 虽然 如果 因为 而且 并且 同样 据悉 目前 以前 以后 之后 此后 其后 今后 [赛会婚战课饭效]后 [半全终]场 [首末][节局盘] [一二三四五][节局盘] [分秒]钟 [钟天年月时周日]后 [赛案战役夺审席]中 [夜屋院村家]里 队 [隔间]壁 楼[上下] 对门 [上下本]周',
)

/** Whether something that is done to persons stands before, whose name follows: 采访于晓. */
export function isDoneToPersons(text: string, at: number): boolean {
  return endsWithDoneToPersons(text, at)
}

/** What makes someone do something: 要求于玉才偿还, though 要求于月底偿还. */
const ASKED =
  /(?:要求|请求|起诉|支持|反对|批评|建议|同意|允许|准许|委派|安排|派遣|迫使|逼迫|强迫|指使|胁迫|诱骗|催促|督促|鼓励|反映|显示|证实|证明|发现|认为|认定|确认|觉得|知道|怀疑|得知|透露|声称|表示|宣布|指出|听闻|获悉|据了解)$/u

/** Whether it stands before. */
export function isAsked(text: string, at: number): boolean {
  return ASKED.test(text.slice(Math.max(0, at - 3), at))
}

/** Whether a clause opens within the sentence here. */
export function opensClause(text: string, at: number): boolean {
  return endsWithOpening(text, at)
}

/** How old a person is, whose name follows: 今年58岁的于安. */
const AGED = /岁(?:高龄)?的$/u

/** Whom others call by the name that ends the clause: 大家都叫她于兰. */
export const CALLED = /[叫喊称唤][他她我你]$/u

/** Words after which no preposition 于 follows, having one: 对于|于小满, 于是|于立. */
const ENDS_WITH_YU = /(?:.于|于是)$/u

/** What opens a clause though no mark follows it: 据称于震已离境. */
const endsWithReported = endingsOf('[听据]说 据[称传悉闻报]')

/** How much the text before makes a name likely; undefined where it makes one impossible. */
export function evidenceBefore(text: string, at: number, lexicon: Lexicon): number | undefined {
  const previous = text.charAt(at - 1)
  if (at === 0 || STARTS_CLAUSE[text.charCodeAt(at - 1)] === 1) {
    const byline = /(?:[文图摄影编][/／]|[人者员师辑审校对影稿图文像制划计音镜筹导版][：:])$/u.test(
      text.slice(Math.max(0, at - 2), at),
    )
    const labelled =
      (previous === '—' && endsWithTitle(text, at - (text.charAt(at - 2) === '—' ? 2 : 1))) ||
      (/[\s：:、|｜丨]/u.test(previous) && (endsWithTitle(text, at - 1) || endsWithNames(text, at)))
    return byline || (labelled && previous !== '、') ? LABEL : labelled ? STRONG : CLAUSE
  }
  if (endsWithReported(text, at)) return CLAUSE
  if (text.charAt(at) === '于' && ENDS_WITH_YU.test(text.slice(Math.max(0, at - 2), at))) return STRONG
  if (text.startsWith('还有', at - 2) && ENDS_CLAUSE[text.charCodeAt(at + 2)] === 1) return CLAUSE
  if (previous === '的' && AGED.test(text.slice(Math.max(0, at - 4), at))) return STRONG
  const titled = endsWithTitle(text, at)
  if (!titled && COUNTED.test(previous) && '余千百万'.includes(text.charAt(at))) return undefined
  return titled ? STRONG : endsWithCalling(text, at, lexicon) ? CALLING : 0
}

/** Whether another name and a mark of enumeration stand before: 余采云、岳松和于周. */
export function followsName(text: string, at: number): boolean {
  if (!/[、和与]/u.test(text.charAt(at - 1))) return false
  for (const length of [3, 2]) {
    const from = at - 1 - length
    const previous = from < 0 ? 0 : text.charCodeAt(from)
    if (length === 2 && !(from <= 0 || mayLead(text, from))) continue
    if (previous > 0 && looksLikeName(text, from, length)) return true
  }
  return false
}

/**
 * Whether another name, no word by itself, stands beside one, a mark or a word of enumeration between them:
 * 游建和|冯斗, 冯斗|、孙里.
 */
export function standsAmongNames({
  text,
  at,
  end,
  lexicon,
}: {
  readonly text: string
  readonly at: number
  readonly end: number
  readonly lexicon: Lexicon
}): boolean {
  if (text.charAt(at - 1) === '、' && text.charAt(end) === '、' && isBetweenNames(text, at, end, lexicon))
    return true
  const isName = (from: number, length: number): boolean =>
    from >= 0 &&
    looksLikeName(text, from, length, LISTED) &&
    lexicon.trie.get(text.slice(from, from + length)) < 0
  const last = at - 1
  if (
    ENUMERATES.test(text.charAt(last)) &&
    (isName(last - 3, 3) || (isName(last - 2, 2) && mayLead(text, last - 2)))
  )
    return true
  if (!ENUMERATES.test(text.charAt(end))) return false
  return (
    isName(end + 1, 3) ||
    (isName(end + 1, 2) && (text.charAt(end) === '/' || ENDS_NAME.test(text.charAt(end + 3))))
  )
}

/**
 * Whether what is enumerated before and after could be names too. After a mark of enumeration 于 and two characters are a
 * name even where those are words: 高原、于千秋、马力.
 */
function isBetweenNames(text: string, at: number, end: number, lexicon: Lexicon): boolean {
  const mayBeName = (item: string): boolean =>
    (item.length === 2 || item.length === 3) &&
    looksLikeName(item, 0, item.length, SELDOM) &&
    ((text.charAt(at) === '于' && end - at === 3) || lexicon.trie.get(item) < 0)
  const previous = /(\p{Script=Han}{2,3})、$/u.exec(text.slice(Math.max(0, at - 4), at))?.[1] ?? ''
  const next = /^、(\p{Script=Han}{2,3})(?!\p{Script=Han})/u.exec(text.slice(end, end + 5))?.[1] ?? ''
  const isPrevious = mayBeName(previous) || mayBeName(previous.slice(1))
  return (
    isPrevious && (mayBeName(next) || /^、\p{Script=Han}{2,3}[二两三四五等]/u.test(text.slice(end, end + 5)))
  )
}

/** What stands between names of a list, and after the last of them. */
const ENUMERATES = /[、和与及/]/u
const ENDS_NAME = /^(?:[、，。；：）和与及等的二两三四]|)$/u

/** Whether a name may begin here: at a clause's edge, or after what leads to one. */
function mayLead(text: string, at: number): boolean {
  return STARTS_CLAUSE[text.charCodeAt(at - 1)] === 1 || LEADS.has(text.charAt(at - 1))
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
export function endsWithCalling(text: string, end: number, lexicon: Lexicon): boolean {
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
