import { describe, expect, it } from '@jest/globals'
import type { OrganisationEvent } from '../../aggregates/organisation/events.js'
import type { PartnershipEvent } from '../../aggregates/partnership/events.js'
import { sampleId } from '../../testing/index.js'
import {
  anna,
  client,
  domain,
  fullAs,
  grantOf,
  inThirtyDays,
  invitedTo,
  limitedTo,
  mail,
  partner,
  rene,
  startedWith,
} from '../../testing/partnerships.js'
import { processNamed, reactionOf } from '../../testing/reactions.js'
import { founded, joined, listed } from '../../testing/world.js'

const partnershipMails = processNamed('partnershipMails')

const stream = `partnership-${client}-${partner}`
const toPartner = { _tag: 'Partner', organisation: partner }
const [beat, carla] = [sampleId<'Account'>('beat'), sampleId<'Account'>('carla')]
const about = { client, partner, term: 1 }
const access = limitedTo(grantOf(domain, 1), grantOf(mail, 2))
const words = { access: 'Limited', products: [domain, mail], to: null, walletEntrusted: null }
const sent = (template: string, to: object, facts: object, link: object | null = null) => ({
  template,
  to,
  facts,
  link,
})

const react = (
  history: ReadonlyArray<PartnershipEvent>,
  more: { here?: OrganisationEvent; there?: OrganisationEvent } = {},
) => {
  const streams = {
    [stream]: history,
    [`organisation-${client}`]: [
      founded(client, anna),
      joined(client, beat, 2, 'LegalRepresentative'),
      joined(client, carla, 3, 'Administrator'),
      ...(more.here ? [more.here] : []),
    ],
    [`organisation-${partner}`]: [founded(partner, rene), listed(partner), ...(more.there ? [more.there] : [])],
  }
  return async (event: PartnershipEvent) => {
    const { commands, mails } = await reactionOf(partnershipMails, { streams })(event, { stream })
    expect(commands).toStrictEqual([])
    return mails
  }
}
const toRepresentatives = (template: string, facts: object) =>
  [anna, beat].map((account) => sent(template, { _tag: 'Account', account }, facts))

describe('mails of an invitation', () => {
  const invited = invitedTo(access)
  const link = { purpose: 'PartnerInvitation', stream, term: '1', attempt: 1 }
  it("PAR-05: the invitation goes to the partner's published address, with the link of that attempt", async () => {
    expect(await react([invited])(invited)).toStrictEqual([
      sent('PartnerInvitation', toPartner, { ...about, ...words, expiresAt: inThirtyDays }, link),
    ])
    const full = invitedTo(fullAs(1, 'PartnerPays'), 2)
    expect(await react([full])(full)).toStrictEqual([
      sent(
        'PartnerInvitation',
        toPartner,
        {
          ...about,
          term: 2,
          access: 'Full',
          products: null,
          to: 'PartnerPays',
          walletEntrusted: 'No',
          expiresAt: inThirtyDays,
        },
        { ...link, term: '2' },
      ),
    ])
  })
  it('PAR-06: sent again it has a new link; withdrawn meanwhile it is not sent', async () => {
    const resent: PartnershipEvent = {
      type: 'PartnerInvitationResent',
      client,
      partner,
      term: 1,
      attempt: 2,
      expiresAt: inThirtyDays,
    }
    expect(await react([invited, resent])(resent)).toStrictEqual([
      sent('PartnerInvitation', toPartner, { ...about, ...words, expiresAt: inThirtyDays }, { ...link, attempt: 2 }),
    ])
    expect(
      await react([invited, resent, { type: 'PartnerInvitationWithdrawn', client, partner, term: 1 }])(resent),
    ).toStrictEqual([])
  })
  it("PAR-05: the answer is told to the client's legal representatives", async () => {
    const [, started] = startedWith(access) as [PartnershipEvent, PartnershipEvent]
    expect(await react(startedWith(access))(started)).toStrictEqual(
      toRepresentatives('PartnerAccepted', { ...about, access: 'Limited' }),
    )
    const declined: PartnershipEvent = { type: 'PartnerInvitationDeclined', client, partner, term: 1 }
    expect(await react([invited, declined])(declined)).toStrictEqual(toRepresentatives('PartnerDeclined', about))
  })
})
