import type { OfType } from '../../core/values/union.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { organisation, organisationStream } from '../../aggregates/organisation/state.js'
import type { Circumstances, Gatherer } from '../../core/handle/decider.js'
import type { Failure } from '../../core/values/failure.js'
import type { AccountId, OrganisationId } from '../../core/values/ids.js'
import type { LinkDefinition } from '../../core/record/link.js'
import { EmailChangeLink, PasswordResetLink, RegistrationLink } from '../../aggregates/account/links.js'
import type { Secret } from '../../core/values/secret.js'
import { openSession, session, sessionStream } from '../../aggregates/session/state.js'
import { mintApplicationPassword } from './applicationPassword.js'
import { claimEmail, type ClaimVerdict } from './claims.js'
import type { AccountCommand } from './commands.js'
import {
  invitationVerdict,
  type InvitationVerdict,
  type MembershipStanding,
  membershipStanding,
} from './memberships.js'
import { checkPassword, type Verdict } from '../../questions/password.js'
import { judgeReplacement, type Replacing, type ReplacementVerdict, storeCredential } from './password.js'
import {
  account,
  accountStream,
  type AccountState,
  type KnownAccount,
  knownAccount,
} from '../../aggregates/account/state.js'

interface Facts {
  /**
   * The epoch of the person's own session, while it is open: whether that epoch lives is for the state to say that is
   * decided on (ACC-06).
   */
  readonly session: 'NotAsked' | 'Over' | { readonly epoch: number }
  /** Whether the presented link is that of an attempt of one's own. */
  readonly link: Verdict
  readonly current: Verdict
  readonly replacement: ReplacementVerdict
  /** The version of the new hash, once it is stored. */
  readonly credential: number | null
  readonly secondFactor: 'NotEnrolled' | 'Passed' | 'Failed'
  readonly claim: ClaimVerdict
  /** The hash of a new application password. */
  readonly secretHash: string | null
  readonly invitation: InvitationVerdict
  /** How the account stands in the organisations whose membership it accepted. */
  readonly memberships: Readonly<Record<OrganisationId, MembershipStanding>>
}
export interface AccountContext extends Circumstances, Facts {}

/** Nothing asked and nothing proved: where every command's facts start from. */
export const noFacts: Facts = {
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
type Found = TE.TaskEither<Failure, Partial<Facts>>
const nothing: Found = TE.right({})

export const gather = (command: AccountCommand, gatherer: Gatherer): TE.TaskEither<Failure, AccountContext> =>
  pipe(
    TE.Do,
    TE.bind('own', () => gatherer.own(account, accountStream(command.account))),
    TE.bind('session', () => sessionOf(command, gatherer)),
    TE.bind('found', ({ own }) => factsFor(command, own, gatherer)),
    TE.map(({ session, found }) => ({
      now: gatherer.now,
      actor: gatherer.actor,
      policy: gatherer.policy,
      ...noFacts,
      session,
      ...found,
    })),
  )

const sessionOf = (
  { account: own }: AccountCommand,
  { actor, load, now }: Gatherer,
): TE.TaskEither<Failure, Facts['session']> =>
  actor._tag === 'Person' && actor.account === own
    ? pipe(
        load(session, sessionStream(own)),
        TE.map((state) => openSession(state, actor.session, now)),
        TE.map((open) => (open === null ? 'Over' : { epoch: open.epoch })),
      )
    : TE.right('NotAsked')

const factsFor = (command: AccountCommand, own: AccountState, gatherer: Gatherer): Found => {
  // whoever may not ask gets no password checked and nothing hashed
  const known =
    gatherer.actor._tag === 'Person' && gatherer.actor.account !== command.account ? null : knownAccount(own)
  switch (command.type) {
    case 'RegisterAccount':
      return registering(command, own, gatherer)
    case 'ConfirmEmailChange':
      return known === null ? nothing : changingEmail(command, known, own, gatherer)
    case 'RequestEmailChange':
      return known === null ? nothing : currentOnly(known, command.password, gatherer)
    case 'ChangePassword':
    case 'StartCompromiseAssistant':
      return known === null ? nothing : replacing(known, command, gatherer)
    case 'ResetPassword':
      return known === null ? nothing : resetting(command, known, gatherer)
    case 'CreateApplicationPassword':
      return pipe(
        gatherer.once('applicationPassword', () => TE.right(mintApplicationPassword(gatherer.ports.random))),
        TE.map(({ secret, hash }) => {
          gatherer.reveal('applicationPassword', secret)
          return { secretHash: hash }
        }),
      )
    case 'AcceptMembership':
      return pipe(
        gatherer.load(organisation, organisationStream(command.organisation)),
        TE.map((there) => ({ invitation: invitationVerdict(command, there, gatherer) })),
      )
    case 'RequestAccountDeletion':
      return known === null
        ? nothing
        : pipe(
            TE.Do,
            TE.bind('current', () => checkPassword(known, command.password, gatherer)),
            TE.bind('memberships', () => membershipsOf(known, gatherer)),
          )
    case 'CompleteAccountDeletion':
      return known === null
        ? nothing
        : pipe(
            membershipsOf(known, gatherer),
            TE.map((memberships) => ({ memberships })),
          )
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

type Pending = { readonly attempt: number; readonly expiresAt: string }
const linkVerdict = (
  kind: LinkDefinition<{ readonly account: AccountId; readonly attempt: number }>,
  account: AccountId,
  pending: Pending | null,
  presented: Secret,
  { ports }: Gatherer,
): Verdict =>
  pending !== null && ports.links.verify(kind.targetOf({ account, attempt: pending.attempt }), presented)
    ? { right: pending.attempt }
    : 'Wrong'

/** Right, and in time: only then is anything claimed or hashed (ACC-01: unverified addresses reserve nothing). */
const opens = (link: Verdict, pending: Pending | null, { now }: Gatherer): boolean =>
  typeof link === 'object' && pending !== null && now < pending.expiresAt

const registering = (
  command: OfType<AccountCommand, 'RegisterAccount'>,
  own: AccountState,
  gatherer: Gatherer,
): Found => {
  const request = own._tag === 'Unregistered' ? own.request : null
  const link = linkVerdict(RegistrationLink, command.account, request, command.link, gatherer)
  if (request === null || !opens(link, request, gatherer)) return TE.right({ link })
  const chosen: Replacing = { current: null, replacement: command.password, confirmation: command.password }
  return pipe(
    TE.Do,
    TE.bind('replacement', () =>
      judgeReplacement(chosen, command.name === null ? [request.email] : [request.email, command.name], gatherer),
    ),
    TE.bind('claim', ({ replacement }): TE.TaskEither<Failure, ClaimVerdict> =>
      replacement === 'Acceptable' ? claimEmail(request.email, command.account, own, gatherer) : TE.right('NotAsked'),
    ),
    TE.bind('credential', ({ claim }) =>
      typeof claim === 'object' && 'held' in claim
        ? storeCredential(command.account, 0, command.password, gatherer)
        : TE.right(null),
    ),
    TE.map((found) => ({ ...found, link })),
  )
}

const changingEmail = (
  command: OfType<AccountCommand, 'ConfirmEmailChange'>,
  known: KnownAccount,
  own: AccountState,
  gatherer: Gatherer,
): Found => {
  const change = known.emailChange
  const link = linkVerdict(EmailChangeLink, known.account, change, command.link, gatherer)
  if (change === null || change.email === null || !opens(link, change, gatherer)) return TE.right({ link })
  return pipe(
    claimEmail(change.email, known.account, own, gatherer),
    TE.map((claim) => ({ link, claim })),
  )
}

const currentOnly = (known: KnownAccount, password: Secret, gatherer: Gatherer): Found =>
  pipe(
    checkPassword(known, password, gatherer),
    TE.map((current) => ({ current })),
  )

const ownTexts = ({ email, name }: KnownAccount) => (name === null ? [email] : [email, name])

const replacing = (known: KnownAccount, command: Replacing & { readonly current: Secret }, gatherer: Gatherer): Found =>
  pipe(
    TE.Do,
    TE.bind('current', () => checkPassword(known, command.current, gatherer)),
    TE.bind('replacement', () => judgeReplacement(command, ownTexts(known), gatherer)),
    TE.bind('credential', ({ current, replacement }) =>
      typeof current === 'object' && replacement === 'Acceptable'
        ? storeCredential(known.account, known.credential, command.replacement, gatherer)
        : TE.right(null),
    ),
  )

const resetting = (
  command: OfType<AccountCommand, 'ResetPassword'>,
  known: KnownAccount,
  gatherer: Gatherer,
): Found => {
  const link = linkVerdict(PasswordResetLink, known.account, known.reset, command.link, gatherer)
  if (!opens(link, known.reset, gatherer)) return TE.right({ link })
  return pipe(
    TE.Do,
    TE.bind('replacement', () => judgeReplacement({ ...command, current: null }, ownTexts(known), gatherer)),
    TE.bind('credential', ({ replacement }) =>
      replacement === 'Acceptable'
        ? storeCredential(known.account, known.credential, command.replacement, gatherer)
        : TE.right(null),
    ),
    TE.map((found) => ({ ...found, link })),
  )
}

const membershipsOf = (known: KnownAccount, gatherer: Gatherer): TE.TaskEither<Failure, Facts['memberships']> =>
  pipe(
    known.organisations,
    TE.traverseSeqArray((id) =>
      pipe(
        gatherer.load(organisation, organisationStream(id)),
        TE.map((there) => [id, membershipStanding(known, there)] as const),
      ),
    ),
    TE.map((all) => Object.fromEntries(all) as Facts['memberships']),
  )
