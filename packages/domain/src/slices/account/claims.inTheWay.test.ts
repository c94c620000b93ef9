import { describe, expect, it } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { settling } from '../../core/handle/settling.js'
import type { Claims } from '../../core/ports/claims.js'
import { unavailable } from '../../core/values/failure.js'
import type { Refusal } from '../../core/values/refusal.js'
import type { AccountEvent } from '../../aggregates/account/events.js'
import { Email } from '../../aggregates/account/personalData.js'
import { account as accountAggregate, accountStream } from '../../aggregates/account/state.js'
import { anna, annasEmail, asVisitor, moment, noon, pass, registered, requested } from '../../testing/accounts.js'
import { gathered } from '../../testing/gathered.js'
import { sampleBox, sampleId } from '../../testing/index.js'
import { type MemoryPorts, memoryPorts } from '../../testing/memoryPorts.js'
import { claimOwner, type ClaimOutcome, settlementOf } from './claims.js'
import { claimsFollowUp } from './followUps.js'
import { accountSlice } from './index.js'
import { refuse } from './refusals.js'

const bruno = sampleId<'Account'>('bruno')
const address = 'anna@example.ch'
const asked: AccountEvent = { ...requested, expiresAt: moment('2026-03-04T12:00:00.000Z') }
const brunos = { ...registered, account: bruno, email: sampleBox(Email, bruno, address) }
const deleted: AccountEvent = { type: 'AccountDeleted', account: bruno, at: noon }
const forfeited: AccountEvent = { type: 'EmailClaimForfeited', account: bruno }
const link = memoryPorts().links.sign({
  purpose: 'Registration',
  stream: accountStream(anna),
  term: 'registration',
  attempt: 1,
})
const register = { type: 'RegisterAccount', account: anna, name: null, password: pass(), link } as const

/** What becomes of Anna's claim, with Bruno's history, when the address is claimed already. */
const claiming = async (
  ports: MemoryPorts,
  history: ReadonlyArray<AccountEvent> = [],
  own: ReadonlyArray<AccountEvent> = [asked],
): Promise<ClaimOutcome> => {
  const streams = { [accountStream(anna)]: own, [accountStream(bruno)]: history }
  return (await gathered(accountSlice, register, { actor: asVisitor, streams, ports })).found.claim
}
const claimedBy = async (owner: string, confirmed = false): Promise<MemoryPorts> => {
  const ports = memoryPorts()
  await ports.claims.put('Email', address, owner, noon)()
  if (confirmed) await ports.claims.confirm('Email', address, owner)()
  return ports
}
const ownerIn = (ports: MemoryPorts): string | undefined => ports.kept.claims.get(`Email/${address}`)?.owner

describe('a claim in the way', () => {
  it('ACC-01: that this library did not put is never touched', async () => {
    for (const owner of ['somebody', 'somebody/0', bruno, `${bruno}/`, `${bruno}/x1`, `${bruno}/1x`]) {
      const ports = await claimedBy(owner)
      expect([owner, await claiming(ports, [brunos, deleted]), ownerIn(ports)]).toEqual([owner, 'Taken', owner])
    }
  })
  it("ACC-01: that is confirmed is somebody else's, whatever its account says", async () => {
    for (const history of [[], [brunos, deleted], [forfeited]])
      expect(await claiming(await claimedBy(claimOwner(bruno, 0), true), history)).toBe('Taken')
  })
  it('ACC-01: is live while its account holds the very address by it, pending while its append may be under way', async () => {
    expect(await claiming(await claimedBy(claimOwner(bruno, 0)), [brunos])).toBe('Taken')
    expect(await claiming(await claimedBy(claimOwner(bruno, 1)), [brunos])).toEqual({ unsettled: bruno })
    expect(await claiming(await claimedBy(claimOwner(bruno, 0)))).toEqual({ unsettled: bruno })
    expect(await claiming(await claimedBy(claimOwner(bruno, 12)), [forfeited])).toEqual({ unsettled: bruno })
  })
  it('ACC-01: is dead when its era is over, its account is gone, or holds another address by it: then it is released', async () => {
    const elsewhere = { ...brunos, email: sampleBox(Email, bruno, 'bruno@example.ch') }
    for (const history of [[forfeited], [brunos, deleted], [elsewhere]]) {
      const ports = await claimedBy(claimOwner(bruno, 0))
      expect([await claiming(ports, history), ownerIn(ports)]).toEqual([{ held: 0 }, claimOwner(anna, 0)])
    }
  })
  it("ACC-01: of one's own earlier era is dead, confirmed or not", async () => {
    for (const confirmed of [false, true]) {
      const ports = await claimedBy(claimOwner(anna, 0), confirmed)
      expect([await claiming(ports, [], [{ ...forfeited, account: anna }, asked]), ownerIn(ports)]).toEqual([
        { held: 1 },
        claimOwner(anna, 1),
      ])
    }
  })
  it('ACC-01: that comes back however often it is released is left to be settled', async () => {
    const ports = memoryPorts()
    let released = 0
    const claims: Claims = {
      ...ports.claims,
      put: () => TE.right({ owner: claimOwner(bruno, 0), confirmed: false, since: noon }),
      release: () =>
        TE.fromIO(() => {
          released++
        }),
    }
    expect([await claiming({ ...ports, claims }, [forfeited]), released]).toEqual([{ unsettled: bruno }, 3])
  })
  it("PRV-03: an erased address is nobody's, and is not claimed", async () => {
    const ports = memoryPorts()
    await ports.vault.erase(anna, [annasEmail.category], noon)()
    expect([await claiming(ports), ports.kept.claims.size]).toEqual(['NotAsked', 0])
  })
})

describe('what follows an event', () => {
  const stateOf = (...events: ReadonlyArray<AccountEvent>) =>
    events.reduce(accountAggregate.evolve, accountAggregate.initialState)
  const changed: AccountEvent = {
    type: 'EmailChanged',
    account: anna,
    email: sampleBox(Email, anna, 'anna@elsewhere.ch'),
    before: null,
    at: noon,
  }
  const own = claimOwner(anna, 0)
  const after = async (event: AccountEvent, before: ReadonlyArray<AccountEvent>, erased = false) => {
    const ports = await claimedBy(own)
    if (erased) await ports.vault.erase(anna, [annasEmail.category], noon)()
    expect(E.isRight(await claimsFollowUp(event, stateOf(...before), ports)())).toBe(true)
    return [...ports.kept.claims.values()].map(({ owner, confirmed }) => [owner, confirmed])
  }
  it('ACC-01: only the event of an account that holds or gets the address touches its claim', async () => {
    expect(await after(registered, [asked])).toEqual([[own, true]])
    expect(await after(registered, [asked, registered])).toEqual([[own, false]])
    expect(await after(changed, [registered])).toEqual([])
    expect(await after(changed, [])).toEqual([[own, false]])
    expect(await after({ ...deleted, account: anna }, [registered])).toEqual([])
    expect(await after({ ...deleted, account: anna }, [])).toEqual([[own, false]])
    expect(await after({ type: 'AllTokensRevoked', account: anna, tokenEra: 2, at: noon }, [registered])).toEqual([
      [own, false],
    ])
  })
  it('PRV-03: an address that was erased meanwhile is left alone', async () => {
    for (const [event, before] of [
      [registered, [asked]],
      [changed, [registered]],
      [{ ...deleted, account: anna }, [registered]],
    ] as const)
      expect(await after(event, before, true)).toEqual([[own, false]])
  })
})

describe('settling', () => {
  const unsettled = refuse.EmailClaimUnsettled({ owner: bruno })
  it('ACC-01: only a refusal of that name asks for it, with an account to settle', () => {
    const refusals: ReadonlyArray<E.Either<Refusal, never>> = [
      refuse.EmailTaken({ owner: bruno }),
      refuse.EmailClaimUnsettled({ owner: 'nobody' }),
      refuse.EmailClaimUnsettled(),
    ]
    for (const refusal of refusals) expect(E.isLeft(refusal) && settlementOf(refusal.left)).toBeNull()
  })
  it('ACC-01: what fails is said, and not tried again', async () => {
    const down = unavailable('memory', 'away')
    let ran = 0
    const run = (answer: typeof unsettled | E.Left<typeof down>) => () => {
      ran++
      return Promise.resolve(answer)
    }
    expect(await settling(settlementOf, run(unsettled), () => TE.left(down))()).toEqual(E.left(down))
    expect(
      await settling(settlementOf, run(E.left(down) as E.Left<typeof down>), () => {
        throw new Error('nothing to settle')
      })(),
    ).toEqual(E.left(down))
    expect(ran).toBe(2)
  })
})
