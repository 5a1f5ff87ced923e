/** `/admin/`, the editing pages, only where `SITE_ADMIN=1` asks for them: built by Vite apart from the paper. */
import { appendFileSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import type { CmsConfig } from '@sveltia/cms'
import { policyOf } from '../content/policy.ts'
import { packageFolder } from '../config/packages.ts'
import { contentFolder, SettingsError, site } from '../config/site.ts'
import { adminConfig } from './config.ts'
import { adminSettings } from './settings.ts'

/** The folder of the editing pages, from the site's. */
export const ADMIN = 'admin/'

/** Whether the editing pages are to be built. */
export const withAdmin = process.env['SITE_ADMIN'] === '1'

/**
 * Looks for what the editing pages are built with, before a build begins.
 *
 * @throws {SettingsError} where it is not installed, or a setting is wrong
 */
export function checkAdmin(): void {
  adminSettings()
  if (['@sveltia/cms', 'vite'].some((name) => packageFolder(name) === undefined))
    throw new SettingsError('编辑后台（SITE_ADMIN=1）要用的包还没有装。请先运行 npm run tools，再构建。')
}

/**
 * Builds the editing pages into a built site.
 *
 * @param folder the site
 */
export async function buildAdmin(folder: string): Promise<void> {
  const { build } = await import('vite')
  const config = adminConfig(policyOf(contentFolder), adminSettings())
  const outDir = resolve(folder, ADMIN)
  await build({
    root: 'src/admin',
    base: `${site.base}${ADMIN}`,
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    build: {
      outDir,
      emptyOutDir: true,
      target: 'esnext',
      chunkSizeWarningLimit: 4000,
      license: { fileName: 'packages.md' },
    },
    plugins: [
      {
        name: 'policy',
        transformIndexHtml: () => [
          {
            tag: 'meta',
            attrs: { 'http-equiv': 'Content-Security-Policy', content: adminPolicy(config) },
            injectTo: 'head-prepend',
          },
        ],
      },
    ],
  })
  writeFileSync(join(outDir, 'config.json'), `${JSON.stringify(config)}\n`)
  moveNotices(join(outDir, 'packages.md'), join(folder, 'licences.txt'))
}

/** Puts the notices of the packages in the editing pages, as Vite lists them, and of Sveltia's fonts after the paper's. */
function moveNotices(packages: string, notices: string): void {
  const sveltia = packageFolder('@sveltia/cms') ?? ''
  const fonts = readdirSync(sveltia, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.LICENSE.txt'))
    .sort()
    .map(
      (name) => `${basename(name, '.LICENSE.txt')}, a font\n\n${readFileSync(join(sveltia, name), 'utf8')}`,
    )
  const parts = [`The editing pages\n\n${readFileSync(packages, 'utf8')}`, ...fonts]
  appendFileSync(notices, parts.map((part) => `\n${'-'.repeat(72)}\n\n${part.trim()}\n`).join(''))
  rmSync(packages)
}

/** Where each host answers, and where it keeps its users' pictures. */
const HOSTS = {
  github: ['https://api.github.com', 'https://avatars.githubusercontent.com'],
  gitlab: ['https://gitlab.com', 'https://gitlab.com'],
  gitea: ['https://gitea.com', 'https://gitea.com'],
} as const

/**
 * The Content Security Policy of the editing pages, which the page itself carries: nothing but what the site ships and
 * the host of the content. Sveltia writes styles into its elements, and previews in a frame with a base address.
 */
export function adminPolicy({ backend }: CmsConfig): string {
  const [api, pictures] = backend.name === 'test-repo' ? ['', ''] : HOSTS[backend.name]
  const own = 'api_root' in backend && backend.api_root ? new URL(backend.api_root).origin : api
  // where an application's code is changed into a token
  const entrance = 'app_id' in backend && backend.base_url ? new URL(backend.base_url).origin : own
  return [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self' 'unsafe-inline' blob:",
    `img-src 'self' data: blob: ${own === api ? pictures : own}`,
    "media-src 'self' blob:",
    "font-src 'self' data:",
    `connect-src 'self' data: blob: ${[...new Set([own, entrance])].join(' ')}`,
    "worker-src 'self' blob:",
    "frame-src 'self' blob:",
    "manifest-src 'self'",
    "base-uri 'self'",
    "form-action 'none'",
  ].join('; ')
}
