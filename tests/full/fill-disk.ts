/** `node fill-disk.ts LINE FOLDER COMMAND…`: runs a command, and fills FOLDER's disk once LINE is in what it prints. Ends as it does. */
import { spawn } from 'node:child_process'
import { closeSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'

const [line = '', folder = '', program = '', ...words] = process.argv.slice(2)
const child = spawn(program, words, { stdio: ['ignore', 'pipe', 'inherit'] })
let isFull = false
child.stdout.setEncoding('utf8').on('data', (printed: string) => {
  if (isFull || !printed.includes(line)) return
  isFull = true
  const file = openSync(join(folder, 'filled'), 'w')
  try {
    while (writeSync(file, Buffer.alloc(1 << 20)) > 0);
  } catch (error) {
    console.log((error as NodeJS.ErrnoException).code)
  }
  closeSync(file)
})
child.once('exit', (code) => {
  process.exitCode = code ?? 1
})
