import lists from './data/lane-names.json' with { type: 'json' }
import { simplifiedLexicon } from './lexicon.ts'
import { endsWithTitle } from './persons/titles.ts'

/**
 * Characters and words with two Traditional forms, where what stands beside them decides. Forms are OpenCC's
 * standard ones. Each takes the block and the word's offset and gives the form, or undefined for the usual one.
 */
export const BY_CONTEXT: ReadonlyMap<string, (text: string, at: number) => string | undefined> = new Map([
  ['里', (text, at) => (endsWithNumeral(text, at) || soundsForeign(text, at) ? '里' : undefined)],
  ...['拉', '加', '约', '达', '数', '海', '德', '特', '奇', '布', '斯', '昂', '格', '瓦', '正', '美'].map(
    (next) =>
      [
        `里${next}`,
        (text: string, at: number): string | undefined => (isHolder(text, at) ? inside(next) : undefined),
      ] as const,
  ),
  [
    '里长',
    (text, at) =>
      isHolder(text, at) && /[着满了出大得有年期时势]/u.test(text.charAt(at + 2)) ? '裏長' : undefined,
  ],
  [
    '里民',
    (text, at) =>
      isHolder(text, at) && /[风众间工警居宿主用生意情乐族]/u.test(text.charAt(at + 2)) ? '裏民' : undefined,
  ],
  [
    '里弄',
    (text, at) =>
      isHolder(text, at) && /[脏乱坏丢湿错清明来点好得不出]/u.test(text.charAt(at + 2)) ? '裏弄' : undefined,
  ],
  [
    '数只',
    (text, at) =>
      /[位人票次参总指户队件套房座车船单度量份]/u.test(text.charAt(at - 1)) ? '數只' : undefined,
  ],
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
  ['冲', rinsedOrRushed],
  ['松', looseOrPine],
  ['面', noodlesOrFace],
  ['表', watchOrTable],
  ['出', playsOrOut],
  ...['冲出', '冲进', '冲入', '冲上', '冲走', '冲下', '冲开'].map(
    (word) =>
      [
        word,
        (text: string, at: number): string | undefined =>
          rinsedOrRushed(text, at) === undefined
            ? undefined
            : word.replace('冲', '沖').replace('进', '進').replace('开', '開'),
      ] as const,
  ),
  [
    '出戏',
    (text, at) => (/[这那一二两三四五六七八九十几每]/u.test(text.charAt(at - 1)) ? '齣戲' : undefined),
  ],
  [
    '一出',
    (text, at) =>
      PLAY.test(text.slice(at + 2, at + 8)) ||
      DESCRIBED_PLAY.test(text.slice(at + 2, at + 11)) ||
      /^(?![门去来现生手口站])[^，。；！？]{0,10}的[戏剧]/u.test(text.slice(at + 2, at + 15))
        ? '一齣'
        : '一出',
  ],
  ['干了', (text, at) => (isDry(text, at) ? '乾了' : undefined)],
  [
    '干的',
    (text, at) =>
      /[能会肯想要敢愿所在该他她我你们人家事活儿才去来先最]/u.test(text.charAt(at - 1)) ? '幹的' : undefined,
  ],
  [
    '斗',
    (text, at) =>
      /(?:土的|石的|货的|料的|粮的|水的|机的|车的|[满空铁])$/u.test(before(text, at, 2)) ||
      /[里内]/u.test(text.charAt(at + 1))
        ? '斗'
        : undefined,
  ],
  [
    '谷',
    (text, at) =>
      (/[收碾啄晒打脱扬舂粜种储吃存]/u.test(text.charAt(at - 1)) &&
        !/[底口地中歌]/u.test(text.charAt(at + 1))) ||
      (/[新陈]/u.test(text.charAt(at - 1)) &&
        /^(?:入仓|上市|登场|归仓|下来)/u.test(text.slice(at + 1, at + 3)))
        ? '穀'
        : undefined,
  ],
  [
    '签',
    (text, at) =>
      /(?:上上|下下|[竹牙求成]|芦的|[一两三几][根支把]|摆)$/u.test(before(text, at, 2)) &&
      !/[字名约署订证]/u.test(text.charAt(at + 1))
        ? '籤'
        : undefined,
  ],
  [
    '卷',
    (text, at) =>
      (/^[走起入进来去住着成在到紧](?!宗)/u.test(text.slice(at + 1, at + 3)) &&
        !/[试考答案问交阅开第画上下书手长卡票一二两三四五六七八九十百本该此全各这那的改补]/u.test(
          text.charAt(at - 1),
        )) ||
      /(?:玉米|寿司|鸡肉|牛肉|紫菜|豆皮|瑞士|烤鸭|蔬菜|面饼|起了)$/u.test(before(text, at, 2))
        ? '捲'
        : undefined,
  ],
  ['又干', (text, at) => (isDry(text, at + 1) ? '又乾' : undefined)],
  [
    '念',
    (text, at) => (/^(?:了?[一两三几]|了)[首遍段句封]/u.test(text.slice(at + 1, at + 4)) ? '唸' : undefined),
  ],
  ['龙游', (text, at) => (/[大花海浅四天]/u.test(text.charAt(at + 2)) ? '龍遊' : undefined)],
  [
    '出出',
    (text, at) => (/^(?:都|皆|精彩|好戏|叫座)/u.test(text.slice(at + 2, at + 4)) ? '齣齣' : undefined),
  ],
  ['折', (text, at) => (isFolded(text, at) ? '摺' : undefined)],
  ['折成', (text, at) => (isFolded(text, at) ? '摺成' : undefined)],
  ['一扎', (text, at) => (/[子针刀尖锥钉手]/u.test(text.charAt(at - 1)) ? '一扎' : undefined)],
  ['扎了', (text, at) => (BINDS.test(text.slice(at + 1, at + 9)) ? '紮了' : '扎了')],
  ['再冲', (text, at) => (rinsedOrRushed(text, at + 1) === undefined ? undefined : '再沖')],
  ['干得', (text, at) => (isDry(text, at) ? '乾得' : undefined)],
  ['划', (text, at) => (/[舟船桨龙艇]/u.test(text.charAt(at + 1)) ? '划' : undefined)],
  [
    '云',
    (text, at) =>
      /[人词诗书经语曰又所亦如古子]/u.test(text.charAt(at - 1)) && /[：，“「《]/u.test(text.charAt(at + 1))
        ? '云'
        : undefined,
  ],
  [
    '扎',
    (text, at) =>
      BINDS.test(text.slice(at + 1, at + 9))
        ? '紮'
        : /[\s，。；：！？、“‘（·]/u.test(text.charAt(at - 1) || '，') &&
            /[琳克伊哈卡赫尔·]/u.test(text.charAt(at + 1))
          ? '扎'
          : undefined,
  ],
  [
    '范',
    (text, at) =>
      text.charAt(at - 1) === '之' && !/\p{Script=Han}/u.test(text.charAt(at + 1)) ? '範' : undefined,
  ],
  [
    '困',
    (text, at) =>
      (/^[了得](?!人|[一两三四五六七八九十几半好多数])/u.test(text.slice(at + 1, at + 3)) &&
        !/[被受围穷贫所]/u.test(text.charAt(at - 1))) ||
      (/[很好太真犯又发]/u.test(text.charAt(at - 1)) && !/[难苦扰境住在于]/u.test(text.charAt(at + 1)))
        ? '睏'
        : undefined,
  ],
  [
    '个中',
    (text, at) => (endsWithNumeral(text, at) || /[这那整]/u.test(text.charAt(at - 1)) ? '個中' : undefined),
  ],
  ['长须', (text, at) => (/[配应要先将在经提按尽及于由]/u.test(text.charAt(at + 2)) ? '長須' : undefined)],
  ['金发', (text, at) => (/[放给展行布生出证津退补]/u.test(text.charAt(at + 2)) ? '金發' : undefined)],
  ['短发', (text, at) => (/[放退给车]/u.test(text.charAt(at + 2)) ? '短發' : undefined)],
  ['志', (text, at) => (text.charAt(at + 1) === '》' ? '誌' : undefined)],
  ['丑', (text, at) => (isBranch(text, at) || isPetName(text, at) ? '丑' : undefined)],
  ['丑丑', (text, at) => (isPetName(text, at) ? '丑丑' : undefined)],
  [
    '米里',
    (text, at) =>
      SOUNDS.has(text.charAt(at + 2)) || /[·巴]/u.test(text.charAt(at + 2) + text.charAt(at - 1))
        ? undefined
        : '米裏',
  ],
  ['居里', (text, at) => (/[新旧故民邻家]/u.test(text.charAt(at - 1)) ? '居裏' : undefined)],
  ['卡里', (text, at) => (SOUNDS.has(text.charAt(at + 2)) ? undefined : '卡裏')],
  [
    '库里',
    (text, at) =>
      /^(?:的[粮货物材零存米酒]|存|放|堆|有|没|还|只|仍)/u.test(text.slice(at + 2, at + 4))
        ? '庫裏'
        : undefined,
  ],
  [
    '白干',
    (text, at) =>
      /[们人他她我你家白天来能年月]/u.test(text.charAt(at - 1)) &&
      /[了一活吗呢，。！]/u.test(text.charAt(at + 2))
        ? '白幹'
        : undefined,
  ],
  ['于', (text, at) => (isForeignYu(text, at) ? '于' : undefined)],
  ['母后', (text, at) => (text.charAt(at - 1) === '其' ? '母後' : undefined)],
  [
    '于都',
    (text, at) =>
      /[在对由关至位终归中]/u.test(text.charAt(at - 1)) || text.charAt(at + 2) === '会' ? '於都' : undefined,
  ],
  ['生发', (text, at) => (/^(?:[剂水液油精露]|药|产品)/u.test(text.slice(at + 2, at + 4)) ? '生髮' : '生發')],
  ['编发', (text, at) => (/[型辫造]/u.test(text.charAt(at + 2)) ? '編髮' : '編發')],
  ...['鸟只', '犬只', '猪只', '牛只', '鸡只'].map(
    (word) =>
      [
        word,
        (text: string, at: number): string | undefined =>
          /[这那每几两三四五六七八九十一]只$/u.test(before(text, at, 2))
            ? `${BEASTS.get(word.charAt(0)) ?? word.charAt(0)}只`
            : undefined,
      ] as const,
  ),
  ['球后', (text, at) => (/[界坛代任位球]/u.test(text.charAt(at - 1)) ? '球后' : '球後')],
  ...['大多只', '多只'].map(
    (word) =>
      [
        word,
        (text: string, at: number): string | undefined =>
          word === '大多只' || /[大最至顶很]/u.test(text.charAt(at - 1)) ? word : undefined,
      ] as const,
  ),
  ['只能', animalsThat('隻能')],
  ['只会', animalsThat('隻會')],
  ['只需', eachAnimal('隻需')],
  ['只要', eachAnimal('隻要')],
  ['只有', eachAnimal('隻有')],
  [
    '只让',
    (text, at) =>
      /[这那]/u.test(text.charAt(at - 1)) && BEAST_AT_END.test(text.slice(at + 1, at + 16))
        ? '隻讓'
        : undefined,
  ],
  ['喂', feedOrHello],
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
      /^(?:人|众|等|亲友|领导|干部|官员|事|打手|歹徒|同伙|兄弟|好友|弟子|文人|名流|将领|大臣)/u.test(
        text.slice(at + 2, at + 4),
      )
        ? '一干'
        : '一幹',
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

/** What is bound or made by binding: 扎两条辫子, 扎风筝. */
const BINDS =
  /^(?:[了着好成起个一]{0,2}[一两三几]?[个条根只盏把捆]?(?:小|大|长|麻花|羊角|花|彩|红)?)(?:辫|马尾|丸子头|头绳|蝴蝶结|灯|风筝|稻草人|草人|篱笆|口袋|袋口|马步|纸人|纸马|扫帚|笤帚|竹排|木筏|筏子|牌楼|彩门|裤脚|腰带)/u

/** Whether 折 is that of paper and cloth: 折成纸飞机, 衣服折得整齐. */
function isFolded(text: string, at: number): boolean {
  return (
    /^(?:成|出|了|着|个|一个|[一两三几]只)?(?:纸飞机|飞机|纸鹤|千纸鹤|纸船|小船|豆腐块|方块|三角形|信纸|被子|衣服|裤子|毛巾|餐巾)/u.test(
      text.slice(at + 1, at + 7),
    ) ||
    (/(?:衣服|被子|信纸|毛巾)$/u.test(before(text, at, 2)) && /[得好成]/u.test(text.charAt(at + 1)))
  )
}

/** Last characters of what something is in. */
const HOLDERS = new Set([...lists.holders, ...'屉同堂记说窝兜篓笔'])

/** Whether what ends here holds something: 书包, 院子, 汤; no sound of a foreign name, 恩格里斯, and no year of 里约. */
function isHolder(text: string, at: number): boolean {
  const [last, previous] = [text.charAt(at - 1), text.charAt(at - 2)]
  if (!HOLDERS.has(last) || /[·其]/u.test(previous) || (SOUNDS.has(last) && SOUNDS.has(previous)))
    return false
  return (
    !/[年月日季期届]/u.test(last) ||
    !/^约(?![有占莫好会\d一二三四五六七八九十百半两])/u.test(text.slice(at + 1, at + 3))
  )
}

/** 裏 before a character in its usual form. */
function inside(next: string): string {
  return `裏${simplifiedLexicon().characters.get(next) ?? next}`
}

/** Whether 丑 begins a pet name: 小名叫丑丑, “丑娃”. */
function isPetName(text: string, at: number): boolean {
  return /[叫名“‘「]$/u.test(before(text, at, 1)) && /^丑(?:丑(?![的地])|娃)/u.test(text.slice(at, at + 3))
}

/** Whether 丑 is the second of the twelve branches: 乙丑年, 子、丑、寅. */
function isBranch(text: string, at: number): boolean {
  if (/[乙丁己辛癸]/u.test(text.charAt(at - 1)) || /^时[，。、分刻]/u.test(text.slice(at + 1, at + 3)))
    return true
  return /子、?$|每逢$/u.test(before(text, at, 2)) && /^、?[寅辰]/u.test(text.slice(at + 1, at + 3))
}

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

/** Whose names foreign ones are: 葡萄牙人里贝罗. */
const FOREIGNER = /(?:国|牙|利|西|廷|兰|亚|士|典|麦|威|腊|时|斯|圭|其)人$/u

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
  // 汤里加点醋
  if (at - from === 1 && HOLDERS.has(previous) && previous !== '库') return false
  let to = at + 1
  while (SOUNDS.has(text.charAt(to)) && to - at < 7) to++
  const before = text.slice(from, at)
  const after = text.slice(at + 1, to)
  if (
    before === '' &&
    after.length >= 2 &&
    (endsWithTitle(text, at) || FOREIGNER.test(text.slice(Math.max(0, at - 3), at)))
  )
    return true
  const { trie } = simplifiedLexicon()
  // a thing that ends before 里 may have something in it: 巴士里
  for (let start = Math.max(0, at - 4); start < at - 1; start++)
    if (trie.get(text.slice(start, at)) >= 0 && (after.length < 2 || start <= from)) return false
  if (trie.get(text.slice(at + 1, at + 3)) >= 0 && after.length < 3) return false
  if (before.length >= 2) return before.length + after.length >= 3
  return before.length === 1 && after.length >= 2
}

/** Whether 于 begins a foreign name: 演员于贝尔曼; known places are words, before which it is 於. */
function isForeignYu(text: string, at: number): boolean {
  if (!endsWithTitle(text, at)) return false
  for (let index = 1; index <= 3; index++) if (!SOUNDS.has(text.charAt(at + index))) return false
  const { trie } = simplifiedLexicon()
  return [2, 3, 4].every((length) => trie.get(text.slice(at + 1, at + 1 + length)) < 0)
}

/** Ginger, of which something is made or done; a surname otherwise. */
function isGinger(text: string, at: number): boolean {
  return (
    (/[点些放搁]$/u.test(before(text, at, 1)) && !/\p{Script=Han}/u.test(text.charAt(at + 1))) ||
    /[葱蒜椒]、$|[几两三四五六七八九十一半][片块斤两根]$/u.test(before(text, at, 2)) ||
    /^[、和][大小]?[葱蒜]/u.test(text.slice(at + 1, at + 4)) ||
    (text.charAt(at - 1) === '的' && /[长卖收]/u.test(text.charAt(at + 1))) ||
    /[生老嫩仔洋鲜蒜葱韭腌泡切种挖买卖]/u.test(text.charAt(at - 1)) ||
    /[农片丝汁末汤茶糖水蒜葱饼块粉皮芽醋油窖泥酱]/u.test(text.charAt(at + 1))
  )
}

/** What is painted or spread, and with what; a surname or a place otherwise. */
function isPainted(text: string, at: number): boolean {
  return (
    /[上了满着成好去层药油漆色料装鸦覆写黑红白蓝绿黄过个出到入于防刷脂口胶抹改鸭蜡画完膜擦饰布]/u.test(
      text.charAt(at + 1),
    ) ||
    /^花[了掉得]/u.test(text.slice(at + 1, at + 3)) ||
    /[外乱刷喷糊重粉再先不别来手要勿]/u.test(text.charAt(at - 1))
  )
}

const DEPARTMENT_OR_SERIES =
  /[院学文语史哲程理化物数法商医美音艺科全政管算电械木生境料力济贸融会闻播国画戏影计族母父水山河阳直旁谱派菜世体根血嫡星色德日韩英欧亚谷支干词房宗路部室年]/u

/** Whom a report says something about: 伤者系附近工地的工人. */
const PERSONS_BEFORE =
  /(?:死者|伤者|患者|男子|女子|男孩|女孩|学生|医生|[疑事告害]人|此人|商品|产品|物品|该文|原文|全文|图文|逝者|作者|记者|当事者|肇事者|二者|两者|前者|后者|人员|队员|店员|官员|职员|对方|双方|警方|校方|院方|厂方|嫌犯|罪犯|青年|少年|乘客|游客|顾客|旅客|网友|男友|女友)$/u

/** 係 that says what something is, in the way of reports: 死者系本地人; 系 of a department or a series otherwise. */
function isOrTied(text: string, at: number): string | undefined {
  const last = text.charAt(at - 1)
  const rest = text.slice(at + 1, at + 3)
  if (/[均确疑纯皆乃实亦]/u.test(last)) return '係'
  if (isFastened(text, at, rest)) return '繫'
  if (
    /^(?:本人|亲笔|手工|自愿|人为|首次|伪造|假冒|冒用|他人|误[传会]|谣言|虚[构假]|编造|捏造|抄袭|盗用|翻印|手写)/u.test(
      rest,
    )
  )
    return '係'
  if (last === '画' && rest === '后人') return '係'
  if (
    /[者员方犯年客友子生孩人品文]$/u.test(last) &&
    PERSONS_BEFORE.test(before(text, at, 2)) &&
    !/^[列统数主部友里内]/u.test(rest)
  )
    return '係'
  if (
    /(?:认定|证实|查明|鉴定|确认|判定|承认|坦言|核实|表明|显示|怀疑)[^，。；！？]{0,14}$/u.test(
      before(text, at, 18),
    ) &&
    !/^[列统数主部友里内的]/u.test(rest) &&
    !DEPARTMENT_OR_SERIES.test(last)
  )
    return '係'
  if (!/\p{Script=Han}/u.test(last) || DEPARTMENT_OR_SERIES.test(last)) return undefined
  if (/(?:[该本各两每那哪几]|[这那一哪]个|其他)$/u.test(before(text, at, 2)) && rest.charAt(0) !== '因')
    return undefined
  return /\p{Script=Han}/u.test(rest.charAt(0)) &&
    !/^[列统数主部友里内办学的与和及在也都有是助副教硕博毕系班所老展]/u.test(rest)
    ? '係'
    : undefined
}

/** Whether something is tied: 系领带, 系得牢, and what is tied to something, 红绳系在树上, where no department is meant. */
function isFastened(text: string, at: number, rest: string): boolean {
  if (
    /^(?:领带|领结|鞋带|扣子|纽扣|围[裙巾]|腰带|丝带|红[绳领]|[安牵缆麻]?绳|安全|蝴蝶|缆|[得不][住紧牢上好]|得[太很更过]?[牢紧松]|在(?:[他她我你][的]?)?(?:腰|脖|颈|手腕|手上|树|桩|柱|门环|栏杆|身上|枝|脚|头上|背上)|[了着]?[根条个](?:[红白黑麻草彩布丝]?[绳带线巾结]|铃铛)|牢|紧|住|妥|结|个结)/u.test(
      text.slice(at + 1, at + 6),
    )
  )
    return true
  const lead = before(text, at, 3)
  if (
    /(?:[绳带索缆链船舟巾围裙线锚]|风筝|两地相|相互|紧紧)$/u.test(lead) &&
    /^(?:在|着|于|到|上|住|一|成|起)|^$|^[，。]/u.test(rest)
  )
    return true
  return /^[着上住]/u.test(rest) && !DEPARTMENT_OR_SERIES.test(text.charAt(at - 1))
}

const NUMERAL = /[0-9０-９〇零一二两三四五六七八九十百千万亿几半]/u
const DATE_BEFORE_NUMERAL = /[年月日时点分]/u

function before(text: string, at: number, length: number): string {
  return text.slice(Math.max(0, at - length), at)
}

/** Whether a number ends here: 十几, 200, but not the end of a date. */
function endsWithNumeral(text: string, at: number): boolean {
  const last = text.charAt(at - 1) === ' ' ? text.charAt(at - 2) : text.charAt(at - 1)
  if (/[多来余餘]/u.test(last)) return NUMERAL.test(text.charAt(at - 2))
  return NUMERAL.test(last) && !DATE_BEFORE_NUMERAL.test(last)
}

/** What one has, sees or makes, in a small number: 有三只能说话的鹦鹉. */
const KEPT_ANIMALS = /[有养抓捕救见到现出买送][〇一二两三四五六七八九十几数]{1,2}$/u

const ONLY_BEFORE = /[有能是要会需用想说为做在占差剩够限可好见管怕顾知因凭靠许准应]/u
/** What is counted by 隻 where no number need stand: 养只猫. */
const BEAST =
  /^[大小老白黑花黄灰笨流浪野幼]{0,2}(?:狗|猫|鸟|鸡|鸭|鹅|兔|鼠|虎|狮|猴|羊|鹦鹉|鸽|海鸥|燕|鹰|龟|虾|蟹|蜂|蝴蝶|蟋蟀|青蛙|壁虎|松鼠|企鹅|海豹|乌龟)/u
/** A clause about a beast: 这只让她一直恐惧的狗. */
const BEAST_AT_END =
  /^[^，。；！？]{1,12}的[大小老]?(?:狗|猫|鸟|鸡|鸭|鹅|兔子?|老鼠|虎|狮子|猴子?|羊|鹦鹉|鸽子|海鸥|燕子|鹰|乌龟)/u
const BEASTS = new Map(Object.entries({ 鸟: '鳥', 猪: '豬', 鸡: '雞' }))

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
  const last = text.charAt(at - 1)
  if (/[这那]/u.test(last) && BEAST_AT_END.test(text.slice(at + 1, at + 16))) return '隻'
  if (last === '（' && next === '）') return '隻'
  if (ONLY_BEFORE.test(next)) return undefined
  if (/[这那哪每像]/u.test(last)) return '隻'
  if (next === '只' && !/\p{Script=Han}/u.test(last) && /\p{Script=Han}/u.test(text.charAt(at + 2)))
    return '隻'
  if (last === '只' && !/\p{Script=Han}/u.test(text.charAt(at - 2))) return '隻'
  if (last === '只' && NUMERAL.test(text.charAt(at - 2)) && onlyOrAnimals(text, at - 1) === '隻') return '隻'
  if (/(?:周|星期|礼拜)[一二三四五六日天]$/u.test(before(text, at, 3))) return undefined
  if (/[是养有买来了着捉抓捕捡逮喂见到]/u.test(last) && BEAST.test(text.slice(at + 1, at + 5))) return '隻'
  return endsWithNumeral(text, at) && last !== '万' && last !== '亿' ? '隻' : undefined
}

/** So many are left: 业主余三户未签. */
const SO_MANY = /^[一二两三四五六七八九十百几\d]+[户人名家栋幢处项件套层页万亿元]/u

/** 历时两年余，行程百里余。 */
const COUNTED_AND_MORE = /[一二两三四五六七八九十百千万几\d][年月天日周里岁斤亩米]余[，。；、]/u

/** 餘 after a number and where something is left over; a surname or 我 (余) otherwise. */
function leftOver(text: string, at: number): string | undefined {
  if (endsWithNumeral(text, at) || /[仅尚只剩所尤有无盈结其业残多富空宽节]/u.test(text.charAt(at - 1)))
    return '餘'
  if (
    SO_MANY.test(text.slice(at + 1, at + 6)) ||
    COUNTED_AND_MORE.test(text.slice(Math.max(0, at - 3), at + 2))
  )
    return '餘'
  return /[屋土料命温热钱粮款额量留存票震波韵晖兴力数项]/u.test(text.charAt(at + 1)) ? '餘' : undefined
}

/** What is sold or lies dry. */
const DRIED =
  /^(?:[吃嚼吞咽啃](?![了完过到得着苦力香穿])|[煎炸](?![了完过到得着])|黄豆|玉米|稻草|木头|牛粪|布条|[炸煎][里肉鱼]|海带|海参|海货|海鲜|木耳|香菇|蘑菇|辣椒|虾|贝|鲍|菜|枣|花|草|柴|毛巾|衣服|树[叶枝]|桂圆|红枣|山货|豆[角腐]|抹布|河[床道])/u

/** What lies or gets dry, right before 干. */
const DRY_AFTER_THESE =
  /(?:[晒晾烤烘吹擦抹拧甩沥榨挤抽烧煮熬控吸焙炒焯风阴喝饮流哭拖漏淌舔蒸炖煎刮捂焐熏]|皮肤|嘴唇|口唇|喉咙|嗓子|口舌|眼睛|鼻子|头发|毛巾|衣服|衣裳|被子|绳子|裤子|袜子|鞋子|墙面|油漆|漆|墨水|水泥|地面|路面|泥土|泪|血|汗|河水|井水|池水|水分|叶子|树叶|始|渐|变|太|又|杯)$/u
/** What has dried in a sentence whose 干 stands a little further on: 漆还没有干透. */
const WET =
  /(?:皮肤|嘴唇|喉咙|嗓子|头发|毛巾|衣服|衣裳|被子|被褥|绳子|油漆|漆|墨迹|水泥|混凝土|地面|路面|泥|泪|血迹|汗|水|叶子|馒头|面包|饭菜|雨衣)[^，。；！？]{0,6}(?:都|已|已经|还没有?|还未|没有?|未|不|快|就|全|很|更|又|太|有点|渐渐|慢慢|早|早已|才|容易|不易)$/u
/** What is done, and not dry, after 干. */
const DONE = /[部事活啥什嘛吗劲警将群员校掉完不架]/u

/** Last characters of what gets dry: 床单, 牙膏, 墨迹, 河床. */
const GETS_DRY =
  /(?:[迹单毯伞膏胶墨漆泥巴土泪血汗井池塘溪渠唇喉嗓舌眼鼻发巾衣裳被褥绳裤袜鞋墙叶草花苔皮壳枝藤苗田杯碗瓶脸帽]|衣服|校服|工作服|毛衣|(?<![银先])河|井|嘴|锅|(?<![工当实基场驻产])地|[河江湖塘井泪汗墨雨积]水|水分|笔[头尖]|[路地墙桌表]面|河床|[条道]河|[口眼]井|水库|池子|颜料|染料|涂料|稻谷|麦子|木[头材料])$/u
/** What stands between a thing and how dry it is. */
const ADVERBS =
  /(?:都|已经?|还没有?|还未|尚未|没有?|未|不|快|就|全|很|更|又|太|有点|有些|渐渐?|慢慢|早已?|才|刚|半|先|完全|基本|彻底|容易|要|会|能|自然|也|一)*$/u

/** Whether something has dried, or has not: 床单干了, 地面没干, but 工地干了三年. */
function hasDried(text: string, at: number): boolean {
  const after = text.slice(at + 1, at + 4)
  if (!/^(?:[了透得燥裂]|[，。、；！？）”的]|$|不能|才能|以后|之后|后)/u.test(after)) return false
  if (/^了[一二两三四五六七八九十几半多好这那什件大\d]/u.test(after)) return false
  return GETS_DRY.test(before(text, at, 12).replace(ADVERBS, ''))
}

/** Whether 干 is 乾, not wet: 拧干, 又干又硬, 皮肤干. */
function isDry(text: string, at: number): boolean {
  const next = text.charAt(at + 1)
  const rest = text.slice(at + 1, at + 4)
  if (/^(?:又[瘦硬冷热涩咸黄枯瘪脆]|[痒燥渴涸枯瘪裂瘾咳呕嚎硬脆瘦涩爽冷]|透)/u.test(rest)) return true
  if (
    /^[布毛红白麦啤面馒][条布巾葡酒包]?/u.test(rest) &&
    /^(?:布|毛巾|红[葡酒]|白[葡酒]|面[条包])/u.test(rest)
  )
    return true
  if (/[冷渴瘦硬黄]又$/u.test(before(text, at, 2))) return true
  if (DONE.test(next)) return false
  if (/(?:催|快|速|晾|晒|拧|甩|挤|控|吹|擦|烘|烤|沥|榨)$/u.test(before(text, at, 1)) && /[剂衣]/u.test(next))
    return true
  if (rest.startsWith('不湿') || /^了的[河井池墨漆泪血汗衣泥毛馒]/u.test(text.slice(at + 1, at + 4)))
    return true
  if (hasDried(text, at)) return true
  const lead = before(text, at, 10)
  if (/[放汁]$/u.test(lead) && /^[了透，。]/u.test(rest)) return true
  return (DRY_AFTER_THESE.test(lead) && !/(?:快|又|太)$/u.test(lead)) || WET.test(lead)
}

/** 乾 of dried food: 鱿鱼干、葡萄干。 */
function dryGoods(text: string, at: number): string | undefined {
  const next = text.charAt(at + 1)
  // 餘干, converted again
  if (text.charAt(at - 1) === '餘') return '干'
  if (isDry(text, at)) return '乾'
  if (
    DRIED.test(text.slice(at + 1, at + 3)) &&
    !/[能会肯想要敢该家人事活苦实骨才]/u.test(text.charAt(at - 1))
  )
    return '乾'
  return /[皮脯鱼果肉豆笋菜薯枣饼萄莓参贝虾条柿茄椒梅姜杏瓜桃李菇菌蒜肠]/u.test(text.charAt(at - 1)) &&
    !/[部警劲活吗嘛事线道群将]/u.test(next)
    ? '乾'
    : undefined
}

/** Whether water does it, or something is done with water: 冲咖啡, 冲个澡, 被雨水冲走. */
function rinsedOrRushed(text: string, at: number): string | undefined {
  const rest = text.slice(at + 1, at + 7)
  if (/^(?:村|水库|[镇乡组](?![织建合]))/u.test(rest) && !/[要俯脉猛首直反]/u.test(text.charAt(at - 1)))
    return '沖'
  if (/(?:太|很|真|挺|更|特别|劲儿?)$/u.test(before(text, at, 2)) && !/^[洗刷]/u.test(rest)) return '衝'
  if (/(?:[水浪潮]一?|泥沙|泥土|沙土|污泥|淤泥)$/u.test(before(text, at, 2)) && !/^[突击刺锋]/u.test(rest))
    return '沖'
  if (/^出了?(?:[一两几]|好几|数)[个道条处]?[大小深]?(?:坑|沟|槽|口子|缺口|窟窿|豁口|深)/u.test(rest))
    return '沖'
  if (/^[了]?(?:胶卷|底片|照片|印|扩)/u.test(rest)) return '沖'
  if (
    /^(?:[了上着杯好完过一]{0,2}[个杯壶碗包次]?[了着的]?)?(?:澡|淋浴|热水澡|凉水澡|凉|浓茶|热茶|路面|地面|车厢|院子|[一两三几]遍|咖啡|奶粉|牛奶|茶|水|洗|淡|泡|服|剂|厕|马桶|地板|干净|掉|刷|豆浆|药|藕粉|奶)/u.test(
      rest,
    )
  )
    return '沖'
  if (/^[了着过好]?[一两三四五六几半]?[大小]?[杯壶碗]/u.test(rest)) return '沖'
  if (
    /[杯温热开清凉冷井]水[^，。；！？]{0,4}$|(?:水龙头|水枪|水管)[^，。；！？]{0,7}$/u.test(
      before(text, at, 12),
    )
  )
    return '沖'
  if (/(?:水|海浪|水流|激流)把[^，。；！？]{1,12}$/u.test(before(text, at, 18))) return '沖'
  return /(?:洪水|雨水|海水|河水|山洪|洪流|潮水|海浪|大浪|水龙头|溪水|水管|自来水|[被用的热开清冷]水)[^，。；！？]{0,3}$/u.test(
    before(text, at, 8),
  )
    ? '沖'
    : undefined
}

/** 鬆, not tight; a pine otherwise. */
function looseOrPine(text: string, at: number): string | undefined {
  const lead = before(text, at, 3)
  if (/^又[软散脆暄]/u.test(text.slice(at + 1, at + 3)) || /[软轻脆]又$/u.test(lead)) return '鬆'
  if (
    /(?:[不太变放宽蓬疏过更越较很偏略稍渐]|有点|有些|裤腰|肌|扣子|螺丝|鞋带|绳子|腰带|皮带|牙齿|土质|管理|把关|土|[管抓卡绑扎系捆穿盖编织塞拉拧]得)$/u.test(
      lead,
    )
  )
    return '鬆'
  if (/^(?:了|开|动|弛|懈|散|口气|一点|点儿?$|[不后前]?紧|绑|手|劲|垮)/u.test(text.slice(at + 1, at + 4)))
    return '鬆'
  return /[前先]$/u.test(lead) && /^[^，。；！？]{0,2}紧/u.test(text.slice(at + 1, at + 4)) ? '鬆' : undefined
}

/** What stands about noodles and dough. */
const KITCHEN = /[碗锅汤葱醋辣烙饼揉擀捞卤蒸煮馍盆]|馒头|剂子|浇头|饺子|面粉/u
/** What noodles and dough are or get: 面要硬一点, 面醒好了. */
const COOKED =
  /^(?:要?[硬软宽细]|醒[好着了]|熟了?[捞盛下，]|坨|浮|和汤|做得|发得|煮[得好了]|里[加放打卧磕再]|筋道|下锅|出锅|捞)/u

/** 麪 that is eaten, kneaded or sold. */
function noodlesOrFace(text: string, at: number): string | undefined {
  const next = text.charAt(at + 1)
  if (/[对向试临前子积具容貌谈孔目部额世签板漆]/u.test(next)) return undefined
  if (/[揉擀坨]/u.test(next)) return '麪'
  if (/^(?:有嚼劲|劲道|筋道|很?有劲)/u.test(text.slice(at + 1, at + 4))) return '麪'
  if (/(?:下|吃|来|买|煮)(?:了?[点些])$/u.test(before(text, at, 4)) && /[吃，。、！]|^$/u.test(next))
    return '麪'
  if (/[锅碗盆]里的$/u.test(before(text, at, 3)) && /[煮发和下盛捞切坨都已还没有熟软烂]/u.test(next))
    return '麪'
  if (before(text, at, 1) === '把' && /[发和下盛捞切]/u.test(next)) return '麪'
  if (
    KITCHEN.test(text.slice(Math.max(0, at - 16), at + 16)) &&
    (before(text, at, 2).endsWith('袋子') ||
      (/没有?$/u.test(before(text, at, 2)) &&
        /^[^，。；！？]{0,2}[烙蒸做包擀]/u.test(text.slice(at + 1, at + 5))) ||
      (/[\s，。；：！？“的]/u.test(text.charAt(at - 1) || '，') && COOKED.test(text.slice(at + 1, at + 5))))
  )
    return '麪'
  if (/[做卖煮吃和]/u.test(text.charAt(at - 1)) && /^的[师大老店摊人手]/u.test(text.slice(at + 1, at + 3)))
    return '麪'
  return /(?:[吃煮揉擀饧醒馏捞擂筛磨][了好过着]?|[吃煮下盛端来要买卖][了好]?[一两三几]?[碗份口顿斤袋]|卖|发好的|揉好的|和好的|擀好的|锅盖|[一两三四五六七八九十几半每][碗袋斤份口锅盆]|送|点心|菠菜|热汤|清汤|骨汤|高汤|牛肉|鸡丝|炸酱|热干|臊子|打卤|担担|刀削|阳春|燃|麻|大肉|海鲜|蛤蜊|鸡蛋|葱油)$/u.test(
    before(text, at, 4),
  ) && !/(?:场|门|地|台|桌)$/u.test(before(text, at, 1))
    ? '麪'
    : undefined
}

/** 錶 that is worn, set or looked at. */
function watchOrTable(text: string, at: number): string | undefined {
  const lead = before(text, at, 4)
  if (
    /(?:[块只枚]|戴[着了]?|修|看[了看一]{0,2}[眼下]?|抬腕看了?眼?|摘下了?|腕上的|怀里的)$/u.test(lead) &&
    !/[格中上里内面扬演示达态决]/u.test(text.charAt(at + 1))
  )
    return '錶'
  if (/^(?:停了|走得|慢了|快了|不走|没电)/u.test(text.slice(at + 1, at + 3))) return '錶'
  if (lead.endsWith('给') && /^(?:上弦|上发条|上油|换电池)/u.test(text.slice(at + 1, at + 5))) return '錶'
  return lead.endsWith('把') && /^[拨调对校摘戴修]/u.test(text.slice(at + 1)) ? '錶' : undefined
}

/** A play, in one of its names. */
const PLAY =
  /^(?:《|(?:原创|大型|精彩的?|新编|自编|方言|校园|红色|廉政)?(?:小品|相声|歌舞|音乐剧|舞剧|杂剧|闹剧|悲剧|喜剧|大剧|短剧|夯剧)|(?:原创|大型|精彩的?|新编|方言|校园|红色|廉政)?(?:好|大|小|老|新|折子|京|吕|柳腔|茂腔|地方|传统|保留|历史|经典|重头|压轴|独幕|舞台|儿童|悲|喜|闹|话|歌|哑|双簧|现代)?[戏剧])/u

/** A play that something describes: 讽刺喜剧, 木偶戏; no 出现, 出租. */
const DESCRIBED_PLAY =
  /^(?![现租版口国生名发席去来门院场道于自让资手动走站示轨局台])[^，。；！？]{0,6}?(?:戏(?![院台园水弄迷])|剧(?![场院团组情本照烈作目]))/u

/** 齣 of plays: 这出戏, 那出《空城计》. */
function playsOrOut(text: string, at: number): string | undefined {
  // 连唱两出
  if (
    /[唱演排听点][了过]?(?:[一两二三四五六七八九十几]|好几)$/u.test(before(text, at, 4)) &&
    !/\p{Script=Han}/u.test(text.charAt(at + 1))
  )
    return '齣'
  return /[这那哪一二两三四五六七八九十百几每本整]$/u.test(before(text, at, 1)) &&
    (PLAY.test(text.slice(at + 1, at + 7)) || DESCRIBED_PLAY.test(text.slice(at + 1, at + 10)))
    ? '齣'
    : undefined
}

/** 餵 of food; 喂 that calls someone. */
function feedOrHello(text: string, at: number): string | undefined {
  const previous = text.charAt(at - 1)
  const next = text.charAt(at + 1)
  if (/[喂哎哟唉]/u.test(previous + next)) return undefined
  const opens = !/\p{Script=Han}/u.test(previous)
  return opens && !/\p{Script=Han}/u.test(next) ? undefined : '餵'
}

/** What clocks and bells do, and persons do not: 老钟每逢整点便敲. */
const CLOCK_DOES =
  /^(?:铸|敲[了响得]|滴答|停摆|还?在走[，。]|[^，。；！？]{0,6}(?:整点|报时|滴答|上发条|敲了?[一二两三四五六七八九十几]下))/u

function clockOrSurname(text: string, at: number): string | undefined {
  const last = text.charAt(at - 1)
  const next = text.charAt(at + 1)
  if (
    /[点个口座秒分刻台面架时敲撞闹警晨丧挂的圣修泡体种]/u.test(last) ||
    /[的响指摆声楼表架匠鸣]/u.test(next)
  )
    return '鐘'
  if (
    /[把给]$/u.test(last) &&
    /^[上拨拆修擦挂敲卸装](?:弦|油|[了好快慢一])/u.test(text.slice(at + 1, at + 3))
  )
    return '鐘'
  if (
    /[修挂敲撞买擦造铸]过?的$/u.test(before(text, at, 3)) &&
    !/^(?:先生|女士|师傅|老师|某)/u.test(text.slice(at + 1, at + 3))
  )
    return '鐘'
  if (/[老小旧古]$/u.test(last) && CLOCK_DOES.test(text.slice(at + 1, at + 12))) return '鐘'
  if (/[敲撞鸣]/u.test(before(text, at, 6)) && !/\p{Script=Han}/u.test(next)) return '鐘'
  return undefined
}

function allowedOrExact(text: string, at: number): string | undefined {
  if (/[入许予驾生购运考字钓]/u.test(text.charAt(at + 1)) || text.charAt(at - 1) === '签') return '准'
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
