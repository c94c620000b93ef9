import { describe, expect, it } from '@jest/globals'
import { type OrganisationId, type ProductId } from '@mandat/domain'
import { type PartnershipEvent, type ProductEvent, type StoredEvent } from '@mandat/domain/kit'
import fc from 'fast-check'
import { documentsOf, partnershipAt, randomHistory, world } from '../../testing/index.js'
import { organisationDashboard } from '../organisationDashboard/model.js'
import { products } from '../products/model.js'
import { partnerDashboard } from './model.js'
import { type ClientView, clientViewOf } from './view.js'

/**
 * Rights counted anew from the whole history, with none of the domain's folds: the last word on each, read backwards.
 */
const residual = (
  log: ReadonlyArray<StoredEvent>,
  from: OrganisationId,
  partner: OrganisationId,
): ReadonlySet<ProductId> | null => {
  const events = log.map((e) => e.data as PartnershipEvent | ProductEvent)
  const own = events.filter((e): e is PartnershipEvent => 'client' in e && e.client === from && e.partner === partner)
  const start = own.findLastIndex((e) => e.type === 'PartnershipStarted')
  if (start < 0 || own.slice(start).some((e) => e.type === 'PartnershipEnded' || e.type === 'PartnerInvited'))
    return null
  const term = own.slice(start)
  const placed = new Map<ProductId, { place: OrganisationId; stay: number }>()
  for (const e of events) {
    if (e.type === 'ProductOrdered' || e.type === 'ProductTransferred')
      placed.set(e.product, { place: e.organisation, stay: e.stay })
    if (e.type === 'ProductEnded') placed.delete(e.product)
  }
  const lastShape = term.findLast(
    (e) => e.type === 'PartnershipStarted' || e.type === 'AccessWidenedToFull' || e.type === 'AccessLimited',
  )
  const here = [...placed].filter(([, { place }]) => place === from)
  if (lastShape !== undefined && 'access' in lastShape && lastShape.access._tag === 'Full')
    return new Set(here.map(([product]) => product))
  return new Set(
    here
      .filter(([product, { stay }]) => {
        const last = term
          .slice(lastShape === undefined ? 0 : term.indexOf(lastShape))
          .findLast(
            (e) =>
              (e.type === 'ProductsGranted' && e.grants.some((g) => g.product === product))
              || (e.type === 'ProductsWithdrawn' && e.products.includes(product))
              || e === lastShape,
          )
        const grants =
          last === undefined
            ? []
            : 'access' in last && last.access._tag === 'Limited'
              ? last.access.grants
              : last.type === 'ProductsGranted'
                ? last.grants
                : []
        return grants.some((g) => g.product === product && g.stay === stay)
      })
      .map(([product]) => product),
  )
}

describe('residual rights', () => {
  it('PAR-15: at every moment of any history a partner sees what was granted and still stands, and zero after an end', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(100_000), { minLength: 20, maxLength: 90 }), (steps) => {
        // mostly organisations, products and partnerships
        const log = randomHistory(steps.map((n) => n - (n % 5) + ([1, 2, 3, 3, 3][n % 5] ?? 3)))
        for (let position = Math.floor(log.length / 2); position <= log.length; position += 3) {
          const past = log.slice(0, position)
          const pairs = documentsOf(partnerDashboard, past)
          const organisations = documentsOf(organisationDashboard, past)
          const running = [...documentsOf(products, past).values()]
          const closed = new Set(
            past.flatMap(({ data }) =>
              (data as { type: string }).type === 'OrganisationClosed'
                ? [(data as { organisation: string }).organisation]
                : [],
            ),
          )
          for (const from of world.organisations)
            for (const partner of world.organisations) {
              const state = partnershipAt(past, from, partner)
              const isOpen = state._tag === 'Active' || state._tag === 'Invited'
              expect(pairs.has(`${from}/${partner}`)).toBe(isOpen)
              const details = organisations.get(from)?.details ?? null
              const view: ClientView | null = clientViewOf(
                { client: from, details, products: running, members: [] },
                state,
              )
              const expected = closed.has(from) ? null : residual(past, from, partner)
              expect(view === null ? null : view.products.map((p) => p.product).sort()).toEqual(
                expected === null ? null : [...expected].sort(),
              )
              if (view?.access._tag === 'Limited') expect(view.members).toBeNull()
            }
        }
      }),
      { numRuns: 100 },
    )
  })
})
