import { afterAll, describe, expect, it, jest } from '@jest/globals'
import type { AccountId, OrganisationId } from '@mandat/domain'
import * as E from 'fp-ts/lib/Either.js'
import { ask, logOf, openHost, tell, type TestHost, typesOf, wordOf } from '../../testing/host.js'
import { founded, joined, person, requested, settled, type TestPerson, visitor } from '../../testing/people.js'
import { scratchFolder } from '../../testing/scratch.js'

// a busy machine takes its time
jest.setTimeout(30_000)

const folder = scratchFolder()
afterAll(folder.remove)

const deletion = (host: TestHost, who: TestPerson) =>
  ask(host, 'RequestAccountDeletion', { account: who.account, password: who.password }, who.actor)

/**
 * The active legal representatives after every event of an organisation (ORG-07): the smallest number that there ever
 * were.
 */
const fewestRepresentatives = async (host: TestHost, organisation: OrganisationId): Promise<number> => {
  const representatives = new Set<AccountId>()
  let fewest = Infinity
  for (const { type, data } of (await logOf(host)).filter((e) => e.stream === `organisation-${organisation}`)) {
    const { account, founder, role, to } = data as Record<'account' | 'founder' | 'role' | 'to', never>
    if (type === 'OrganisationRegistered') representatives.add(founder)
    if (
      (type === 'MemberJoined' && role === 'LegalRepresentative')
      || (type === 'MemberRoleChanged' && to === 'LegalRepresentative')
    )
      representatives.add(account)
    if (
      ['MemberLeft', 'MemberRemoved', 'MemberSuspended'].includes(type)
      || (type === 'MemberRoleChanged' && to !== 'LegalRepresentative')
    )
      representatives.delete(account)
    fewest = Math.min(fewest, representatives.size)
  }
  return fewest
}

describe('ACC-12: an account is deleted', () => {
  it('ACC-12: leaves every organisation, is deleted, logs in no more, and its address is free again', async () => {
    const host = await openHost()
    const [ada, ben] = [await person(host, 'Ada'), await person(host, 'Ben')]
    const [one, two] = [await founded(host, ada, 'One'), await founded(host, ada, 'Two')]
    await joined(host, one, ada, ben, 'Administrator')
    await joined(host, two, ada, ben, 'Collaborator')
    expect(
      wordOf(await ask(host, 'RequestAccountDeletion', { account: ben.account, password: 'wrong wrong' }, ben.actor)),
    ).toBe('DeletionPasswordWrong')
    expect(wordOf(await deletion(host, ben))).toBe('Applied')
    // from here on it accepts no membership
    const invitation = host.id()
    expect(
      wordOf(
        await ask(
          host,
          'InviteMember',
          { organisation: one, invitation, invitee: { _tag: 'Account', account: ben.account }, role: 'Collaborator' },
          ada.actor,
        ),
      ),
    ).toBe('MemberAlready')
    await settled(host)
    const log = await logOf(host)
    expect(log.filter((e) => e.type === 'MemberLeft').map((e) => e.data)).toEqual([
      { type: 'MemberLeft', organisation: one, account: ben.account, role: 'Administrator', why: 'AccountDeletion' },
      { type: 'MemberLeft', organisation: two, account: ben.account, role: 'Collaborator', why: 'AccountDeletion' },
    ])
    expect(typesOf(log).filter((t) => t === 'AccountDeleted')).toHaveLength(1)
    expect(wordOf(await host.manager.query.accountSecurity(ben.actor, ben.account))).toBe('SessionNotAlive')
    const login = { account: ben.account, password: ben.password, secondFactor: null }
    expect(wordOf(await ask(host, 'LogIn', login, visitor(host)))).toBe('WrongCredentials')
    const again = await requested(host, ben.email)
    expect(
      wordOf(
        await ask(host, 'RegisterAccount', { ...again, name: 'Ben', password: 'a long pass phrase' }, visitor(host)),
      ),
    ).toBe('Applied')
    expect(
      host
        .mails()
        .filter((m) => m.to === ben.email)
        .map((m) => m.subject),
    ).toContain('Your account was deleted')
  })

  it('ACC-12, ORG-03: refused for a last legal representative, with the organisations and the ways out', async () => {
    const host = await openHost()
    const ada = await person(host, 'Ada')
    const acme = await founded(host, ada)
    const answer = await deletion(host, ada)
    expect(
      E.isLeft(answer) && answer.left._tag === 'Refusal'
        ? [answer.left.name, answer.left.rule, answer.left.details]
        : null,
    ).toEqual([
      'StillLastLegalRepresentative',
      'ACC-12',
      { organisations: [acme], ways: ['add or appoint another legal representative', 'close the organisation'] },
    ])
    await tell(host, 'CloseOrganisation', { organisation: acme, password: ada.password }, ada.actor)
    expect(wordOf(await deletion(host, ada))).toBe('Applied')
    await settled(host)
    expect(typesOf(await logOf(host))).toContain('AccountDeleted')
  })

  it('ORG-06, ORG-07, ACC-12: two last legal representatives who delete their accounts at once leave one behind, whose account lives on', async () => {
    const host = await openHost({ file: folder.path('last.db') })
    const other = await host.another()
    for (let round = 0; round < 4; round++) {
      const [ada, ben] = [await person(host, `Ada${String(round)}`), await person(other, `Ben${String(round)}`)]
      const acme = await founded(host, ada)
      await joined(host, acme, ada, ben, 'LegalRepresentative')
      const words = (await Promise.all([deletion(host, ada), deletion(other, ben)])).map(wordOf)
      expect(words).toContain('Applied')
      // both processes react, at the same moment
      await Promise.all([settled(host), settled(other)])
      const log = await logOf(host)
      const of = (type: string) =>
        log.filter(
          (e) => e.type === type && [ada.account, ben.account].includes((e.data as { account: AccountId }).account),
        )
      expect(await fewestRepresentatives(host, acme)).toBe(1)
      expect([of('AccountDeleted').length, of('MemberLeft').length]).toEqual([1, 1])
      expect(of('AccountDeletionAbandoned')).toHaveLength(words.filter((word) => word === 'Applied').length - 1)
    }
    await other.manager.close()
    await host.manager.close()
  })

  it('ORG-06, ORG-07: two who remove each other at once, from two processes', async () => {
    const host = await openHost({ file: folder.path('mutual.db') })
    const other = await host.another()
    const [ada, ben] = [await person(host, 'Ada'), await person(host, 'Ben')]
    for (let round = 0; round < 6; round++) {
      const acme = await founded(host, ada)
      await joined(host, acme, ada, ben, 'LegalRepresentative')
      const remove = (from: TestHost, by: TestPerson, whom: TestPerson) =>
        ask(from, 'RemoveMember', { organisation: acme, account: whom.account }, by.actor)
      const words = (await Promise.all([remove(host, ada, ben), remove(other, ben, ada)])).map(wordOf)
      expect(words.sort()).toEqual(['Applied', 'UnknownOrganisation'])
      expect(await fewestRepresentatives(host, acme)).toBe(1)
    }
    await other.manager.close()
    await host.manager.close()
  })
})
