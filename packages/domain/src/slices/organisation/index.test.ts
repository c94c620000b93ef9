import { describe, expect, it } from '@jest/globals'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { AnyEvent } from '../../core/record/event.js'
import type { AccountId } from '../../core/values/ids.js'
import { Secret } from '../../core/values/secret.js'
import { ProductLabel } from '../../aggregates/product/events.js'
import { sampleBox, sampleId } from '../../testing/index.js'
import {
  addressee,
  anna,
  bakery,
  beat,
  carla,
  founding,
  invitedByMail,
  joined,
  noon,
  person,
  registered,
} from '../../testing/organisations.js'
import { acceptedBy, accountOf, here, linkText, said, system, world } from '../../testing/organisationStore.js'
import { customerNumberFollowUp } from './mintCustomerNumber.js'

const organisation = bakery
const register = { type: 'RegisterOrganisation', ...founding } as const

describe('registering, with its context', () => {
  const numbers = (store: { log: () => ReadonlyArray<{ data: unknown; type: string }> }) =>
    store
      .log()
      .filter((e) => e.type === 'OrganisationRegistered')
      .map((e) => (e.data as { customerNumber: unknown }).customerNumber)
  it('ORG-09: a number is drawn, claimed and sealed; a taken one is passed over', async () => {
    const w = world(accountOf(anna, acceptedBy(anna)))
    await w.before()
    w.claims.set('10000008', { owner: 'another', confirmed: true, since: noon })
    expect(said(await w.run(register, person(anna)))).toBe('Applied')
    expect(numbers(w.store)).toEqual([
      { subject: organisation, category: 'Identity', field: 'customerNumber', box: '10000016' },
    ])
    expect(w.claims.get('10000016')).toEqual({ owner: organisation, confirmed: false, since: noon })
    expect(w.store.log().at(-1)?.meta.basis).toEqual([{ stream: `account-${anna}`, revision: 1 }])
    const event = w.store.log().at(-1)?.data as Parameters<typeof customerNumberFollowUp>[0]
    await customerNumberFollowUp(event, w.ports)()
    expect(w.claims.get('10000016')).toEqual({ owner: organisation, confirmed: true, since: noon })
  })
  it('ORG-09: only the number of a registration is confirmed, and only one that can be read', async () => {
    const w = world({})
    w.claims.set('10000016', { owner: organisation, confirmed: false, since: noon })
    const customerNumber = {
      ...registered,
      customerNumber: { subject: organisation, category: 'Identity', field: 'customerNumber', box: '10000016' },
    } as typeof registered
    const erased = { ...w.ports, vault: { open: () => TE.right({ _tag: 'Erased' as const, at: noon }) } }
    await customerNumberFollowUp(customerNumber, erased)()
    await customerNumberFollowUp({ ...customerNumber, type: 'OrganisationClosed' } as typeof registered, w.ports)()
    expect(w.claims.get('10000016')).toEqual({ owner: organisation, confirmed: false, since: noon })
  })
  it('ORG-09: two registrations of one organisation at the same moment use one number', async () => {
    const w = world(accountOf(anna, acceptedBy(anna)))
    await w.before()
    const answers = await Promise.all([w.run(register, person(anna)), w.run(register, system, w.otherProcess)])
    expect(answers.map(said).sort()).toEqual(['Applied', 'OrganisationAlreadyRegistered ORG-01'])
    expect(numbers(w.store).length).toBe(1)
  })
  it('ORG-09: a registration that is refused takes no number; none being free is a failure, not a refusal', async () => {
    for (const histories of [accountOf(anna), {}, { ...accountOf(anna, acceptedBy(anna)), [here]: [registered] }]) {
      const w = world(histories)
      await w.before()
      const refused = here in histories ? 'OrganisationAlreadyRegistered ORG-01' : 'FounderHasNotAccepted ORG-02'
      expect(said(await w.run(register, person(anna)))).toBe(refused)
      expect([w.drawn(), w.claims.size]).toEqual([0, 0])
    }
    const full = world(accountOf(anna, acceptedBy(anna)))
    await full.before()
    full.claims.get = () => ({ owner: 'another', confirmed: true, since: noon })
    expect([said(await full.run(register, person(anna))), full.drawn()]).toEqual(['Unavailable', 20])
  })
})

describe('two legal representatives at the same moment', () => {
  const remove = (account: AccountId) => ({ type: 'RemoveMember', organisation, account }) as const
  for (const processes of ['one process', 'two processes'] as const)
    it(`ORG-06: who remove each other, in ${processes}: exactly one succeeds`, async () => {
      const w = world({ [here]: [registered, joined(beat, 'LegalRepresentative', 2)] })
      await w.before()
      const other = processes === 'one process' ? w.deps : w.otherProcess
      const answers = await Promise.all([w.run(remove(beat), person(anna)), w.run(remove(anna), person(beat), other)])
      expect(answers.map(said).sort()).toEqual(['Applied', 'MayNotManageMembers ORG-05'])
      expect(w.store.log().filter((e) => e.type === 'MemberRemoved').length).toBe(1)
    })
  it('ORG-06: who leave at once: exactly one succeeds', async () => {
    const w = world({ [here]: [registered, joined(beat, 'LegalRepresentative', 2)] })
    await w.before()
    const leave = (account: AccountId) =>
      ({ type: 'LeaveOrganisation', organisation, account, why: 'OwnWish' }) as const
    const answers = await Promise.all([
      w.run(leave(anna), person(anna)),
      w.run(leave(beat), person(beat), w.otherProcess),
    ])
    expect(answers.map(said).sort()).toEqual(['Applied', 'LastLegalRepresentative ORG-03'])
  })
})

describe('joining and inviting, with their context', () => {
  const invitation = addressee.invitation
  const sign = (attempt: number) =>
    Secret.of(linkText({ purpose: 'MemberInvitation', stream: here, term: invitation, attempt }))
  const join = { type: 'JoinOrganisation', organisation, account: beat, invitation } as const
  const resent: AnyEvent = {
    type: 'MemberInvitationResent',
    organisation,
    invitation,
    attempt: 2,
    expiresAt: '2026-05-01T00:00:00.000Z',
  } as AnyEvent
  it('ORG-02: the link of the latest mail proves the address, with the acceptance of the account', async () => {
    for (const [link, history, answer] of [
      [sign(1), [], 'Applied'],
      [sign(2), [], 'LinkNotValid ORG-02'],
      [sign(1), [resent], 'LinkNotValid ORG-02'],
      [sign(2), [resent], 'Applied'],
    ] as const) {
      const w = world({
        ...accountOf(beat, acceptedBy(beat, invitation)),
        [here]: [registered, invitedByMail('Collaborator'), ...history],
      })
      await w.before()
      expect(said(await w.run({ ...join, link }, person(beat)))).toBe(answer)
    }
  })
  it('ORG-02: for a process the acceptance of that very invitation is the proof', async () => {
    for (const [accepted, answer] of [
      [invitation, 'Applied'],
      [null, 'InvitationNotAccepted ORG-02'],
    ] as const) {
      const w = world({
        ...accountOf(beat, acceptedBy(beat, accepted)),
        [here]: [registered, invitedByMail('Collaborator')],
      })
      await w.before()
      expect(said(await w.run({ ...join, link: null }, system))).toBe(answer)
    }
  })
  it('ORG-02: an account that does not exist is not invited; the link declines', async () => {
    const w = world({ ...accountOf(beat), [here]: [registered, invitedByMail('Collaborator')] })
    await w.before()
    const invite = {
      type: 'InviteMember',
      organisation,
      invitation: sampleId<'Invitation'>('new'),
      role: 'Collaborator',
    } as const
    expect(said(await w.run({ ...invite, invitee: { _tag: 'Account', account: carla } }, person(anna)))).toBe(
      'UnknownAccount ORG-02',
    )
    expect(
      said(
        await w.run(
          { ...invite, invitee: { _tag: 'Account', account: beat } },
          person(anna, { _tag: 'Organisation', organisation }),
        ),
      ),
    ).toBe('Applied')
    const decline = { type: 'DeclineMemberInvitation', organisation, invitation } as const
    expect(said(await w.run({ ...decline, link: sign(2) }, { _tag: 'LinkHolder', visitor: sampleId('a') }))).toBe(
      'LinkNotValid ORG-02',
    )
    expect(said(await w.run({ ...decline, link: sign(1) }, { _tag: 'LinkHolder', visitor: sampleId('b') }))).toBe(
      'Applied',
    )
  })
})

describe('suspended, leaving and closing, with their context', () => {
  const compromised = [
    { type: 'PasswordCompromised', account: beat, epoch: 2, session: sampleId('session'), at: noon } as AnyEvent,
  ]
  const secured = [...compromised, { type: 'AssistantCompleted', account: beat, killedEpoch: 1, at: noon } as AnyEvent]
  const suspended = { type: 'MemberSuspended', organisation, account: beat, reason: 'Compromised' } as AnyEvent
  const team = [registered, joined(beat, 'Administrator', 2)]
  it('ORG-08: who was compromised is reinstated when the assistant has ended', async () => {
    for (const [history, answer] of [
      [compromised, 'AccountNotSecured ORG-08'],
      [secured, 'Applied'],
    ] as const) {
      const w = world({ ...accountOf(beat, ...history), [here]: [...team, suspended] })
      await w.before()
      expect(said(await w.run({ type: 'ReinstateMember', organisation, account: beat }, person(anna)))).toBe(answer)
    }
  })
  it('ACC-12: a process leaves for an account whose deletion was asked for', async () => {
    const asked = {
      type: 'AccountDeletionRequested',
      account: beat,
      organisations: [organisation],
      at: noon,
    } as AnyEvent
    for (const [history, answer] of [
      [[], 'NotLeavingForDeletion ACC-12'],
      [[asked], 'Applied'],
    ] as const) {
      const w = world({ ...accountOf(beat, ...history), [here]: team })
      await w.before()
      expect(
        said(await w.run({ type: 'LeaveOrganisation', organisation, account: beat, why: 'AccountDeletion' }, system)),
      ).toBe(answer)
    }
  })
  const product = sampleId<'Product'>('example.ch')
  const productHistory = (organisationOf: string, ...more: ReadonlyArray<AnyEvent>) => [
    {
      type: 'ProductOrdered',
      product,
      organisation: organisationOf,
      stay: 1,
      category: 'Domain',
      label: sampleBox(ProductLabel, organisation),
      expiresOn: '2027-01-01',
      renewalPrice: { amount: 1, currency: 'CHF' },
      renewal: 'Manual',
      at: noon,
    } as AnyEvent,
    ...more,
  ]
  const admitted = { type: 'ProductAdmitted', organisation, product } as AnyEvent
  const ended = { type: 'ProductEnded', product, organisation, stay: 1, why: 'Cancelled', at: noon } as AnyEvent
  const elsewhere = sampleId<'Organisation'>('Florist')
  it('ORG-10: closing asks the password and every product; releasing asks the product', async () => {
    for (const [history, password, closing, releasing] of [
      [[], 'right', 'ProductsRunning ORG-10', 'ProductNotGone ORG-10'],
      [productHistory(organisation), 'right', 'ProductsRunning ORG-10', 'ProductNotGone ORG-10'],
      [productHistory(organisation, ended), 'wrong', 'WrongPassword ORG-10', 'Applied'],
      [productHistory(organisation, ended), 'right', 'Applied', 'NothingToDo'],
      // it may be on its way here: a transfer under way must not land in a closed organisation
      [productHistory(elsewhere), 'right', 'ProductsRunning ORG-10', 'Applied'],
    ] as const) {
      const w = world({
        ...accountOf(anna),
        [here]: [registered, admitted],
        ...(history.length === 0 ? {} : { [`product-${product}`]: history }),
      })
      await w.before()
      expect(
        said(await w.run({ type: 'CloseOrganisation', organisation, password: Secret.of(password) }, person(anna))),
      ).toBe(closing)
      expect(w.verified()).toBe(1)
      expect(said(await w.run({ type: 'ReleaseProduct', organisation, product }, system))).toBe(releasing)
    }
  })
  it('ORG-10: a closing that is decided again does not verify the password again', async () => {
    let late: (() => Promise<unknown>) | null = null
    const w = world(
      {
        ...accountOf(anna),
        [here]: [registered, admitted],
        [`product-${product}`]: productHistory(organisation, ended),
      },
      // another process renames it, after its state was read and before the closing is appended
      {
        beforeRead: async (stream) => {
          const now = stream.startsWith('product-') ? late : null
          if (now !== null) late = null
          await now?.()
          return null
        },
      },
    )
    await w.before()
    late = () => w.run({ type: 'RenameOrganisation', organisation, name: founding.name }, person(anna), w.otherProcess)
    expect(
      said(await w.run({ type: 'CloseOrganisation', organisation, password: Secret.of('right') }, person(anna))),
    ).toBe('Applied')
    expect(
      w.store
        .log()
        .slice(-2)
        .map((e) => e.type),
    ).toEqual(['OrganisationRenamed', 'OrganisationClosed'])
    expect([
      w.store.tried().filter((request) => request.events.some((e) => e.type === 'OrganisationClosed')).length,
      w.verified(),
    ]).toEqual([2, 1])
  })
  it("PAR-07: a partner's person admits a product with full access, as a member of the partner", async () => {
    const partner = sampleId<'Organisation'>('Studio')
    const pair = { client: organisation, partner, term: 1 }
    const full = { _tag: 'Full', grant: 1, kept: [], billingMode: 'ClientPays', walletEntrusted: 'No' }
    const started = (access: object) => ({ type: 'PartnershipStarted', ...pair, access, at: noon }) as AnyEvent
    const over = { type: 'PartnershipEnded', ...pair, by: 'Client', account: anna, at: noon } as AnyEvent
    const theirs = (account: AccountId): ReadonlyArray<AnyEvent> => [
      Object.assign({}, registered, { organisation: partner, founder: account }),
    ]
    for (const [between, people, answer] of [
      [[started(full)], theirs(carla), 'Applied'],
      [[started({ _tag: 'Limited', grants: [] })], theirs(carla), 'NoRightToOrder PAR-07'],
      [[started(full), over], theirs(carla), 'NoRightToOrder PAR-07'],
      [[started(full)], theirs(beat), 'NoRightToOrder PAR-07'],
    ] as const) {
      const w = world({
        [here]: [registered],
        [`partnership-${organisation}-${partner}`]: between,
        [`organisation-${partner}`]: people,
      })
      await w.before()
      expect(
        said(
          await w.run(
            { type: 'AdmitProduct', organisation, product },
            person(carla, { _tag: 'Partner', partner, client: organisation }),
          ),
        ),
      ).toBe(answer)
    }
  })
})
