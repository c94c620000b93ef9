import type { AccountId, Failure, Instant, OrganisationId } from '@mandat/domain'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { DocumentStore } from '../../core/ports/documentStore.js'
import { readMany, readWhole } from '../../core/read/read.js'
import { allOf } from '../../parts/order.js'
import {
  type InvitationDocument,
  isInvitation,
  isMembership,
  membershipKey,
  type MembershipDocument,
} from './document.js'
import { members } from './model.js'

type Found<A> = TE.TaskEither<Failure, ReadonlyArray<A>>

/** The members of an organisation, in the order in which they came. */
export const membersOf = (
  documents: Pick<DocumentStore, 'find'>,
  organisation: OrganisationId,
): Found<MembershipDocument> =>
  pipe(
    readWhole(documents, members, allOf('member', organisation)),
    TE.map((found) => found.filter(isMembership)),
  )

/** An account's memberships, in the order in which they began. */
export const membershipsOf = (documents: Pick<DocumentStore, 'find'>, account: AccountId): Found<MembershipDocument> =>
  pipe(
    readWhole(documents, members, allOf('account', account)),
    TE.map((found) => found.filter(isMembership)),
  )

/** Those of the named memberships that there are. */
export const membershipsAmong = (
  documents: Pick<DocumentStore, 'getMany'>,
  named: ReadonlyArray<{ readonly organisation: OrganisationId; readonly account: AccountId }>,
): Found<MembershipDocument> =>
  pipe(
    readMany(documents, members, [...new Set(named.map((one) => membershipKey(one.organisation, one.account)))]),
    TE.map((found) => found.filter(isMembership)),
  )

/** An organisation's open invitations, in the order in which they were made; what is over by date is none (ORG-02). */
export const invitationsOf = (
  documents: Pick<DocumentStore, 'find'>,
  organisation: OrganisationId,
  now: Instant,
): Found<InvitationDocument> =>
  pipe(
    readWhole(documents, members, allOf('invitation', organisation)),
    TE.map((found) => found.filter(isInvitation).filter(({ expiresAt }) => now < expiresAt)),
  )
