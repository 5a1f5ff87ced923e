import { simplifiedLexicon } from './lexicon.ts'

/**
 * Characters and words with two Traditional forms, where what stands beside them decides. Forms are OpenCC's
 * standard ones. Each takes the block and the word's offset and gives the form, or undefined for the usual one.
 */
export const BY_CONTEXT: ReadonlyMap<string, (text: string, at: number) => string | undefined> = new Map([
  ['里', (text, at) => (endsWithNumeral(text, at) || soundsForeign(text, at) ? '里' : undefined)],
  ['数里', (text, at) => (/[个些的各组项那]/u.test(text.charAt(at - 1)) ? '數裏' : '數里')],
  ['并为', (text, at) => (isMerged(text, at) ? undefined : '並爲')],
  ['并到', (text, at) => (isMerged(text, at) ? undefined : '並到')],
  ['并发', (text, at) => (/[送给出往放布表起动展行信函文]/u.test(text.charAt(at + 2)) ? '並發' : undefined)],
  ['上游', (text, at) => (/海/u.test(text.charAt(at - 1)) ? '上遊' : undefined)],
  [
    '海里',
    (text, at) => (endsWithNumeral(text, at) || /[每少]/u.test(text.charAt(at - 1)) ? '海里' : '海裏'),
  ],
  ['姜', (text, at) => (isGinger(text, at) ? '薑' : undefined)],
  ['系', isOrTied],
  ['涂', (text, at) => (isPainted(text, at) ? '塗' : undefined)],
  [
    '发',
    (text, at) =>
      /[理剪烫染剃](?:[了过完好]|了?(?:个|一?次|一?回))$/u.test(before(text, at, 4)) ? '髮' : undefined,
  ],
  ['里外', (text, at) => (endsWithNumeral(text, at) ? '里外' : undefined)],
  [
    '干的',
    (text, at) =>
      /[能会肯想要敢愿所在该他她我你们人家事活儿才去来先最]/u.test(text.charAt(at - 1)) ? '幹的' : undefined,
  ],
  ['只能', animalsThat('隻能')],
  ['只会', animalsThat('隻會')],
  ['只需', eachAnimal('隻需')],
  ['只要', eachAnimal('隻要')],
  ['只有', eachAnimal('隻有')],
  [
    '喂',
    (text, at) =>
      /[\p{Script=Han}]/u.test(text.charAt(at + 1)) &&
      !/[喂哎]/u.test(text.charAt(at - 1) + text.charAt(at + 1))
        ? '餵'
        : undefined,
  ],
  ['余', leftOver],
  ['干', dryGoods],
  ['只', onlyOrAnimals],
  ['钟', clockOrSurname],
  ['准', allowedOrExact],
  ['游', (text, at) => (/[过到上向进出了完得泳]/u.test(text.charAt(at + 1)) ? '游' : undefined)],
  [
    '天后',
    (text, at) =>
      /[0-9０-９〇一二三四五六七八九十百千几两数多半改隔作每些]\s?/u.test(before(text, at, 2))
        ? '天後'
        : undefined,
  ],
  ['编制', staffOrCompile],
  [
    '自制',
    (text, at) =>
      /^(?:力|能力|心|的人)/u.test(text.slice(at + 2, at + 5)) ||
      /(?:不能|难以|无法|懂得|学会|失去)$/u.test(before(text, at, 2))
        ? '自制'
        : '自製',
  ],
  [
    '一干',
    (text, at) =>
      /^(?:人|众|等|亲友|领导|干部|官员|事)/u.test(text.slice(at + 2, at + 4)) ? '一干' : '一幹',
  ],
  ['刮了', (text, at) => (/[风]/u.test(text.slice(Math.max(0, at - 10), at + 8)) ? '颳了' : undefined)],
  [
    '不准',
    (text, at) =>
      /^(?:\p{Script=Han})/u.test(text.slice(at + 2, at + 3)) &&
      !/^[的确了，是吗呢]/u.test(text.slice(at + 2, at + 3)) &&
      !/[测报算估看说猜瞄校打投踩卡咬把摸拿]$/u.test(before(text, at, 1))
        ? '不准'
        : '不準',
  ],
])

/** What 并 joins to another word of merging: 合并为, 归并到. */
const MERGES = /[合兼归吞撤裁整拼收]$/u
/** So many things within a clause, of which fewer are made. */
const SEVERAL = /[两二三四五六七八九十百几多数0-9][\p{Script=Han}]/u

/**
 * Whether 并 before 为 or 到 is that of merging: 合并为, 两校并为一校, 把科室并到一起; otherwise it joins two predicates:
 * 道歉，并为乘客办理退票.
 */
function isMerged(text: string, at: number): boolean {
  const clause = /[^，。；：！？、“”（）《》\s]*$/u.exec(before(text, at, 24))?.[0] ?? ''
  if (MERGES.test(clause)) return true
  if (clause === '') return false
  const rest = /^[^，。；：！？、“”（）《》\s]{0,16}/u.exec(text.slice(at + 2, at + 18))?.[0] ?? ''
  if (/^一(?:[体处起块家路]|[个所座条支项门班组县区市镇村校院局科处厂]\p{Script=Han}{0,4}$)/u.test(rest))
    return true
  if (/(?:把|将|被)[^把将被]{1,6}$/u.test(clause)) {
    return text.charAt(at + 1) === '为'
      ? NUMERAL.test(rest.charAt(0))
      : /^\p{Script=Han}{1,6}(?:里|中|内|名下|一起|一处)$|^\p{Script=Han}{1,4}$/u.test(rest)
  }
  return (
    SEVERAL.test(clause) &&
    /^[一二两三四五六七八九十\d]+[个所座条支项门班组县区市镇村校院局科处厂家]\p{Script=Han}{0,4}$/u.test(rest)
  )
}

/** Characters that write the sounds of foreign names. */
const SOUNDS = new Set([
  ...'阿埃艾安昂奥巴贝本比彼别宾波博伯勃布查察茨达戴丹道得德登邓狄迪蒂丁东杜敦顿多厄恩尔法范菲费芬丰佛弗夫福盖甘冈高戈哥格葛根贡古瓜圭哈海汉赫黑亨洪胡华怀霍基吉季加贾坚简杰捷金久卡凯坎康考柯科可克肯孔库昆拉莱兰朗劳勒雷黎礼李里丽利莉列烈林琳龙隆卢鲁路伦罗洛吕马玛迈麦曼芒毛梅门蒙孟米密缅姆明摩莫墨默穆拿娜纳乃奈南内尼涅宁纽农努诺女欧帕派潘庞佩彭蓬皮珀朴普奇齐契恰强乔切钦琴琼邱让热仁日荣儒茹瑞若萨塞赛三桑瑟森沙山尚绍舍生圣施什诗史士舒顺斯丝思松苏孙索塔台泰坦汤唐陶特腾提藤廷通图吐托陀瓦万旺威韦维魏温文翁沃乌吾伍武西希锡夏香肖谢辛欣兴休许雪逊雅亚延扬耶叶伊易因英尤于约云扎詹章哲珍芝朱兹孜祖佐',
])
const CLAUSE_START = /[，。；：！？、“‘「『（《〈【—…]/u
const INSIDE = /[面边头外侧屋间层院弄程]/u

/**
 * Whether 里 stands among the sounds of a foreign name: 波德戈里察, 卡利亚里, 里皮. 裏 neither begins a clause nor stands
 * beside the dot of a name, but in 裏面 and the like.
 */
function soundsForeign(text: string, at: number): boolean {
  const previous = text.charAt(at - 1)
  const next = text.charAt(at + 1)
  if (/[·•‧．]/u.test(previous) || /[·•‧．]/u.test(next)) return true
  if (previous === '' || CLAUSE_START.test(previous))
    return /\p{Script=Han}/u.test(next) && !INSIDE.test(next)
  let from = at
  while (SOUNDS.has(text.charAt(from - 1)) && at - from < 6) from--
  let to = at + 1
  while (SOUNDS.has(text.charAt(to)) && to - at < 7) to++
  const before = text.slice(from, at)
  const after = text.slice(at + 1, to)
  const { trie } = simplifiedLexicon()
  // a thing that ends before 里 may have something in it: 巴士里
  for (let start = Math.max(0, at - 4); start < at - 1; start++)
    if (trie.get(text.slice(start, at)) >= 0 && (after.length < 2 || start <= from)) return false
  if (trie.get(text.slice(at + 1, at + 3)) >= 0 && after.length < 3) return false
  if (before.length >= 2) return before.length + after.length >= 3
  return before.length === 1 && after.length >= 2
}

/** Ginger, of which something is made or done; a surname otherwise. */
function isGinger(text: string, at: number): boolean {
  return (
    /[生老嫩仔洋鲜蒜葱腌泡切种挖买卖]/u.test(text.charAt(at - 1)) ||
    /[农片丝汁末汤茶糖蒜葱饼块粉皮芽醋油窖泥酱]/u.test(text.charAt(at + 1))
  )
}

/** What is painted or spread, and with what; a surname or a place otherwise. */
function isPainted(text: string, at: number): boolean {
  return (
    /[上了满着成好层药油漆色料装鸦覆写黑红白蓝绿黄过个出到入于防刷脂口胶抹改鸭蜡画完膜擦饰布]/u.test(
      text.charAt(at + 1),
    ) ||
    /^花[了掉得]/u.test(text.slice(at + 1, at + 3)) ||
    /[外乱刷喷糊重粉再先不别来手要勿]/u.test(text.charAt(at - 1))
  )
}

const DEPARTMENT_OR_SERIES =
  /[院学文语史哲程理化物数法商医美音艺科各全本政管算电械木生境料力济贸融会闻播国画戏影计族母父水山河阳直旁谱派菜世体]/u

/** 係 that says what something is, in the way of reports: 死者系本地人; 系 of a department or a series otherwise. */
function isOrTied(text: string, at: number): string | undefined {
  const last = text.charAt(at - 1)
  if (/[均确疑纯皆乃实亦]/u.test(last)) return '係'
  const rest = text.slice(at + 1, at + 3)
  if (last === '画' && rest === '后人') return '係'
  if (!/\p{Script=Han}/u.test(last) || DEPARTMENT_OR_SERIES.test(last)) return undefined
  return /^(?:[由因被该其未已非某他她]|一[名个起家种位场次处座间辆条套件]|两[人名家]|本[地市人区县省村]|当[地时年事]|[违误]|自[行家己燃]|原[告为]|后人|人为|恶意|外[地来]|危房|夫妻|父子|母子|兄弟|姐妹|同[一乡学事])/u.test(
    rest,
  )
    ? '係'
    : undefined
}

const NUMERAL = /[0-9０-９〇零一二两三四五六七八九十百千万亿几半]/u
const DATE_BEFORE_NUMERAL = /[年月日时点分]/u

function before(text: string, at: number, length: number): string {
  return text.slice(Math.max(0, at - length), at)
}

/** Whether a number ends here: 十几, 200, but not the end of a date. */
function endsWithNumeral(text: string, at: number): boolean {
  const last = text.charAt(at - 1) === ' ' ? text.charAt(at - 2) : text.charAt(at - 1)
  if (last === '多' || last === '来') return NUMERAL.test(text.charAt(at - 2))
  return NUMERAL.test(last) && !DATE_BEFORE_NUMERAL.test(last)
}

/** What one has, sees or makes, in a small number: 有三只能说话的鹦鹉. */
const KEPT_ANIMALS = /[有养抓捕救见到现出买送][〇一二两三四五六七八九十几数]{1,2}$/u

/** 隻 of animals that the rest of the clause describes: 有三只能说话的鹦鹉. */
function animalsThat(form: string): (text: string, at: number) => string | undefined {
  return (text, at) =>
    KEPT_ANIMALS.test(before(text, at, 4)) && /^[^，。；！？]{1,10}的/u.test(text.slice(at + 2, at + 14))
      ? form
      : undefined
}

/** 隻 after 每: 每只需三元. */
function eachAnimal(form: string): (text: string, at: number) => string | undefined {
  return (text, at) => (text.charAt(at - 1) === '每' ? form : undefined)
}

/** 只 after a number counts animals and things, unless what it limits follows: 三只鸟, 三人只用了. */
function onlyOrAnimals(text: string, at: number): string | undefined {
  const next = text.charAt(at + 1)
  if (/[有能是要会需用想说为做在占差剩够限可好见管怕顾知因凭靠许准应]/u.test(next)) return undefined
  const last = text.charAt(at - 1)
  if (/[这那哪每像]/u.test(last)) return '隻'
  return endsWithNumeral(text, at) && last !== '万' && last !== '亿' ? '隻' : undefined
}

/** So many are left: 业主余三户未签. */
const SO_MANY = /^[一二两三四五六七八九十百几\d]+[户人名家栋幢处项件套层页万亿元]/u

/** 餘 after a number and where something is left over; a surname or 我 (余) otherwise. */
function leftOver(text: string, at: number): string | undefined {
  if (endsWithNumeral(text, at) || /[仅尚只剩所尤有无盈结其业残多富空宽节]/u.test(text.charAt(at - 1)))
    return '餘'
  if (SO_MANY.test(text.slice(at + 1, at + 6))) return '餘'
  return /[屋土料命温热钱粮款额量留存票震波韵晖兴力数项]/u.test(text.charAt(at + 1)) ? '餘' : undefined
}

/** What is sold or lies dry. */
const DRIED =
  /^(?:海带|海参|海货|海鲜|木耳|香菇|蘑菇|辣椒|虾|贝|鲍|菜|枣|花|草|柴|毛巾|衣服|树[叶枝]|桂圆|红枣|山货|豆[角腐]|抹布|河[床道])/u

/** 乾 of dried food: 鱿鱼干、葡萄干。 */
function dryGoods(text: string, at: number): string | undefined {
  const next = text.charAt(at + 1)
  if (DRIED.test(text.slice(at + 1, at + 3)) && !/[能会肯想要敢该家人事活]/u.test(text.charAt(at - 1)))
    return '乾'
  return /[鱼果肉豆笋菜薯枣饼萄莓参贝虾条柿茄椒梅姜杏瓜桃李]/u.test(text.charAt(at - 1)) &&
    !/[部警劲活吗嘛事线道群将]/u.test(next)
    ? '乾'
    : undefined
}

function clockOrSurname(text: string, at: number): string | undefined {
  const last = text.charAt(at - 1)
  const next = text.charAt(at + 1)
  if (/[点个口座秒分刻台面架时敲撞闹警晨丧挂的圣修]/u.test(last) || /[的响指摆声楼表架匠鸣]/u.test(next))
    return '鐘'
  if (/[敲撞鸣]/u.test(before(text, at, 6)) && !/\p{Script=Han}/u.test(next)) return '鐘'
  return undefined
}

function allowedOrExact(text: string, at: number): string | undefined {
  if (/[入许予驾生购运考]/u.test(text.charAt(at + 1))) return '准'
  const next = text.charAt(at + 1)
  if (
    /[不批核获允未特恩照奏]/u.test(text.charAt(at - 1)) &&
    /\p{Script=Han}/u.test(next) &&
    !/[的确了是]/u.test(next)
  )
    return '准'
  return undefined
}

const COMPILED =
  /(?:规划|预算|方案|计划|报告|目录|清单|标准|指南|大纲|图集|导则|细则|文件|手册|报表|决算|说明书|文本|预案|年鉴|地图|词典|教材|草案|办法|规程|规范|图则)/u

/** 编制 is 編制 of posts, and 編製 of plans and papers. */
function staffOrCompile(text: string, at: number): string | undefined {
  const end = at + 2
  if (
    /^(?:内|外|数|员额|名额|岗位|人员|管理|资源|限额|总量|身份|不足|紧张|委员会|问题)/u.test(
      text.slice(end, end + 3),
    )
  )
    return undefined
  if (
    /(?:事业|行政|人员|机构|部队|教师|公务员|军队|职工|警力|正式|岗位|[定超满占核缩扩])$/u.test(
      before(text, at, 3),
    )
  )
    return undefined
  if (
    /(?:规划|预算|方案|计划|报告|标准|指南|大纲|文件|手册|报表|决算|预案|草案|目录)$/u.test(
      before(text, at, 2),
    )
  )
    return '編製'
  const clause = /^[^，。；！？、]{0,16}/u.exec(text.slice(end, end + 24))?.[0] ?? ''
  return COMPILED.test(clause) || /^[了出完《]/u.test(clause) ? '編製' : undefined
}
