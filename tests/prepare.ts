/**
 * `node tests/prepare.ts [--full]`: gets what the tests need and the machine lacks: a browser and fonts for Chinese;
 * with `--full` the servers, engines and programs of the full run too (as root on Debian; elsewhere the tests that
 * need them say that they are left out).
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'
import { systemChromium } from './browser/chromium.ts'
import { has } from './full/needs.ts'

const run = (command: string, words: readonly string[]) => execFileSync(command, words, { stdio: 'inherit' })

const full = process.argv.includes('--full')
/** Programs of the full run, with the Debian package that brings each. */
const PROGRAMS: Readonly<Record<string, string>> = {
  chromium: 'chromium',
  nginx: 'nginx-light',
  caddy: 'caddy',
  'firefox-esr': 'firefox-esr',
  WebKitWebDriver: 'webkit2gtk-driver',
  Xvfb: 'xvfb',
  java: 'default-jre-headless',
}
/** nginx's Brotli module. */
const BROTLI = '/usr/lib/nginx/modules/ngx_http_brotli_static_module.so'

const browser = systemChromium() !== undefined || existsSync(chromium.executablePath())
const fonts =
  process.platform === 'darwin' ||
  spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' }).stdout?.trim().length > 0
const lacking = [
  ...(browser ? [] : ['chromium-headless-shell']),
  ...(fonts ? [] : ['fonts-noto-cjk']),
  ...(full && has('apt-get') && !existsSync(BROTLI) ? ['libnginx-mod-http-brotli-static'] : []),
  ...(full ? Object.entries(PROGRAMS).flatMap(([program, debian]) => (has(program) ? [] : [debian])) : []),
]

if (lacking.length > 0) {
  const root = process.getuid?.() === 0
  if (root && has('apt-get')) {
    // a server's package starts it where the machine has an init system; the tests start their own
    process.env['RUNLEVEL'] = '1'
    process.env['DEBIAN_FRONTEND'] = 'noninteractive'
    run('apt-get', ['update', '-qq'])
    const packages = lacking.map((name) => (isPackage(name) ? name : name.replace(/-headless-shell$/u, '')))
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages])
  } else {
    if (!browser)
      run('npx', [
        'playwright',
        'install',
        ...(has('sudo') && process.env['CI'] ? ['--with-deps'] : []),
        'chromium',
      ])
    if (!fonts) console.log('这台机器没有中文字体：浏览器测试照常进行，截图里的字会是方框。')
  }
}

/** Whether this Debian has a package: older ones have Chromium in one. */
function isPackage(name: string): boolean {
  return spawnSync('apt-cache', ['show', name], { stdio: 'ignore' }).status === 0
}
