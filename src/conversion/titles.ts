import lists from './data/titles.json' with { type: 'json' }

/** Titles and callings that stand right before or after a person's name. */
export const TITLES: ReadonlySet<string> = new Set(lists.titles.split(' '))
/** Titles that follow a surname alone. */
export const ADDRESSES: ReadonlySet<string> = new Set(lists.addresses.split(' '))
/** What follows a surname alone in talk, one character each: 余哥, 范老. */
export const SHORT_ADDRESSES: ReadonlySet<string> = new Set(lists.shortAddresses)
/** What a person does, right after the name; the weak ones follow other words as often. */
export const DEEDS: ReadonlySet<string> = new Set(lists.verbCues.split(' '))
