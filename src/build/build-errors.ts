/** Why a build failed, in an editor's words. */

/** A build that may not go on, told in Chinese. */
export class BuildError extends Error {
  override name = 'BuildError'
}

const WORDS: Readonly<Record<string, string>> = {
  ENOSPC: '磁盘满了。请腾出一些空间，再运行一次',
  EDQUOT: '磁盘的配额用完了。请腾出一些空间，再运行一次',
  EFBIG: '文件超过了这个进程可以写的大小（ulimit -f）。请放宽限制，再运行一次',
  EROFS: '磁盘是只读的，写不进去。请换一个可以写的目录',
  EACCES: '没有权限写这个目录。请查看它属于谁，或换一个目录',
  EPERM: '没有权限写这个目录。请查看它属于谁，或换一个目录',
  EIO: '磁盘写不进去：满了，或者坏了。请查看剩余的空间，再运行一次',
  EMFILE: '同时打开的文件太多。请放宽限制（ulimit -n），再运行一次',
}

/** How programs that are not Node's say it: the words of the system, and its numbers on Linux and macOS. */
const NATIVE: readonly (readonly [RegExp, string])[] = [
  [/No space left on device|os error 28\b/u, 'ENOSPC'],
  [/File too large|os error 27\b/u, 'EFBIG'],
  [/Read-only file system|os error 30\b/u, 'EROFS'],
]

/**
 * @param error what a build met, from Node, Astro or a process of its own
 * @returns one sentence in Chinese with the fix, without the closing mark; nothing where it was not the disk
 */
export function explainDiskError(error: unknown): string | undefined {
  const message =
    error instanceof Error ? `${error.message}\n${error.stack ?? ''}\n${String(error.cause)}` : ''
  const code =
    /\b(ENOSPC|EDQUOT|EFBIG|EROFS|EACCES|EPERM|EIO|EMFILE)\b/u.exec(message)?.[1] ??
    NATIVE.find(([words]) => words.test(message))?.[1]
  return code === undefined ? undefined : WORDS[code]
}

/** How Node, Vite and Rolldown name a package that is not installed. */
const MISSING =
  /(?:Cannot find (?:package|module)|failed to resolve import|Could not resolve|Failed to resolve) ["'](?!\.|\/)((?:@[^"'/]+\/)?[^"'/]+)/iu

/**
 * @param error what ended a build
 * @returns what the editor is told: one sentence with its mend where the cause is known, else all that is known
 */
export function explainBuildError(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (error.name === 'ContentError' || error.name === 'BuildError') return error.message
  const missing = MISSING.exec(error.message)?.[1]
  if (missing !== undefined)
    return `没有做成，原来的网站没有动：少装了 ${missing}。请运行 npm ci，再构建一次。`
  const disk = explainDiskError(error)
  if (disk !== undefined) {
    const { path } = error as NodeJS.ErrnoException
    return `没有做成，原来的网站没有动：${disk}${path === undefined ? '' : `（${path}）`}。`
  }
  return `没有做成，原来的网站没有动。这是程序没有料到的错：\n${error.stack ?? error.message}`
}
