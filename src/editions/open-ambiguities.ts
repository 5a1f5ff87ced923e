/** What a human has still to decide of how the Traditional editions show the paper. */
import { readFileSync } from 'node:fs'
import { readArticleFile } from '../content/article-file.ts'
import { articlePaths } from '../content/article-paths.ts'
import { readRegistry } from '../content/registries.ts'
import { ContentError } from '../content/schemas/diagnostics.ts'
import { ambiguities, type Ambiguity } from '../conversion/ambiguities.ts'
import { createScriptEngine, type GlossaryEntry, type ScriptEngine } from '../conversion/engine.ts'
import { articlePassages, interfacePassages, registryPassages, type Passage } from './passages.ts'

/** An ambiguity with the place where it is written and what answers it. */
export interface OpenAmbiguity extends Ambiguity {
  readonly passage: Passage
  readonly sentence: string
  /** the line of glossary.yaml that says what is shown is right */
  readonly right: string
  /** what lays down the other form: a line of the article's frontmatter, or of glossary.yaml */
  readonly wrong: string
}

const SENTENCE_END = /[。！？；\n\ufffb\ufffc]/u
/** A passage to be laid down takes so many characters on each side. */
const BESIDE = 2
const HAN = /\p{Script=Han}/u

/**
 * Lists what is open in articles, facts, tags, publishers and the interface, the riskiest first.
 *
 * @param folder the content folder
 * @throws {ContentError} where a file of it is wrong
 */
export function openAmbiguities(folder: string): OpenAmbiguity[] {
  const glossary = readRegistry(folder, 'glossary.yaml')
  if ('diagnostics' in glossary) throw new ContentError(glossary.diagnostics)
  const articles = articlePaths(folder).map((file) => {
    const article = readArticleFile(file, readFileSync(file, 'utf8'))
    if ('diagnostics' in article) throw new ContentError(article.diagnostics)
    return article
  })
  const passages = [...articles.flatMap(articlePassages), ...registryPassages(folder), ...interfacePassages()]
  return ambiguitiesOf(passages, glossary.value as GlossaryEntry[])
}

/**
 * Lists what is open in some passages, the riskiest first; a spot that stands in the same words elsewhere comes once.
 *
 * @param passages where to look
 * @param glossary the site's glossary
 */
export function ambiguitiesOf(
  passages: readonly Passage[],
  glossary: readonly GlossaryEntry[],
): OpenAmbiguity[] {
  const engine = createScriptEngine(glossary)
  const seen = new Set<string>()
  return passages
    .filter(({ script }) => script === 'hans')
    .flatMap((passage) =>
      ambiguities(passage.text, glossary, passage.rules).map((one) => opened(one, passage, engine)),
    )
    .filter(({ right }) => !seen.has(right) && seen.add(right))
    .sort((a, b) => b.risk - a.risk)
}

function opened(one: Ambiguity, passage: Passage, engine: ScriptEngine): OpenAmbiguity {
  const { text, rules, hasRules } = passage
  let start = one.start
  while (start > 0 && !SENTENCE_END.test(text.charAt(start - 1))) start--
  let end = one.end
  while (end < text.length && !SENTENCE_END.test(text.charAt(end - 1))) end++
  let from = one.start
  while (from > one.start - BESIDE && HAN.test(text.charAt(from - 1))) from--
  let to = one.end
  while (to < one.end + BESIDE && HAN.test(text.charAt(to))) to++
  const word = text.slice(from, to)
  const shown = (['tw', 'hk'] as const).map((id) =>
    engine.text(text, { from: 'hans', to: id, ...(rules === undefined ? {} : { rules }) }).slice(from, to),
  )
  const other = (['tw', 'hk'] as const).map(
    (id, index) =>
      (shown[index] ?? '').slice(0, one.start - from) +
      one.other[id] +
      (shown[index] ?? '').slice(one.end - from),
  )
  return {
    ...one,
    passage,
    sentence: `${text.slice(start, one.start)}【${text.slice(one.start, one.end)}】${text.slice(one.end, end)}`,
    right: `- {hans: ${word}, ${formsOf(shown)}, kind: word, sure: true}`,
    wrong: !hasRules
      ? `- {hans: ${word}, ${formsOf(other)}, kind: word}`
      : other.every((form) => form === word)
        ? `keep: [${word}]`
        : `terms: {${word}: {${formsOf(other)}}}`,
  }
}

function formsOf([tw = '', hk = '']: readonly string[]): string {
  return tw === hk ? `tw: ${tw}` : `tw: ${tw}, hk: ${hk}`
}
