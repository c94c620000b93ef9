import { describe, it } from '@jest/globals'
import type { Instant } from '../../core/values/instant.js'
import { defaultPolicy } from '../../core/values/policy.js'
import { Secret } from '../../core/values/secret.js'
import type { PartnershipEvent } from '../../aggregates/partnership/events.js'
import { sampleId } from '../../testing/index.js'
import {
  anna,
  asAgent,
  asClient,
  asPartner,
  asSystem,
  client,
  domain,
  endedIn,
  fullAs,
  grantOf,
  inThirtyDays,
  invitedTo,
  limitedTo,
  mail,
  partner,
  partnerships,
  reneActs,
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
const resent: PartnershipEvent = {
  type: 'PartnerInvitationResent',
  ...pair,
  term: 1,
  attempt: 2,
  expiresAt: inThirtyDays,
}
const withdrawn: PartnershipEvent = { type: 'PartnerInvitationWithdrawn', ...pair, term: 1 }
const declined: PartnershipEvent = { type: 'PartnerInvitationDeclined', ...pair, term: 1 }
const expired: PartnershipEvent = { type: 'PartnerInvitationExpired', ...pair, term: 1 }
const linked = { link: { term: 1, attempt: 1 } }
const justBefore = '2026-04-01T11:59:59.999Z' as Instant

describe('inviting a partner', () => {
  it('PAR-01: a legal representative of the client invites', () => {
    given().when(invite, asClient()).then(invited)
  })
  it('PAR-01: nobody else invites, sends again or withdraws', () => {
    for (const who of [
      asClient('Administrator'),
      asClient('Collaborator'),
      asClient(null),
      asPartner('LegalRepresentative'),
      asSystem,
    ]) {
      given().when(invite, who).thenRefused('OnlyLegalRepresentativesInvite', 'PAR-01')
      given(invited).when(resend, who).thenRefused('OnlyLegalRepresentativesInvite', 'PAR-01')
      given(invited).when(withdraw, who).thenRefused('OnlyLegalRepresentativesInvite', 'PAR-01')
    }
  })
  it('PAR-17: the library takes back the invitation of a partner that left the programme, or of a side that closed', () => {
    for (const gone of [{ partner: 'NotListed' }, { partner: 'NotRunning' }, { client: 'NotRunning' }] as const) {
      given(invited)
        .when(withdraw, { ...asSystem, ...gone })
        .then(withdrawn)
      given(...startedWith(access))
        .when(withdraw, { ...asSystem, ...gone })
        .thenRefused('NoInvitation', 'PAR-06')
    }
  })
  it('PAR-01: who acts on behalf of another organisation does not invite for this one, nor does a program', () => {
    const elsewhere = { _tag: 'Organisation', organisation: partner } as const
    const session = sampleId<'Session'>('s')
    given()
      .when(invite, { ...asClient(), actor: { _tag: 'Person', account: anna, session, onBehalfOf: elsewhere } })
      .thenRefused('OnlyLegalRepresentativesInvite', 'PAR-01')
    given()
      .when(invite, {
        ...asClient(),
        actor: { _tag: 'Person', account: anna, session, onBehalfOf: { _tag: 'Organisation', organisation: client } },
      })
      .then(invited)
    given()
      .when(invite, {
        ...asClient(),
        actor: { _tag: 'Token', token: sampleId<'Token'>('t'), account: anna, onBehalfOf: null },
      })
      .thenRefused('OnlyLegalRepresentativesInvite', 'PAR-01')
  })
  it('PAR-02: whoever the directory does not list is not found, hence not invited', () => {
    given()
      .when(invite, { ...asClient(), partner: 'NotListed' })
      .thenRefused('NotAListedPartner', 'PAR-13', { partner })
  })
  it('PAR-03: limited access names at least one product', () => {
    given()
      .when({ ...invite, access: { _tag: 'Limited', products: [] } }, asClient())
      .thenRefused('NoProductNamed', 'PAR-03')
  })
  it('PAR-03: the products named run in the organisation of the client, each named counts once', () => {
    given()
      .when(
        { ...invite, access: { _tag: 'Limited', products: [domain, mail, domain] } },
        { ...asClient(), stays: { [domain]: 3, [mail]: 1 } },
      )
      .then(invitedTo(limitedTo(grantOf(domain, 1, 3), grantOf(mail, 2, 1))))
    given()
      .when(invite, { ...asClient(), stays: {} })
      .thenRefused('UnknownProducts', 'PAR-03', { products: [domain] })
  })
  it('PAR-04: full access with the client paying needs a yes or no on the wallet', () => {
    const full = (walletEntrusted: 'Yes' | 'No' | null) =>
      ({ ...invite, access: { _tag: 'Full', billingMode: 'ClientPays', walletEntrusted } }) as const
    given()
      .when(full('Yes'), asClient())
      .then(invitedTo(fullAs(1, 'ClientPays', 'Yes')))
    given()
      .when(full('No'), asClient())
      .then(invitedTo(fullAs(1, 'ClientPays', 'No')))
    given().when(full(null), asClient()).thenRefused('WalletChoiceMissing', 'PAR-04')
  })
  it('PAR-04: full access with the partner paying takes no choice on the wallet', () => {
    const full = (walletEntrusted: 'Yes' | 'No' | null) =>
      ({ ...invite, access: { _tag: 'Full', billingMode: 'PartnerPays', walletEntrusted } }) as const
    given()
      .when(full(null), asClient())
      .then(invitedTo(fullAs(1, 'PartnerPays')))
    given().when(full('No'), asClient()).thenRefused('NoWalletUnderPartnerPays', 'PAR-04')
    given().when(full('Yes'), asClient()).thenRefused('NoWalletUnderPartnerPays', 'PAR-04')
  })
  it('PAR-11: the two have one partnership or invitation at a time', () => {
    given(invited).when(invite, asClient()).thenRefused('AlreadyInvited', 'PAR-11', { term: 1 })
    given(...startedWith(access))
      .when(invite, asClient())
      .thenRefused('AlreadyPartners', 'PAR-11', { term: 1 })
  })
  it('PAR-11: after the end the same two start another, in a new term and with new grants', () => {
    const again: PartnershipEvent = {
      type: 'PartnerInvited',
      ...pair,
      term: 2,
      access: limitedTo(grantOf(domain, 2)),
      attempt: 1,
      expiresAt: inThirtyDays,
    }
    given(...startedWith(access), endedIn(1))
      .when(invite, asClient())
      .then(again)
    for (const over of [withdrawn, declined, expired]) given(invited, over).when(invite, asClient()).then(again)
  })
  it('PAR-13: no organisation is its own partner', () => {
    given()
      .when({ ...invite, partner: client }, asClient())
      .thenRefused('OwnPartner', 'PAR-13')
  })
  it('PAR-13: a partner that left the programme or closed can get no invitation, nor the same one again', () => {
    for (const gone of ['NotListed', 'NotRunning'] as const) {
      given()
        .when(invite, { ...asClient(), partner: gone })
        .thenRefused('NotAListedPartner', 'PAR-13', { partner })
      given(invited)
        .when(resend, { ...asClient(), partner: gone })
        .thenRefused('NotAListedPartner', 'PAR-13')
      given(invited)
        .when(accept, { ...asPartner(), ...linked, partner: gone })
        .thenRefused('NotAListedPartner', 'PAR-13')
    }
  })
})

describe('answering an invitation', () => {
  const started: PartnershipEvent = { type: 'PartnershipStarted', ...pair, term: 1, access, at: usual.now }
  it('PAR-05: by the link the partner accepts or declines', () => {
    given(invited)
      .when(accept, { ...asPartner(), ...linked })
      .then(started)
    given(invited)
      .when(decline, { ...asPartner(), ...linked })
      .then(declined)
    twice(invited)(decline, { ...asPartner(), ...linked }).thenNothing()
  })
  it('PAR-05: without the link it does neither', () => {
    given(invited).when(accept, asPartner()).thenRefused('LinkInvalid', 'PAR-06')
    given(invited).when(decline, asPartner()).thenRefused('LinkInvalid', 'PAR-06')
  })
  it('PAR-17: a legal representative or administrator of the partner, signed in, answers', () => {
    given(invited)
      .when(accept, { ...asPartner('LegalRepresentative'), ...linked })
      .then(started)
    given(invited)
      .when(accept, { ...asAgent('Administrator'), ...linked })
      .then(started)
    for (const who of [asPartner('Collaborator'), asPartner('ExternalUser'), asPartner(null), asClient(), asSystem]) {
      given(invited)
        .when(accept, { ...who, ...linked })
        .thenRefused('MayNotAnswer', 'PAR-17')
      given(invited)
        .when(decline, { ...who, ...linked })
        .thenRefused('MayNotAnswer', 'PAR-17')
    }
  })
  it('PAR-17: who acts on behalf of another organisation does not answer for the partner', () => {
    const behalf = (organisation: typeof client) =>
      ({ ...reneActs, onBehalfOf: { _tag: 'Organisation', organisation } }) as typeof reneActs
    given(invited)
      .when(accept, { ...asPartner(), ...linked, actor: behalf(client) })
      .thenRefused('MayNotAnswer', 'PAR-17')
    given(invited)
      .when(accept, { ...asPartner(), ...linked, actor: behalf(partner) })
      .then(started)
  })
  it('PAR-17: a link alone accepts nothing', () => {
    const visitor = sampleId<'Visitor'>('v')
    for (const _tag of ['LinkHolder', 'Visitor'] as const)
      given(invited)
        .when(accept, { actor: { _tag, visitor }, partnerRole: 'LegalRepresentative', ...linked })
        .thenRefused('MayNotAnswer', 'PAR-17')
  })
  it('PAR-06: an open invitation is sent again, and the replaced link does nothing', () => {
    given(invited).when(resend, asClient()).then(resent)
    given(invited, resent)
      .when(accept, { ...asPartner(), ...linked })
      .thenRefused('LinkInvalid', 'PAR-06')
    given(invited, resent)
      .when(decline, { ...asPartner(), ...linked })
      .thenRefused('LinkInvalid', 'PAR-06')
    given(invited, resent)
      .when(accept, { ...asPartner(), link: { term: 1, attempt: 2 } })
      .then(started)
  })
  it('PAR-06: a withdrawn or declined invitation is neither answered nor sent again', () => {
    given(invited).when(withdraw, asClient()).then(withdrawn)
    twice(invited)(withdraw, asClient()).thenNothing()
    for (const over of [withdrawn, declined, expired]) {
      given(invited, over)
        .when(accept, { ...asPartner(), ...linked })
        .thenRefused('NoInvitation', 'PAR-06')
      given(invited, over).when(resend, asClient()).thenRefused('NoInvitation', 'PAR-06')
    }
    given(invited, withdrawn)
      .when(decline, { ...asPartner(), ...linked })
      .thenRefused('NoInvitation', 'PAR-06')
    given(invited, declined).when(withdraw, asClient()).thenRefused('NoInvitation', 'PAR-06')
    given(...startedWith(access))
      .when(withdraw, asClient())
      .thenRefused('NoInvitation', 'PAR-06')
  })
  it('PAR-06: the link of an earlier term is not that of a later one', () => {
    given(invited, withdrawn, invitedTo(limitedTo(grantOf(domain, 2)), 2))
      .when(accept, { ...asPartner(), ...linked })
      .thenRefused('LinkInvalid', 'PAR-06')
  })
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
      .thenRefused('InvitationExpired', 'PAR-14', { expiresAt: inThirtyDays })
    given(invited)
      .when(decline, { ...asPartner(), ...linked, now: inThirtyDays })
      .thenRefused('InvitationExpired', 'PAR-14')
    given(invited)
      .when(resend, { ...asClient(), now: inThirtyDays })
      .thenRefused('InvitationExpired', 'PAR-14')
    given(invited)
      .when(withdraw, { ...asClient(), now: inThirtyDays })
      .thenRefused('InvitationExpired', 'PAR-14')
    given()
      .when(invite, { ...asClient(), policy: { ...defaultPolicy, partnerInvitationDays: 2 } })
      .then({
        type: 'PartnerInvited',
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
      .thenRefused('NotExpired', 'PAR-14', { expiresAt: inThirtyDays })
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
