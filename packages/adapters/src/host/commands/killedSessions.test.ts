import { describe, expect, it, jest } from '@jest/globals'
import type { OrganisationId } from '@mandat/domain'
import { ask, logOf, openHost, tell, type TestHost, typesOf, wordOf } from '../../testing/host.js'
import { compromised, founded, listed, loginOf, ordered, person, type TestPerson } from '../../testing/people.js'

// a busy machine takes its time
jest.setTimeout(30_000)

interface Place {
  readonly host: TestHost
  readonly attacker: TestPerson
  readonly acme: OrganisationId
  readonly agency: OrganisationId
}

const attacks: Readonly<Record<string, readonly [command: string, data: (place: Place) => object]>> = {
  MemberInvited: [
    'InviteMember',
    ({ host, acme }) => {
      const invitation = host.id()
      const invitee = { _tag: 'Address', invitation, email: 'eve@example.org' }
      return { organisation: acme, invitation, invitee, role: 'LegalRepresentative' }
    },
  ],
  PartnerInvited: [
    'InvitePartner',
    ({ acme, agency }) => ({
      client: acme,
      partner: agency,
      access: { _tag: 'Full', billingMode: 'ClientPays', walletEntrusted: 'Yes' },
    }),
  ],
  OrganisationClosed: [
    'CloseOrganisation',
    ({ acme, attacker }) => ({ organisation: acme, password: attacker.password }),
  ],
  ProductAdmitted: [
    'OrderProduct',
    ({ host, acme }) => ({
      product: host.id(),
      organisation: acme,
      category: 'Domain',
      label: 'x.example',
      expiresOn: '2027-03-02',
      renewalPrice: { currency: 'CHF', amount: 1 },
      renewal: 'Manual',
    }),
  ],
}
const ends: Readonly<Record<string, (owner: TestPerson, attacker: TestPerson, at: TestHost) => Promise<unknown>>> = {
  PasswordCompromised: (owner, _, at) => compromised(at, owner, 'entirely fresh pass phrase'),
  SessionEnded: ({ account, actor }, { session }, at) => tell(at, 'RevokeSession', { account, session }, actor),
}

describe('what a session has sent when it is killed', () => {
  for (const [end, kill] of Object.entries(ends))
    it.each(Object.entries(attacks))(
      `ACC-06, LOG-11, hole 4: lands before ${end} or not at all: %s`,
      async (event, [command, data]) => {
        let meanwhile: (() => Promise<unknown>) | null = null
        const host = await openHost({
          wrap: (stores) => ({
            ...stores,
            events: {
              ...stores.events,
              append: (request) => async () => {
                const land = request.events[0]?.type === event ? meanwhile : null
                meanwhile = land === null ? meanwhile : null
                await land?.()
                return stores.events.append(request)()
              },
            },
          }),
        })
        const other = await host.another()
        const owner = await person(host, 'Ada')
        const acme = await founded(host, owner)
        const agency = await listed(host, await person(host, 'Pia'))
        const attacker = await loginOf(host, owner)
        meanwhile = () => kill(owner, attacker, other)
        expect(wordOf(await ask(host, command, data({ host, attacker, acme, agency }), attacker.actor))).toBe(
          'SessionNotAlive',
        )
        const log = typesOf(await logOf(host))
        expect(log.slice(log.indexOf(end)).filter((type) => type === event)).toEqual([])
        expect(log).toContain(end)
      },
    )

  it('LOG-07, hole 4: a command that was applied is answered again, and a step that was done stays done', async () => {
    const host = await openHost()
    const owner = await person(host, 'Ada')
    const acme = await founded(host, owner)
    const attacker = await loginOf(host, owner)
    await ordered(host, acme, attacker.actor)
    const renaming = { organisation: acme, name: 'Theirs' }
    const [id, late] = [host.id(), host.id()]
    await tell(host, 'RenameOrganisation', renaming, attacker.actor, { id })
    await compromised(host, owner, 'entirely fresh pass phrase')
    expect(wordOf(await ask(host, 'RenameOrganisation', renaming, attacker.actor, { id }))).toBe('AlreadyApplied')
    expect(wordOf(await ask(host, 'RenameOrganisation', renaming, attacker.actor, { id: late }))).toBe(
      'SessionNotAlive',
    )
  })
})
