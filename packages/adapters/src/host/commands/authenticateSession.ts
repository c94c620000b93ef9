import { type Actor, type Failure, type Refusal, Secret } from '@mandat/domain'
import { authenticateSession, type HandlerDeps, loadHead } from '@mandat/domain/kit'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

type PersonActor = Extract<Actor, { _tag: 'Person' }>

/** The text that a browser keeps of its session: who it is, read at the heads of the streams (SES-01, ACC-06). */
export const sessionAuthentication =
  ({ store, cache, clock, ports }: HandlerDeps) =>
  async (text: string): Promise<E.Either<Refusal | Failure, PersonActor>> =>
    authenticateSession({
      now: clock.now(),
      links: ports.links,
      load: (aggregate, stream) =>
        TE.map((folded: { state: typeof aggregate.initialState }) => folded.state)(() =>
          loadHead(store, cache, aggregate, stream),
        ),
    })(Secret.of(String(text)))()
