/** Damaged or messy text in, clean text and a report of every repair out: detect, repair, layout, Markdown. */
import { stringify } from 'yaml'
import { readFacts, type ArticleFacts } from './article-facts.ts'
import { isHan, isSimplifiedOnly, isTraditional } from './characters.ts'
import { controlEdits } from './damages/controls.ts'
import { doubledCharacterEdits, repeatedTextEdits } from './damages/doubled.ts'
import { entityEdits } from './damages/entities.ts'
import { escapeEdits, hzEdits } from './damages/escapes.ts'
import { foreignMatterEdits } from './damages/foreign-matter.ts'
import { invisibleEdits } from './damages/invisible.ts'
import { letterformEdits } from './damages/letterforms.ts'
import { lookalikeEdits } from './damages/lookalikes.ts'
import { lostCharacterEdits } from './damages/lost-characters.ts'
import { misplacedMarkEdits } from './damages/misplaced-marks.ts'
import { misreading, mojibakeEdits } from './damages/mojibake.ts'
import { placeholderEdits } from './damages/placeholders.ts'
import { scannedSpaceEdits } from './damages/scanned-spaces.ts'
import { shiftedByteEdits } from './damages/shifted-bytes.ts'
import { strewnSignEdits } from './damages/strewn-signs.ts'
import { frameTagEdits, tagEdits, tagResidueEdits } from './damages/tags.ts'
import { wikiEdits, type WikiRules } from './damages/wiki.ts'
import { wrappedLineEdits } from './damages/wrapped-lines.ts'
import { repairGlosses } from './gloss-repair.ts'
import {
  areScattered,
  bareGlossEdits,
  diagnose,
  findGlosses,
  looseGlossEdits,
  needlessGlossEdits,
  scatteredGlossEdits,
  type GlossPattern,
} from './glosses.ts'
import { isHtmlPage, KEPT_TAG, readHtmlPage, tooDeepAt, type HtmlArticle } from './html-page.ts'
import { isTableRow, layOut, type Block, type BlockKind } from './layout.ts'
import { refusals, unlessSpokenOf, type Refusal } from './lossy-damage.ts'
import { findAnomalies } from './anomalies.ts'
import { blankCode, masked, outsideCode } from './markdown-code.ts'
import { punctuationEdits, type Punctuation } from './punctuation.ts'
import {
  applyEdits,
  inputSpan,
  merged,
  track,
  type Confidence,
  type Edit,
  type Rule,
  type TrackedText,
} from './tracked-text.ts'

/** One repair, or one decision of the layout, for the report. */
export interface Repair {
  /** `r1`, `r2`, … in the order of the input; the same for the same input */
  readonly id: string
  /** UTF-16 offsets in the input */
  readonly start: number
  readonly end: number
  readonly before: string
  readonly after: string
  readonly rule: Rule
  readonly confidence: Confidence
  /** other readings, the likeliest first */
  readonly alternatives: readonly string[]
  /** the editor's own choice is in `after` */
  readonly accepted?: true
}

/** A block of the article, with its place in the input. */
export interface ReportedBlock {
  readonly kind: BlockKind
  readonly start: number
  readonly end: number
  readonly text: string
}

/** What is known of the surroundings, and what the editor wishes. */
export interface RestoreOptions {
  readonly punctuation: Punctuation
  /** the editor's own text for repairs, by id; `title` gives the article's title */
  readonly accept: ReadonlyMap<string, string>
  /** names of `sources.yaml`; a draft may name no others */
  readonly publishers: readonly string[]
  readonly thisYear: number
  /** restores what is left of a text that would be refused, and names the lost places in the report */
  readonly anyway?: boolean
  /** what reading the file's bytes gave besides the text: sentences, and offsets of the □ that stand for lost bytes */
  readonly reading?: { readonly notes: readonly string[]; readonly lost: readonly number[] }
}

/** An article restored. */
export interface Restoration {
  readonly markdown: string
  /** the body of `markdown` before layout: the repaired text */
  readonly text: string
  readonly repairs: readonly Repair[]
  readonly blocks: readonly ReportedBlock[]
  /** why the page was taken to have the gloss pattern; absent where it does not */
  readonly pattern?: {
    readonly glosses: number
    readonly occurrences: number
    readonly characters: string
    readonly toned: boolean
  }
  readonly facts: ArticleFacts
  readonly title: string | undefined
  /** sentences for the editor */
  readonly notes: readonly string[]
  /** what `--strict` stops at */
  readonly open: readonly string[]
  /** ids of `accept` that no repair has */
  readonly unknownIds: readonly string[]
}

/**
 * Restores a text.
 *
 * @param input the whole file as text
 * @returns the article, or why the text can't be restored, with the places
 */
export function restore(
  input: string,
  options: RestoreOptions,
): Restoration | { refusals: readonly Refusal[] } {
  const deep = isHtmlPage(input) ? tooDeepAt(input) : undefined
  if (deep !== undefined) return { refusals: [nestedTooDeep(input, deep)] }
  const html = isHtmlPage(input) ? readHtmlPage(input) : undefined
  const front = html ? undefined : /^(?:\uFEFF)?---\r?\n[\s\S]*?\r?\n---[ \t]*(?:\r?\n|$)/u.exec(input)?.[0]
  const offset = front?.length ?? 0
  const start: TrackedText = html
    ? applyEdits(html.body, escaped(html.body.text, ''))
    : applyEdits(shift(track(input.slice(offset)), offset), unreadEdits(options.reading?.lost ?? [], offset))
  const legible = repairBytes(start)
  const lost = [...refusals(front ?? ''), ...placed(refusals(legible.text), legible, input)]
  // a page on the web that lost a few characters is worth what is left of it
  const few =
    html !== undefined &&
    lost.every(({ found }) => /^\ufffd+$/u.test(found)) &&
    (legible.text.match(/\ufffd/gu)?.length ?? 0) <= MOST_LOST * legible.text.length
  if (lost.length > 0 && options.anyway !== true && !few) return { refusals: lost }
  const { repaired, pattern, wiki, ownStyle } = repair(
    lost.length > 0 ? applyEdits(legible, lostEdits(legible.text)) : legible,
    options.punctuation,
    html !== undefined,
  )

  const accepted = new Map(options.accept)
  const title = accepted.get('title') ?? wiki.title ?? html?.title
  accepted.delete('title')

  // decisions of the layout stand in the report beside the repairs, and have ids like them
  const laidOut = pattern !== undefined || html !== undefined
  const draftBlocks = laidOut ? layOut(repaired.text, html) : []
  const structure = laidOut
    ? decisions(repaired, draftBlocks, options.thisYear, input, html?.date !== undefined)
    : []
  const list = number([...changes(repaired, input), ...structure])
  const known = new Set(list.map(({ id }) => id))
  const unknownIds = [...accepted.keys()].filter((id) => !known.has(id))
  const repairs = list.map((entry): Repair => {
    const own = accepted.get(entry.id)
    return own === undefined ? entry : { ...entry, after: own, accepted: true }
  })
  const final = withAccepted(repaired, repairs)
  const blocks = laidOut ? accept(layOut(final.text, html), final, repairs) : []
  const facts = mergeFacts(readFacts(blocks, options.thisYear), html, repairs)
  const notes = [
    ...(options.reading?.notes ?? []),
    ...noteList(facts, options, ownStyle, input, final.text, pattern, html),
    ...(front === undefined ? titleNotes(title) : []),
  ]
  const body = laidOut ? render(blocks) : final.text
  if (laidOut && scriptOf(body) === 'hans')
    notes.push(...findAnomalies(body).map(({ found, why }) => `原文里的“${found}”${why}，照原样留着，请核对`))
  return {
    markdown:
      front === undefined
        ? `${frontmatter(facts, title, wiki, body, options, html)}${body.endsWith('\n') ? body : `${body}\n`}`
        : front + body,
    text: final.text,
    repairs,
    blocks: blocks.map(({ kind, text, start: from, end: to }) => ({
      kind,
      text,
      ...inputSpan(final, from, to),
    })),
    ...(pattern && {
      pattern: {
        glosses: pattern.glosses,
        occurrences: pattern.occurrences,
        characters: [...pattern.list.keys()].join(''),
        toned: pattern.toned,
      },
    }),
    facts,
    title,
    notes,
    open: [
      ...repairs.flatMap(({ id, confidence, after, accepted: done }) =>
        !done && (confidence === 'guess' || confidence === 'unparsed' || after.includes('□')) ? [id] : [],
      ),
      ...(title === undefined && front === undefined ? ['title'] : []),
    ],
    unknownIds,
  }
}

/** The share of a saved page's characters that may be lost. */
const MOST_LOST = 0.02

/** How often escapes are decoded at most. */
const ESCAPED_TIMES = 2

/** Undoes what happened to the bytes; nothing is stripped before, a control or a space may be a byte of a character. */
function repairBytes(start: TrackedText): TrackedText {
  const hz = hzEdits(start.text)
  // a backtick among the bytes of HZ begins no code
  const decoded = applyEdits(start, outsideCode(masked(start.text, hz), hz))
  let text = decoded
  for (let times = 0; times < ESCAPED_TIMES; times++)
    text = applyEdits(text, unlessSpokenOf(text.text, escapeEdits(blankCode(text.text))))
  text = applyEdits(text, outsideCode(text.text, doubledCharacterEdits(text.text)))
  const edits = misreadEdits(text.text)
  const read = applyEdits(text, edits.length > 0 ? edits : (misreading(text.text)?.edits ?? []))
  return applyEdits(read, shiftedByteEdits(read.text))
}

/** What was read in a wrong encoding; a text that speaks of such damage quotes it. */
function misreadEdits(text: string): readonly Edit[] {
  return unlessSpokenOf(text, mojibakeEdits(text))
}

/** Refusals with their places in the input. */
function placed(list: readonly Refusal[], text: TrackedText, input: string): Refusal[] {
  return list.map((each) => {
    const { start, end } = inputSpan(text, each.start, each.end)
    const before = input.slice(0, start)
    return {
      ...each,
      start,
      end,
      line: before.split('\n').length,
      column: start - before.lastIndexOf('\n'),
    }
  })
}

function nestedTooDeep(input: string, line: number): Refusal {
  const start = input.split('\n', line - 1).reduce((sum, { length }) => sum + length + 1, 0)
  return {
    start,
    end: start,
    line,
    column: 1,
    found: input.slice(start, start + 20),
    message: '网页的标签一层套一层，套得太深，读不了。请打开网页，复制文字，存成 .txt 再导入',
  }
}

/** Names the bytes that the file lacks. */
function unreadEdits(lost: readonly number[], offset: number): Edit[] {
  return lost.flatMap((at) =>
    at < offset
      ? []
      : [
          {
            start: at - offset,
            end: at - offset + 1,
            after: '□',
            rule: 'lost-bytes',
            confidence: 'unparsed',
          },
        ],
  )
}

/** Names what is lost and stays. */
function lostEdits(text: string): Edit[] {
  const edits: Edit[] = []
  for (const { start, end } of refusals(text))
    if (start >= (edits.at(-1)?.end ?? 0))
      edits.push({ start, end, after: text.slice(start, end), rule: 'lost-bytes', confidence: 'unparsed' })
  return edits
}

/** How often entities are decoded at most: what was encoded more often than pages do is named. */
const ENCODED_TIMES = 4

/** All repairs of a legible text, in the order in which one makes way for the next. */
function repair(
  start: TrackedText,
  punctuation: Punctuation,
  html: boolean,
): { repaired: TrackedText; pattern: GlossPattern | undefined; wiki: WikiRules; ownStyle: boolean } {
  let text = start
  const apply = (find: (text: string) => readonly Edit[]) => {
    text = applyEdits(text, html ? find(text.text) : outsideCode(text.text, find(text.text)))
  }
  const before = text
  for (let times = 0; times < ENCODED_TIMES; times++)
    apply((encoded) => unlessSpokenOf(encoded, entityEdits(encoded)))
  if (text !== before) {
    // what was read in a wrong encoding may have been written in entities
    apply(misreadEdits)
    // what an entity stood for must not become a tag
    apply((decoded) => escaped(decoded, before.text))
  }
  apply(controlEdits)
  // before the indents go, which begin paragraphs
  if (!html) apply(wrappedLineEdits)
  apply(invisibleEdits)
  apply(frameTagEdits)
  if (!html) apply(tagEdits)
  apply(letterformEdits)
  apply(looseGlossEdits)
  apply(bareGlossEdits)
  const glosses = findGlosses(text.text)
  const pattern = diagnose(text.text, glosses)
  apply((damaged) => doubledMarkEdits(damaged, pattern ? 'exact' : 'inferred'))
  if (pattern) {
    apply((damaged) => repairGlosses(damaged, pattern, findGlosses(damaged)))
    apply(tagResidueEdits)
  }
  const left = pattern ? findGlosses(text.text) : glosses
  if (areScattered(text.text, left)) apply((damaged) => scatteredGlossEdits(damaged, left))
  else if (!pattern) apply((damaged) => needlessGlossEdits(damaged, left))
  apply(scannedSpaceEdits)
  const { edits, rules } = wikiEdits(text.text)
  apply(() => edits)
  const lost = pattern
    ? []
    : merged(
        merged(lostCharacterEdits(text.text), placeholderEdits(text.text)),
        merged(strewnSignEdits(text.text), misplacedMarkEdits(text.text)),
      )
  // a sign of a lost character is no mark, nor is one that is strewn in
  const known = masked(text.text, lost)
  const marks = punctuationEdits(known, isTableOfValues(known) ? 'keep' : punctuation, pattern !== undefined)
  apply(() => merged(lost, marks.edits))
  if (!pattern) {
    apply(lookalikeEdits)
    apply(repeatedTextEdits)
    apply((clean) => foreignMatterEdits(clean, html))
  }
  return { repaired: text, pattern, wiki: rules, ownStyle: marks.ownStyle }
}

function escaped(decoded: string, source: string): Edit[] {
  if (/<[A-Za-z/!?]/u.test(source.replaceAll(KEPT_TAG, ''))) return []
  const kept = new Set([...decoded.matchAll(KEPT_TAG)].map(({ index }) => index))
  return [...decoded.matchAll(/<(?=[A-Za-z/!?])/gu)]
    .filter(({ index }) => !kept.has(index))
    .map(({ index }) => ({
      start: index,
      end: index + 1,
      after: '\\<',
      rule: 'entity',
      confidence: 'exact',
    }))
}

/** Commas that the damage put before other marks, commas too, where it did so throughout; of text without glosses only behind Chinese. */
function doubledMarkEdits(text: string, confidence: Confidence): Edit[] {
  const before = confidence === 'exact' ? '' : '(?<=\\p{Script=Han})'
  const doubled = [...text.matchAll(new RegExp(`${before}[,，](?=[,，。！!；;]|\\?[！!])`, 'gu'))]
  const marks = text.match(/[。！!；;]/gu)?.length ?? 0
  if (doubled.length < 3 || doubled.length < 0.5 * marks) return []
  return doubled.map(({ index }) => ({
    start: index,
    end: index + 1,
    after: '',
    rule: 'doubled-mark',
    confidence,
  }))
}

function shift(text: TrackedText, by: number): TrackedText {
  return by === 0
    ? text
    : {
        text: text.text,
        pieces: text.pieces.map((piece) => ({ ...piece, start: piece.start + by, end: piece.end + by })),
      }
}

type Unnumbered = Omit<Repair, 'id'>

function changes({ pieces }: TrackedText, input: string): Unnumbered[] {
  return pieces.flatMap(({ start, end, text, change }) =>
    change
      ? [
          {
            start,
            end,
            before: input.slice(start, end),
            after: text,
            ...change,
            alternatives: [...new Set(change.alternatives)],
          },
        ]
      : [],
  )
}

function number(list: readonly Unnumbered[]): Repair[] {
  return [...list]
    .sort((a, b) => a.start - b.start || a.end - b.end)
    .map((entry, index) => ({ id: `r${index + 1}`, ...entry }))
}

const DECISIONS: ReadonlySet<Rule> = new Set(['heading', 'year', 'title'])

function withAccepted(repaired: TrackedText, repairs: readonly Repair[]): TrackedText {
  const own = new Map(
    repairs.flatMap((entry) =>
      entry.accepted && !DECISIONS.has(entry.rule) ? [[`${entry.start} ${entry.end}`, entry.after]] : [],
    ),
  )
  if (own.size === 0) return repaired
  const pieces = repaired.pieces.map((piece) =>
    piece.change ? { ...piece, text: own.get(`${piece.start} ${piece.end}`) ?? piece.text } : piece,
  )
  return { text: pieces.map(({ text }) => text).join(''), pieces }
}

function decisions(
  repaired: TrackedText,
  blocks: readonly Block[],
  thisYear: number,
  input: string,
  dated: boolean,
): Unnumbered[] {
  const found: Unnumbered[] = blocks.flatMap((block): Unnumbered[] => {
    if (block.kind !== 'heading' || block.sure) return []
    const span = inputSpan(repaired, block.start, block.end)
    return [
      {
        ...span,
        before: input.slice(span.start, span.end),
        after: `## ${block.text}`,
        rule: 'heading',
        confidence: 'inferred',
        alternatives: [block.text],
      },
    ]
  })
  const { date } = readFacts(blocks, thisYear)
  const block = date && blocks[date.block]
  // the page's own date is the article's: no year is guessed
  if (date?.guessedFrom && block && !dated) {
    const span = inputSpan(repaired, block.start + date.offset, block.start + date.offset + date.words.length)
    found.push({
      ...span,
      before: input.slice(span.start, span.end),
      after: date.date,
      rule: 'year',
      confidence: date.guessedFrom.length === 0 ? 'inferred' : 'guess',
      alternatives: date.guessedFrom.map((year) => year + date.date.slice(4)),
    })
  }
  return found
}

/** Takes over what the editor decided of the layout: a heading's own text, or a paragraph after all. */
function accept(blocks: readonly Block[], text: TrackedText, repairs: readonly Repair[]): Block[] {
  const own = repairs.filter(({ rule, accepted }) => rule === 'heading' && accepted)
  return blocks.map((block) => {
    const { start } = inputSpan(text, block.start, block.end)
    const mine = own.find((entry) => entry.start === start)
    if (!mine) return block
    const heading = /^#+ (.*)$/su.exec(mine.after)?.[1]
    return {
      ...block,
      kind: heading === undefined ? 'paragraph' : 'heading',
      text: heading ?? mine.after,
      sure: true,
    }
  })
}

function mergeFacts(
  facts: ArticleFacts,
  html: HtmlArticle | undefined,
  repairs: readonly Repair[],
): ArticleFacts {
  const year = repairs.find(({ rule, accepted }) => rule === 'year' && accepted)
  const date = facts.date && year ? { ...facts.date, date: year.after, guessedFrom: undefined } : facts.date
  const fromHtml =
    html?.date === undefined
      ? undefined
      : { date: html.date, words: html.date, offset: 0, block: 0, guessedFrom: undefined }
  const publisher = html?.publisher ?? facts.publisher
  return {
    ...facts,
    // the page's own word on when it appeared goes before what the text tells of
    ...((year ? date : (fromHtml ?? date)) && {
      date: (year ? date : (fromHtml ?? date)) as NonNullable<typeof date>,
    }),
    ...(publisher !== undefined && { publisher }),
    authors: facts.authors.length > 0 || html?.author === undefined ? facts.authors : [html.author],
  }
}

/** The longest title that a draft gets, in characters. */
const LONGEST_TITLE = 40

function titleNotes(title = ''): string[] {
  return [...title.trim()].length > LONGEST_TITLE
    ? [`标题超过 ${LONGEST_TITLE} 个字，草稿里截短了。全文是：${title.trim()}`]
    : []
}

function noteList(
  facts: ArticleFacts,
  { publishers }: RestoreOptions,
  ownStyle: boolean,
  input: string,
  text: string,
  pattern: GlossPattern | undefined,
  html: HtmlArticle | undefined,
): string[] {
  const notes: string[] = []
  if (facts.publisher !== undefined && !publishers.includes(facts.publisher))
    notes.push(`文中说来源是“${facts.publisher}”，sources.yaml 里没有它，没有写进草稿。请先在那里加上`)
  else if (facts.publisher !== undefined && !facts.date)
    notes.push(`来源是“${facts.publisher}”，没有找到日期，没有写进草稿`)
  if (facts.credits.length > 0) notes.push(`图注里的署名：${facts.credits.join('、')}。配图时要用`)
  for (const [list, what] of [
    [html?.pictures ?? [], '张图片没有完整的网址，或是小图标，没有收进草稿'],
    [html?.links ?? [], '个链接没有完整的网址，草稿里只留了文字'],
  ] as const)
    if (list.length > 0)
      notes.push(
        `正文里有 ${list.length} ${what}：${list.slice(0, 8).join('、')}${list.length > 8 ? '等' : ''}`,
      )
  const others = html?.otherPages ?? []
  if (others.length > 0)
    notes.push(
      `这篇文章在网上分成几页，这里只有存下来的一页。别的页要各存一份，导入后接在后面：${others.slice(0, 8).join('、')}`,
    )
  const outside = html?.outside ?? []
  if (outside.length > 0)
    notes.push(
      `网页上正文以外的 ${outside.length} 行没有收进草稿：${outside
        .slice(0, 20)
        .map((line) => [...line].slice(0, 40).join(''))
        .join(' / ')}${outside.length > 20 ? ' 等' : ''}`,
    )
  if (ownStyle) notes.push('全文的标点都是半角，没有改动。要改成全角，请加 --punct full')
  const form = html ? undefined : formOf(input, text)
  if (form !== undefined) notes.push(form)
  else if (!pattern && !html && (input.match(/[。！？”；：]\r?\n(?=[^\r\n])/gu)?.length ?? 0) >= 2)
    notes.push('Markdown 里段落之间要空一行。原文只换了行，没有改动')
  return notes
}

/** Whether every line has as many commas or tabulators as the first, and no sentence: a table of values. */
function isTableOfValues(text: string): boolean {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const count = (line: string) => line.match(/[,\t]/gu)?.length ?? 0
  const first = count(lines[0] ?? '')
  return (
    lines.length > 1 &&
    lines.length + first > 3 &&
    first > 0 &&
    !/[。；！？]/u.test(text) &&
    lines.every((line) => count(line) === first)
  )
}

/** What to do with a text that is no article yet, in a sentence. */
function formOf(input: string, text: string): string | undefined {
  if (isTableOfValues(input))
    return '这像是一张表（CSV），标点没有改。要放进文章，请改成 Markdown 的表格，一行写成 | 年份 | 人数 |'
  if (
    /^(?:(?:From|To|Cc|Subject|Date|MIME-Version|Received|Return-Path|Message-ID|Content-[\w-]+|X-[\w-]+):[^\n]*\n(?:[ \t][^\n]*\n)*){3}/iu.test(
      input,
    )
  )
    return '这像是一封邮件，开头的 From、Subject 等行也在草稿里。请删掉它们，只留正文'
  if (!/\p{Script=Han}/u.test(text)) return '正文里没有汉字，请看一看是不是选错了文件'
  return undefined
}

function render(blocks: readonly Block[]): string {
  let body = ''
  let inTable = false
  for (const { kind, text } of blocks) {
    if (kind === 'boilerplate') continue
    // a caption goes with the picture above it
    if (kind === 'caption' && /\n*!\[[^\]\n]*\]\([^)\s]*\)$/u.test(body)) {
      body = `${body.slice(0, -1)} "${text.replaceAll('"', '”').replaceAll('\\', '')}")`
      continue
    }
    const row = isTableRow(text)
    if (body !== '') body += row && inTable ? '\n' : '\n\n'
    body += kind === 'heading' ? `## ${text}` : text
    if (row && !inTable) body += `\n|${' --- |'.repeat(text.split(' | ').length)}`
    inTable = row
  }
  return body
}

function frontmatter(
  facts: ArticleFacts,
  title: string | undefined,
  wiki: WikiRules,
  body: string,
  { publishers }: RestoreOptions,
  html: HtmlArticle | undefined,
): string {
  const date = facts.date?.date
  const source = facts.publisher !== undefined && date !== undefined && publishers.includes(facts.publisher)
  const fields = {
    ...(title !== undefined &&
      title.trim() !== '' && { title: [...title.trim()].slice(0, LONGEST_TITLE).join('') }),
    ...(date !== undefined && { date }),
    ...(source && {
      sources: [
        {
          publisher: facts.publisher,
          title: html?.title ?? '标题未见',
          date,
          ...(html?.url !== undefined && { url: html.url }),
        },
      ],
    }),
    ...(facts.authors.length > 0 && { authors: facts.authors }),
    script: scriptOf(body),
    ...(facts.names.length > 0 && { keep: facts.names }),
    ...(Object.keys(wiki.terms).length > 0 && { terms: wiki.terms }),
    draft: true,
  }
  // what is not sure, or that no field can hold, is for the editor to judge
  const unsure = [
    ...(facts.publisher !== undefined && !source ? [`来源：${facts.publisher}`] : []),
    ...(html?.byline !== undefined && facts.authors.length === 0 ? [`作者：${html.byline}`] : []),
    ...(html?.site !== undefined && html.site !== facts.publisher ? [`网站：${html.site}`] : []),
    ...(html?.url !== undefined && !source ? [`网址：${html.url}`] : []),
  ].map((line) => `# ${line.replaceAll(/\s+/gu, ' ')}\n`)
  return `---\n${stringify(fields, { lineWidth: 0, aliasDuplicateObjects: false })}${unsure.join('')}---\n\n`
}

/** The script a text is written in, by the characters that only one script has. */
export function scriptOf(text: string): 'hans' | 'hant-tw' | 'hant-hk' {
  let hans = 0
  let hant = 0
  let hk = 0
  let tw = 0
  for (const character of text) {
    if (!isHan(character)) continue
    if ('裏衞綫羣峯着爲啓'.includes(character)) hk++
    if ('裡衛線群峰著為啟'.includes(character)) tw++
    if (isTraditional(character)) hant++
    else if (isSimplifiedOnly(character)) hans++
  }
  return hant <= hans ? 'hans' : hk > tw ? 'hant-hk' : 'hant-tw'
}
