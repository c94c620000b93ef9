import { OrganisationId } from '@mandat/domain'
import {
  PartnerInvitationDeclined,
  PartnerInvitationExpired,
  PartnerInvitationWithdrawn,
  PartnerInvited,
  PartnershipEnded,
  record,
} from '@mandat/domain/kit'
import type * as t from 'io-ts'
import { projection } from '../../core/fold/projection.js'
import { Place, placedUnder } from '../../parts/order.js'

/**
 * A client and a partner that it invited or works with. What it granted is read at the head of their stream, never copied
 * here, so that nothing can be left of it (PAR-07, PAR-15).
 */
export const PairDocument = record({ client: OrganisationId, partner: OrganisationId, place: Place })
export type PairDocument = t.TypeOf<typeof PairDocument>

/** The open partnerships and invitations, from either side (PAR-07, PAR-12). */
export const partnerDashboard = projection(PairDocument)({
  name: 'partnerDashboard',
  version: 3,
  handles: [
    PartnerInvited,
    PartnerInvitationWithdrawn,
    PartnerInvitationDeclined,
    PartnerInvitationExpired,
    PartnershipEnded,
  ],
  keysOf: ({ event: { client, partner } }) => [`${client}/${partner}`],
  evolve: (_found, { event, position }) => {
    switch (event.type) {
      case 'PartnerInvited':
        return { client: event.client, partner: event.partner, place: position }
      case 'PartnerInvitationWithdrawn':
      case 'PartnerInvitationDeclined':
      case 'PartnerInvitationExpired':
      case 'PartnershipEnded':
        return null
    }
  },
  indexes: {
    client: ({ client, place }) => [placedUnder(client, place)],
    /** The clients that a partner works for, or is invited by. */
    partner: ({ partner, place }) => [placedUnder(partner, place)],
  },
})
