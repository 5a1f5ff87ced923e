import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'

/**
 * A digest of the Markdown plugins and of the installed packages. Astro keeps rendered Markdown from
 * build to build and sees a change of the text only, so that its cache belongs to one such digest.
 */
export function markdownFingerprint(): string {
  const folder = new URL('./', import.meta.url)
  const hash = createHash('sha256').update(readFileSync(new URL('../../../package-lock.json', folder)))
  for (const name of readdirSync(folder).sort()) hash.update(name).update(readFileSync(new URL(name, folder)))
  return hash.digest('hex').slice(0, 12)
}
