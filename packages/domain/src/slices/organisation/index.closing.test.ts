import { describe, expect, it } from '@jest/globals'
import type { AnyEvent } from '../../core/record/event.js'
import type { AccountId } from '../../core/values/ids.js'
import { Secret } from '../../core/values/secret.js'
import { ProductLabel } from '../../aggregates/product/events.js'
import { sampleBox, sampleId } from '../../testing/index.js'
import { anna, bakery, beat, carla, founding, joined, noon, person, registered } from '../../testing/organisations.js'
import { accountOf, here, said, system, world } from '../../testing/organisationStore.js'

const organisation = bakery

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
  const admitted = { type: 'ProductAdmitted', organisation, product, command: null, until: null } as AnyEvent
  const ended = { type: 'ProductEnded', product, organisation, stay: 1, why: 'Cancelled', at: noon } as AnyEvent
  const elsewhere = sampleId<'Organisation'>('Florist')
  it('ORG-10: closing asks the password and every product; releasing asks the product', async () => {
    for (const [history, password, closing, releasing] of [
      [[], 'right', 'Applied', 'NothingToDo'],
      [productHistory(organisation), 'right', 'ProductsRunning ORG-10', 'ProductNotGone ORG-10'],
      [productHistory(organisation, ended), 'wrong', 'ClosingPasswordWrong ORG-10', 'Applied'],
      [productHistory(organisation, ended), 'right', 'Applied', 'NothingToDo'],
      // a transfer that was on its way here is decided again, or goes back
      [productHistory(elsewhere), 'right', 'Applied', 'NothingToDo'],
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
    const started = (access: object) =>
      [
        { type: 'PartnerInvited', ...pair, access, attempt: 1, expiresAt: noon, enrolment: 1 },
        { type: 'PartnershipStarted', ...pair, access, at: noon },
      ] as ReadonlyArray<object> as ReadonlyArray<AnyEvent>
    const over = { type: 'PartnershipEnded', ...pair, by: 'Client', account: anna, at: noon } as AnyEvent
    const theirs = (account: AccountId): ReadonlyArray<AnyEvent> => [
      Object.assign({}, registered, { organisation: partner, founder: account }),
    ]
    for (const [between, people, answer] of [
      [started(full), theirs(carla), 'Applied'],
      [started({ _tag: 'Limited', grants: [] }), theirs(carla), 'NoRightToOrder PAR-07'],
      [[...started(full), over], theirs(carla), 'NoRightToOrder PAR-07'],
      [started(full), theirs(beat), 'NoRightToOrder PAR-07'],
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
            { type: 'AdmitProduct', organisation, product, command: sampleId<'Command'>('order') },
            person(carla, { _tag: 'Partner', partner, client: organisation }),
          ),
        ),
      ).toBe(answer)
    }
  })
})
