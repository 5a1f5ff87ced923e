/** A copy of the project that is edited at random, to hold builds that use the last one's pages against clean ones. */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { drawPicture } from '../bench/build/content.ts'
import { pick, seededRandom } from '../bench/search/corpus.ts'
import { FIXTURE_NOW } from '../clock.ts'
import { copyProject } from './project.ts'

/** A project of its own, with the fixture's content. */
export interface Workshop {
  /** makes one edit and says what it was; every kind comes once before any comes again, those that change all pages last */
  edit(): string
  /** how many kinds of edits change some pages only */
  kinds: number
  /** a build as an editor does it; a clean one in another folder, with nothing known before */
  build(clean?: boolean): Record<string, string>
  /** changes a byte in each file that builds keep, or cuts it short */
  harm(): void
  remove(): void
}

/**
 * @param folder where the copy goes, in the place of whatever is there
 * @param shareImages whether pictures for sharing are drawn, which takes a tenth of a build
 */
export function openWorkshop(folder: string, seed: number, shareImages: boolean): Workshop {
  rmSync(folder, { recursive: true, force: true })
  copyProject(folder)
  cpSync('tests/fixtures/paper', join(folder, 'content'), { recursive: true })
  const random = seededRandom(seed)
  const at = (path: string) => join(folder, 'content', path)
  class NothingToChange extends Error {}
  const change = (path: string, from: string | RegExp, to: string) => {
    const before = readFileSync(path, 'utf8')
    const after = before.replace(from, to)
    if (after === before) throw new NothingToChange(path)
    writeFileSync(path, after)
  }
  const short = () =>
    readdirSync(at('articles/2023'))
      .filter((name) => name.startsWith('short-'))
      .toSorted()
  const any = () => at(`articles/2023/${pick(random, short())}`)
  /** gives a line of frontmatter to an article that has none such */
  const add = (line: string) => {
    const field = line.slice(0, line.indexOf(':'))
    const without = short()
      .map((name) => at(`articles/2023/${name}`))
      .filter((file) => !readFileSync(file, 'utf8').includes(`${field}:`))
    change(pick(random, without), /^script: /mu, `${line}\nscript: `)
  }
  let number = 0
  const edits: Record<string, () => void> = {
    'an article added': () => {
      const day = String(1 + Math.floor(random() * 28)).padStart(2, '0')
      const text = readFileSync(any(), 'utf8')
        .replace(/^title: .*$/mu, `title: 新增的第${number}篇`)
        // an old address belongs to one article
        .replace(/^aliases: .*\n/mu, '')
        .replace(/^date: .*$/mu, `date: 2023-${pick(random, ['03', '07'])}-${day}`)
      writeFileSync(at(`articles/2023/short-new-${number}.md`), text)
    },
    'an article deleted': () => {
      if (short().length > 8) rmSync(any())
    },
    'a text changed': () => change(any(), /\s*$/u, `\n\n又添一句${number}，头发与面条。\n`),
    'a title changed': () => change(any(), /^title: .*$/mu, `title: 改过的题目${number}`),
    'a date changed': () => change(any(), /^date: .*$/mu, `date: 2023-05-${10 + (number % 19)}`),
    'an article given other tags': () =>
      change(any(), /^tags: .*$/mu, `tags: [${pick(random, tagNames())}, 回访]`),
    'an article withdrawn': () => add(`withdrawn: {date: 2024-06-01, note: 撤下${number}}`),
    'a correction': () => add(`corrections: [{date: 2024-06-01, note: 更正${number}}]`),
    'a tag renamed': () => {
      const old = pick(random, tagNames())
      const name = `${old.replace(/\d+$/u, '')}${number}`
      change(at('tags.yaml'), `name: ${old},`, `name: ${name},`)
      for (const path of readdirSync(at('articles'), { recursive: true, encoding: 'utf8' }))
        if (/\.mdx?$/u.test(path)) {
          const file = at(`articles/${path}`)
          const text = readFileSync(file, 'utf8')
          writeFileSync(
            file,
            text.replace(/^tags: .*$/mu, (line) => line.replace(new RegExp(`${old}(?=[,\\]])`, 'u'), name)),
          )
        }
    },
    'a tag described otherwise': () =>
      change(at('tags.yaml'), /description: [^}]*/u, `description: 说明${number}。 `),
    'a publisher described otherwise': () =>
      change(at('sources.yaml'), /about: [^}]*/u, `about: 说明${number}。 `),
    'a fact reworded': () =>
      change(at('facts.yaml'), /计划改造60个小区[^。]*/u, `计划改造60个小区，第${number}稿`),
    'other figures on the front page': () =>
      change(at('facts.yaml'), /^front: .*$/mu, `front: [f-0001.${1 + (number % 2)}]`),
    'a figure counts something else': () =>
      change(at('facts.yaml'), /of: 建成[^ ]*/u, `of: 建成口袋公园${number}`),
    'a fact of another scope': () =>
      change(at('facts.yaml'), /scope: \S+/u, `scope: ${pick(random, ['city', 'two-districts'])}`),
    'a report of another title': () =>
      change(at('facts.yaml'), 'title: Pocket parks open', `title: Pocket parks open ${number}`),
    'another summary': () =>
      change(
        any(),
        /^summary: .*$/mu,
        `summary: 第${number}稿的摘要，${'写得够长，说明文章讲的是什么，'.repeat(3)}完。`,
      ),
    'another author': () => change(any(), /^authors: .*$/mu, `authors: [记者${number}]`),
    'another source': () => change(any(), /title: 试验小区改造计划/u, `title: 试验小区改造计划${number}`),
    'a snapshot of a source': () =>
      change(
        any(),
        /url: 'https:\/\/example\.com\/a'(?:, archived: '[^']*')?/u,
        `url: 'https://example.com/a', archived: 'https://example.com/old/${number}'`,
      ),
    'other facts': () => change(any(), /^facts: .*$/mu, 'facts: [f-0002]'),
    'put up at another time': () =>
      change(any(), /^published: .*$/mu, `published: 2023-01-${10 + (number % 19)}T09:${10 + (number % 49)}`),
    'a longer event': () => add('end: 2024-05-31'),
    'a place on the front page': () => add(`lead: ${2 + (number % 5)}`),
    'a drawn scene': () => add(`cover: {scene: ${pick(random, ['pier', 'towers', 'bays'])}}`),
    'an old address': () => add(`aliases: [old-${number}]`),
    'an addition': () => add(`updates: [{date: 2024-06-01, note: 补充${number}}]`),
    'a word that is kept': () => add('keep: [头发]'),
    'a word of one’s own': () => add('terms: {头发: {tw: 髮絲, hk: 頭毛}}'),
    'another script': () =>
      change(
        at('articles/2024/hant.md'),
        /^script: hant-.*$/mu,
        `script: hant-${number % 2 === 0 ? 'tw' : 'hk'}${' '.repeat(number)}`,
      ),
    'a chart changed': () =>
      change(at('articles/2023/park.mdx'), /caption="计划与建成[^"]*"/u, `caption="计划与建成${number}"`),
    'a picture’s note changed': () =>
      change(at('articles/2023/plan.md'), /面条图\d*｜/u, `面条图${number}｜`),
    'a picture changed': () => writeFileSync(at('articles/2023/plan.png'), drawPicture(random)),
  }
  /** these change every page, so that no other change shows beside them */
  const large: typeof edits = {
    'the glossary changed': () =>
      writeFileSync(
        at('glossary.yaml'),
        `${readFileSync(at('glossary.yaml'), 'utf8')}- { hans: 面条${number}, tw: 麵條${number}, kind: word }\n`,
      ),
    'a template changed': () =>
      change(join(folder, 'src/layouts/Paper.astro'), /<body[^>]*>/u, `<body data-edit="${number}">`),
  }
  const tagNames = () =>
    Array.from(
      readFileSync(at('tags.yaml'), 'utf8').matchAll(/name: ([^,]+), topic/gu),
      ([, name = '']) => name,
    )
  // every kind once before any comes again
  let bag: string[][] = []
  return {
    kinds: Object.keys(edits).length,
    edit() {
      number += 1
      if (bag.length === 0) bag = [Object.keys(edits), Object.keys(large)]
      const name = pick(random, bag[0] ?? [])
      bag = bag.map((names) => names.filter((other) => other !== name)).filter((names) => names.length > 0)
      try {
        ;(edits[name] ?? large[name])?.()
      } catch (error) {
        // what was drawn stands there already: another in its place
        if (error instanceof NothingToChange) return this.edit()
        throw error
      }
      return name
    },
    build(clean = false) {
      const out = clean ? 'clean' : 'dist'
      execFileSync(process.execPath, ['src/cli/build.ts', '--outDir', out, ...(clean ? ['--fresh'] : [])], {
        cwd: folder,
        env: { ...process.env, SITE_NOW: FIXTURE_NOW, SITE_SHARE_IMAGES: shareImages ? '1' : '0' },
        stdio: ['ignore', 'pipe', 'pipe'],
      })
      return digests(join(folder, out))
    },
    harm() {
      for (const entry of readdirSync(join(folder, '.cache'), { recursive: true, withFileTypes: true })) {
        if (!entry.isFile()) continue
        const file = join(entry.parentPath, entry.name)
        const bytes = readFileSync(file)
        const place = Math.floor(random() * bytes.length)
        bytes[place] = (bytes[place] ?? 0) ^ 1
        writeFileSync(file, random() < 0.5 ? bytes : bytes.subarray(0, place))
      }
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** A built site: the digest of each of its files. */
export function digests(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .toSorted()
      .map((file) => [
        file.slice(folder.length + 1),
        createHash('sha256').update(readFileSync(file)).digest('hex'),
      ]),
  )
}
