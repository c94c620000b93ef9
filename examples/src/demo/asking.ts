import type { Mandat } from '@mandat/adapters'
import { type Actor, type Failure, type Refusal, unwrap } from '@mandat/domain'
import type * as E from 'fp-ts/lib/Either.js'
import { randomUUID } from 'node:crypto'
import type { Cast } from './cast.js'

const from = {
  ipAddress: '203.0.113.7',
  device: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
}

/** A person of the year, logged in anew; `null` when the login is refused or nobody knows the password. */
const logIn = async (manager: Mandat, people: Cast, account: string): Promise<Actor | null> => {
  const password = people.passwordOf(account)
  if (password === undefined) return null
  const data = { account, password, secondFactor: null }
  const door = manager.as({ _tag: 'Visitor', visitor: randomUUID() }, from)
  const answer = await door.execute({ type: 'LogIn', data })
  if (answer._tag === 'Left' && answer.left._tag === 'Failure') throw new Error(answer.left.message)
  if (answer._tag === 'Left') return null
  return unwrap(await manager.authenticateSession(answer.right.secrets.session?.reveal() ?? ''))
}

/** The first of these people who is let in and shown something, and what they see. */
export const askAs = async <A>(
  manager: Mandat,
  people: Cast,
  accounts: ReadonlyArray<string>,
  ask: (actor: Actor) => Promise<E.Either<Refusal | Failure, A>>,
): Promise<{ readonly account: string; readonly seen: A } | null> => {
  for (const account of accounts) {
    const actor = await logIn(manager, people, account)
    if (actor === null) continue
    const answer = await ask(actor)
    if (answer._tag === 'Right') return { account, seen: answer.right }
    if (answer.left._tag === 'Failure') throw new Error(answer.left.message)
  }
  return null
}
