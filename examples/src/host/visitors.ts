import type { Acting, Mandat, Origin } from '@mandat/adapters'
import { type Context, Hono } from 'hono'
import { setCookie } from 'hono/cookie'
import { randomUUID } from 'node:crypto'
import { bodyOf, done, refused } from './answers.js'

/** From where a request comes: the server knows, the request's body does not. */
export type OriginOf = (c: Context) => Origin
export const COOKIE = 'session'
/** A script cannot read it, another site cannot send it. */
export const guarded = { httpOnly: true, secure: true, sameSite: 'Strict', path: '/' } as const

/** Routes for who is not logged in: registering by a mailed link, and logging in. */
export const forVisitors = (manager: Mandat, originOf: OriginOf): Hono => {
  const visitor = (c: Context): Acting => manager.as({ _tag: 'Visitor', visitor: randomUUID() }, originOf(c))
  const asked = (type: 'RequestRegistration' | 'RegisterAccount') => async (c: Context) => {
    const answer = await visitor(c).executeUnknown({ type, data: await bodyOf(c) })
    return answer._tag === 'Left' ? refused(c, answer.left) : done(c, answer.right)
  }

  return (
    new Hono()
      .post('/registrations', asked('RequestRegistration'))
      // mail scanners follow links: a front end shows a form here, and what it is filled with is posted
      .get('/links/registration', (c) => c.json({ post: '/accounts', link: c.req.query('link') ?? null }))
      .post('/accounts', asked('RegisterAccount'))
      .post('/sessions', async (c) => {
        const body = await bodyOf(c)
        const { email, ...rest } = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {}
        // ACC-08: nobody learns whether there is an account: an address that none has is answered alike, its lock included
        const meant = await manager.accountForVisitor(String(email))
        if (meant._tag === 'Left') return refused(c, meant.left)
        const login = { secondFactor: null, ...rest, account: meant.right }
        const answer = await visitor(c).executeUnknown({ type: 'LogIn', data: login })
        if (answer._tag === 'Left') return refused(c, answer.left, 401)
        const { session, ...others } = answer.right.secrets
        // the text goes into the cookie, and nowhere else
        setCookie(c, COOKIE, session?.reveal() ?? '', guarded)
        return done(c, { ...answer.right, secrets: others })
      })
  )
}
