import { afterAll, describe, expect, it, jest } from '@jest/globals'
import { DAY, HOUR } from '@mandat/domain'
import { later } from '@mandat/domain/kit'
import { ask, logOf, movingClock, openHost, START_OF_TIME, tell, type TestHost, wordOf } from '../../testing/host.js'
import { founded, loginOf, mailedLink, ordered, person, settled, tokenFor, visitor } from '../../testing/people.js'
import { scratchFolder } from '../../testing/scratch.js'
import { steadyClock } from './steadyTime.js'

// a busy machine takes its time
jest.setTimeout(30_000)

const folder = scratchFolder()
afterAll(folder.remove)

/** A token, a session, a link and an invitation that are over; the first two on no record of theirs. */
const overBy = async (host: TestHost) => {
  const [ada, cora] = [await person(host, 'Ada'), await person(host, 'Cora')]
  const acme = await founded(host, ada)
  const product = await ordered(host, acme, ada.actor, { expiresOn: '2028-03-02' })
  const { text } = await tokenFor(host, ada, acme, product)
  const [token, invitation] = [host.id(), host.id()]
  const limited = await tell(
    host,
    'CreateToken',
    {
      token,
      account: ada.account,
      name: 'short',
      organisation: acme,
      product,
      scopes: ['dns:read'],
      expiresAt: later(START_OF_TIME, DAY),
      password: ada.password,
    },
    ada.actor,
  )
  const invitee = { _tag: 'Account', account: cora.account }
  await tell(host, 'InviteMember', { organisation: acme, invitation, invitee, role: 'Collaborator' }, ada.actor)
  await tell(host, 'RequestPasswordReset', { account: ada.account }, visitor(host))
  await settled(host)
  const link = mailedLink(host, ada.email)
  const short = limited.secrets['token']?.reveal() ?? ''
  host.clock.move(40 * DAY)
  // somebody else does something, so that the log knows how late it is
  const other = await loginOf(host, cora)
  await tell(
    host,
    'UpdateProfile',
    { account: cora.account, name: 'C', address: null, telephone: null, language: null },
    other.actor,
  )
  const replacement = 'entirely fresh pass phrase'
  const words = async (at: TestHost) => [
    wordOf(await at.manager.authenticateToken(short, 'dns:read')),
    wordOf(await ask(at, 'RevokeAllTokens', { account: ada.account }, ada.actor)),
    wordOf(
      await ask(
        at,
        'ResetPassword',
        { account: ada.account, replacement, confirmation: replacement, link, secondFactor: null },
        visitor(at),
      ),
    ),
    wordOf(
      await ask(
        at,
        'JoinOrganisation',
        { organisation: acme, account: cora.account, invitation, link: null },
        other.actor,
      ),
    ),
    wordOf(await at.manager.authenticateToken(text, 'dns:read')),
  ]
  return words
}
const OVER = ['TokenExpired', 'SessionNotAlive', 'ResetLinkExpired', 'InvitationExpired', 'Right']

describe('time', () => {
  it('stands still while its clock is behind', () => {
    const moving = movingClock()
    const { now, see } = steadyClock(moving)
    expect(now()).toBe(START_OF_TIME)
    moving.move(-HOUR)
    expect(now()).toBe(START_OF_TIME)
    moving.move(2 * HOUR)
    expect(now()).toBe(later(START_OF_TIME, HOUR))
    see(later(START_OF_TIME, DAY))
    see(later(START_OF_TIME, HOUR))
    expect(now()).toBe(later(START_OF_TIME, DAY))
  })

  it('TOK-03, SES-01, ACC-10, ORG-02, hole 24: what is over stays over when the clock is set back by a year', async () => {
    const host = await openHost()
    const words = await overBy(host)
    host.clock.move(-365 * DAY)
    expect(await words(host)).toEqual(OVER)
    // a process that comes later, with the clock as it is now
    expect(await words(await host.another())).toEqual(OVER)
  })

  it('TOK-03, SES-01, ACC-10, ORG-02, hole 24: and when the file is opened again by a clock that was set back', async () => {
    const host = await openHost({ file: folder.path('back.db') })
    const words = await overBy(host)
    await host.manager.close()
    host.clock.move(-365 * DAY)
    const again = await host.another()
    expect(await words(again)).toEqual(OVER)
    const times = (await logOf(again)).map(({ recordedAt }) => recordedAt)
    expect(times).toStrictEqual([...times].sort())
    await again.manager.close()
  })
})
