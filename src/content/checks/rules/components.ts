/** Components of MDX articles: their names, their attributes, the facts that they draw. */
import { extname } from 'node:path'
import { isHtmlElement } from '../../../rendering/markdown/literal-tags.ts'
import { nearest } from '../../schemas/diagnostics.ts'
import { bodyReporter, type BodyRule } from './body-rule.ts'
import { wordsOf } from './names.ts'

/** Components that an MDX article may use, and the attribute that names facts in each. */
export const ARTICLE_COMPONENTS: Readonly<Record<string, 'facts' | 'figures'>> = {
  KeyFigures: 'figures',
  BarChart: 'figures',
  Timeline: 'facts',
}

/** Tags in `.md` that are meant as components. */
function componentsInMarkdown(names: readonly { name: string; line: number }[]): typeof names {
  const known = Object.keys(ARTICLE_COMPONENTS)
  return names.filter(
    ({ name }) => known.includes(name) || (!isHtmlElement(name) && nearest(name, known) !== undefined),
  )
}

/** A component is one of `ARTICLE_COMPONENTS`, has its attributes, and draws facts that the article lists. */
export const componentDiagnostics: BodyRule = ({ article, structure, registries }) => {
  const { diagnostics, report } = bodyReporter(article)
  const listed = wordsOf(article, 'facts')
  if (extname(article.file) !== '.mdx')
    for (const { name, line } of componentsInMarkdown(structure.html))
      report(line, '组件', `<${name}>`, '组件只能用在 .mdx 里。请把文件名的 .md 改成 .mdx')
  for (const { value, line } of structure.expressions)
    report(line, '正文', `{${value}}`, 'MDX 里的 { 会当成代码。要写成 &#123;，或把文件改成 .md')
  for (const { name, attributes, line } of structure.components) {
    const refs = ARTICLE_COMPONENTS[name]
    if (refs === undefined) {
      const near = nearest(name, Object.keys(ARTICLE_COMPONENTS))
      report(
        line,
        '组件',
        `<${name}>`,
        near
          ? `没有这个组件。是不是 <${near}>？`
          : `没有这个组件。可用的有 ${Object.keys(ARTICLE_COMPONENTS).join('、')}`,
      )
      continue
    }
    const allowed = [refs, 'caption', ...(name === 'BarChart' ? ['days'] : [])]
    const strange = Object.keys(attributes).find((key) => !allowed.includes(key))
    if (strange !== undefined) {
      const near = nearest(strange, allowed)
      report(
        line,
        `<${name}> 的 ${strange}`,
        strange,
        `不认识的属性。${near === undefined ? '' : `是不是 ${near}？`}可用的是 ${allowed.join('、')}`,
      )
    }
    if (typeof attributes['caption'] !== 'string' || attributes['caption'].trim() === '')
      report(line, `<${name}> 的 caption`, '', '缺少图注。写成 caption="据某某报道，…"')
    const value = attributes[refs]
    if (typeof value !== 'string' || value.trim() === '') {
      report(
        line,
        `<${name}> 的 ${refs}`,
        '',
        refs === 'facts'
          ? '要写事实的编号，例如 facts="f-0001 f-0002"'
          : '要写数字的编号，例如 figures="f-0015.1 f-0015.2"',
      )
      continue
    }
    const named = value.split(/[\s|]+/u).filter((ref) => ref !== '')
    const { days } = attributes
    const counted = typeof days === 'string' ? days.trim().split(/\s+/u) : []
    if (
      days !== undefined &&
      (counted.length !== named.length || !counted.every((day) => /^[1-9]\d*$/u.test(day)))
    )
      report(
        line,
        `<${name}> 的 days`,
        String(days),
        `每个数字数了几天，按 figures 的次序写 ${named.length} 个整数`,
      )
    for (const ref of named) {
      const [id = '', place] = ref.split('.')
      const facts = registries['facts.yaml']?.facts
      if (!facts) continue
      const known = facts.find((fact) => fact.id === id)
      if (!known) {
        // one of the article's own before any other
        const near = nearest(id, [
          ...listed.filter((each) => each !== undefined),
          ...facts.map((fact) => fact.id),
        ])
        report(
          line,
          `<${name}> 的 ${refs}`,
          ref,
          `facts.yaml 里没有这条事实${near === undefined ? '' : `。是不是 ${near}？`}`,
        )
      } else if (!listed.includes(id))
        report(line, `<${name}> 的 ${refs}`, ref, '文章开头的 facts 里没有它。请加上')
      else if (refs === 'figures' && !known.figures[Number(place) - 1])
        report(
          line,
          `<${name}> 的 ${refs}`,
          ref,
          `这条事实有 ${known.figures.length} 个数字。写成 ${id}.1 这样`,
        )
    }
  }
  return diagnostics
}
