import { type Actor, type AnyEvent, type Failure, Secret } from '@mandat/domain'
import { type HandlerDeps, storedNames, subjectOfActor } from '@mandat/domain/kit'
import canonicalize from 'canonicalize'
import * as E from 'fp-ts/lib/Either.js'

/**
 * LOG-07: what a repeat is known by: the whole content, secrets too, under a key that goes with the person. A password
 * can be guessed at by whoever holds that key and by nobody else, and nothing but the digest leaves here (ACC-09). The
 * session is no part of the content: who logs in again repeats the same command.
 */
export const contentDigest = (
  handler: Pick<HandlerDeps, 'ports'>,
  actor: Actor,
  command: AnyEvent,
): Promise<E.Either<Failure, string>> =>
  handler.ports.vault
    .digest(
      subjectOfActor(actor) ?? storedNames.digests.ofSystem,
      canonicalize(JSON.parse(JSON.stringify({ actor: lasting(actor), command }, revealed))) ?? '',
    )()
    .then(E.map((digest) => digest ?? storedNames.digests.ofErased))

const lasting = (actor: Actor): object => {
  if (actor._tag !== 'Person') return actor
  const { session: _session, ...rest } = actor
  return rest
}

/** A secret has written itself as `[secret]` by the time it comes here; what it holds is asked of its owner's field. */
function revealed(this: Readonly<Record<string, unknown>>, key: string, written: unknown): unknown {
  const given = this[key]
  return given instanceof Secret ? { secret: given.reveal() } : written
}
