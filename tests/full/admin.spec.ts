/** The editing pages in real Chromium, with a folder that stands in for the one on the editor's machine. */
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test, type Locator, type Page } from '@playwright/test'
import { parse } from 'yaml'
import { build, fixture } from '../build/built-site.ts'
import { ownFixture } from '../build/project.ts'
import { serve } from '../../src/cli/serve.ts'
import { ONCE } from '../browser/watched.ts'
import { htmlFiles } from '../../src/build/built-pages.ts'
import { readArticleFile } from '../../src/content/article-file.ts'
import { inspect } from '../../src/content/checks/inspect.ts'
import { STRICT } from '../../src/content/policy.ts'
import { factsFile } from '../../src/content/schemas/registries.ts'
import { choose, expect, field, fillIn, formIsReady } from './editing-form.ts'

// one after another: all of them look at one site
test.describe.configure({ mode: 'default' })
const site = 'build/tests/admin'
const content = 'tests/fixtures/paper'
let server: Server
let home: string

test.beforeAll(async () => {
  test.setTimeout(600_000)
  build(site, { SITE_CONTENT: ownFixture(), SITE_ADMIN: '1' })
  server = await serve(site, 0)
  home = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
})
test.afterAll(() => {
  server.closeAllConnections()
  server.close()
  rmSync(site, { recursive: true })
})
test.use({
  actionTimeout: 60_000,
  locale: 'zh-CN',
  timezoneId: 'Asia/Shanghai',
})

/** Files as text, pictures in base64. */
type Files = Record<string, string>

const isPicture = (name: string) => name.endsWith('.png')

/**
 * Opens the editing pages on a folder that holds the fixture's content, and more; errors of the page are collected.
 *
 * @param more files by their paths in the content
 */
async function openFolder(page: Page, more: Files = {}): Promise<string[]> {
  const errors: string[] = []
  page.on('pageerror', ({ message }) => errors.push(message))
  // fonts and GitHub's state, which Sveltia asks for elsewhere, are forbidden: nothing comes from anywhere else
  page.on('response', (response) => {
    if (/^https?:/u.test(response.url()) && !response.url().startsWith(home)) errors.push(response.url())
  })
  // the picker is the browser's own window; the browser's private file system has folders of the same kind
  await page.addInitScript(() =>
    Object.assign(window, { showDirectoryPicker: () => navigator.storage.getDirectory() }),
  )
  const files: Files = { '.git/HEAD': 'ref: refs/heads/main\n' }
  for (const name of readdirSync(content, { recursive: true, encoding: 'utf8' }))
    if (/\.\w+$/u.test(name))
      files[`${content}/${name}`] = readFileSync(join(content, name), isPicture(name) ? 'base64' : 'utf8')
  for (const [name, text] of Object.entries(more)) files[`${content}/${name}`] = text
  await page.goto(`${home}admin/`)
  await page.evaluate(async (files) => {
    for (const [path, text] of Object.entries(files)) {
      const folders = path.split('/')
      const name = folders.pop() ?? ''
      let folder = await navigator.storage.getDirectory()
      for (const part of folders) folder = await folder.getDirectoryHandle(part, { create: true })
      const file = await (await folder.getFileHandle(name, { create: true })).createWritable()
      await file.write(name.endsWith('.png') ? Uint8Array.from(atob(text), (c) => c.charCodeAt(0)) : text)
      await file.close()
    }
  }, files)
  await page.getByRole('button', { name: '使用本地仓库' }).click()
  await expect(page.getByRole('button', { name: '创建新条目' })).toBeVisible()
  return errors
}

/** All that the folder holds, once no file of it goes or is replaced while it is read. */
async function readFolder(page: Page): Promise<Record<string, string>> {
  let files: Record<string, string> = {}
  await expect(async () => void (files = await readOnce(page))).toPass()
  return files
}

const readOnce = (page: Page) =>
  page.evaluate(async () => {
    const files: Record<string, string> = {}
    const read = async (folder: FileSystemDirectoryHandle, path: string): Promise<void> => {
      for await (const [name, handle] of folder.entries())
        // what Chromium writes to before a file is whole
        if (name.endsWith('.crswap')) continue
        else if (handle instanceof FileSystemDirectoryHandle) await read(handle, `${path}${name}/`)
        else {
          const file = await (handle as FileSystemFileHandle).getFile()
          files[path + name] = name.endsWith('.png')
            ? btoa(String.fromCharCode(...new Uint8Array(await file.arrayBuffer())))
            : await file.text()
        }
    }
    await read(await navigator.storage.getDirectory(), '')
    return files
  })

/** The fonts that the pages have; theirs are files of the site, a third party's are refused. */
const loadedFonts = (page: Page) =>
  page.evaluate(() =>
    [...document.fonts]
      .filter(({ status }) => status === 'loaded')
      .map(({ family }) => family.replaceAll('"', '')),
  )

const SUMMARY =
  '这是一段只用于测试的摘要，写得够长，说明这篇文章讲的是旧区里的头发、面条、里院和后台，一共四十多个字。'
const BODY = `公园开了。“好”，一共12个，坐:zh[出租车]{tw=計程車}来。

![公园的门](../gate.png "公园的门｜试验报")`

test(
  'an article with a picture and two facts, written in the form, is as one written by hand; nothing else changes',
  { tag: ONCE },
  async ({ page }) => {
    const errors = await openFolder(page)
    const before = await readFolder(page)
    await expect.poll(() => loadedFonts(page)).toContain('Material Symbols Outlined')

    await page.getByRole('radio', { name: '资源' }).click()
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: '上传新资源' }).click(),
    ])
    await chooser.setFiles({
      name: 'gate.png',
      mimeType: 'image/png',
      buffer: readFileSync(join(content, 'articles/2023/plan.png')),
    })
    await page.getByRole('button', { name: '上传', exact: true }).click()
    const picture = `${content}/articles/gate.png`
    await expect.poll(async () => Object.keys(await readFolder(page))).toContain(picture)
    await page.getByRole('radio', { name: '内容' }).click()

    await page.getByRole('button', { name: '创建新条目' }).click()
    await formIsReady(page)
    // a mistake is told as the inspection tells it, and nothing is written
    const [title, date] = ['标题', '日期'].map((name) => field(page, name).getByRole('textbox')) as [
      Locator,
      Locator,
    ]
    await fillIn(page, [
      [title, '试验区的新公园'],
      [date, '六月'],
    ])
    await page.getByRole('button', { name: '保存' }).click()
    await expect(page.getByText('不是日期。请写成 2022、2022-10 或 2022-10-03').first()).toBeVisible()
    expect(Object.keys(await readFolder(page)).sort()).toEqual([...Object.keys(before), picture].sort())

    await page.getByRole('button', { name: /^添加 \W?来源/u }).click()
    const source = field(page, '来源')
    await choose(page, [
      field(page, '标签').getByRole('checkbox', { name: /^公园/u }),
      field(page, '事实').getByRole('checkbox', { name: /^f-0001/u }),
      field(page, '事实').getByRole('checkbox', { name: /^f-0002/u }),
      source.getByRole('radio', { name: '试验报' }),
    ])
    await fillIn(page, [
      [title, '试验区的新公园'],
      // the first moment of a year is in that year
      [date, '2023-01-01'],
      [field(page, '发布时间').getByRole('textbox'), '2023-06-21T08:00'],
      [field(page, '摘要').getByRole('textbox'), SUMMARY],
      [source.getByRole('textbox', { name: '标题' }), '试验小区改造计划'],
      [source.getByRole('textbox', { name: '日期' }), '2023-03'],
      [page.getByRole('textbox', { name: '别名' }), 'new-park'],
      [field(page, '正文').getByRole('textbox'), BODY],
    ])

    // the preview looks as the paper does
    const preview = page.frameLocator('iframe').first()
    await expect(preview.locator('.article h1')).toHaveText('试验区的新公园')
    await expect(preview.locator('.article .deck')).toHaveText(SUMMARY)
    expect(await preview.locator('html').evaluate((html) => getComputedStyle(html).backgroundColor)).toBe(
      'rgb(251, 249, 244)',
    )

    await page.getByRole('button', { name: '保存' }).click()
    const path = `${content}/articles/2023/new-park.md`
    await expect.poll(async () => Object.keys(await readFolder(page))).toContain(path)
    const after = await readFolder(page)
    const added = Object.keys(after).filter((name) => !(name in before))
    expect(added.sort()).toEqual([path, picture])
    expect(Object.fromEntries(Object.entries(after).filter(([name]) => name in before))).toEqual(before)
    expect(after[picture]).toBe(before[`${content}/articles/2023/plan.png`])

    const folder = mkdtempSync(join(tmpdir(), 'admin-'))
    cpSync(content, folder, { recursive: true })
    const byHand = join(folder, 'articles/2023/by-hand.md')
    for (const name of added)
      writeFileSync(
        join(folder, name.slice(content.length)),
        after[name] ?? '',
        isPicture(name) ? 'base64' : 'utf8',
      )
    writeFileSync(
      byHand,
      `---
title: 试验区的新公园
date: 2023-01-01
published: 2023-06-21T08:00
summary: ${SUMMARY}
tags: [公园]
facts: [f-0001, f-0002]
sources:
  - {publisher: 试验报, title: 试验小区改造计划, date: 2023-03}
authors: [本站编辑部]
script: hans
---

${BODY}
`,
    )
    const { articles, diagnostics } = inspect(folder)
    expect(diagnostics).toEqual([])
    const [hand, form] = ['by-hand', 'new-park'].map((slug) =>
      articles.find((article) => article.slug === slug),
    )
    // a form says of an article that it is no draft; by hand nobody does
    expect({ ...form?.frontmatter, draft: undefined }).toEqual({ ...hand?.frontmatter, draft: undefined })
    expect(form?.body.trim()).toBe(hand?.body.trim())
    rmSync(folder, { recursive: true })
    expect(errors).toEqual([])
  },
)

/** Markdown that a program which writes it anew would change. */
const RICH = `
第一段，坐:zh[出租车]{tw=計程車}来，*强调*与__加重__，\`代码\`，~~删去~~。[^一]

| 街道 | 个数 |
|:-----|----:|
| 甲\\|乙 |  12 |

:::note
指令里的一段。
:::

<details>
<summary>展开</summary>

里面 **也有** 字。

</details>

* 星号列表
    1. 里面的

1) 括号编号

小标题
---

### 三级 ###

行尾两个空格  
换行，行尾反斜线\\
换行，&nbsp;和 \\_。

![图注](./plan.png "图注｜署名")

***

    缩进的代码

[链接][参]，<https://example.com>

[参]: https://example.com "题"

[^一]: 脚注的话。
    第二行。
`

test(
  'another title leaves the body byte for byte, and the fields without a form as they are',
  { tag: ONCE },
  async ({ page }) => {
    const plan = readFileSync(join(content, 'articles/2023/plan.md'), 'utf8')
    const bodyOf = (text = '') => text.slice(text.indexOf('\n---\n') + 5)
    const text = plan.slice(0, -bodyOf(plan).length).replace('头发与面条', '表格与脚注') + RICH
    await openFolder(page, { 'articles/2023/rich.md': text })
    const before = await readFolder(page)
    const path = `${content}/articles/2023/rich.md`
    await page
      .getByRole('row', { name: '表格与脚注：60个小区的计划' })
      .getByText('表格与脚注')
      .first()
      .click()
    await formIsReady(page)
    const title = field(page, '标题').getByRole('textbox')
    await expect(title).toHaveValue('表格与脚注：60个小区的计划')
    await fillIn(page, [[title, '改过的题目：60个小区的计划']])
    await page.getByRole('button', { name: '保存' }).click()
    await expect.poll(async () => (await readFolder(page))[path]).toContain('改过的题目')
    const after = await readFolder(page)
    expect(bodyOf(after[path])).toBe(RICH)
    const [then, now] = [before, after].map((files) => readArticleFile('rich.md', files[path] ?? '', STRICT))
    if (!then || !now || 'diagnostics' in then || 'diagnostics' in now) throw new Error(after[path])
    expect(now.frontmatter).toEqual({
      ...then.frontmatter,
      title: '改过的题目：60个小区的计划',
      draft: false,
    })
    expect({ ...after, [path]: '' }).toEqual({ ...before, [path]: '' })
  },
)

test(
  'a fact is registered in the form, and the registry says the same as before beside it',
  { tag: ONCE },
  async ({ page }) => {
    await openFolder(page)
    const path = `${content}/facts.yaml`
    const before = await readFolder(page)
    await page.getByRole('treeitem', { name: '登记' }).click()
    await page.getByText('事实与报道').last().click()
    await formIsReady(page)
    await page.getByRole('button', { name: /^添加 \W?事实/u }).click()
    const [number, day] = [
      page.getByRole('textbox', { name: '编号' }),
      page.getByRole('textbox', { name: '日期' }),
    ]
    await expect(field(page, '范围').last()).toBeVisible()
    await choose(page, [
      page
        .getByRole('group', { name: /报道\W?」字段$/u })
        .last()
        .getByRole('radio')
        .first(),
      page.getByRole('radio', { name: '结果' }).last(),
      page.getByRole('radio', { name: '市南区' }).last(),
    ])
    await fillIn(page, [
      [number.last(), 'f-9'],
      [day.last(), '2023-07'],
      [page.getByRole('textbox', { name: '事实' }).last(), '2023年7月，试验区又开了3个口袋公园。'],
    ])
    await page.getByRole('button', { name: '保存' }).click()
    await expect(page.getByText('写成 f-0001 这样').last()).toBeVisible()
    expect(await readFolder(page)).toEqual(before)
    await fillIn(page, [[number.last(), 'f-0009']])
    await page.getByRole('button', { name: '保存' }).click()
    await expect.poll(async () => (await readFolder(page))[path]).toContain('f-0009')
    const after = await readFolder(page)
    const [then, now] = [before, after].map((files) => factsFile.parse(parse(files[path] ?? '')))
    expect(now?.facts.at(-1)).toMatchObject({ id: 'f-0009', date: '2023-07', kind: 'result', figures: [] })
    expect({ ...now, facts: now?.facts.slice(0, -1) }).toEqual(then)
    expect({ ...after, [path]: '' }).toEqual({ ...before, [path]: '' })
  },
)

test('nothing of it is in the paper, and a site that is built without it has none', { tag: ONCE }, () => {
  // the articles' addresses are the same in both builds, and so is every byte of their pages
  const pages = htmlFiles(fixture)
  expect(htmlFiles(site).filter((file) => !file.startsWith('admin/'))).toEqual(pages)
  for (const file of pages)
    expect(readFileSync(join(site, file)).equals(readFileSync(join(fixture, file))), file).toBe(true)
  expect(readFileSync(join(site, 'admin/index.html'), 'utf8')).toContain('noindex')
})
