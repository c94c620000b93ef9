import { afterAll, describe, expect, it } from '@jest/globals'
import { DAY, HOUR, MINUTE } from '@mandat/domain'
import { ask, logOf, openHost, tell, type TestHost, typesOf, wordOf } from '../../testing/host.js'
import {
  founded,
  fullAccess,
  listed,
  loginOf,
  mailedLink,
  ordered,
  partnered,
  person,
  settled,
  tokenFor,
  visitor,
} from '../../testing/people.js'
import { right, scratchFolder } from '../../testing/scratch.js'

const folder = scratchFolder()
afterAll(folder.remove)
const ticked = async (host: TestHost) => right(await host.manager.tick())
/** Everything that may go on by itself, twice. */
const leftAlone = async (host: TestHost): Promise<void> => {
  for (let i = 0; i < 2; i++) {
    await ticked(host)
    await settled(host)
  }
}

describe('a clock that is set back', () => {
  it('LOG-01: refuses nothing that was right before, in any process, and the log goes on in order', async () => {
    const host = await openHost({ file: folder.path('back.db') })
    const other = await host.another()
    const ada = await person(host, 'Ada')
    const acme = await founded(host, ada)
    const product = await ordered(host, acme, ada.actor, { expiresOn: '2027-03-02' })
    host.clock.move(10 * DAY)
    const { text } = await tokenFor(host, ada, acme, product)
    expect(wordOf(await host.manager.authenticateToken(text, 'dns:read'))).toBe('Right')
    const later = await loginOf(host, ada)
    await tell(host, 'RequestPasswordReset', { account: ada.account }, visitor(host))
    await settled(host)
    const link = mailedLink(host, ada.email)

    host.clock.move(-10 * DAY + HOUR)
    for (const one of [host, other]) {
      for (const { actor } of [ada, later])
        expect(
          wordOf(await ask(one, 'RenameOrganisation', { organisation: acme, name: `Acme ${host.id()}` }, actor)),
        ).toBe('Applied')
      expect(wordOf(await one.manager.authenticateToken(text, 'dns:read'))).toBe('Right')
      expect(wordOf(await one.manager.query.tokensOfAccount(later.actor, ada.account))).toBe('Right')
      await loginOf(one, ada)
    }
    const replacement = 'entirely fresh pass phrase'
    const reset = { account: ada.account, replacement, confirmation: replacement, link, secondFactor: null }
    expect(wordOf(await ask(other, 'ResetPassword', reset, visitor(host)))).toBe('Applied')
    await leftAlone(host)

    const log = await logOf(host)
    expect(log.map(({ position }) => position)).toStrictEqual(log.map((_, i) => i + 1))
    for (const stream of new Set(log.map((e) => e.stream)))
      expect(log.filter((e) => e.stream === stream).map(({ revision }) => revision)).toStrictEqual(
        log.filter((e) => e.stream === stream).map((_, i) => i),
      )
    // time stood still meanwhile
    const times = log.map(({ recordedAt }) => recordedAt)
    expect(times).toStrictEqual([...times].sort())
    expect(right(await host.manager.rebuild()).filter(({ identical }) => !identical)).toStrictEqual([])
    await other.manager.close()
    await host.manager.close()
  })

  it('REN-04, PRD-01, ORG-02, PAR-14: repeats no deadline, no renewal and no mail when the same days come again', async () => {
    const host = await openHost()
    const [ada, pia] = [await person(host, 'Ada'), await person(host, 'Pia')]
    const [acme, agency] = [await founded(host, ada), await listed(host, pia)]
    await ordered(host, acme, ada.actor, { expiresOn: '2026-03-20' })
    await ordered(host, acme, ada.actor, { expiresOn: '2026-03-20', renewal: 'Automatic' })
    const invitee = { _tag: 'Account', account: pia.account }
    await tell(
      host,
      'InviteMember',
      { organisation: acme, invitation: host.id(), invitee, role: 'Collaborator' },
      ada.actor,
    )
    await tell(host, 'InvitePartner', { client: acme, partner: agency, access: fullAccess }, ada.actor)
    const days = async (count: number): Promise<void> => {
      for (let day = 0; day < count; day++) {
        host.clock.move(DAY)
        await leftAlone(host)
      }
    }
    await leftAlone(host)
    await days(40)
    const [log, mails] = [typesOf(await logOf(host)), host.mails().map(({ messageId }) => messageId)]
    for (const type of [
      'RemindersFellDue',
      'ProductRenewed',
      'ProductEnded',
      'MemberInvitationExpired',
      'PartnerInvitationExpired',
      'SessionEnded',
    ])
      expect(log).toContain(type)
    host.clock.move(-40 * DAY)
    await leftAlone(host)
    await days(40)
    expect(typesOf(await logOf(host))).toStrictEqual(log)
    expect(host.mails().map(({ messageId }) => messageId)).toStrictEqual(mails)
  })

  it('SES-01, ACC-08, ACC-10: what was over is over for good where it is on record, and a lock still ends by itself', async () => {
    const host = await openHost()
    const ada = await person(host, 'Ada')
    const wrong = { account: ada.account, password: 'wrong wrong wrong', secondFactor: null }
    const guess = () => ask(host, 'LogIn', wrong, visitor(host))
    host.clock.move(HOUR)
    for (let i = 0; i < 5; i++) expect(wordOf(await guess())).toBe('WrongCredentials')
    expect(wordOf(await guess())).toBe('LoginLocked')
    host.clock.move(-HOUR)
    expect(wordOf(await guess())).toBe('LoginLocked')
    host.clock.move(HOUR + 16 * MINUTE)
    const again = await loginOf(host, ada)
    host.clock.move(31 * DAY)
    await leftAlone(host)
    expect(typesOf(await logOf(host)).filter((type) => type === 'SessionEnded')).toHaveLength(2)
    host.clock.move(-31 * DAY)
    expect(wordOf(await ask(host, 'RequestPasswordReset', { account: ada.account }, visitor(host)))).toBe('Applied')
    for (const { actor } of [ada, again])
      expect(wordOf(await ask(host, 'RevokeAllTokens', { account: ada.account }, actor))).toBe('SessionNotAlive')
    expect(
      wordOf(await ask(host, 'RevokeAllTokens', { account: ada.account }, (await loginOf(host, ada)).actor)),
    ).not.toBe('SessionNotAlive')
  })

  it('PAR-15: revives no right that a partnership gave before it ended', async () => {
    const host = await openHost()
    const [ada, pia] = [await person(host, 'Ada'), await person(host, 'Pia')]
    const [acme, agency] = [await founded(host, ada), await listed(host, pia)]
    const product = await ordered(host, acme, ada.actor)
    await partnered(host, acme, ada, agency, pia)
    const { text } = await tokenFor(host, pia, acme, product, {
      ...pia.actor,
      onBehalfOf: { _tag: 'Partner', partner: agency, client: acme },
    })
    expect(wordOf(await host.manager.authenticateToken(text, 'dns:read'))).toBe('Right')
    host.clock.move(DAY)
    await tell(
      host,
      'EndPartnership',
      { client: acme, partner: agency, confirmed: true, password: ada.password },
      ada.actor,
    )
    host.clock.move(-2 * DAY)
    expect(wordOf(await host.manager.authenticateToken(text, 'dns:read'))).toBe('PartnershipRightEnded')
    await leftAlone(host)
    expect(wordOf(await host.manager.authenticateToken(text, 'dns:read'))).toBe('PartnershipRightEnded')
  })
})
