import { afterAll, describe, expect, it, jest } from '@jest/globals'
import { unavailable } from '@mandat/domain/kit'
import * as E from 'fp-ts/lib/Either.js'
import { openHost, tell, type TestHost } from '../../testing/host.js'
import { founded, fullAccess, joined, listed, ordered, person, settled, visitor } from '../../testing/people.js'
import { right, scratchFolder } from '../../testing/scratch.js'
import { type Mailer, memoryMailer } from '../../mail/index.js'
import { openMandat } from '../open/openMandat.js'
import { cheapPasswords, secret } from '../../testing/host.js'

// a busy machine takes its time
jest.setTimeout(60_000)
const folder = scratchFolder()
afterAll(folder.remove)

/** A host on a file, whose mailer is down when the test says so. */
const hostWith = async (name: string) => {
  let down = false
  const inner = memoryMailer()
  const mailer: Mailer = {
    send: (mail) => (down ? () => Promise.resolve(E.left(unavailable('mail server', 'it is down'))) : inner.send(mail)),
  }
  const plain = await openHost()
  const manager = right(
    await openMandat({
      file: folder.path(name),
      mailer,
      clock: plain.clock,
      baseUrl: 'https://manager.example',
      hostSecret: secret,
      passwords: cheapPasswords,
      work: 'ByHand',
    }),
  )
  const host: TestHost = { ...plain, manager, mails: inner.sent }
  return { host, isDown: (to: boolean) => void (down = to) }
}

describe('mails that waited while the mail server was down', () => {
  it('REN-06, REN-07, PAR-06, hole 6: go out only where they still hold, for whom they hold now', async () => {
    const { host, isDown } = await hostWith('waiting.db')
    const [ada, eve, pia] = [await person(host, 'Ada'), await person(host, 'Eve'), await person(host, 'Pia')]
    const [acme, agency] = [await founded(host, ada), await listed(host, pia)]
    await joined(host, acme, ada, eve, 'Administrator')
    const soon = { expiresOn: '2026-03-09' }
    const [kept, over] = [await ordered(host, acme, ada.actor, soon), await ordered(host, acme, ada.actor, soon)]
    await settled(host)
    const dropped = async (): Promise<number> => (await host.manager.status()).outbox?.dropped ?? -1
    const earlier = await dropped()
    isDown(true)
    const before = host.mails().length
    const invitation = host.id()
    const invitee = { _tag: 'Address', invitation, email: 'dora@example.org' }
    await tell(host, 'InviteMember', { organisation: acme, invitation, invitee, role: 'Collaborator' }, ada.actor)
    await tell(host, 'InvitePartner', { client: acme, partner: agency, access: fullAccess }, ada.actor)
    await tell(host, 'RequestPasswordReset', { account: pia.account }, visitor(host))
    right(await host.manager.tick())
    await settled(host)
    await tell(host, 'WithdrawMemberInvitation', { organisation: acme, invitation }, ada.actor)
    await tell(host, 'ResendPartnerInvitation', { client: acme, partner: agency }, ada.actor)
    await tell(host, 'RequestPasswordReset', { account: pia.account }, visitor(host))
    await tell(host, 'RemoveMember', { organisation: acme, account: eve.account }, ada.actor)
    await tell(host, 'EndProduct', { product: over, organisation: acme, why: 'Cancelled' }, ada.actor)
    await settled(host)
    expect(host.mails().length).toBe(before)
    isDown(false)
    host.clock.move(6 * 3_600_000)
    await settled(host)
    const mails = host.mails().slice(before)
    expect(mails.map(({ to }) => to).sort()).toEqual(['ada@example.org', 'agency@agency.example'])
    const reminder = mails.find(({ to }) => to === 'ada@example.org')
    expect(reminder?.text.match(/example\.ch/g)).toHaveLength(1)
    expect(kept).not.toBe(over)
    // the invitation and both links that were replaced, the reminder of who was removed, and the reset that ran out
    expect([(await host.manager.status()).outbox?.waiting, (await dropped()) - earlier]).toEqual([0, 5])
    await host.manager.close()
  })
})
