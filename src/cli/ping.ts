/** `npm run ping [-- --dir dist --state file]`: tells search engines and feed hubs what a deploy brought. */
import './settings-error.ts'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { announce, changedPages, pagesOf, type Announced } from '../outputs/seo/announce.ts'
import { site } from '../config/site.ts'
import { readCommandLine } from './command-line.ts'

const { values } = readCommandLine(
  {
    options: {
      dir: { type: 'string', default: 'dist' },
      state: { type: 'string', default: '.cache/announced.json' },
      'dry-run': { type: 'boolean', default: false },
    },
  },
  `用法：npm run ping [-- --dir 目录 --state 文件 --dry-run]

上线以后运行：把新的、改过的、撤下的网址告诉搜索引擎和订阅源的中枢，只告诉设好了的那些。
告诉不了的说一声，下次再告诉；不算失败。

  --dir 目录     已经上线的网站，默认 dist
  --state 文件   记住上次告诉了什么，默认 .cache/announced.json
  --dry-run      只列出要告诉的网址
  --help         显示这些话

IndexNow：src/config/site.ts 里的 indexNowKey；WebSub：hub；百度：环境变量 BAIDU_TOKEN。
退出码：0 好了，告诉不了的也在内；1 没有做好的网站；2 命令写得不对。
`,
)

let after: Announced
try {
  after = pagesOf(values.dir)
} catch {
  console.error(`✗ ${values.dir} 里没有网站地图。请先运行 npm run build。`)
  process.exit(1)
}
const before = existsSync(values.state) ? (JSON.parse(readFileSync(values.state, 'utf8')) as Announced) : {}
const urls = changedPages(before, after)
if (urls.length === 0) console.log('没有新的网址。')
else if (values['dry-run']) console.log(urls.join('\n'))
else {
  const keys = {
    indexNow: site.indexNowKey,
    hub: site.hub,
    baidu: process.env.BAIDU_TOKEN || undefined,
  }
  const reports = await announce(urls, keys)
  if (reports.length === 0)
    console.log('没有设 indexNowKey、hub 或 BAIDU_TOKEN，谁也没有告诉。用 --help 看怎样设。')
  for (const { failed, line } of reports)
    (failed ? console.warn : console.log)(`${failed ? '⚠ ' : ''}${line}`)
  if (reports.length > 0 && reports.every(({ failed }) => !failed)) {
    mkdirSync(dirname(values.state), { recursive: true })
    writeFileSync(values.state, JSON.stringify(after))
  }
}
