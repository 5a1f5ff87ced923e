/**
 * `node tests/bench/reader/run.ts [--runs 5] [--only-switch]`: what a page costs a reader, beside Hexo's NexT and Butterfly with the same
 * articles and beside a bare page; and the script switch beside a plain link. Prints tables and writes
 * `build/bench/reader.json`.
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium } from '@playwright/test'
import { systemChromium } from '../../browser/chromium.ts'
import { serve } from '../search/server.ts'
import { clickToPaint, load, type Load } from './measure.ts'
import { bareSite, hexoSites } from './peers.ts'

const { values } = parseArgs({
  options: {
    dir: { type: 'string', default: 'dist' },
    runs: { type: 'string', default: '5' },
    'only-switch': { type: 'boolean', default: false },
  },
})
const runs = Number(values.runs)
const site = resolve(values.dir)
if (!existsSync(join(site, 'feed.json')))
  throw new Error(`no built site in ${site}: npm run build comes first`)
const work = resolve('build/bench/reader')
mkdirSync(work, { recursive: true })

const hexo = hexoSites('content', join(work, 'hexo'))
const sites = {
  ours: site,
  next: hexo.next,
  butterfly: hexo.butterfly,
  bare: bareSite(site, join(work, 'bare')),
}
const hosts = Object.fromEntries(
  await Promise.all(
    Object.entries(sites).map(async ([name, folder]) => [name, await serve([['/', folder]])] as const),
  ),
)
const executablePath = systemChromium()
const browser = await chromium.launch({
  ...(executablePath && { executablePath }),
  args: [
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--disable-background-networking',
    '--disable-component-update',
    '--no-first-run',
  ],
})

const ARTICLE = 'articles/old-town-72-projects/'
const PAGES = [
  ['ours', 'article', ARTICLE],
  ['ours', 'front', ''],
  ['ours', 'search', 'search/'],
  ['next', 'article', ARTICLE],
  ['next', 'front', ''],
  ['butterfly', 'article', ARTICLE],
  ['butterfly', 'front', ''],
  ['bare', 'article', ARTICLE],
  ['bare', 'front', ''],
] as const

const median = (numbers: readonly number[]) =>
  numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN

const loads: Record<string, Record<string, string | number>> = {}
for (const [name, kind, place] of values['only-switch'] ? [] : PAGES) {
  const all: Load[] = []
  for (let run = 0; run < runs; run += 1) all.push(await load(browser, `${hosts[name]?.origin}/${place}`))
  const of = (figure: keyof Load) => median(all.map((one) => one[figure]))
  loads[`${name} ${kind}`] = {
    'KB, headers too': (of('bytes') / 1024).toFixed(1),
    requests: of('requests'),
    'to third parties': of('thirdParty'),
    'LCP ms': Math.round(of('lcp')),
    CLS: of('shift').toFixed(3),
    'TBT ms': Math.round(of('blocked')),
  }
}

const switches: Record<string, Record<string, string | number>> = {}
for (const network of [false, true]) {
  const [ours, bare]: [number[], number[]] = [[], []]
  for (let run = 0; run < runs * 2 + 1; run += 1) {
    ours.push(
      await clickToPaint(
        browser,
        `${hosts['ours']?.origin}/${ARTICLE}`,
        '.switch a[hreflang="zh-Hant-TW"]',
        network,
      ),
    )
    bare.push(await clickToPaint(browser, `${hosts['bare']?.origin}/${ARTICLE}`, 'a.twin', network))
  }
  switches[network ? 'processor ÷ 4, slow 4G' : 'processor ÷ 4'] = {
    'our switch ms': Math.round(median(ours)),
    'bare link ms': Math.round(median(bare)),
    ratio: (median(ours) / median(bare)).toFixed(2),
  }
}
await browser.close()
for (const host of Object.values(hosts)) host.close()

if (!values['only-switch']) console.table(loads)
console.table(switches)
writeFileSync(
  join('build/bench', 'reader.json'),
  `${JSON.stringify({ date: new Date().toISOString(), runs, loads, switches }, null, 2)}\n`,
)
