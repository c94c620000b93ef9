import type { Instant, LocalDate } from '../core/values/instant.js'
import { defaultPolicy } from '../core/values/policy.js'
import { registry } from '../registry.js'
import { sampleBox, sampleId } from './index.js'
import { anna, noon } from './organisations.js'
import { client, domain } from './partnerships.js'
import { checkCommand } from './reactions.js'
import { ordered } from './world.js'
import { TokenName } from '../aggregates/token/events.js'
import type { Deadline, Pending } from '../core/react/deadline.js'
import type { AnyEvent } from '../core/record/event.js'

export const moment = (text: string): Instant => text as Instant
export const day = (text: string): LocalDate => text as LocalDate
/** What waits for its time after these events of one stream, each by itself. */
export const waitingAfter = (...events: ReadonlyArray<object>): ReadonlyArray<Pending> => {
  const waiting = new Map<string, Pending>()
  for (const event of events as ReadonlyArray<AnyEvent>) {
    const key = registry.deadlines.keyOf('stream', event)
    const next = registry.deadlines.evolve(waiting.get(key) ?? null, event)
    if (next === null) waiting.delete(key)
    else waiting.set(key, next)
  }
  return [...waiting.values()]
}
export const deadlinesAfter = (...events: ReadonlyArray<object>): ReadonlyArray<Deadline> =>
  waitingAfter(...events).flatMap((one) => registry.deadlines.of(one, defaultPolicy))
/** When, and by which command, what waits is ended; each command is one that its decoder takes. */
export const due = (...events: ReadonlyArray<object>) =>
  deadlinesAfter(...events).map(({ dueAt, command }) => {
    checkCommand(command)
    return { dueAt, command }
  })

export const session = sampleId<'Session'>('s')
export const token = sampleId<'Token'>('t')
export const sessionStarted = (id = session, expiresAt = moment('2026-04-01T12:00:00.000Z')) =>
  ({
    type: 'SessionStarted',
    account: anna,
    session: id,
    ipAddress: null,
    device: null,
    origins: [],
    method: 'Password',
    epoch: 1,
    startedAt: noon,
    expiresAt,
  }) as const
export const tokenCreated = {
  type: 'TokenCreated',
  token,
  account: anna,
  name: sampleBox(TokenName, anna),
  hash: 'a'.repeat(64),
  organisation: client,
  product: domain,
  stay: 1,
  scopes: [],
  ground: { _tag: 'Membership', term: 1 },
  epoch: 1,
  tokenEra: 1,
  createdAt: noon,
  expiresAt: null,
} as const
export const product = ordered(domain, client)
export const automatic = {
  type: 'RenewalMannerChanged',
  product: domain,
  organisation: client,
  stay: 1,
  renewal: 'Automatic',
} as const
