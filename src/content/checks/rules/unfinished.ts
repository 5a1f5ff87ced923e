/** A body that is not done: empty, with the marks of a merge, with a directive that does not close, with prose shown as code. */
import { isIndentedProse } from '../../../rendering/markdown/indented-prose.ts'
import type { BodyStructure } from '../../../rendering/markdown/body-structure.ts'
import { bodyReporter, type BodyRule } from './body-rule.ts'

/** A body is written, without the marks of a merge and without unclosed directives. */
export const unfinishedDiagnostics: BodyRule = ({ article, structure }) => {
  const { diagnostics, report } = bodyReporter(article)
  const { body, yaml } = article
  const draft = (yaml.value as { draft?: unknown }).draft === true
  const withdrawn = (yaml.value as { withdrawn?: unknown }).withdrawn !== undefined
  if (!draft && !withdrawn && body.replaceAll(/<!--.*?(?:-->|$)/gsu, '').trim() === '')
    report(0, '正文', undefined, '正文是空的。请写上，或加一行 draft: true')
  for (const [index, line] of body.split('\n').entries())
    // code that holds all of a conflict shows one; literal-marks.ts tells of it
    if (MERGE.test(line) && !mergesShown(structure).some((code) => code.line <= index && index < code.last))
      report(
        index + 1,
        '正文',
        line,
        '这是合并冲突的记号。请留下对的一边，删去 <<<<<<<、=======、>>>>>>> 这几行',
      )
  for (const { index, 0: comment } of outsideCode(body).matchAll(/^ {0,3}<!--(?!.*?-->).*/gmsu))
    if (comment.includes('\n') && comment.replace(/^.*\n/u, '').trim() !== '')
      report(
        body.slice(0, index).split('\n').length,
        '正文',
        comment.split('\n')[0],
        '<!-- 没有 -->，后面的都不会印出。请在批注的末尾写上 -->',
      )
  for (const { index, 0: written } of outsideCode(body).matchAll(/:(?:zh|keep)\[[^\]\n]*$/gmu))
    report(
      body.slice(0, index).split('\n').length,
      '正文',
      written,
      '方括号没有配对，会照样印出来。写成 :zh[词]{tw=… hk=…} 或 :keep[词]',
    )
  for (const { text, line, fenced } of structure.code)
    if (!fenced && isIndentedProse(text))
      report(
        line,
        '正文',
        text.split('\n')[0] ?? '',
        '行首有四个以上的空格，整段会当成代码印出。请删去空格；真是代码就用 ``` 括起来',
      )
  return diagnostics
}

/** A line of a merge that is not done. */
export const MERGE = /^(?:<{7}|>{7}|\|{7})(?: |$)/u

/** Fenced code that holds both ends of a conflict. */
export function mergesShown({ code }: BodyStructure): BodyStructure['code'] {
  return code.filter(
    ({ text, fenced }) => fenced && /^<{7}(?: |$)/mu.test(text) && /^>{7}(?: |$)/mu.test(text),
  )
}

/** The body with its code blanked, letter for letter. */
export function outsideCode(body: string): string {
  return body.replaceAll(
    /^(`{3,}(?!`)|~{3,}(?!~))[\s\S]*?(?:^\1|(?![\s\S]))|(?<!`)(`+)(?!`)[^`\n]+\2(?!`)/gmu,
    (code) => code.replaceAll(/[^\n]/gu, ' '),
  )
}
