/** Files that are kept between builds, each with the digest of what it holds: one that was changed since is none. */
import { createHash } from 'node:crypto'
import { closeSync, mkdirSync, openSync, readFileSync, readSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** Characters of a SHA-256 in hexadecimal. */
const DIGEST = 64

const digestOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/**
 * Keeps bytes in a file, which is there whole or not at all.
 *
 * @param file its path; its folder is made
 * @param bytes what it holds
 */
export function writeCached(file: string, bytes: Uint8Array): void {
  mkdirSync(dirname(file), { recursive: true })
  const beside = `${file}.${process.pid}`
  writeFileSync(beside, Buffer.concat([Buffer.from(digestOf(bytes)), bytes]))
  renameSync(beside, file)
}

/** @returns what `writeCached` kept in the file; nothing where it is missing or was changed by anybody else */
export function readCached(file: string): Buffer | undefined {
  let kept: Buffer
  try {
    kept = readFileSync(file)
  } catch {
    return undefined
  }
  const bytes = kept.subarray(DIGEST)
  return kept.toString('latin1', 0, DIGEST) === digestOf(bytes) ? bytes : undefined
}

/** @returns the digest that stands before what `writeCached` kept in a file, in hexadecimal; the rest is not read */
export function digestOfCached(file: string): string {
  const start = Buffer.alloc(DIGEST)
  const opened = openSync(file, 'r')
  readSync(opened, start)
  closeSync(opened)
  return start.toString('latin1')
}
