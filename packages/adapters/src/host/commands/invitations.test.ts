import { expect, it, jest } from '@jest/globals'
import { ask, openHost, tell, wordOf } from '../../testing/host.js'
import { founded, mailedLink, person, settled } from '../../testing/people.js'

// a busy machine takes its time
jest.setTimeout(30_000)

it('ORG-02: an account accepts a membership by itself only with an invitation; that of a founder is a step of the registration', async () => {
  const host = await openHost()
  const [ada, ben] = [await person(host, 'Ada'), await person(host, 'Ben')]
  const organisation = await founded(host, ada)
  const accept = (invitation: string | null, of: string = organisation) =>
    ask(host, 'AcceptMembership', { account: ben.account, organisation: of, invitation, link: null }, ben.actor)
  expect(wordOf(await accept(null, host.id()))).toBe('InvitationNeeded')
  const invitation = host.id()
  await tell(
    host,
    'InviteMember',
    { organisation, invitation, invitee: { _tag: 'Account', account: ben.account }, role: 'Collaborator' },
    ada.actor,
  )
  expect(wordOf(await accept(invitation))).toBe('Applied')
})

it('ORG-02: somebody invited by e-mail registers and joins with the mailed link; a link that was replaced does nothing', async () => {
  const host = await openHost()
  const ada = await person(host, 'Ada')
  const acme = await founded(host, ada)
  const invitation = host.id()
  await tell(
    host,
    'InviteMember',
    {
      organisation: acme,
      invitation,
      invitee: { _tag: 'Address', invitation, email: 'ben@work.example' },
      role: 'Collaborator',
    },
    ada.actor,
  )
  await settled(host)
  const old = mailedLink(host, 'ben@work.example')
  await tell(host, 'ResendMemberInvitation', { organisation: acme, invitation }, ada.actor)
  await settled(host)
  const link = mailedLink(host, 'ben@work.example')
  expect(link).not.toBe(old)
  const ben = await person(host, 'Ben')
  const join = (presented: string | null) =>
    ask(host, 'JoinOrganisation', { organisation: acme, account: ben.account, invitation, link: presented }, ben.actor)
  expect([wordOf(await join(old)), wordOf(await join(null)), wordOf(await join(link))]).toEqual([
    'InvitationReplaced',
    'UnknownInvitation',
    'Applied',
  ])
  await settled(host)
  expect(wordOf(await host.manager.query.organisationDashboard(ben.actor, acme))).toBe('Right')
})
