/**
 * `npm run tools`: the packages that only tests, checks and benchmarks need, where `npm ci` left them out (`.npmrc`).
 * Every script that needs one of them comes here first.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'

const { devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  devDependencies: Record<string, string>
}
if (Object.keys(devDependencies).some((name) => !existsSync(`node_modules/${name}/package.json`))) {
  console.error('正在安装测试和检查用的包……')
  // as the lockfile has them; nothing is written but node_modules
  const { status } = spawnSync('npm', ['install', '--include=dev', '--no-save', '--no-audit', '--no-fund'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  })
  if (status !== 0) {
    console.error('没有装成。连上网络，再运行一次；或先运行 npm ci --include=dev。')
    process.exit(1)
  }
}
