import { describe, expect, it } from '@jest/globals'
import { openHost } from '../../testing/host.js'
import { person, settled } from '../../testing/people.js'
import { right } from '../../testing/scratch.js'

describe("the review of one's own sessions", () => {
  it('ACC-05: shows IP address and place, where the host looks places up', async () => {
    for (const [options, place] of [
      [{ placeOf: (ip: string) => `${ip} is in Geneva` }, '192.0.2.7 is in Geneva'],
      [{ placeOf: (ip: string) => Promise.resolve(`${ip} is in Geneva`) }, '192.0.2.7 is in Geneva'],
      [{ placeOf: () => Promise.resolve(null) }, null],
      [{}, undefined],
    ] as const) {
      const host = await openHost(options)
      const ada = await person(host, 'Ada')
      await settled(host)
      const { sessions } = right(await host.manager.query.accountSecurity(ada.actor, ada.account))
      expect(sessions.map((session) => [session.ipAddress, session.place])).toEqual([
        [{ _tag: 'Plain', text: '192.0.2.7' }, place],
      ])
    }
  })

  it('ACC-09: what the look-up throws or rejects with is a failure, and repeats no address', async () => {
    const error = new Error('192.0.2.7 is nowhere')
    const throwing = (): never => {
      throw error
    }
    for (const placeOf of [throwing, () => Promise.reject(error)]) {
      const host = await openHost({ placeOf })
      const ada = await person(host, 'Ada')
      await settled(host)
      expect(await host.manager.query.accountSecurity(ada.actor, ada.account)).toMatchObject({
        left: { kind: 'Unavailable', message: 'the host could not look up the place of an address' },
      })
    }
  })
})
