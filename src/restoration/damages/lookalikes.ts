/** Characters that only look like the right ones, from a scan or from someone who hides words: named, with what is likely meant. */
import { isHan } from '../characters.ts'
import type { Edit } from '../tracked-text.ts'
import { wordCosts } from '../words.ts'

/** Signs of other scripts and the Han characters that they look like. */
const KANA: Readonly<Record<string, string>> = {
  ー: '一',
  一: '一',
  ニ: '二',
  ハ: '八',
  カ: '力',
  ロ: '口',
  エ: '工',
  タ: '夕',
  ト: '卜',
  オ: '才',
  チ: '千',
  ミ: '三',
  〡: '丨',
  ㄧ: '一',
  ㄒ: '丅',
  ㄥ: '厶',
  ㄚ: '丫',
  ㄇ: '冂',
  丷: '八',
  ㅡ: '一',
  ㅣ: '丨',
  ㅅ: '人',
}

/** Words whose first character is often misread by a scanner. */
const MISREAD: readonly (readonly [RegExp, string])[] = [
  [/(?<![为為归歸])己(?=经|有|被|将|在|达|完成|成为|於|由|建成|开|于)/gu, '已'],
  [/已(?=见(?!到|证|过|效))/gu, '己'],
  [/曰(?=[前常益子起期报本])(?!曰)/gu, '日'],
  [/(?<=[今明昨每次翌生节假\d])曰/gu, '日'],
  [/末(?=来|能|必|经|知|成年)/gu, '未'],
  [/干(?=万元|米|克|瓦|里)(?<=\d干)/gu, '千'],
  [/人(?=口处)/gu, '入'],
  [/夭(?=津|安门|气|天)/gu, '天'],
]

/** Finds look-alikes. */
export function lookalikeEdits(text: string): Edit[] {
  const edits: Edit[] = []
  const note = (start: number, length: number, meant: string) =>
    edits.push({
      start,
      end: start + length,
      after: text.slice(start, start + length),
      rule: 'lookalike',
      confidence: 'unparsed',
      alternatives: [meant],
    })
  if (!/\p{Script=Han}/u.test(text)) return edits
  for (const { index, 0: found } of text.matchAll(
    /(?<![\p{Script=Hiragana}\p{Script=Katakana}ー\p{Script=Bopomofo}\p{Script=Hangul}])[ーニハカロエタトオチミㄧㄒㄥㄚㄇㅡㅣㅅ〡](?![\p{Script=Hiragana}\p{Script=Katakana}ー\p{Script=Bopomofo}\p{Script=Hangul}])/gu,
  ))
    if (/[\p{Script=Han}“《（]/u.test(text[index - 1] ?? '') && isHan(text[index + 1]))
      note(index, 1, KANA[found] ?? '')
  // letters of other scripts within words of Latin, and within Chinese
  for (const { index, 0: found } of text.matchAll(
    /(?<=[A-Za-z])[аеорсухіАВЕКМНОРСТУХΑΒΕΖΗΙΚΜΝΟΡΤΥΧο](?=[A-Za-z])/gu,
  ))
    note(index, 1, LATIN[found] ?? '')
  // a full stop that a scanner took for a letter
  for (const { index } of text.matchAll(
    /(?<=[\p{Script=Han}%”\p{Emoji_Presentation}])o(?=[\p{Script=Han}”』」\n]|$)/gu,
  ))
    note(index, 1, '。')
  for (const { index, 0: token } of text.matchAll(/[\w%&#/.~-]+/gu)) {
    // figures with other letters are an address or the name of a thing
    if (/[^\d.OoIl-]/u.test(token) || !/\d/u.test(token)) continue
    const year = text[index + token.length] === '年'
    for (const { index: at, 0: found } of token.matchAll(
      /(?<=\d)[OoIl]+(?=\d)|(?<=^[12])[OoIl]{1,3}(?=\d{0,2}$)/gu,
    ))
      if (year || /\d/u.test(token[at + found.length] ?? ''))
        note(index + at, found.length, found.replaceAll(/[Oo]/gu, '0').replaceAll(/[Il]/gu, '1'))
  }
  // a figure's last noughts, or its first one, before Chinese
  for (const { index, 0: found } of text.matchAll(
    /(?<=(?<![A-Za-z\d.])\d{1,8})O{1,3}(?=\s?(?:[\p{Script=Han}，。、；：:%]|km|kg|cm))|(?<=[\p{Script=Han}，。：；])l(?=\d{1,3}(?:,\d{3})*(?:\.\d+)?[\p{Script=Han}%:])/gu,
  ))
    note(index, found.length, found.replaceAll('O', '0').replaceAll('l', '1'))
  for (const { index } of text.matchAll(/(?<=[一二三四五六七八九十第百\p{Script=Han}])=(?=\p{Script=Han})/gu))
    if (
      !/[=+\-×÷<>≈≤≥a-zA-Z\d]/u.test(
        text.slice(Math.max(0, index - 6), index) + text.slice(index + 1, index + 7),
      )
    )
      note(index, 1, '二')
  for (const [pattern, meant] of MISREAD)
    for (const { index } of text.matchAll(pattern)) {
      if (!endsWord(text, index + 1)) note(index, 1, meant)
    }
  return edits
    .sort((a, b) => a.start - b.start)
    .filter(({ start }, index, all) => index === 0 || start >= (all[index - 1]?.end ?? 0))
}

/** Whether a word of several characters ends here, so that the last of them is right: 自己 before 有, 周末 before 来. */
function endsWord(text: string, end: number): boolean {
  return [2, 3, 4].some((length) => wordCosts().has(text.slice(Math.max(0, end - length), end)))
}

const LATIN: Readonly<Record<string, string>> = Object.fromEntries(
  [
    'аa',
    'еe',
    'оo',
    'рp',
    'сc',
    'уy',
    'хx',
    'іi',
    'АA',
    'ВB',
    'ЕE',
    'КK',
    'МM',
    'НH',
    'ОO',
    'РP',
    'СC',
    'ТT',
    'УY',
    'ХX',
    'ΑA',
    'ΒB',
    'ΕE',
    'ΖZ',
    'ΗH',
    'ΙI',
    'ΚK',
    'ΜM',
    'ΝN',
    'ΟO',
    'ΡP',
    'ΤT',
    'ΥY',
    'ΧX',
    'οo',
  ].map((pair) => [pair[0] ?? '', pair[1] ?? '']),
)
