/** Pictures of other sites, taken from a server of this machine. */
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { takePicture, takePictures } from '../../../src/content/remote-pictures.ts'

test('pictures come into the folder, their addresses stay as credit; what is none stays as it is', async () => {
  const png = (background: string) =>
    sharp({ create: { width: 8, height: 8, channels: 3, background } })
      .png()
      .toBuffer()
  const [first, second] = [await png('#678'), await png('#876')]
  const server = createServer(({ url }, response) => {
    const found = url === '/a/pic.png' ? first : url?.startsWith('/b/') ? second : undefined
    response.writeHead(url === '/gone.png' ? 404 : 200, { 'content-type': found ? 'image/png' : 'text/html' })
    response.end(found ?? '<p>not a picture</p>')
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const address = server.address()
  const host = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
  const folder = mkdtempSync(join(tmpdir(), 'remote-'))
  writeFileSync(join(folder, 'pic.png'), 'another')
  const text = `一\n\n![街](${host}/a/pic.png "街口｜某人")\n\n![门](${host}/b/view?id=1)\n\n![无](${host}/gone.png)\n\n![假](${host}/false.jpg)\n`
  const result = await takePictures(text, (url) => takePicture(url, folder))
  server.close()
  expect(result.taken).toBe(2)
  expect(result.text).toContain(`![街](./pic-2.png "街口｜某人（${host}/a/pic.png）")`)
  const view = /!\[门\]\(\.\/(view-[0-9a-f]{8}\.png) "｜(.*)"\)/u.exec(result.text)
  expect(view?.[2]).toBe(`${host}/b/view?id=1`)
  expect(readFileSync(join(folder, view?.[1] ?? '')).equals(second)).toBe(true)
  expect(readFileSync(join(folder, 'pic.png'), 'utf8')).toBe('another')
  expect(result.failed.map(({ line, problem }) => [line, problem])).toEqual([
    [7, '对方回答 404'],
    [9, expect.stringContaining('不是图片')],
  ])
  expect(result.text).toContain(`![无](${host}/gone.png)`)
  expect(readdirSync(folder)).toHaveLength(3)
  rmSync(folder, { recursive: true })
})

test('links to pictures become pictures where that is asked for', async () => {
  const text =
    '见[图片](https://a.example/一.jpg?w=600)、[街](https://a.example/b.PNG)、[文](https://a.example/c.html)。'
  const take = (url: string) => Promise.resolve(url.includes('b.') ? 'b.png' : 'a.jpg')
  expect((await takePictures(text, take)).text).toBe(text)
  expect((await takePictures(text, take, { links: true })).text).toBe(
    '见![](./a.jpg "｜https://a.example/一.jpg?w=600")、![街](./b.png "｜https://a.example/b.PNG")、[文](https://a.example/c.html)。',
  )
})
