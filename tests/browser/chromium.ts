import { existsSync } from 'node:fs'

const WITH_WINDOWS = '/usr/bin/chromium'
/** The program for tests that Playwright brings too: no window stands behind a page, which takes a third of the work. */
const WITHOUT_WINDOWS = '/usr/bin/chromium-headless-shell'

/**
 * The machine's own Chromium, where it has one: `CHROMIUM_PATH`, else one of Debian's.
 *
 * @param withWindows whether the whole browser is wanted rather than the one without windows, where there are both
 */
export function systemChromium(withWindows = true): string | undefined {
  const debian = withWindows ? [WITH_WINDOWS, WITHOUT_WINDOWS] : [WITHOUT_WINDOWS, WITH_WINDOWS]
  return [process.env['CHROMIUM_PATH'], ...debian].find((path) => path !== undefined && existsSync(path))
}
