/** Gets what the tests need and the machine lacks: a browser, and fonts for Chinese. */
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'
import { systemChromium } from './browser/chromium.ts'

const run = (command: string, words: readonly string[]) => execFileSync(command, words, { stdio: 'inherit' })
const has = (command: string) => spawnSync(command, ['--version'], { stdio: 'ignore' }).status === 0

const browser = systemChromium() !== undefined || existsSync(chromium.executablePath())
const fonts =
  process.platform === 'darwin' ||
  spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' }).stdout?.trim().length > 0

if (!browser || !fonts) {
  const root = process.getuid?.() === 0
  if (root && has('apt-get')) {
    run('apt-get', ['update', '-qq'])
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'])
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
