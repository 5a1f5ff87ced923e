/** What a full test needs of the machine, and what happens where it is missing. */
import { spawnSync } from 'node:child_process'

/** Whether a program is on the PATH. */
export function has(program: string): boolean {
  return spawnSync('sh', ['-c', `command -v "$1"`, 'sh', program], { stdio: 'ignore' }).status === 0
}

/**
 * For `describe.skipIf` and `test.skip`: whether tests must be left out because a program is missing. Says so in one line;
 * under `CI=true` nothing may be left out.
 *
 * @param program what is run, e.g. `nginx`
 * @param what what is not tried without it, in a few words
 * @returns true where it is missing
 * @throws {Error} where it is missing and `CI` is set
 */
export function missing(program: string, what: string): boolean {
  if (has(program)) return false
  const line = `${program} is not on this machine: ${what} not tried`
  if (process.env['CI']) throw new Error(line)
  console.log(line)
  return true
}
