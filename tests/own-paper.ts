import { existsSync } from 'node:fs'

/**
 * Whether `content/` holds the paper that this repository came with. A fork with content of its own deletes
 * `tests/content`; tests that name articles, tags and figures of that paper are skipped then.
 */
export const isOwnPaper = existsSync(new URL('content', import.meta.url))
