import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Circumstances, Gatherer } from '../../core/handle/decider.js'
import type { Failure } from '../../core/values/failure.js'
import type { OrganisationId } from '../../core/values/ids.js'
import { account, accountStream, type AccountState, knownAccount } from '../../aggregates/account/state.js'
import { openSession, session, sessionStream } from '../../aggregates/session/state.js'
import type { Presented } from '../../questions/password.js'
import { mintApplicationPassword } from './applicationPassword.js'
import type { ClaimOutcome } from './claims.js'
import type { AccountCommand } from './commands.js'
import { gatherEmailChange, gatherRegistration } from './context.email.js'
import { gatherDeletion, gatherInvitation, gatherMemberships } from './context.memberships.js'
import { gatherCurrentPassword, gatherReplacement, gatherReset } from './context.password.js'
import type { InvitationAnswer, Membership } from './memberships.js'
import type { ReplacementCheck } from './password.js'

/** What an account's decisions may rest on besides its own stream. */
export interface Gathered {
  /**
   * The epoch of the person's own session, while it is open: whether that epoch lives is for the state to say that is
   * decided on (ACC-06).
   */
  readonly session: 'NotAsked' | 'Over' | { readonly epoch: number }
  /** Whether the presented link is that of an attempt of one's own. */
  readonly link: Presented
  readonly current: Presented
  readonly replacement: ReplacementCheck
  /** The version of the new hash, once it is stored. */
  readonly credential: number | null
  readonly secondFactor: 'NotEnrolled' | 'Passed' | 'Failed'
  readonly claim: ClaimOutcome
  /** The hash of a new application password. */
  readonly secretHash: string | null
  readonly invitation: InvitationAnswer
  /** How the account stands in the organisations whose membership it accepted. */
  readonly memberships: Readonly<Record<OrganisationId, Membership>>
}

export interface AccountContext extends Circumstances, Gathered {}

/** Nothing asked and nothing proved: where every command's context starts from. */
export const nothingGathered: Gathered = {
  session: 'NotAsked',
  link: 'NotAsked',
  current: 'NotAsked',
  replacement: 'NotAsked',
  credential: null,
  secondFactor: 'NotEnrolled',
  claim: 'NotAsked',
  secretHash: null,
  invitation: 'NotAsked',
  memberships: {},
}

type Gathering = TE.TaskEither<Failure, Partial<Gathered>>

export const gather = (command: AccountCommand, gatherer: Gatherer): TE.TaskEither<Failure, AccountContext> =>
  pipe(
    TE.Do,
    TE.bind('own', () => gatherer.own(account, accountStream(command.account))),
    TE.bind('session', () => sessionOf(command, gatherer)),
    TE.bind('gathered', ({ own }) => gatherFor(command, own, gatherer)),
    TE.map(({ session, gathered }) => ({
      now: gatherer.now,
      actor: gatherer.actor,
      policy: gatherer.policy,
      ...nothingGathered,
      session,
      ...gathered,
    })),
  )

const sessionOf = (
  { account: own }: AccountCommand,
  { actor, load, now }: Gatherer,
): TE.TaskEither<Failure, Gathered['session']> =>
  actor._tag === 'Person' && actor.account === own
    ? pipe(
        load(session, sessionStream(own)),
        TE.map((state) => openSession(state, actor.session, now)),
        TE.map((open) => (open === null ? 'Over' : { epoch: open.epoch })),
      )
    : TE.right('NotAsked')

const nothing: Gathering = TE.right({})

const gatherFor = (command: AccountCommand, own: AccountState, gatherer: Gatherer): Gathering => {
  // whoever may not ask gets no password checked and nothing hashed
  const known =
    gatherer.actor._tag === 'Person' && gatherer.actor.account !== command.account ? null : knownAccount(own)
  switch (command.type) {
    case 'RegisterAccount':
      return gatherRegistration(command, own, gatherer)
    case 'ConfirmEmailChange':
      return known === null ? nothing : gatherEmailChange(command, known, own, gatherer)
    case 'RequestEmailChange':
      return known === null ? nothing : gatherCurrentPassword(known, command.password, gatherer)
    case 'ChangePassword':
    case 'StartCompromiseAssistant':
      return known === null ? nothing : gatherReplacement(known, command, gatherer)
    case 'ResetPassword':
      return known === null ? nothing : gatherReset(command, known, gatherer)
    case 'CreateApplicationPassword':
      return gatherApplicationPassword(gatherer)
    case 'AcceptMembership':
      return gatherInvitation(command, gatherer)
    case 'RequestAccountDeletion':
      return known === null ? nothing : gatherDeletion(known, command.password, gatherer)
    case 'CompleteAccountDeletion':
      return known === null ? nothing : gatherMemberships(known, gatherer)
    case 'RequestRegistration':
    case 'ForfeitEmailClaim':
    case 'UpdateProfile':
    case 'ConfirmAssistantStep':
    case 'ConfirmReviewItem':
    case 'RequestPasswordReset':
    case 'RevokeApplicationPassword':
    case 'RevokeAllApplicationPasswords':
    case 'RevokeAllTokens':
    case 'AbandonAccountDeletion':
      return nothing
  }
}

/** A fresh one, shown to the caller once (APP-02). */
const gatherApplicationPassword = ({ once, reveal, ports }: Gatherer): Gathering =>
  pipe(
    once('applicationPassword', () => TE.right(mintApplicationPassword(ports.random))),
    TE.map(({ secret, hash }) => {
      reveal('applicationPassword', secret)
      return { secretHash: hash }
    }),
  )
