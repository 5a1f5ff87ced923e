/** Addresses of pages that every paper has, without those that take a name. */
export const OWN_PAGES: ReadonlySet<string> = new Set([
  '/archive/',
  '/search/',
  '/glance/',
  '/ledger/',
  '/data/',
  '/about/',
  '/corrections/',
  '/tags/',
  '/sources/',
])
