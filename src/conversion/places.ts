import type { Lexicon } from './lexicon.ts'
import { unitsCost } from './lexicon.ts'
import { unitsOf } from './persons/unit-sets.ts'
import type { Edge } from './segmentation.ts'

/**
 * Names of townships, streets and villages whose characters are other words elsewhere: 尚干镇, 樟斗镇, 余坊乡, 石家冲街道. In
 * them 干 is neither dry nor done, 斗 is a measure, 余 and 姜 are families and 冲 is a valley. What is told here is read off
 * the township itself, which stands right behind.
 */

/** What follows a place's name as its kind. */
const KIND = '(?:镇(?![定压静守痛宅纸外上里内])|乡(?![亲村下音愁民间土镇里])|街道(?!两|旁|边)|苏木|林场|水库)'
/** What stands before a place's name. */
const BEFORE = '(?<=^|[\\s，。、；：！？“（《县市区省州盟旗在到往去从回赴至于是住离属])'
/** Where a town is meant, and no name of one: 古镇, 下乡. */
const NO_NAME = '(?![古水小名老全重边城乡集村市本回下家返故离各两三几每还出]|山乡)'

/** The places of each character: it and what follows, after what it may stand, and its form. */
const PLACES: ReadonlyMap<string, readonly (readonly [pattern: RegExp, form: string])[]> = new Map([
  [
    '干',
    [
      [new RegExp(`(?<![主骨包才若天树枝躯苦实相能饼先曾再就只])干${KIND}`, 'uy'), '干'],
      [new RegExp(`${BEFORE}干[沟河塘井泉汊岔湾滩驿渠溪洼坝](?:${KIND}|村)`, 'uy'), '乾'],
      [new RegExp(`${BEFORE}干[溪堰沟河塘井坝田][沟塘坝湾口村组河]`, 'uy'), '乾'],
      [new RegExp(`${BEFORE}干${NO_NAME}\\p{Script=Han}${KIND}`, 'uy'), '干'],
      [/(?<=查)干[哈诺沐补淖敖湖屯郭勒浩布朝花池]/uy, '干'],
    ],
  ],
  [
    '余',
    [
      [new RegExp(`余[坊段集庄店湾坪川桥岭寨屯沟圩垸冲楼墩堰洼畈庙荡港埭](?:${KIND}|村)`, 'uy'), '余'],
      [/(?<=[在到去赴回往]|江西|鹰潭)余江/uy, '餘'],
    ],
  ],
  ['斗', [[new RegExp(`(?<![奋战争搏格决打械恶缠])斗[山江古门姆里南玉湖]?${KIND}`, 'uy'), '斗']]],
  ['冲', [[new RegExp(`(?<![俯直猛要缓腾])冲口?${KIND}`, 'uy'), '沖']]],
  ['姜', [[new RegExp(`姜${NO_NAME}\\p{Script=Han}${KIND}`, 'uy'), '姜']]],
  [
    '咸',
    [
      [new RegExp(`咸[水塘田潭湖滩海]${KIND}`, 'uy'), '鹹'],
      [new RegExp(`咸${NO_NAME}\\p{Script=Han}${KIND}`, 'uy'), '咸'],
    ],
  ],
  [
    '游',
    [
      [new RegExp(`(?<![出旅周巡畅漫夜冬春秋郊同导云重来乐])游${KIND}`, 'uy'), '游'],
      [new RegExp(`${BEFORE}游${NO_NAME}\\p{Script=Han}${KIND}`, 'uy'), '游'],
    ],
  ],
  ['后', [[new RegExp(`(?<![皇太王天母])后(?![土稷妃来])${NO_NAME}\\p{Script=Han}${KIND}`, 'uy'), '後']]],
  [
    '里',
    [
      [new RegExp(`(?<![夜城雨雪镇县村街巷市区家屋心手眼那这哪])里${KIND}`, 'uy'), '里'],
      [/(?<![夜城村镇县市区家这那哪])里古(?:镇|城墙|村落)/uy, '里'],
      [new RegExp(`${BEFORE}里${NO_NAME}\\p{Script=Han}${KIND}`, 'uy'), '里'],
    ],
  ],
  [
    '于',
    [
      [new RegExp(`${BEFORE}于[楼桥寺河里屯堡营店洪庄](?:${KIND}|村)`, 'uy'), '于'],
      [new RegExp(`(?<=[县市区])于[城集村]${KIND}`, 'uy'), '于'],
      [
        /(?<![位居处生在由终属源自对关至等])于家(?:[庄村屯沟湾堡寨岭洼疃河桥滩埠圩塘坝垛楼营岗坡洲渡棚坨房]|窝堡|台子|务(?=乡|村|回族))/uy,
        '于',
      ],
      [new RegExp(`${BEFORE}于洪(?![水灾涝峰荒流亮泥武钟福都江泽湖山])`, 'uy'), '于'],
      [/于记(?=\p{Script=Han}{0,3}[铺店馆饼面鸭鸡茶粥糕饭汤粉])/uy, '于'],
      [/于洪(?:广场|新城|新区|公园|街|路)/uy, '于'],
    ],
  ],
])
/** The sieves: what a name begins with, what its kind begins with, and what else may follow 干, 余 and 于. */
const BEGINS = unitsOf(PLACES.keys())
const KINDS = unitsOf('镇乡街苏林水')
const WHOLE_KINDS: ReadonlyMap<string, string> = new Map(
  ['街道', '苏木', '林场', '水库'].map(([one = '', two = '']) => [one, two]),
)
const OLD = '古'.charCodeAt(0)
const MANY = unitsOf('干余于')
const SECOND = unitsOf(
  '坊段集庄店湾坪川桥岭寨屯沟圩垸冲楼墩堰洼畈庙荡港埭江寺河里堡营洪城村家记塘井泉汊岔滩驿渠溪坝田哈诺沐补淖敖湖郭勒浩布朝花池',
)
/** How much cheaper than its characters one by one such a name is, so that neither a word nor a person is read across it. */
const BONUS = 14

/** Whether what places are called by their kind may begin here: 镇, 街道. */
function isKind(text: string, at: number): boolean {
  if (KINDS[text.charCodeAt(at)] !== 1) return false
  const second = WHOLE_KINDS.get(text.charAt(at))
  return second === undefined || text.charAt(at + 1) === second
}

/**
 * Finds names of townships whose characters have another form elsewhere.
 *
 * @param text one block, Simplified
 * @param start where to begin
 * @param stop where to end
 * @param lexicon the other words
 * @param form the Traditional form of a character
 * @returns edges ordered by start
 */
export function placeEdges(
  text: string,
  start: number,
  stop: number,
  lexicon: Lexicon,
  form: (word: string) => string,
): Edge[] {
  const edges: Edge[] = []
  for (let at = start; at < stop; at++) {
    if (BEGINS[text.charCodeAt(at)] !== 1 || !mayGoOn(text, at)) continue
    for (const [pattern, first] of PLACES.get(text.charAt(at)) ?? []) {
      pattern.lastIndex = at
      const name = pattern.exec(text)?.[0]
      if (name === undefined) continue
      const end = at + name.length
      edges.push({
        start: at,
        end,
        cost: Math.max(1, unitsCost(lexicon, text, at, end) - BONUS),
        get output() {
          return (
            first +
            [...name]
              .slice(1)
              .map((one) => (one === '里' ? one : form(one)))
              .join('')
          )
        },
      })
      break
    }
  }
  return edges
}

/** The sieve: whether a place's name may go on behind its first character. */
function mayGoOn(text: string, at: number): boolean {
  const second = text.charCodeAt(at + 1)
  return (
    isKind(text, at + 1) ||
    isKind(text, at + 2) ||
    (MANY[text.charCodeAt(at)] === 1 && SECOND[second] === 1) ||
    second === OLD
  )
}
