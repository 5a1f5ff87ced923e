import { assetAddress, type Place } from '../editions/addresses.ts'
import type { Edition } from '../editions/edition.ts'
import { escapeText } from '../illustrations/escape.ts'

/**
 * A page that leads from an old address to the new one, for hosts that read no list of redirects.
 *
 * @param place where the article is now
 * @param title of the article
 */
export function movedPage(edition: Edition, place: Place, title: string): string {
  const { strings, lang } = edition
  const address = escapeText(edition.address(place))
  return `<!doctype html>
<html lang="${lang}"><head><meta charset="utf-8"><title>${strings.moved}</title><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex"><link rel="icon" href="${assetAddress('favicon.svg')}" type="image/svg+xml"><meta http-equiv="refresh" content="0; url=${address}"><link rel="canonical" href="${escapeText(edition.absoluteAddress(place))}"></head><body><h1>${strings.moved}</h1><p>${strings.movedText} <a href="${address}">${escapeText(title)}</a></p></body></html>
`
}
