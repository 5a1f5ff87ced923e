import { escapeText } from './escape.ts'

/** What a statement is: planned, done, or said. */
export type Kind = 'plan' | 'result' | 'statement'
/** What a statement covers: 市南区, 市南 and 市北, or all of 青岛. */
export type Scope = 'district' | 'two-districts' | 'city'

/** One figure to be shown. */
export interface ShownFigure {
  value: number
  /** Unit as printed, 万 or 亿 included: `亿元`, `万平方米`, `个`. */
  unit: string
  /** What the figure counts, in Simplified Chinese. */
  of: string
  kind: Kind
  scope: Scope
}

/** A value with thousands separators: `3,864`, `24.52`. */
export function showNumber(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 6, useGrouping: 'min2' })
}

/** The mark 计划 where the statement is a plan and the text beside it does not say so, as HTML; nothing elsewhere. */
export function planMark(kind: Kind, text = ''): string {
  return kind === 'plan' && !text.includes('计划') ? ' <span class="plan">计划</span>' : ''
}

/** Says what a statement covers where that is more than the district and the text does not say so. */
export function scopeMark(scope: Scope, text: string): string {
  if (scope === 'city' && !/全市|青岛/u.test(text)) return '（全市）'
  if (scope === 'two-districts' && !/两区|市北/u.test(text)) return '（市南、市北两区）'
  return ''
}

/** What a figure counts, with its scope and the mark of a plan, as HTML. */
export function figureLabel({ of, kind, scope }: ShownFigure): string {
  const mark = scopeMark(scope, of)
  return escapeText(of) + (mark && `<span>${mark}</span>`) + planMark(kind, of)
}
