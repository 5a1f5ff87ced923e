/**
 * The clocks of the tests. The fixture has one of its own, and any moment after its last article will do:
 * `FIXTURE_NOW=2028-03-01 npm run test:unit` tries another.
 */

/** When the fixture, and whatever the unit tests make, is put up. */
export const FIXTURE_NOW = process.env['FIXTURE_NOW'] ?? '2025-05-06T12:00:00+08:00'

/** When the paper in `content/` is put up. */
export const PAPER_NOW = '2026-11-22T20:00:00+08:00'
