import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { account, accountStream } from '../aggregates/account/state.js'
import { activeMember } from '../aggregates/organisation/members.js'
import { organisation, organisationStream } from '../aggregates/organisation/state.js'
import { partnership, partnershipStream } from '../aggregates/partnership/state.js'
import { session, sessionStream } from '../aggregates/session/state.js'
import type { Acting, ActingVerdict, ActingWorld } from '../core/handle/acting.js'
import type { Actor, OnBehalfOf } from '../core/record/actor.js'
import type { Failure } from '../core/values/failure.js'
import type { AccountId } from '../core/values/ids.js'
import { type Refusal } from '../core/values/refusal.js'
import { sessionIsAlive } from '../slices/session/index.js'
import { actorRefusals as refuse, whyNot } from './actorRefusals.js'
import { tokenActing } from './tokenActing.js'

/** Who may act, for every command of the library: ACC-06 for sessions, TOK-02 for tokens, LOG-01 for whom they act. */
export const acting: Acting = (command, definition, world) => {
  const { actor } = world
  switch (actor._tag) {
    case 'Visitor':
    case 'LinkHolder':
    case 'Operator':
    case 'System':
      return TE.right(() => null)
    case 'Person':
      return personActing(actor, world)
    case 'Token':
      return tokenActing(actor, command, definition, world)
  }
}

const personActing = (
  { account: id, session: current, onBehalfOf }: Extract<Actor, { _tag: 'Person' }>,
  world: ActingWorld,
): TE.TaskEither<Failure, ActingVerdict> =>
  pipe(
    TE.Do,
    // the account last: a compromise that is on record is never missed
    TE.bind('sessions', () => world.load(session, sessionStream(id))),
    TE.bind('person', () => world.load(account, accountStream(id))),
    TE.bind('mayActFor', () => actingFor(id, onBehalfOf, world)),
    TE.map(({ sessions, person, mayActFor }): ActingVerdict => (asOf) => {
      const alive = sessionIsAlive(
        asOf(accountStream(id), person),
        asOf(sessionStream(id), sessions),
        current,
        world.now,
      )
      return alive ? mayActFor(asOf) : whyNot(refuse.SessionNotAlive())
    }),
  )

/** LOG-01: history never says that somebody acted for whom it did not. */
const actingFor = (
  id: AccountId,
  onBehalfOf: OnBehalfOf | null,
  { load }: ActingWorld,
): TE.TaskEither<Failure, ActingVerdict> => {
  switch (onBehalfOf?._tag) {
    case undefined:
      return TE.right(() => null)
    case 'Organisation': {
      const here = organisationStream(onBehalfOf.organisation)
      return pipe(
        load(organisation, here),
        TE.map(
          (state): ActingVerdict =>
            (asOf) =>
              onlyIf(activeMember(asOf(here, state), id) !== null),
        ),
      )
    }
    case 'Partner': {
      const [home, pair] = [
        organisationStream(onBehalfOf.partner),
        partnershipStream(onBehalfOf.client, onBehalfOf.partner),
      ]
      return pipe(
        TE.Do,
        TE.bind('partner', () => load(organisation, home)),
        TE.bind('between', () => load(partnership, pair)),
        TE.map(({ partner, between }): ActingVerdict => (asOf) => {
          const role = activeMember(asOf(home, partner), id)?.role ?? 'ExternalUser'
          return onlyIf(role !== 'ExternalUser' && asOf(pair, between)._tag === 'Active')
        }),
      )
    }
  }
}

const onlyIf = (holds: boolean): Refusal | null => (holds ? null : whyNot(refuse.MayNotActFor()))
