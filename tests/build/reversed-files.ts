/** Loaded before a program (`--import`): every folder lists its files the other way round. */
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

const { readdir, readdirSync } = fs
const { readdir: promised } = fs.promises
type Args = readonly unknown[]

Object.assign(fs, {
  readdirSync: (...args: Args) => (Reflect.apply(readdirSync, fs, args) as unknown[]).reverse(),
  readdir: (...args: Args) => {
    const done = args.at(-1) as (error: unknown, names?: unknown[]) => void
    Reflect.apply(readdir, fs, [
      ...args.slice(0, -1),
      (error: unknown, names?: unknown[]) => done(error, names?.reverse()),
    ])
  },
})
Object.assign(fs.promises, {
  readdir: async (...args: Args) =>
    ((await Reflect.apply(promised, fs.promises, args)) as unknown[]).reverse(),
})
syncBuiltinESMExports()
