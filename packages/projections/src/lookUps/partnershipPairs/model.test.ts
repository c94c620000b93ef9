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

const found = (organisation: OrganisationId, ...events: ReadonlyArray<PartnershipEvent>) =>
  [...of(...events).values()].filter((pair) => partnershipPairs.indexes.side(pair, '').includes(organisation))

describe('the pairs of an organisation', () => {
  it('PAR-17: an organisation is found on either side', () => {
    const events = [invited(bakery, agency), invited(florist, agency), invited(agency, bakery)]
    const [first, second, third] = [
      { client: bakery, partner: agency },
      { client: florist, partner: agency },
      { client: agency, partner: bakery },
    ]
    expect(found(bakery, ...events)).toEqual([first, third])
    expect(found(florist, ...events)).toEqual([second])
    expect(found(agency, ...events)).toEqual([first, second, third])
  })
  it('PAR-17: a pair is found while an invitation or a partnership is open, and once more when it partners again', () => {
    const pair = { client: bakery, partner: agency, term: 1 }
    const before = [invited(bakery, agency)]
    expect(found(agency, ...before)).toEqual([{ client: bakery, partner: agency }])
    for (const over of [
      ended(bakery, agency),
      { type: 'PartnerInvitationWithdrawn', ...pair } as const,
      { type: 'PartnerInvitationExpired', ...pair } as const,
    ]) {
      expect(found(agency, ...before, over)).toEqual([])
      expect(found(agency, ...before, over, invited(bakery, agency, 2))).toEqual([{ client: bakery, partner: agency }])
    }
  })
})
