import { describe, expect, it } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'
import type { GatherPorts } from '../../core/handle/decider.js'
import { dispatcher } from '../../core/handle/dispatch.js'
import type { Handled } from '../../core/handle/handleCommand.js'
import type { EventStore } from '../../core/ports/eventStore.js'
import type { Actor } from '../../core/record/actor.js'
import type { AnyEvent } from '../../core/record/event.js'
import type { TokenId } from '../../core/values/ids.js'
import type { OfType } from '../../core/values/union.js'
import { account, accountStream } from '../../aggregates/account/state.js'
import { organisation, organisationStream } from '../../aggregates/organisation/state.js'
import { partnership, partnershipStream } from '../../aggregates/partnership/state.js'
import { product, productStream } from '../../aggregates/product/state.js'
import { tokenStream } from '../../aggregates/token/state.js'
import { trusting } from '../../testing/trusting.js'
import { depsOn, metaOf } from '../../testing/counter.js'
import { sampleId } from '../../testing/index.js'
import { memoryStore, type MemoryStore, type StoreHooks } from '../../testing/memoryStore.js'
import {
  anna,
  annaActs,
  client,
  domain,
  fullAs,
  grantOf,
  limitedTo,
  partner,
  rene,
  reneActsForClient,
  startedWith,
} from '../../testing/partnerships.js'
import { stateOf, tokenName } from '../../testing/tokens.js'
import { at, interrupted, passwordAt, populate, put, samplePorts } from '../../testing/world.js'
import { mayBeUsed } from './calls.js'
import type { TokenCommand } from './commands.js'
import { tokenSlice } from './index.js'
import { parseTokenText } from './tokenText.js'

const token = sampleId<'Token'>('deploy')
const create = (over: Partial<OfType<TokenCommand, 'CreateToken'>> = {}): OfType<TokenCommand, 'CreateToken'> => ({
  type: 'CreateToken',
  token,
  account: anna,
  name: tokenName,
  organisation: client,
  product: domain,
  scopes: ['dns:read'],
  expiresAt: null,
  password: passwordAt(1),
  ...over,
})
const use = { type: 'RecordTokenUse', token, scope: 'dns:read' } as const
const pair = { client, partner }

const populated = async (hooks: StoreHooks = {}): Promise<MemoryStore> => {
  const store = memoryStore(hooks)
  await populate(store)
  return store
}
/** As on a store that cannot check the basis (LOG-11): what lands too late must be dead by itself. */
const UNCHECKED = { basis: 'Unchecked' } as const
type Answer = { readonly outcome: string; readonly handled: Handled<AnyEvent> | null }
const processOn = (store: EventStore, ports: Partial<GatherPorts> = {}) => {
  const dispatch = dispatcher(trusting, depsOn(store, { ports: samplePorts(ports) }))
  return async (command: AnyEvent, actor: Actor = annaActs, name: string = command.type): Promise<Answer> => {
    const answer = await dispatch(command, metaOf(name, { actor }))()
    if (E.isRight(answer)) return { outcome: answer.right.outcome, handled: answer.right }
    return { outcome: answer.left._tag === 'Refusal' ? answer.left.name : answer.left.kind, handled: null }
  }
}
const eventsIn = (store: MemoryStore, stream: string): ReadonlyArray<unknown> =>
  store
    .log()
    .filter((e) => e.stream === stream)
    .map((e) => e.data)
/** Whether the token may be used now, by the states that the log gives. */
const usable = (store: MemoryStore, id: TokenId = token): string => {
  const verdict = mayBeUsed({
    token: stateOf(tokenSlice, ...(eventsIn(store, tokenStream(id)) as never[])),
    account: stateOf(account, ...(eventsIn(store, accountStream(anna)) as never[])),
    organisation: stateOf(organisation, ...(eventsIn(store, organisationStream(client)) as never[])),
    product: stateOf(product, ...(eventsIn(store, productStream(domain)) as never[])),
    partnership: stateOf(partnership, ...(eventsIn(store, partnershipStream(client, partner)) as never[])),
    partnerOrganisation: stateOf(organisation, ...(eventsIn(store, organisationStream(partner)) as never[])),
    scope: 'dns:read',
    now: at,
    policy: depsOn(store).policy,
  })
  return E.isRight(verdict) ? 'usable' : verdict.left.name
}

describe('a new token', () => {
  it('TOK-05: its text is shown once, and is in no event', async () => {
    const store = await populated()
    const act = processOn(store)
    const { handled } = await act(create())
    const text = handled?.secrets['token']
    if (text === undefined) throw new Error('no text was shown')
    expect(parseTokenText(text)).toEqual(E.right(token))
    expect(JSON.stringify(store.log())).not.toContain('mdt_')
    expect(JSON.stringify(store.log())).toContain(samplePorts().random.sha256(text.reveal()))
    const again = await act(create())
    expect([again.outcome, again.handled?.secrets, again.handled?.withheld]).toEqual(['AlreadyApplied', {}, ['token']])
    expect(usable(store)).toBe('usable')
  })
  it('TOK-04: a wrong password makes none', async () => {
    const store = await populated()
    expect((await processOn(store)(create({ password: passwordAt(2) }))).outcome).toBe('TokenPasswordWrong')
    expect(usable(store)).toBe('UnknownToken')
  })
  it('TOK-01: there is no limit on the number of tokens', async () => {
    const store = await populated()
    const act = processOn(store)
    const ids = Array.from({ length: 150 }, (_, i) => sampleId<'Token'>(`token ${String(i)}`))
    for (const id of ids) expect((await act(create({ token: id }), annaActs, `create ${id}`)).outcome).toBe('Applied')
    expect(ids.map((id) => usable(store, id)).filter((answer) => answer !== 'usable')).toEqual([])
  })
  it('LOG-09: it records on what it was decided', async () => {
    const store = await populated()
    await processOn(store)(create())
    expect(store.log().at(-1)?.meta.basis).toEqual([
      { stream: accountStream(anna), revision: 0 },
      { stream: organisationStream(client), revision: 0 },
      { stream: productStream(domain), revision: 0 },
    ])
  })
})

describe('a token under a partnership', () => {
  const partners = create({ account: rene })
  it('PAR-16: the partnership authorises it first, in its own stream', async () => {
    const store = await populated()
    await put(store, partnershipStream(client, partner), ...startedWith(limitedTo(grantOf(domain, 1))))
    expect((await processOn(store)(partners, reneActsForClient)).outcome).toBe('Applied')
    expect(
      store
        .log()
        .map((e) => e.type)
        .slice(-2),
    ).toEqual(['PartnerActAuthorised', 'TokenCreated'])
    expect((store.log().at(-1)?.data as { ground?: unknown }).ground).toEqual({
      _tag: 'Partnership',
      partner,
      term: 1,
      grant: 1,
      memberTerm: 1,
    })
  })
  it('PAR-16: without the right the partnership says no, and there is no token', async () => {
    const store = await populated()
    await put(store, partnershipStream(client, partner), ...startedWith(limitedTo()))
    expect((await processOn(store)(partners, reneActsForClient)).outcome).toBe('NoRightToProduct')
    expect(eventsIn(store, tokenStream(token))).toEqual([])
  })
  it('PAR-15: a token that lands after the end of the partnership was decided on what was before it, and is dead', async () => {
    const store = await populated(UNCHECKED)
    await put(store, partnershipStream(client, partner), ...startedWith(fullAs(1)))
    const end = { type: 'EndPartnership', ...pair, confirmed: true, password: passwordAt(1) }
    const slow = processOn(interrupted(store, 'TokenCreated', () => processOn(store)(end)))
    expect((await slow(partners, reneActsForClient)).outcome).toBe('Applied')
    expect(
      store
        .log()
        .map((e) => e.type)
        .slice(-3),
    ).toEqual(['PartnerActAuthorised', 'PartnershipEnded', 'TokenCreated'])
    expect(
      store
        .log()
        .at(-1)
        ?.meta.basis.find((b) => b.stream === partnershipStream(client, partner))?.revision,
    ).toBe(2)
    const call = await processOn(store)(use, { _tag: 'Token', token, account: rene, onBehalfOf: null })
    expect(call.outcome).toBe('PartnershipRightEnded')
  })
  it('LOG-11: where the store checks the basis, no token lands after the end of the partnership', async () => {
    const store = await populated()
    await put(store, partnershipStream(client, partner), ...startedWith(fullAs(1)))
    const end = { type: 'EndPartnership', ...pair, confirmed: true, password: passwordAt(1) }
    const slow = processOn(interrupted(store, 'TokenCreated', () => processOn(store)(end)))
    expect((await slow(partners, reneActsForClient)).outcome).toBe('NotAuthorisedByPartnership')
    expect(eventsIn(store, tokenStream(token))).toEqual([])
  })
  it('TOK-09: a call is recorded before it is answered, on everything that its right is derived from', async () => {
    const store = await populated()
    await put(store, partnershipStream(client, partner), ...startedWith(fullAs(1)))
    const act = processOn(store)
    await act(partners, reneActsForClient)
    const asToken: Actor = { _tag: 'Token', token, account: rene, onBehalfOf: { _tag: 'Partner', ...pair } }
    expect((await act(use, asToken)).outcome).toBe('Applied')
    expect(
      store
        .log()
        .at(-1)
        ?.meta.basis.map((b) => b.stream),
    ).toEqual([
      accountStream(rene),
      organisationStream(client),
      productStream(domain),
      partnershipStream(client, partner),
      organisationStream(partner),
    ])
    expect((await act(use, asToken, 'the second call of the day')).outcome).toBe('NothingToDo')
  })
})
