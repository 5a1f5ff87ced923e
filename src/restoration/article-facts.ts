/** What a text says of itself: when it happened, where it appeared, who wrote it. */
import { publisherName } from './boilerplate.ts'
import { mayBePersonName } from './person-names.ts'
import type { Block } from './layout.ts'

/** A date read from a text; the year may be a guess. */
export interface FoundDate {
  /** `2022-02-17`, or `2022-02` where no day is named */
  readonly date: string
  /** the words it was read from, and their offset in the block's text */
  readonly words: string
  readonly offset: number
  readonly block: number
  /** other years that the text names, where the year had to be guessed */
  readonly guessedFrom: readonly string[] | undefined
}

/** What was found; absent fields were not. */
export interface ArticleFacts {
  readonly date?: FoundDate
  readonly publisher?: string
  readonly authors: readonly string[]
  /** names that must not be converted */
  readonly names: readonly string[]
  readonly credits: readonly string[]
}

const DATELINE = /^([\p{Script=Han}]{2,8}?)(?:（[^）]*）)?\s*(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日[讯电]/u
const FULL_DATE = /(\d{4})年(\d{1,2})月(\d{1,2})日/u

/** What stands beside names in a byline: 整合, 摄影报道. */
const DEEDS = /^(?:整合|整理|综合|编译|编辑|报道|摄影|摄像|采写|撰文|图文|文图|统筹|制图|视频|实习|见习)+$/u

/**
 * Reads the facts of an article.
 *
 * @param blocks the article's blocks
 * @param thisYear no year after it is taken for the article's
 */
export function readFacts(blocks: readonly Block[], thisYear: number): ArticleFacts {
  const first = blocks.findIndex(({ kind }) => kind === 'paragraph')
  const opening = blocks[first]?.text ?? ''
  const boilerplate = blocks
    .filter(({ kind }) => kind === 'boilerplate')
    .map(({ text }) => text)
    .join('\n')
  const dateline = DATELINE.exec(opening)
  const date = findDate(blocks, first, opening, dateline, thisYear)
  const publisher =
    agencyOf(dateline?.[1]) ??
    publisherName(/(?:文章|本文)?来源[：:]\s*([\p{Script=Han}]{2,12})/u.exec(boilerplate)?.[1] ?? '')
  const byline = /[（(]([^（）()]*(?:记者|通讯员)[^（）()]*)[）)]/u.exec(opening.slice(0, 80))?.[1] ?? ''
  const people = byline
    .replaceAll(/(?:(?:见习|实习|特约|首席)?记者|通讯员)\s*(?=[\p{Script=Han}]{2,4}(?:[\s、，]|$))/gu, ' ')
    .split(/[\s、，]+/u)
    .filter((word) => mayBePersonName(word) && !DEEDS.test(word))
  const reporters = /记者\s+([^记通]*)/u.exec(byline)?.[1]?.split(/[\s、，]+/u) ?? []
  const authors = [...people].sort((a, b) => Number(reporters.includes(b)) - Number(reporters.includes(a)))
  const credits = blocks.flatMap(({ kind, text }) =>
    kind === 'caption' ? (/(?:来源|图源|供图|摄影)[：:]\s*([^）)]+)/u.exec(text)?.[1] ?? []) : [],
  )
  return {
    ...(date && { date }),
    ...(publisher !== undefined && { publisher }),
    authors,
    names: authors,
    credits: [...new Set(credits)],
  }
}

/** The agency at the head of a dateline, without the place that follows it: 新华社巴黎. */
function agencyOf(words: string | undefined): string | undefined {
  return words === undefined
    ? undefined
    : (/^\p{Script=Han}{1,6}?(?:社|网|報|报|电视台|客户端)/u.exec(words)?.[0] ?? words)
}

function findDate(
  blocks: readonly Block[],
  block: number,
  opening: string,
  dateline: RegExpExecArray | null,
  thisYear: number,
): FoundDate | undefined {
  const pad = (part: string | undefined) => (part ?? '').padStart(2, '0')
  if (dateline) {
    const [whole, place = '', year, month, day] = dateline
    const words = /(?:\d{4}年)?\d{1,2}月\d{1,2}日/u.exec(whole)?.[0] ?? whole
    const offset = opening.indexOf(words, place.length)
    if (year !== undefined)
      return { date: `${year}-${pad(month)}-${pad(day)}`, words, offset, block, guessedFrom: undefined }
    const text = blocks
      .filter(({ kind }) => kind !== 'boilerplate')
      .map(({ text: part }) => part)
      .join('\n')
    const years = [
      ...new Set([...text.matchAll(/(?<!\d)((?:19|20)\d{2})年/gu)].map(([, found = '']) => found)),
    ]
      .filter((found) => Number(found) <= thisYear)
      .sort()
      .reverse()
    const [guess, ...others] = years
    return guess === undefined
      ? undefined
      : { date: `${guess}-${pad(month)}-${pad(day)}`, words, offset, block, guessedFrom: others }
  }
  const match = FULL_DATE.exec(opening)
  return match
    ? {
        date: `${match[1]}-${pad(match[2])}-${pad(match[3])}`,
        words: match[0],
        offset: match.index,
        block,
        guessedFrom: undefined,
      }
    : undefined
}
