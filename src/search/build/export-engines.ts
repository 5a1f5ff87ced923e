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

/** The name of the settings' file, and its content. */
export function settingsOf(engine: Engine, input: EngineInput): { file: string; content: object } {
  return engine === 'opensearch'
    ? { file: 'opensearch-index.json', content: openSearchIndex(input) }
    : engine === 'meilisearch'
      ? { file: 'meilisearch-settings.json', content: meilisearchSettings(input) }
      : { file: 'typesense-schema.json', content: typesenseSchema(input) }
}

/**
 * The body of OpenSearch's `PUT /<index>`. Neighbouring characters are indexed in pairs (`cjk_bigram`), after every
 * variant has become the one that stands for its class, so that a query in either script finds both; no plugin is needed.
 */
export function openSearchIndex({ variants, synonyms }: EngineInput) {
  const text = { type: 'text', analyzer: 'paper' } as const
  const keyword = { type: 'keyword' } as const
  const date = { type: 'date', format: 'yyyy||yyyy-MM||yyyy-MM-dd||strict_date_time_no_millis' } as const
  return {
    settings: {
      number_of_shards: 1,
      number_of_replicas: 1,
      analysis: {
        char_filter: {
          variants: { type: 'mapping' as const, mappings: variantMappings(variants) },
          region_words: { type: 'mapping' as const, mappings: synonymMappings(synonyms) },
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
        id: keyword,
        edition: keyword,
        lang: keyword,
        slug: keyword,
        url: { ...keyword, index: false },
        title: text,
        summary: text,
        headings: text,
        body: text,
        tags: { ...text, fields: { whole: keyword } },
        tag_slugs: keyword,
        sources: { ...text, fields: { whole: keyword } },
        source_slugs: keyword,
        source_titles: text,
        date,
        year: { type: 'integer' as const },
        timestamp: { type: 'long' as const },
        published: date,
        updated: date,
      },
    },
  }
}

/** Character filters of the type `mapping`: `歷 => 历`. */
function variantMappings(variants: string): string[] {
  return variants.split(' ').flatMap((members) => {
    const [first = '', ...others] = members
    return others.map((other) => `${other} => ${first}`)
  })
}

function synonymMappings(synonyms: readonly (readonly string[])[]): string[] {
  return synonyms.flatMap(([first = '', ...others]) => others.map((other) => `${other} => ${first}`))
}

/**
 * The body of Meilisearch's `PATCH /indexes/<uid>/settings`. `cmn` has the text cut as Chinese, in which its tokenizer
 * takes Traditional and Simplified characters for one; the dictionary keeps the paper's names whole.
 */
export function meilisearchSettings({ synonyms, names }: EngineInput) {
  return {
    searchableAttributes: ['title', 'headings', 'tags', 'summary', 'body', 'sources', 'source_titles'],
    filterableAttributes: ['edition', 'tag_slugs', 'source_slugs', 'year'],
    sortableAttributes: ['timestamp'],
    rankingRules: ['words', 'typo', 'proximity', 'attribute', 'exactness', 'sort', 'timestamp:desc'],
    localizedAttributes: [
      {
        locales: ['cmn'],
        attributePatterns: ['title', 'headings', 'tags', 'summary', 'body', 'sources', 'source_titles'],
      },
    ],
    dictionary: [...names],
    synonyms: Object.fromEntries(
      synonyms.flatMap((words) =>
        words.map((word): [string, string[]] => [word, words.filter((other) => other !== word)]),
      ),
    ),
    // one character more or fewer is another word
    typoTolerance: { minWordSizeForTypos: { oneTypo: 5, twoTypos: 9 } },
  }
}

/** The body of Typesense's `POST /collections`; `zh` has the text cut as Chinese. */
export function typesenseSchema({ name }: EngineInput) {
  const chinese = { type: 'string', locale: 'zh' } as const
  const several = { type: 'string[]', locale: 'zh' } as const
  const filter = { type: 'string', facet: true } as const
  return {
    name,
    fields: [
      { name: 'edition', ...filter },
      { name: 'lang', type: 'string' as const, index: false, optional: true },
      { name: 'slug', type: 'string' as const },
      { name: 'url', type: 'string' as const, index: false, optional: true },
      { name: 'title', ...chinese },
      { name: 'summary', ...chinese },
      { name: 'headings', ...several },
      { name: 'body', ...chinese },
      { name: 'tags', ...several, facet: true },
      { name: 'tag_slugs', type: 'string[]' as const, facet: true },
      { name: 'sources', ...several, facet: true },
      { name: 'source_slugs', type: 'string[]' as const, facet: true },
      { name: 'source_titles', ...several },
      { name: 'date', type: 'string' as const, index: false, optional: true },
      { name: 'year', type: 'int32' as const, facet: true },
      { name: 'timestamp', type: 'int64' as const },
      { name: 'published', type: 'string' as const, index: false, optional: true },
      { name: 'updated', type: 'string' as const, index: false, optional: true },
    ],
    default_sorting_field: 'timestamp',
  }
}
