import { expect, it, jest } from '@jest/globals'
import { DAY, HOUR, MINUTE } from '@mandat/domain'
import { ask, openHost, tell, typesOf, logOf, wordOf } from '../../testing/host.js'
import {
  founded,
  fullAccess,
  listed,
  loginOf,
  mailedLink,
  ordered,
  person,
  requested,
  settled,
  visitor,
} from '../../testing/people.js'
import { right } from '../../testing/scratch.js'

// a busy machine takes its time
jest.setTimeout(60_000)

it('PAR-14, ORG-02, SES-01, hole 20: invitations and sessions are over by date, without a tick, for commands and queries', async () => {
  const host = await openHost()
  const [ada, pia] = [await person(host, 'Ada'), await person(host, 'Pia')]
  const [client, partner] = [await founded(host, ada), await listed(host, pia)]
  const invited = { organisation: client, invitation: host.id() }
  const invitee = { _tag: 'Account', account: pia.account }
  await tell(host, 'InviteMember', { ...invited, invitee, role: 'Collaborator' }, ada.actor)
  await tell(host, 'InvitePartner', { client, partner, access: fullAccess }, ada.actor)
  await settled(host)
  const link = mailedLink(host, 'agency@agency.example')
  host.clock.move(30 * DAY)
  expect(wordOf(await ask(host, 'RenameOrganisation', { organisation: client, name: 'A' }, ada.actor))).toBe(
    'SessionNotAlive',
  )
  expect(wordOf(await host.manager.query.organisationDashboard(ada.actor, client))).toBe('SessionNotAlive')

  const [adaAgain, piaAgain] = [await loginOf(host, ada), await loginOf(host, pia)]
  const answers = async (...asked: ReadonlyArray<readonly [string, object, typeof adaAgain.actor]>) => {
    const words: string[] = []
    for (const [type, data, by] of asked) words.push(wordOf(await ask(host, type, data, by)))
    return words
  }
  expect(
    await answers(
      ['ResendMemberInvitation', invited, adaAgain.actor],
      ['WithdrawMemberInvitation', invited, adaAgain.actor],
      ['JoinOrganisation', { ...invited, account: pia.account, link: null }, piaAgain.actor],
      ['DeclineMemberInvitation', { ...invited, link: null }, piaAgain.actor],
    ),
  ).toEqual(['InvitationExpired', 'InvitationExpired', 'InvitationExpired', 'InvitationExpired'])
  expect(
    await answers(
      ['ResendPartnerInvitation', { client, partner }, adaAgain.actor],
      ['WithdrawPartnerInvitation', { client, partner }, adaAgain.actor],
      ['AcceptPartnership', { client, partner, link }, piaAgain.actor],
      ['DeclinePartnership', { client, partner, link }, piaAgain.actor],
    ),
  ).toEqual([
    'PartnerInvitationExpired',
    'PartnerInvitationExpired',
    'PartnerInvitationExpired',
    'PartnerInvitationExpired',
  ])
  await settled(host)
  const dashboard = right(await host.manager.query.organisationDashboard(adaAgain.actor, client))
  expect([dashboard.invitations, dashboard.partners]).toEqual([[], []])
  expect(right(await host.manager.query.partnerDashboard(piaAgain.actor, partner)).invitations).toEqual([])
  expect(
    right(await host.manager.query.invitations(adaAgain.actor, { organisation: client, count: 10 })).items,
  ).toEqual([])
  // what is over is invited anew, recorded or not
  expect(
    await answers(
      ['InviteMember', { ...invited, invitation: host.id(), invitee, role: 'Collaborator' }, adaAgain.actor],
      ['InvitePartner', { client, partner, access: fullAccess }, adaAgain.actor],
    ),
  ).toEqual(['Applied', 'Applied'])
  await host.manager.close()
})

it('ACC-01, ACC-10, hole 20: mailed links are over by date, without a tick', async () => {
  const host = await openHost()
  const ada = await person(host, 'Ada')
  const { account, link: registration } = await requested(host, 'ben@example.org')
  await tell(host, 'RequestPasswordReset', { account: ada.account }, visitor(host))
  await settled(host)
  const reset = mailedLink(host, ada.email)
  const moved = { account: ada.account, email: 'ada@moved.example' }
  await tell(host, 'RequestEmailChange', { ...moved, password: ada.password }, ada.actor)
  await settled(host)
  const change = mailedLink(host, moved.email)
  const replacement = 'another long pass phrase of hers'
  host.clock.move(60 * MINUTE)
  expect(
    wordOf(
      await ask(
        host,
        'ResetPassword',
        { account: ada.account, link: reset, replacement, confirmation: replacement, secondFactor: null },
        visitor(host),
      ),
    ),
  ).toBe('ResetLinkExpired')
  host.clock.move(47 * HOUR)
  expect(
    wordOf(
      await ask(
        host,
        'RegisterAccount',
        { account, name: 'Ben', password: replacement, link: registration },
        visitor(host),
      ),
    ),
  ).toBe('RegistrationLinkExpired')
  expect(wordOf(await ask(host, 'ConfirmEmailChange', { account: ada.account, link: change }, ada.actor))).toBe(
    'EmailLinkExpired',
  )
  await host.manager.close()
})

it('TOK-03, TOK-06, hole 20: a token is over by date, at its end and after a year without a call, without a tick', async () => {
  const host = await openHost()
  const ada = await person(host, 'Ada')
  const organisation = await founded(host, ada)
  const product = await ordered(host, organisation, ada.actor, { renewal: 'Automatic' })
  const text = async (expiresAt: string | null) => {
    const data = { token: host.id(), account: ada.account, name: 'ci', organisation, product, scopes: ['dns:read'] }
    const { secrets } = await tell(host, 'CreateToken', { ...data, expiresAt, password: ada.password }, ada.actor)
    return secrets['token']?.reveal() ?? ''
  }
  const [short, long] = [await text('2026-03-03T08:00:00.000Z'), await text(null)]
  const calls = async () =>
    Promise.all([short, long].map(async (one) => wordOf(await host.manager.authenticateToken(one, 'dns:read'))))
  host.clock.move(DAY - 1)
  expect(await calls()).toEqual(['Right', 'Right'])
  host.clock.move(1)
  expect(await calls()).toEqual(['TokenExpired', 'Right'])
  host.clock.move(366 * DAY)
  expect(await calls()).toEqual(['TokenExpired', 'TokenIdleTooLong'])
  expect(typesOf(await logOf(host)).filter((type) => type === 'TokenDisabled')).toEqual([])
  await host.manager.close()
})
