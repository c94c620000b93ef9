import type { AccountId, Actor, Envelope } from '@mandat/domain'
import { accountOf, sessionEvents, tokenEvents } from '@mandat/domain/kit'
import { projection } from '../../core/fold/projection.js'
import { placedUnder } from '../../parts/order.js'
import {
  type AccountSecurity,
  emptySecurity,
  guessEvents,
  type HandledEvent,
  handles,
  isOfThing,
  keyOfThing,
  type OwnEvent,
  RECENT,
  SecurityDocument,
} from './document.js'
import { evolveOwn, evolveThing } from './evolve.js'

const otherTypes = new Set<string>([...sessionEvents, ...guessEvents, ...tokenEvents].map(({ type }) => type))
const guessTypes = new Set<string>(guessEvents.map(({ type }) => type))
const isOwn = (event: HandledEvent): event is OwnEvent => !otherTypes.has(event.type)

/** The security of an account at a glance (ACC-05): the account under its id, its sessions and application passwords. */
export const accountSecurity = projection(SecurityDocument)({
  name: 'accountSecurity',
  version: 2,
  handles,
  keysOf: ({ event }) => (isOfThing(event) ? [event.account, keyOfThing(event)] : [event.account]),
  evolve: (found, envelope, key) => {
    const { event } = envelope
    if (isOfThing(event) && key !== event.account) return evolveThing(event, envelope.position)
    // ACC-08: guesses at an account that there is not are counted, and make nothing of it
    if (found === null && guessTypes.has(event.type)) return null
    const document = found?._tag === 'Account' ? found : emptySecurity(key as AccountId)
    // what is told of an account after its end brings nothing of it back
    if (document.status === 'Deleted') return document
    return noted(isOwn(event) ? evolveOwn(document, event) : document, envelope)
  },
  indexes: {
    session: (one) => (one._tag === 'Session' ? [placedUnder(one.account, one.place)] : []),
    applicationPassword: (one) => (one._tag === 'ApplicationPassword' ? [placedUnder(one.account, one.place)] : []),
  },
})

/** Everyday events are no security events. */
const everyday = new Set(['TokenUsed', 'NameChanged', 'ReviewItemConfirmed'])

/** Whoever is nobody yet came to this account; another account's address is not this person's to see (LOG-12). */
const isByOwner = (actor: Actor, { account }: AccountSecurity): boolean => (accountOf(actor) ?? account) === account

const noted = (
  document: AccountSecurity,
  { id, event, recordedAt, position, meta }: Envelope<HandledEvent>,
): AccountSecurity =>
  everyday.has(event.type) || document.status === 'Deleted'
    ? document
    : {
        ...document,
        securityEvents: [
          {
            id,
            type: event.type,
            at: recordedAt,
            position,
            ipAddress: isByOwner(meta.actor, document) ? meta.ipAddress : null,
          },
          ...document.securityEvents,
        ].slice(0, RECENT),
      }
