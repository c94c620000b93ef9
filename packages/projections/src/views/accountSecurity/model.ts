import { type Actor, type Envelope } from '@mandat/domain'
import { accountOf, type SessionEvent, sessionEvents, type TokenEvent, tokenEvents } from '@mandat/domain/kit'
import { projection } from '../../core/fold/projection.js'
import { evolveMembers, type MemberEvent, memberEvents, memberOf } from '../../parts/members.js'
import {
  AccountSecurity,
  emptySecurity,
  type GuessEvent,
  guessEvents,
  type HandledEvent,
  handles,
  RECENT,
} from './document.js'
import { evolveOwn, evolveSessions, evolveTokens } from './evolve.js'

const among = (definitions: ReadonlyArray<{ readonly type: string }>): ReadonlySet<string> =>
  new Set(definitions.map((d) => d.type))
const guessTypes = among(guessEvents)
const [sessionTypes, tokenTypes, memberTypes] = [among(sessionEvents), among(tokenEvents), among(memberEvents)]
const isSession = (event: HandledEvent): event is SessionEvent => sessionTypes.has(event.type)
const isGuess = (event: HandledEvent): event is GuessEvent => guessTypes.has(event.type)
const isToken = (event: HandledEvent): event is TokenEvent => tokenTypes.has(event.type)
const isMembership = (event: HandledEvent): event is MemberEvent => memberTypes.has(event.type)

/** The security of an account at a glance (ACC-05), and what the account reaches (ORG-08). */
export const accountSecurity = projection(AccountSecurity)({
  name: 'accountSecurity',
  version: 1,
  handles,
  keysOf: ({ event }) => [isMembership(event) ? memberOf(event) : event.account],
  evolve: (found, envelope, key) => {
    // ACC-08: guesses at an account that there is not are counted, and make nothing of it
    if (found === null && isGuess(envelope.event)) return null
    const document = found ?? emptySecurity(key)
    // what is told of an account after its end brings nothing of it back
    if (document.status === 'Deleted') return document
    const { event } = envelope
    if (isMembership(event))
      return {
        ...document,
        memberships: evolveMembers(document.memberships, event.organisation, event, envelope.recordedAt),
      }
    if (isGuess(event)) return noted(document, envelope)
    if (isToken(event)) return noted(evolveTokens(document, event), envelope)
    return noted(isSession(event) ? evolveSessions(document, event) : evolveOwn(document, event), envelope)
  },
  indexes: {},
})

/** Everyday events are no security events. */
const everyday = new Set(['TokenUsed', 'NameChanged', 'ReviewItemConfirmed'])

/** Whoever is nobody yet came to this account; another account's address is not this person's to see (LOG-12). */
const isOwn = (actor: Actor, { account }: AccountSecurity): boolean => (accountOf(actor) ?? account) === account

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
            ipAddress: isOwn(meta.actor, document) ? meta.ipAddress : null,
          },
          ...document.securityEvents,
        ].slice(0, RECENT),
      }
