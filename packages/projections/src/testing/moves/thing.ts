import { type OrganisationId, type ProductId } from '@mandat/domain'
import { plusDays, ProductLabel } from '@mandat/domain/kit'
import { sampleBox } from '@mandat/domain/testing'
import type { DomainEvent, Now } from './now.js'

/** What may happen next to a product; nothing where nothing may. */
export const thing =
  ({ at, day, productAt }: Now) =>
  (kind: number, id: ProductId, place: OrganisationId, more: number): ReadonlyArray<DomainEvent> => {
    const state = productAt(id)
    if (state._tag === 'Unordered')
      return [
        {
          type: 'ProductOrdered',
          product: id,
          organisation: place,
          stay: 1,
          category: 'Domain',
          label: sampleBox(ProductLabel, place),
          at: at(),
          expiresOn: day(more % 60),
          renewalPrice: { amount: 1_500, currency: 'CHF' },
          renewal: more % 2 === 0 ? 'Manual' : 'Automatic',
        },
      ]
    if (state._tag === 'Ended') return []
    const here = { product: id, organisation: state.organisation, stay: state.stay }
    switch (kind % 4) {
      case 0:
        return place === state.organisation
          ? []
          : [
              {
                type: 'ProductTransferred',
                product: id,
                organisation: place,
                stay: state.stay + 1,
                from: state.organisation,
                expiresOn: state.expiresOn,
                renewal: state.renewal,
              },
            ]
      case 1:
        return [
          {
            type: 'ProductRenewed',
            ...here,
            from: state.expiresOn,
            until: plusDays(state.expiresOn, 365),
            manner: 'Manual',
            price: state.renewalPrice,
          },
        ]
      case 2:
        return [{ type: 'RenewalMannerChanged', ...here, renewal: state.renewal === 'Manual' ? 'Automatic' : 'Manual' }]
      case 3:
        return more % 5 === 0 ? [{ type: 'ProductEnded', ...here, why: 'Cancelled', at: at() }] : []
    }
    return []
  }
