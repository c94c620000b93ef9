import { describe, expect, it } from '@jest/globals'
import type { AccountEvent } from '../aggregates/account/events.js'
import type { AccountId, OrganisationId } from '../core/values/ids.js'
import type { Instant } from '../core/values/instant.js'
import type { OrganisationEvent } from '../aggregates/organisation/events.js'
import { sampleId } from '../testing/index.js'
import { reactionOf } from '../testing/reactions.js'
import { founded, joined, registered } from '../testing/world.js'
import { accountDeletion } from './accountDeletion.js'

const at = '2026-03-02T12:00:00.000Z' as Instant
const [anna, beat] = [sampleId<'Account'>('anna'), sampleId<'Account'>('beat')]
const [bakery, florist, closed] = [
  sampleId<'Organisation'>('Bakery'),
  sampleId<'Organisation'>('Florist'),
  sampleId<'Organisation'>('Closed'),
]

const accepted = (organisation: OrganisationId): AccountEvent => ({
  type: 'MembershipAccepted',
  account: anna,
  organisation,
  invitation: null,
  role: null,
  attempt: null,
})
const requested: AccountEvent = {
  type: 'AccountDeletionRequested',
  account: anna,
  organisations: [bakery, florist],
  at,
}
const history: ReadonlyArray<AccountEvent> = [registered(anna), accepted(bakery), accepted(florist), requested]
const left = (organisation: OrganisationId): OrganisationEvent => ({
  type: 'MemberLeft',
  organisation,
  account: anna,
  role: 'Collaborator',
  why: 'AccountDeletion',
})
const with_ = (
  organisation: OrganisationId,
  ...more: ReadonlyArray<OrganisationEvent>
): ReadonlyArray<OrganisationEvent> => [founded(organisation, beat), joined(organisation, anna, 2), ...more]

const abandon = (...organisations: ReadonlyArray<OrganisationId>) => ({
  command: { type: 'AbandonAccountDeletion', account: anna, organisations },
})
const leave = (organisation: OrganisationId, account: AccountId = anna) => ({
  command: { type: 'LeaveOrganisation', organisation, account, why: 'AccountDeletion' },
  onRefused: [abandon(organisation)],
})
const complete = { command: { type: 'CompleteAccountDeletion', account: anna } }
const nothing = { commands: [], mails: [] }
const reacting = (
  account: ReadonlyArray<AccountEvent>,
  here: ReadonlyArray<OrganisationEvent> = with_(bakery),
  there: ReadonlyArray<OrganisationEvent> = with_(florist),
) =>
  reactionOf(accountDeletion, {
    streams: { [`account-${anna}`]: account, [`organisation-${bakery}`]: here, [`organisation-${florist}`]: there },
  })

describe('deleting an account', () => {
  it('ACC-12: every membership is left, then the account is deleted; one that cannot be left abandons it', async () => {
    const completeOrAbandon = { ...complete, onRefused: [abandon(bakery, florist)] }
    expect(await reacting(history)(requested)).toStrictEqual({
      commands: [leave(bakery), leave(florist), completeOrAbandon],
      mails: [],
    })
  })
  it('ACC-12: after a crash only what is left to do is done', async () => {
    const { commands } = await reacting(history, with_(bakery, left(bakery)))(requested)
    expect(commands.map(({ command }) => command)).toStrictEqual([leave(florist).command, complete.command])
    const done = await reacting(history, with_(bakery, left(bakery)), with_(florist, left(florist)))(requested)
    expect(done.commands.map(({ command }) => command)).toStrictEqual([complete.command])
  })
  it('ACC-12: nothing follows from a request that was abandoned or has led to its end', async () => {
    expect(
      await reacting([...history, { type: 'AccountDeletionAbandoned', account: anna, organisations: [bakery], at }])(
        requested,
      ),
    ).toStrictEqual(nothing)
    expect(await reacting([...history, { type: 'AccountDeleted', account: anna, at }])(requested)).toStrictEqual(
      nothing,
    )
  })
  it('ORG-10: a closed organisation is not left', async () => {
    const { commands } = await reacting(
      history,
      with_(bakery, { type: 'OrganisationClosed', organisation: bakery, at }),
    )(requested)
    expect(commands.map(({ command }) => command)).toStrictEqual([leave(florist).command, complete.command])
  })
  it('ACC-12: an organisation that was accepted and not named is left too', async () => {
    const unnamed: AccountEvent = { ...requested, organisations: [bakery] }
    const { commands } = await reacting([...history.slice(0, 3), unnamed])(unnamed)
    expect(commands.map(({ command }) => command)).toStrictEqual([
      leave(bakery).command,
      leave(florist).command,
      complete.command,
    ])
  })
  it('ACC-12: a membership that ends otherwise meanwhile may be the last one', async () => {
    const ends: ReadonlyArray<OrganisationEvent> = [
      left(bakery),
      { type: 'MemberRemoved', organisation: bakery, account: anna, role: 'Collaborator' },
      {
        type: 'MemberReplacedByPartnership',
        organisation: bakery,
        account: anna,
        partner: florist,
        partnershipTerm: 1,
      },
    ]
    for (const end of ends) {
      expect(await reacting(history)(end)).toStrictEqual({ commands: [complete], mails: [] })
      expect(await reacting(history.slice(0, 3))(end)).toStrictEqual(nothing)
      expect(await reacting([...history, { type: 'AccountDeleted', account: anna, at }])(end)).toStrictEqual(nothing)
    }
  })
  it('ACC-12: a membership that begins late is left again', async () => {
    const late = joined(closed, anna, 7)
    expect(await reacting(history)(late)).toStrictEqual({ commands: [leave(closed), complete], mails: [] })
    expect(await reacting([...history, { type: 'AccountDeleted', account: anna, at }])(late)).toStrictEqual({
      commands: [leave(closed)],
      mails: [],
    })
    expect(await reacting(history.slice(0, 3))(late)).toStrictEqual(nothing)
  })
})
