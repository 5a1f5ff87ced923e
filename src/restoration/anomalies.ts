/** What looks wrong in the source itself: it stays as it is and is reported to the editor. */
import { readingsOf, toneless } from './characters.ts'
import { wordCosts } from './words.ts'

/** Set phrases of newspapers that the word list lacks. */
const PHRASES =
  '击鼓催征 奋楫扬帆 踔厉奋发 笃行不怠 勇毅前行 砥砺前行 奋勇争先 实干笃行 蹄疾步稳 挂图作战 压茬推进 守正创新 接续奋斗 行稳致远 善作善成 提质增效 久久为功 踏石留印 抓铁有痕 勠力同心 不负韶华 担当作为 攻坚克难 只争朝夕 奋发有为 凝心聚力'.split(
    ' ',
  )

let phrases: Map<string, string[]> | undefined

/** Set phrases of four characters by what is left when one of them is taken out. */
function phrasesByGap(): ReadonlyMap<string, string[]> {
  if (phrases) return phrases
  phrases = new Map()
  for (const phrase of [...PHRASES, ...wordCosts().keys()]) {
    if (phrase.length !== 4) continue
    for (let gap = 0; gap < 4; gap++) {
      const key = gapKey(phrase, gap)
      const known = phrases.get(key)
      if (known) known.push(phrase)
      else phrases.set(key, [phrase])
    }
  }
  return phrases
}

const gapKey = (four: string, gap: number) => `${four.slice(0, gap)}_${four.slice(gap + 1)}`

const sounds = (character: string) => new Set(readingsOf(character).map(toneless))

/** Something odd: the words, and why. */
export interface Anomaly {
  readonly found: string
  readonly why: string
}

/**
 * Finds set phrases with a character of the same sound in the place of another, and sentences that stop before they
 * say anything.
 *
 * @param text Simplified text, repaired
 * @returns each anomaly once, in order
 */
export function findAnomalies(text: string): Anomaly[] {
  const anomalies = new Map<string, Anomaly>()
  const known = wordCosts()
  for (const [run] of text.matchAll(/\p{Script=Han}{4,}/gu))
    for (let at = 0; at + 4 <= run.length; at++) {
      const four = run.slice(at, at + 4)
      if (known.has(four) || PHRASES.includes(four)) continue
      for (let gap = 0; gap < 4; gap++)
        for (const phrase of phrasesByGap().get(gapKey(four, gap)) ?? []) {
          // two words that happen to stand side by side
          const written = four.slice(gap < 2 ? 0 : 2, gap < 2 ? 2 : 4)
          const same = [...sounds(four[gap] as string)].some((sound) =>
            sounds(phrase[gap] as string).has(sound),
          )
          if (same && !known.has(written)) anomalies.set(four, { found: four, why: `像是“${phrase}”` })
        }
    }
  for (const [, sentence = ''] of text.matchAll(
    /(?:^|[。！？\n])((?:为了|随着|由于|鉴于|基于)[^，。！？；：\n]{6,50}。)/gu,
  ))
    if (!/而|使|让|才|就|便|必须|需要|应当|将|会|是|了[^解]/u.test(sentence.slice(2)))
      anomalies.set(sentence, { found: sentence, why: '这一句好像没有说完' })
  return [...anomalies.values()]
}
