import { describe, expect, it } from '@jest/globals'
import type { AccountId } from '../core/values/ids.js'
import type { Instant } from '../core/values/instant.js'
import type { OrganisationEvent } from '../aggregates/organisation/events.js'
import type { PartnershipEvent } from '../aggregates/partnership/events.js'
import type { ProductEvent } from '../aggregates/product/events.js'
import { sampleId } from '../testing/index.js'
import {
  client,
  domain,
  endedIn,
  fullAs,
  grantOf,
  invitedTo,
  limitedTo,
  partner,
  startedWith,
} from '../testing/partnerships.js'
import { processNamed, type OnRecord, reactionOf } from '../testing/reactions.js'
import { founded, joined, listed, ordered, transferred } from '../testing/world.js'

const externalUsers = processNamed('externalUsers')
const partnershipEnds = processNamed('partnershipEnds')
const productReleases = processNamed('productReleases')
const productReadmissions = processNamed('productReadmissions')
const productReturns = processNamed('productReturns')

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

describe('partnerships of an organisation that left or closed', () => {
  const left: OrganisationEvent = { type: 'PartnerProgrammeLeft', organisation: partner }
  const other = sampleId<'Organisation'>('Another client')
  const pair = { client, partner }
  const second = { client: other, partner }
  const asClient = { client: partner, partner: client }
  const startedAt = (one: typeof pair, position: number, term = 1) => ({ ...one, started: { term, position } })
  const end = (one: typeof pair) => ({ command: { type: 'EndPartnership', ...one, confirmed: true, password: null } })
  const withdraw = (one: typeof pair) => ({
    command: { type: 'WithdrawPartnerInvitation', ...one },
    onRefused: [end(one)],
  })
  const of = (one: typeof pair, events: ReadonlyArray<PartnershipEvent>) => ({
    [`partnership-${one.client}-${one.partner}`]: events.map((event) => ({ ...event, ...one })),
  })
  const onRecord = (agency: ReadonlyArray<OrganisationEvent>): OnRecord => ({
    streams: {
      [`organisation-${client}`]: [founded(client, anna), listed(client)],
      [`organisation-${partner}`]: [founded(partner, rene), listed(partner), ...agency],
      ...of(pair, startedWith(access)),
      ...of(second, [invitedTo(limitedTo(grantOf(domain, 1)))]),
      ...of(asClient, startedWith(access)),
    },
    partnershipsOf: { [partner]: [startedAt(pair, 5), { ...second, started: null }, startedAt(asClient, 5)] },
  })

  it('PAR-17: a partner that leaves the programme ends its partnerships and its open invitations, not those where it is the client', async () => {
    expect(await reactionOf(partnershipEnds, onRecord([left]))(left)).toStrictEqual({
      commands: [end(pair), withdraw(second)],
      mails: [],
    })
  })
  it('PAR-17: what began after it came back stays', async () => {
    const back = [left, listed(partner)]
    expect((await reactionOf(partnershipEnds, onRecord(back))(left, { position: 6 })).commands).toStrictEqual([
      end(pair),
    ])
    expect((await reactionOf(partnershipEnds, onRecord(back))(left, { position: 4 })).commands).toStrictEqual([])
  })
  it('PAR-17: what began before it left ends although it came back, whatever the clocks said', async () => {
    const back = [left, listed(partner)]
    for (const recordedAt of ['2026-03-01T12:00:00.000Z', '2026-03-03T12:00:00.000Z'] as Instant[]) {
      expect(
        (await reactionOf(partnershipEnds, onRecord(back))(left, { position: 6, recordedAt })).commands,
      ).toStrictEqual([end(pair)])
      expect(
        (await reactionOf(partnershipEnds, onRecord(back))(left, { position: 4, recordedAt })).commands,
      ).toStrictEqual([])
    }
  })
  it('PAR-17: a term that began since the look-up was brought up to date began after it came back', async () => {
    const record = onRecord([left, listed(partner)])
    const streams = {
      ...record.streams,
      ...of(pair, [...startedWith(access), endedIn(), ...startedWith(fullAs(2), 2)]),
    }
    const react = reactionOf(partnershipEnds, { streams, partnershipsOf: { [partner]: [startedAt(pair, 5)] } })
    expect((await react(left, { position: 6 })).commands).toStrictEqual([])
  })
  it('ORG-10: an organisation that closes ends them on either side', async () => {
    const closed: OrganisationEvent = { type: 'OrganisationClosed', organisation: partner, at }
    expect(await reactionOf(partnershipEnds, onRecord([closed]))(closed)).toStrictEqual({
      commands: [end(pair), withdraw(second), end(asClient)],
      mails: [],
    })
  })
  it('PAR-17: what has ended is not ended again', async () => {
    const over = { ...onRecord([left]), partnershipsOf: { [partner]: [startedAt(pair, 5)] } }
    const streams = { ...over.streams, ...of(pair, [...startedWith(access), endedIn()]) }
    expect(await reactionOf(partnershipEnds, { ...over, streams })(left)).toStrictEqual(nothing)
  })
  it('PAR-17: one that starts, or is offered, while the partner leaves is ended by its own event', async () => {
    expect((await reactionOf(partnershipEnds, onRecord([left]))(started)).commands).toStrictEqual([end(pair)])
    const invited = { ...invitedTo(limitedTo(grantOf(domain, 1))), client: other }
    expect((await reactionOf(partnershipEnds, onRecord([left]))(invited)).commands).toStrictEqual([withdraw(second)])
    expect(await reactionOf(partnershipEnds, onRecord([]))(started)).toStrictEqual(nothing)
  })
  it('ORG-10: so is one that starts while the client closes', async () => {
    const record = onRecord([])
    const streams = {
      ...record.streams,
      [`organisation-${client}`]: [
        founded(client, anna),
        { type: 'OrganisationClosed', organisation: client, at } as const,
      ],
    }
    expect((await reactionOf(partnershipEnds, { ...record, streams })(started)).commands).toStrictEqual([end(pair)])
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
    const admitted = { type: 'ProductAdmitted', organisation: client, product: domain } as const
    const here = [ordered(domain, client), transferred(domain, client, partner, 2), moved]
    const reacting = (organisation: ReadonlyArray<OrganisationEvent>, product: ReadonlyArray<ProductEvent>) =>
      reactionOf(productReadmissions, {
        streams: { [`organisation-${client}`]: organisation, [`product-${domain}`]: product },
      })
    const again = {
      commands: [{ command: { type: 'AdmitProduct', organisation: client, product: domain } }],
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
  it('ORG-10: a product that was transferred into an organisation as it closed goes back', async () => {
    const moved = transferred(domain, partner, client, 2)
    const closed = { type: 'OrganisationClosed', organisation: client, at } as const
    const into = (...events: ReadonlyArray<OrganisationEvent>) =>
      reactionOf(productReturns, { streams: { [`organisation-${client}`]: events } })(moved)
    expect(await into(founded(client, anna))).toStrictEqual(nothing)
    // it is not taken in by the one that closed
    const closedThere = { streams: { [`organisation-${client}`]: [founded(client, anna), closed] } }
    expect(await reactionOf(productReadmissions, closedThere)(moved)).toStrictEqual(nothing)
    expect(await into(founded(client, anna), closed)).toStrictEqual({
      commands: [{ command: { type: 'TransferProduct', product: domain, organisation: client, to: partner } }],
      mails: [],
    })
  })
})
