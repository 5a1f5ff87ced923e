/** Runs programs and watches what they take. */
import { spawn } from 'node:child_process'
import { readFileSync, readdirSync } from 'node:fs'

/** What a program took. */
export interface Taken {
  seconds: number
  /** the most memory that any one of its processes held, in megabytes; 0 where the system does not tell */
  megabytes: number
}

/**
 * Runs a program to its end.
 *
 * @param words the program and its arguments
 * @param env what its environment has besides this one's
 * @throws {Error} where it fails, with what it printed
 */
export function run(words: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Taken> {
  const [program = '', ...rest] = words
  const start = performance.now()
  return new Promise((done, failed) => {
    const child = spawn(program, rest, {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const output: Buffer[] = []
    child.stdout.on('data', (part: Buffer) => output.push(part))
    child.stderr.on('data', (part: Buffer) => output.push(part))
    let megabytes = 0
    const watch = setInterval(() => {
      if (child.pid !== undefined) megabytes = Math.max(megabytes, ...familyOf(child.pid).map(peakOf))
    }, 100)
    child.on('error', failed)
    child.on('close', (code) => {
      clearInterval(watch)
      if (code === 0) done({ seconds: (performance.now() - start) / 1000, megabytes })
      else failed(new Error(`${words.join(' ')}\n${Buffer.concat(output).toString()}`))
    })
  })
}

/** A process with all that it started (Linux; elsewhere none is known). */
function familyOf(root: number): number[] {
  const children = new Map<number, number[]>()
  for (const name of namesIn('/proc')) {
    if (!/^\d+$/u.test(name)) continue
    const parent = Number(/\) \S (\d+)/u.exec(textOf(`/proc/${name}/stat`))?.[1])
    children.set(parent, [...(children.get(parent) ?? []), Number(name)])
  }
  const family = [root]
  for (const member of family) family.push(...(children.get(member) ?? []))
  return family
}

function peakOf(id: number): number {
  return Number(/^VmHWM:\s+(\d+) kB/mu.exec(textOf(`/proc/${id}/status`))?.[1] ?? 0) / 1024
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

/** A process may end while it is looked at. */
function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
