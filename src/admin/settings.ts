/** Where the editing pages keep what is written: from the environment; errors are in Chinese. */
import { isAbsolute, relative, sep } from 'node:path'
import type { Backend } from '@sveltia/cms'
import { contentFolder, SettingsError } from '../config/site.ts'

export interface AdminSettings {
  backend: Backend
  /** the content's folder in the repository */
  folder: string
  /** whether a change waits until another has looked at it */
  reviewed: boolean
}

const HOSTS = ['github', 'gitlab', 'gitea'] as const
type Host = (typeof HOSTS)[number]
/** Where a host's API begins below its own address; GitHub's has a host of its own. */
const VERSIONS = { github: undefined, gitlab: '/api/v4', gitea: '/api/v1' } as const
const isHost = (name: string): name is Host => HOSTS.some((host) => host === name)

/**
 * @param env `SITE_ADMIN_REPO` (`owner/name`; without it only a folder on the editor's machine can be opened),
 *   `SITE_ADMIN_HOST` (`github` where it is not set), `SITE_ADMIN_BRANCH`, `SITE_ADMIN_API` (of a host of one's own),
 *   `SITE_ADMIN_AUTH` (where editors sign in), `SITE_ADMIN_APP` (the application there; GitHub needs none). Without
 *   them editors sign in by a token
 * @param content the content's folder
 * @throws {SettingsError} where one of them is wrong
 */
export function adminSettings(
  env: Readonly<Record<string, string | undefined>> = process.env,
  content = contentFolder,
): AdminSettings {
  const { SITE_ADMIN_REPO: repo, SITE_ADMIN_HOST: host = 'github' } = env
  if (!isHost(host))
    throw new SettingsError(
      `环境变量 SITE_ADMIN_HOST 是 ${JSON.stringify(host)}，只能是 ${HOSTS.join('、')}。`,
    )
  if (repo && !/^[^/\s]+(?:\/[^/\s]+)+$/u.test(repo))
    throw new SettingsError(`环境变量 SITE_ADMIN_REPO 是 ${JSON.stringify(repo)}，请写成 所有者/仓库。`)
  const address = (name: string) => {
    const value = env[name]
    if (value && !/^https:\/\/[^/]/u.test(value))
      throw new SettingsError(
        `环境变量 ${name} 是 ${JSON.stringify(value)}，请写完整网址，以 https:// 开头。`,
      )
    return value
  }
  const [own, auth] = [address('SITE_ADMIN_API'), address('SITE_ADMIN_AUTH')]
  const app = env['SITE_ADMIN_APP'] || undefined
  // GitHub's sign-in needs a service of one's own; the others know their editors by an application
  const entrance = host === 'github' ? auth : app
  if (host !== 'github' && auth && !app)
    throw new SettingsError(
      `环境变量 SITE_ADMIN_APP 没有设。在 ${host} 登录要有应用的编号；不设 SITE_ADMIN_AUTH，就用访问令牌登录。`,
    )
  const version = VERSIONS[host]
  // of a host of one's own one address tells the other
  const api = own ?? (auth && version ? `${auth.replace(/\/$/u, '')}${version}` : undefined)
  const base = auth ?? (own && version ? own.replace(/\/api\/v\d+\/?$/u, '') : undefined)
  const backend = {
    name: host,
    repo: repo || 'local/folder',
    ...(env['SITE_ADMIN_BRANCH'] && { branch: env['SITE_ADMIN_BRANCH'] }),
    ...(api && { api_root: api }),
    ...(base && { base_url: base }),
    ...(entrance === undefined && { auth_methods: ['token' as const] }),
    ...(app && { app_id: app, ...(host === 'gitlab' && { auth_type: 'pkce' as const }) }),
  }
  return {
    backend: backend as Backend,
    folder: inRepository(content),
    // Sveltia has no review with Gitea
    reviewed: Boolean(repo) && host !== 'gitea',
  }
}

/** A folder's path from the repository's root, as Git writes it. */
function inRepository(folder: string): string {
  const path = relative('', folder).replaceAll(sep, '/')
  if (path === '' || path.startsWith('..') || isAbsolute(path))
    throw new SettingsError(
      `环境变量 SITE_CONTENT 是 ${JSON.stringify(folder)}，不在这个仓库里，编辑后台写不到。请把内容放进仓库，或去掉 SITE_ADMIN。`,
    )
  return path
}
