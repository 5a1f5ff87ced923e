/** The drawings of the built paper's pages, one after the other. */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { paper } from './built-site.ts'

/** What a drawing is of: the kinds of its parts; their number and places are of the article's figures. */
const sceneOf = (svg: string) =>
  [...svg.matchAll(/<path class="?([\w ]+)/gu)].map(([, kind]) => kind).join('|')
const drawings = (html: string) =>
  [...html.matchAll(/<svg class="art cover".*?<\/svg>/gsu)].map(([svg]) => sceneOf(svg))

test('no two neighbours on a page have the same scene, on the front page beside each other neither', () => {
  const pages = readdirSync(paper, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('index.html'),
  )
  let lists = 0
  for (const file of pages) {
    const drawn = drawings(readFileSync(join(paper, file), 'utf8'))
    if (drawn.length > 1) lists += 1
    for (const [at, scene] of drawn.entries()) {
      expect(scene, file).not.toBe('')
      expect(scene, `${file}: ${at}`).not.toBe(drawn[at + 1])
      // two columns on the front page: what stands below is the next but one
      if (/^(?:zh-\w+\/)?index\.html$/u.test(file)) expect(scene, `${file}: ${at}`).not.toBe(drawn[at + 2])
    }
  }
  expect(lists).toBeGreaterThan(10)
})
