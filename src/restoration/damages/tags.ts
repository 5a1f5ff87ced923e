/** HTML's tags in text: those of layout go, others are left to the editor; and what is left of broken ones. */
import { merged, type Edit } from '../tracked-text.ts'

const TAG =
  /<(\/?)(p|br|div|span|strong|b|em|i|u|font|a|li|ul|ol|h[1-6]|section|center|table|tbody|tr|td|th|img|o:p|small|big|s|wbr|hr)(?=[\s/>])(?:[^<>"'\n]|"[^"\n]{0,400}"|'[^'\n]{0,400}'){0,400}>/giu
const BREAKING = /^(?:p|br|div|li|ul|ol|h[1-6]|section|center|table|tr|hr)$/iu

/** What a page has besides its text. */
const UNSEEN = /<!--[\s\S]{0,4000}?-->|<(style|script)\b[^<>]{0,400}>[\s\S]{0,4000}?<\/\1\s*>/giu
/** A forum's marks, in square brackets. */
const FORUM =
  /\[\/?(?:b|i|u|s|color|size|font|align|center|quote|p|indent|list|backcolor)(?:=[^\]\n]{1,40})?\]/giu
const OPEN = '(?:p>|＜p＞|&lt;p&gt;)'
const CLOSE = '(?:/p>|＜[/／]p＞|&lt;/p&gt;)'
/** Tags of paragraphs that were escaped, or lost a sign, at both ends of a line. */
const BROKEN = new RegExp(
  `(?<=^|\\n|${CLOSE})${OPEN}(?=[^\\n]*?${CLOSE})|${CLOSE}(?=\\s*(?:\\n|$|${OPEN}))|＜br\\s*[/／]?＞`,
  'giu',
)
const BREAK = '(?:<\\/?(?:br|p|div)[^<>\\n]{0,100}>|&lt;\\/?(?:br|p)[ /]{0,2}&gt;)'
/** Breaks and paragraphs that stand where one is due: no writer speaks of a tag there. */
const DUE = new RegExp(
  `(?<=(?:^|[\\n。！？…”’」』）\\p{Emoji_Presentation}\\ufe0f]|<\\/?(?:br|p|div)[ /]{0,2}>|&gt;)[ \\t]{0,4})${BREAK}(?=[ \\t]{0,4}(?:\\p{Script=Han}|[“‘「『（《<\\d]|&lt;|\\n|$))`,
  'giu',
)
/** Breaks within verse. */
const VERSE = /(?<=\p{Script=Han})&lt;br[ /]{0,2}&gt;(?=\p{Script=Han})/giu

/** Tags that lost their angle brackets: with attributes, or the end of such a one. */
const BARE =
  /(?<=^|[\p{Script=Han}，。！？；：”’）\n>])\/?(?:span|div|font|p|td|section|strong)(?:\s[a-z-]{2,20}="[^"\n]{0,200}"){1,9}\s?>?/gmu
const BARE_END =
  /(?<=^|[\p{Script=Han}，。！？；：”’）\n])\/(?:span|div|font|td|section|strong)(?![\w/.-])>?/gmu
/** What Word keeps of a field beside its result. */
const FIELD =
  /(?:HYPERLINK\s+(?:\\l\s+)?"[^"\n]{0,400}"|TOC(?=\s+\\)|PAGEREF\s+\w{1,60})(?:\s*\\[a-z*](?:\s+(?:"[^"\n]{0,80}"|MERGEFORMAT))?){0,6}[ \t]?|PAGE\s+\\\* MERGEFORMAT/gu

/** What is left of tags and fields that lost their signs: an address among them is the editor's to keep. */
function bareTags(text: string): Edit[] {
  const whole = [...text.matchAll(BARE)]
  const found = [...whole, ...(whole.length > 0 ? text.matchAll(BARE_END) : []), ...text.matchAll(FIELD)]
  return found
    .map(({ index, 0: tag }): Edit => {
      const place = { start: index, end: index + tag.length, rule: 'tag-residue' } as const
      return tag.includes('://')
        ? { ...place, after: tag, confidence: 'unparsed', alternatives: [''] }
        : { ...place, after: '', confidence: 'inferred' }
    })
    .sort((a, b) => a.start - b.start)
}

/**
 * Finds the tags of a text that is no page. One tag alone, or one that is spoken of, is left: only pairs, repeated
 * breaks, and those that stand where a line ends show that the text was cut out of a page.
 */
export function tagEdits(text: string): Edit[] {
  const edit = (index: number, found: string, after: string): Edit => ({
    start: index,
    end: index + found.length,
    after,
    rule: 'tag-residue',
    confidence: after === found ? 'unparsed' : 'exact',
  })
  const all = (pattern: RegExp, after: string) =>
    [...text.matchAll(pattern)].map(({ index, 0: found }) => edit(index, found, after))
  const unseen = /-->|<\/s(?:tyle|cript)/iu.test(text) ? all(UNSEEN, '') : []
  const forum = all(FORUM, '')
  const verse = all(VERSE, '\n')
  const breaks = merged(all(BROKEN, '\n'), merged(all(DUE, '\n'), verse.length > 2 ? verse : []))
  return merged(
    merged(merged(unseen, htmlTags(text, edit)), bareTags(text)),
    merged(breaks, isPaired(forum, text) ? forum : []),
  )
}

/** Whether marks of a forum come in pairs, and are not what the text is about: “加粗写[b]，”. */
function isPaired(marks: readonly Edit[], text: string): boolean {
  const spoken = marks.filter(
    ({ start, end }) =>
      /[写寫用是、和]/u.test(text.charAt(start - 1)) && /^[，、；。和关關]/u.test(text.slice(end)),
  )
  if (spoken.length >= 0.5 * marks.length) return false
  const names = marks.map(({ start, end }) => text.slice(start, end).toLowerCase())
  return names.some(
    (name) =>
      name.startsWith('[/') &&
      names.some((other) => new RegExp(`^\\[${name.slice(2, -1)}[=\\]]`, 'u').test(other)),
  )
}

function htmlTags(text: string, edit: (index: number, found: string, after: string) => Edit): Edit[] {
  const found = [...text.matchAll(TAG)].filter(
    ({ index, 0: tag }) => text[index - 1] !== '\\' && !spokenOf(text, index, index + tag.length),
  )
  const opened = new Set(
    found.filter(([, closing]) => closing === '').map(([, , name = '']) => name.toLowerCase()),
  )
  const paired = found.some(([, closing, name = '']) => closing === '/' && opened.has(name.toLowerCase()))
  const all = paired || found.length >= 3
  return found.flatMap(({ index, 0: tag, 2: name = '' }) =>
    /^img$/iu.test(name)
      ? [edit(index, tag, tag)]
      : all
        ? [edit(index, tag, BREAKING.test(name) ? '\n' : '')]
        : [],
  )
}

/** Whether a tag stands in quotation marks, or has words for it beside it. */
function spokenOf(text: string, start: number, end: number): boolean {
  return (
    /[“「‘`"']\s*$/u.test(text.slice(Math.max(0, start - 2), start)) &&
    /^\s*[”」’`"']/u.test(text.slice(end, end + 2))
  )
}

/** Finds lines that are nothing but the frame of a page, as a page that was cut or escaped wrongly leaves them. */
export function frameTagEdits(text: string): Edit[] {
  return [
    ...text.matchAll(
      /(?<=^|\n)[ \t]*(?:\\?<\/?(?:html|head|body|form|main|article|section|div)>[ \t]*)+(?:\r?\n|$)/giu,
    ),
  ].map(({ index, 0: found }) => ({
    start: index,
    end: index + found.length,
    after: '',
    rule: 'tag-residue',
    confidence: 'exact',
  }))
}

/** Finds what is left of tags on a page whose bytes were broken. */
export function tagResidueEdits(text: string): Edit[] {
  return [...text.matchAll(/(?:<\/?|\/)(?:p|br|div|span|strong)(?:\s[^<>\n]{0,60})?\s?\/?>/giu)].map(
    ({ index, 0: found }) => ({
      start: index,
      end: index + found.length,
      after: /^<?\/?(?:span|strong)/iu.test(found) ? '' : '\n',
      rule: 'tag-residue',
      confidence: 'exact',
    }),
  )
}
