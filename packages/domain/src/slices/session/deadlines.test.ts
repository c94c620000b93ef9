import { describe, expect, it } from '@jest/globals'
import { dispatcher } from '../../core/handle/dispatch.js'
import { registry } from '../../registry.js'
import { depsOn, metaOf } from '../../testing/counter.js'
import { memoryStore, sampleId } from '../../testing/index.js'
import { anna, noon } from '../../testing/organisations.js'
import { put, registered as accountRegistered, samplePorts } from '../../testing/world.js'
import { deadlinesAfter, due, moment, session, sessionStarted } from '../../testing/deadlines.js'

describe('what time alone will change of sessions', () => {
  it('SES-01: a session expires; each of an account has its own date', () => {
    const other = sampleId<'Session'>('other')
    const command = { type: 'ExpireSessions', account: anna }
    const both = [sessionStarted(), sessionStarted(other, moment('2026-04-02T12:00:00.000Z'))]
    expect(due(...both)).toStrictEqual([
      { dueAt: moment('2026-04-01T12:00:00.000Z'), command },
      { dueAt: moment('2026-04-02T12:00:00.000Z'), command },
    ])
    const ended = { type: 'SessionEnded', account: anna, session, how: 'Logout', at: noon }
    expect(due(...both, ended)).toStrictEqual([{ dueAt: moment('2026-04-02T12:00:00.000Z'), command }])
  })
})

describe('a session whose id comes again', () => {
  it('SES-01: expires again, at its new date', async () => {
    const store = memoryStore()
    await put(store, `account-${anna}`, accountRegistered(anna))
    const types = ['SessionStarted', 'SessionEnded', 'SessionStarted', 'SessionEnded']
    for (const expiresAt of ['2026-04-01T12:00:00.000Z', '2026-05-01T12:00:00.000Z'].map(moment)) {
      await put(store, `session-${anna}`, sessionStarted(session, expiresAt))
      const [deadline] = deadlinesAfter(sessionStarted(session, expiresAt))
      if (deadline === undefined) throw new Error('nothing is due')
      await dispatcher(registry, depsOn(store, { clock: { now: () => expiresAt }, ports: samplePorts() }))(
        deadline.command,
        { ...metaOf(deadline.id), id: deadline.id },
      )()
    }
    expect(
      store
        .log()
        .slice(1)
        .map((e) => e.type),
    ).toStrictEqual(types)
  })
})
