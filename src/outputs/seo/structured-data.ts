/** Structured data (schema.org, JSON-LD 1.1) of the paper's pages, in the words of an edition. */
import type {
  BreadcrumbList,
  CollectionPage,
  CreativeWork,
  Dataset,
  NewsArticle,
  NewsMediaOrganization,
  Thing,
  WebSite,
} from 'schema-dts'
import { absoluteAssetAddress, files, places, type Place } from '../../editions/addresses.ts'
import type { Article } from '../../content/articles.ts'
import { modifiedAt } from '../../content/timestamps.ts'
import type { ArticlePage } from '../../editions/article-page.ts'
import type { Edition } from '../../editions/edition.ts'
import type { Link } from '../../editions/view-models.ts'
import { shareImages, site } from '../../config/site.ts'
import type { AboutSection } from '../../editions/strings/about.ts'

/**
 * @param things what the page is about
 * @returns the content of a `script` of type `application/ld+json`, with nothing in it that could close the element
 */
export function jsonLd(things: readonly Exclude<Thing, string>[]): string {
  const [only] = things
  const whole =
    things.length === 1 && only !== undefined
      ? { '@context': 'https://schema.org', ...(only as object) }
      : { '@context': 'https://schema.org', '@graph': things }
  return JSON.stringify(whole).replaceAll('<', '\\u003c')
}

const whole = (href: string) => new URL(href, site.url).href

/** The publisher, as other things name it. */
function publisher(edition: Edition) {
  return {
    '@type': 'NewsMediaOrganization',
    '@id': `${edition.absoluteAddress(places.front)}#publisher`,
    name: edition.text(site.publisher),
    url: edition.absoluteAddress(places.front),
    logo: absoluteAssetAddress(files.icon('icon-512')),
  } as const satisfies NewsMediaOrganization
}

/** The way to a page: the front page, what lies between, the page itself. */
function breadcrumbs(edition: Edition, way: readonly Link[]): BreadcrumbList {
  const front = { text: edition.text(site.title), href: edition.address(places.front) }
  return {
    '@type': 'BreadcrumbList',
    itemListElement: [front, ...way].map(({ text, href }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name: text,
      item: whole(href),
    })),
  }
}

/**
 * An article as `NewsArticle`: its headline is the heading of the page; the sources are its `citation`; a
 * corrected error is a `correction`.
 *
 * @param page what the article's page shows
 */
export function articleData(
  edition: Edition,
  article: Article,
  page: ArticlePage,
): readonly Exclude<Thing, string>[] {
  const address = edition.absoluteAddress(places.article(article.slug))
  const news: NewsArticle = {
    '@type': 'NewsArticle',
    headline: page.card.title,
    description: page.card.summary || page.opening || page.card.title,
    inLanguage: edition.lang,
    url: address,
    datePublished: article.data.published,
    dateModified: modifiedAt(article.data),
    isAccessibleForFree: true,
    ...(page.card.topic && { articleSection: page.card.topic.text }),
    ...(shareImages && { image: edition.absoluteAddress(places.shareImage(article.slug)) }),
    author: page.authors.split('、').map((name) => ({
      '@type': 'Organization',
      name,
      url: edition.absoluteAddress(places.about),
    })),
    publisher: publisher(edition),
    citation: page.sources.map(({ title, titleLang, publisher, url, archived }, index): CreativeWork => ({
      '@type': 'CreativeWork',
      ...(title !== '' && { name: title }),
      ...(titleLang !== undefined && { inLanguage: titleLang }),
      publisher: { '@type': 'Organization', name: publisher.text },
      datePublished: article.data.sources[index]?.date ?? '',
      ...(url !== undefined && { url }),
      ...(archived !== undefined && { archivedAt: archived }),
    })),
    ...(page.corrections.length > 0 && {
      correction: page.corrections.map(({ date, note }) => ({
        '@type': 'CorrectionComment' as const,
        text: note,
        datePublished: date,
      })),
    }),
  }
  const here = { text: page.card.title, href: page.card.href }
  return [news, breadcrumbs(edition, page.card.topic ? [page.card.topic, here] : [here])]
}

/**
 * A page that lists articles, as `CollectionPage`.
 *
 * @param way pages between the front page and this one
 * @param articles addresses of the articles, in their order
 */
export function collectionData(
  edition: Edition,
  place: Place,
  name: string,
  description: string,
  way: readonly Link[],
  articles: readonly string[],
): readonly Exclude<Thing, string>[] {
  const page: CollectionPage = {
    '@type': 'CollectionPage',
    name,
    description,
    inLanguage: edition.lang,
    url: edition.absoluteAddress(place),
    publisher: publisher(edition),
    mainEntity: {
      '@type': 'ItemList',
      itemListElement: articles.map((href, index) => ({
        '@type': 'ListItem',
        position: index + 1,
        url: whole(href),
      })),
    },
  }
  return [page, breadcrumbs(edition, [...way, { text: name, href: edition.address(place) }])]
}

/** The facts as `Dataset`, with its files. */
export function datasetData(edition: Edition, description: string): readonly Exclude<Thing, string>[] {
  const { strings } = edition
  const page = edition.absoluteAddress(places.data)
  const file = (place: Place, format: string) =>
    ({
      '@type': 'DataDownload',
      encodingFormat: format,
      contentUrl: edition.absoluteAddress(place),
    }) as const
  const dataset: Dataset = {
    '@type': 'Dataset',
    name: `${edition.text(site.title)}${strings.dataTitle}`,
    description,
    inLanguage: edition.lang,
    url: page,
    isAccessibleForFree: true,
    creator: publisher(edition),
    usageInfo: `${page}#cite`,
    spatialCoverage: edition.text(site.place),
    distribution: [file(places.factsCsv, 'text/csv'), file(places.factsJson, 'application/json')],
  }
  return [dataset, breadcrumbs(edition, [{ text: strings.dataTitle, href: edition.address(places.data) }])]
}

/** The paper itself: the site with its search, and the publisher with its policies. */
export function paperData(edition: Edition): readonly Exclude<Thing, string>[] {
  const search = {
    '@type': 'SearchAction',
    target: {
      '@type': 'EntryPoint',
      urlTemplate: `${edition.absoluteAddress(places.search)}?q={search_term_string}`,
    },
    'query-input': 'required name=search_term_string',
  } as const
  const own = publisher(edition)
  const about = (section: AboutSection['id']) => edition.absoluteAddress(`${places.about}#${section}`)
  const webSite: WebSite = {
    '@type': 'WebSite',
    name: edition.text(site.title),
    description: edition.text(site.description),
    inLanguage: edition.lang,
    url: edition.absoluteAddress(places.front),
    publisher: { '@id': own['@id'] },
    potentialAction: search,
  }
  const organization: NewsMediaOrganization = {
    ...own,
    description: edition.text(site.description),
    email: site.contact,
    publishingPrinciples: about('principles'),
    ethicsPolicy: about('principles'),
    verificationFactCheckingPolicy: about('principles'),
    actionableFeedbackPolicy: about('corrections'),
    correctionsPolicy: about('corrections'),
  }
  return [webSite, organization]
}
