import type * as TE from 'fp-ts/lib/TaskEither.js'
import type { Failure } from '../../core/values/failure.js'
import type { OrganisationId } from '../../core/values/ids.js'
import type { Presented } from '../../questions/password.js'
import type { ClaimOutcome } from './claims.js'
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

/** The part of it that one command asks for. */
export type Gathering = TE.TaskEither<Failure, Partial<Gathered>>
