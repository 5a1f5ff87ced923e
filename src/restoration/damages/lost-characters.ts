/** Characters that were lost to a question mark, or to the remains of bytes: named with their place, never made up. */
import { isHan, isSimplifiedOnly, isTraditional, simplifiedForms } from '../characters.ts'
import type { Edit } from '../tracked-text.ts'
import { read, startOfText, totalCost } from '../word-model.ts'
import { commonCharacters, wordCosts } from '../words.ts'

/** What asks a question, so that a question mark behind it is one. */
const ASKING =
  /[吗嗎呢么麼谁誰哪几幾啥咋吧啊呀嘛]|多少|什[么麼]|怎|为何|為何|如何|是否|能否|可否|有[没沒]有|何[时時处處人事以]|难道|難道|岂|豈|(\p{Script=Han})[不没沒]\1|多[久大高长長远遠]|對不對|對嗎|真的|行不|是不/u

/** What is left of a mark or a space whose UTF-8 was read as GBK: 鈥 of “ and ”, 锛 of ，, 銆 of 。, 聽 of a no-break space, 锘 of a byte order mark. */
const REMAINS = /[鈥锛銆锘聽]/gu
/** Those that are no character of a Traditional page either; 聽 is, once. */
const OTHER_REMAINS = /[锛銆锘]|聽{3,}/gu
/** A question mark within a sentence, or where a mark was opened or parts a sentence. */
const LOST =
  /(?<=[\p{Script=Han}，。：；、“”《》（）])\?+(?=[\p{Script=Han}，。：；、“”《》（）])|(?<=[，：；、“《（])\?+/gu
/** The surroundings in which these are characters. */
const ELEMENT = /元素|化学|化學|原子|钬|鈥元|放射|锕系|錒系|字/u

/** Finds single characters that were lost. */
export function lostCharacterEdits(text: string): Edit[] {
  return questionMarkEdits(text)
    .concat(wideQuestionMarks(text))
    .concat(readAsEuro(text))
    .concat(isSimplifiedPage(text) ? remains(text, REMAINS) : remains(text, OTHER_REMAINS))
    .concat(
      // the import's own sign for a character that is gone
      [...text.matchAll(/(?<=\p{Script=Han})□{1,3}(?=\p{Script=Han})/gu)].map(({ index, 0: found }) =>
        note(index, found, []),
      ),
    )
    .sort((a, b) => a.start - b.start)
}

/** Euro signs within text, again and again: windows-936 reads the byte 0x80, which begins no character, as one. */
function readAsEuro(text: string): Edit[] {
  const found = [...text.matchAll(/(?<=\p{Script=Han})€(?=[\p{Script=Han}，。；：、！？])/gu)]
  return found.length < 2 || /欧|歐/u.test(text) ? [] : found.map(({ index }) => note(index, '€', ['□']))
}

function note(start: number, found: string, alternatives: readonly string[]): Edit {
  return {
    start,
    end: start + found.length,
    after: found,
    rule: 'lost-character',
    confidence: 'unparsed',
    alternatives,
  }
}

function remains(text: string, pattern: RegExp): Edit[] {
  return [...text.matchAll(pattern)].flatMap(({ index, 0: found }) =>
    ELEMENT.test(text.slice(Math.max(0, index - 12), index + 12))
      ? []
      : [note(index, found, found === '鈥' ? ['“', '”', '…'] : found === '锘' ? [''] : [' '])],
  )
}

/** Question marks where nothing asks, and behind marks that none can follow. */
function questionMarkEdits(text: string): Edit[] {
  if (hasHalfWidthStyle(text)) return []
  return [...text.matchAll(LOST)].flatMap(({ index, 0: marks }): Edit[] => {
    if (!ASKING.test(clauseBefore(text, index))) return [note(index, marks, ['□'.repeat(marks.length)])]
    return marks === '?' && isHan(text[index - 1]) && isHan(text[index + 1])
      ? [
          {
            start: index,
            end: index + 1,
            after: '？',
            rule: 'halfwidth-mark',
            // a character that was lost looks the same
            confidence: 'guess',
            alternatives: ['□'],
          },
        ]
      : []
  })
}

const clauseBefore = (text: string, index: number) =>
  /[^，。！？；：、\n?]*$/u.exec(text.slice(Math.max(0, index - 40), index))?.[0] ?? ''

/** Full-width question marks where nothing asks: most of a page's, or those that stand in a word. */
function wideQuestionMarks(text: string): Edit[] {
  const lost = [...text.matchAll(/(?<=\p{Script=Han})？(?=\p{Script=Han})/gu)].filter(
    ({ index }) => !ASKING.test(clauseBefore(text, index)),
  )
  const most = lost.length >= 3 && lost.length >= 0.6 * (text.match(/？/gu)?.length ?? 0)
  const named = most ? lost : lost.slice(0, MOST_CLAUSES).filter(({ index }) => isGap(text, index))
  return named.map(({ index, 0: found }) => note(index, found, ['□']))
}

/** How many question marks are held against the words around them, where they are no pattern of the page. */
const MOST_CLAUSES = 40
/**
 * How much likelier two clauses must be as one with a character in between (natural logarithm), or how little less likely
 * where nobody speaks to anybody.
 */
const GAP = { amongSpeech: 1, elsewhere: -3 }
/** Words of those who ask and are asked. */
const SPEECH = /[你我您吗嗎呢吧呀啊咱俺何曰]/u
/** How far around they are looked for. */
const AROUND = 150
/** What asks in speech though no word for it stands before. */
const ASKED_IN_SPEECH = /[没沒耶兮莫不乎哉焉也欤歟][？?]|[？?](?:抑|还是|還是|莫)/u

/**
 * Whether the words on both sides of a mark are likelier with some character in its place, in one word with its
 * neighbours: of the 104 questions without a word that asks in 1.1 M characters of news, blogs and chat, one is.
 */
function isGap(text: string, index: number): boolean {
  const left = /\p{Script=Han}*$/u.exec(text.slice(Math.max(0, index - 12), index))?.[0] ?? ''
  const right = /^\p{Script=Han}*/u.exec(text.slice(index + 1, index + 13))?.[0] ?? ''
  // a word alone answers; what was just said is asked back
  if (
    right.length < 3 ||
    left.endsWith(right.slice(0, 1)) ||
    ASKED_IN_SPEECH.test(`${left.slice(-1)}？${right.slice(0, 2)}`)
  )
    return false
  const plain = (part: string) => [...part].map((each) => simplifiedForms(each)[0] ?? each).join('')
  const speech = SPEECH.test(text.slice(Math.max(0, index - AROUND), index + AROUND))
  return (
    costOf(plain(left)) + costOf(plain(right)) - joinedCost(plain(left), plain(right)) >=
    (speech ? GAP.amongSpeech : GAP.elsewhere)
  )
}

/** The least cost of two clauses with one character between them that makes a word with its neighbours. */
function joinedCost(left: string, right: string): number {
  const words = wordCosts()
  let best = Infinity
  for (let before = 0; before <= Math.min(3, left.length); before++)
    for (let after = before === 0 ? 1 : 0; before + after <= 3 && after <= right.length; after++) {
      const [head, tail] = [left.slice(left.length - before), right.slice(0, after)]
      const around = costOf(left.slice(0, left.length - before)) + costOf(right.slice(after))
      if (around >= best) continue
      for (const character of commonCharacters()) {
        const cost = words.get(head + character + tail)
        if (cost !== undefined && around + cost < best) best = around + cost
      }
    }
  return best
}

function costOf(text: string): number {
  let state = startOfText()
  for (const character of text) state = read(state, character)
  return totalCost(state)
}

/** Whether a page writes marks half-width, so that a half-width question mark may be its own. */
function hasHalfWidthStyle(text: string): boolean {
  const full = text.match(/(?<=\p{Script=Han})[，。；：]/gu)?.length ?? 0
  const half = text.match(/(?<=\p{Script=Han})[,;:](?=\p{Script=Han})/gu)?.length ?? 0
  return half > 0 && full <= 3 * half
}

function isSimplifiedPage(text: string): boolean {
  let hans = 0
  let hant = 0
  for (const character of text) {
    if (!isHan(character) || '鈥锛銆锘聽'.includes(character)) continue
    if (isSimplifiedOnly(character)) hans++
    else if (isTraditional(character)) hant++
  }
  return hans > 3 * hant
}
