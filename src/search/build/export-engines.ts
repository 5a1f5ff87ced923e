/** The settings with which search engines index the records, for Chinese in both scripts. */

/** Engines that there are settings for. */
export const engines = ['opensearch', 'meilisearch', 'typesense'] as const
export type Engine = (typeof engines)[number]

/** What the settings are made of. */
export interface EngineInput {
  /** the name of the index or collection */
  name: string
  /** classes of variant characters, each in a row, the first standing for all, parted by spaces */
  variants: string
  /** words that mean the same in different regions */
  synonyms: readonly (readonly string[])[]
  /** names that are not to be cut apart */
  names: readonly string[]
}

/** Texts, the most telling first, and whether a record has several. */
const texts = { title: 1, headings: 2, tags: 2, summary: 1, body: 1, sources: 2, source_titles: 2 } as const
const textNames = Object.keys(texts) as (keyof typeof texts)[]
const filters = ['edition', 'tag_slugs', 'source_slugs', 'year'] as const

/** The name of the settings' file, and its content. */
export function settingsOf(engine: Engine, input: EngineInput): { file: string; content: object } {
  return {
    opensearch: { file: 'opensearch-index.json', content: openSearchIndex(input) },
    meilisearch: { file: 'meilisearch-settings.json', content: meilisearchSettings(input) },
    typesense: { file: 'typesense-schema.json', content: typesenseSchema(input) },
  }[engine]
}

/**
 * The body of OpenSearch's `PUT /<index>`. Neighbouring characters are indexed in pairs (`cjk_bigram`), after every
 * variant has become the one that stands for its class, so that a query in either script finds both; no plugin is needed.
 */
export function openSearchIndex({ variants, synonyms }: EngineInput) {
  const text = { type: 'text', analyzer: 'paper' } as const
  const keyword = { type: 'keyword' } as const
  const date = { type: 'date', format: 'yyyy||yyyy-MM||yyyy-MM-dd||strict_date_time_no_millis' } as const
  const named = { ...text, fields: { whole: keyword } }
  return {
    settings: {
      number_of_shards: 1,
      number_of_replicas: 1,
      analysis: {
        char_filter: {
          variants: mapping(variants.split(' ').map((members) => [...members])),
          region_words: mapping(synonyms),
        },
        analyzer: {
          paper: {
            type: 'custom' as const,
            char_filter: ['region_words', 'variants'],
            tokenizer: 'standard',
            filter: ['cjk_width', 'lowercase', 'cjk_bigram'],
          },
        },
      },
    },
    mappings: {
      dynamic: 'strict' as const,
      properties: {
        ...Object.fromEntries(textNames.map((name) => [name, text])),
        ...Object.fromEntries(['id', 'lang', 'slug', ...filters].map((name) => [name, keyword])),
        ...Object.fromEntries(['date', 'published', 'updated'].map((name) => [name, date])),
        tags: named,
        sources: named,
        url: { ...keyword, index: false },
        year: { type: 'integer' as const },
        timestamp: { type: 'long' as const },
      },
    },
  }
}

/** A character filter that turns what is other in a group into its first: `歷 => 历`. */
function mapping(groups: readonly (readonly string[])[]) {
  const mappings = groups.flatMap(([first = '', ...others]) => others.map((other) => `${other} => ${first}`))
  return { type: 'mapping' as const, mappings }
}

/**
 * The body of Meilisearch's `PATCH /indexes/<uid>/settings`. `cmn` has the text cut as Chinese, in which its tokenizer
 * takes Traditional and Simplified characters for one; the dictionary keeps the paper's names whole.
 */
export function meilisearchSettings({ synonyms, names }: EngineInput) {
  const others = synonyms.flatMap((words) =>
    words.map((word): [string, string[]] => [word, words.filter((other) => other !== word)]),
  )
  return {
    searchableAttributes: textNames,
    filterableAttributes: [...filters],
    sortableAttributes: ['timestamp'],
    rankingRules: ['words', 'typo', 'proximity', 'attribute', 'exactness', 'sort', 'timestamp:desc'],
    localizedAttributes: [{ locales: ['cmn'], attributePatterns: textNames }],
    dictionary: [...names],
    synonyms: Object.fromEntries(others),
    // one character more or fewer is another word
    typoTolerance: { minWordSizeForTypos: { oneTypo: 5, twoTypos: 9 } },
  }
}

/** The body of Typesense's `POST /collections`; `zh` has the text cut as Chinese. */
export function typesenseSchema({ name }: EngineInput) {
  const shown = ['lang', 'url', 'date', 'published', 'updated']
  return {
    name,
    fields: [
      ...textNames.map((text) => ({
        name: text,
        type: texts[text] === 1 ? ('string' as const) : ('string[]' as const),
        locale: 'zh',
        facet: text === 'tags' || text === 'sources',
      })),
      { name: 'edition', type: 'string' as const, facet: true },
      { name: 'tag_slugs', type: 'string[]' as const, facet: true },
      { name: 'source_slugs', type: 'string[]' as const, facet: true },
      { name: 'year', type: 'int32' as const, facet: true },
      { name: 'slug', type: 'string' as const },
      ...shown.map((field) => ({ name: field, type: 'string' as const, index: false, optional: true })),
      { name: 'timestamp', type: 'int64' as const },
    ],
    default_sorting_field: 'timestamp',
  }
}
