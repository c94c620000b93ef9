import { expect, it } from '@jest/globals'
import { ask, logOf, openHost, tell, type TestHost, typesOf, wordOf } from '../../testing/host.js'
import { inName, type Pair, pairOf } from '../../testing/pairs.js'
import { fullAccess, mailedLink, partnered, settled, tokenFor } from '../../testing/people.js'
import { right } from '../../testing/scratch.js'

const entry = { directoryName: 'Agency', directoryEmail: 'agency@agency.example' }
const leave = (host: TestHost, { partner, pia }: Pair) =>
  tell(host, 'LeavePartnerProgramme', { organisation: partner }, pia.actor)
const comeBack = (host: TestHost, { partner, pia }: Pair) =>
  tell(host, 'JoinPartnerProgramme', { organisation: partner, ...entry }, pia.actor)
const dashboard = async (host: TestHost, { partner, pia }: Pair) => {
  const { clients, invitations } = right(await host.manager.query.partnerDashboard(pia.actor, partner))
  return [clients.length, invitations.length]
}
const renewal = (host: TestHost, pair: Pair, from: number) =>
  ask(
    host,
    'RenewProduct',
    {
      product: pair.product,
      organisation: pair.client,
      from: `${String(from)}-03-02`,
      until: `${String(from + 1)}-03-02`,
    },
    inName(pair),
  )

it('PAR-15, PAR-17, hole 22: a partner that left the programme has nothing at once, and coming back revives nothing', async () => {
  const host = await openHost()
  const pair = await pairOf(host)
  const { ada, pia, client, partner, product } = pair
  await partnered(host, client, ada, partner, pia)
  const { text } = await tokenFor(host, pia, client, product, inName(pair))
  await settled(host)
  const call = async () => wordOf(await host.manager.authenticateToken(text, 'dns:read'))
  expect([await call(), wordOf(await renewal(host, pair, 2027)), await dashboard(host, pair)]).toEqual([
    'Right',
    'Applied',
    [1, 0],
  ])
  // from here on no process has run
  await leave(host, pair)
  expect([await call(), await dashboard(host, pair)]).toEqual(['PartnershipRightEnded', [0, 0]])
  await comeBack(host, pair)
  expect([await call(), await dashboard(host, pair)]).toEqual(['PartnershipRightEnded', [0, 0]])
  expect(wordOf(await renewal(host, pair, 2028))).toBe('NotAListedPartner')
  await settled(host)
  expect(typesOf(await logOf(host)).filter((type) => type === 'PartnershipEnded').length).toBe(1)
  // a new term under the new enrolment gives its own rights, and none to what was made before
  await partnered(host, client, ada, partner, pia)
  await settled(host)
  expect([await call(), wordOf(await renewal(host, pair, 2028)), await dashboard(host, pair)]).toEqual([
    'PartnershipRightEnded',
    'Applied',
    [1, 0],
  ])
})

it('PAR-06, PAR-17, hole 22: an invitation is over with the enrolment that it was made under, and can be made anew at once', async () => {
  const host = await openHost()
  const pair = await pairOf(host)
  const { ada, pia, client, partner } = pair
  const invite = () => tell(host, 'InvitePartner', { client, partner, access: fullAccess }, ada.actor)
  await invite()
  await settled(host)
  const link = mailedLink(host, entry.directoryEmail)
  const accept = (presented: string) => ask(host, 'AcceptPartnership', { client, partner, link: presented }, pia.actor)
  await leave(host, pair)
  await comeBack(host, pair)
  expect([await dashboard(host, pair), wordOf(await accept(link))]).toEqual([[0, 0], 'NotAListedPartner'])
  await invite()
  expect(typesOf(await logOf(host)).slice(-2)).toEqual(['PartnerInvitationWithdrawn', 'PartnerInvited'])
  await settled(host)
  expect([await dashboard(host, pair), wordOf(await accept(link))]).toEqual([[0, 1], 'PartnerInvitationReplaced'])
  expect(wordOf(await accept(mailedLink(host, entry.directoryEmail)))).toBe('Applied')
})
