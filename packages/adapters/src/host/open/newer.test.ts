import { afterAll, describe, expect, it } from '@jest/globals'
import { defaultPolicy, type Failure } from '@mandat/domain'
import { organisationStream } from '@mandat/domain/kit'
import { modelOf, organisationDashboard, readModelsFor, retryParked } from '@mandat/projections/kit'
import * as E from 'fp-ts/lib/Either.js'
import { ask, logOf, openHost, secret, tell, type TestHost, wordOf } from '../../testing/host.js'
import { founded, person, settled, type TestPerson } from '../../testing/people.js'
import { rewriteEvent } from '../../testing/rewriteEvent.js'
import { right, scratchFolder } from '../../testing/scratch.js'
import type { SqliteStores } from '../../stores/sqlite/index.js'
import { openMandat } from './openMandat.js'
import { processesModel } from '../work/processesPlace.js'

const folder = scratchFolder()
afterAll(folder.remove)

const failureOf = (answer: E.Either<unknown, unknown>): Pick<Failure, 'kind' | 'message'> => {
  if (E.isRight(answer) || (answer.left as Failure)._tag !== 'Failure')
    throw new Error(`no failure: ${JSON.stringify(answer)}`)
  const { kind, message } = answer.left as Failure
  return { kind, message }
}
const rename = (host: TestHost, { actor }: TestPerson, organisation: string, name: string) =>
  ask(host, 'RenameOrganisation', { organisation, name }, actor)

describe('an event that is newer than the code, or damaged', () => {
  const cases = [
    [
      'of a newer version',
      'version',
      { version: 2 },
      'version: expected from 1 to at most 1: what is newer than this code cannot be read',
    ],
    [
      'that is damaged',
      'data',
      { data: '{"type":"OrganisationRenamed"}' },
      'organisation: expected a UUID in lower case; name: expected a sealed box of Identity.organisationName',
    ],
  ] as const
  it.each(cases)(
    'LOG-05, hole 36: %s stops its own stream in its read models and in the processes, says so, and loses nothing',
    async (_, column, change, faults) => {
      const expected = { kind: 'Unreadable', message: `cannot read OrganisationRenamed: ${faults}` }
      const host = await openHost({ file: folder.path(`${column}.db`) })
      const ada = await person(host, 'Ada')
      const [acme, other] = [await founded(host, ada), await founded(host, ada, 'Other')]
      await settled(host)
      const { position } = await tell(host, 'RenameOrganisation', { organisation: acme, name: 'Acme AG' }, ada.actor)
      const { database } = host.stores as SqliteStores
      const original = await rewriteEvent(database, position, change)

      // a process that has seen none of it
      const late = await host.another()
      const before = await logOf(late)
      expect(failureOf(await rename(late, ada, acme, 'Acme GmbH'))).toStrictEqual(expected)
      expect(await logOf(late)).toStrictEqual(before)
      expect(wordOf(await rename(late, ada, other, 'Other AG'))).toBe('Applied')
      const head = await settled(late)
      expect(right(await late.stores.documents.checkpoint(processesModel)())).toBe(head)
      const parked = { stream: organisationStream(acme), position, at: late.clock.now() }
      expect(right(await late.stores.documents.parked(processesModel)())).toStrictEqual([
        { ...parked, reason: `reading: ${expected.message}`, about: expect.arrayContaining([acme]) },
      ])
      expect(right(await late.stores.documents.parked(modelOf(organisationDashboard))())).toStrictEqual([
        { ...parked, reason: expected.message, about: expect.arrayContaining([acme]) },
      ])
      const nameIn = async (of: TestHost, organisation: typeof acme) =>
        right(await of.manager.query.organisationDashboard(ada.actor, organisation)).name
      expect(await nameIn(late, other)).toStrictEqual({ _tag: 'Plain', text: 'Other AG' })
      // who may see it stands in what cannot be read: its people wait, whatever the read model still holds
      expect(failureOf(await late.manager.query.organisationDashboard(ada.actor, acme))).toStrictEqual(expected)
      const reports = right(await late.manager.rebuild())
      const ofDashboard = reports.find(({ model }) => model.name === 'organisationDashboard')
      expect(ofDashboard?.failure?.message).toContain(
        `${organisationStream(acme)} at position ${String(position)} for organisationDashboard_rebuild version 3`,
      )

      // the newer code comes
      await rewriteEvent(database, position, original)
      expect(wordOf(await rename(late, ada, acme, 'Acme GmbH'))).toBe('Applied')
      await settled(late)
      expect(right(await late.manager.retryParked('processes'))).toStrictEqual([
        { model: processesModel, stream: organisationStream(acme), outcome: 'Unparked', reason: null },
      ])
      const ports = { store: late.stores.events, documents: late.stores.documents, clock: late.clock }
      expect(right(await retryParked(ports, organisationDashboard)())).toStrictEqual([
        { stream: organisationStream(acme), outcome: 'Unparked', reason: null },
      ])
      expect(await nameIn(late, acme)).toStrictEqual({ _tag: 'Plain', text: 'Acme GmbH' })
      expect((await late.manager.status()).readModels.map(({ lag }) => lag)).toStrictEqual(
        Object.keys(readModelsFor(defaultPolicy)).map(() => ({ _tag: 'Events', count: 0 })),
      )
      await late.manager.close()
      await host.manager.close()
    },
  )
})

describe('a read model newer than the code', () => {
  it.each(['products', 'addressBook', 'processes'])(
    'LOG-06: %s: the file is not opened, nothing in it changes, and the answer says so',
    async (name) => {
      const file = folder.path(`${name}.db`)
      const host = await openHost({ file })
      const ada = await person(host, 'Ada')
      await founded(host, ada)
      await settled(host)
      const { documents } = host.stores
      const [own] = right(await documents.versions(name)())
      const [version, next] = [own?.version ?? 0, (own?.version ?? 0) + 1]
      right(await documents.open({ name, version: next })())
      right(
        await documents.commit(
          { name, version: next },
          { from: 0, to: 5, writes: [{ key: 'a', document: 'of tomorrow', indexes: {} }] },
        )(),
      )
      // side by side, until the newer code lets the older one go
      const beside = await host.another()
      await settled(beside)
      right(await documents.drop({ name, version })())

      const open = () => openMandat({ file, hostSecret: secret, work: 'ByHand' })
      const newer = {
        kind: 'Unreadable',
        message: `cannot read ${name}: version: expected at most ${String(version)}: the one that is kept (${String(next)}) is newer than this code`,
      }
      expect(failureOf(await open())).toStrictEqual(newer)
      // nor does a process that was at work meanwhile build an older one beside it
      await founded(beside, ada)
      expect(failureOf(await beside.manager.settle())).toStrictEqual(newer)
      expect(right(await documents.versions(name)())).toStrictEqual([{ name, version: next }])
      expect(right(await documents.scan({ name, version: next }, { after: null, count: 9 })())).toStrictEqual([
        { key: 'a', document: 'of tomorrow' },
      ])
      await beside.manager.close()
      await host.manager.close()
    },
  )
})
