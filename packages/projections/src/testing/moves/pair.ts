import type { Access, OrganisationId } from '@mandat/domain'
import { grantsOf } from '@mandat/domain/kit'
import type { DomainEvent, Now } from './now.js'

/** What may happen next to a pair of organisations; nothing where nothing may. */
export const pair =
  ({ at, productAt, pairAt, products }: Now) =>
  (kind: number, client: OrganisationId, partner: OrganisationId, more: number): ReadonlyArray<DomainEvent> => {
    if (client === partner) return []
    const state = pairAt(client, partner)
    const last = state._tag === 'Strangers' ? 0 : state.lastGrant
    const id = { client, partner, term: state._tag === 'Strangers' ? 1 : state.term }
    const stays = products.flatMap((p) => {
      const found = productAt(p)
      return found._tag === 'Running' && found.organisation === client ? [found] : []
    })
    const grants = stays
      .slice(0, 1 + (more % 2))
      .map((p, i) => ({ product: p.product, grant: last + 1 + i, stay: p.stay }))
    const full: Access = {
      _tag: 'Full',
      grant: last + 1,
      kept: [],
      billingMode: more % 2 === 0 ? 'ClientPays' : 'PartnerPays',
      walletEntrusted: 'No',
    }
    const limited: Access = { _tag: 'Limited', grants }
    switch (state._tag) {
      case 'Strangers':
      case 'Ended':
        return [
          {
            type: 'PartnerInvited',
            enrolment: 1,
            ...id,
            term: state._tag === 'Strangers' ? 1 : state.term + 1,
            access: more % 3 === 0 ? full : limited,
            attempt: 1,
            expiresAt: at(),
          },
        ]
      case 'Invited':
        return kind % 3 === 0
          ? [{ type: 'PartnerInvitationDeclined', ...id }]
          : [{ type: 'PartnershipStarted', ...id, access: state.access, at: at() }]
      case 'Active': {
        const [first] = grantsOf(state)
        switch (kind % 4) {
          case 0:
            return [{ type: 'PartnershipEnded', ...id, by: 'Client', account: null, at: at() }]
          case 1:
            return state.access._tag === 'Limited'
              ? [{ type: 'AccessWidenedToFull', ...id, access: { ...full, kept: grantsOf(state) } as Access }]
              : [{ type: 'AccessLimited', ...id, access: limited }]
          case 2:
            return state.access._tag === 'Limited' && grants.length > 0
              ? [{ type: 'ProductsGranted', ...id, grants }]
              : []
          case 3:
            return state.access._tag === 'Limited' && first !== undefined
              ? [{ type: 'ProductsWithdrawn', ...id, products: [first.product] }]
              : []
        }
      }
    }
    return []
  }
