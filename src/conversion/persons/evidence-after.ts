/** What stands after a name. */
import { OPENER, VERB } from '../data/unpack.ts'
import { FlatTrie } from '../flat-trie.ts'
import type { Lexicon } from '../lexicon.ts'
import { CLAUSE, OPENED, STRONG, WEAK } from './evidence.ts'
import { looksLikeName } from './name-characters.ts'
import { ADDRESSES, DEEDS, TITLES } from './titles.ts'
import { ENDS_CLAUSE, unitsOf } from './unit-sets.ts'
import { isPlaceWord, PLACE_END } from './words-at.ts'

/** Little words that follow names as they follow others. */
const WEAK_DEEDS = new Set(
  '在 对 向 从 把 将 也 是 有 就 才 却 和 与 及 等 的 正 已 曾 还 则 便 又 连 因 为 被 给 同 替 跟 陪 带 拿 看 站 走 来 去 用'.split(
    ' ',
  ),
)

/** How what only names have after them, what names own, and what a sentence goes on with may begin. */
const BEGINS_ONLY_AFTER = unitsOf('等是来而言说看那这一本自，（ 　')
const BEGINS_OWNED = unitsOf('的家')
const BEGINS_GOING_ON = unitsOf(
  '曾已未都怎为能是第每几数多两三屡连一于被系把因当以分凭至再没不几数二三四五六七八九十顺趁乘迅果案他她嗓年性脾个力手胆心眼腿先最（笔麾门膝名身左右中禁独率所同',
)

/** What closes a question or a call. */
const PARTICLES = unitsOf('啊呀呢吧吗嘛呗')

/** Titles and deeds: of one character, and longer ones. */
const SHORT_DEEDS = unitsOf([...TITLES, ...DEEDS].filter((word) => word.length === 1))
const BEGINS_TITLE_OR_DEED = unitsOf([...TITLES, ...DEEDS])
const LONGER_DEEDS = new FlatTrie()
for (const word of [...TITLES, ...DEEDS]) if (word.length > 1) LONGER_DEEDS.set(word, 0)

/** What only a name has after it: a place of its own, an apposition, a byline's word. */
const ONLY_AFTER_NAMES =
  /^(?:是一[名位]|[来而]言|来[说讲]|看来[，,]|[那这]里[，得了听]|一行|本人|自己|，(?:一[位名]|今年|现年)|等[二两三四五六七八九十\d][人名位]|[ 　](?:摄|文|图|报道)|（(?:[左右中前后男女图饰]|\d\d岁))/u
/** What names have more often than other words. */
const OWNS =
  /^(?:的(?:真名|本名|绰号|外号|名[气声]|弟子|歌迷|球迷|影迷|粉丝|妻子|丈夫|爱人|老伴|父亲|母亲|父母|爷爷|奶奶|儿子|女儿|孩子|家人|家里|家中|老家|手艺|徒弟|学生|哥哥|弟弟|姐姐|妹妹|同事|同学|同伴|朋友|邻居|战友|老师|带领|指导|陪同|搀扶|鼓励|劝说|感染|坚持|手机|电话|声音|名字|身影|脸上|手里|手中|心里|眼里|眼中|遗体|事迹|证言|供述|诗|小说|作品|散文|画作|书法|进球|射门|点球|助攻|打法|棋风|骨灰|遗骸|遗像|遗孀|遗愿|遗嘱|遗产|尸体|律师|代理|辩护|职务|水彩|油画|国画|个展|画展|新诗|新书|新作|诗[集歌]|长篇|短篇|唱腔|婚礼|葬礼|追悼|行为|罪行|犯罪|上诉|请求|申请|诉讼|主张|账户|股份|传球|头球|首球|演技|表现|伤[情势]|病情|墓|故居|雕像|塑像|铜像|生平|一生|童年|晚年|悲剧|事业|坚守|故事)|家[的里门中])/u
/** What a case at law is about, after the party's name: 于刚离婚纠纷一案. */
const CASE =
  /^(?:离婚|借[款贷]|民间|买卖|租赁|合同|劳动|侵权|继承|赡养|抚养|名誉|交通肇事|机动车|故意|受贿|行贿|贪污|盗窃|诈骗|抢[劫夺]|危险驾驶|非法|寻衅|贩[卖毒]|职务|涉嫌|死刑|无期|有期|缓刑)/u
const BEGINS_CASE = unitsOf('离借民买租合劳侵继赡抚名交机故受行贪盗诈抢危非寻贩职涉死无有缓')
/** What a sentence goes on with after its subject, beside verbs, adverbs and times. */
const GOES_ON =
  /^(?:[曾已未]|都[去来会在要说想把给带从能记认知听懂爱守舍]|[他她](?:[妈爸爹娘哥姐弟妹奶爷家]|老[公婆伴])|嗓门|年[纪轻]|性[子格]|脾气|个[子头]|力气|手[巧快脚艺]|胆子|心[细善软]|眼[尖睛]|腿脚|当(?:[班队组村楼团校院会所店站]长|[兵主副了过上])|先(?![进后生锋烈例河秦天期行导驱兆前])|最[懂爱怕喜会能早终]|怎么|为何|为什么|能否|是否|第[一二三四五六七八九十]|每[天次年日周]|[几数多两三][次度番]|屡[次屡]|连[声连]|（(?:1[89]|20)|笔下|麾下|[门膝名]下[弟的有无]|身[边后旁高]|[左右]路|禁区|独[得中闯造]|率先|三分|两[分罚]|所在|同[获台场]|案(?:[再一二终]审|开庭|宣判|改判)|顺[势利手]|趁[机势着]|乘[机势]|迅速|果断|一[直举路跃]|一早|一边|一眼|一口|一生|一辈|被[^子褥单套窝]|系[主从被某本该同一中首原]|把(?![手握关守柄])|因[病伤车公故涉犯为工]|当[庭场众选即]|连[夜投续]|以[\d多大领总身][\d比分胜先成]|多次|分[获别获]|凭[借着《]|至[今死]|再[没也次度]|没[有能想再提]|不[服慎幸料顾]|(?:几|数|[二三四五六七八九])?十[多余来]?年|是(?:[村厂院城镇街校队班区市省全][里中上内]?|[我你他她][们]?[的这])|于(?:[0-9今昨去上本当前]|[一二三四五六七八九十]{1,3}[年月日]))/u

/** How much the text after a name makes it likely. */
export function evidenceAfter(text: string, at: number, lexicon: Lexicon): number {
  const next = text.charAt(at)
  const unit = next.charCodeAt(0)
  if (BEGINS_ONLY_AFTER[unit] === 1 && ONLY_AFTER_NAMES.test(text.slice(at, at + 3))) return STRONG
  if ((next === '、' || next === '/') && (looksLikeName(text, at + 1, 3) || looksLikeName(text, at + 1, 2)))
    return OPENED
  if (next === '' || next === '“' || ENDS_CLAUSE[unit] === 1) return CLAUSE
  if (PARTICLES[unit] === 1 && ENDS_CLAUSE[text.charCodeAt(at + 1)] === 1) return CLAUSE
  if (SHORT_DEEDS[unit] === 1 || LONGER_DEEDS.longestAt(text, at) >= 0) return STRONG
  if (BEGINS_CASE[unit] === 1 && CASE.test(text.slice(at, at + 4))) return OPENED
  if (BEGINS_OWNED[unit] === 1 && OWNS.test(text.slice(at, at + 3))) return OPENED
  if (BEGINS_GOING_ON[unit] === 1 && GOES_ON.test(text.slice(at, at + 4))) return OPENED
  const word = lexicon.trie.longestAt(text, at)
  if (word >= 0 && (lexicon.kinds[word] === VERB || lexicon.kinds[word] === OPENER)) return OPENED
  if (WEAK_DEEDS.has(next)) return WEAK
  if (PLACE_END.has(next)) return -6
  if (lexicon.unitKinds[unit] !== VERB || isPlaceWord(text, at, lexicon)) return 0
  return /[着了过下起出完掉]/u.test(text.charAt(at + 1)) ? OPENED : WEAK
}

/** The longest title or deed that begins here. */
function titleOrDeed(text: string, at: number): string | undefined {
  if (BEGINS_TITLE_OR_DEED[text.charCodeAt(at)] === 0) return undefined
  for (let length = 5; length >= 1; length--) {
    const word = text.slice(at, at + length)
    if (TITLES.has(word) || DEEDS.has(word)) return word
  }
  return undefined
}

/**
 * Whether a title follows, or something said to someone or said and no more, as only persons do: 余晖介绍，…, but
 * 余震介绍展板.
 */
export function isPersonsDeed(text: string, end: number): boolean {
  if (BEGINS_ONLY_AFTER[text.charCodeAt(end)] === 1 && ONLY_AFTER_NAMES.test(text.slice(end, end + 3)))
    return true
  const word = titleOrDeed(text, end)
  if (word === undefined || TITLES.has(word)) return word !== undefined
  const after = end + word.length
  return (
    after === text.length ||
    ENDS_CLAUSE[text.charCodeAt(after)] === 1 ||
    /^(?:[说道我你他她]|记者|大家)/u.test(text.slice(after, after + 2))
  )
}

/** Whether a form of address that follows names begins here: 主任, 女士. */
export function startsWithTitle(text: string, at: number): boolean {
  return [4, 3, 2].some((length) => ADDRESSES.has(text.slice(at, at + length)))
}

/** What is done at a place as often as by a person, so that 于 before it may be the preposition: 于天津出席. */
const DONE_ANYWHERE =
  /^(?:服役|演[讲说唱奏出]|主持|出席|参加|带队|率队|走访|调研|考察|宣布|致[辞词]|讲话|发言|接受|受访|主讲|作|当选|获|荣获|夺得|摘得|率领|带领|陪同|会见|检查|督导|视察|慰问|签署|部署|执教|执导|坐诊|领衔|主演|饰演|创作|编著|去世|逝世|出生|毕业|退休|入选|整理|担?任|绘|画|今年|创[立办建]|登[场台顶陆]|亮相|现身|就义|阵亡|殉|服刑|获[释颁授得]|落[网马]|[辞谢长]世|开[讲唱播店]|发[声球]|收获|斩获|夺冠|[就履上卸]任|问鼎|加冕|封王|[破射]门|命中|入[列伍学职]|参[赛军]|[投归到]案|被[捕抓拘查刑捉擒俘推评授选]|起诉|上诉|立功|负伤|受伤|牺牲|病[逝重倒]|结婚|定居|求学|创业|打工|出[道庭席镜]|卒|终)/u

/** Whether it is so here. */
export function isDoneAnywhere(text: string, at: number): boolean {
  return DONE_ANYWHERE.test(text.slice(at, at + 2))
}

/** Whether a title ends here and a predicate goes on, with no word across: 游行长是…, but 游行长达三小时. */
export function goesOnAfterTitle(text: string, at: number, lexicon: Lexicon): boolean {
  return (
    text.charAt(at) !== '达' &&
    evidenceAfter(text, at, lexicon) >= WEAK &&
    (lexicon.trie.get(text.slice(at - 1, at + 1)) < 0 || /^家[的里门]/u.test(text.slice(at, at + 2)))
  )
}

/** What is done to someone, before whom 将 or 把 stands. */
const DISPOSED =
  /^(?:抓[获捕]|逮捕|控制|制服|捉拿|拘[捕留]|刑拘|移送|押[解送]|送[往到医至上回进]|救[起出下]|带[回走离到]|打[伤倒]|刺伤|撞[倒伤]|告上|诉至|起诉|列为|判[处给]|扶[起到]|抬[上到]|背[到上]|拉[起上]|[评选聘推]为|选[入进]|任命|换[上下]|罚下|放倒|绊倒|开除|辞退|除名|淘汰|击败|围[住在困]|团团|堵[在住]|拦[在下住]|按[倒住在]|锁[在进]|关[在进]|请[到来进上出]|叫[到来住醒]|约[到出]|留[在下]|安葬|葬[在于]|骗[到至入]|推[到下入]|调[到至入离]|派[到往去])/u
/** What stands after a name, by what stands before it. */
const AROUND: ReadonlyMap<string, RegExp> = new Map([
  ['将', DISPOSED],
  ['把', DISPOSED],
  ['除', /^(?:[之以]外|外[，,])/u],
  ['继', /^(?:[之以]后|后[，,])/u],
  ['括', /^(?:在内|等|夫[妇妻]|[父母][子女]|兄|姐)/u],
  ['用', /^[换替]下/u],
  ['送', /^(?:最后|上路|远行|出征|就医|回家|[去到进至]医)/u],
  ['读', /^的(?:散文|诗|小说|书|作品|文章)/u],
])

const BEFORE_ENCLOSED = unitsOf(AROUND.keys())

/** Whether a name has around it what only persons have: 将于松林抓获, 除余里娜外, 包括于春生在内. */
export function isEnclosed(text: string, at: number, end: number): boolean {
  return (
    BEFORE_ENCLOSED[text.charCodeAt(at - 1)] === 1 &&
    AROUND.get(text.charAt(at - 1))?.test(text.slice(end, end + 4)) === true
  )
}
