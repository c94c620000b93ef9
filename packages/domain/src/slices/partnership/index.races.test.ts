import { describe, expect, it } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'
import type { GatherPorts } from '../../core/handle/decider.js'
import { handleCommand } from '../../core/handle/handleCommand.js'
import type { EventStore } from '../../core/ports/eventStore.js'
import { organisationStream } from '../../aggregates/organisation/state.js'
import type { PartnershipEvent } from '../../aggregates/partnership/events.js'
import { partnershipStream } from '../../aggregates/partnership/state.js'
import { depsOn, metaOf } from '../../testing/counter.js'
import { sampleId } from '../../testing/index.js'
import { memoryStore, type MemoryStore } from '../../testing/memoryStore.js'
import {
  annaActs,
  client,
  domain,
  fullAs,
  partner,
  reneActsForClient,
  startedWith,
} from '../../testing/partnerships.js'
import { interrupted, passwordAt, populate, put, samplePorts } from '../../testing/world.js'
import type { PartnershipCommand } from './commands.js'
import { partnershipSlice } from './index.js'

const pair = { client, partner }
const stream = partnershipStream(client, partner)
const end: PartnershipCommand = { type: 'EndPartnership', ...pair, confirmed: true, password: passwordAt(1) }
const authorise: PartnershipCommand = {
  type: 'AuthorisePartnerAct',
  ...pair,
  act: 'Token',
  reference: sampleId<'Token'>('t'),
  product: domain,
  password: null,
}

const world = async (...history: ReadonlyArray<PartnershipEvent>): Promise<MemoryStore> => {
  const store = memoryStore()
  await populate(store)
  if (history.length > 0) await put(store, stream, ...history)
  return store
}
const processOn = (store: EventStore, ports: Partial<GatherPorts> = {}) => {
  const handle = handleCommand(depsOn(store, { ports: samplePorts(ports) }))
  return async (command: PartnershipCommand, actor = annaActs, name: string = command.type): Promise<string> => {
    const answer = await handle(partnershipSlice, command, metaOf(name, { actor }))()
    return E.isRight(answer)
      ? answer.right.outcome
      : answer.left._tag === 'Refusal'
        ? answer.left.name
        : answer.left.kind
  }
}
const typesIn = (store: MemoryStore, of = stream): ReadonlyArray<string> =>
  store
    .log()
    .filter((e) => e.stream === of)
    .map((e) => e.type)

describe('an end and an act at once', () => {
  const order = ['end first', 'act first'] as const
  it.each(order)(
    'PAR-16: in one process (%s), an authorisation is before the end in the stream, or it is refused',
    async (first) => {
      const store = await world(...startedWith(fullAs(1)))
      const act = processOn(store)
      await act({ type: 'ChangeWalletEntrustment', ...pair, walletEntrusted: 'Yes' })
      const going =
        first === 'end first'
          ? [act(end), act(authorise, reneActsForClient)]
          : [act(authorise, reneActsForClient), act(end)]
      const answers = await Promise.all(going)
      const types = typesIn(store).slice(3)
      expect(types).toEqual(
        answers.includes('NotPartners') ? ['PartnershipEnded'] : ['PartnerActAuthorised', 'PartnershipEnded'],
      )
    },
  )
  it('PAR-16: an end that lands while an act is about to be appended wins: the act is decided again, and refused', async () => {
    const store = await world(...startedWith(fullAs(1)))
    const elsewhere = processOn(store)
    const slow = processOn(interrupted(store, 'PartnerActAuthorised', () => elsewhere(end)))
    expect(await slow(authorise, reneActsForClient)).toBe('NotPartners')
    expect(typesIn(store)).toEqual(['PartnerInvited', 'PartnershipStarted', 'PartnershipEnded'])
  })
  it('PAR-16: an act that lands while the end is about to be appended is before it', async () => {
    const store = await world(...startedWith(fullAs(1)))
    const elsewhere = processOn(store)
    const slow = processOn(interrupted(store, 'PartnershipEnded', () => elsewhere(authorise, reneActsForClient)))
    expect(await slow(end)).toBe('Applied')
    expect(typesIn(store)).toEqual(['PartnerInvited', 'PartnershipStarted', 'PartnerActAuthorised', 'PartnershipEnded'])
  })
  it('PAR-16: an authorisation records on what it was decided', async () => {
    const store = await world(...startedWith(fullAs(1)))
    await processOn(store)(authorise, reneActsForClient)
    expect(
      store
        .log()
        .at(-1)
        ?.meta.basis.map((b) => b.stream),
    ).toEqual([organisationStream(client), organisationStream(partner), `product-${domain}`])
  })
})
