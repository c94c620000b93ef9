import { openSqlite } from '@mandat/adapters/kit'
import { legalRepresentatives, organisationStream } from '@mandat/domain/kit'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { must } from './checkLog.js'
import { history } from './history.js'
import type { Answer } from './lines.js'
import { type TwoProcesses, twoProcesses } from './twoProcesses.js'
import { order, PASSWORD, told } from './twoDoors.js'

// the built program: `pnpm test:crash` builds it first
const program = join(__dirname, '../../dist/crash/child.js')
const rounds = (count: number): ReadonlyArray<number> => Array.from({ length: count }, (_, i) => i)

describe('two processes on one file', () => {
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
  const inTheLog = async () => {
    const stores = must(await openSqlite({ file: both.file, claimsKey: new Uint8Array(32) })())
    const known = history()
    await known.follow(stores.events)
    must(await stores.close()())
    return known
  }

  it('ORG-06: of two legal representatives who remove each other at the same moment, one succeeds, every time', async () => {
    const [anna, berta] = [(await both.newPerson())[0], (await both.newPerson())[0]]
    if (anna === undefined || berta === undefined) throw new Error('nobody came')
    const organisation = await both.newOrganisation(anna)
    await both.takeIn(anna, berta, organisation, 'LegalRepresentative')
    for (const _ of rounds(25)) {
      const [byAnna, byBerta] = await both.atOnce(
        [order(anna, 'RemoveMember', { organisation, account: berta.account })],
        [order(berta, 'RemoveMember', { organisation, account: anna.account })],
      )
      expect(told([byAnna, byBerta] as ReadonlyArray<Answer>)).toStrictEqual(['Applied', 'UnknownOrganisation'])
      const [winner, loser] = byAnna?._tag === 'Done' ? [anna, berta] : [berta, anna]
      await both.takeIn(winner, loser, organisation, 'LegalRepresentative')
    }
  })

  it('ORG-03: of the last two legal representatives who leave at the same moment, one stays, every time', async () => {
    const [anna, berta] = [(await both.newPerson())[0], (await both.newPerson())[0]]
    if (anna === undefined || berta === undefined) throw new Error('nobody came')
    const organisation = await both.newOrganisation(anna)
    await both.takeIn(anna, berta, organisation, 'LegalRepresentative')
    for (const _ of rounds(15)) {
      const leaves = (who: typeof anna) =>
        order(who, 'LeaveOrganisation', { organisation, account: who.account, why: 'OwnWish' })
      const answers = await both.atOnce([leaves(anna)], [leaves(berta)])
      expect(told(answers)).toStrictEqual(['Applied', 'LastLegalRepresentative'])
      const [stays, left] = answers[0]?._tag === 'Done' ? [berta, anna] : [anna, berta]
      expect(
        legalRepresentatives((await inTheLog()).organisation.of(organisationStream(organisation as never))),
      ).toStrictEqual([stays.account])
      await both.takeIn(stays, left, organisation, 'LegalRepresentative')
    }
  })

  it('ACC-06: of the tokens made in one process while the account is secured in the other, none is alive after', async () => {
    let made = 0
    const [bystander] = await both.newPerson()
    if (bystander === undefined) throw new Error('nobody came')
    for (const round of rounds(8)) {
      const [owner, attacker] = await both.newPerson(2)
      if (owner === undefined || attacker === undefined) throw new Error('nobody came')
      const { account } = owner
      const organisation = await both.newOrganisation(owner)
      const product = randomUUID()
      await both.does(owner, 'OrderProduct', {
        product,
        organisation,
        category: 'Domain',
        label: 'site.example',
        expiresOn: '2999-01-01',
        renewalPrice: { amount: 1, currency: 'CHF' },
        renewal: 'Manual',
      })
      const replacement = 'Pw-of-the-owner-nr-2'
      const tokens = rounds(10).map(() =>
        order(attacker, 'CreateToken', {
          token: randomUUID(),
          account,
          name: 'mine',
          organisation,
          product,
          scopes: ['dns:read'],
          expiresAt: null,
          password: PASSWORD,
        }),
      )
      const secured = order(owner, 'StartCompromiseAssistant', {
        account,
        current: PASSWORD,
        replacement,
        confirmation: replacement,
        secondFactor: null,
      })
      // at another moment among the tokens in every round; what comes before it moves nothing that they rest on
      const before = rounds(round * 8).map((n) =>
        order(bystander, 'UpdateProfile', {
          account: bystander.account,
          name: null,
          address: `Gasse ${String(n)}`,
          telephone: null,
          language: null,
        }),
      )
      const answers = await both.atOnce([...before, secured], tokens)
      expect(answers[before.length]).toMatchObject({ _tag: 'Done', outcome: 'Applied' })
      for (const answer of answers.slice(before.length + 1)) {
        if (answer._tag !== 'Done') {
          expect(['SessionNotAlive', 'AssistantOpen', 'WrongPassword']).toContain(
            answer._tag === 'Refused' ? answer.name : answer.why,
          )
          continue
        }
        made++
        expect(told(await both.calls(answer.secrets['token'] ?? ''))).toStrictEqual(expectedOfDead)
      }
    }
    expect(made).toBeGreaterThan(5)
  })
  const expectedOfDead = ['EpochEnded', 'EpochEnded']
})
