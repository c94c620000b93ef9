import { type Failure } from '@mandat/domain'
import { codeIn, reasonOf, unavailable } from '@mandat/domain/kit'
import * as E from 'fp-ts/lib/Either.js'

/** Why what follows an event cannot be done, by process and class: no word of what was thrown (ACC-09). */
export type Stuck = string

/** Whether it may be gone at the next try: what cannot be read, opened or taken stays so until somebody mends it. */
const mayPass = ({ kind }: Failure): boolean => {
  switch (kind) {
    case 'Unavailable':
    case 'Unknown':
    case 'Contended':
    case 'Closed':
      return true
    case 'InvalidInput':
    case 'Unreadable':
    case 'MissingKey':
    case 'Tampered':
      return false
  }
}
/** `null`: done. A failure is an outage: it holds up everything, and is tried again. */
export type Done = E.Either<Failure, Stuck | null>
export const asDone = (who: string, done: E.Either<Failure, unknown>): Done => {
  if (E.isRight(done)) return E.right(null)
  return mayPass(done.left) ? done : E.right(`${who}: ${done.left.message}`)
}
/** A system's own code (`ECONNREFUSED`) is that of an outage; Node's for wrong arguments begin otherwise. */
const isSystemCode = (code: string | null): boolean => code !== null && !code.startsWith('ERR_')
/** What throws is a mistake in what reacts: the ports answer with failures, and systems have codes. */
export const unlessThrown = async (who: string, work: () => Promise<E.Either<Failure, unknown>>): Promise<Done> => {
  try {
    return asDone(who, await work())
  } catch (thrown) {
    const reason = `${who}: ${reasonOf(thrown)}`
    return isSystemCode(codeIn(thrown)) ? E.left(unavailable('the processes', reason)) : E.right(reason)
  }
}
