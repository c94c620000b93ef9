import { type Mailer, openMandat } from '@mandat/adapters'
import { unwrap } from '@mandat/domain'
import { serve } from '@hono/node-server'
import { getConnInfo } from '@hono/node-server/conninfo'
import type { AddressInfo } from 'node:net'
import { hostApp } from './app.js'
import type { OriginOf } from './visitors.js'

export interface Served {
  readonly address: string
  /** What is open is answered first. */
  readonly close: () => Promise<void>
}

/** Behind a proxy a host would take the address from what the proxy says, and only from there. */
const originOf: OriginOf = (c) => ({
  ipAddress: getConnInfo(c).remote.address ?? null,
  device: c.req.header('User-Agent')?.slice(0, 512) ?? null,
})

/** Opens everything on one file, and answers at a port of this machine; `0` is any free one. */
export const serveHost = async (file: string, port: number, mailer: Mailer): Promise<Served> => {
  const manager = unwrap(await openMandat({ file, mailer, baseUrl: `http://localhost:${String(port)}` }))
  const app = hostApp(manager, originOf)
  return new Promise((resolve) => {
    const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port }, ({ port: own }: AddressInfo) =>
      resolve({
        address: `http://127.0.0.1:${String(own)}`,
        close: async () => {
          await new Promise((closed) => server.close(closed))
          unwrap(await manager.close())
        },
      }),
    )
  })
}
