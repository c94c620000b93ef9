import { describe, expect, it } from '@jest/globals'
import type { Instant } from '../../core/values/instant.js'
import type { OrganisationEvent } from '../../aggregates/organisation/events.js'
import { sampleId } from '../../testing/index.js'
import { client, domain, partner } from '../../testing/partnerships.js'
import { processNamed, reactionOf } from '../../testing/reactions.js'
import { founded, ordered, transferred } from '../../testing/world.js'

const productReadmissions = processNamed('productReadmissions')
const productReturns = processNamed('productReturns')

const anna = sampleId<'Account'>('anna')
const at = '2026-03-02T12:00:00.000Z' as Instant
const nothing = { commands: [], mails: [] }

describe('products that went away', () => {
  it('ORG-10: a product that was transferred into an organisation as it closed goes back', async () => {
    const moved = transferred(domain, partner, client, 2)
    const closed = { type: 'OrganisationClosed', organisation: client, at } as const
    const into = (...events: ReadonlyArray<OrganisationEvent>) =>
      reactionOf(productReturns, { streams: { [`organisation-${client}`]: events } })(moved)
    expect(await into(founded(client, anna))).toStrictEqual(nothing)
    // it is not taken in by the one that closed
    const closedThere = { streams: { [`organisation-${client}`]: [founded(client, anna), closed] } }
    expect(await reactionOf(productReadmissions, closedThere)(moved)).toStrictEqual(nothing)
    const bought = ordered(domain, client)
    expect(await reactionOf(productReturns, closedThere)(bought)).toStrictEqual({
      commands: [{ command: { type: 'EndProduct', product: domain, organisation: client, why: 'Cancelled' } }],
      mails: [],
    })
    expect(await into(founded(client, anna), closed)).toStrictEqual({
      commands: [{ command: { type: 'TransferProduct', product: domain, organisation: client, to: partner } }],
      mails: [],
    })
  })
})
