import { describe, expect, it } from '@jest/globals'
import type { AccountId } from '../../core/values/ids.js'
import type { Instant } from '../../core/values/instant.js'
import type { OrganisationEvent } from '../../aggregates/organisation/events.js'
import type { PartnershipEvent } from '../../aggregates/partnership/events.js'
import { sampleId } from '../../testing/index.js'
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
} from '../../testing/partnerships.js'
import { type OnRecord, processNamed, reactionOf } from '../../testing/reactions.js'
import { founded, listed } from '../../testing/world.js'

const partnershipEnds = processNamed('partnershipEnds')

const account = (name: string): AccountId => sampleId<'Account'>(name)
const [anna, rene] = ['anna', 'rene'].map(account) as [AccountId, AccountId]
const at = '2026-03-02T12:00:00.000Z' as Instant
const nothing = { commands: [], mails: [] }
const access = fullAs(1)
const [, started] = startedWith(access) as [PartnershipEvent, PartnershipEvent]

describe('partnerships of an organisation that left or closed', () => {
  const left: OrganisationEvent = { type: 'PartnerProgrammeLeft', organisation: partner }
  const other = sampleId<'Organisation'>('Another client')
  const pair = { client, partner }
  const second = { client: other, partner }
  const asClient = { client: partner, partner: client }
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
    partnershipsOf: { [partner]: [pair, second, asClient] },
  })

  it('PAR-17: a partner that leaves the programme ends its partnerships and its open invitations, not those where it is the client', async () => {
    expect(await reactionOf(partnershipEnds, onRecord([left]))(left)).toStrictEqual({
      commands: [end(pair), withdraw(second)],
      mails: [],
    })
  })
  it('PAR-17, hole 22: what rests on an enrolment that is over ends although it came back, whatever the clocks said', async () => {
    for (const recordedAt of ['2026-03-01T12:00:00.000Z', '2026-03-03T12:00:00.000Z'] as Instant[])
      expect(
        (await reactionOf(partnershipEnds, onRecord([left, listed(partner)]))(left, { recordedAt })).commands,
      ).toStrictEqual([end(pair), withdraw(second)])
  })
  it('PAR-17, hole 22: what began after it came back stays', async () => {
    const record = onRecord([left, listed(partner)])
    const anew = startedWith(fullAs(2), 2).map((event) => ({ ...event, enrolment: 2 }))
    const streams = { ...record.streams, ...of(pair, [...startedWith(access), endedIn(), ...anew]) }
    const react = reactionOf(partnershipEnds, { ...record, streams })
    expect((await react(left)).commands).toStrictEqual([withdraw(second)])
    expect((await react(started)).commands).toStrictEqual([])
  })
  it('ORG-10: an organisation that closes ends them on either side', async () => {
    const closed: OrganisationEvent = { type: 'OrganisationClosed', organisation: partner, at }
    expect(await reactionOf(partnershipEnds, onRecord([closed]))(closed)).toStrictEqual({
      commands: [end(pair), withdraw(second), end(asClient)],
      mails: [],
    })
  })
  it('PAR-17: what has ended is not ended again', async () => {
    const over = { ...onRecord([left]), partnershipsOf: { [partner]: [pair] } }
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
