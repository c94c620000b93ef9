import { describe, expect, it } from '@jest/globals'
import type { AccountEvent } from '../../aggregates/account/events.js'
import { accountStream } from '../../aggregates/account/state.js'
import { anna, asAnna, asVisitor, noon, pass, registered } from '../../testing/accounts.js'
import {
  askAccount,
  asked,
  changing,
  confirmEmail,
  elsewhere,
  forgotten,
  nothingAsked,
  ofAnna,
  register,
  reset,
  sessionOnly,
} from '../../testing/annasContext.js'
import { gathered } from '../../testing/gathered.js'
import { memoryPorts } from '../../testing/memoryPorts.js'
import type { AccountCommand } from './commands.js'
import { nothingGathered } from './context.js'
import { accountSlice } from './index.js'

describe('a link', () => {
  it('ACC-01: that is right and in time claims the address, and a registration stores the password', async () => {
    const { found, ...left } = await askAccount(register, [asked()], asVisitor)
    expect([{ ...found, credential: null }, typeof found.credential]).toEqual([
      { ...nothingGathered, link: { right: 1 }, replacement: 'Acceptable', claim: { held: 0 } },
      'number',
    ])
    expect(left).toEqual({ basis: [], claims: ['Email/anna@example.ch'], hashes: 1 })
    expect(await askAccount(confirmEmail, [registered, changing()])).toEqual({
      ...sessionOnly,
      found: { ...ofAnna, link: { right: 1 }, claim: { held: 1 } },
      claims: ['Email/anna@elsewhere.ch'],
    })
    const replaced = await askAccount(reset, [registered, forgotten()], asVisitor)
    expect([replaced.found.link, replaced.found.replacement, replaced.claims, replaced.hashes]).toEqual([
      { right: 1 },
      'Acceptable',
      [],
      1,
    ])
  })
  it('ACC-01: that is wrong, or whose time is over, reserves nothing and hashes nothing', async () => {
    const cases: ReadonlyArray<
      readonly [AccountCommand, ReadonlyArray<AccountEvent>, ReadonlyArray<AccountEvent>, ReadonlyArray<AccountEvent>]
    > = [
      [register, [asked(noon)], [asked(), { ...asked(), attempt: 2 } as AccountEvent], []],
      [
        confirmEmail,
        [registered, changing(noon)],
        [registered, changing(), { ...changing(), attempt: 2 } as AccountEvent],
        [registered],
      ],
      [
        reset,
        [registered, forgotten(noon)],
        [registered, forgotten(), { ...forgotten(), attempt: 2 } as AccountEvent],
        [registered],
      ],
    ]
    for (const [command, late, replaced, none] of cases) {
      const [actor, usual] = command.type === 'ConfirmEmailChange' ? [asAnna, sessionOnly] : [asVisitor, nothingAsked]
      expect(await askAccount(command, late, actor)).toEqual({
        ...usual,
        found: { ...usual.found, link: { right: 1 } },
      })
      // PAR-06, hole 28: one that was mailed before is known as such
      for (const [history, link] of [
        [replaced, { right: 1 }],
        [none, 'Wrong'],
      ] as const)
        expect(await askAccount(command, history, actor)).toEqual({ ...usual, found: { ...usual.found, link } })
    }
  })
  it('ACC-07: with a password that does not do reserves nothing and hashes nothing', async () => {
    const weak = async (command: AccountCommand, history: ReadonlyArray<AccountEvent>, replacement: string) =>
      expect(await askAccount(command, history, asVisitor)).toEqual({
        ...nothingAsked,
        found: { ...nothingGathered, link: { right: 1 }, replacement },
      })
    await weak({ ...register, password: pass('password1password1') }, [asked()], 'Common')
    await weak({ ...register, name: null, password: pass('is anna@example.ch it') }, [asked()], 'OwnName')
    await weak(
      { ...reset, replacement: pass('short'), confirmation: pass('short') },
      [registered, forgotten()],
      'TooShort',
    )
    const own = pass('is anna@example.ch it')
    await weak(
      { ...reset, replacement: own, confirmation: own },
      [{ ...registered, name: null }, forgotten()],
      'OwnName',
    )
  })
  it('ACC-01: asks for no claim where the address was taken: then nothing is hashed', async () => {
    const ports = memoryPorts()
    await ports.claims.put('Email', 'anna@example.ch', 'somebody', noon)()
    const { found } = await gathered(accountSlice, register, {
      actor: asVisitor,
      streams: { [accountStream(anna)]: [asked()] },
      ports,
    })
    expect([found, ports.kept.hashes.size]).toEqual([
      { ...nothingGathered, link: { right: 1 }, replacement: 'Acceptable', claim: 'Taken' },
      0,
    ])
  })
})

describe('the hash of a password', () => {
  it('ACC-02: that the store has lost makes every password wrong', async () => {
    const { found } = await gathered(
      accountSlice,
      { type: 'RequestEmailChange', account: anna, email: elsewhere, password: pass() },
      { actor: asAnna, streams: { [accountStream(anna)]: [registered] }, ports: memoryPorts() },
    )
    expect(found.current).toBe('Wrong')
  })
})
