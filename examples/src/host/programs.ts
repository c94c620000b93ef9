import type { Mandat } from '@mandat/adapters'
import { Hono } from 'hono'
import { refused } from './answers.js'
import type { OriginOf } from './visitors.js'

/** Routes for programs with an API token: checked, and its day recorded, before the call is answered (TOK-09). */
export const forPrograms = (manager: Mandat, originOf: OriginOf): Hono =>
  new Hono().get('/zone', async (c) => {
    const text = /^Bearer (\S+)$/.exec(c.req.header('Authorization') ?? '')?.[1] ?? ''
    const token = await manager.authenticateToken(text, 'dns:read', originOf(c))
    if (token._tag === 'Left') {
      const isOtherScope = token.left._tag === 'Refusal' && token.left.name === 'ScopeNotGiven'
      return refused(c, token.left, isOtherScope ? 403 : 401)
    }
    // what is answered is the host's own: the library knows whose it is
    return c.json({ account: token.right.account, records: ['bakery.example. 3600 IN A 203.0.113.80'] })
  })
