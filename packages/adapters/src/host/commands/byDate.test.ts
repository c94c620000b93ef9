import { describe, expect, it, jest } from '@jest/globals'
import type { Actor, Failure, Refusal } from '@mandat/domain'
import { type CommandDefinition, registry } from '@mandat/domain/kit'
import * as E from 'fp-ts/lib/Either.js'
import { expiring, type Expiring } from '../../testing/expiring.js'
import { ask, logOf } from '../../testing/host.js'
import { right } from '../../testing/scratch.js'

// a busy machine takes its time
jest.setTimeout(60_000)

type World = Expiring
type Asked = (world: World) => readonly [type: string, data: object, by: Actor]
/** What a command is answered with, whole but for the events: one that records what was due has more of them. */
const answerTo = async (world: World, asked: Asked): Promise<string> => {
  const [type, data, by] = asked(world)
  return told(await ask(world.host, type, data, by))
}
const told = (answer: E.Either<Refusal | Failure, unknown>): string => {
  if (E.isRight(answer)) return 'Done'
  const { left } = answer
  return left._tag === 'Refusal' ? `${left.name} ${left.rule} ${JSON.stringify(left.details)}` : left.kind
}
const onManual = ({ manual: product, acme: organisation }: World) => ({ product, organisation })
const onAutomatic = ({ automatic: product, acme: organisation }: World) => ({ product, organisation })
const year = { from: '2026-03-10', until: '2027-03-10' }
const tokenOf = (world: World, person: 'ada' | 'pia', product: World['manual']) => ({
  token: world.host.id(),
  account: world[person].account,
  name: 'ci',
  organisation: world.acme,
  product,
  scopes: ['dns:read'],
  expiresAt: null,
  password: world[person].password,
})

/** Every command that a host gives about products: refused ones first, so that each finds the same world. */
const commands: ReadonlyArray<readonly [title: string, asked: Asked, answer: string]> = [
  ['OrderProduct', (w) => ['OrderProduct', ordering(w), w.ada.actor], 'ProductAlreadyOrdered'],
  ['RenewProduct', (w) => ['RenewProduct', { ...onManual(w), ...year }, w.ada.actor], 'ProductHasExpired'],
  [
    'RenewProduct, for the partner',
    (w) => ['RenewProduct', { ...onManual(w), ...year }, w.forFull],
    'NoRightToProduct',
  ],
  [
    'RenewProduct, by itself',
    (w) => ['RenewProduct', { ...onAutomatic(w), ...year }, w.ada.actor],
    'NotTheCurrentExpiry',
  ],
  [
    'RenewProduct, by itself, for the partner',
    (w) => ['RenewProduct', { ...onAutomatic(w), ...year }, w.forFull],
    'NotTheCurrentExpiry',
  ],
  [
    'RenewProduct, with limited access',
    (w) => ['RenewProduct', { ...onManual(w), ...year }, w.forLimited],
    'NoRightToProduct',
  ],
  [
    'ChangeRenewalManner',
    (w) => ['ChangeRenewalManner', { ...onManual(w), renewal: 'Automatic' }, w.ada.actor],
    'ProductHasExpired',
  ],
  ['TransferProduct', (w) => ['TransferProduct', { ...onManual(w), to: w.other }, w.ada.actor], 'ProductHasExpired'],
  [
    'EndProduct, as expired, by itself',
    (w) => ['EndProduct', { ...onAutomatic(w), why: 'Expired' }, w.ada.actor],
    'NotExpired',
  ],
  ['CreateToken', (w) => ['CreateToken', tokenOf(w, 'ada', w.manual), w.ada.actor], 'TokenProductUnknown'],
  ['CreateToken, for the partner', (w) => ['CreateToken', tokenOf(w, 'pia', w.manual), w.forFull], 'NoRightToProduct'],
  ['CreateToken, by itself', (w) => ['CreateToken', tokenOf(w, 'pia', w.automatic), w.forLimited], 'Done'],
  [
    'InvitePartner',
    (w) => [
      'InvitePartner',
      { client: w.acme, partner: w.stranger, access: { _tag: 'Limited', products: [w.manual] } },
      w.ada.actor,
    ],
    'UnknownProducts',
  ],
  [
    'LimitAccess',
    (w) => ['LimitAccess', { client: w.acme, partner: w.full, products: [w.manual], confirmed: true }, w.ada.actor],
    'UnknownProducts',
  ],
  [
    'GrantProducts',
    (w) => ['GrantProducts', { client: w.acme, partner: w.limited, products: [w.manual] }, w.ada.actor],
    'UnknownProducts',
  ],
  [
    'WithdrawProducts',
    (w) => [
      'WithdrawProducts',
      { client: w.acme, partner: w.limited, products: [w.manual], confirmed: true },
      w.ada.actor,
    ],
    'Done',
  ],
  [
    'CloseOrganisation',
    (w) => ['CloseOrganisation', { organisation: w.acme, password: w.ada.password }, w.ada.actor],
    'ProductsRunning',
  ],
  ['EndProduct', (w) => ['EndProduct', { ...onManual(w), why: 'Cancelled' }, w.ada.actor], 'Done'],
  ['TransferProduct, by itself', (w) => ['TransferProduct', { ...onAutomatic(w), to: w.other }, w.ada.actor], 'Done'],
  [
    'CloseOrganisation, once nothing runs',
    (w) => ['CloseOrganisation', { organisation: w.acme, password: w.ada.password }, w.ada.actor],
    'Done',
  ],
]
const ordering = (w: World) => ({
  ...onManual(w),
  category: 'Domain',
  label: 'example.ch',
  expiresOn: '2027-03-10',
  renewalPrice: { currency: 'CHF', amount: 1_500 },
  renewal: 'Manual',
})

describe('a day after the expiry of products, without a tick', () => {
  it('PRD-01, hole 20: every command about products is answered as after the tick, and leaves the same', async () => {
    const [silent, ticked] = [await expiring('NotTicked'), await expiring('Ticked')]
    for (const [title, asked, answer] of commands) {
      const [before, after] = [await answerTo(silent, asked), await answerTo(ticked, asked)]
      expect([title, before.split(' ')[0], before]).toEqual([title, answer, after])
    }
    // what is recorded late is recorded as the clock would have
    right(await silent.host.manager.tick())
    const lives = async ({ host, manual, automatic }: World) =>
      (await logOf(host))
        .filter(({ stream }) => [`product-${manual}`, `product-${automatic}`].includes(stream))
        .map(({ type, stream, data }) => [stream, type, (data as { readonly manner?: string }).manner ?? null])
        .sort()
    expect(await lives(silent)).toEqual(await lives(ticked))
    await Promise.all([silent.host.manager.close(), ticked.host.manager.close()])
  })

  it('PRD-01, hole 20: so is every query, and every call of a token', async () => {
    const [silent, ticked] = [await expiring('NotTicked'), await expiring('Ticked')]
    const seen = async ({ host: { manager }, ada, pia, acme, full, limited, texts }: World) => ({
      products: right(await manager.query.products(ada.actor, { organisation: acme, count: 10 })).items,
      dashboard: right(await manager.query.organisationDashboard(ada.actor, acme)),
      ofFull: right(await manager.query.partnerDashboard(pia.actor, full)),
      ofLimited: right(await manager.query.partnerDashboard(pia.actor, limited)),
      calls: [
        told(await manager.authenticateToken(texts.ada, 'product:renew')),
        told(await manager.authenticateToken(texts.pia, 'product:renew')),
      ],
    })
    const view = await seen(silent)
    // drawn by chance
    const alike = (of: object) =>
      JSON.stringify(of).replaceAll(/("customerNumber":\{"_tag":"Plain","text":")\d+/g, '$1')
    expect(alike(view)).toEqual(alike(await seen(ticked)))
    expect(view.products.map(({ product, expiresOn }) => [product, expiresOn])).toEqual([
      [silent.automatic, '2027-03-10'],
    ])
    expect(view.calls.map((call) => call.split(' ')[0])).toEqual(['ProductGone', 'ProductGone'])
    await Promise.all([silent.host.manager.close(), ticked.host.manager.close()])
  })

  it('PRD-01, hole 20: no command about products is left out here', () => {
    const all: ReadonlyArray<CommandDefinition> = [...registry.commands.values()]
    const about = all.filter(
      ({ type, fields, givenBy }) =>
        givenBy === 'Callers' && ('product' in fields || 'products' in fields || type === 'InvitePartner'),
    )
    const named = new Set(commands.map(([title]) => title.split(',')[0]))
    expect(about.map(({ type }) => type).filter((type) => !named.has(type))).toEqual([])
  })
})
