import { execFile } from 'node:child_process'
import type { Diagnostic } from '../content/schemas/diagnostics.ts'

/**
 * Inspects the content folder in a process of its own, beside whatever else is done.
 *
 * @param memory a file by which only what changed since is looked at closely
 * @returns the diagnostics
 * @throws {Error} where it could not be inspected
 */
export function startInspection(memory: string): Promise<readonly Diagnostic[]> {
  return new Promise((done, failed) => {
    execFile(
      process.execPath,
      ['src/build/inspect-content.ts', memory],
      { maxBuffer: 1 << 28 },
      (error, stdout, stderr) => {
        if (error) failed(new Error(`内容没有检查成：${/^\w*Error.*$/mu.exec(stderr)?.[0] ?? error.message}`))
        else done(JSON.parse(stdout) as Diagnostic[])
      },
    )
  })
}
