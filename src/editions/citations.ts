/** How others cite an article. */
import { site } from '../config/site.ts'
import type { ArticlePage } from './article-page.ts'
import { dayOf } from './dates.ts'
import type { Edition } from './edition.ts'

/**
 * By GB/T 7714-2015, 8.5 (electronic resources): 作者. 题名[EB/OL]. (发布日期)[引用日期]. 网址. The date of citing is the
 * reader's own and left out, which the rule for stable addresses allows.
 */
export function gbT7714(edition: Edition, page: ArticlePage, address: string): string {
  const author = page.authors.replaceAll('、', ', ')
  return `${author}. ${page.card.title}[EB/OL]. ${edition.text(site.title)}, (${dayOf(page.published.iso)}). ${address}.`
}

/** As an entry of BibTeX (`@online` of biblatex); braces keep the words as they are. */
export function bibTeX(edition: Edition, page: ArticlePage, address: string): string {
  const plain = (text: string) => text.replace(/[{}\\]/gu, '').replace(/[%&#$_]/gu, '\\$&')
  const day = dayOf(page.published.iso)
  return `@online{${page.card.slug},
  author = {${page.authors
    .split('、')
    .map((name) => `{${plain(name)}}`)
    .join(' and ')}},
  title = {{${plain(page.card.title)}}},
  organization = {${plain(edition.text(site.title))}},
  date = {${day}},
  url = {${address}},
  langid = {chinese}
}`
}
