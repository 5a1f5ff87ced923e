/** HTML's tags in text: those of layout go, others are left to the editor; and what is left of broken ones. */
import type { Edit } from '../tracked-text.ts'

const TAG =
  /<(\/?)(p|br|div|span|strong|b|em|i|u|font|a|li|ul|ol|h[1-6]|section|center|table|tbody|tr|td|th|img|o:p|small|big|s|wbr|hr)(?=[\s/>])(?:[^<>"'\n]|"[^"\n]{0,400}"|'[^'\n]{0,400}'){0,400}>/giu
const BREAKING = /^(?:p|br|div|li|ul|ol|h[1-6]|section|center|table|tr|hr)$/iu

/**
 * Finds the tags of a text that is no page. One tag alone, or one that is spoken of, is left: only pairs and repeated
 * breaks show that the text was cut out of a page.
 */
export function tagEdits(text: string): Edit[] {
  const found = [...text.matchAll(TAG)].filter(
    ({ index, 0: tag }) => text[index - 1] !== '\\' && !spokenOf(text, index, index + tag.length),
  )
  const opened = new Set(
    found.filter(([, closing]) => closing === '').map(([, , name = '']) => name.toLowerCase()),
  )
  const paired = found.some(([, closing, name = '']) => closing === '/' && opened.has(name.toLowerCase()))
  if (!paired && found.length < 3) return []
  return found.map(({ index, 0: tag, 2: name = '' }) => {
    const picture = /^img$/iu.test(name)
    return {
      start: index,
      end: index + tag.length,
      after: picture ? tag : BREAKING.test(name) ? '\n' : '',
      rule: 'tag-residue',
      confidence: picture ? 'unparsed' : 'exact',
    }
  })
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
