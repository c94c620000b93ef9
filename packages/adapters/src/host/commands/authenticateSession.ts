import { type Actor, type Failure, type Refusal, Secret } from '@mandat/domain'
import { authenticateSession, type HandlerDeps } from '@mandat/domain/kit'
import * as E from 'fp-ts/lib/Either.js'
import { heads } from './heads.js'

type PersonActor = Extract<Actor, { _tag: 'Person' }>

/** The text that a browser keeps of its session: who it is, read at the heads of the streams (SES-01, ACC-06). */
export const sessionAuthentication =
  ({ store, cache, clock, ports }: HandlerDeps) =>
  async (text: string): Promise<E.Either<Refusal | Failure, PersonActor>> =>
    authenticateSession({ now: clock.now(), links: ports.links, load: heads({ store, cache }) })(
      Secret.of(String(text)),
    )()
