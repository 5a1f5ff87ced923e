/** `npm run --silent licences [-- --dev]`: every package that the site is built with, and its licence. */
import './settings-error.ts'
import { readFileSync } from 'node:fs'
import { readCommandLine } from './command-line.ts'

/** A package of the lockfile. */
interface Locked {
  version?: string
  license?: string
  dev?: boolean
}

/**
 * Licences that ask nothing of a site that is built with them, or only that a library's own changes be shown. `BSD`
 * alone is how `duck`, of `mammoth`, names the two clauses of its file.
 */
const PERMITTED =
  /^(?:\(?(?:0BSD|Apache-2\.0|BSD(?:-[23]-Clause)?|BlueOak-1\.0\.0|CC0-1\.0|ISC|LGPL-3\.0-or-later|MIT|MPL-2\.0|OFL-1\.1|Python-2\.0)\)?(?: (?:AND|OR) |$))+/u

const { values } = readCommandLine(
  { options: { dev: { type: 'boolean', default: false } } },
  `用法：npm run --silent licences [-- --dev]

列出构建网站用到的包：许可证、包、版本，按许可证排。

  --dev    连同测试和检查用的
  --help   显示这些话

退出码：1 有没写许可证的，或许可证不在允许之列的；2 命令写得不对。
`,
)
const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  packages: Record<string, Locked>
}
const rows = Object.entries(packages)
  .filter(([path, { dev }]) => path !== '' && (values.dev || !dev))
  .map(([path, { version = '', license }]) => {
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
    return { name, version, licence: license ?? licenceOf(path) ?? '（没有写）' }
  })
  .toSorted((a, b) => (`${a.licence} ${a.name}` < `${b.licence} ${b.name}` ? -1 : 1))
for (const { licence, name, version } of rows) console.log(`${licence}\t${name}\t${version}`)
const wrong = rows.filter(({ licence }) => !PERMITTED.test(licence))
for (const { licence, name } of wrong) console.error(`✗ ${name}：许可证 ${licence} 不在允许之列。`)
if (wrong.length > 0) process.exit(1)

/** What an installed package of the old kind says of its licence. */
function licenceOf(path: string): string | undefined {
  try {
    const { license, licenses } = JSON.parse(readFileSync(`${path}/package.json`, 'utf8')) as {
      license?: string
      licenses?: readonly { type?: string }[]
    }
    return license ?? licenses?.[0]?.type
  } catch {
    return undefined
  }
}
