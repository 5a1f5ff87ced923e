/** The setting by which a reader keeps what was opened, to be read without a network (offline-worker.ts). */
import { createElement, type ReadingStrings } from './reading-strings.client.ts'

/** What browsers have of Trusted Types, which TypeScript does not know. */
declare global {
  interface Window {
    trustedTypes?: {
      createPolicy: (
        name: string,
        rules: { createScriptURL: () => string },
      ) => { createScriptURL: (address: string) => string }
    }
  }
}

const scope = import.meta.env.BASE_URL
const address = `${scope}sw.js`
/** The one policy that pages may have (build/headers.ts); it can name nothing but the service worker. */
const policy = window.trustedTypes?.createPolicy('offline', { createScriptURL: () => address })

/** @returns the setting, as it stands in this browser */
export async function offlineChoice(strings: ReadingStrings): Promise<HTMLElement> {
  const isOn = (await navigator.serviceWorker.getRegistration(scope)) !== undefined
  const note = createElement('p', '', strings.readingOfflineNote)
  note.setAttribute('role', 'status')
  const group = createElement('fieldset', 'offline', createElement('legend', '', strings.readingOffline))
  strings.readingOfflineValues.split('|').forEach((name, at) => {
    const input = createElement('input', '')
    input.type = 'radio'
    input.name = 'reading-offline'
    input.checked = isOn === (at === 1)
    input.addEventListener('change', async () => {
      group.disabled = true
      try {
        await (at === 1 ? turnOn() : turnOff())
        note.textContent = at === 1 ? strings.readingOfflineOn : strings.readingOfflineOff
      } catch {
        note.textContent = strings.readingOfflineFailed
        const [off] = group.querySelectorAll('input')
        if (off) off.checked = true
      }
      group.disabled = false
      group.querySelector<HTMLElement>('input:checked')?.focus()
    })
    group.append(createElement('label', '', input, createElement('span', '', name)))
  })
  group.append(note)
  return group
}

/**
 * Registers the worker, which keeps the page that is open.
 *
 * @throws where the browser keeps nothing, or not all that is needed; then nothing is kept
 */
async function turnOn(): Promise<void> {
  try {
    const registration = await navigator.serviceWorker.register(policy?.createScriptURL(address) ?? address, {
      scope,
      updateViaCache: 'none',
    })
    const worker = registration.installing ?? registration.waiting ?? registration.active
    if (!worker) throw new Error(address)
    await activated(worker)
    const loaded = performance.getEntriesByType('resource').map(({ name }) => name)
    const { port1, port2 } = new MessageChannel()
    const answer = new Promise((resolve) => {
      port1.addEventListener('message', ({ data }) => resolve(data))
      port1.start()
    })
    worker.postMessage([location.href, ...new Set(loaded)], [port2])
    if ((await answer) !== true) throw new Error(address)
  } catch (error) {
    await turnOff()
    throw error
  }
}

/** Unregisters the worker and deletes all that it kept. */
async function turnOff(): Promise<void> {
  await (await navigator.serviceWorker.getRegistration(scope))?.unregister()
  // another paper on the same host keeps its own
  const own = (await caches.keys()).filter((name) =>
    name.startsWith(`${new URL(scope, location.href).href}#`),
  )
  await Promise.all(own.map((name) => caches.delete(name)))
}

function activated(worker: ServiceWorker): Promise<void> {
  return new Promise((resolve, reject) => {
    const look = () => {
      if (worker.state === 'activated') resolve()
      if (worker.state === 'redundant') reject(new Error(worker.scriptURL))
    }
    worker.addEventListener('statechange', look)
    look()
  })
}
