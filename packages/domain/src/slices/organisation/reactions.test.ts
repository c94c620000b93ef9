import { describe, expect, it } from '@jest/globals'
import type { AccountId } from '../../core/values/ids.js'
import type { Instant } from '../../core/values/instant.js'
import type { OrganisationEvent } from '../../aggregates/organisation/events.js'
import type { PartnershipEvent } from '../../aggregates/partnership/events.js'
import type { ProductEvent } from '../../aggregates/product/events.js'
import { sampleId } from '../../testing/index.js'
import { client, domain, fullAs, partner, startedWith } from '../../testing/partnerships.js'
import { processNamed, reactionOf } from '../../testing/reactions.js'
import { founded, joined, listed, ordered, transferred } from '../../testing/world.js'

const externalUsers = processNamed('externalUsers')
const productReleases = processNamed('productReleases')
const productReadmissions = processNamed('productReadmissions')

const account = (name: string): AccountId => sampleId<'Account'>(name)
const [anna, rene, dora, ext] = ['anna', 'rene', 'dora', 'ext'].map(account) as [
  AccountId,
  AccountId,
  AccountId,
  AccountId,
]
const at = '2026-03-02T12:00:00.000Z' as Instant
const nothing = { commands: [], mails: [] }
const access = fullAs(1)
const [, started] = startedWith(access) as [PartnershipEvent, PartnershipEvent]

describe('external users', () => {
  const bakery = [
    founded(client, anna),
    joined(client, rene, 2, 'ExternalUser'),
    joined(client, dora, 3, 'Administrator'),
    joined(client, ext, 4, 'ExternalUser'),
  ]
  const agency = [founded(partner, rene), listed(partner), joined(partner, dora, 2)]
  const reacting = (here: ReadonlyArray<OrganisationEvent>) =>
    reactionOf(externalUsers, { streams: { [`organisation-${client}`]: here, [`organisation-${partner}`]: agency } })
  it("PAR-08: the start of a partnership replaces the partner's people who were external users, and nobody else", async () => {
    expect(await reacting(bakery)(started)).toStrictEqual({
      commands: [
        {
          command: {
            type: 'ReplaceExternalUsers',
            organisation: client,
            partner,
            partnershipTerm: 1,
            accounts: [rene],
          },
        },
      ],
      mails: [],
    })
  })
  it('PAR-08, PAR-07: whom the partnership gives no access, an external user of the partner or one suspended there, keeps the membership', async () => {
    const without = [
      founded(partner, dora),
      listed(partner),
      joined(partner, rene, 2, 'ExternalUser'),
      joined(partner, ext, 3),
      { type: 'MemberSuspended', organisation: partner, account: ext, reason: 'Other' } as const,
    ]
    const streams = { [`organisation-${client}`]: bakery, [`organisation-${partner}`]: without }
    expect(await reactionOf(externalUsers, { streams })(started)).toStrictEqual(nothing)
  })
  it('PAR-08: where none of them was, nothing is replaced', async () => {
    expect(await reacting(bakery.filter((_, i) => i !== 1))(started)).toStrictEqual(nothing)
  })
})

describe('products that went away', () => {
  it('ORG-10: the organisation that a product ended in, or left, is released from its word', async () => {
    const release = (organisation: typeof client) => ({
      commands: [{ command: { type: 'ReleaseProduct', organisation, product: domain } }],
      mails: [],
    })
    const ended = {
      type: 'ProductEnded',
      product: domain,
      organisation: client,
      stay: 1,
      why: 'Cancelled',
      at,
    } as const
    expect(await reactionOf(productReleases)(ended)).toStrictEqual(release(client))
    expect(await reactionOf(productReleases)(transferred(domain, partner, client, 2))).toStrictEqual(release(partner))
  })
  it('ORG-10: an organisation that gave its word back while the product came back to it gives it again, whichever landed last', async () => {
    const moved = transferred(domain, partner, client, 3)
    const released = { type: 'ProductReleased', organisation: client, product: domain } as const
    const admitted = {
      type: 'ProductAdmitted',
      organisation: client,
      product: domain,
      command: null,
      until: null,
    } as const
    const here = [ordered(domain, client), transferred(domain, client, partner, 2), moved]
    const reacting = (organisation: ReadonlyArray<OrganisationEvent>, product: ReadonlyArray<ProductEvent>) =>
      reactionOf(productReadmissions, {
        streams: { [`organisation-${client}`]: organisation, [`product-${domain}`]: product },
      })
    const again = {
      commands: [{ command: { type: 'AdmitProduct', organisation: client, product: domain, command: null } }],
      mails: [],
    }
    for (const event of [moved, released]) {
      expect(await reacting([founded(client, anna), admitted, released], here)(event)).toStrictEqual(again)
      expect(await reacting([founded(client, anna), admitted, released, admitted], here)(event)).toStrictEqual(nothing)
      // it has gone on meanwhile
      expect(
        await reacting(
          [founded(client, anna), admitted, released],
          [...here, transferred(domain, client, partner, 4)],
        )(event),
      ).toStrictEqual(nothing)
    }
    const closed = { type: 'OrganisationClosed', organisation: client, at } as const
    expect(await reacting([founded(client, anna), admitted, released, closed], here)(released)).toStrictEqual(nothing)
  })
})
