import lists from '../data/person-names.json' with { type: 'json' }

/** Surnames of two characters. */
export const COMPOUND: ReadonlySet<string> = new Set(lists.compoundSurnames.split(' '))

/** Characters of names whose form in a name is not the one they have alone: surname, given name. */
export const SURNAME_FORMS: ReadonlyMap<string, string> = new Map(Object.entries<string>(lists.surnameForms))
/** Given names that are sayings of plenty, in which 余 is 餘: 孙庆余, 程余粮. */
const OF_PLENTY: ReadonlySet<string> = new Set(lists.givenOfPlenty.split(' '))
const GIVEN_FORMS = new Map(Object.entries<string>(lists.givenNameForms))

/** Characters that a name leaves as they are. */
export const STAYS_IN_NAMES: ReadonlySet<string> = new Set(
  [...SURNAME_FORMS, ...GIVEN_FORMS]
    .filter(([from, to]) => from === to && !'斗面系制表布松复发'.includes(from))
    .map(([from]) => from),
)

/**
 * Converts a person's name: 于晓 is 于曉, 钟万里 is 鍾萬里.
 *
 * @param name Simplified, surname first
 * @param form the form of a character that is the same in names as elsewhere
 * @returns the name, as many code points
 */
export function personForm(name: string, form: (character: string) => string): string {
  const characters = [...name]
  const surnames = COMPOUND.has(name.slice(0, 2)) ? 2 : 1
  const plenty = OF_PLENTY.has(characters.slice(surnames).join(''))
  if (name.startsWith('万俟'))
    return (
      '万俟' +
      characters
        .slice(2)
        .map((one) => GIVEN_FORMS.get(one) ?? form(one))
        .join('')
    )
  return characters
    .map((one, index) =>
      plenty && one === '余' && index >= surnames
        ? '餘'
        : ((index < surnames ? SURNAME_FORMS : GIVEN_FORMS).get(one) ?? form(one)),
    )
    .join('')
}
