import { execFile } from 'node:child_process'
import { constants, setPriority } from 'node:os'
import type { Diagnostic } from '../content/schemas/diagnostics.ts'

/**
 * Inspects the content folder in a process of its own, beside whatever else is done.
 *
 * @param memory a file by which only what changed since is looked at closely
 * @param aside whether what is done beside it goes first, where there is not enough of the machine for both
 * @returns the diagnostics
 * @throws {Error} where it could not be inspected
 */
export function startInspection(memory: string, { aside = false } = {}): Promise<readonly Diagnostic[]> {
  return new Promise((done, failed) => {
    const { pid } = execFile(
      process.execPath,
      ['src/build/inspect-content.ts', memory],
      { maxBuffer: 1 << 28 },
      (error, stdout, stderr) => {
        if (error) failed(new Error(`内容没有检查成：\n${stderr || error.message}`))
        else done(JSON.parse(stdout) as Diagnostic[])
      },
    )
    if (aside && pid !== undefined) setPriority(pid, constants.priority.PRIORITY_LOW)
  })
}
