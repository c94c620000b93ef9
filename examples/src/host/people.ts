import type { Acting, Mandat } from '@mandat/adapters'
import type { Actor } from '@mandat/domain'
import { Hono } from 'hono'
import { deleteCookie, getCookie } from 'hono/cookie'
import { bodyOf, done, refused } from './answers.js'
import { COOKIE, guarded, type OriginOf } from './visitors.js'

type Person = Extract<Actor, { _tag: 'Person' }>

/** Routes for who is logged in: the cookie says who, for every request anew. */
export const forPeople = (manager: Mandat, originOf: OriginOf) =>
  new Hono<{ Variables: { me: Acting; person: Person } }>()
    .use(async (c, next) => {
      const person = await manager.authenticateSession(getCookie(c, COOKIE) ?? '')
      if (person._tag === 'Left') return refused(c, person.left, 401)
      c.set('person', person.right)
      c.set('me', manager.as(person.right, originOf(c)))
      return next()
    })
    // the command's type is in the address and its id in a header: sent twice, it takes effect once (LOG-07)
    .post('/commands/:type', async (c) => {
      const id = c.req.header('Idempotency-Key')
      const order = { type: c.req.param('type'), data: await bodyOf(c), ...(id === undefined ? {} : { id }) }
      const answer = await c.var.me.executeUnknown(order)
      return answer._tag === 'Left' ? refused(c, answer.left) : done(c, answer.right)
    })
    // `after` is the position that a command was answered with: who has written reads it
    .get('/organisations/:organisation', async (c) => {
      const seen = await manager.waitFor('organisationDashboard', Number(c.req.query('after') ?? 0))
      if (seen._tag === 'Left') return refused(c, seen.left)
      const view = await c.var.me.query.organisationDashboard(c.req.param('organisation'))
      return view._tag === 'Left' ? refused(c, view.left, 403) : c.json(view.right)
    })
    .delete('/session', async (c) => {
      const { account, session } = c.var.person
      const answer = await c.var.me.execute({ type: 'LogOut', data: { account, session } })
      if (answer._tag === 'Left') return refused(c, answer.left)
      deleteCookie(c, COOKIE, guarded)
      return c.body(null, 204)
    })
