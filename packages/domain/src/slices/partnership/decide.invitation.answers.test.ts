import { describe, it } from '@jest/globals'
import { Secret } from '../../core/values/secret.js'
import type { PartnershipEvent } from '../../aggregates/partnership/events.js'
import { sampleId } from '../../testing/index.js'
import {
  asAgent,
  asClient,
  asPartner,
  asSystem,
  client,
  domain,
  endedIn,
  grantOf,
  inThirtyDays,
  invitedTo,
  limitedTo,
  partner,
  partnerships,
  reneActs,
  startedWith,
  usual,
} from '../../testing/partnerships.js'

const { given, twice } = partnerships
const pair = { client, partner }
const resend = { type: 'ResendPartnerInvitation', ...pair } as const
const withdraw = { type: 'WithdrawPartnerInvitation', ...pair } as const
const accept = { type: 'AcceptPartnership', ...pair, link: Secret.of('link') } as const
const decline = { type: 'DeclinePartnership', ...pair, link: Secret.of('link') } as const

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

describe('PAR-06: what a link says that does nothing', () => {
  const again: PartnershipEvent = { ...resent, attempt: 2 }
  const accepted = startedWith(access)
  const answers = [
    ['PartnerInvitationWithdrawn', [invited, withdrawn]],
    ['PartnerInvitationDeclined', [invited, declined]],
    ['PartnerInvitationReplaced', [invited, again]],
    ['PartnerInvitationReplaced', [invited, again, withdrawn]],
    ['PartnerInvitationReplaced', [invited, withdrawn, invitedTo(limitedTo(grantOf(domain, 2)), 2)]],
    ['LinkUsed', accepted],
    ['LinkUsed', [...accepted, endedIn()]],
    ['PartnerInvitationExpired', [invited, expired]],
  ] as const
  it.each(answers)('PAR-06, hole 28: %s, to who holds the link of it', (name, history) => {
    const rule = name === 'LinkUsed' || name === 'PartnerInvitationExpired' ? 'PAR-14' : 'PAR-06'
    given(...history)
      .when(accept, { ...asPartner(), ...linked })
      .thenRefused(name, rule)
    // who holds none that was mailed is not told
    given(...history)
      .when(accept, asPartner())
      .thenRefused('PartnerLinkWrong', 'PAR-06')
    given(...history)
      .when(decline, asPartner())
      .thenRefused('PartnerLinkWrong', 'PAR-06')
    const declining = given(...history).when(decline, { ...asPartner(), ...linked })
    if (name === 'PartnerInvitationDeclined') declining.thenNothing()
    else declining.thenRefused(name, rule)
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
    given(invited).when(accept, asPartner()).thenRefused('PartnerLinkWrong', 'PAR-06')
    given(invited).when(decline, asPartner()).thenRefused('PartnerLinkWrong', 'PAR-06')
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
      .thenRefused('PartnerInvitationReplaced', 'PAR-06')
    given(invited, resent)
      .when(decline, { ...asPartner(), ...linked })
      .thenRefused('PartnerInvitationReplaced', 'PAR-06')
    given(invited, resent)
      .when(accept, { ...asPartner(), link: { term: 1, attempt: 2 } })
      .then(started)
  })
  it('PAR-06: a withdrawn, declined or expired invitation is not sent again', () => {
    given(invited).when(withdraw, asClient()).then(withdrawn)
    twice(invited)(withdraw, asClient()).thenNothing()
    for (const over of [withdrawn, declined, expired])
      given(invited, over).when(resend, asClient()).thenRefused('NoInvitation', 'PAR-06')
    given(invited, declined).when(withdraw, asClient()).thenRefused('NoInvitation', 'PAR-06')
    given(...startedWith(access))
      .when(withdraw, asClient())
      .thenRefused('NoInvitation', 'PAR-06')
  })
})
