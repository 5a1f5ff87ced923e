import type { StringKey } from './strings.ts'

/** Taiwan and Hong Kong readers search with 搜尋 and write to people under 聯絡. */
const words: Partial<Record<StringKey, string>> = {
  contact: '聯絡',
  searchBox: '搜尋',
  searchLabel: '搜尋',
  searchSubmit: '搜尋',
  searchBoxLabel: '搜尋本站',
}

/** Words of the interface that a region says otherwise than the converter would; each one was decided by a person. */
export const overrides: Readonly<Record<'tw' | 'hk', Partial<Record<StringKey, string>>>> = {
  tw: words,
  hk: words,
}
