import { describe, expect, it } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'
import type { Instant, LocalDate } from '../../core/values/instant.js'
import { defaultPolicy } from '../../core/values/policy.js'
import { account } from '../../aggregates/account/state.js'
import type { OrganisationEvent, Role } from '../../aggregates/organisation/events.js'
import { organisation, type OrganisationState } from '../../aggregates/organisation/state.js'
import type { Access } from '../../aggregates/partnership/events.js'
import { partnership } from '../../aggregates/partnership/state.js'
import { product } from '../../aggregates/product/state.js'
import { lastValidDay } from '../../aggregates/token/idle.js'
import { same, sampleId } from '../../testing/index.js'
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
  token,
  underMembership,
  underPartnership,
} from '../../testing/tokens.js'
import { at, founded, joined, listed, ordered, registered, transferred } from '../../testing/world.js'
import { actorOf, aliveToken, type Call, mayCall } from './calls.js'

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
const on = (day: string): Instant => `${day}T23:59:59.999Z` as Instant

describe('whether a call may be made', () => {
  it('TOK-02: within its scopes it may; outside them it is refused', () => {
    same('the live token', mayCall(usual), E.right(liveToken()))
    expect(answer({ scope: 'dns:write' })).toBe('may')
    for (const scope of ['dns', 'dns:read:all', 'mail:read', '']) expect(answer({ scope })).toBe('ScopeNotGiven TOK-02')
  })
  it('TOK-05: only the text that was shown once is the token', () => {
    expect(answer({ presentedHash: 'b'.repeat(64) })).toBe('UnknownToken TOK-05')
    expect(answer({ presentedHash: '' })).toBe('UnknownToken TOK-05')
    expect(answer({ token: { _tag: 'Unknown' } })).toBe('UnknownToken TOK-05')
  })
  it('TOK-07: a revoked token makes no call, nor does any that existed when all were revoked', () => {
    expect(answer({ token: { _tag: 'Revoked', token, account: anna } })).toBe('TokenWasRevoked TOK-07')
    const all = stateOf(account, registered(anna), { type: 'AllTokensRevoked', account: anna, tokenEra: 2, at })
    expect(answer({ account: all })).toBe('AllTokensRevoked TOK-07')
    expect(answer({ account: all, token: liveToken({ tokenEra: 2 }) })).toBe('may')
  })
  it('TOK-03: its life is unlimited, or ends at the moment that was chosen', () => {
    const expiresAt = '2026-03-02T18:00:00.000Z' as Instant
    expect(answer({ token: liveToken({ expiresAt }), now: '2026-03-02T17:59:59.999Z' as Instant })).toBe('may')
    expect(answer({ token: liveToken({ expiresAt }), now: expiresAt })).toBe('TokenExpired TOK-03')
    const busy = liveToken({ lastDay: '2126-03-01' as LocalDate })
    expect(answer({ token: busy, now: '2126-03-02T12:00:00.000Z' as Instant })).toBe('may')
  })
  it('TOK-06: it is valid through the anniversary of its last call, in UTC, and 29 February clamps', () => {
    const cases = [
      ['2026-03-02', '2027-03-02', '2027-03-03'],
      ['2028-02-29', '2029-02-28', '2029-03-01'],
      ['2027-02-28', '2028-02-28', '2028-02-29'],
    ] as const
    for (const [lastDay, valid, idle] of cases) {
      const idling = liveToken({ lastDay: lastDay as LocalDate })
      expect(lastValidDay(lastDay as LocalDate, defaultPolicy)).toBe(valid)
      expect(answer({ token: idling, now: on(valid) })).toBe('may')
      expect(answer({ token: idling, now: `${idle}T00:00:00.000Z` as Instant })).toBe('TokenIdleTooLong TOK-06')
    }
    expect(answer({ token: { _tag: 'Disabled', token, account: anna } })).toBe('TokenIdleTooLong TOK-06')
    expect(answer({ now: on('2028-03-02'), policy: { ...defaultPolicy, tokenIdleYears: 2 } })).toBe('may')
  })
  it('ACC-06: from the moment of a compromise or a reset every token that existed is dead', () => {
    const session = sampleId<'Session'>('s')
    const compromised = stateOf(account, registered(anna), {
      type: 'PasswordCompromised',
      account: anna,
      epoch: 2,
      session,
      at,
    })
    const reset = stateOf(account, registered(anna), {
      type: 'PasswordReset',
      account: anna,
      credential: 2,
      epoch: 2,
      at,
    })
    for (const after of [compromised, reset]) {
      expect(answer({ account: after })).toBe('EpochEnded ACC-06')
      expect(answer({ account: after, token: liveToken({ epoch: 2 }) })).toBe('may')
    }
    expect(
      answer({
        account: stateOf(account, registered(anna), { type: 'PasswordChanged', account: anna, credential: 2, at }),
      }),
    ).toBe('may')
  })
  it('ACC-12: the tokens of a deleted account are dead', () => {
    expect(answer({ account: stateOf(account, registered(anna), { type: 'AccountDeleted', account: anna, at }) })).toBe(
      'AccountNotActive ACC-12',
    )
    expect(answer({ account: account.initialState })).toBe('AccountNotActive ACC-12')
    expect(answer({ account: stateOf(account, registered(rene)) })).toBe('AccountNotActive ACC-12')
  })
  it('TOK-02: whether a token lives is known without a call', () => {
    same('alive', aliveToken(usual), E.right(liveToken()))
    same('dead', E.isLeft(aliveToken({ ...usual, account: account.initialState })), true)
  })
})

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

describe('who acts by a token', () => {
  it("TOK-02: its account, for its own organisation or for the partner's client", () => {
    same('own', actorOf(liveToken()), {
      _tag: 'Token',
      token,
      account: anna,
      onBehalfOf: { _tag: 'Organisation', organisation: client },
    })
    same('partner', actorOf(partners), {
      _tag: 'Token',
      token,
      account: rene,
      onBehalfOf: { _tag: 'Partner', partner, client },
    })
  })
})
