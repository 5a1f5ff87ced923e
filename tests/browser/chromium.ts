import { existsSync } from 'node:fs'

/** The machine's own Chromium, where it has one: `CHROMIUM_PATH`, else Debian's. */
export function systemChromium(): string | undefined {
  return [process.env['CHROMIUM_PATH'], '/usr/bin/chromium'].find(
    (path) => path !== undefined && existsSync(path),
  )
}
