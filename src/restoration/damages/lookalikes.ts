/** Characters that only look like the right ones, from a scan or from someone who hides words: named, with what is likely meant. */
import { isHan, simplifiedForms } from '../characters.ts'
import type { Edit } from '../tracked-text.ts'
import { read, startOfText, totalCost } from '../word-model.ts'
import { characterRarity, wordCosts } from '../words.ts'

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

/** Characters that a scanner takes for each other. */
const CONFUSED: ReadonlyMap<string, readonly string[]> = new Map(
  [
    '己已巳',
    '未末',
    '日曰',
    '土士',
    '人入八',
    '天夭',
    '问间',
    '問間',
    '大太',
    '牛生',
    '处外',
    '贝见',
    '貝見',
    '戊戌戍',
    '市巿',
    '今令',
    '刀力',
    '乌鸟',
    '拔拨',
    '候侯',
    '辩辨',
    '拆折',
    '若苦',
    '洒酒',
  ].flatMap((group) =>
    [...group].map((character) => [character, [...group].filter((other) => other !== character)]),
  ),
)
/** Characters that a scanner takes for two. */
const PARTED: ReadonlyMap<string, string> = new Map(
  '白勺的 禾口和 力口加 木几机 身寸射 讠兑说 亻门们 氵工江 又寸对 亻也他 木寸村 忄青情 讠吾语'
    .split(' ')
    .map((each) => [each.slice(0, 2), each.slice(2)]),
)
/**
 * How much likelier the text must be with the other character (natural logarithm): much where names begin with the
 * one that stands there, 太清路, less where it is rare, 曰 or 夭, or one of those that are mixed up most.
 */
const CERTAIN = 6.5
const CERTAIN_OF_MIXED = 5
const CERTAIN_OF_RARE = 4.5
const MIXED = '己已未末问問'
/** The rarity from which a character is rare here. */
const RARE = 8.5
/** How far around a character is weighed. */
const AROUND = 6

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
      !/[=+\-×*÷<>≈≤≥a-zA-Z\d]/u.test(
        text.slice(Math.max(0, index - 6), index) + text.slice(index + 1, index + 7),
      )
    )
      note(index, 1, '二')
  for (const { index } of text.matchAll(/(?<=\d)曰(?![：:“「])/gu)) note(index, 1, '日')
  for (const { index } of text.matchAll(/(?<=\d)干(?=万元|米|克|瓦|里)/gu)) note(index, 1, '千')
  for (const { start, length, meant } of confused(text)) note(start, length, meant)
  return edits
    .sort((a, b) => a.start - b.start)
    .filter(({ start }, index, all) => index === 0 || start >= (all[index - 1]?.end ?? 0))
}

/** Finds characters with which a text makes much less sense than with another that looks like it and makes a word there. */
function confused(text: string): { start: number; length: number; meant: string }[] {
  const found: { start: number; length: number; meant: string }[] = []
  /** what was weighed before, by the text around */
  const weighed = new Map<string, boolean>()
  const weigh = (start: number, length: number, meant: string) => {
    const from = Math.max(0, start - AROUND)
    const key = `${meant}${start - from}${text.slice(from, start + length + AROUND)}`
    const isMeant = weighed.get(key) ?? isMuchLikelier(text, start, length, meant)
    weighed.set(key, isMeant)
    if (isMeant && found.at(-1)?.start !== start) found.push({ start, length, meant })
  }
  const classical = /曰[：:“「]/u.test(text)
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at)
    // 孟子曰：“…”
    if (character === '曰' && classical) continue
    for (const other of CONFUSED.get(character) ?? []) weigh(at, 1, other)
    const whole = PARTED.get(text.slice(at, at + 2))
    if (whole !== undefined) weigh(at, 2, whole)
  }
  return found
}

/** Whether a text makes much more sense with a character in the place of what stands there. */
function isMuchLikelier(text: string, start: number, length: number, meant: string): boolean {
  const before = plainHan(/\p{Script=Han}*$/u.exec(text.slice(Math.max(0, start - AROUND), start))?.[0] ?? '')
  const after = plainHan(
    /^\p{Script=Han}*/u.exec(text.slice(start + length, start + length + AROUND))?.[0] ?? '',
  )
  // 律己 before 有, 周末 before 来
  const shownBefore = before + text.slice(start, start + length)
  const endsWord =
    [2, 3, 4].some((count) => shownBefore.length >= count && wordCosts().has(shownBefore.slice(-count))) ||
    /[为归]己$/u.test(shownBefore)
  // 太大, 扫码入群
  const isUsual = after.startsWith(meant) || (after.startsWith('群') && text[start] === '入')
  if (length === 1 && (endsWord || isUsual || !isInWord(before, meant, after))) return false
  const shown = costOf(before + plainHan(text.slice(start, start + length)) + after)
  const other = costOf(before + meant + after)
  return shown - other >= certainty(text.slice(start, start + length))
}

function certainty(shown: string): number {
  if (shown.length > 1 || MIXED.includes(shown)) return CERTAIN_OF_MIXED
  return characterRarity(shown) >= RARE ? CERTAIN_OF_RARE : CERTAIN
}

/** Whether a character makes a word with what stands beside it. */
function isInWord(before: string, character: string, after: string): boolean {
  for (let left = 0; left <= 3; left++)
    for (let right = left === 0 ? 1 : 0; left + right <= 3; right++)
      if (
        left <= before.length &&
        right <= after.length &&
        wordCosts().has(before.slice(before.length - left) + character + after.slice(0, right))
      )
        return true
  return false
}

function plainHan(text: string): string {
  return [...text].map((character) => simplifiedForms(character)[0] ?? character).join('')
}

function costOf(text: string): number {
  let state = startOfText()
  for (const character of text) state = read(state, character)
  return totalCost(state)
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
