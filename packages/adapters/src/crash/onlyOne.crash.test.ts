import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { type TwoProcesses, twoProcesses } from './twoProcesses.js'
import { order, PASSWORD, told, visitor } from './twoDoors.js'

// the built program: `pnpm test:crash` builds it first
const program = join(__dirname, '../../dist/crash/child.js')
const rounds = (count: number): ReadonlyArray<number> => Array.from({ length: count }, (_, i) => i)

describe('one command, or one wish, in two processes on one file', () => {
  let both: TwoProcesses
  beforeAll(async () => {
    both = await twoProcesses(program)
  })
  afterAll(async () => {
    expect(await both.close()).toStrictEqual([
      { _tag: 'Closed', why: null },
      { _tag: 'Closed', why: null },
    ])
    both.remove()
  })

  it('PAR-11: of two invitations of one pair at the same moment, one is made, every time', async () => {
    const [anna] = await both.newPerson()
    if (anna === undefined) throw new Error('nobody came')
    const [client, partner] = [await both.newOrganisation(anna), await both.newOrganisation(anna)]
    await both.does(anna, 'JoinPartnerProgramme', {
      organisation: partner,
      directoryName: 'Partner',
      directoryEmail: 'partner@people.example',
    })
    const invites = () =>
      order(anna, 'InvitePartner', {
        client,
        partner,
        access: { _tag: 'Full', billingMode: 'PartnerPays', walletEntrusted: null },
      })
    for (const _ of rounds(15)) {
      expect(told(await both.atOnce([invites()], [invites()]))).toStrictEqual(['AlreadyInvited', 'Applied'])
      await both.does(anna, 'WithdrawPartnerInvitation', { client, partner })
    }
  })

  it('ACC-01: of two accounts that register with one address at the same moment, one gets it, every time', async () => {
    for (const round of rounds(8)) {
      const accounts = [randomUUID(), randomUUID()]
      const registers = []
      for (const account of accounts) {
        await both.does(visitor(), 'RequestRegistration', {
          account,
          email: `wanted${String(round)}@people.example`,
          language: 'en',
        })
        const link = both.link({
          purpose: 'Registration',
          stream: `account-${account}`,
          term: 'registration',
          attempt: 1,
        })
        registers.push(order(visitor(), 'RegisterAccount', { account, name: null, password: PASSWORD, link }))
      }
      expect(told(await both.atOnce(registers.slice(0, 1), registers.slice(1)))).toStrictEqual([
        'Applied',
        'EmailTaken',
      ])
    }
  })

  it('LOG-07: a command that is sent to both with one id takes effect once, with its prelude, and both get the same answer', async () => {
    const [anna] = await both.newPerson()
    if (anna === undefined) throw new Error('nobody came')
    const organisation = await both.newOrganisation(anna)
    for (const round of rounds(20)) {
      const commands = [
        order(anna, 'RenameOrganisation', { organisation, name: `Firma ${String(round)}` }),
        order(anna, 'OrderProduct', {
          product: randomUUID(),
          organisation,
          category: 'Domain',
          label: 'site.example',
          expiresOn: '2999-01-01',
          renewalPrice: { amount: 1, currency: 'CHF' },
          renewal: 'Manual',
        }),
        order(anna, 'RegisterOrganisation', {
          organisation: randomUUID(),
          kind: 'Company',
          name: 'Firma',
          country: 'CH',
          timeZone: 'Europe/Zurich',
          address: 'Gasse 1, Bern',
          founder: anna.account,
        }),
      ]
      for (const command of commands) {
        const answers = await both.atOnce([command], [command])
        expect(told(answers)).toStrictEqual(['AlreadyApplied', 'Applied'])
        const [here, there] = answers.map((answer) => ({ ...answer, outcome: 'either' }))
        expect(here).toStrictEqual(there)
      }
    }
  })
})
