import {
  AccessLimited,
  AccessWidenedToFull,
  BillingModeChanged,
  dictionary,
  PartnerInvitationDeclined,
  PartnerInvitationExpired,
  PartnerInvitationResent,
  PartnerInvitationWithdrawn,
  PartnerInvited,
  partnership,
  PartnershipEnded,
  PartnershipStarted,
  PartnershipState,
  ProductsGranted,
  ProductsWithdrawn,
  type Recorded,
  WalletEntrustmentChanged,
} from '@mandat/domain/kit'
import type * as t from 'io-ts'
import { without } from '../core/fold/dictionaries.js'

/** The events that change what a partner may; what it was authorised to do under it is not shown. */
export const rightsEvents = [
  PartnerInvited,
  PartnerInvitationResent,
  PartnerInvitationWithdrawn,
  PartnerInvitationDeclined,
  PartnerInvitationExpired,
  PartnershipStarted,
  AccessWidenedToFull,
  AccessLimited,
  ProductsGranted,
  ProductsWithdrawn,
  BillingModeChanged,
  WalletEntrustmentChanged,
  PartnershipEnded,
] as const
export type RightsEvent = Recorded<(typeof rightsEvents)[number]>

/**
 * A client's open partnerships by partner, each as the domain itself folds it: a read model must not see other rights.
 */
export const Partnerships = dictionary(PartnershipState)
export type Partnerships = t.TypeOf<typeof Partnerships>

/** What ended leaves nothing behind (PAR-15). */
export const evolvePartnerships = (partnerships: Partnerships, event: RightsEvent): Partnerships => {
  const next = partnership.evolve(partnerships[event.partner] ?? partnership.initialState, event)
  return next._tag === 'Invited' || next._tag === 'Active'
    ? { ...partnerships, [event.partner]: next }
    : without(partnerships, event.partner)
}
