/** `script: hans` over Traditional prose, and the reverse: every edition would be wrong. */
import { proseBlocks } from '../../../rendering/markdown/prose.ts'
import { extname } from 'node:path'
import type { ArticleParts } from '../../article-file.ts'
import { show, type Diagnostic } from '../../schemas/diagnostics.ts'

/** Frequent characters that only one script has: each Simplified one with its Traditional one. */
const PAIRS =
  '这這个個们們国國时時会會来來说說对對学學为為发發过過还還经經动動进進种種问問间間开開关關门門长長东東车車见見现現实實业業产產报報场場员員应應将將与與从從两兩给給让讓认認议議论論设設计計记記话話语語读讀谁誰请請该該试試达達运運远遠边邊选選适適区區医醫华華单單卖賣历歷厂廠压壓县縣双雙变變号號听聽启啟园園圆圓图圖团團块塊坏壞处處备備头頭夺奪奖獎妇婦宝寶审審导導层層岁歲岛島帮幫广廣庆慶库庫异異张張归歸录錄态態怀懷总總惊驚护護担擔拥擁择擇据據换換断斷无無旧舊显顯术術机機权權条條极極构構标標样樣桥橋检檢楼樓欢歡气氣汉漢济濟测測浅淺温溫湾灣满滿点點热熱爱愛环環电電画畫疗療盖蓋监監矿礦础礎码碼确確积積称稱穷窮竞競笔筆签簽简簡类類纪紀约約级級纯純组組细細织織终終结結绝絕统統继繼绩績续續绿綠网網罗羅职職联聯聪聰肃肅节節药藥营營获獲虑慮虽雖补補规規视視览覽觉覺订訂训訓证證评評识識诉訴词詞译譯详詳误誤课課调調谈談谢謝谱譜负負财財责責败敗货貨质質购購贯貫贵貴费費资資赛賽赞贊赶趕趋趨跃躍轨軌转轉轮輪软軟载載较較辑輯输輸辆輛迁遷违違连連迟遲递遞遗遺邮郵邻鄰释釋针針钟鐘钢鋼钱錢铁鐵银銀链鏈销銷锋鋒错錯键鍵镇鎮队隊阳陽阴陰阶階际際陆陸陈陳险險随隨难難页頁项項顺順须須顾顧预預领領题題颜顏风風飞飛饭飯馆館马馬驻駐验驗鱼魚鲁魯鸟鳥鲜鮮麦麥齐齊龙龍'
const simplified = new Set([...PAIRS].filter((_, index) => index % 2 === 0))
const traditional = new Set([...PAIRS].filter((_, index) => index % 2 === 1))
/** Fewer may be a name or a quotation. */
const ENOUGH = 3

/** How many characters of a text are among those. */
function amount(characters: ReadonlySet<string>, text: string): number {
  let found = 0
  for (const character of text) if (characters.has(character)) found += 1
  return found
}

/** @returns a diagnostic at `script`, where most characters of the prose are of the other script */
export function otherScriptDiagnostics({ file, yaml, body }: ArticleParts): Diagnostic[] {
  const { script, title, summary } = yaml.value as Record<string, unknown>
  const fields = [title, summary].filter((each) => typeof each === 'string').join('\n')
  const others = script === 'hans' ? traditional : simplified
  // nearly always: then its prose need not be told from the rest
  if (amount(others, `${fields}\n${body}`) < ENOUGH) return []
  const prose = proseBlocks(body, extname(file) === '.mdx')
    .map(({ text }) => text)
    .join('\n')
  const count = (text: string) => [simplified, traditional].map((characters) => amount(characters, text))
  const [inProse = 0, alsoInProse = 0] = count(prose)
  const [hans = 0, hant = 0] =
    inProse + alsoInProse < ENOUGH ? count(`${fields}\n${prose}`) : [inProse, alsoInProse]
  const diagnostic = (message: string): Diagnostic[] => [
    { file, line: yaml.lineOf(['script']), field: 'script', value: show(script), message },
  ]
  if (script === 'hans' && hant >= ENOUGH && hant > hans)
    return diagnostic('文章多半是繁体字。请改成 hant-tw（台湾）或 hant-hk（香港）')
  if (typeof script === 'string' && script.startsWith('hant') && hans >= ENOUGH && hans > hant)
    return diagnostic('文章多半是简体字。请改成 hans')
  return []
}
