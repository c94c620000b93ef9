import { describe, expect, it } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { settling } from '../../core/handle/settling.js'
import { asVisitor, pass, said } from '../../testing/accounts.js'
import { metaOf } from '../../testing/counter.js'
import {
  a,
  addressOf,
  addressX,
  addressY,
  asPerson,
  b,
  change,
  claimsIn,
  confirm,
  eventsOf,
  followUpAll,
  register,
  requestedBy,
  stateOf,
} from '../../testing/emailClaims.js'
import { claimOwner, settlementOf } from './claims.js'
import { claimsFollowUp } from './followUps.js'
import { refuse } from './refusals.js'

describe('the claim of an e-mail address', () => {
  it('ACC-01: asking for a link reserves nothing, nor does a wrong link', async () => {
    const { ports, dispatch } = await requestedBy([a, addressX])
    const wrong = { ...register(a, ports), link: pass('wrong') }
    expect(said(await dispatch(wrong, metaOf('wrong', { actor: asVisitor }))())).toBe('RegistrationLinkWrong ACC-01')
    expect(claimsIn(ports)).toEqual({})
  })
  it('ACC-01: an address is claimed, used, confirmed', async () => {
    const { store, ports, settled } = await requestedBy([a, ' X@Example.ch '])
    expect(E.isRight(await settled(register(a, ports), metaOf('a', { actor: asVisitor })))).toBe(true)
    expect(claimsIn(ports)).toEqual({ [`Email/${addressX}`]: [claimOwner(a, 0), false] })
    await followUpAll(store, ports)
    await followUpAll(store, ports)
    expect(claimsIn(ports)).toEqual({ [`Email/${addressX}`]: [claimOwner(a, 0), true] })
  })
  it('ACC-01: an address belongs to one account at a time, confirmed or not yet', async () => {
    const { store, ports, settled } = await requestedBy([a, addressX], [b, 'X@EXAMPLE.CH'])
    await settled(register(a, ports), metaOf('a', { actor: asVisitor }))
    expect(said(await settled(register(b, ports), metaOf('b', { actor: asVisitor })))).toBe('EmailTaken ACC-01')
    await followUpAll(store, ports)
    expect(said(await settled(register(b, ports), metaOf('b', { actor: asVisitor })))).toBe('EmailTaken ACC-01')
    expect(eventsOf(store, a).map((e) => e.type)).toEqual(['RegistrationRequested', 'AccountRegistered'])
  })
  it("ACC-01: a claim whose process died is forfeited in its account's stream, and then released", async () => {
    const { store, ports, dispatch, settled } = await requestedBy([a, addressX], [b, addressX])
    await ports.claims.put('Email', addressX, claimOwner(a, 0), '2026-03-01T00:00:00.000Z' as never)()
    const first = await dispatch(register(b, ports), metaOf('b', { actor: asVisitor }))()
    expect(said(first)).toBe('EmailClaimUnsettled ACC-01')
    expect(E.isRight(await settled(register(b, ports), metaOf('b', { actor: asVisitor })))).toBe(true)
    expect(eventsOf(store, a).map((e) => e.type)).toEqual(['RegistrationRequested', 'EmailClaimForfeited'])
    expect(claimsIn(ports)).toEqual({ [`Email/${addressX}`]: [claimOwner(b, 0), false] })
  })
  it('ACC-01: a change claims the new address before it releases the old one', async () => {
    const { store, ports, dispatch, settled } = await requestedBy([a, addressX], [b, addressX])
    await settled(register(a, ports), metaOf('a', { actor: asVisitor }))
    await followUpAll(store, ports)
    await dispatch(change(a, addressY), metaOf('change', asPerson(a)))()
    await settled(confirm(a, ports), metaOf('confirm', asPerson(a)))
    expect(claimsIn(ports)).toEqual({
      [`Email/${addressX}`]: [claimOwner(a, 0), true],
      [`Email/${addressY}`]: [claimOwner(a, 1), false],
    })
    await followUpAll(store, ports)
    await followUpAll(store, ports)
    expect(claimsIn(ports)).toEqual({ [`Email/${addressY}`]: [claimOwner(a, 1), true] })
    expect(E.isRight(await settled(register(b, ports), metaOf('b', { actor: asVisitor })))).toBe(true)
  })
  it('ACC-01: who goes back to an old address keeps it, however late the follow-ups of the first change run', async () => {
    const { store, ports, dispatch, settled } = await requestedBy([a, addressX])
    await settled(register(a, ports), metaOf('a', { actor: asVisitor }))
    await followUpAll(store, ports)
    for (const [n, email] of [
      [1, addressY],
      [2, addressX],
    ] as const) {
      await dispatch(change(a, email), metaOf(`change ${email}`, asPerson(a)))()
      expect(E.isRight(await settled(confirm(a, ports, n), metaOf(`confirm ${email}`, asPerson(a))))).toBe(true)
    }
    await followUpAll(store, ports)
    await followUpAll(store, ports)
    expect(addressOf(store, a)).toBe(addressX)
    expect(claimsIn(ports)).toEqual({ [`Email/${addressX}`]: [claimOwner(a, 2), true] })
  })
  it('ACC-01: deletion releases the address', async () => {
    const { store, ports, settled } = await requestedBy([a, addressX])
    await settled(register(a, ports), metaOf('a', { actor: asVisitor }))
    await followUpAll(store, ports)
    await claimsFollowUp(
      { type: 'AccountDeleted', account: a, at: '2026-03-02T12:00:00.000Z' as never },
      stateOf(store, a),
      ports,
    )()
    expect(claimsIn(ports)).toEqual({})
  })
  it('ACC-01: a claim that this library did not put is never touched', async () => {
    const { ports, settled } = await requestedBy([a, addressX])
    await ports.claims.put('Email', addressX, 'somebody', '2026-03-01T00:00:00.000Z' as never)()
    expect(said(await settled(register(a, ports), metaOf('a', { actor: asVisitor })))).toBe('EmailTaken ACC-01')
  })
})

describe('settling', () => {
  it('ACC-01: only an unsettled claim asks for a forfeiture', () => {
    const [unsettled, taken] = [refuse.EmailClaimUnsettled({ owner: a }), refuse.EmailTaken()]
    expect(E.isLeft(unsettled) && settlementOf(unsettled.left)).toEqual({ type: 'ForfeitEmailClaim', account: a })
    expect(E.isLeft(taken) && settlementOf(taken.left)).toBeNull()
  })
  it('ACC-01: it gives up after a number of times, and says so', async () => {
    let [ran, forfeited] = [0, 0]
    const run = () => {
      ran++
      return Promise.resolve(refuse.EmailClaimUnsettled({ owner: a }))
    }
    const answer = await settling(
      settlementOf,
      run,
      () =>
        TE.fromIO(() => {
          forfeited++
        }),
      3,
    )()
    expect([ran, forfeited, answer]).toEqual([4, 3, refuse.EmailClaimUnsettled({ owner: a })])
  })
})
