import { afterAll, describe, expect, it } from '@jest/globals'
import { type OrganisationId } from '@mandat/domain'
import { textOf } from '@mandat/projections'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Problem } from '../parts/problems.js'
import type { Stores } from '../../stores/ports/stores.js'
import { memoryStores } from '../../stores/memory/index.js'
import { openSqlite } from '../../stores/sqlite/index.js'
import { following } from '../../testing/following.js'
import { logOf, openHost, secret, tell, type TestHost } from '../../testing/host.js'
import { founded, person, settled, type TestPerson } from '../../testing/people.js'
import { right, scratchFolder } from '../../testing/scratch.js'
import { until } from '../../testing/until.js'
import { hostKeys } from '../../vault/index.js'

const folder = scratchFolder()
afterAll(folder.remove)
const keys = hostKeys(secret)

/** Where views, processes and mails are kept apart from the log, so that the log alone can be put back. */
const keptApart = {
  SQLite: async (name: string) =>
    right(await openSqlite({ file: folder.path(`${name}.views.db`), claimsKey: keys.claims })()),
  memory: async () => right(await memoryStores(keys)()),
}
const apart =
  (views: Stores) =>
  (log: Stores): Stores => ({
    ...log,
    documents: views.documents,
    outbox: views.outbox,
    // the test closes them
    close: () => TE.right(undefined),
  })
const rename = (host: TestHost, { actor }: TestPerson, organisation: OrganisationId, name: string) =>
  tell(host, 'RenameOrganisation', { organisation, name }, actor)
const invite = (host: TestHost, { actor }: TestPerson, organisation: OrganisationId, email: string) => {
  const invitation = host.id()
  const invitee = { _tag: 'Address', invitation, email }
  return tell(host, 'InviteMember', { organisation, invitation, invitee, role: 'Collaborator' }, actor)
}

describe('a log that was put back to a backup while what is read of it stayed', () => {
  it.each([
    ['ends before what was seen of it', 'SQLite', 0],
    ['was written on up to where it was seen', 'SQLite', 4],
    ['was written on beyond it', 'SQLite', 9],
    ['was written on beyond it', 'memory', 9],
  ] as const)(
    'hole 34: it %s (%s): views, processes, mails and subscriptions are told, and see everything that is written from then on',
    async (title, kind, writtenOn) => {
      const name = `${kind}${String(writtenOn)}${String(title.length)}`
      const [file, copy] = [folder.path(`${name}.db`), folder.path(`${name}.copy.db`)]
      const views = await keptApart[kind](name)
      const problems: Array<Problem> = []
      const onProblem = (one: Problem) => void problems.push(one)
      const host = await openHost({ file, wrap: apart(views) })
      const ada = await person(host, 'Ada')
      const acme = await founded(host, ada)
      const heard = new Set<string>()
      const follow = (on: TestHost) => following(on.manager, { name: 'crm', handler: ({ id }) => void heard.add(id) })
      const first = follow(host)
      for (let i = 0; i < 20; i++) {
        await rename(host, ada, acme, `Acme ${String(i)}`)
        await settled(host)
      }
      const { position: kept } = right(await host.manager.backup(copy))
      for (let i = 0; i < 3; i++) {
        await rename(host, ada, acme, `Lost ${String(i)}`)
        await settled(host)
      }
      await invite(host, ada, acme, 'lost@example.org')
      const lostAt = await settled(host)
      await until(() => first.status().position === lostAt)
      await host.manager.close()
      const mailsBefore = host.mails().length

      const back = await host.another({ file: copy, wrap: apart(views), onProblem })
      expect((await logOf(back)).at(-1)?.position).toBe(kept)
      for (let i = 0; i < writtenOn; i++) await rename(back, ada, acme, `New ${String(i)}`)
      const before = await back.manager.status()
      expect([...before.readModels, before.processes].map(({ lag }) => lag?._tag)).toStrictEqual(
        Array(15).fill('Ahead'),
      )
      const again = follow(back)
      await settled(back)
      await invite(back, ada, acme, 'new@example.org')
      await rename(back, ada, acme, 'At last')
      await settled(back)

      const dashboard = right(await back.manager.query.organisationDashboard(ada.actor, acme))
      expect(dashboard.name === null ? null : textOf(dashboard.name)).toBe('At last')
      expect(right(await back.manager.rebuild()).map(({ identical }) => identical)).toStrictEqual(Array(14).fill(true))
      // whom the log knows nothing of any more was written to before; nobody is written to twice
      expect(
        back
          .mails()
          .slice(mailsBefore)
          .map(({ to }) => to),
      ).toStrictEqual(['new@example.org'])
      const log = await logOf(back)
      const last = log.at(-1)?.position ?? 0
      await until(() => again.status().position === last)
      expect(log.filter(({ id }) => !heard.has(id))).toStrictEqual([])
      const { readModels, processes, subscriptions } = await back.manager.status()
      expect([...readModels, processes, ...subscriptions].map(({ lag }) => lag)).toStrictEqual(
        Array(16).fill({ _tag: 'Events', count: 0 }),
      )
      expect(processes.parked).toBe(0)
      const told = problems.map(({ where, failure }) => [where, failure.kind])
      expect(told.filter(([where]) => where !== 'readModel').sort()).toStrictEqual([
        ['processes', 'Unreadable'],
        ['subscription', 'Unreadable'],
      ])
      expect(told.filter(([where]) => where === 'readModel')).toStrictEqual(Array(14).fill(['readModel', 'Unreadable']))
      await back.manager.close()
      for (const stores of [views, host.stores, back.stores]) right(await stores.close()())
    },
  )

  it('LOG-06, hole 34: a rebuild of what is ahead makes it anew, and says so', async () => {
    const [file, copy] = [folder.path('rebuilt.db'), folder.path('rebuilt.copy.db')]
    const views = await keptApart.SQLite('rebuilt')
    const host = await openHost({ file, wrap: apart(views) })
    const ada = await person(host, 'Ada')
    right(await host.manager.backup(copy))
    await founded(host, ada)
    await settled(host)
    await host.manager.close()
    const told: Array<string> = []
    const onProblem = ({ where }: Problem) => void told.push(where)
    const back = await host.another({ file: copy, wrap: apart(views), onProblem })
    const reports = right(await back.manager.rebuild())
    expect(reports.map(({ identical, replaced, failure }) => [identical, replaced, failure])).toStrictEqual(
      Array(14).fill([true, true, null]),
    )
    expect(told).toStrictEqual(Array(14).fill('readModel'))
    await back.manager.close()
    for (const stores of [views, host.stores, back.stores]) right(await stores.close()())
  })

  it('hole 34: what followed from an event that was kept, and was lost, is done again', async () => {
    const [file, copy] = [folder.path('followed.db'), folder.path('followed.copy.db')]
    const views = await keptApart.SQLite('followed')
    const host = await openHost({ file, wrap: apart(views) })
    const ada = await person(host, 'Ada')
    const acme = await founded(host, ada)
    await settled(host)
    const types = async (on: TestHost) => (await logOf(on)).map(({ type, meta }) => [type, meta.causation !== null])
    const pia = await person(host, 'Pia')
    const [invitation, data] = [host.id(), { account: pia.account, organisation: acme }]
    const invitee = { _tag: 'Account', account: pia.account }
    await tell(host, 'InviteMember', { organisation: acme, invitation, invitee, role: 'Collaborator' }, ada.actor)
    await settled(host)
    await tell(host, 'AcceptMembership', { ...data, invitation, link: null }, pia.actor)
    right(await host.manager.backup(copy))
    await settled(host)
    const done = await types(host)
    await host.manager.close()
    const back = await host.another({ file: copy, wrap: apart(views) })
    await settled(back)
    expect(await types(back)).toStrictEqual(done)
    await back.manager.close()
    for (const stores of [views, host.stores, back.stores]) right(await stores.close()())
  })
})
