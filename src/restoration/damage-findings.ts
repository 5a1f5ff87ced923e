/** Damage in a text that is already in the paper: what the import would refuse, repair or ask about, for an editor to look at. */
import { RULE_NAMES } from './readable-report.ts'
import { restore } from './restore.ts'
import type { Rule } from './tracked-text.ts'

/** What no author writes on purpose; the rest of the rules is the paper's own style, or Markdown. */
const DAMAGE: ReadonlySet<Rule> = new Set([
  'mojibake',
  'escape',
  'lost-bytes',
  'lost-character',
  'control',
  'invisible',
  'mark-form',
  'lookalike',
  'scanned-space',
  'private-use',
  'subtitles',
  'boilerplate',
  'emoji',
  'strewn-sign',
  'mixed-scripts',
  'doubled-character',
  'repeated-text',
  'misplaced-mark',
  'gloss',
  'broken-run',
  'radical',
  'compatibility-ideograph',
])

/** A place of damage. */
export interface DamageFinding {
  /** counted from 1 */
  readonly line: number
  readonly found: string
  readonly message: string
}

/**
 * Looks for damage.
 *
 * @param text an article's body
 * @returns the first place of each kind; none for a text in order
 */
export function damageFindings(text: string): DamageFinding[] {
  const result = restore(text, { punctuation: 'keep', accept: new Map(), publishers: [], thisYear: 0 })
  if ('refusals' in result) return [...result.refusals]
  const places = Map.groupBy(
    result.repairs.filter((repair) => DAMAGE.has(repair.rule) && !isMarkdown(text, repair)),
    ({ rule }) => rule,
  )
  return [...places.values()].flatMap((list) => {
    const [first] = list
    if (!first) return []
    const { start, before, after, rule, alternatives } = first
    const meant = after === before ? alternatives[0] : after
    return [
      {
        line: text.slice(0, start).split('\n').length,
        found: shown(text.slice(Math.max(0, start - 4), start) + before),
        message:
          `这里有${RULE_NAMES[rule]}${list.length > 1 ? `，一共 ${list.length} 处` : ''}` +
          `${meant === undefined || meant === '' ? '' : `，也许是“${shown(meant)}”`}。请对照原文改好`,
      },
    ]
  })
}

/** Signs of Markdown's emphasis, and the spaces before a paragraph. */
function isMarkdown(
  text: string,
  { rule, start, before }: { rule: Rule; start: number; before: string },
): boolean {
  if (rule === 'emoji') return /^[*_^]+$/u.test(before)
  const beginsLine = start === 0 || text.charAt(start - 1) === '\n'
  return rule === 'invisible' && beginsLine && /^[ \t\u00a0\u3000]+$/u.test(before)
}

const shown = (text: string) => [...text.replaceAll('\n', '⏎')].slice(0, 20).join('')
