/**
 * Finds the figures that a Chinese sentence states, so that each can be held against the facts behind it.
 */

/** One figure met in a text: a quantity with its unit, or a (partial) date. */
export type Figure =
  | { kind: 'quantity'; value: number; unit: string; text: string }
  | { kind: 'date'; year?: number; month?: number; day?: number; text: string }

/** Units in the order of their length, so that 平方公里 is met before 公里. */
const UNITS = [
  '平方公里',
  '平方米',
  '平方千米',
  '个百分点',
  '人次',
  '公里',
  '千米',
  '公顷',
  '分钟',
  '小时',
  '美元',
  '港元',
  '毫米',
  '层楼',
  '期楼',
  '街道',
  '社区',
  '条路',
  '道菜',
  '米',
  '亩',
  '元',
  '个',
  '项',
  '处',
  '座',
  '栋',
  '幢',
  '户',
  '部',
  '条',
  '家',
  '人',
  '倍',
  '天',
  '届',
  '场',
  '批',
  '支',
  '份',
  '次',
  '盏',
  '片',
  '位',
  '道',
  '年',
  '月',
  '日',
  '时',
  '号',
  '级',
  '层',
  '园',
  '山',
  '区',
  '种',
  '大',
  '类',
  '周',
  '里',
  '院',
  '面',
  '块',
  '台',
  '套',
  '辆',
  '株',
  '棵',
  '期',
  '字',
  '句',
  '方',
  '纵',
  '横',
  '省',
  '市',
  '湾',
  '线',
  '站',
  '册',
  '幅',
  '名',
  '款',
  '分',
  '点',
].sort((a, b) => b.length - a.length)

const UNIT = `(?:${UNITS.join('|')}|%|％)`
const HAN_DIGITS = '零〇一二两三四五六七八九十百千'
const MULTIPLIER = '(?:万亿|亿|万|千|百)'
const SCALE: Record<string, number> = { 百: 100, 千: 1000, 万: 1e4, 亿: 1e8, 万亿: 1e12 }

const DATE =
  /(?:(\d{4})年)(?:(\d{1,2})月(?:(\d{1,2})日)?)?|(\d{1,2})月(?:(\d{1,2})日)?|(?<![\d.第])(\d{1,2})日/gu
const QUANTITY = new RegExp(
  `(?<!第)(\\d[\\d,]*(?:\\.\\d+)?|(?<![第数几][${HAN_DIGITS}]*)[${HAN_DIGITS}]+|(?<=[近上超逾])(?=[万亿]))(${MULTIPLIER})?(?:余|多|来|几)?(${MULTIPLIER})?(?:余|多)?(${UNIT})?`,
  'gu',
)
/** Words in which a numeral counts nothing. */
const IDIOM =
  /一体|一线|统一|第一|一带|一下|一些|一方面|一旦|一直|一般|一样|一起|一致|一定|进一步|一并|一道|一贯|同一|万一|之一|唯一|一号工程|十分|千方百计|百姓|百货|百盛|四处|四周|四方|三江里|两山|二片区|八大峡|八大关|八大湖|三明|五四|五月的风|百年|千载|万众|两者|两边|两侧|一天|一律|逐一|单一|一新|一二|\d+路(?![段口])|(?<![开行办了过])[一二三四五六七八九十]+次(?:全体)?会议/gu

/**
 * Reads the number that a run of Han numerals stands for.
 *
 * @param text Han numerals up to 千, e.g. `十二`, `两千三百`
 * @returns the value, or `undefined` where the run is no number (`千百`)
 */
export function hanNumber(text: string): number | undefined {
  let total = 0
  let digit: number | undefined
  for (const character of text) {
    const unit = { 十: 10, 百: 100, 千: 1000 }[character]
    if (unit === undefined) {
      const value = '零一二三四五六七八九'.indexOf(
        character === '两' ? '二' : character === '〇' ? '零' : character,
      )
      if (value < 0) return undefined
      digit = value
    } else {
      if (digit === undefined && (unit !== 10 || total % 100 !== 0)) return undefined
      total += (digit ?? 1) * unit
      digit = undefined
    }
  }
  return total + (digit ?? 0)
}

/**
 * Lists the figures of a text, in order: quantities (Arabic numerals always; Han numerals from two
 * up, 两 not among them, and only before a measure word; 近百户 and 上百万元 are one hundred and one million;
 * ordinals are none, nor are bus routes and the numbers of meetings) and dates in Arabic numerals.
 *
 * @param text Simplified Chinese prose, without markup
 * @returns figures with their value in single units (`372亿元` is 37,200,000,000 元)
 */
export function figuresIn(text: string): Figure[] {
  return placedFiguresIn(text).map(({ figure }) => figure)
}

/** What tells a quantity from others: its value in single units and its unit; nothing of a date. */
export function figureKey(figure: Figure): string {
  return figure.kind === 'quantity' ? `${figure.value}${figure.unit}` : ''
}

/** The same, each with the place in the text at which it begins. */
export function placedFiguresIn(text: string): { index: number; figure: Figure }[] {
  const figures: { index: number; figure: Figure }[] = []
  const blank = (match: string) => '　'.repeat(match.length)
  let rest = text.replace(
    DATE,
    (match, year, month, day, monthAlone, dayWithMonth, dayAlone, index: number) => {
      const number = (part?: string) => (part === undefined ? undefined : Number(part))
      const date = {
        year: number(year),
        month: number(month ?? monthAlone),
        day: number(day ?? dayWithMonth ?? dayAlone),
      }
      figures.push({
        index,
        figure: {
          kind: 'date',
          ...(date.year !== undefined && { year: date.year }),
          ...(date.month !== undefined && { month: date.month }),
          ...(date.day !== undefined && { day: date.day }),
          text: match,
        },
      })
      return blank(match)
    },
  )
  rest = rest.replace(IDIOM, blank)
  for (const match of rest.matchAll(QUANTITY)) {
    const [whole, number = '', first, second, unit = ''] = match
    const han = !/\d/u.test(number)
    // 近百户, 上千万元: the scale alone counts once
    const approximate = /[近上超逾]/u.test(rest[match.index - 1] ?? '')
    const alone = approximate ? { '': 1, 百: 100, 千: 1000 }[number] : undefined
    const base = alone ?? (han ? hanNumber(number) : Number(number.replaceAll(',', '')))
    // 一 and 两 before a measure word are grammar (两种说法), not a figure
    const grammar = han && (unit === '' || ((number === '两' || base === 1) && first === undefined))
    if (base === undefined || grammar) continue
    const value = base * (SCALE[first ?? ''] ?? 1) * (SCALE[second ?? ''] ?? 1)
    figures.push({
      index: match.index,
      figure: {
        kind: 'quantity',
        value: Number(value.toPrecision(12)),
        unit: unit.replace('％', '%'),
        text: whole,
      },
    })
  }
  return figures.sort((a, b) => a.index - b.index)
}
