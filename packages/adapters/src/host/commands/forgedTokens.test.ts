import { expect, it } from '@jest/globals'
import { openHost, tell } from '../../testing/host.js'
import { founded, ordered, person, tokenFor } from '../../testing/people.js'

/** Two hosts that make the same ids, each with secrets of its own. */
const setUp = async () => {
  const host = await openHost()
  const ada = await person(host, 'Ada')
  const acme = await founded(host, ada)
  const product = await ordered(host, acme, ada.actor)
  const [live, ended] = [await tokenFor(host, ada, acme, product), await tokenFor(host, ada, acme, product)]
  await tell(host, 'RevokeToken', { account: ada.account, token: ended.token }, ada.actor)
  return { host, live, ended, never: async () => tokenFor(host, ada, acme, product) }
}

it('TOK-05, hole 29: whoever knows the id of a token, and not its text, is told nothing: not whether it lives, was revoked, or ever was', async () => {
  const [here, elsewhere] = [await setUp(), await setUp()]
  const never = await elsewhere.never()
  expect([here.live.token, here.ended.token]).toEqual([elsewhere.live.token, elsewhere.ended.token])
  const answers = []
  for (const { text } of [elsewhere.live, elsewhere.ended, never])
    answers.push(await here.host.manager.authenticateToken(text, 'dns:read'))
  const [unknown] = answers
  expect(unknown).toMatchObject({ left: { name: 'UnknownToken', rule: 'TOK-05', details: {} } })
  expect(answers).toStrictEqual([unknown, unknown, unknown])
  expect(await here.host.manager.authenticateToken(here.ended.text, 'dns:read')).toMatchObject({
    left: { name: 'TokenWasRevoked' },
  })
})
