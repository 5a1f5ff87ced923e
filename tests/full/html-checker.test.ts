/** Every page of both built sites through the W3C's Nu Html Checker. */
import { spawnSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { fixture, paper } from '../build/built-site.ts'
import { missing } from './needs.ts'

/** What the checker does not know yet, or takes for an error against practice; anything else fails. */
const KNOWN: readonly RegExp[] = [
  // features of CSS that are newer than the checker's own CSS part
  /^CSS: .*Unrecognized at-rule “@container”/u,
  /^CSS: .*“text-emphasis-position”: “under” is not/u,
  /^CSS: “container-type”: Property .* doesn't exist/u,
  // a length of a container's width (cqi)
  /^CSS: “(?:max-)?inline-size”: (?:Unknown dimension|Parse Error)/u,
]

interface Message {
  type: string
  url: string
  message: string
  extract?: string
}

describe.skipIf(missing('java', 'the HTML of all pages by the Nu Html Checker'))(
  'the Nu Html Checker',
  () => {
    test.each([paper, fixture])('%s', (folder) => {
      const { stderr } = spawnSync(
        'java',
        [
          '-Xss4m',
          '-jar',
          'node_modules/vnu-jar/build/dist/vnu.jar',
          '--format',
          'json',
          '--skip-non-html',
          '--errors-only',
          folder,
        ],
        { encoding: 'utf8', maxBuffer: 1 << 28 },
      )
      const json = stderr.split('\n').find((line) => line.startsWith('{'))
      const { messages } = JSON.parse(json ?? '{}') as { messages: readonly Message[] }
      const errors = messages
        .filter(({ message }) => !KNOWN.some((pattern) => pattern.test(message)))
        .map(({ url, message, extract }) => `${url.slice(url.indexOf(folder))}: ${message} ${extract ?? ''}`)
      expect([...new Set(errors)].slice(0, 20)).toEqual([])
    })
    test('finds an error where there is one', () => {
      const { stderr } = spawnSync(
        'java',
        ['-jar', 'node_modules/vnu-jar/build/dist/vnu.jar', '--format', 'json', '-'],
        {
          encoding: 'utf8',
          input: '<!doctype html><html lang="zh-Hans"><title>a</title><p><div id=a></div><p id=a>',
        },
      )
      expect(stderr).toContain('Duplicate ID')
    })
  },
)
