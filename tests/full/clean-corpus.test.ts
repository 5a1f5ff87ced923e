/** Five million characters of clean text of many kinds pass through the import as they are. */
import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { restore } from '../../src/restoration/restore.ts'
import { cleanMixture } from '../corpora/restoration/clean-mixtures.ts'
import { seededRandom } from '../corpora/restoration/random.ts'
import { OPTIONS } from '../corpora/restoration/restored.ts'

const CHARACTERS = 5_000_000

/** Chinese paragraphs of the packages that happen to be installed, code and tags left out. */
function installed(): string[] {
  return globSync('node_modules/**/*{zh,cn,CN,ZH}*.md', { cwd: new URL('../..', import.meta.url).pathname })
    .flatMap((name) => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8').split(/\n\s*\n/u))
    .filter(
      (paragraph) =>
        /\p{Script=Han}{6}/u.test(paragraph) && !/[<>`|&\ufffd\u200b\u00a0\u3000]/u.test(paragraph),
    )
    .filter((paragraph) => !/\p{Script=Han}[,;:!?.]/u.test(paragraph))
}

test('5 M characters are not changed', () => {
  const random = seededRandom(5)
  const more = installed()
  const harmed: string[] = []
  let read = 0
  while (read < CHARACTERS) {
    const text = cleanMixture(random, more)
    read += text.length
    const result = restore(text, OPTIONS)
    if ('refusals' in result) harmed.push(`refused: ${text.slice(0, 200)}`)
    else if (result.text !== text || result.repairs.length > 0)
      harmed.push(`${result.repairs[0]?.rule ?? ''}: ${text.slice(0, 200)}`)
  }
  expect(harmed).toEqual([])
})
