import { absoluteAssetAddress, assetAddress, files, places } from '../../editions/addresses.ts'
import type { Edition } from '../../editions/edition.ts'
import { site } from '../../config/site.ts'
import { element, xmlDocument } from '../xml/element.ts'

/** Ground of the light theme, as in `styles/tokens.css`. */
const GROUND = '#fbf9f4'

/**
 * @param edition whose manifest
 * @returns its Web Application Manifest (W3C): the paper on a home screen, opened in the reader's script
 */
export function manifest(edition: Edition): string {
  const icon = (name: string, sizes: string, purpose: string) => ({
    src: assetAddress(files.icon(name)),
    sizes,
    type: 'image/png',
    purpose,
  })
  return JSON.stringify({
    name: `${edition.text(site.title)}｜${edition.text(site.tagline)}`,
    short_name: edition.text(site.title),
    description: edition.text(site.description),
    lang: edition.lang,
    dir: 'ltr',
    id: edition.address(places.front),
    start_url: edition.address(places.front),
    scope: site.base,
    display: 'minimal-ui',
    background_color: GROUND,
    theme_color: GROUND,
    categories: ['news'],
    icons: [
      { src: assetAddress('favicon.svg'), sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
      icon('icon-192', '192x192', 'any'),
      icon('icon-512', '512x512', 'any'),
      icon('maskable-512', '512x512', 'maskable'),
    ],
    shortcuts: [
      { name: edition.strings.searchBox, url: edition.address(places.search) },
      { name: edition.strings.glance, url: edition.address(places.glance) },
      { name: edition.strings.archive, url: edition.address(places.archive()) },
    ],
  })
}

/**
 * @param edition whose search
 * @returns its OpenSearch 1.1 description, by which browsers search the paper from the address bar; a short name has at
 * most 16 characters, a long one 48
 */
export function openSearch(edition: Edition): string {
  const self = edition.absoluteAddress(places.openSearch)
  const search = edition.absoluteAddress(places.search)
  return xmlDocument(
    element(
      'OpenSearchDescription',
      {
        xmlns: 'http://a9.com/-/spec/opensearch/1.1/',
        'xmlns:moz': 'http://www.mozilla.org/2006/browser/search/',
      },
      element('ShortName', {}, [...edition.text(site.title)].slice(0, 16).join('')),
      element('LongName', {}, [...`${edition.text(site.title)}｜${edition.name}`].slice(0, 48).join('')),
      element('Description', {}, edition.text(site.description)),
      element('Url', { type: 'text/html', method: 'get', template: `${search}?q={searchTerms}` }),
      element('Url', { type: 'application/opensearchdescription+xml', rel: 'self', template: self }),
      element(
        'Image',
        { width: 32, height: 32, type: 'image/png' },
        absoluteAssetAddress(files.icon('favicon-32')),
      ),
      element('Image', { width: 64, height: 64, type: 'image/svg+xml' }, absoluteAssetAddress('favicon.svg')),
      element('Language', {}, edition.lang),
      element('InputEncoding', {}, 'UTF-8'),
      element('OutputEncoding', {}, 'UTF-8'),
      element('moz:SearchForm', {}, search),
    ),
  )
}
