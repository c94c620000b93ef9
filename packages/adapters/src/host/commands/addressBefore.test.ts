import { expect, it, jest } from '@jest/globals'
import { openHost, tell } from '../../testing/host.js'
import { mailedLink, person, settled } from '../../testing/people.js'

// a busy machine takes its time
jest.setTimeout(30_000)

it("ACC-11, hole 26: the address before is told of a change of address, in the person's language and not where to", async () => {
  const host = await openHost({ language: 'fr' })
  const ada = await person(host, 'Ada')
  const { account } = ada
  await tell(host, 'UpdateProfile', { account, name: null, address: null, telephone: null, language: 'it' }, ada.actor)
  const email = 'ada@elsewhere.example'
  await tell(host, 'RequestEmailChange', { account, email, password: ada.password }, ada.actor)
  await settled(host)
  const before = host.mails().length
  await tell(host, 'ConfirmEmailChange', { account, link: mailedLink(host, email) }, ada.actor)
  await settled(host)
  const told = host.mails().slice(before)
  expect(told.map(({ to, subject }) => [to, subject])).toEqual([
    [ada.email, 'Il Suo indirizzo e-mail è stato modificato'],
  ])
  expect([told[0]?.text.includes('Ada'), told[0]?.text.includes(email)]).toEqual([true, false])
})
