import { describe, it } from '@jest/globals'
import type { Instant } from '../../core/values/instant.js'
import { defaultPolicy } from '../../core/values/policy.js'
import { Secret } from '../../core/values/secret.js'
import type { PartnershipEvent } from '../../aggregates/partnership/events.js'
import {
  asClient,
  asPartner,
  asSystem,
  client,
  domain,
  grantOf,
  inThirtyDays,
  invitedTo,
  limitedTo,
  partner,
  partnerships,
  startedWith,
  usual,
} from '../../testing/partnerships.js'

const { given, twice } = partnerships
const pair = { client, partner }
const limited = { _tag: 'Limited', products: [domain] } as const
const invite = { type: 'InvitePartner', ...pair, access: limited } as const
const resend = { type: 'ResendPartnerInvitation', ...pair } as const
const withdraw = { type: 'WithdrawPartnerInvitation', ...pair } as const
const accept = { type: 'AcceptPartnership', ...pair, link: Secret.of('link') } as const
const decline = { type: 'DeclinePartnership', ...pair, link: Secret.of('link') } as const
const expire = { type: 'ExpirePartnerInvitation', ...pair } as const

const access = limitedTo(grantOf(domain, 1))
const invited = invitedTo(access)
const withdrawn: PartnershipEvent = { type: 'PartnerInvitationWithdrawn', ...pair, term: 1 }
const expired: PartnershipEvent = { type: 'PartnerInvitationExpired', ...pair, term: 1 }
const linked = { link: { term: 1, attempt: 1 } }
const justBefore = '2026-04-01T11:59:59.999Z' as Instant

describe('answering an invitation', () => {
  const started: PartnershipEvent = { type: 'PartnershipStarted', ...pair, term: 1, access, at: usual.now }
  it('PAR-14: a link works once', () => {
    given(...startedWith(access))
      .when(accept, { ...asPartner(), ...linked })
      .thenRefused('LinkUsed', 'PAR-14')
    given(...startedWith(access))
      .when(decline, { ...asPartner(), ...linked })
      .thenRefused('LinkUsed', 'PAR-14')
  })
  it("PAR-14: an invitation expires after the policy's days, by date, whether the clock has recorded it or not", () => {
    given(invited)
      .when(accept, { ...asPartner(), ...linked, now: justBefore })
      .then({ ...started, at: justBefore })
    given(invited)
      .when(accept, { ...asPartner(), ...linked, now: inThirtyDays })
      .thenRefused('PartnerInvitationExpired', 'PAR-14', { expiresAt: inThirtyDays })
    given(invited)
      .when(decline, { ...asPartner(), ...linked, now: inThirtyDays })
      .thenRefused('PartnerInvitationExpired', 'PAR-14')
    given(invited)
      .when(resend, { ...asClient(), now: inThirtyDays })
      .thenRefused('PartnerInvitationExpired', 'PAR-14')
    given(invited)
      .when(withdraw, { ...asClient(), now: inThirtyDays })
      .thenRefused('PartnerInvitationExpired', 'PAR-14')
    given()
      .when(invite, { ...asClient(), policy: { ...defaultPolicy, partnerInvitationDays: 2 } })
      .then({
        type: 'PartnerInvited',
        enrolment: 1,
        ...pair,
        term: 1,
        access,
        attempt: 1,
        expiresAt: '2026-03-04T12:00:00.000Z' as Instant,
      })
  })
  it('PAR-14: the clock records the expiry once, and only the clock', () => {
    given(invited)
      .when(expire, { ...asSystem, now: inThirtyDays })
      .then(expired)
    twice(invited)(expire, { ...asSystem, now: inThirtyDays }).thenNothing()
    given(invited)
      .when(expire, { ...asSystem, now: justBefore })
      .thenRefused('PartnerInvitationNotExpired', 'PAR-14', { expiresAt: inThirtyDays })
    given(invited)
      .when(expire, { ...asClient(), now: inThirtyDays })
      .thenRefused('OnlyTheClockExpires', 'PAR-14')
    given(...startedWith(access))
      .when(expire, { ...asSystem, now: inThirtyDays })
      .thenNothing()
  })
  it("PAR-14: an expired invitation that the clock has not recorded stands in no new one's way", () => {
    given(invited)
      .when(invite, { ...asClient(), now: inThirtyDays })
      .then(expired, {
        type: 'PartnerInvited',
        enrolment: 1,
        ...pair,
        term: 2,
        access: limitedTo(grantOf(domain, 2)),
        attempt: 1,
        expiresAt: '2026-05-01T12:00:00.000Z' as Instant,
      })
  })
  it('PAR-08: the start names its term, for the memberships that the partnership replaces', () => {
    given(invited, withdrawn, invitedTo(access, 2))
      .when(accept, { ...asPartner(), link: { term: 2, attempt: 1 } })
      .then({ ...started, term: 2 })
  })
  it('ORG-10: with a client that closed meanwhile no partnership starts', () => {
    given(invited)
      .when(accept, { ...asPartner(), ...linked, client: 'NotRunning' })
      .thenRefused('ClientNotRunning', 'ORG-10', { client })
  })
})
