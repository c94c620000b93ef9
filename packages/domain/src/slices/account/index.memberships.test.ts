import { describe, expect, it } from '@jest/globals'
import { dispatcher } from '../../core/handle/dispatch.js'
import type { AnyEvent } from '../../core/record/event.js'
import { registry } from '../../registry.js'
import { anna, asAnna, asSystem, noon, pass, registered, said, sessionStarted } from '../../testing/accounts.js'
import { depsOn, metaOf } from '../../testing/counter.js'
import { sampleId } from '../../testing/index.js'
import { memoryPorts, sampleDigest } from '../../testing/memoryPorts.js'
import { memoryStore } from '../../testing/memoryStore.js'
import type { Asked } from '../../testing/samples.js'
import { versionOf } from '../../testing/versions.js'
import { founded, joined } from '../../testing/world.js'

const bakery = sampleId<'Organisation'>('bakery')
const bruno = sampleId<'Account'>('bruno')
const accepted = {
  type: 'MembershipAccepted',
  account: anna,
  organisation: bakery,
  invitation: null,
  role: null,
  attempt: null,
} as const

const setUp = async (...organisation: ReadonlyArray<AnyEvent>) => {
  const store = memoryStore()
  const ports = memoryPorts()
  await ports.credentials.put(anna, registered.credential, sampleDigest(pass().reveal()))()
  const meta = { ...metaOf('seed'), command: metaOf('seed').id, commandType: 'seed', basis: [] }
  const seed = (stream: string, expectedRevision: number, events: ReadonlyArray<AnyEvent>, name: string) =>
    store.append({
      stream,
      expectedRevision,
      command: { id: metaOf(name).id, digest: name },
      events: events.map((data, i) => ({
        id: sampleId<'Event'>(`${name} ${String(i)}`),
        type: data.type,
        version: versionOf(data.type),
        data,
        meta,
        recordedAt: noon,
      })),
    })()
  await seed(`account-${anna}`, -1, [registered, accepted], 'account')
  await seed(`session-${anna}`, -1, [sessionStarted()], 'session')
  if (organisation.length > 0) await seed(`organisation-${bakery}`, -1, organisation, 'organisation')
  const dispatch = dispatcher(registry, depsOn(store, { ports }))
  const run = async (command: Asked, actor: typeof asAnna | typeof asSystem = asAnna) =>
    said(await dispatch(command, metaOf(command.type, { actor }))())
  return { run, seed, last: () => store.log().at(-1) }
}
const request: Asked = { type: 'RequestAccountDeletion', account: anna, password: pass() }
const complete: Asked = { type: 'CompleteAccountDeletion', account: anna }

describe('what is gathered of organisations', () => {
  it('ACC-12, ORG-03: the account of a last legal representative cannot be deleted', async () => {
    const { run } = await setUp(founded(bakery, anna))
    expect(await run(request)).toBe('StillLastLegalRepresentative ACC-12')
  })
  it('ACC-12: a member leaves first, and then the account is deleted', async () => {
    const { run, seed, last } = await setUp(founded(bakery, bruno), joined(bakery, anna, 2))
    expect(await run(request)).toBe('Applied')
    expect(last()?.data).toEqual({ type: 'AccountDeletionRequested', account: anna, organisations: [bakery], at: noon })
    expect(await run(complete, asSystem)).toBe('StillMember ACC-12')
    await seed(
      `organisation-${bakery}`,
      1,
      [
        {
          type: 'MemberLeft',
          organisation: bakery,
          account: anna,
          role: 'Collaborator',
          why: 'AccountDeletion',
        } as AnyEvent,
      ],
      'left',
    )
    expect(await run(complete, asSystem)).toBe('Applied')
    expect(last()?.meta.basis).toEqual([{ stream: `organisation-${bakery}`, revision: 2 }])
  })
  it('ACC-12: a wrong password deletes nothing', async () => {
    const { run } = await setUp()
    expect(await run({ ...request, password: pass('wrong') })).toBe('DeletionPasswordWrong ACC-12')
  })
  it('ORG-02: an invitation is looked up in its organisation', async () => {
    const { run } = await setUp(founded(bakery, bruno))
    const accept: Asked = {
      type: 'AcceptMembership',
      account: anna,
      organisation: bakery,
      invitation: sampleId<'Invitation'>('none'),
      link: null,
    }
    expect(await run(accept)).toBe('UnknownInvitation ORG-02')
  })
})
