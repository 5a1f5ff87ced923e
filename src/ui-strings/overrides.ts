import type { StringKey } from './strings.ts'

/** Words of the interface that a region says otherwise than the converter would; each one was decided by a person. */
export const overrides: Readonly<Record<'tw' | 'hk', Partial<Record<StringKey, string>>>> = {
  tw: {},
  hk: {},
}
