/** How likely what stands before and after makes a name: levels, which are compared, and added as logarithms of odds. */

/** A label of a byline, which names and nothing else follow. */
export const LABEL = 6
/** A title, or what only persons do. */
export const STRONG = 5
/** A word for a calling, which may be another's subject. */
export const CALLING = 4
/** Another name in the same list. */
export const IN_LIST = 3
/** A verb, an adverb or a time, which go on after a subject. */
export const OPENED = 2.5
/** A clause's edge. */
export const CLAUSE = 1.2
/** A little word. */
export const WEAK = 1
