import { type AccountId, type AnyEvent, type Failure } from '@mandat/domain'
import {
  account,
  type Aggregate,
  eventReader,
  type EventStore,
  organisation,
  partnership,
  product,
  registry,
  renewalMails,
  throttle,
  session,
  type StoredEvent,
  token,
} from '@mandat/domain/kit'
import * as E from 'fp-ts/lib/Either.js'

/** The streams of a category, folded as far as the log was read. */
const folded = <S, Ev extends AnyEvent>(aggregate: Aggregate<S, Ev>) => {
  const states = new Map<string, S>()
  const names: Array<string> = []
  const of = (stream: string): S => states.get(stream) ?? aggregate.initialState
  return {
    /** In the order of their first events. */
    names,
    states: states as ReadonlyMap<string, S>,
    of,
    see: (stream: string, event: AnyEvent): void => {
      if (!states.has(stream)) names.push(stream)
      states.set(stream, aggregate.evolve(of(stream), event as Ev))
    },
  }
}

const read = eventReader<AnyEvent>(registry.events)
const setsPassword = new Set(['AccountRegistered', 'PasswordChanged', 'PasswordReset'])

/** What the log says, by the domain's own folds. */
export const history = () => {
  const by = {
    account: folded(account),
    session: folded(session),
    organisation: folded(organisation),
    partnership: folded(partnership),
    product: folded(product),
    token: folded(token),
    renewalMails: folded(renewalMails),
    throttle: folded(throttle),
  }
  const passwords = new Map<string, number>()
  let position = 0

  const see = (stored: StoredEvent): E.Either<Failure, AnyEvent> => {
    position = stored.position
    const event = read(stored)
    if (E.isLeft(event)) return event
    const category = stored.stream.slice(0, stored.stream.indexOf('-')) as keyof typeof by
    by[category].see(stored.stream, event.right)
    if (setsPassword.has(stored.type)) passwords.set(stored.stream, (passwords.get(stored.stream) ?? 0) + 1)
    return event
  }
  return {
    ...by,
    position: () => position,
    see,
    /** Reads what was appended since. */
    follow: async (store: EventStore): Promise<void> => {
      for (;;) {
        const page = await store.readAll({ after: position, count: 1_000 })()
        if (E.isLeft(page) || page.right.length === 0) return
        for (const stored of page.right) see(stored)
      }
    },
    /** How many passwords an account has had. */
    passwordsOf: (id: AccountId): number => passwords.get(`account-${id}`) ?? 0,
  }
}
export type History = ReturnType<typeof history>

/** An account's password, by number: whoever knows the log knows it, so that a new process can go on. */
export const passwordOf = (id: string, number: number): string => `Pw-${id.slice(0, 13)}-nr-${String(number)}`
