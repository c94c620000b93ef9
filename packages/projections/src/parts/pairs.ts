import type { OrganisationId } from '@mandat/domain'
import {
  type Pair,
  PartnerInvitationDeclined,
  PartnerInvitationExpired,
  PartnerInvitationWithdrawn,
  PartnerInvited,
  PartnershipEnded,
  type Recorded,
} from '@mandat/domain/kit'

/** The events by which something comes to be open between a client and a partner, and is over (PAR-11). */
export const openPairEvents = [
  PartnerInvited,
  PartnerInvitationWithdrawn,
  PartnerInvitationDeclined,
  PartnerInvitationExpired,
  PartnershipEnded,
] as const
type OpenPairEvent = Recorded<(typeof openPairEvents)[number]>

export const pairKey = ({
  client,
  partner,
}: {
  readonly client: OrganisationId
  readonly partner: OrganisationId
}): string => `${client}/${partner}`

/** The pair after the event; `null` when nothing is open between the two any more. */
export const openPair = (event: OpenPairEvent): Pair | null => {
  switch (event.type) {
    case 'PartnerInvited':
      return { client: event.client, partner: event.partner }
    case 'PartnerInvitationWithdrawn':
    case 'PartnerInvitationDeclined':
    case 'PartnerInvitationExpired':
    case 'PartnershipEnded':
      return null
  }
}
