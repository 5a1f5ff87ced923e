/** What a disk refused, in an editor's words. */

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
