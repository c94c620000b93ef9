import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { knownAccount } from '../../aggregates/account/state.js'
import { asVisitor } from '../../testing/accounts.js'
import { metaOf } from '../../testing/counter.js'
import {
  a,
  addressOf,
  addressX,
  addressY,
  asPerson,
  b,
  c,
  change,
  claimingHost,
  confirm,
  followUpAll,
  register,
  requestedBy,
  stateOf,
} from '../../testing/emailClaims.js'
import { interleaved } from '../../testing/interleaved.js'
import { claimOwner } from './claims.js'

describe('at once', () => {
  it('ACC-01: whatever happens in whatever order, an address never belongs to two accounts, and in the end to one', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.nat({ max: 3 }), async (scheduler, dead) => {
        const { store, ports, dispatch, settled } = await requestedBy([a, addressX], [b, addressY], [c, addressX])
        await settled(register(a, ports), metaOf('a', { actor: asVisitor }))
        await dispatch(change(a, addressY), metaOf('change', asPerson(a)))()
        // somebody's process died after it had claimed
        if (dead === 1)
          await ports.claims.put('Email', addressY, claimOwner(c, 0), '2026-03-01T00:00:00.000Z' as never)()
        if (dead === 2)
          await ports.claims.put('Email', addressY, claimOwner(a, 1), '2026-03-01T00:00:00.000Z' as never)()
        const commands = [
          [confirm(a, ports), metaOf('confirm', asPerson(a))],
          [register(b, ports), metaOf('b', { actor: asVisitor })],
          [register(c, ports), metaOf('c', { actor: asVisitor })],
        ] as const
        const live = interleaved(scheduler, store, ports)
        const running = commands.map(([command, meta], i) =>
          claimingHost(String(i), live.store, live.ports).settled(command, meta),
        )
        await scheduler.waitFor(
          Promise.all([...running, followUpAll(store, live.ports), followUpAll(store, live.ports)]),
        )
        const held = [a, b, c].map((account) => addressOf(store, account)).filter((address) => address !== null)
        expect(new Set(held).size).toBe(held.length)

        await followUpAll(store, ports)
        for (const [command, meta] of commands) {
          await claimingHost('later', store, ports).settled(command, { ...meta, id: metaOf(`later ${meta.id}`).id })
          await followUpAll(store, ports)
        }
        // a has X and b has Y; or a has Y, and c could have X
        expect([a, b, c].map((account) => addressOf(store, account))).toEqual(
          addressOf(store, a) === addressX ? [addressX, addressY, null] : [addressY, null, addressX],
        )
        for (const account of [a, b, c]) {
          const known = knownAccount(stateOf(store, account))
          if (known === null) continue
          const claim = ports.kept.claims.get(`Email/${addressOf(store, account) ?? ''}`)
          expect([claim?.owner, claim?.confirmed]).toEqual([claimOwner(account, known.emailEra), true])
        }
      }),
      { numRuns: 80 },
    )
  })
})
