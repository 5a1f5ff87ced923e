import { contentFolder } from '../config/site.ts'
import { markdownFingerprint } from '../rendering/markdown/fingerprint.ts'

/** Where Astro keeps the synced content between builds: a folder for each content and each way to render it. */
export const storeFolder = `./.cache/astro/${contentFolder.replace(/[^\w-]+/gu, '_')}-${markdownFingerprint()}`
