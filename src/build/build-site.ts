/** `npm run build`: Astro makes the site in a scratch folder; only a whole and checked one takes the last one's place. */
import { mkdirSync, rmSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { build } from 'astro'
import { reportProgress } from '../config/progress.ts'
import { cacheFolder, codeFingerprint, emptyCaches } from './cache.ts'
import { BuildError } from './build-errors.ts'
import { inspectForBuild } from './paper.ts'
import { acquireLock, scratchOf, recover, swapIn, whyNotInto } from './swap-in.ts'
import { endThreads } from './threads.ts'

/** What may be asked of a build. */
export interface BuildOptions {
  /** where the site goes; nothing else may be there */
  outDir: string
  /** nothing that earlier builds kept is used */
  fresh?: boolean
}

/**
 * @returns the site's folder
 * @throws {BuildError} in Chinese, where it may not go there or a check of what was built fails
 * @throws {ContentError} in Chinese, where the content has errors
 * @throws what Astro or the disk refuse; the last good site is as it was in all cases
 */
export async function buildSite({ outDir, fresh = false }: BuildOptions): Promise<string> {
  const target = resolve(outDir)
  const refusal = whyNotInto(target, outDir)
  if (refusal) throw new BuildError(refusal)
  const lock = await acquireLock(target)
  if (!lock) throw new BuildError(`另一次构建正在写 ${outDir}，没有动。等它做完，再运行一次。`)
  const scratch = scratchOf(target)
  const removeScratch = () => rmSync(scratch, { recursive: true, force: true, maxRetries: 5 })
  process.once('exit', removeScratch)
  try {
    recover(target)
    if (fresh) await emptyUnused()
    // its name is the target's, by which the servers' configurations are named
    const site = join(scratch, basename(target))
    mkdirSync(site, { recursive: true })
    // before Astro speaks of it in its own words
    reportProgress({ kind: 'stage', stage: 'content' })
    inspectForBuild(codeFingerprint())
    // what it throws is told in Chinese by whoever called; its own words would come first
    await build({ outDir: site, logLevel: 'silent' })
    // something may have been put there meanwhile
    const late = whyNotInto(target, outDir)
    if (late) throw new BuildError(late)
    reportProgress({ kind: 'stage', stage: 'swap' })
    swapIn(site, target)()
    return target
  } catch (error) {
    await endThreads()
    throw error
  } finally {
    removeScratch()
    process.off('exit', removeScratch)
    lock.release()
  }
}

/** Empties the caches, unless another build is at them: then this one has a new one of its own. */
async function emptyUnused(): Promise<void> {
  const lock = await acquireLock(resolve(cacheFolder))
  if (!lock) return
  emptyCaches()
  lock.release()
}
