/** `npm run pictures [-- files]`: takes pictures of other sites into the folders of the articles that show them. */
import './settings-error.ts'
import { readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { articlePaths } from '../content/article-paths.ts'
import { takePicture, takePictures } from '../content/remote-pictures.ts'
import { contentFolder } from '../config/site.ts'
import { readCommandLine } from './command-line.ts'

const { positionals, values } = readCommandLine(
  { options: { links: { type: 'boolean', default: false } }, allowPositionals: true },
  `用法：npm run pictures [-- --links 文章…]

把文章里别处的图片（![…](https://…)）取到文章旁边，原来的网址留在署名里。不写文章，就看全部。
取之前请先得到图片作者的许可。

  --links  指向图片的链接也取来，变成图片：搬来的旧文章里，别处的图片写成了链接
  --help   显示这些话

退出码：0 都取来了，或没有要取的；1 有取不来的，原样留着；2 命令写得不对。
`,
)

let taken = 0
let failed = 0
for (const file of positionals.length > 0 ? positionals : articlePaths(contentFolder)) {
  const before = readFileSync(file, 'utf8')
  const result = await takePictures(before, (url) => takePicture(url, dirname(file)), values)
  if (result.text !== before) writeFileSync(file, result.text)
  taken += result.taken
  failed += result.failed.length
  for (const { url, line, problem } of result.failed)
    console.log(`✗ ${file} 第 ${line} 行：${url}：${problem}`)
}
console.log(`取来 ${taken} 张图片${failed === 0 ? '' : `，${failed} 张没有取来`}。`)
if (failed > 0) process.exitCode = 1
