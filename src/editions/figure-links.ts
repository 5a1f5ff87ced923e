/** Leads each figure of an article's text to the fact behind it. */
import type { Fact } from '../content/facts.ts'
import { figureKey, figuresIn, placedFiguresIn } from '../content/figures.ts'
import { factPlace } from './view-models.ts'

/** In these a figure stays as it is: links, headings, code, drawings and charts. */
const CLOSED = new Set([
  'a',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'code',
  'pre',
  'svg',
  'figure',
  'sup',
  'section',
])
/** What goes on from a figure's last character and is part of what is counted: 4A, 十方面. */
const BELONGS = /^(?:\d(?=[A-Z])|方(?=面))([A-Z]+|面)/u
/** Elements without an end. */
const VOID = new Set(['br', 'hr', 'img', 'wbr', 'input', 'col'])

/**
 * @param html an article's body in its author's script, as our Markdown renders it
 * @param facts that the article lists
 * @param simplified turns an author's text into Simplified
 * @returns the body, in which each quantity that a fact states is a link to the fact (`/glance/2022/#f-0015`); where
 * several state it, to the one whose words the sentence shares most
 */
export function linkFigures(
  html: string,
  facts: readonly Fact[],
  simplified: (text: string) => string,
): string {
  const byKey = factsByFigure(facts)
  const open: string[] = []
  return html
    .split(/(<[^>]+>)/u)
    .map((part) => {
      const tag = /^<(\/)?([a-z][\w-]*)/u.exec(part)
      if (tag) {
        const [, closes, name = ''] = tag
        if (closes) open.splice(open.lastIndexOf(name), 1)
        else if (!VOID.has(name) && !part.endsWith('/>')) open.push(name)
        return part
      }
      return part === '' || part.startsWith('<') || open.some((name) => CLOSED.has(name))
        ? part
        : linkText(part, byKey, simplified)
    })
    .join('')
}

function linkText(
  text: string,
  byKey: ReadonlyMap<string, readonly Fact[]>,
  simplified: (text: string) => string,
): string {
  const read = simplified(text)
  // figures are found in Simplified; where the two are not alike in length, their places are not known
  if (read.length !== text.length) return text
  let linked = ''
  let from = 0
  for (const { index, figure } of placedFiguresIn(read)) {
    const end = index + figure.text.length
    const shown = end + (BELONGS.exec(read.slice(end - 1, end + 4))?.[1]?.length ?? 0)
    const stating = (byKey.get(figureKey(figure)) ?? []).filter((one) => isMeant(read, index, end, one))
    const fact = nearestFact(read, index, stating)
    if (!fact || index < from) continue
    linked += `${text.slice(from, index)}<a href="/${factPlace(fact)}">${text.slice(index, shown)}</a>`
    from = shown
  }
  return linked + text.slice(from)
}

/**
 * Whether a number in Han characters is the fact's: one that the fact writes alike stands beside the same character in
 * both. 三年 of 三年攻坚 is a name, not the 三年 that works take.
 */
function isMeant(text: string, index: number, end: number, fact: Fact): boolean {
  const figure = text.slice(index, end)
  return (
    /^\d/u.test(figure) ||
    !fact.text.includes(figure) ||
    (index > 0 && fact.text.includes(text.slice(index - 1, end))) ||
    (end < text.length && fact.text.includes(text.slice(index, end + 1)))
  )
}

function factsByFigure(facts: readonly Fact[]): ReadonlyMap<string, readonly Fact[]> {
  const keys = facts.flatMap((fact) =>
    fact.figures.flatMap(({ value, unit }) =>
      figuresIn(`${value}${unit}`)
        .map(figureKey)
        .filter((key) => key !== '')
        .map((key) => ({ key, fact })),
    ),
  )
  return new Map(
    [...Map.groupBy(keys, ({ key }) => key)].map(([key, own]) => [key, own.map(({ fact }) => fact)]),
  )
}

/** Of several facts with the same figure, the one that shares most pairs of characters with the clause around it. */
function nearestFact(text: string, index: number, facts: readonly Fact[]): Fact | undefined {
  if (facts.length < 2) return facts[0]
  const around = pairs(text.slice(Math.max(0, index - 40), index + 40))
  const shared = (fact: Fact) => [...pairs(fact.text)].filter((pair) => around.has(pair)).length
  return facts.reduce((best, fact) => (shared(fact) > shared(best) ? fact : best))
}

function pairs(text: string): Set<string> {
  return new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2)))
}
