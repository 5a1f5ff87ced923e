import type { TraditionalEdition } from './lexicon.ts'

/** Words that keep 里 where OpenCC, not knowing them, writes 裏: sounds of foreign names, places, a measure. */
const SAME_WITH_LI =
  '里皮 里贝里 里夫斯 德米特里 罗里 努里 加里 亨里 哈里 哈里斯 哈里森 杰里 格里高利 克里 克里斯 克里夫 拉里 莫里 奥马里 阿里 阿里巴巴 奥里 多里 基里 基里尼亚加 里瓦 里奥 里克森 里程碑 弗里茨 弗里曼 弗里达 弗里德里希 贝采里乌斯 库里 库里肖夫 乔里 塞里 瓦里 麦里 布里 布里奇 布里斯托 布里斯班 加布里埃尔 里兹 里弗斯 里弗 里佐 里贾纳 里士满 里尔克 里加 里姆 里姆斯 西里尔 西西里 西里 巴里 马里内 里格 里布 里乌 奥维里 萨里 弗里蒙特 塔里木 塔里木盆地 埃里克 埃里克松 马里 里特 里德 里德尔 里德伯 海因里希 里克 里克特 里奇 佩里 费里 默里 里夫 里夫兰 里奇蒙 乔戈里峰 伊里安 奥里诺科 奥里诺科河 的里雅斯特 里下河 里运河 杰弗里 格雷戈里 洞里萨湖 弗里德曼 沃里克 里根 里昂 里约 里约热内卢 里斯本 里海 里拉 里尔 里加 里兹 里米尼 里卡多 里希特 里姆斯基 弗里茨 恩里克 埃弗里 喀里多尼亚 库里蒂巴 毛里 毛里求斯 毛里塔尼亚 瓦莱里 马里诺 马里奥 马里兰 马里博 古里 达里诺尔 铁干里克 余秋里 郑君里 里程表 两里 几里 五里 三里屯 三里河 十里 百里 里数 故里 乡里 邻里 里长 里民 里坊 里巷 里院 里弄 坊里 街坊邻里 闾里 邻里节 邻里中心 邻里食堂'.split(
    ' ',
  )

/** What may be left over: 余款 is 餘款. */
const LEFT_OVER = [
  '款 款|音 音|温 溫|震 震|粮 糧|量 量|生 生|味 味|晖 暉|波 波|力 力|热 熱|额 額|数 數|毒 毒|悸 悸|兴 興|孽 孽|威 威|留 留|暇 暇|钱 錢|存 存|缺 缺|料 料|土 土|票 票|地 地|下 下|年 年|项 項|弦 弦|切 切|命 命|屋 屋|怒 怒|货 貨|烬 燼|韵 韻|财 財|物 物|渣 渣|水 水|泥 泥|材 材|石 石|木 木|灰 灰|布 布|纸 紙|油 油|漆 漆|砖 磚|瓦 瓦|块 塊|尾 尾|券 券|电 電|煤 煤|菜 菜|饭 飯|汤 湯|酒 酒|茶 茶|药 藥|皮 皮|面 麪|线 線|罪 罪|党 黨|部 部|者 者|事 事|香 香|污 污|沥 瀝|位 位|座 座|房 房',
].flatMap((list) => list.split('|').map((pair) => pair.split(' ') as [string, string]))

/**
 * Words of today's news that OpenCC's dictionaries lack or turn wrong: Simplified, then Traditional in
 * OpenCC's own standard forms (裏, 臺, 爲 …), which the editions' tables turn into those of a region.
 */
export const WORDS_TO_TRADITIONAL: readonly (readonly [string, string])[] = [
  ...LEFT_OVER.map(([from, to]) => [`余${from}`, `餘${to}`] as const),
  ...pairs(`
    半干 半乾, 半干半湿 半乾半溼, 虾卷 蝦捲, 钢卷 鋼捲,
    游仙区 游仙區, 余江区 餘江區, 余江县 餘江縣, 大余县 大餘縣, 台西 台西,
    朱红 朱紅, 朱红色 朱紅色, 采石矶 采石磯, 干河 乾河, 干河子 乾河子, 干沟 乾溝, 里院中 里院中, 里院内 里院內, 里院里 里院裏, 热汤面 熱湯麪, 汤面 湯麪, 卷走 捲走,
    黄皮干 黃皮乾, 陈皮 陳皮,
    之余 之餘, 厨余 廚餘, 江干区 江干區, 金钟奖 金鐘獎, 歌后 歌后, 视后 視后, 称后 稱后, 影后 影后, 查水表 查水錶, 咸香 鹹香, 咸甜 鹹甜, 米曲 米麴, 咽不下 嚥不下, 桌历 桌曆, 月历 月曆, 饭团 飯糰, 米饭团 米飯糰, 舍与得 捨與得, 奉准 奉准, 准驳 准駁, 收卷 收捲, 苏姿丰 蘇姿丰, 发小 髮小, 私制 私製, 相系 相繫, 一飞冲天 一飛沖天, 臭气冲天 臭氣沖天,
    微信 微信, 微信群 微信羣, 水饺 水餃, 抖音 抖音, 朋友圈 朋友圈,
    游动 游動, 天后像 天后像, 天后庙 天后廟, 天后诞 天后誕, 踩曲 踩麴, 制曲 製麴, 曲房 麴房, 制伞 製傘, 制扇 製扇, 制灯 製燈, 制琴 製琴, 制鞋 製鞋, 制笔 製筆, 钟亭 鐘亭, 钟房 鐘房, 钟铺 鐘鋪, 钟馆 鐘館, 钟表馆 鐘錶館, 钟身 鐘身, 钟铭 鐘銘, 谷价 穀價, 谷酒 穀酒, 姜田 薑田, 姜苗 薑苗, 姜花 薑花, 姜地 薑地, 姜粉 薑粉,
    谷丙 谷丙, 谷丙转氨酶 谷丙轉氨酶, 谷草 谷草, 谷草转氨酶 谷草轉氨酶, 制碱 製鹼, 盘发 盤髮, 观影 觀影, 观影后 觀影後, 解封 解封, 解封后 解封後, 开封后 開封後, 密封后 密封後, 查封后 查封後, 访美 訪美, 访华 訪華, 进群 進羣, 加群 加羣, 入群 入羣, 球后 球後, 群后 羣後, 美后 美後, 斗柜 斗櫃, 五斗柜 五斗櫃, 方志敏 方志敏, 冷面笑匠 冷面笑匠, 冷面杀手 冷面殺手, 松狮 松獅, 松狮犬 松獅犬, 压面机 壓麪機, 和面机 和麪機, 锅盖面 鍋蓋麪, 面制品 麪製品, 肌松 肌鬆, 肌松药 肌鬆藥, 催干剂 催乾劑, 面包干 麪包乾, 包干 包幹, 包干制 包幹制, 轮调 輪調, 轮调制 輪調制, 水冲式 水沖式, 冲减 沖減, 冲抵 沖抵, 冲销 沖銷, 几案上 几案上, 会计准则 會計準則, 复读机 複讀機, 发表的历史 發表的歷史, 令狐冲 令狐沖, 晁冲之 晁沖之, 何干 何干, 阑干 闌干, 星历 星曆, 星历表 星曆表, 残历 殘曆, 签准 簽准, 断舍离 斷捨離, 复丈 複丈, 干红 乾紅, 干白 乾白, 干面条 乾麪條, 片言只语 片言隻語, 发如雪 髮如雪, 余秋里 余秋里, 金冲及 金沖及, 刘精松 劉精松, 新余 新餘, 新余市 新餘市, 新余籍 新餘籍, 余姚 餘姚, 先富 先富, 后富 後富, 母范 母範,
    后厨 後廚, 复制成 複製成, 胡同 胡同, 范读 範讀, 子丑 子丑, 前仆 前仆, 眼角余光 眼角餘光, 余光里 餘光裏, 余光中看见 餘光中看見, 余光瞥见 餘光瞥見, 得力干将 得力幹將, 干将 幹將, 干将莫邪 干將莫邪, 向往 嚮往, 巡回 巡迴, 回归 回歸, 回流 回流, 钟山 鍾山, 并州 并州,
    旧里 舊里, 于都 于都, 于都县 于都縣, 于田县 于田縣, 淳于 淳于, 天后宫 天后宮, 准入 准入, 核准 核准, 发卡 發卡, 换发 換發,
    银发 銀髮, 发力 發力, 发声 發聲, 发文 發文, 发券 發券, 发包 發包, 发证 發證, 发帖 發帖, 点赞 點讚, 按赞 按讚, 系数 係數, 复议 復議, 复调 複調, 复变 複變, 干洗 乾洗, 干洗手 乾洗手, 受托 受託, 稽征 稽徵, 制程 製程, 制版 製版, 页签 頁籤, 抽完签 抽完籤, 海参 海參, 分类账 分類賬, 干椒 乾椒, 椰干 椰乾, 薯干 薯乾, 瓜干 瓜乾, 干栏 干欄,
    塔什库尔干 塔什庫爾干, 铁干里克 鐵干里克, 库尔干 庫爾干, 干挂 乾掛, 干砌 乾砌, 干品 乾品, 干混 乾混, 干垃圾 乾垃圾, 干湿 乾溼, 面包机 麪包機,
    面塑 麪塑, 高粱面 高粱麪, 姜黄 薑黃, 新历年 新曆年, 旧历年 舊曆年, 农历年 農曆年, 周线图 週線圖, 转向往 轉向往, 伊斯兰教历 伊斯蘭教曆, 印历 印曆, 傣历 傣曆, 历算 曆算,
    几案 幾案, 客制化 客製化, 炒制 炒製, 烤制 烤製, 石制 石製, 刻制 刻製, 填制 填製, 绣制 繡製, 织制 織製, 扎制 紮製, 蒸制 蒸製, 拼制 拼製, 熬制 熬製, 腌制 醃製,
    酿制 釀製, 制砖 製磚, 制砖机 製磚機, 制铁 製鐵, 制粉 製粉, 制种 製種, 制氢 製氫, 制丝 製絲, 制冰 製冰, 制香 製香, 制茶 製茶, 制陶 製陶, 制帽 製帽, 制发 製發, 制热 制熱, 斗式 斗式, 三斗 三斗,
    两斗 兩斗, 几斗 幾斗, 六斗 六斗, 三斗坪 三斗坪, 翻斗 翻斗, 犯困 犯睏, 数只 數隻, 第一只 第一隻, 猪只 豬隻, 鸟只 鳥隻, 犬只 犬隻, 无数只 無數隻, 十数只 十數隻, 
    发霉 發霉, 霉变 霉變, 霉烂 霉爛, 霉味 霉味, 霉斑 霉斑, 霉点 霉點, 防霉 防霉, 除霉 除霉, 霜霉病 霜黴病, 制霉菌素 制黴菌素, 修表 修錶, 蛋卷 蛋捲, 花卷 花捲, 春卷 春捲, 铺盖卷 鋪蓋捲, 卷动 捲動, 卷闸 捲閘,
    卷闸门 捲閘門, 卷帘 捲簾, 卷帘门 捲簾門, 家具 家具, 治愈 治癒, 疗愈 療癒, 自愈 自癒, 伤愈 傷癒, 痊愈 痊癒, 上链 上鏈, 布点 佈點, 布设 佈設, 布展 佈展, 排布 排佈, 刮了 刮了,
    一并 一併, 并罚 併罰, 数罪并罚 數罪併罰, 关停并转 關停併轉, 并茂 並茂, 窝里斗 窩裏鬥, 文斗 文鬥, 谷种 穀種, 苞谷 苞穀, 钟会 鍾會, 钟南山 鍾南山, 钟子期 鍾子期, 钟粹宫 鍾粹宮, 钟灵毓秀 鍾靈毓秀, 钟馗 鍾馗, 钟情 鍾情, 钟爱 鍾愛,
    拒签 拒簽, 会签 會簽, 免签 免簽, 落地签 落地簽, 签到 簽到, 起征点 起徵點, 加征 加徵, 计征 計徵, 能征善战 能征善戰, 采苗 採苗, 综采 綜採, 采育 採育, 南征 南征, 北征 北征, 东征 東征, 西征 西征,
    窝里 窩裏, 复绿 復綠, 复耕 復耕, 复垦 復墾, 复建 復建, 黑客松 黑客松, 马拉松 馬拉松, 只此一家 只此一家, 只争朝夕 只爭朝夕, 鲁迅故里 魯迅故里, 海参 海參, 并网 併網, 出门 出門,
    系安全带 繫安全帶, 系好 繫好, 灯杆 燈桿, 路灯杆 路燈桿, 杆塔 桿塔, 栏杆 欄杆, 护栏杆 護欄杆, 桅杆 桅杆, 扶手栏杆 扶手欄杆, 关系到 關係到, 面馆 麪館, 焗发 焗髮, 红曲 紅麴, 曲酒 麴酒, 曲霉 麴黴, 咸集 咸集, 拴系 拴繫, 怒气冲冲 怒氣沖沖, 气冲冲 氣沖沖, 兴冲冲 興沖沖, 克制 克制, 校历 校曆, 党建 黨建, 党费 黨費, 党日 黨日, 党群 黨羣, 干等 乾等, 干坐 乾坐, 兄台 兄台, 台鉴 台鑒, 台端 台端, 游进 游進, 游完 游完, 卷发 捲髮, 喂猫 餵貓, 喂狗 餵狗, 喂鱼 餵魚, 喂鸟 餵鳥, 鞭辟 鞭辟, 草荐 草薦, 面店 麪店, 面摊 麪攤, 下厨 下廚, 松紧 鬆緊, 折合 折合, 排泄 排泄, 甩干 甩乾, 干潮 乾潮, 地瓜干 地瓜乾, 液面 液面, 洋面 洋面, 面线 麪線, 面档 麪檔, 面类 麪類, 空心面 空心麪, 快熟面 快熟麪,
    煤制 煤製, 制油 製油, 制模 製模, 钟乳 鐘乳, 钟点 鐘點, 钟点工 鐘點工, 钟乳石 鐘乳石, 整并 整併, 挎斗 挎斗, 烫斗 燙斗, 车斗 車斗, 铲斗 鏟斗, 抓斗 抓斗, 挖斗 挖斗, 料斗 料斗, 系放 繫放,
    巴厘 巴厘, 巴厘岛 巴厘島, 胡碴 鬍碴, 胡茬 鬍茬, 黄姜 黃薑, 仔姜 仔薑, 洋姜 洋薑, 条几 條几, 香几 香几, 咨文 咨文, 国情咨文 國情咨文, 范儿 範兒, 范数 範數, 纤道 縴道, 糍粑 糍粑, 湖里区 湖里區, 湾里区 灣里區, 凄美 淒美, 凄婉 淒婉, 凄清 淒清, 凄迷 淒迷, 姜农 薑農, 海上游 海上遊, 取余 取餘, 求余 求餘, 于是之 于是之
  `),
]

/** Forms that OpenCC's phrases have and papers of today seldom print, each with what they print: 娘家, 心弦, 銷毀. */
export const SELDOM_PRINTED: ReadonlyMap<string, string> = new Map(
  twos('孃娘絃弦捱挨揹背鬨哄谿溪翫玩燬毀譭毀閤合'),
)

/** Phrases of OpenCC's that are no words, or whose form what stands beside them decides. */
export const NO_PHRASES: ReadonlySet<string> = new Set('没干 太冲 困了 冲车 只装 干不'.split(' '))

/** Words in which the named character stays, while the others take their usual forms. */
export const WORDS_THAT_KEEP: ReadonlyMap<string, readonly string[]> = new Map([['里', SAME_WITH_LI]])

/** Single characters that have another form than OpenCC's first, outside known words. */
export const CHARACTERS_TO_TRADITIONAL: ReadonlyMap<string, string> = new Map([
  ['范', '范'],
  ['岳', '岳'],
  ['朴', '朴'],
  ['郁', '郁'],
  ['岩', '岩'],
  ['涂', '涂'],
  ['余', '余'],
  ['签', '簽'],
  ['霉', '霉'],
  ['杆', '桿'],
])

/** Names of lanes among jieba's words: their 里 is told by what stands around. */
export const NO_WORDS: ReadonlySet<string> = new Set(
  '安仁里 安德里 宋阵里 封信里 新兴里 松风里 柳潭里 石湖里 金谷里'.split(' '),
)

/** Words of jieba's that are no words: to be left out, where OpenCC does not know them, by first character. */
export const NOT_FIRST_OF_WORDS = new Set([...'于余钟'])

/**
 * Forms that Hong Kong's papers print where OpenCC's standard or its Hong Kong table, made after the glyph list for
 * schools, has another one: 說 and 稅, never 説 and 税; 群, 啟, 峰, 床. 裏, 着, 衞 and 麪 stay as OpenCC has them: papers and
 * departments print those.
 */
const AS_PRINTED_IN_HONG_KONG = '羣群啓啟峯峰牀床說說稅稅脫脫閱閱悅悅銳銳溫溫戶戶兌兌蛻蛻蘊蘊慍慍醞醞氳氳'

/** Forms of one region beside OpenCC's: standard Traditional, then the region's. */
export const REGION_FORMS: Readonly<Record<TraditionalEdition, readonly (readonly [string, string])[]>> = {
  tw: [
    ['賬', '帳'],
    ['歎', '嘆'],
  ],
  hk: [['釐米', '厘米'], ...twos(AS_PRINTED_IN_HONG_KONG)],
}

const TENTS = '篷 幕 子 下'.split(' ').map((next) => `帳${next}`)
const CURTAINS: Readonly<Record<string, string>> = {
  蚊: '蚊',
  營: '营',
  羅: '罗',
  軍: '军',
  紗: '纱',
  幃: '帏',
}

/** What a Taiwan author writes otherwise than Hong Kong does, and OpenCC's tables leave: 帳目 is 賬目, 帳篷 stays. */
export const WORDS_FROM_TAIWAN_TO_HONG_KONG: readonly (readonly [string, string])[] = [
  ['帳', '賬'],
  ...[...TENTS, ...Object.keys(CURTAINS).map((first) => `${first}帳`)].map((word) => [word, word] as const),
]

/** Words that OpenCC's tables to Simplified leave: the author's Traditional, then Simplified. */
export const WORDS_TO_SIMPLIFIED: readonly (readonly [string, string])[] = [
  ['甚麼', '什么'],
  ['牠', '它'],
  ['薰陶', '熏陶'],
  ['著志工', '着志工'],
  ['旂', '旂'],
  ['徐乾學', '徐乾学'],
  ['祇', '只'],
  ['衹', '只'],
  ['帳', '账'],
  ['徬徨', '彷徨'],
  ['衞', '卫'],
  ['揹', '背'],
  ['殢', '𣨼'],
  ['著志願', '着志愿'],
  ['著志氣', '着志气'],
  ['圞', '𪢮'],
  ['樠', '𣗊'],
  ...keepsAuthorship(
    '原著 土著 編著 論著 專著 拙著 大著 新著 譯著 遺著 力著 鉅著 舊著 近著 所著 主著 共著 史著 卓著 著文 著譯 著有《 並著有 曾著有 著書 著錄 見微知著 彰明較著',
  ),
  ...TENTS.map((word) => [word, `帐${word.slice(1)}`] as const),
  ...Object.entries(CURTAINS).map(([from, to]) => [`${from}帳`, `${to}帐`] as const),
]

/** Words in which a Taiwan author's 著 is that of writing or of fame, not of an act going on. */
function keepsAuthorship(list: string): [string, string][] {
  const simplified = new Map(
    Object.entries({
      編: '编',
      論: '论',
      專: '专',
      譯: '译',
      遺: '遗',
      鉅: '巨',
      舊: '旧',
      並: '并',
      書: '书',
      錄: '录',
      見: '见',
      較: '较',
    }),
  )
  return list
    .split(' ')
    .map((word) => [word, [...word].map((character) => simplified.get(character) ?? character).join('')])
}

function twos(list: string): [string, string][] {
  return Array.from({ length: list.length / 2 }, (_, at) => [list.charAt(2 * at), list.charAt(2 * at + 1)])
}

function pairs(list: string): [string, string][] {
  return list.split(',').map((pair) => {
    const [from = '', to = ''] = pair.trim().split(' ')
    return [from, to]
  })
}
