/** Serves the two built test sites with the headers of hosts; where `npm run test:unit` has not built them, builds them. */
import { existsSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { serve } from '../../src/cli/serve.ts'
import setup, { fixture, paper } from '../build/built-site.ts'

/** Playwright's global setup; leaves the addresses in `PAPER` and `FIXTURE`. */
export default async function serveSites(): Promise<() => Promise<void>> {
  if (!existsSync(`${paper}/index.html`) || !existsSync(`${fixture}/index.html`)) await setup()
  const servers = await Promise.all([paper, fixture].map((folder) => serve(folder, 0)))
  const [first, second] = servers.map(
    (server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
  )
  process.env['PAPER'] = first
  process.env['FIXTURE'] = second
  return async () => {
    for (const server of servers) {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    }
  }
}
