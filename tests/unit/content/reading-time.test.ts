import { expect, test } from 'vitest'
import { readingMinutes } from '../../../src/content/reading-time.ts'

test.each([
  ['', 1],
  [`<p>${'里院'.repeat(400)}</p>`, 2],
  [`<p>${'Qingdao old town. '.repeat(200)}</p>`, 3],
  [`<p>${'里院'.repeat(400)}${' renewal'.repeat(400)}</p>`, 4],
  // tags are not read
  [`<p class="${'word '.repeat(2000)}">里院</p>`, 1],
])(
  'an article is read in as many minutes as its Han characters and its words in letters take',
  (html, minutes) => {
    expect(readingMinutes(html)).toBe(minutes)
  },
)
