/** Values stored from page to page. Where a browser stores nothing (blocked, private, full), pages work without them. */

type Where = 'localStorage' | 'sessionStorage'

/** @returns the stored value; undefined where there is none or it cannot be read */
export function readStored<Value>(name: string, where: Where = 'localStorage'): Value | undefined {
  try {
    return JSON.parse(window[where].getItem(name) ?? '') as Value
  } catch {
    return undefined
  }
}

/** @param value the value to store; undefined removes it */
export function store(name: string, value?: unknown, where: Where = 'localStorage'): void {
  try {
    if (value === undefined) window[where].removeItem(name)
    else window[where].setItem(name, JSON.stringify(value))
  } catch {
    // nothing is stored, and no reader needs to know
  }
}
