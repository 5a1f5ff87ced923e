import type { Lexicon } from './lexicon.ts'
import type { Edge } from './segmentation.ts'

/** Costs in the lexicon's scale, natural logarithms of rarity. */
const A_NAME = 4.5
const SURNAMES: readonly (readonly [number, string])[] = [
  [3, '王李张刘陈杨赵黄周吴'],
  [
    4.3,
    '徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文',
  ],
  [
    5.5,
    '庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦柳邢路岳齐沿梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫苟褚廉娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁商蒙计喻揭窦迟敖糜鄢冷卓花仇艾蓝都巩井练仲乐虞卞封竺冼原官衣楚佟栗匡宗应台巫鞠僧桑荆谌扬明沙薄伏岑习胥保和蔺闫肖付佘区',
  ],
  [6, '朴冯佟党郁'],
  [8, '后干丰万尚宿幸果'],
]
const COMPOUND = new Set([
  '欧阳',
  '司马',
  '上官',
  '诸葛',
  '东方',
  '皇甫',
  '尉迟',
  '公孙',
  '慕容',
  '司徒',
  '令狐',
  '夏侯',
  '万俟',
  '端木',
  '南宫',
  '长孙',
  '宇文',
  '闻人',
  '轩辕',
])

const GIVEN: readonly (readonly [number, string])[] = [
  [
    5,
    '伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂兰文辉玲国华建红玉志海金春晓荣梅新永俊宇峰鹏波飞林龙云燕东宏凤小光庆德立成振学丹萍梓雪琳佳欣雨辰轩浩浩然博晨思怡子涵家嘉慧洁莉琴莹瑞昊天翔宁健斌彬亮凯利生福祥兴义仁忠孝智礼信和世正大一少培元启恒源江河山川松柏竹',
  ],
  [
    6.2,
    '美珍贞香婷淑惠珠翠雅芝芬茜秋珊莎锦黛青倩姣婉娴瑾颖露瑶婵雁蓓纨仪荷蓉眉君琪瑜璐珂琦晶妍晴昕彤菲菁萌萱蕾薇岚苗苑芸茹荔丛爽馨瑗琰韵融园艺咏卿聪澜纯悦昭冰枝璧茗羽希宝贤良恩先善厚发武邦承乐绍功松才贵福生龙元全国胜学祥才发武新利清飞彬富顺信子杰涛昌成康星光天达安岩中茂进林有坚和彪博诚先敬震振壮会思群豪心邦承乐绍功松善厚庆磊民友裕河哲江超浩亮政谦亨奇固之轮翰朗伯宏言若鸣朋斌梁栋维启克伦翔旭鹏泽晨辰士以建家致树炎德行时泰盛雄琛钧冠策腾楠榕风航弘连义兵守卫东南西北山喜善双长宪宗耀根水木火土本来里万千百仲季叔孟玮琨钊铭锋钢铁铮鑫淼森焱垚毅力为尧舜禹汤周秦汉唐宋清修齐治敦勤俭朴实恭让温良如意吉昇升晖晗晔暖曦曙景昱晟旻朝夕月阳霖霆雷雯霄震云雾雪霜岳峻崇嵩岭岱巍峥嵘岗洪波涌沛泓洲浦润泉源淳渊湘溪滨漫潇澄瀚灿炜烨煜照熙熠燕鸿鹤鹃莺虎豹骏骥驰麒麟麟征程远迈达逸道进业谊诗词书画琴棋剑墨砚笔印珩瑛璇璋琅玥珏玺玄冬夏季采薇芊蓝若菊莲葵芷苓芙蔓藤岩石磐础砥砺钰银铜锐键镇钟铎鉴常恺愉怀恬恒悟惟愫慈懿戈战扬拓振挺捷敏斐新旗晋普曼朔朵栩桐梦槐樱歆殿毓沁沐治泊浣淇添渝滢漪焕焰爱牧献玫珺瑄璟甜用申男畅畴皓盈益睿硕祎祖禄禾秉秦稷穆立竞端筱笑策简粟纪纲纶绮维绪缘罡翠翼聿肖舟艾苏茵莘菀葆蓬蔚藜蕴蕊虹裕西观言诗誉语谨谷豫贝贵赐跃路轶辛达迅迎追逊逢遥邵郁郡都采钦铠锡镜长问闯闻闽阔陆陶雁雍非颂顺颐风馥骄骞高魁鲁黎齐丰乾坤卜占于余范游',
  ],
]
/** Characters that a given name does not have, being little words. */
const NEVER_GIVEN = new Set([
  ...'的了是在和不未就也都还很又要会能可把被让给对从到着过吗呢吧啊呀哦嘛么们这那哪谁什怎几每各某其此该只最更太再已没无非但而且或及与并则因所由上下内外前后中间里边个名位次件份条张只说讲问答称告诉看见听想去回出入起走跑坐站等年月日号时分秒区市县镇村街路巷局部科处院所校厂店楼层室岁元万亿',
])
const ALLOWED_THOUGH_LITTLE = new Set([...'里万中时'])

/** Little words that given names have now and then: beside a title only. */
const SELDOM_GIVEN = new Set([...'后来前'])
const LISTED = 7
const UNLISTED = 11
const UNLISTED_AFTER_TITLE = 9
const SELDOM = 9
const ONE_CHARACTER = 1.2

/** Titles and callings that stand right before or after a person's name. */
const TITLES = new Set(
  `被告人 被告 原告 被害人 嫌疑人 当事人 上诉人 被上诉人 申请人 证人 代表人 继承人 记者 本报记者 通讯员 实习生 实习记者 编辑 主编 责编 摄影 摄影师 校对 作者 译者 局长 副局长 处长 副处长 科长 副科长 主任 副主任 书记 副书记 市长 副市长 区长 副区长 县长 副县长 镇长 副镇长 乡长 村长 省长 副省长 部长 副部长 厅长 副厅长 司长 院长 副院长 校长 副校长 所长 副所长 馆长 副馆长 站长 队长 副队长 中队长 大队长 支队长 组长 副组长 会长 副会长 秘书长 理事长 董事长 总经理 副总经理 经理 副总 总裁 副总裁 总监 厂长 店长 行长 社长 台长 团长 班长 排长 连长 营长 旅长 师长 军长 船长 机长 列车长 园长 委员 代表 教授 副教授 讲师 研究员 副研究员 工程师 总工程师 高工 设计师 规划师 建筑师 技术员 专家 学者 博士 硕士 院士 医生 医师 大夫 护士 护士长 药师 老师 教师 辅导员 律师 法官 检察官 审判长 书记员 警官 民警 交警 辅警 消防员 教练 教练员 运动员 队员 球员 选手 裁判 党员 居民 市民 村民 业主 住户 租户 商户 店主 老板 老板娘 负责人 发言人 新闻发言人 主持人 志愿者 网格员 社工 工人 员工 职工 师傅 司机 导演 演员 作家 画家 书法家 歌手 诗人 艺术家 摄影家 企业家 收藏家 传承人 先生 女士 小姐 同志 同学 大爷 大妈 阿姨 叔叔 奶奶 爷爷 大哥 大姐 大叔 大娘 邻居 朋友 妻子 丈夫 儿子 女儿 母亲 父亲 烈士 英雄 劳模 冠军 亚军 调研员 主席 副主席 总书记 总理 总统 首相 部长 常委 干事 干部 参谋 主管 主办 会计 出纳 店员 乘客 游客 读者 网友 患者 旅客 顾客 学生 大学生 毕业生 研究生 法人 股东 监事 董事 馆员 巡视员 督导 队长 老人 老太 姑娘 小伙 小伙子 青年 女孩 男孩 名叫 叫 姓名`.split(
    /\s+/u,
  ),
)
/** Titles that follow a surname alone. */
const ADDRESSES = new Set(
  '局长 处长 科长 主任 书记 市长 区长 县长 镇长 乡长 村长 省长 部长 厅长 司长 院长 校长 所长 馆长 站长 队长 组长 会长 秘书长 董事长 总经理 经理 总裁 总监 厂长 店长 行长 社长 团长 班长 连长 营长 委员 代表 教授 工程师 博士 院士 医生 医师 大夫 护士 老师 律师 法官 检察官 警官 教练 师傅 导演 先生 女士 小姐 同志 同学 大爷 大妈 阿姨 叔叔 奶奶 爷爷 大哥 大姐 大叔 大娘 老板 总工 老太 姑娘 副局长 副主任 副书记 副市长 副区长 副院长 副校长 副教授 参谋 班主任'.split(
    ' ',
  ),
)
/** What a person does, right after the name; the weak ones follow other words as often. */
const DEEDS = new Set(
  `说 表示 介绍 介绍说 告诉 认为 指出 强调 透露 坦言 解释 回忆 称 谈到 谈及 提到 补充 建议 呼吁 报道 摄 摄影 摄影报道 供图 撰文 采写 整理 主持 出席 参加 带队 率队 走访 调研 考察 宣布 致辞 致词 讲话 发言 笑着 笑道 接受 受访 分析 提醒 总结 感慨 感叹 直言 解读 讲述 讲解 说道 反映 反问 回应 回答 答复 承认 担任 任 主讲 作 当选 获 获得 荣获 夺得 摘得 获评 率领 带领 陪同 会见 检查 督导 视察 慰问 签署 部署 执教 领衔 主演 饰演 创作 编著 著 译 绘 画 去世 逝世 出生 毕业 退休 入选 等人 等专家 等领导 一家 夫妇 今年 现年`.split(
    /\s+/u,
  ),
)
const WEAK_DEEDS = new Set(
  '在 对 向 从 把 将 也 是 有 就 和 与 及 等 的 正 已 曾 还 则 便 又 连 因 为 被 给 同 带 拿 看 站 走 来 去 用'.split(
    ' ',
  ),
)
const CLAUSE_START = /[\s，。！？；：、“‘「『（(《〈”’」』）)》〉…—,.!?;:"'\u00b7\ufffb\ufffc]/u
const CLAUSE_END = /[\s，。！？；：、”’」』）)》〉…—,.!?;:"'\ufffb\ufffc]/u
/** What makes a place or an institution of the characters before it. */
const PLACE_END = new Set([...'路街区市县镇村山河湖海岛湾桥站港巷里院校馆园广寺庙塔楼厦大中小'])
const HAN = /\p{Script=Han}/u
const COUNTED = /[0-9０-９〇一二三四五六七八九十百千万亿两几多数]/u

/** A word at most this rare after 于 is rather its object than a given name: 于一线. */
const COMMON_WORD = 12

const STRONG = 5
/** A word for a calling, which may be another's subject. */
const CALLING = 4
const CLAUSE = 1.2
const WEAK = 1

/** Characters of names whose form in a name is not the one they have alone: surname, given name. */
const SURNAME_FORMS = new Map(
  Object.entries({
    于: '于',
    余: '余',
    范: '范',
    岳: '岳',
    涂: '涂',
    朴: '朴',
    党: '党',
    后: '后',
    干: '干',
    游: '游',
    郁: '郁',
    云: '云',
    里: '里',
    才: '才',
    别: '别',
    种: '种',
    台: '台',
    丰: '豐',
    尽: '盡',
    万: '萬',
    钟: '鍾',
    谷: '谷',
    姜: '姜',
    卜: '卜',
    沈: '沈',
    向: '向',
    曲: '曲',
    仇: '仇',
  }),
)
const GIVEN_FORMS = new Map(
  Object.entries({
    里: '里',
    征: '征',
    岩: '岩',
    采: '采',
    后: '后',
    于: '于',
    余: '余',
    范: '范',
    岳: '岳',
    涂: '涂',
    朴: '朴',
    郁: '郁',
    游: '游',
    卜: '卜',
    占: '占',
    斗: '斗',
    冲: '沖',
    松: '松',
    谷: '谷',
    升: '升',
    志: '志',
    才: '才',
    布: '布',
    致: '致',
    克: '克',
    秋: '秋',
    千: '千',
    合: '合',
    系: '系',
    表: '表',
    向: '向',
    曲: '曲',
    沈: '沈',
    姜: '姜',
    家: '家',
    冬: '冬',
    台: '台',
    回: '回',
    修: '修',
    昆: '昆',
    席: '席',
    幸: '幸',
    梁: '梁',
    朱: '朱',
    胡: '胡',
    周: '周',
    面: '面',
    制: '制',
    注: '注',
    熏: '熏',
    栗: '栗',
    苹: '蘋',
    鉴: '鑒',
    钟: '鍾',
    杰: '傑',
    宁: '寧',
    丰: '豐',
    云: '雲',
    万: '萬',
  }),
)

/** Characters that a name leaves as they are. */
export const STAYS_IN_NAMES: ReadonlySet<string> = new Set(
  [...SURNAME_FORMS, ...GIVEN_FORMS]
    .filter(([from, to]) => from === to && !'斗面系制表布松复发'.includes(from))
    .map(([from]) => from),
)

const surnameCosts = new Float32Array(65536)
for (const [cost, list] of SURNAMES) for (const one of list) surnameCosts[one.charCodeAt(0)] ||= cost
const givenCosts = new Float32Array(65536)
givenCosts.fill(UNLISTED, 0x4e00, 0xa000)
for (const [cost, list] of [...GIVEN].reverse()) for (const one of list) givenCosts[one.charCodeAt(0)] = cost
for (const one of NEVER_GIVEN) if (!ALLOWED_THOUGH_LITTLE.has(one)) givenCosts[one.charCodeAt(0)] = 0
for (const one of SELDOM_GIVEN) givenCosts[one.charCodeAt(0)] = SELDOM

/** Code units at which a name or a nickname may begin, a title end, a title or deed begin: the first sieve. */
const MAY_BEGIN = new Uint8Array(65536)
const ENDS_TITLE = new Uint8Array(65536)
const BEGINS_DEED = new Uint8Array(65536)
const STARTS_CLAUSE = new Uint8Array(65536)
const ENDS_CLAUSE = new Uint8Array(65536)
for (let unit = 0; unit < 65536; unit = unit === 0x30ff ? 0xfe00 : unit + 1) {
  const character = String.fromCharCode(unit)
  if (CLAUSE_START.test(character)) STARTS_CLAUSE[unit] = 1
  if (CLAUSE_END.test(character)) ENDS_CLAUSE[unit] = 1
}

/** Surnames that are other words too, so that a nickname is told by them: 老于, 小余. */
const NICKNAMED = new Set([...'于余范岳涂朴游郁钟谷万姜沈胡'])
/** Surnames that, before a title, are told by it: 余局长, 于老师. */
const ADDRESSED = new Set([...'于余范岳涂朴游郁钟谷姜沈卜'])
/** Surnames that are everyday words: only a title or a deed makes a name of them. */
const EVERYDAY = new Set([...'于后干党尚果幸游向应全都时成常和包经计保来官原解查支单冷平明涂种乐'])

surnameCosts.forEach((cost, unit) => {
  if (cost > 0) MAY_BEGIN[unit] = 1
})
for (const one of [...COMPOUND, ...NICKNAMED, ...ADDRESSED, '老', '小']) MAY_BEGIN[one.charCodeAt(0)] = 1
for (const title of TITLES) ENDS_TITLE[title.charCodeAt(title.length - 1)] = 1
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
 * @returns edges ordered by start
 */
export function personEdges(
  text: string,
  start: number,
  stop: number,
  lexicon: Lexicon,
  form: (word: string) => string,
): Edge[] {
  const edges: Edge[] = []
  for (let at = start; at < stop; at++) {
    const unit = text.charCodeAt(at)
    if (MAY_BEGIN[unit] === 0) continue
    nickname(text, at, edges, form, lexicon)
    addressed(text, at, edges, lexicon)
    const compound =
      (givenCosts[text.charCodeAt(at + 1)] as number) > 0 && COMPOUND.has(text.slice(at, at + 2))
    const surname = compound ? 5 : (surnameCosts[unit] as number)
    if (surname === 0) continue
    const first = at + (compound ? 2 : 1)
    const one = givenCosts[text.charCodeAt(first)] ?? 0
    if (one === 0) continue
    const before = beforeBonus(text, at, lexicon)
    if (before === undefined) continue
    const two = givenCosts[text.charCodeAt(first + 1)] ?? 0
    for (const length of two === 0 ? [1] : [1, 2]) {
      const end = first + length
      if (end > stop) break
      const after = afterBonus(text, end)
      if ((one === SELDOM || (length === 2 && two === SELDOM)) && before < STRONG && after < STRONG) continue
      const given = givenCost(one, before) + (length === 2 ? givenCost(two, before) : ONE_CHARACTER)
      let cost = A_NAME + surname + given - before - after
      if (before < STRONG && after < STRONG && EVERYDAY.has(text.charAt(at))) {
        if (after <= 0 || (before < CLAUSE && !mayPrecedeName(text, at, lexicon, after))) continue
        cost += 3
      } else if (
        before < CLAUSE &&
        EVERYDAY.has(text.charAt(at)) &&
        !mayPrecedeName(text, at, lexicon, after)
      )
        continue
      if (before < CLAUSE && after < STRONG && !mayPrecedeName(text, at, lexicon, after))
        cost += after <= 0 ? 4 : 2
      if (length === 2 && !compound && after < STRONG && lexicon.trie.get(text.slice(at, at + 2)) >= 0)
        cost += 3
      if (length === 2 && EVERYDAY.has(text.charAt(at))) {
        const word = lexicon.trie.get(text.slice(first, end))
        if (word >= 0 && (lexicon.costs[word] as number) < COMMON_WORD)
          cost += one <= LISTED && two <= LISTED ? 3 : 6
      }
      if (compound ? false : text.slice(first, end).includes(text.charAt(at))) continue
      const word = lexicon.trie.get(text.slice(at, end))
      if (word >= 0 && length === 1) {
        const led = before >= CALLING
        const followed = after >= STRONG
        if (!(led && followed) && !((led || followed) && one <= LISTED)) continue
      }
      if (cost >= unitsCost(text, at, end, lexicon)) continue
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

/** After a title a given name may hold any character. */
function givenCost(cost: number, before: number): number {
  return cost === UNLISTED && before >= STRONG ? UNLISTED_AFTER_TITLE : cost
}

/** What the characters cost one by one: a dearer name never wins. */
function unitsCost(text: string, start: number, end: number, lexicon: Lexicon): number {
  let cost = 0
  for (let at = start; at < end; at++) cost += lexicon.unitCosts[text.charCodeAt(at)] as number
  return cost
}

function nickname(
  text: string,
  at: number,
  edges: Edge[],
  form: (character: string) => string,
  lexicon: Lexicon,
): void {
  const first = text.charAt(at)
  if (first !== '老' && first !== '小') return
  const surname = text.charAt(at + 1)
  if (!NICKNAMED.has(surname)) return
  const next = text.charAt(text.charAt(at + 2) === ' ' ? at + 3 : at + 2)
  if (COUNTED.test(next) || (first === '小' && /[远要不应须均低若最大或略]/u.test(text.charAt(at - 1))))
    return
  const after = afterBonus(text, at + 2)
  const before = beforeBonus(text, at, lexicon) ?? 0
  if (after <= 0 && before < CLAUSE && !mayPrecedeName(text, at, lexicon, STRONG)) return
  const cost = 13.5 - before - Math.min(after, 3)
  edges.push({ start: at, end: at + 2, cost, output: first + personForm(surname, form) })
}

/** Whether the character before, in the midst of a clause, is one that a name may follow: 由于晓介绍 is 由 + 于晓. */
function mayPrecedeName(text: string, at: number, lexicon: Lexicon, after: number): boolean {
  if (!/[和与及由让请对向是叫跟同给把被将为有、]/u.test(text.charAt(at - 1))) return false
  if (after >= STRONG) return true
  const word = lexicon.trie.get(text.slice(at - 1, at + 1))
  return word < 0 || (lexicon.costs[word] as number) > 13
}

/** A surname and a title or 某: 余局长, 于某. */
function addressed(text: string, at: number, edges: Edge[], lexicon: Lexicon): void {
  const surname = text.charAt(at)
  if (!ADDRESSED.has(surname) || COUNTED.test(text.charAt(at - 1))) return
  const next = text.charAt(at + 1)
  if (next === '某' && /[种年月日地个些天次处时一项类]/u.test(text.charAt(at + 2))) return
  const surnamed = text.charAt(at - 1) === '姓' && !HAN.test(next)
  if (next !== '某' && next !== '氏' && !surnamed) {
    let titled = false
    for (let length = 4; length >= 2 && !titled; length--)
      titled = ADDRESSES.has(text.slice(at + 1, at + 1 + length))
    if (!titled) return
  }
  const before = beforeBonus(text, at, lexicon) ?? 0
  if (
    surname === '于' &&
    before < CLAUSE &&
    next !== '某' &&
    !surnamed &&
    !mayPrecedeName(text, at, lexicon, 0)
  )
    return
  const cost = (lexicon.unitCosts[text.charCodeAt(at)] as number) - 1
  edges.push({ start: at, end: at + 1, cost, output: SURNAME_FORMS.get(surname) ?? surname })
}

/** How much the text before makes a name likely; undefined where it makes one impossible. */
function beforeBonus(text: string, at: number, lexicon: Lexicon): number | undefined {
  const previous = text.charAt(at - 1)
  if (at === 0 || STARTS_CLAUSE[text.charCodeAt(at - 1)] === 1) {
    const labelled = /[\s：:、]/u.test(previous) && (endsWithTitle(text, at - 1) || endsWithNames(text, at))
    return labelled ? STRONG : CLAUSE
  }
  if (COUNTED.test(previous) && '余千百万'.includes(text.charAt(at))) return undefined
  return endsWithTitle(text, at) ? STRONG : endsWithCalling(text, at, lexicon) ? CALLING : 0
}

function endsWithTitle(text: string, end: number): boolean {
  if (ENDS_TITLE[text.charCodeAt(end - 1)] !== 1) return false
  for (let length = 5; length >= 1; length--) {
    if (end >= length && TITLES.has(text.slice(end - length, end))) return true
  }
  return false
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
  if (!/[员师匠官]/u.test(text.charAt(end - 1))) return false
  for (let length = 4; length >= 2; length--) {
    const word = text.slice(Math.max(0, end - length), end)
    if (NO_CALLING.has(word)) return false
    if (lexicon.trie.get(word) >= 0) return true
  }
  return false
}

function afterBonus(text: string, at: number): number {
  const next = text.charAt(at)
  if (next === '' || ENDS_CLAUSE[next.charCodeAt(0)] === 1) return CLAUSE
  for (let length = BEGINS_DEED[text.charCodeAt(at)] === 1 ? 5 : 0; length >= 1; length--) {
    const word = text.slice(at, at + length)
    if (word.length === length && (TITLES.has(word) || DEEDS.has(word))) return STRONG
  }
  if (WEAK_DEEDS.has(next)) return WEAK
  if (PLACE_END.has(next)) return -6
  return 0
}

/**
 * Converts a person's name: 于晓 is 于曉, 钟万里 is 鍾萬里.
 *
 * @param name Simplified, surname first
 * @param form the form of a character that is the same in names as elsewhere
 * @returns the name, as many code points
 */
export function personForm(name: string, form: (character: string) => string): string {
  const characters = [...name]
  const surnames = COMPOUND.has(name.slice(0, 2)) ? 2 : 1
  if (name.startsWith('万俟'))
    return (
      '万俟' +
      characters
        .slice(2)
        .map((one) => GIVEN_FORMS.get(one) ?? form(one))
        .join('')
    )
  return characters
    .map((one, index) => (index < surnames ? SURNAME_FORMS : GIVEN_FORMS).get(one) ?? form(one))
    .join('')
}
