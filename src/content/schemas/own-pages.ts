/** Pages that every paper has, without those that take a name. */
export const PLACES = [
  'archive',
  'search',
  'glance',
  'ledger',
  'data',
  'about',
  'corrections',
  'tags',
  'sources',
] as const
