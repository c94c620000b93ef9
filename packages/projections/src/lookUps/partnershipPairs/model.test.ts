import { describe, expect, it } from '@jest/globals'
import type { OrganisationId } from '@mandat/domain'
import type { PartnershipEvent } from '@mandat/domain/kit'
import { sampleId } from '@mandat/domain/testing'
import { documentsOf, historyOf, storyAt } from '../../testing/index.js'
import { partnershipPairs } from './model.js'

const [bakery, florist, agency] = ['Bakery', 'Florist', 'Agency'].map((name) => sampleId<'Organisation'>(name)) as [
  OrganisationId,
  OrganisationId,
  OrganisationId,
]
const pairOf = (
  client: OrganisationId,
  partner: OrganisationId,
  started: { term: number; position: number } | null = null,
) => ({ client, partner, started })
const invited = (client: OrganisationId, partner: OrganisationId, term = 1): PartnershipEvent => ({
  type: 'PartnerInvited',
  enrolment: 1,
  client,
  partner,
  term,
  access: { _tag: 'Limited', grants: [] },
  attempt: 1,
  expiresAt: storyAt,
})
const began = (client: OrganisationId, partner: OrganisationId, term = 1): PartnershipEvent => ({
  type: 'PartnershipStarted',
  client,
  partner,
  term,
  access: { _tag: 'Limited', grants: [] },
  at: storyAt,
})
const ended = (client: OrganisationId, partner: OrganisationId): PartnershipEvent => ({
  type: 'PartnershipEnded',
  client,
  partner,
  term: 1,
  by: 'Client',
  account: null,
  at: storyAt,
})
const of = (...events: ReadonlyArray<PartnershipEvent>) => documentsOf(partnershipPairs, historyOf(events))

describe('the pairs of an organisation', () => {
  it('PAR-17: an organisation is found on either side, in the order of the first invitations', () => {
    const documents = of(invited(bakery, agency), invited(florist, agency), invited(agency, bakery))
    expect(Object.fromEntries(documents)).toEqual({
      [bakery]: { pairs: [pairOf(bakery, agency), pairOf(agency, bakery)] },
      [florist]: { pairs: [pairOf(florist, agency)] },
      [agency]: { pairs: [pairOf(bakery, agency), pairOf(florist, agency), pairOf(agency, bakery)] },
    })
  })
  it('PAR-17: a pair that partners again is there once', () => {
    expect(of(invited(bakery, agency), ended(bakery, agency), invited(bakery, agency, 2)).get(agency)).toEqual({
      pairs: [pairOf(bakery, agency)],
    })
  })
  it("PAR-17: with the term and the place in the log of its last start, and of no other pair's", () => {
    const history = [
      invited(bakery, agency),
      began(bakery, agency),
      invited(florist, agency),
      ended(bakery, agency),
      invited(bakery, agency, 2),
      began(bakery, agency, 2),
    ]
    const first = historyOf(history)[1]?.position ?? 0
    expect(of(...history.slice(0, 4)).get(agency)).toEqual({
      pairs: [pairOf(bakery, agency, { term: 1, position: first }), pairOf(florist, agency)],
    })
    expect(of(...history).get(bakery)).toEqual({ pairs: [pairOf(bakery, agency, { term: 2, position: first + 4 })] })
  })
  it('PAR-17: a pair stays after its end, since what to end is read from the partnership itself', () => {
    expect(of(invited(bakery, agency), ended(bakery, agency)).get(bakery)).toEqual({ pairs: [pairOf(bakery, agency)] })
  })
})
