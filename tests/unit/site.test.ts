import { expect, test, vi } from 'vitest'
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

test('wrong settings are thrown to whoever imports them; nothing ends the process', async () => {
  vi.stubEnv('SITE_URL', 'news.example.cn')
  vi.resetModules()
  await expect(import('../../src/config/site.ts')).rejects.toMatchObject({ name: 'SettingsError' })
  vi.unstubAllEnvs()
  // files that run after this one import the right settings
  vi.resetModules()
})
