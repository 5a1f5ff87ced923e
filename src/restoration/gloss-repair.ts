/** Repairs a page with the gloss pattern: glosses out, broken characters repaired, Traditional back to Simplified. */
import { effortFor, type Effort, type Page, type Run } from './misaligned-gbk/page.ts'
import { CUT_GLOSS } from './misaligned-gbk/broken-glosses.ts'
import { readAgain } from './misaligned-gbk.ts'
import { canBeRead, hasTone, isHan, isSimplifiedOnly, isTraditional, simplifiedForms } from './characters.ts'
import { areScattered, HALF_GLOSS, isEveryday, type Gloss, type GlossPattern } from './glosses.ts'
import { isMark } from './misaligned-gbk/question-marks.ts'
import type { Edit } from './tracked-text.ts'
import { read, startOfText, totalCost, type ModelState } from './word-model.ts'
import { characterRarity } from './words.ts'

const AMBIGUOUS_MARGIN = 4
/** From here on a character is met less than once in three million. */
const RARE = 15

/**
 * Gives the repairs of a page that has the pattern.
 *
 * @param text the page
 * @param pattern its diagnosis
 * @param glosses what `findGlosses` gave
 * @param effort what the searches for broken characters may do; what they leave over is given as unparsed
 * @returns edits of `text`, in order
 */
export function repairGlosses(
  text: string,
  pattern: GlossPattern,
  glosses: readonly Gloss[],
  effort: Effort = effortFor(text.length),
): Edit[] {
  const page: Page = {
    text,
    pattern,
    glossAt: new Map(glosses.map((gloss) => [gloss.start, gloss])),
    stripped: !/[\uE000-\uF8FF]/u.test(text),
    carriageReturns: text.includes('\r\n'),
    leftAlone: leftAlone(text),
    scattered: areScattered(text, glosses),
    effort,
  }
  const edits: Edit[] = []
  let state = startOfText()
  /** the last character in order, and where it stands, for the gloss that follows */
  let base = ''
  let baseAt = -1
  /** a question mark before a mark that was left as it is, nothing behind it yet that puts a page in step again */
  let leftTorn = -1
  for (let at = 0; at < text.length;) {
    const character = text[at] as string
    const gloss = page.glossAt.get(at)
    if (/[\w\n<>]/u.test(character)) leftTorn = -1
    if (gloss) {
      const edit = glossEdit(page, gloss, base, baseAt) ?? strayGloss(page, gloss)
      if (edit && leftTorn >= 0 && hasRareCharacter(text.slice(leftTorn, edit.start))) {
        // what reads as no text between a tear and a gloss is out of step still, and the gloss's character with it
        while ((edits.at(-1)?.start ?? -1) >= leftTorn) edits.pop()
        const after = text.slice(leftTorn, gloss.end)
        edits.push({ start: leftTorn, end: gloss.end, after, rule: 'broken-run', confidence: 'unparsed' })
        leftTorn = -1
        at = gloss.end
        continue
      }
      if (edit) {
        const before = edits.at(-1)
        if (edit.start === baseAt && before?.start === baseAt) edits.pop()
        // the form was chosen by its words, not by the gloss
        edits.push(
          edit.start === baseAt && before?.rule === 'ambiguous-character' && before.start === baseAt
            ? { ...before, end: gloss.end }
            : edit,
        )
        at = gloss.end
        continue
      }
    }
    if (character === '?' || isTornBracket(page, at) || CUT_GLOSS.test(text.slice(at, at + 8))) {
      const found = readAgain(page, at, state)
      if (found === 'given up') {
        const end = inOrderAgain(page, at)
        edits.push({ start: at, end, after: text.slice(at, end), rule: 'broken-run', confidence: 'unparsed' })
        for (const kept of text.slice(Math.max(at, end - 8), end)) state = read(state, kept)
        at = end
        base = ''
        baseAt = -1
        continue
      }
      const run = found
      const unread = run && unreadEnd(text, run)
      if (run && unread !== undefined) {
        // a gloss within a gloss, or bytes that no reading accounts for
        edits.push({
          start: at,
          end: unread,
          after: text.slice(at, unread),
          rule: 'broken-run',
          confidence: 'unparsed',
          alternatives: [run.after + text.slice(run.end, unread)],
        })
        at = unread
        base = ''
        baseAt = -1
        continue
      }
      if (run) {
        edits.push({ ...run, rule: 'broken-run' })
        for (const repaired of run.after) state = read(state, repaired)
        at = run.end
        base = ''
        baseAt = -1
        continue
      }
      if (character === '?' && isMark(text[at + 1])) leftTorn = at
      const end = brokenEnd(page, at)
      if (end > at) {
        edits.push({ start: at, end, after: text.slice(at, end), rule: 'broken-run', confidence: 'unparsed' })
        at = end
        continue
      }
    }
    const all = simplifiedForms(character)
    const left = all.filter((form) => form === character || !page.leftAlone.has(form))
    const forms = left.length > 0 ? left : all
    const form = forms[0] ?? character
    base = character
    baseAt = at
    if (forms.length > 1) {
      edits.push(chooseForm(text, at, forms, state))
    } else if (form !== character)
      edits.push({ start: at, end: at + 1, after: form, rule: 'traditional', confidence: 'exact' })
    state = read(state, forms.length > 1 ? (edits.at(-1)?.after ?? form) : form)
    at++
  }
  return edits.map((edit, index) =>
    isBesideUnread(edit, edits[index - 1], edits[index + 1]) || isBeforeTornBracket(page, edit)
      ? { ...edit, confidence: 'guess' }
      : edit,
  )
}

/** Whether a character stands at a broken run that no reading was found for: it may be made of the run's bytes. */
function isBesideUnread(edit: Edit, before: Edit | undefined, next: Edit | undefined): boolean {
  const isUnread = (other: Edit | undefined) =>
    other?.rule === 'broken-run' && other.confidence === 'unparsed'
  return (
    edit.confidence !== 'unparsed' &&
    ((isUnread(before) && edit.start - (before?.end ?? 0) <= 1) ||
      (isUnread(next) && (next?.start ?? Infinity) - edit.end <= 1))
  )
}

/** Whether the bracket of a broken gloss follows, whose first byte may be the second of what stands here: 首屆（jiè） as 首專╮. */
function isBeforeTornBracket(page: Page, { end, confidence }: Edit): boolean {
  return confidence !== 'unparsed' && (isTornBracket(page, end - 1) || isTornBracket(page, end))
}

/** Simplified characters that stand in the page often enough to show that its converter knew no other form. */
function leftAlone(text: string): Set<string> {
  const counts = new Map<string, number>()
  for (const character of text)
    if (isSimplifiedOnly(character)) counts.set(character, (counts.get(character) ?? 0) + 1)
  return new Set(
    [...counts].flatMap(([character, count]) => (count > 1 || text.length < 2000 ? [character] : [])),
  )
}

function glossEdit(
  { pattern, scattered }: Page,
  gloss: Gloss,
  base: string,
  baseAt: number,
): Edit | undefined {
  if (base === '' || gloss.baseAt !== baseAt) return undefined
  const listed = pattern.list.get(base)
  const form = simplifiedForms(base)[0] ?? base
  if (listed === gloss.reading)
    return { start: baseAt, end: gloss.end, after: form, rule: 'gloss', confidence: 'exact' }
  if (listed === undefined && scattered && canBeRead(base, gloss.reading))
    return { start: baseAt, end: gloss.end, after: form, rule: 'gloss', confidence: 'exact' }
  if (isTraditional(base) && listed === undefined && canBeRead(base, gloss.reading)) {
    if (isEveryday(base))
      return { start: baseAt, end: gloss.end, after: form, rule: 'gloss', confidence: 'inferred' }
    // a rare character that an author may have glossed: the page's list may have it all the same
    return {
      start: gloss.start,
      end: gloss.end,
      after: `（${gloss.reading}）`,
      rule: 'gloss-kept',
      confidence: 'guess',
      alternatives: [''],
    }
  }
  return undefined
}

/** A gloss that its character can't have: what stands before it is not what it was put behind. */
function strayGloss({ text, pattern }: Page, { base, reading, start, end }: Gloss): Edit | undefined {
  if (
    hasTone(reading) !== pattern.toned ||
    (isHan(base) && canBeRead(base, reading)) ||
    /[\s（(]/u.test(base)
  )
    return undefined
  return { start, end, after: text.slice(start, end), rule: 'broken-run', confidence: 'unparsed' }
}

/** Where half a gloss ends that a repair left behind; `undefined` where it left none. */
function unreadEnd(text: string, { after, end }: Run): number | undefined {
  HALF_GLOSS.lastIndex = end
  if (HALF_GLOSS.test(text)) return HALF_GLOSS.lastIndex
  return /[（(][a-z]{0,5}$|[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]/u.test(after) ? end : undefined
}

/** Chooses between the Simplified forms of one character by the words around it. */
function chooseForm(text: string, at: number, forms: readonly string[], state: ModelState): Edit {
  const after = following(text, at + 1, 4)
  const costs = forms
    .map((form) => {
      let next = read(state, form)
      for (const character of after) next = read(next, simplifiedForms(character)[0] ?? character)
      return { form, cost: totalCost(next) }
    })
    .sort((a, b) => a.cost - b.cost)
  const [best, second] = costs
  const margin = (second?.cost ?? Infinity) - (best?.cost ?? 0)
  return {
    start: at,
    end: at + 1,
    after: best?.form ?? '',
    rule: 'ambiguous-character',
    confidence: margin >= AMBIGUOUS_MARGIN ? 'inferred' : 'guess',
    alternatives: costs.slice(1).map(({ form }) => form),
  }
}

/** The next characters of a text, glosses left out. */
function following(text: string, at: number, count: number): string {
  return text
    .slice(at, at + 40)
    .replaceAll(/[(（][^()（）]{1,6}[)）]/gu, '')
    .slice(0, count)
}

/** A full-width bracket of a gloss that was broken shows as one of a few signs before the rest of the syllable. */
function isTornBracket({ text, glossAt }: Page, at: number): boolean {
  if (!isBoxSign(text.charCodeAt(at + 1)) || glossAt.has(at + 1)) return false
  HALF_GLOSS.lastIndex = at + 2
  return HALF_GLOSS.test(text)
}

/** Whether a character stands in a stretch that hardly any text has. */
function hasRareCharacter(stretch: string): boolean {
  return [...stretch].some(
    (character) => isHan(character) && characterRarity(simplifiedForms(character)[0] ?? character) > RARE,
  )
}

/** The end of what stands broken at a place that was left alone; the place itself where nothing does. */
function brokenEnd(page: Page, at: number): number {
  const { text } = page
  let end = at
  for (let from = isTornBracket(page, at) ? at + 2 : at + 1; ; from = end + 1) {
    HALF_GLOSS.lastIndex = from
    if (page.glossAt.has(from - 1) || !HALF_GLOSS.test(text)) break
    end = HALF_GLOSS.lastIndex
    if (!isBoxSign(text.charCodeAt(end))) break
  }
  if (end > at || text[at] !== '?') return end
  return isHan(text[at - 1]) && /[<>/|^`{}~_\\]/u.test(text.slice(at + 1, at + 6)) ? at + 1 : at
}

/** Where the page is in order again for certain: at a listed character with its own gloss, or the line's end. */
function inOrderAgain({ text, glossAt, pattern }: Page, at: number): number {
  for (let next = at + 1; next < text.length; next++) {
    if (text[next] === '\n') return next
    const gloss = glossAt.get(next + 1)
    if (gloss && pattern.list.get(text[next] as string) === gloss.reading) return next
  }
  return text.length
}

function isBoxSign(code: number): boolean {
  return code >= 0x2500 && code <= 0x25ff
}
