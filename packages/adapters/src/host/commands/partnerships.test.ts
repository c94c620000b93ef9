import { afterAll, describe, expect, it, jest } from '@jest/globals'
import { asSent } from '@mandat/domain/kit'
import { ask, logOf, openHost, tell, wordOf } from '../../testing/host.js'
import {
  founded,
  fullAccess,
  joined,
  mailedLink,
  partnered,
  person,
  settled,
  type TestPerson,
} from '../../testing/people.js'
import { scratchFolder } from '../../testing/scratch.js'
import { pairOf, inName, ending } from '../../testing/pairs.js'

// a busy machine takes its time
jest.setTimeout(30_000)

const folder = scratchFolder()
afterAll(folder.remove)

describe('partnerships, end to end', () => {
  it('PAR-11: of two invitations of the same pair at once, from two processes, one stands', async () => {
    const host = await openHost({ file: folder.path('pair.db') })
    const other = await host.another()
    const { ada, client, partner } = await pairOf(host)
    for (let round = 0; round < 4; round++) {
      const answers = await Promise.all(
        [host, other, host, other].map((one) =>
          ask(one, 'InvitePartner', { client, partner, access: fullAccess }, ada.actor),
        ),
      )
      expect(answers.map(wordOf).sort()).toEqual(['AlreadyInvited', 'AlreadyInvited', 'AlreadyInvited', 'Applied'])
      await tell(host, 'WithdrawPartnerInvitation', { client, partner }, ada.actor)
    }
    expect(
      (await logOf(host)).filter((e) => e.type === 'PartnerInvited').map((e) => (e.data as { term: number }).term),
    ).toEqual([1, 2, 3, 4])
    await other.manager.close()
    await host.manager.close()
  })

  it('PAR-05, PAR-06, PAR-14, hole 28: the mailed link accepts once, after a login, and not when it was replaced or has expired', async () => {
    const host = await openHost()
    const { ada, pia, client, partner } = await pairOf(host)
    await tell(host, 'InvitePartner', { client, partner, access: fullAccess }, ada.actor)
    await settled(host)
    const old = mailedLink(host, 'agency@agency.example')
    await tell(host, 'ResendPartnerInvitation', { client, partner }, ada.actor)
    await settled(host)
    const link = mailedLink(host, 'agency@agency.example')
    const accept = (presented: string, by = pia.actor) =>
      ask(host, 'AcceptPartnership', { client, partner, link: presented }, by)
    expect([
      wordOf(await accept(old)),
      wordOf(await accept(link, ada.actor)),
      wordOf(await accept(link)),
      wordOf(await accept(link)),
      wordOf(await accept(old)),
      wordOf(await accept('a link that nobody mailed')),
    ]).toEqual([
      'PartnerInvitationReplaced',
      'MayNotAnswer',
      'Applied',
      'LinkUsed',
      'PartnerInvitationReplaced',
      'PartnerLinkWrong',
    ])
  })

  it('PAR-16, BIL-06: a partner lays in no authorisations: what is a step before another command is not taken from outside', async () => {
    const host = await openHost()
    const pair = await pairOf(host)
    const { ada, pia, client, partner, product } = pair
    await partnered(host, client, ada, partner, pia, { _tag: 'Full', billingMode: 'ClientPays', walletEntrusted: 'No' })
    const id = host.id()
    const before = await logOf(host)
    const alone = await ask(
      host,
      'AuthorisePartnerAct',
      { client, partner, act: 'Renewal', reference: id, product },
      inName(pair),
    )
    expect(wordOf(alone)).toBe('InvalidInput')
    expect(await logOf(host)).toEqual(before)
    await tell(
      host,
      'ChangeBillingMode',
      { client, partner, billingMode: 'PartnerPays', walletEntrusted: null },
      ada.actor,
    )
    await tell(
      host,
      'RenewProduct',
      { product, organisation: client, from: '2027-03-02', until: '2028-03-02' },
      inName(pair),
      { id },
    )
    const words = (await logOf(host))
      .filter((e) => e.type === 'PartnerActAuthorised')
      .map((e) => e.data as { reference: string; payer: string })
    const renewed = (await logOf(host)).filter((e) => e.type === 'ProductRenewed').map(({ meta }) => meta)
    expect(renewed.map(({ command }) => command)).toEqual([id])
    expect(words.map(({ reference, payer }) => [reference, payer])).toEqual(
      renewed.map(({ command, digest }) => [asSent(command, digest), 'Partner']),
    )
  })

  it("PAR-08, PAR-15: the partner's people lose their places as external users when it starts; roles of their own stay; neither returns", async () => {
    const host = await openHost()
    const pair = await pairOf(host)
    const { ada, pia, client, partner } = pair
    const [paul, peg] = [await person(host, 'Paul'), await person(host, 'Peggy')]
    for (const one of [paul, peg]) await joined(host, partner, pia, one, 'Collaborator')
    await joined(host, client, ada, paul, 'ExternalUser')
    await joined(host, client, ada, peg, 'Administrator')
    await partnered(host, client, ada, partner, pia)
    await settled(host)
    expect((await logOf(host)).filter((e) => e.type === 'MemberReplacedByPartnership').map((e) => e.data)).toEqual([
      { type: 'MemberReplacedByPartnership', organisation: client, account: paul.account, partner, partnershipTerm: 1 },
    ])
    const seen = async (who: TestPerson) => wordOf(await host.manager.query.organisationDashboard(who.actor, client))
    expect([await seen(paul), await seen(peg), await seen(ada)]).toEqual(['NotForYou', 'Right', 'Right'])
    await ending(host, pair, pia)
    await settled(host)
    expect([await seen(paul), await seen(peg)]).toEqual(['NotForYou', 'Right'])
  })

  it('PAR-17: a partner that leaves the programme ends its partnerships and invitations; the clients are told', async () => {
    const host = await openHost()
    const { ada, pia, client, partner } = await pairOf(host)
    await partnered(host, client, ada, partner, pia)
    const second = await founded(host, ada, 'Second')
    await tell(host, 'InvitePartner', { client: second, partner, access: fullAccess }, ada.actor)
    await tell(host, 'LeavePartnerProgramme', { organisation: partner }, pia.actor)
    await settled(host)
    const log = await logOf(host)
    expect(log.slice(-2).map((e) => [e.type, (e.data as { by?: string }).by, e.meta.actor])).toEqual([
      ['PartnershipEnded', 'ProgrammeLeft', { _tag: 'System', process: 'partnershipEnds' }],
      ['PartnerInvitationWithdrawn', undefined, { _tag: 'System', process: 'partnershipEnds' }],
    ])
    expect(host.mails().at(-1)).toMatchObject({ to: ada.email, subject: 'A partnership was ended' })
  })
})
