import { describe, expect, it } from '@jest/globals'
import type { OrganisationEvent } from '../../aggregates/organisation/events.js'
import type { PartnershipEvent } from '../../aggregates/partnership/events.js'
import { sampleId } from '../../testing/index.js'
import {
  anna,
  client,
  domain,
  endedIn,
  fullAs,
  grantOf,
  limitedTo,
  mail,
  partner,
  rene,
  startedWith,
} from '../../testing/partnerships.js'
import { processNamed, reactionOf } from '../../testing/reactions.js'
import { at, founded, joined, listed } from '../../testing/world.js'

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
const closed = (organisation: typeof client): OrganisationEvent => ({ type: 'OrganisationClosed', organisation, at })

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

describe('mails of a partnership', () => {
  it('PAR-09: every change of the rights is told to the partner, as they are by now', async () => {
    const changes: ReadonlyArray<PartnershipEvent> = [
      { type: 'AccessLimited', client, partner, term: 1, access },
      { type: 'ProductsGranted', client, partner, term: 1, grants: [grantOf(mail, 2)] },
    ]
    for (const change of changes)
      expect(await react([...startedWith(limitedTo(grantOf(domain, 1))), change])(change)).toStrictEqual([
        sent('PartnershipChanged', toPartner, { ...about, change: change.type, ...words }),
      ])
    const withdrawn: PartnershipEvent = { type: 'ProductsWithdrawn', client, partner, term: 1, products: [domain] }
    expect(await react([...startedWith(access), withdrawn])(withdrawn)).toStrictEqual([
      sent('PartnershipChanged', toPartner, {
        ...about,
        change: 'ProductsWithdrawn',
        access: 'Limited',
        products: [mail],
        to: null,
        walletEntrusted: null,
      }),
    ])
    const widened: PartnershipEvent = { type: 'AccessWidenedToFull', client, partner, term: 1, access: fullAs(3) }
    expect(await react([...startedWith(access), widened])(widened)).toStrictEqual([
      sent('PartnershipChanged', toPartner, {
        ...about,
        change: 'AccessWidenedToFull',
        access: 'Full',
        products: null,
        to: 'ClientPays',
        walletEntrusted: 'No',
      }),
    ])
    const entrusted: PartnershipEvent = {
      type: 'WalletEntrustmentChanged',
      client,
      partner,
      term: 1,
      walletEntrusted: 'Yes',
    }
    expect(await react([...startedWith(fullAs(3)), entrusted])(entrusted)).toStrictEqual([
      sent('PartnershipChanged', toPartner, {
        ...about,
        change: 'WalletEntrustmentChanged',
        access: 'Full',
        products: null,
        to: 'ClientPays',
        walletEntrusted: 'Yes',
      }),
    ])
  })
  it('PAR-10: of rights that have ended meanwhile no change is told', async () => {
    const withdrawn: PartnershipEvent = { type: 'ProductsWithdrawn', client, partner, term: 1, products: [domain] }
    expect(await react([...startedWith(access), withdrawn, endedIn()])(withdrawn)).toStrictEqual([])
    expect(
      await react([...startedWith(access), withdrawn, endedIn(), ...startedWith(access, 2)])(withdrawn),
    ).toStrictEqual([])
  })
  it('BIL-06: a change of the billing mode is told to the partner', async () => {
    const changed: PartnershipEvent = {
      type: 'BillingModeChanged',
      client,
      partner,
      term: 1,
      from: 'ClientPays',
      to: 'PartnerPays',
      walletEntrusted: 'No',
    }
    expect(await react([])(changed)).toStrictEqual([
      sent('BillingModeChanged', toPartner, { ...about, from: 'ClientPays', to: 'PartnerPays', walletEntrusted: 'No' }),
    ])
  })
  it('PAR-10: the end is told to the other side', async () => {
    const ended = (by: 'Client' | 'Partner' | 'ProgrammeLeft' | 'OrganisationClosed'): PartnershipEvent => ({
      type: 'PartnershipEnded',
      client,
      partner,
      term: 1,
      by,
      account: null,
      at,
    })
    const facts = (by: string) => ({ ...about, by, at })
    expect(await react([])(ended('Client'))).toStrictEqual([sent('PartnershipEnded', toPartner, facts('Client'))])
    for (const by of ['Partner', 'ProgrammeLeft'] as const)
      expect(await react([])(ended(by))).toStrictEqual(toRepresentatives('PartnershipEnded', facts(by)))
    expect(await react([], { there: closed(partner) })(ended('OrganisationClosed'))).toStrictEqual(
      toRepresentatives('PartnershipEnded', facts('OrganisationClosed')),
    )
    expect(await react([], { here: closed(client) })(ended('OrganisationClosed'))).toStrictEqual([
      sent('PartnershipEnded', toPartner, facts('OrganisationClosed')),
    ])
  })
})
