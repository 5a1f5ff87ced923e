import { expect, test } from 'vitest'
import { effortFor } from '../../../src/restoration/misaligned-gbk/page.ts'
import { repairGlosses } from '../../../src/restoration/gloss-repair.ts'
import { diagnose, findGlosses } from '../../../src/restoration/glosses.ts'

const SENTENCE =
  '“守?cái)?tān)不如出門(mén)?!苯值擂k(bàn)事處(chǔ)的干部把這(zhè)句話(huà)寫(xiě)在本子上?,F(xiàn)在,他們(mén)每周兩(liǎng)次到居民家里聽(tīng)意見(jiàn);回到辦(bàn)公室,當(dāng)天就把問(wèn)題(tí)分給(gěi)各個(gè)部門(mén)。'
/** Steps beyond the limit that the last path of a search may take. */
const LAST_PATH = 20_000

function steps(page: string) {
  const glosses = findGlosses(page)
  const pattern = diagnose(page, glosses)
  if (!pattern) throw new Error('the page is not taken for damaged')
  const effort = effortFor(page.length)
  const allowed = effort.left
  const edits = repairGlosses(page, pattern, glosses, effort)
  return { taken: allowed - effort.left, allowed, edits }
}

const page = (rest: (at: number) => string, length: number) => {
  let text = SENTENCE
  for (let at = 0; text.length < SENTENCE.length + length; at++) text += rest(at)
  return text
}
const numbered = '一二三四五六七八九十百千万亿街区楼院巷路'

test.each([
  ['?!', () => '?!'],
  ['老街?!笔心蠀^(qū)', () => '老街?!笔心蠀^(qū)'],
  [
    'places of which no two are alike',
    (at: number) =>
      `${numbered[at % 20]}${numbered[Math.floor(at / 20) % 20]}${numbered[Math.floor(at / 400) % 20]}?!`,
  ],
])('the search in a page of %s stays within what its length allows', (_, rest) => {
  const long = steps(page(rest, 2_000))
  expect(long.taken).toBeLessThan(long.allowed + LAST_PATH)
  // what was not searched is in the report, as it stood
  const left = long.edits.filter(({ confidence }) => confidence === 'unparsed')
  expect(left.length).toBeGreaterThan(0)
  for (const { start, end, after } of left) expect(after).toBe(page(rest, 2_000).slice(start, end))
  // and the sentence before it is repaired all the same
  expect(
    long.edits.filter(({ rule, start }) => rule === 'gloss' && start < SENTENCE.length).length,
  ).toBeGreaterThan(15)
})

test('a damaged sentence alone takes a small part of it', () => {
  const { taken, allowed } = steps(`${SENTENCE}\n`.repeat(20))
  expect(taken).toBeGreaterThan(0)
  // repetitions have the answer of the first
  expect(taken).toBeLessThan(allowed / 2)
})
