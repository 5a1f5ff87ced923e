/** What is remembered from page to page. A browser that keeps nothing (blocked, private, full) loses the memory only. */

type Where = 'localStorage' | 'sessionStorage'

/** @returns what was kept under the name, if anything that can be read */
export function readStored<Value>(name: string, where: Where = 'localStorage'): Value | undefined {
  try {
    return JSON.parse(window[where].getItem(name) ?? '') as Value
  } catch {
    return undefined
  }
}

/** @param value what to keep; undefined: what was kept is forgotten */
export function store(name: string, value?: unknown, where: Where = 'localStorage'): void {
  try {
    if (value === undefined) window[where].removeItem(name)
    else window[where].setItem(name, JSON.stringify(value))
  } catch {
    // it is not remembered, which no reader needs to be told
  }
}
