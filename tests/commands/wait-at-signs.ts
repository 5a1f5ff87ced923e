/**
 * Loaded before a command (`node --import`): the process writes one byte to its third channel and waits until it may
 * read one from there, first before the command begins and then each time a whole `.part` is to be moved to its place.
 * A test that stops it there needs no clock.
 */
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

const CHANNEL = 3
const wait = () => {
  fs.writeSync(CHANNEL, '.')
  fs.readSync(CHANNEL, Buffer.alloc(1))
}

wait()
const { renameSync } = fs
fs.renameSync = (from, to) => {
  if (String(from).endsWith('.part')) wait()
  renameSync(from, to)
}
syncBuiltinESMExports()
