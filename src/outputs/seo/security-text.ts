/** How to report a security problem to the paper (RFC 9116). */
import { absoluteAssetAddress, files } from '../../editions/addresses.ts'
import { site } from '../../config/site.ts'

/**
 * @param moment when the site is made
 * @returns the text of `/.well-known/security.txt`; it expires on the first day of the seventh month from then, so that
 *   it changes once a month and never holds for more than a year (RFC 9116, 2.5.5)
 */
export function securityText(moment: Date): string {
  const expires = new Date(Date.UTC(moment.getUTCFullYear(), moment.getUTCMonth() + 7, 1))
  return [
    `Contact: mailto:${site.contact}`,
    `Expires: ${expires.toISOString()}`,
    'Preferred-Languages: zh, en',
    `Canonical: ${absoluteAssetAddress(files.security)}`,
    '',
  ].join('\n')
}
