/** Where a human should look for a person, though words are read there. */
import type { Lexicon } from '../lexicon.ts'
import { CLAUSE, OPENED, STRONG } from './evidence.ts'
import { evidenceAfter } from './evidence-after.ts'
import {
  endsWithCalling,
  evidenceBefore,
  isAsked,
  LEADS,
  opensClause,
  standsAmongNames,
} from './evidence-before.ts'
import {
  AFTER_CALLING,
  EVERYDAY,
  givenCosts,
  looksLikeName,
  SELDOM,
  surnameCosts,
} from './name-characters.ts'
import { personForm, SURNAME_FORMS } from './name-forms.ts'
import { FOR_WHOM, isWhereOrWhen, NO_GIVEN } from './place-or-time.ts'
import { endsWithTitle } from './titles.ts'
import { COMMON_WORD } from './words-at.ts'

const HAN = /\p{Script=Han}/u

/**
 * Whether a human should look for a person at a spot: after a title or a calling, a surname that may also begin a word
 * (志愿者余音, 施工员余下河).
 *
 * @param text one block, Simplified
 * @param at where the surname would stand
 * @returns the surname's Traditional form; nothing where no person is to be looked for
 */
export function surnameToLookAt(text: string, at: number, lexicon: Lexicon): string | undefined {
  const surname = text.charAt(at)
  if (!AFTER_CALLING.has(surname) || !HAN.test(text.charAt(at + 1))) return undefined
  if (!endsWithTitle(text, at) && !endsWithCalling(text, at, lexicon)) return undefined
  if (surname === '于' && (NO_GIVEN.test(text.slice(at + 1)) || isWhereOrWhen(text, at + 1, at + 3, lexicon)))
    return undefined
  return SURNAME_FORMS.get(surname)
}

/** A person who may stand in a text, though ordinary words are read there. */
export interface Suspect {
  /** UTF-16 offsets of the name */
  readonly start: number
  readonly end: number
  /** the name as a person's */
  readonly output: string
}

/**
 * Lists where a person is likely enough for a human to look, whatever is read there: a surname and characters of given
 * names, after what leads to a person and before what only persons do (由|于向真|执导, 听|于万年|讲).
 *
 * @param text one block, Simplified
 * @param start where to begin
 * @param stop where to end; no name goes past it
 * @param form the form of a character that is the same in names as elsewhere
 */
export function* suspects(
  text: string,
  start: number,
  stop: number,
  lexicon: Lexicon,
  form: (word: string) => string,
): Generator<Suspect> {
  for (let at = start; at < stop; at++) {
    if ((surnameCosts[text.charCodeAt(at)] as number) === 0) continue
    const surname = text.charAt(at)
    const previous = text.charAt(at - 1)
    if (surname === '党' || (surname === '于' && previous === '见')) continue
    const afterTime = surname === '于' && opensClause(text, at)
    const leads = LEADS.has(previous) || afterTime || isAsked(text, at)
    if (Math.max(evidenceBefore(text, at, lexicon) ?? 0, leads ? CLAUSE : 0) < CLAUSE) continue
    const head = lexicon.trie.get(text.slice(at, at + 2))
    if (head >= 0 && EVERYDAY.has(surname) && (lexicon.costs[head] as number) < COMMON_WORD) continue
    const inWord = head >= 0 || lexicon.trie.get(text.slice(at - 1, at + 1)) >= 0
    for (const length of [2, 3]) {
      const end = at + length
      if (end > stop || !mayBeGiven(text, at + 1, end, AFTER_CALLING.has(surname) && !afterTime)) continue
      if (afterTime && isWhereOrWhen(text, at + 1, end, lexicon)) continue
      const after = evidenceAfter(text, end, lexicon)
      // 于波、余波和周克敏
      const isListed = AFTER_CALLING.has(surname) && standsAmongNames({ text, at, end, lexicon })
      const isUnlikely = inWord
        ? after < STRONG || length === 2 || FOR_WHOM.test(text.slice(end, end + 2))
        : after < OPENED && !(/[和与]/u.test(text.charAt(end)) && looksLikeName(text, end + 1, 3))
      if (isUnlikely && !isListed) continue
      yield { start: at, end, output: personForm(text.slice(at, end), form) }
    }
  }
}

/** Whether the characters may be a given name: any but little words, or only such as names are known to have. */
function mayBeGiven(text: string, start: number, end: number, any: boolean): boolean {
  for (let at = start; at < end; at++) {
    const cost = givenCosts[text.charCodeAt(at)] as number
    if (cost === 0 || (cost > SELDOM && !any)) return false
  }
  return true
}
