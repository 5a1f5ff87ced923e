import lists from '../data/titles.json' with { type: 'json' }
import { endingsOf } from './unit-sets.ts'

/** Titles and callings that stand right before or after a person's name. */
export const TITLES: ReadonlySet<string> = new Set(lists.titles.split(' '))
/** Titles that follow a surname alone. */
export const ADDRESSES: ReadonlySet<string> = new Set(lists.addresses.split(' '))
/** Those of them that follow a seldom surname, which is another word otherwise: 咸先生. */
export const ADDRESSES_OF_STRANGERS: ReadonlySet<string> = new Set(lists.addressesOfStrangers.split(' '))
/** What the Party has as well: 党代表. */
export const OF_THE_PARTY: ReadonlySet<string> = new Set(lists.ofTheParty.split(' '))
/** What follows a surname alone in talk, one character each: 余哥, 范老. */
export const SHORT_ADDRESSES: ReadonlySet<string> = new Set(lists.shortAddresses)
/** What a person does, right after the name; the weak ones follow other words as often. */
export const DEEDS: ReadonlySet<string> = new Set(lists.verbCues.split(' '))

/**
 * Tells whether a title or a calling ends at a place.
 *
 * @param text any string, Simplified
 * @param end UTF-16 offset
 */
export const endsWithTitle: (text: string, end: number) => boolean = endingsOf(lists.titles)
