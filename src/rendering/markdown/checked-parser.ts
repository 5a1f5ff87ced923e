import type { Processor } from 'unified'
import { ExcessError, findExcess } from './limits.ts'

/**
 * remark plugin, before all others: a body is held against the limits before it is parsed, whoever parses it, be it a
 * build, the preview or an import.
 *
 * @throws {ExcessError} when such a body is parsed
 */
export function remarkCheckedParser(this: Processor): void {
  const { parser } = this
  if (!parser) return
  this.parser = (document, file) => {
    const excess = findExcess(document)
    if (excess) throw new ExcessError(excess)
    return parser(document, file)
  }
}
