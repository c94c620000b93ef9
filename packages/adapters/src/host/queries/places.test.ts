import { describe, expect, it } from '@jest/globals'
import { openHost } from '../../testing/host.js'
import { person, settled } from '../../testing/people.js'
import { right } from '../../testing/scratch.js'

describe("the review of one's own sessions", () => {
  it('ACC-05: shows IP address and place, where the host looks places up', async () => {
    for (const [options, place] of [
      [{ placeOf: (ip: string) => `${ip} is in Geneva` }, '192.0.2.7 is in Geneva'],
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
})
