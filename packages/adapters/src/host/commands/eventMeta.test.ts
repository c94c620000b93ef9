import { describe, expect, it, jest } from '@jest/globals'
import type { CorrelationId } from '@mandat/domain'
import type { StoredEvent } from '@mandat/domain/kit'
import * as E from 'fp-ts/lib/Either.js'
import { logOf, openHost } from '../../testing/host.js'
import { compromised, founded, person, settled, visitor } from '../../testing/people.js'
import { right } from '../../testing/scratch.js'

// a busy machine takes its time
jest.setTimeout(30_000)

const anyText = expect.any(String) as unknown as string

describe('LOG-01, LOG-09: what an event says of itself', () => {
  it('LOG-01: who, from where, by which command and why; what a process does points to the event that it reacted to', async () => {
    const host = await openHost()
    const ada = await person(host, 'Ada')
    const correlation = host.id() as CorrelationId
    const id = host.id()
    const from = { ipAddress: '2001:db8::1', device: 'curl' }
    right(await compromised(host, ada, 'entirely fresh pass phrase', { id, correlation, from }))
    const elsewhere = (await logOf(host)).filter((e) => e.meta.command === id)
    expect(elsewhere.map((e) => e.type)).toEqual(['PasswordCompromised', 'PasswordChanged'])
    const [cause] = elsewhere as [StoredEvent]
    const box = (field: string) => ({ subject: ada.account, category: 'Trace', field, box: anyText })
    expect(cause.meta).toEqual({
      command: id,
      commandType: 'StartCompromiseAssistant',
      actor: ada.actor,
      ipAddress: box('ipAddress'),
      device: box('device'),
      causation: null,
      correlation,
      basis: [{ stream: `session-${ada.account}`, revision: 0 }],
      digest: anyText,
    })
    expect(JSON.stringify(await logOf(host))).not.toMatch(/2001:db8|curl|192\.0\.2\.7|ada@example\.org|pass phrase/)

    // a second session, so that the process has something to end
    await host.manager.executeUnknown({
      type: 'LogIn',
      actor: visitor(host),
      data: { account: ada.account, password: 'entirely fresh pass phrase', secondFactor: null },
    })
    await settled(host)
    right(
      await compromised(host, { ...ada, password: 'entirely fresh pass phrase' }, 'another fresh pass phrase', {
        correlation,
      }),
    )
    await settled(host)
    const log = await logOf(host)
    const again = log.filter((e) => e.type === 'PasswordCompromised').at(-1)
    const ended = log.filter((e) => e.type === 'SessionEnded').at(-1)
    expect(ended?.meta).toEqual({
      command: anyText,
      commandType: 'ExpireSessions',
      actor: { _tag: 'System', process: 'endedSessions' },
      ipAddress: null,
      device: null,
      causation: again?.id,
      correlation,
      basis: [{ stream: `account-${ada.account}`, revision: (again?.revision ?? 0) + 1 }],
      digest: anyText,
    })
  })

  it('LOG-09: streams and revisions of all that it was decided on, and the causation that the host gives', async () => {
    const host = await openHost()
    const ada = await person(host, 'Ada')
    const acme = await founded(host, ada)
    const product = host.id()
    const [cause] = (await logOf(host)) as [StoredEvent]
    const answer = await host.manager.executeUnknown({
      type: 'OrderProduct',
      actor: ada.actor,
      id: host.id(),
      causation: cause.id,
      data: {
        product,
        organisation: acme,
        category: 'Mail',
        label: 'm',
        expiresOn: '2027-01-31',
        renewalPrice: { currency: 'CHF', amount: 1 },
        renewal: 'Manual',
      },
    })
    expect(E.isRight(answer)).toBe(true)
    const [admitted, order] = (await logOf(host)).slice(-2) as [StoredEvent, StoredEvent]
    expect([admitted.type, order.type, order.meta.causation]).toEqual(['ProductAdmitted', 'ProductOrdered', cause.id])
    expect(order.meta.basis).toEqual([
      { stream: `session-${ada.account}`, revision: 0 },
      { stream: `account-${ada.account}`, revision: 2 },
      { stream: `organisation-${acme}`, revision: admitted.revision },
    ])
    expect(admitted.meta.correlation).toBe(order.meta.correlation)
  })
})
