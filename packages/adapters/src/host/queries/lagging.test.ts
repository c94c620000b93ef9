import { expect, it } from '@jest/globals'
import { openHost, wordOf } from '../../testing/host.js'
import { founded, joined, person, settled } from '../../testing/people.js'

it('ACC-05, ORG-08, hole 21: what is for whoever asks and has not been come to is Unavailable, never NotForYou', async () => {
  const host = await openHost()
  const [ada, eve] = [await person(host, 'Ada'), await person(host, 'Eve')]
  const acme = await founded(host, ada)
  await settled(host)
  const adam = await person(host, 'Adam')
  const reach = async () => wordOf(await host.manager.query.reach(ada.actor, acme, adam.account))
  const own = async () => [
    wordOf(await host.manager.query.accountSecurity(adam.actor, adam.account)),
    wordOf(await host.manager.query.profile(adam.actor, adam.account)),
  ]
  expect([await own(), await reach()]).toEqual([['Unavailable', 'Unavailable'], 'NotForYou'])
  await joined(host, acme, ada, adam, 'Collaborator')
  // a member at the head of the stream; the read model knows nothing of it
  expect(await reach()).toBe('Unavailable')
  await settled(host)
  expect([await own(), await reach()]).toEqual([['Right', 'Right'], 'Right'])
  expect(wordOf(await host.manager.query.accountSecurity(eve.actor, adam.account))).toBe('NotForYou')
  expect(wordOf(await host.manager.query.reach(ada.actor, acme, eve.account))).toBe('NotForYou')
})
