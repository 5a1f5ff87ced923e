/** Findings as an editor, a code host or an annotated pull request reads them. */
import { pathToFileURL } from 'node:url'
import { RULES, type Finding } from './lint.ts'

/** `text` for the terminal, SARIF 2.1.0 for code hosts, `github` for annotations on a pull request. */
export const FORMATS = ['text', 'sarif', 'github'] as const
/** Formats of `npm run lint:content`. */
export type Format = (typeof FORMATS)[number]

/**
 * @param findings by file and line
 * @param format how they are to be read
 * @returns the text to print, ending in a line feed
 */
export function formatFindings(findings: readonly Finding[], format: Format): string {
  if (format === 'sarif') return sarif(findings)
  if (format === 'github') return findings.map(annotation).join('')
  if (findings.length === 0) return '内容没有要改的地方。\n'
  const stops = findings.filter(({ rule }) => rule === 'content').length
  const fixable = findings.filter(({ fix }) => fix).length
  const counts = [
    `共 ${findings.length} 处`,
    ...(stops > 0 ? [`其中 ${stops} 处（✗）不改不能发布`] : []),
    ...(fixable > 0 ? [`${fixable} 处可以用 npm run lint:content -- --fix 改好`] : []),
  ]
  return `${findings.map(line).join('')}${counts.join('，')}。\n`
}

function line(finding: Finding): string {
  return `${finding.rule === 'content' ? '✗' : '·'} ${sentence(finding, true)}\n`
}

function sentence({ file, line, field, value, message, rule }: Finding, placed: boolean): string {
  const place = placed ? (line === undefined ? file : `${file} 第 ${line} 行`) : ''
  const what = field === undefined ? '' : `${placed ? '，' : ''}字段 ${field}`
  const met = value === undefined ? '' : `${placed || what !== '' ? '，' : ''}现在是 ${value}`
  const head = `${place}${what}${met}`
  const sentence = /[。！？]$/u.test(message) ? message : `${message}。`
  return `${head}${head === '' ? '' : '：'}${sentence}${rule === 'content' ? '' : `（${RULES[rule]}）`}`
}

/** https://docs.github.com/actions/reference/workflow-commands-for-github-actions */
function annotation(finding: Finding): string {
  const escaped = (text: string) =>
    text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
  const property = (text: string) => escaped(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
  const level = finding.rule === 'content' ? 'error' : 'warning'
  return `::${level} file=${property(finding.file)},line=${finding.line ?? 1},title=${property(RULES[finding.rule])}::${escaped(sentence(finding, false))}\n`
}

/** SARIF 2.1.0, https://docs.oasis-open.org/sarif/sarif/v2.1.0/ */
function sarif(findings: readonly Finding[]): string {
  const rules = Object.entries(RULES).map(([id, name]) => ({ id, shortDescription: { text: name } }))
  const results = findings.map((finding) => ({
    ruleId: finding.rule,
    ruleIndex: rules.findIndex(({ id }) => id === finding.rule),
    level: finding.rule === 'content' ? 'error' : 'warning',
    message: { text: sentence(finding, false) },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: relativeUri(finding.file), uriBaseId: 'SRCROOT' },
          region: { startLine: finding.line ?? 1 },
        },
      },
    ],
  }))
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'lint-content', rules } },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { SRCROOT: { uri: `${pathToFileURL(process.cwd()).href}/` } },
        results,
      },
    ],
  }
  return `${JSON.stringify(log, null, 2)}\n`
}

function relativeUri(file: string): string {
  return file.split(/[/\\]/u).map(encodeURIComponent).join('/')
}
