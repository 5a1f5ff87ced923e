import { escapeText } from './escape.ts'
import { planMark, scopeMark } from './figure-data.ts'
import type { Kind, Scope } from './figure-data.ts'

/** One event of a timeline. */
export interface TimelineEvent {
  /** `2022`, `2022-02` or `2022-02-17`. */
  date: string
  end?: string | undefined
  /** The date, or the span, in words: `2022年2月17日`. */
  when: string
  /** What happened, in Simplified Chinese. */
  text: string
  kind: Kind
  scope: Scope
}

/** The first moment of a (partial) date, and the first moment after it. */
function bounds(date: string): [from: Date, to: Date] {
  const [year = 0, month, day] = date.split('-').map(Number)
  const from = new Date(Date.UTC(year, (month ?? 1) - 1, day ?? 1))
  const to = new Date(
    month === undefined
      ? Date.UTC(year + 1, 0, 1)
      : day === undefined
        ? Date.UTC(year, month, 1)
        : Date.UTC(year, month - 1, day + 1),
  )
  return [from, to]
}

/** The month, from 1 to 12, in which a (partial) date ends. */
function lastMonth(date: string): number {
  return Number(date.slice(5, 7) || 12)
}

/** The mark of an event: a plan is hollow, a result solid, a statement small. */
function dot(kind: Kind, x: string, y: number): string {
  return `<circle class="${kind}" cx="${x}" cy="${y}" r="${kind === 'statement' ? 3.5 : 5}"/>`
}

/** The least distance of two dots on one height, as a percentage of the narrowest strip, and the height of a row of dots. */
const DOT_APART = 3.6
const DOT_ROW = 12
/** Where the line lies, in pixels from the top of the strip. */
const LINE = 10

/** How high each dot lies above the line, in rows, so that none lies on another; `places` are percentages in their order. */
function dotRows(places: readonly number[]): number[] {
  const ends: number[] = []
  return places.map((place) => {
    const free = ends.findIndex((end) => place - end >= DOT_APART)
    const row = free < 0 ? ends.length : free
    ends[row] = place
    return row
  })
}

/**
 * The events on one line to the scale of time. A date known to the day is a dot, above another where they would meet; a
 * span is a stretch of the line; a date known to the month or year only is a pale band under it. What falls together is
 * one mark.
 */
function timeStrip(events: readonly TimelineEvent[]): string {
  const years = events.flatMap(({ date, end = date }) => [Number(date.slice(0, 4)), Number(end.slice(0, 4))])
  const first = Math.min(...years)
  const last = Math.max(...years)
  // the axis of a single year is labelled by months or quarters, where anything happens
  const months =
    first === last ? 3 * Math.ceil(Math.max(...events.map(({ date, end = date }) => lastMonth(end))) / 3) : 12
  const start = Date.UTC(first, 0, 1)
  const span = Date.UTC(last, months, 1) - start
  const place = (moment: Date) => Number((((moment.getTime() - start) / span) * 100).toFixed(2))
  const marks = [
    ...new Map(events.map((event) => [`${event.date} ${event.end} ${event.kind}`, event])).values(),
  ].map(({ date, end = date, kind }) => {
    const from = place(bounds(date)[0])
    const shape = end !== date ? 'line' : date.length === 10 ? 'circle' : 'rect'
    return { shape, kind, from, width: Number((place(bounds(end)[1]) - from).toFixed(2)) } as const
  })
  const dots = marks.filter(({ shape }) => shape === 'circle').sort((a, b) => a.from - b.from)
  const rows = dotRows(dots.map(({ from }) => from))
  const drawn = [
    // Bands lie under stretches, stretches under the dots.
    ...[
      ...new Set(
        marks
          .filter(({ shape }) => shape === 'rect')
          .map(
            ({ from, width }) =>
              `<rect class="vague" x="${from}%" width="${width}%" y="${LINE - 6}" height="12"/>`,
          ),
      ),
    ],
    ...marks
      .filter(({ shape }) => shape === 'line')
      .map(
        ({ from, width, kind }) =>
          `<line class="${kind}" x1="${from}%" x2="${Number((from + width).toFixed(2))}%" y1="${LINE}" y2="${LINE}"/>`,
      ),
    ...dots.map(({ from, kind }, at) => dot(kind, `${from}%`, LINE - DOT_ROW * (rows[at] ?? 0))),
  ]
  const every = Math.ceil((last - first + 1) / 6)
  const tick = (moment: Date, label: string) =>
    `<line x1="${place(moment)}%" x2="${place(moment)}%" y1="${LINE}" y2="2.6em"/><text x="${place(moment)}%" dx="6" y="2.5em">${label}</text>`
  let ticks = ''
  for (let year = first; year <= last; year += every)
    ticks += tick(new Date(Date.UTC(year, 0, 1)), String(year))
  if (first === last)
    for (let month = months > 6 ? 4 : 2; month <= months; month += months > 6 ? 3 : 1)
      ticks += tick(new Date(Date.UTC(first, month - 1, 1)), `${month}月`)
  const high = rows.some((row) => row > 0) ? ` rows-${Math.max(...rows)}` : ''
  return `<svg class="strip${high}" width="100%" height="48" aria-hidden="true"><line x2="100%" y1="${LINE}" y2="${LINE}"/>${ticks}${drawn.join('')}</svg>`
}

/** Says in one line what the marks mean, as far as they are there. */
function legend(events: readonly TimelineEvent[]): string {
  const mark = (drawn: string, text: string) =>
    `<span><svg width="14" height="14" aria-hidden="true">${drawn}</svg>${text}</span>`
  const vague = events.filter(({ date, end = date }) => date === end && date.length < 10)
  const known = new Set(vague.map(({ date }) => (date.length === 4 ? '年份' : '月份')))
  const parts = [
    ...(['result', 'plan', 'statement'] as const)
      .filter((kind) => events.some((event) => event.kind === kind))
      .map((kind) => mark(dot(kind, '7', 7), KINDS[kind])),
    ...(vague.length > 0
      ? [mark('<rect class="vague" y="1" width="14" height="12"/>', `只知${[...known].sort().join('或')}`)]
      : []),
  ]
  return parts.length > 1 ? `<p class="legend">${parts.join(' ')}</p>` : ''
}

/** What the marks of the kinds are called. */
const KINDS = { result: '结果', plan: '计划', statement: '说法' } as const

/**
 * Sets events in the order of their dates, under their years, with the line of time above them. A date
 * is said as exactly as it is known; plans are marked and hollow, results solid, statements small.
 *
 * @param events in any order; those of one date keep theirs, and a year or month that is all that is
 *   known comes before the days in it
 * @param caption plain text, Simplified Chinese
 * @returns HTML: a figure around a list of years
 * @throws {Error} in Chinese, where there are no events
 */
export function timeline(events: readonly TimelineEvent[], caption: string): string {
  if (events.length === 0) throw new Error('Timeline 没有事实。请在 facts 里写编号，例如 f-0001。')
  const ordered = [...events].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
  const years = Map.groupBy(ordered, ({ date }) => date.slice(0, 4))
  const list = [...years].map(([year, inYear]) => {
    const items = inYear.map(({ date, when, text, kind, scope }) => {
      const rest = when.startsWith(`${year}年`) ? when.slice(year.length + 1) : when
      return (
        `<li><svg width="14" height="14" aria-hidden="true">${dot(kind, '7', 7)}</svg>` +
        `<p><time datetime="${date}">${escapeText(rest === '' ? '年内' : rest)}</time>${planMark(kind)}</p>` +
        `<p>${escapeText(text + scopeMark(scope, text))}</p></li>`
      )
    })
    return `<li><p class="year">${year}<span>年</span></p><ol class="events">${items.join('')}</ol></li>`
  })
  return (
    `<figure class="chart timeline"><figcaption>${escapeText(caption)}</figcaption>` +
    `${ordered.length > 2 ? timeStrip(ordered) + legend(ordered) : ''}<ol class="years">${list.join('')}</ol></figure>`
  )
}
