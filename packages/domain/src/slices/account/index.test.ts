import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { inspect } from 'node:util'
import { Secret } from '../../core/values/secret.js'
import { ApplicationPasswordName } from '../../aggregates/account/personalData.js'
import { accountStream } from '../../aggregates/account/state.js'
import { anna, asAnna, asVisitor, said } from '../../testing/accounts.js'
import {
  accountStore,
  annaIn,
  annasEvents,
  changing,
  oldPassword,
  opensWith,
  starting,
} from '../../testing/accountStore.js'
import { sampleBox, sampleId } from '../../testing/index.js'
import { memoryPorts, sampleDigest } from '../../testing/memoryPorts.js'
import type { Asked } from '../../testing/samples.js'
import { authenticateTool } from './applicationPassword.js'
import { credentialsFollowUp } from './followUps.js'
import { nextCredential } from './password.js'

describe('what is gathered of a password', () => {
  it('ACC-01: a verified address and a password make an account', async () => {
    const { store, ports, registered } = await accountStore()
    expect(E.isRight(registered)).toBe(true)
    expect(annasEvents(store).map((e) => e.type)).toEqual(['RegistrationRequested', 'AccountRegistered'])
    expect(opensWith(store, ports, oldPassword)).toBe(true)
  })
  it('ACC-07: the own name and address are known when a password is judged', async () => {
    expect(said((await accountStore('Anna Rossi 1999')).registered)).toBe('PasswordHasOwnName ACC-07')
    expect(said((await accountStore('anna@example.ch!')).registered)).toBe('PasswordHasOwnName ACC-07')
    expect(said((await accountStore('password1password1')).registered)).toBe('PasswordCommon ACC-07')
    expect(said((await accountStore('short')).registered)).toBe('PasswordTooShort ACC-07')
    expect(said((await accountStore('x'.repeat(129))).registered)).toBe('PasswordTooLong ACC-07')
    const { run } = await accountStore()
    expect(said(await run(changing(oldPassword, 'is Anna Rossi here'), 'c'))).toBe('PasswordHasOwnName ACC-07')
  })
  it('ACC-02: right current password, matching confirmation, another password', async () => {
    const { store, ports, run } = await accountStore()
    expect(said(await run(changing('wrong', 'a new and better one'), '1'))).toBe('WrongPassword ACC-02')
    expect(said(await run(changing(oldPassword, 'a new and better one', 'a new and better two'), '2'))).toBe(
      'ConfirmationMismatch ACC-02',
    )
    expect(said(await run(changing(oldPassword, oldPassword), '3'))).toBe('SamePassword ACC-02')
    expect(ports.kept.hashes.size).toBe(1)
    expect(E.isRight(await run(changing(oldPassword, 'a new and better one'), '4'))).toBe(true)
    expect([opensWith(store, ports, oldPassword), opensWith(store, ports, 'a new and better one')]).toEqual([
      false,
      true,
    ])
  })
  it('ACC-10: the newest link resets, once', async () => {
    const { store, ports, run } = await accountStore()
    const link = (attempt: number) =>
      ports.links.sign({ purpose: 'PasswordReset', stream: accountStream(anna), term: 'reset', attempt })
    const reset = (attempt: number): Asked => ({
      type: 'ResetPassword',
      account: anna,
      replacement: Secret.of('a new and better one'),
      confirmation: Secret.of('a new and better one'),
      link: link(attempt),
      secondFactor: null,
    })
    await run({ type: 'RequestPasswordReset', account: anna }, 'ask', asVisitor)
    await run({ type: 'RequestPasswordReset', account: anna }, 'ask again', asVisitor)
    expect(said(await run(reset(1), 'first', asVisitor))).toBe('ResetLinkReplaced ACC-10')
    expect(E.isRight(await run(reset(2), 'second', asVisitor))).toBe(true)
    expect(said(await run(reset(2), 'again', asVisitor))).toBe('ResetLinkOver ACC-10')
    expect([annaIn(store).epoch, opensWith(store, ports, 'a new and better one')]).toEqual([2, true])
  })
  it('ACC-02, ACC-10, hole 11: one password in two Unicode forms is one, in whatever command', async () => {
    const [composed, decomposed] = ['Caf\u00e9 am Bahnhof \u2460', 'Cafe\u0301 am Bahnhof 1']
    const { ports, run } = await accountStore(composed)
    expect(said(await run(changing(composed, decomposed), '1'))).toBe('SamePassword ACC-02')
    expect(said(await run(starting(composed, decomposed), '2'))).toBe('SamePassword ACC-02')
    expect(
      said(await run(changing(composed, 'Zu\u0308rich am See im Winter', 'Z\u00fcrich am See im Sommer'), '3')),
    ).toBe('ConfirmationMismatch ACC-02')
    expect(
      E.isRight(await run(changing(composed, 'Zu\u0308rich am See im Winter', 'Z\u00fcrich am See im Winter'), '4')),
    ).toBe(true)
    expect(ports.kept.hashes.size).toBe(2)
  })
  it('ACC-02, ACC-10, hole 11: a reset does not take the current password either', async () => {
    const { store, ports, run } = await accountStore()
    const link = ports.links.sign({ purpose: 'PasswordReset', stream: accountStream(anna), term: 'reset', attempt: 1 })
    const reset = (text: string): Asked => ({
      type: 'ResetPassword',
      account: anna,
      replacement: Secret.of(text),
      confirmation: Secret.of(text),
      link,
      secondFactor: null,
    })
    await run({ type: 'RequestPasswordReset', account: anna }, 'ask', asVisitor)
    expect(said(await run(reset(oldPassword), 'old', asVisitor))).toBe('SamePassword ACC-02')
    expect([annaIn(store).epoch, ports.kept.hashes.size]).toEqual([1, 1])
    expect(E.isRight(await run(reset('a new and better one'), 'new', asVisitor))).toBe(true)
  })
  it('ACC-02: a fresh version is a generation later, whatever its random part', () => {
    const { random } = memoryPorts()
    const versions = Array.from({ length: 50 }, () => nextCredential(5 * 2 ** 32 + 17, random))
    expect(new Set(versions.map((v) => Math.floor(v / 2 ** 32)))).toEqual(new Set([6]))
    expect(new Set(versions).size).toBe(50)
  })
  it('ACC-02: hashes that were replaced are forgotten, and after a deletion all are', async () => {
    const { store, ports, run } = await accountStore()
    await run(changing(oldPassword, 'a new and better one'), 'c')
    for (const event of annasEvents(store)) await credentialsFollowUp(event, ports)()
    expect([...ports.kept.hashes.keys()]).toEqual([`${anna}/${String(annaIn(store).credential)}`])
    await credentialsFollowUp(
      { type: 'AccountDeleted', account: anna, at: '2026-03-02T12:00:00.000Z' as never },
      ports,
    )()
    expect(ports.kept.hashes.size).toBe(0)
  })
})

describe('secrets', () => {
  it("APP-02, LOG-07: an application password is shown once, and left out of a repeat's answer", async () => {
    const { store, run } = await accountStore()
    const create: Asked = {
      type: 'CreateApplicationPassword',
      account: anna,
      applicationPassword: sampleId<'ApplicationPassword'>('mail'),
      name: sampleBox(ApplicationPasswordName, anna),
    }
    const first = await run(create, 'create')
    const again = await run(create, 'create')
    const secret = E.isRight(first) ? first.right.secrets['applicationPassword'] : undefined
    expect(secret && authenticateTool({ _tag: 'Registered', ...annaIn(store) }, secret, sampleDigest)).toBe(
      create['applicationPassword'],
    )
    expect(E.isRight(again) && [again.right.outcome, again.right.secrets, again.right.withheld]).toEqual([
      'AlreadyApplied',
      {},
      ['applicationPassword'],
    ])
  })
  it('ACC-09: no secret is ever in an event, an answer, a refusal, a state or a printed command', async () => {
    const canary = fc
      .tuple(fc.stringMatching(/^[A-Z][a-z]{5}[0-9]{9}$/), fc.stringMatching(/^[A-Z][a-z]{5}[0-9]{9}$/))
      .filter(([x, y]) => x !== y)
    await fc.assert(
      fc.asyncProperty(canary, async ([first, second]) => {
        const { store, ports, run, link, registered } = await accountStore(first)
        const logIn = (password: string): Asked => ({
          type: 'LogIn',
          account: anna,
          ipAddress: null,
          device: null,
          password: Secret.of(password),
          secondFactor: Secret.of(second),
        })
        const commands = [
          changing(second, first),
          changing(first, second, first),
          changing(first, second),
          starting(second, first),
          starting(first, second),
          logIn(second),
          logIn(first),
        ]
        const answers: unknown[] = [registered]
        for (const [i, command] of commands.entries())
          answers.push(await run(command, String(i), command.type === 'LogIn' ? asVisitor : asAnna))
        const shown = [answers, store.log(), annaIn(store), commands].flatMap((all) => [
          JSON.stringify(all),
          inspect(all, { depth: 20, showHidden: true }),
        ])
        shown.push(...commands.flatMap((command) => Object.values(command).map(String)))
        for (const secret of [first, second, link.reveal()])
          expect(shown.filter((text) => text.includes(secret))).toEqual([])
        expect([...ports.kept.hashes.values()].some((hash) => hash.includes(first))).toBe(false)
      }),
      { numRuns: 30 },
    )
  })
})
