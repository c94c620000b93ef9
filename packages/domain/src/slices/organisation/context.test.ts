import { describe, expect, it } from '@jest/globals'
import type { Actor } from '../../core/record/actor.js'
import type { AnyEvent } from '../../core/record/event.js'
import { Secret } from '../../core/values/secret.js'
import type { OrganisationEvent } from '../../aggregates/organisation/events.js'
import { OrganisationAddress } from '../../aggregates/organisation/personalData.js'
import { gathered } from '../../testing/gathered.js'
import { sampleBox, sampleId } from '../../testing/index.js'
import {
  addressee,
  anna,
  bakery,
  beat,
  founding,
  invitationOf,
  invitedByMail,
  person,
  registered,
} from '../../testing/organisations.js'
import { acceptedBy, accountOf, here, system } from '../../testing/organisationStore.js'
import { ordered, passwordAt } from '../../testing/world.js'
import type { OrganisationCommand } from './commands.js'
import { nothingGathered } from './context.js'
import { organisationSlice } from './index.js'

const organisation = bakery
const nothing = { found: nothingGathered, basis: [], own: [] }
const stream = (account: string): string => `account-${account}`
const product = sampleId<'Product'>('example.ch')
const annaActs = person(anna)
const known = { situation: 'Registered', accepted: 'Nothing', assistant: 'None' } as const
const ask = (
  command: OrganisationCommand,
  streams: Readonly<Record<string, ReadonlyArray<AnyEvent>>> = {},
  actor: Actor = annaActs,
) => gathered(organisationSlice, command, { actor, streams })

describe('what a command on an organisation looks up', () => {
  it('ORG-05: nothing, where the organisation itself knows all', async () => {
    const invitation = addressee.invitation
    const member = { organisation, account: beat }
    const commands: ReadonlyArray<OrganisationCommand> = [
      { type: 'RenameOrganisation', organisation, name: founding.name },
      {
        type: 'MoveOrganisation',
        organisation,
        address: sampleBox(OrganisationAddress, organisation),
        country: 'CH',
        timeZone: founding.timeZone,
      },
      { type: 'ChangeBillingContact', organisation, billingEmail: null },
      { type: 'InviteMember', organisation, invitation, invitee: addressee, role: 'Collaborator' },
      { type: 'ResendMemberInvitation', organisation, invitation },
      { type: 'WithdrawMemberInvitation', organisation, invitation },
      { type: 'ExpireMemberInvitation', organisation, invitation },
      { type: 'DeclineMemberInvitation', organisation, invitation, link: null },
      { type: 'ChangeMemberRole', ...member, to: 'Collaborator' },
      { type: 'SuspendMember', ...member, reason: 'Other' },
      { type: 'RemoveMember', ...member },
      { type: 'LeaveOrganisation', ...member, why: 'OwnWish' },
      { type: 'JoinPartnerProgramme', organisation, directoryName: 'a', directoryEmail: 'a@example.ch' },
      { type: 'ChangeDirectoryEntry', organisation, directoryName: 'a', directoryEmail: 'a@example.ch' },
      { type: 'LeavePartnerProgramme', organisation },
      { type: 'AdmitProduct', organisation, product, command: null },
    ]
    for (const command of commands)
      expect([command.type, await ask(command, { [here]: [registered] })]).toEqual([command.type, nothing])
  })
  it('ORG-02: the account that is invited, founds, joins, comes back, or leaves for its deletion', async () => {
    const history = accountOf(beat)
    const about: ReadonlyArray<OrganisationCommand> = [
      {
        type: 'InviteMember',
        organisation,
        invitation: invitationOf(beat),
        invitee: { _tag: 'Account', account: beat },
        role: 'Collaborator',
      },
      { type: 'RegisterOrganisation', ...founding, founder: beat },
      { type: 'JoinOrganisation', organisation, account: beat, invitation: invitationOf(beat), link: null },
      { type: 'ReinstateMember', organisation, account: beat },
      { type: 'LeaveOrganisation', organisation, account: beat, why: 'AccountDeletion' },
    ]
    for (const command of about) {
      expect(await ask(command, history)).toEqual({
        found: { ...nothingGathered, account: known },
        basis: [stream(beat)],
        own: [],
      })
      expect(await ask(command)).toEqual({ found: nothingGathered, basis: [stream(beat)], own: [] })
    }
  })
  it('ORG-02: whether the account accepted here at all, or by that very invitation; and whether it is secured', async () => {
    const join = {
      type: 'JoinOrganisation',
      organisation,
      account: beat,
      invitation: invitationOf(beat),
      link: null,
    } as const
    const compromised = {
      type: 'PasswordCompromised',
      account: beat,
      epoch: 2,
      session: sampleId('session'),
      at: '2026-03-02T12:00:00.000Z',
    } as AnyEvent
    const offer = { role: 'Collaborator', attempt: 1 } as const
    for (const [history, account] of [
      [[acceptedBy(beat)], { ...known, accepted: 'Organisation' }],
      [[acceptedBy(beat, invitationOf(beat))], { ...known, accepted: { ...offer, invitation: invitationOf(beat) } }],
      [
        [acceptedBy(beat, invitationOf(beat)), acceptedBy(beat, invitationOf(anna), 2)],
        { ...known, accepted: { ...offer, attempt: 2, invitation: invitationOf(anna) } },
      ],
      [[compromised], { ...known, assistant: 'Open' }],
    ] as const)
      expect((await ask(join, accountOf(beat, ...history))).found).toEqual({ ...nothingGathered, account })
  })
  it('ORG-02, PAR-06: of which mail of an invitation a link is, as far back as it is looked for', async () => {
    const decline = { type: 'DeclineMemberInvitation', organisation, invitation: addressee.invitation } as const
    const withdrawn = { type: 'MemberInvitationWithdrawn', organisation, invitation: addressee.invitation }
    const link = (attempt: number) =>
      Secret.of(JSON.stringify({ purpose: 'MemberInvitation', stream: here, term: addressee.invitation, attempt }))
    for (const [events, attempt, linkAttempt] of [
      [[registered, invitedByMail('Collaborator', 3)], 3, 3],
      [[registered, invitedByMail('Collaborator', 3)], 2, 2],
      [[registered, invitedByMail('Collaborator', 3)], 4, null],
      [[registered, invitedByMail('Collaborator', 60)], 11, 11],
      [[registered, invitedByMail('Collaborator', 60)], 10, null],
      [[registered, invitedByMail('Collaborator', 3), withdrawn], 2, 2],
      [[registered], 1, null],
      [[], 1, null],
    ] as ReadonlyArray<[OrganisationEvent[], number, number | null]>)
      expect(await ask({ ...decline, link: link(attempt) }, { [here]: events })).toEqual({
        found: { ...nothingGathered, linkAttempt },
        basis: [],
        own: [here],
      })
  })
  it('ORG-10: closing: the password of the person, the account, and every product that was admitted', async () => {
    const close = { type: 'CloseOrganisation', organisation, password: passwordAt(1) } as const
    const admitted: OrganisationEvent = { type: 'ProductAdmitted', organisation, product, command: null, until: null }
    const histories = {
      ...accountOf(anna, acceptedBy(anna)),
      [here]: [registered, admitted],
      [`product-${product}`]: [ordered(product, organisation)],
    }
    const account = { ...known, accepted: 'Organisation' } as const
    expect(await ask(close, histories)).toEqual({
      found: { ...nothingGathered, password: 'Right', account, products: { [product]: 'Here' } },
      basis: [stream(anna), stream(anna), `product-${product}`],
      own: [here],
    })
    expect((await ask({ ...close, password: passwordAt(2) }, histories)).found).toEqual({
      ...nothingGathered,
      account,
      products: { [product]: 'Here' },
    })
    expect(await ask(close, histories, system)).toEqual({
      found: { ...nothingGathered, products: { [product]: 'Here' } },
      basis: [`product-${product}`],
      own: [here],
    })
    expect((await ask(close, accountOf(anna))).found).toEqual({ ...nothingGathered, password: 'Right', account: known })
  })
})
