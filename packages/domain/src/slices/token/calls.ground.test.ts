import { describe, expect, it } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'
import { defaultPolicy } from '../../core/values/policy.js'
import type { OrganisationEvent, Role } from '../../aggregates/organisation/events.js'
import { organisation, type OrganisationState } from '../../aggregates/organisation/state.js'
import type { Access } from '../../aggregates/partnership/events.js'
import { partnership } from '../../aggregates/partnership/state.js'
import { product } from '../../aggregates/product/state.js'
import { sampleId } from '../../testing/index.js'
import {
  anna,
  client,
  domain,
  endedIn,
  fullAs,
  grantOf,
  limitedTo,
  partner,
  rene,
  startedWith,
} from '../../testing/partnerships.js'
import {
  hash,
  liveToken,
  memberStates,
  owner,
  partnerStates,
  stateOf,
  underMembership,
  underPartnership,
} from '../../testing/tokens.js'
import { at, founded, joined, listed, ordered, transferred } from '../../testing/world.js'
import { type Call, mayCall } from './calls.js'

const usual: Call = {
  ...memberStates,
  token: liveToken(),
  presentedHash: hash,
  scope: 'dns:read',
  now: at,
  policy: defaultPolicy,
}
const partners = liveToken({ account: rene, ground: underPartnership })
const usualPartner: Call = { ...usual, ...partnerStates, token: partners }
const answer = (over: Partial<Call>, before: Call = usual): string => {
  const verdict = mayCall({ ...before, ...over })
  return E.isRight(verdict) ? 'may' : `${verdict.left.name} ${verdict.left.rule}`
}

describe('the ground of a token', () => {
  const other = joined(client, owner, 2, 'LegalRepresentative')
  const bakery = (...events: ReadonlyArray<OrganisationEvent>): OrganisationState =>
    stateOf(organisation, founded(client, anna), other, ...events)
  const removed: OrganisationEvent = {
    type: 'MemberRemoved',
    organisation: client,
    account: anna,
    role: 'LegalRepresentative',
  }
  it("TOK-02: without its account's membership it can do nothing", () => {
    expect(answer({ organisation: bakery() })).toBe('may')
    expect(answer({ organisation: bakery(removed) })).toBe('MembershipEnded PAR-15')
    expect(
      answer({
        organisation: bakery({ type: 'MemberSuspended', organisation: client, account: anna, reason: 'Other' }),
      }),
    ).toBe('MembershipEnded PAR-15')
  })
  it('PAR-15: a member who is added again revives no token of the old membership', () => {
    const again = bakery(removed, joined(client, anna, 3))
    expect(answer({ organisation: again })).toBe('MembershipEnded PAR-15')
    expect(
      answer({
        organisation: again,
        token: liveToken({ ground: { ...underMembership, term: 3 } as typeof underMembership }),
      }),
    ).toBe('may')
  })
  it('PAR-15: a product that moves away, and back, revives no token', () => {
    const away = [ordered(domain, client), transferred(domain, client, partner, 2)]
    expect(answer({ product: stateOf(product, ...away) })).toBe('ProductGone PAR-15')
    expect(answer({ product: stateOf(product, ...away, transferred(domain, partner, client, 3)) })).toBe(
      'ProductGone PAR-15',
    )
    expect(
      answer({
        product: stateOf(product, ordered(domain, client), {
          type: 'ProductEnded',
          product: domain,
          organisation: client,
          stay: 1,
          why: 'Cancelled',
          at,
        }),
      }),
    ).toBe('ProductGone PAR-15')
    expect(answer({ product: stateOf(product, ordered(sampleId<'Product'>('other'), client)) })).toBe(
      'ProductGone PAR-15',
    )
  })
  it('ORG-10: in a closed organisation no token does anything', () => {
    expect(
      answer({
        organisation: stateOf(organisation, founded(client, anna), {
          type: 'OrganisationClosed',
          organisation: client,
          at,
        }),
      }),
    ).toBe('ProductGone PAR-15')
  })
})

describe('a token made under a partnership', () => {
  const agency = (...events: ReadonlyArray<OrganisationEvent>): OrganisationState =>
    stateOf(organisation, founded(partner, owner), listed(partner), joined(partner, rene, 2), ...events)
  const active = (access: Access) => stateOf(partnership, ...startedWith(access))
  const left: OrganisationEvent = { type: 'MemberRemoved', organisation: partner, account: rene, role: 'Collaborator' }
  it('PAR-07: it may do what the partnership grants', () => {
    expect(answer({}, usualPartner)).toBe('may')
    expect(answer({ partnership: active(limitedTo()) }, usualPartner)).toBe('PartnershipRightEnded PAR-15')
  })
  it('PAR-10: it is dead from the moment at which the partnership ends', () => {
    expect(
      answer(
        { partnership: stateOf(partnership, ...startedWith(limitedTo(grantOf(domain, 1))), endedIn()) },
        usualPartner,
      ),
    ).toBe('PartnershipRightEnded PAR-15')
    expect(answer({ partnership: null }, usualPartner)).toBe('PartnershipRightEnded PAR-15')
    expect(answer({ partnerOrganisation: null }, usualPartner)).toBe('PartnershipRightEnded PAR-15')
  })
  it('PAR-15: the same pair partnering again revives nothing', () => {
    const again = stateOf(
      partnership,
      ...startedWith(limitedTo(grantOf(domain, 1))),
      endedIn(),
      ...startedWith(limitedTo(grantOf(domain, 1)), 2),
    )
    expect(answer({ partnership: again }, usualPartner)).toBe('PartnershipRightEnded PAR-15')
  })
  it('PAR-15: a product that was withdrawn and granted again revives nothing; full access that follows without a break cuts nothing', () => {
    expect(answer({ partnership: active(limitedTo(grantOf(domain, 2))) }, usualPartner)).toBe(
      'PartnershipRightEnded PAR-15',
    )
    expect(answer({ partnership: active(fullAs(2)) }, usualPartner)).toBe('PartnershipRightEnded PAR-15')
    expect(answer({ partnership: active(fullAs(2, 'ClientPays', 'No', [grantOf(domain, 1)])) }, usualPartner)).toBe(
      'may',
    )
  })
  it('PAR-15: who leaves the partner loses it, and does not get it back by returning', () => {
    expect(answer({ partnerOrganisation: agency(left) }, usualPartner)).toBe('MembershipEnded PAR-15')
    expect(answer({ partnerOrganisation: agency(left, joined(partner, rene, 3)) }, usualPartner)).toBe(
      'MembershipEnded PAR-15',
    )
    expect(
      answer(
        {
          partnerOrganisation: agency({
            type: 'MemberSuspended',
            organisation: partner,
            account: rene,
            reason: 'Other',
          }),
        },
        usualPartner,
      ),
    ).toBe('MembershipEnded PAR-15')
  })
  it('TOK-02: an external user of the partner does nothing for its clients, whatever it was before', () => {
    const changed = (to: Role): OrganisationEvent => ({
      type: 'MemberRoleChanged',
      organisation: partner,
      account: rene,
      from: 'Collaborator',
      to,
    })
    expect(answer({ partnerOrganisation: agency(changed('ExternalUser')) }, usualPartner)).toBe(
      'MembershipEnded PAR-15',
    )
    expect(answer({ partnerOrganisation: agency(changed('Administrator')) }, usualPartner)).toBe('may')
  })
  it('PAR-17: it does nothing once the partner has left the programme', () => {
    expect(
      answer({ partnerOrganisation: agency({ type: 'PartnerProgrammeLeft', organisation: partner }) }, usualPartner),
    ).toBe('PartnershipRightEnded PAR-15')
  })
  it("PAR-15: a token in one's own right stays when the partnership ends", () => {
    const own = liveToken({ account: rene, ground: { _tag: 'Membership', term: 2 } })
    const both: Call = {
      ...usualPartner,
      token: own,
      organisation: stateOf(organisation, founded(client, anna), joined(client, rene, 2)),
    }
    expect(answer({ partnership: stateOf(partnership, ...startedWith(fullAs(1)), endedIn()) }, both)).toBe('may')
    expect(answer({ partnership: null, partnerOrganisation: null }, both)).toBe('may')
  })
})
