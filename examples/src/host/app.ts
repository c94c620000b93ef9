import type { Mandat } from '@mandat/adapters'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { forPeople } from './people.js'
import { forPrograms } from './programs.js'
import { forVisitors, type OriginOf } from './visitors.js'

const BODY_BYTES = 64 * 1024

/** A small host over HTTP: visitors, people with a session in a cookie, and programs with a token. */
export const hostApp = (manager: Mandat, originOf: OriginOf): Hono =>
  new Hono()
    .use(bodyLimit({ maxSize: BODY_BYTES }))
    .route('/', forVisitors(manager, originOf))
    .route('/api', forPrograms(manager, originOf))
    .route('/my', forPeople(manager, originOf))
