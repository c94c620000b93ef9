import { afterAll, expect, it, jest } from '@jest/globals'
import { logOf, openHost, tell } from '../../testing/host.js'
import { founded, person, settled } from '../../testing/people.js'
import { scratchFolder } from '../../testing/scratch.js'

// a busy machine takes its time
jest.setTimeout(30_000)

const folder = scratchFolder()
afterAll(folder.remove)

it('ORG-02, hole 14: who accepted an invitation that was withdrawn is no member under a later one of the same id, while processes lag', async () => {
  const host = await openHost({ file: folder.path('again.db') })
  const [ada, ben] = [await person(host, 'Ada'), await person(host, 'Ben')]
  const organisation = await founded(host, ada)
  const invitation = host.id()
  const invitee = { _tag: 'Account', account: ben.account }
  const invite = (role: string) => tell(host, 'InviteMember', { organisation, invitation, invitee, role }, ada.actor)
  await settled(host)
  await invite('Collaborator')
  await tell(host, 'AcceptMembership', { account: ben.account, organisation, invitation, link: null }, ben.actor)
  await tell(host, 'WithdrawMemberInvitation', { organisation, invitation }, ada.actor)
  await invite('LegalRepresentative')
  await settled(host)
  const joined = async () => (await logOf(host)).filter((e) => e.type === 'MemberJoined').map((e) => e.data)
  expect(await joined()).toEqual([])
  // what is offered now is accepted by itself
  await tell(host, 'JoinOrganisation', { account: ben.account, organisation, invitation, link: null }, ben.actor)
  await settled(host)
  expect(await joined()).toEqual([
    { type: 'MemberJoined', organisation, account: ben.account, invitation, role: 'LegalRepresentative', term: 2 },
  ])
  await host.manager.close()
})
