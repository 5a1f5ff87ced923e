import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { parseSite, site } from '../../src/config/site.ts'

test('wrong settings are named, all at once', () => {
  expect(() =>
    parseSite({
      ...site,
      url: 'news.example.cn/paper',
      base: 'paper',
      contact: 'nobody',
      pageSize: 2,
      colour: 'red',
    }),
  ).toThrowErrorMatchingInlineSnapshot(`
    [SettingsError: 网站设置（src/config/site.ts）有 6 处不对：
      url：现在是 "news.example.cn/paper"。要写完整网址，例如 https://news.example.cn。
      url：现在是 "news.example.cn/paper"。只写到域名为止，路径写进 base。
      base：现在是 "paper"。以 / 开头、以 / 结尾，例如 / 或 /paper/。
      contact：现在是 "nobody"。要写一个邮箱地址。
      pageSize：现在是 2。至少 5。
      不认识的设置：colour。请删去，或改成已有的名字。]
  `)
})

test('the settings of this site are right', () => {
  expect(parseSite(site)).toEqual(site)
})

test('whoever imports wrong settings is told, and not ended', () => {
  const output = execFileSync(
    process.execPath,
    ['-e', "import('./src/config/site.ts').catch(({ name }) => console.log(name))"],
    { env: { ...process.env, SITE_URL: 'news.example.cn' }, encoding: 'utf8' },
  )
  expect(output.trim()).toBe('SettingsError')
})
