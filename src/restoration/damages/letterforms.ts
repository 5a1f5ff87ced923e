/** Characters that stand for another: full-width letters and figures, vertical and small marks, radicals, compatibility ideographs. */
import type { Edit, Rule } from '../tracked-text.ts'

/** Radicals of the supplement and the ideographs they look like: Unicode's EquivalentUnifiedIdeograph. */
const RADICALS: ReadonlyMap<string, string> = new Map(
  '⺁厂⺂乛⺃乚⺄乙⺅亻⺆冂⺇𠘨⺈刀⺉刂⺊卜⺋㔾⺌小⺍小⺎兀⺏尣⺐尢⺑𡯂⺒巳⺓幺⺔彑⺕彐⺖忄⺗心⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺟母⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺪𤴔⺫目⺬示⺭礻⺮𥫗⺯糹⺰纟⺱罓⺲罒⺳㓁⺴冗⺵𦉫⺶羊⺷𦍌⺸𦍋⺹耂⺺肀⺻聿⺼肉⺽𦥑⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇𧢲⻈讠⻉贝⻊𧾷⻋车⻌辶⻍辶⻎辶⻏邑⻐钅⻑長⻒镸⻓长⻔门⻕𨸏⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞𩙿⻟飠⻠饣⻡𩠐⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟'
    .match(/../gu)
    ?.map((pair): [string, string] => [[...pair][0] ?? '', [...pair][1] ?? '']),
)

/** Marks as vertical text has them, small ones and half-width ones, with what horizontal text has. */
const MARKS: ReadonlyMap<string, string> = new Map(
  '︐，︑、︒。︓：︔；︕！︖？︗〖︘〗︰：︱—︳＿︴＿︵（︶）︷｛︸｝︹〔︺〕︻【︼】︽《︾》︿〈﹀〉﹁「﹂」﹃『﹄』﹇［﹈］﹐，﹑、﹒。﹔；﹕：﹖？﹗！﹘—﹙（﹚）﹛｛﹜｝﹝〔﹞〕﹟＃﹠＆﹡＊﹢＋﹣－﹤＜﹥＞﹦＝﹨＼﹩＄﹪％﹫＠'
    .match(/../gu)
    ?.map((pair): [string, string] => [pair[0] ?? '', pair[1] ?? '']),
)
const HALF_KANA_MARKS: Readonly<Record<string, string>> = {
  '｡': '。',
  '､': '、',
  '｢': '「',
  '｣': '」',
  '･': '·',
}

const LETTER = '\\uff10-\\uff19\\uff21-\\uff3a\\uff41-\\uff5a'
const PATTERN = new RegExp(
  [
    // figures and addresses with the marks within them
    `(?<![${LETTER}0-9A-Za-z])[－＋]?[${LETTER}0-9A-Za-z]*[${LETTER}][${LETTER}0-9A-Za-z]*(?:[．，：／－＿＠.,:/_@-][${LETTER}0-9A-Za-z]+)*[％‰]?`,
    // the mark is full-width alone
    '(?<=[0-9])[．](?=[0-9])',
    '[︐-︘︰︱︳-﹄﹇﹈﹐-﹒﹔-﹦﹨-﹫]',
    '(?<![\\p{Script=Hiragana}\\p{Script=Katakana}][^\\n]{0,12})[｡､｢｣･](?![^\\n]{0,12}[\\p{Script=Hiragana}\\p{Script=Katakana}])',
    '[\\u2f00-\\u2fdf\\u2e80-\\u2ef3]',
    '[\\uf900-\\ufaff\\u{2f800}-\\u{2fa1f}]',
  ].join('|'),
  'gu',
)

/** Finds such characters; never by NFKC as a whole, which halves the marks of Chinese and turns ① and ㎡ into others. */
export function letterformEdits(text: string): Edit[] {
  return [...text.matchAll(PATTERN)].flatMap(({ index, 0: found }): Edit[] => {
    const [rule, after] = plain(found)
    return after === found || (rule === 'mark-form' && isDrawn(text, index, index + found.length))
      ? []
      : [{ start: index, end: index + found.length, after, rule, confidence: 'exact' }]
  })
}

/** Whether a bracket of vertical text encloses nothing: it belongs to a face or a drawing. */
function isDrawn(text: string, start: number, end: number): boolean {
  const mark = text.charAt(start)
  if (/[︵︷︹︻︽︿﹁﹃﹇]/u.test(mark)) return !/^[\p{L}\p{N}《“‘「『〈]/u.test(text.slice(end, end + 2))
  return (
    /[︶︸︺︼︾﹀﹂﹄﹈]/u.test(mark) &&
    !/[\p{L}\p{N}。！？，…%》”’」』〉]$/u.test(text.slice(Math.max(0, start - 2), start))
  )
}

function plain(found: string): readonly [Rule, string] {
  const code = found.codePointAt(0) ?? 0
  const mark = MARKS.get(found) ?? HALF_KANA_MARKS[found]
  if (mark !== undefined) return ['mark-form', mark]
  if (code >= 0x2e80 && code <= 0x2fdf) return ['radical', RADICALS.get(found) ?? found.normalize('NFKC')]
  if (code >= 0xf900 && code <= 0xfaff) return ['compatibility-ideograph', found.normalize('NFC')]
  if (code >= 0x2f800) return ['compatibility-ideograph', found.normalize('NFC')]
  return ['fullwidth-letter', halved(found)]
}

/** A figure or a word in half-width forms; a comma within it stays full-width where it parts no thousands. */
function halved(found: string): string {
  const half = (text: string) =>
    [...text]
      .map((character) => {
        const code = character.charCodeAt(0)
        return code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - 0xfee0) : character
      })
      .join('')
  return found
    .split(/([，：])/u)
    .map((part, index, parts) => {
      if (part !== '，' && part !== '：') return half(part)
      const before = half(parts[index - 1] ?? '')
      const after = half(parts[index + 1] ?? '')
      if (part === '：')
        return (/\d$/u.test(before) && /^\d/u.test(after)) || /^https?$/u.test(before) ? ':' : part
      return /^[-+]?\d{1,3}(?:,\d{3})*$|\d,?\d{1,3}$/u.test(before) && /^\d{3}(?!\d)/u.test(after)
        ? ','
        : '，'
    })
    .join('')
}
