import { describe, expect, it } from '@jest/globals'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { AccountId } from '../../core/values/ids.js'
import { anna, bakery, beat, founding, joined, noon, person, registered } from '../../testing/organisations.js'
import { acceptedBy, accountOf, here, said, system, world } from '../../testing/organisationStore.js'
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
      expect(answers.map(said).sort()).toEqual(['Applied', 'UnknownOrganisation ORG-01'])
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
