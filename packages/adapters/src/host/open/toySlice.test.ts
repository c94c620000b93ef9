import { afterEach, describe, expect, it } from '@jest/globals'
import { type CorrelationId, DAY, defaultPolicy } from '@mandat/domain'
import { registry } from '@mandat/domain/kit'
import { readOne } from '@mandat/projections/kit'
import * as E from 'fp-ts/lib/Either.js'
import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { memoryMailer } from '../../mail/index.js'
import { memoryStores } from '../../stores/memory/index.js'
import { cheapPasswords, movingClock, secret } from '../../testing/host.js'
import { right } from '../../testing/scratch.js'
import { partsWithToy } from '../../testing/toy/all.js'
import { voucherSlice } from '../../testing/toy/slices/voucher/index.js'
import { vouchers } from '../../testing/toy/views/vouchers/model.js'
import { hostKeys } from '../../vault/index.js'
import type { Mandat } from './mandat.js'
import { compose } from './openMandat.js'
import { settleOptions } from '../parts/options.js'

const [anna, visitor] = [randomUUID(), { _tag: 'Visitor', visitor: randomUUID() }]

describe('the toy slice of docs/adding-a-slice.md', () => {
  it('appears in every derived list, and changes nothing of what is there', () => {
    const { registry: all } = partsWithToy
    expect([...all.commands.keys()].filter((type) => !registry.commands.has(type))).toStrictEqual([
      'IssueVoucher',
      'RedeemVoucher',
      'ExpireVoucher',
    ])
    const types = voucherSlice.events.map(({ type }) => type)
    expect(all.catalogue).toStrictEqual({ ...registry.catalogue, voucher: voucherSlice.events })
    expect(all.events.map(({ type }) => type)).toStrictEqual([...registry.events.map(({ type }) => type), ...types])
    expect(Object.keys(all.examples['voucher'] ?? {})).toStrictEqual(types)
    expect([...all.mails.keys()]).toStrictEqual([...registry.mails.keys(), 'Voucher'])
    expect(all.links.map(({ purpose }) => purpose)).toStrictEqual([
      ...registry.links.map(({ purpose }) => purpose),
      'Voucher',
    ])
    expect(all.deadlines.handles.filter((one) => !registry.deadlines.handles.includes(one))).toStrictEqual([
      ...voucherSlice.events,
    ])
    const names = all.processes.map(({ name }) => name)
    expect(names.filter((name) => !registry.processes.some((one) => one.name === name))).toStrictEqual([
      'welcomeVouchers',
      'voucherMails',
    ])
    expect(names.indexOf('welcomeVouchers')).toBeLessThan(names.indexOf('accountMails'))
    expect(all.processesFor('AccountRegistered').map(({ name }) => name)).toContain('welcomeVouchers')
    expect(Object.keys(partsWithToy.views(defaultPolicy)).at(-1)).toBe('vouchers')
  })

  it('is named outside its own folders in one list each, and nowhere else', () => {
    const folder = join(__dirname, '../../testing/toy')
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    const outside = files
      .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
      .filter((file) => !/(^|\/)vouchers?(\/|\.ts$)/.test(file))
      .filter((file) => /voucher/i.test(readFileSync(join(folder, file), 'utf8')))
    expect(outside).toStrictEqual(['all.ts'])
  })
})

describe('a host with the toy slice', () => {
  const clock = movingClock()
  const mailer = memoryMailer()
  let manager: Mandat
  afterEach(() => manager.close())

  const opened = async () => {
    const stores = right(await memoryStores(hostKeys(secret))())
    const settled = right(
      await settleOptions({
        stores: () => () => Promise.resolve(E.right(stores)),
        hostSecret: secret,
        clock,
        mailer,
        baseUrl: 'https://manager.example',
        passwords: cheapPasswords,
        work: 'ByHand',
      }),
    )
    manager = compose(settled, partsWithToy)
    return stores
  }
  const linkTo = (address: string): string =>
    new URL(
      /https?:\S+/.exec(
        mailer
          .sent()
          .filter(({ to }) => to === address)
          .at(-1)?.text ?? '',
      )?.[0] ?? '',
    ).searchParams.get('link') ?? ''
  const register = async (account: string, email: string): Promise<void> => {
    right(
      await manager.executeUnknown({
        type: 'RequestRegistration',
        actor: visitor,
        data: { account, email, language: 'en' },
      }),
    )
    right(await manager.settle())
    const data = { account, name: 'Anna', password: 'Velo-4711-himmelblau', link: linkTo(email) }
    right(await manager.executeUnknown({ type: 'RegisterAccount', actor: visitor, data }))
    right(await manager.settle())
  }

  it('issues by a reaction, mails the link, redeems by it once, expires by the clock, and shows all of it', async () => {
    const stores = await opened()
    await register(anna, 'anna@bakery.example')
    const mail = mailer.sent().at(-1)
    expect([mail?.to, mail?.subject, mail?.text.includes('/links/voucher?')]).toStrictEqual([
      'anna@bakery.example',
      'Your voucher',
      true,
    ])
    const shown = async (account: string) => right(await readOne(stores.documents, vouchers, account)())?.vouchers ?? {}
    const [voucher = ''] = Object.keys(await shown(anna))
    const redeem = (link: string) =>
      manager.executeUnknown({ type: 'RedeemVoucher', actor: visitor, data: { voucher, link } })
    expect(await redeem('another')).toMatchObject({ left: { name: 'VoucherLinkWrong' } })
    expect(await redeem(linkTo('anna@bakery.example'))).toMatchObject({ right: { outcome: 'Applied' } })
    expect(await redeem(linkTo('anna@bakery.example'))).toMatchObject({ left: { name: 'VoucherNotOpen' } })

    const beat = randomUUID()
    await register(beat, 'beat@bakery.example')
    clock.move(31 * DAY)
    right(await manager.tick())
    right(await manager.settle())
    expect([Object.values(await shown(anna)), Object.values(await shown(beat))]).toStrictEqual([['Used'], ['Expired']])
    const system = { _tag: 'System', process: 'host' } as const
    const issued = { type: 'IssueVoucher', actor: visitor, data: { voucher: randomUUID(), account: anna } }
    expect(await manager.executeUnknown(issued)).toMatchObject({
      left: { name: 'OnlyTheSystemIssues', rule: 'TOY-01' },
    })
    const query = { of: { _tag: 'Stream', stream: `voucher-${voucher}` }, count: 9 } as const
    right(await manager.query.auditTrail(system, query))
    const rebuilt = right(await manager.rebuild())
    expect(rebuilt.filter(({ identical }) => !identical)).toStrictEqual([])
    expect(rebuilt.some(({ model }) => model.name === 'vouchers')).toBe(true)
    // what a process issued is on record as its own
    const page = right(
      await stores.events.readStream(`voucher-${voucher}`, { from: 0, count: 9, direction: 'forwards' })(),
    )
    expect(
      page.map(({ type, meta }) => [type, meta.actor._tag === 'System' ? meta.actor.process : null]),
    ).toStrictEqual([
      ['VoucherIssued', 'welcomeVouchers'],
      ['VoucherRedeemed', null],
    ])
    const correlation: CorrelationId | undefined = page[0]?.meta.correlation
    expect(correlation === undefined).toBe(false)
  })
})
