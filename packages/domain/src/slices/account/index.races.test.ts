import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { Secret } from '../../core/values/secret.js'
import { ApplicationPasswordName } from '../../aggregates/account/personalData.js'
import { epochIsAlive } from '../../aggregates/account/state.js'
import { anna, annasSession, asAnna } from '../../testing/accounts.js'
import {
  accountStore,
  annaIn,
  attackersSession,
  changing,
  oldPassword,
  opensWith,
  runnerOn,
  starting,
} from '../../testing/accountStore.js'
import { sampleBox, sampleId } from '../../testing/index.js'
import { interleaved } from '../../testing/interleaved.js'
import { sampleDigest } from '../../testing/memoryPorts.js'
import type { Asked } from '../../testing/samples.js'
import { authenticateTool } from './applicationPassword.js'

describe('at once', () => {
  it('ACC-06: whoever changes the password at the same moment, each event names the hash of its own command', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        const { store, ports } = await accountStore()
        const live = interleaved(scheduler, store, ports)
        const attackers = { ...asAnna, session: attackersSession }
        const running = [
          runnerOn(live.store, live.ports)(starting(oldPassword, 'the password of the owner'), 'owner'),
          runnerOn(live.store, live.ports)(
            changing(oldPassword, 'the password of the attacker'),
            'attacker',
            attackers,
          ),
        ]
        const [owner, attacker] = await scheduler.waitFor(Promise.all(running))
        expect([owner, attacker].filter((answer) => answer !== undefined && E.isRight(answer))).toHaveLength(1)
        const winner =
          owner !== undefined && E.isRight(owner) ? 'the password of the owner' : 'the password of the attacker'
        expect(opensWith(store, ports, winner)).toBe(true)
      }),
      { numRuns: 100 },
    )
  })
  it('ACC-06: no application password that is made at the moment of the compromise survives it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        const { store, ports } = await accountStore()
        const live = interleaved(scheduler, store, ports)
        const create: Asked = {
          type: 'CreateApplicationPassword',
          account: anna,
          applicationPassword: sampleId<'ApplicationPassword'>('fresh'),
          name: sampleBox(ApplicationPasswordName, anna),
        }
        const [, made] = await scheduler.waitFor(
          Promise.all([
            runnerOn(live.store, live.ports)(starting(oldPassword, 'the password of the owner'), 'owner'),
            runnerOn(live.store, live.ports)(create, 'attacker', { ...asAnna, session: attackersSession }),
          ]),
        )
        const state = { _tag: 'Registered', ...annaIn(store) } as const
        expect(state.epoch).toBe(2)
        const secret =
          made !== undefined && E.isRight(made) ? made.right.secrets['applicationPassword'] : Secret.of('none')
        expect(secret === undefined ? null : authenticateTool(state, secret, sampleDigest)).toBeNull()
        expect(epochIsAlive(state, 1, annasSession)).toBe(true)
        expect(epochIsAlive(state, 1, attackersSession)).toBe(false)
      }),
      { numRuns: 100 },
    )
  })
})
