import { describe, it } from '@jest/globals'
import { Secret } from '../../core/values/secret.js'
import type { PartnershipEvent } from '../../aggregates/partnership/events.js'
import { sampleId } from '../../testing/index.js'
import {
  anna,
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
  startedWith,
} from '../../testing/partnerships.js'

const { given } = partnerships
const pair = { client, partner }
const limited = { _tag: 'Limited', products: [domain] } as const
const invite = { type: 'InvitePartner', ...pair, access: limited } as const
const resend = { type: 'ResendPartnerInvitation', ...pair } as const
const withdraw = { type: 'WithdrawPartnerInvitation', ...pair } as const
const accept = { type: 'AcceptPartnership', ...pair, link: Secret.of('link') } as const

const access = limitedTo(grantOf(domain, 1))
const invited = invitedTo(access)
const withdrawn: PartnershipEvent = { type: 'PartnerInvitationWithdrawn', ...pair, term: 1 }
const declined: PartnershipEvent = { type: 'PartnerInvitationDeclined', ...pair, term: 1 }
const expired: PartnershipEvent = { type: 'PartnerInvitationExpired', ...pair, term: 1 }
const linked = { link: { term: 1, attempt: 1 } }

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
      .when(invite, { ...asClient(), partner: 'NotListed', enrolment: null })
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
      enrolment: 1,
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
        .when(invite, { ...asClient(), partner: gone, enrolment: null })
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
