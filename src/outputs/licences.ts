/** The notices of what the site ships of others, as their licences ask: each package's own files, gathered at build. */
import { readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { packageFolder } from '../config/packages.ts'

/** Packages of which a part reaches the reader, with what it is. */
const SHIPPED = [
  ['pagefind', 'the search engine and its index'],
  ['opencc-js', 'tables of characters in Simplified and Traditional, from OpenCC'],
  ['pinyin-pro', 'the readings of characters, for searches typed in pinyin'],
] as const

const NOTICE = /^(?:licen[cs]e|notice|third[_-]party[_-]licen[cs]es)(?:\.(?:md|txt))?$/iu

/** Data of others that stands in this repository, each with its licence beside it. */
const DATA = [['jieba’s dictionary, of which words for the search are taken', 'LICENSE-jieba.txt']] as const

/**
 * @param shipped packages, with what each is
 * @returns a text with the name, the version and the notices of each
 * @throws where one is not installed
 */
export function thirdPartyNotices(shipped: readonly (readonly [string, string])[] = SHIPPED): string {
  const packages = shipped.map(([name, what]) => {
    const folder = packageFolder(name)
    // as Node says it, which the build explains
    if (folder === undefined) throw new Error(`Cannot find package '${name}'`)
    const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }
    // pagefind's is a folder
    const notices = readdirSync(folder)
      .filter((file) => NOTICE.test(file))
      .sort()
      .flatMap((file) => {
        const path = join(folder, file)
        return statSync(path).isDirectory()
          ? readdirSync(path)
              .sort()
              .map((part) => join(path, part))
          : [path]
      })
      .map((path) => readFileSync(path, 'utf8').trim())
    if (notices.length === 0) throw new Error(`${name} 没有许可证文件，不能写进 licences.txt。`)
    return [`${name} ${version}: ${what}`, ...notices].join('\n\n')
  })
  const data = DATA.map(([what, file]) =>
    [what, readFileSync(join('src/conversion/data', file), 'utf8').trim()].join('\n\n'),
  )
  return `${[...packages, ...data].join(`\n\n${'-'.repeat(72)}\n\n`)}\n`
}
