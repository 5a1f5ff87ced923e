/** Splits a text into sentences for reading aloud. */

/** A sentence's place in its text, in UTF-16 units, as `String.slice` and `Range` count. */
export interface Sentence {
  start: number
  end: number
}

/** Engines stop or stutter in a long utterance, so a long sentence is split at its commas. */
const longest = 90

/**
 * @param text of one block
 * @returns its sentences in order, spaces at their ends left out; a closing quote or bracket stays with its sentence
 */
export function sentencesOf(text: string): Sentence[] {
  const whole = [...text.matchAll(/[^。！？!?；;…\n]*(?:[。！？!?；;…]+[”’」』）)》]*|\n|$)/gu)]
  return whole.flatMap(({ 0: sentence, index }) =>
    sentence.length <= longest ? trimmed(text, index, index + sentence.length) : parts(text, index, sentence),
  )
}

function parts(text: string, start: number, sentence: string): Sentence[] {
  const pieces: Sentence[] = []
  let from = 0
  let to = 0
  for (const [piece] of sentence.matchAll(/[^，、：,]*(?:[，、：,]+|$)/gu)) {
    if (to > from && to + piece.length - from > longest) {
      pieces.push(...trimmed(text, start + from, start + to))
      from = to
    }
    to += piece.length
  }
  return [...pieces, ...trimmed(text, start + from, start + to)]
}

function trimmed(text: string, start: number, end: number): Sentence[] {
  const sentence = text.slice(start, end)
  if (!/[\p{L}\p{N}]/u.test(sentence)) return []
  const lead = sentence.length - sentence.trimStart().length
  return [{ start: start + lead, end: start + sentence.trimEnd().length }]
}
