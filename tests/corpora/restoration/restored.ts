/** The restorer as `import` calls it where the editor has set nothing. */
import { restore, type Restoration, type RestoreOptions } from '../../../src/restoration/restore.ts'

export const OPTIONS: RestoreOptions = {
  punctuation: 'auto',
  accept: new Map(),
  publishers: [],
  thisYear: 2026,
}

/**
 * @param text a damaged or clean text
 * @param options what differs from `OPTIONS`
 * @throws {Error} where the text is refused, with why
 */
export function restored(text: string, options: Partial<RestoreOptions> = {}): Restoration {
  const result = restore(text, { ...OPTIONS, ...options })
  if ('refusals' in result) throw new Error(JSON.stringify(result.refusals))
  return result
}
