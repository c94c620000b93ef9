import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { anAppend, anEvent, anId, asStored, must, plain, someEvents } from '../../contract/events.js'
import { right } from '../../testing/scratch.js'
import { hexOf, nameOf } from './idBytes.js'
import { type Database, openDatabase, sqliteEventStore } from './index.js'
import { MOST_NAMED } from './kinds.js'
import { packed, unpacked } from './packing.js'

const inMemory = async (): Promise<Database> => right(await openDatabase({ file: ':memory:' })())
const ALL = { after: 0, count: 10_000 } as const

describe('what the file has of an event', () => {
  it('any JSON value comes back as it was, its fields in their order, with whatever is known of them', () => {
    const known = { type: 'Noted', command: 'c', digest: 'd' }
    const text = fc.oneof(fc.constantFrom('Noted', 'c', 'd', '__proto__', 'type', '0'), fc.string())
    const value = fc.oneof(fc.jsonValue(), fc.dictionary(text, fc.oneof(text, fc.jsonValue())))
    fc.assert(
      fc.property(value, (u) => {
        const json = JSON.stringify(u)
        const { fields, text: written, most } = packed(JSON.parse(json), known)
        expect(JSON.stringify(unpacked(fields, written, known))).toBe(json)
        expect(most).toBeGreaterThanOrEqual(json.length)
      }),
      { numRuns: 1_000 },
    )
  })

  it('names have bytes of their own, a UUID 16 and a digest 32, and come back as they were', () => {
    const uuid = anId()
    const digest = Buffer.alloc(32, 0xfb).toString('base64url')
    const names = [
      uuid,
      uuid.toUpperCase(),
      uuid.slice(1),
      digest,
      `${digest.slice(1)}A`,
      `${digest.slice(1)}B`,
      digest.slice(1),
    ]
    for (let length = 1; length < 70; length++) names.push('x'.repeat(length), 'é'.repeat(length))
    names.push('', ' ', '00', '=')
    expect(names.map(hexOf).map(nameOf)).toStrictEqual(names)
    expect(new Set(names.map(hexOf)).size).toBe(new Set(names).size)
    expect([uuid, digest].map((name) => hexOf(name).length / 2)).toStrictEqual([16, 32])
  })

  it('metadata stands there once for each command, is read with any of its events, and its own where it differs', async () => {
    const db = await inMemory()
    const store = sqliteEventStore(db)
    const [{ meta }, other] = [anEvent(), anEvent()] as const
    const events = [...someEvents(3).map((event) => ({ ...event, meta })), other, anEvent({ meta })]
    await must(store.append(anAppend('a-1', -1, events, meta.command)))
    expect(db.statement('SELECT meta IS NULL FROM events ORDER BY position').all([])).toStrictEqual([
      [0],
      [1],
      [1],
      [0],
      [1],
    ])
    const stored = asStored('a-1', events)
    expect(plain(await must(store.readAll(ALL)))).toStrictEqual(stored)
    for (let from = 0; from < 5; from++) {
      const one = { from, count: 1, direction: 'forwards' } as const
      expect(plain(await must(store.readStream('a-1', one)))).toStrictEqual(stored.slice(from, from + 1))
      expect(plain(await must(store.readStream('a-1', { ...one, count: 9, direction: 'backwards' })))).toStrictEqual(
        stored.slice(0, from + 1).reverse(),
      )
    }
    await must(db.close())
  })

  it('names of fields that differ in every event do not fill it up', async () => {
    const db = await inMemory()
    const store = sqliteEventStore(db)
    const { meta } = anEvent()
    const named = (n: number) => anEvent({ data: { type: 'ThingDone', [`field${String(n)}`]: n }, meta })
    const events = Array.from({ length: MOST_NAMED + 3 }, (_, n) => named(n))
    await must(store.append(anAppend('a-1', -1, events.slice(0, MOST_NAMED - 1))))
    // the last that there is room for, and one that there is none for, in one append
    await must(store.append(anAppend('a-1', MOST_NAMED - 2, events.slice(MOST_NAMED - 1))))
    await must(store.append(anAppend('b-1', -1, [named(0)])))
    expect(db.statement('SELECT count(*) FROM kinds').get([])).toStrictEqual([MOST_NAMED + 1])
    expect(plain((await must(store.readAll(ALL))).slice(0, -1))).toStrictEqual(asStored('a-1', events))
    await must(db.close())
  })

  it('an event of 250 bytes takes 450 bytes at most, all that is kept beside it included', async () => {
    const db = await inMemory()
    const store = sqliteEventStore(db)
    const pages = (): number => Number(db.statement('PRAGMA page_count').get([])?.[0])
    const before = pages()
    const streams = Array.from({ length: 100 }, () => `wallet-${anId()}`)
    const at = '2025-01-01T00:00:00.000Z' as never
    for (let n = 0; n < 2_000; n++) {
      const [wallet, command] = [
        streams[n % 100] ?? '',
        `019a0000-0000-7000-8000-${String(n).padStart(12, '0')}` as never,
      ]
      const data = {
        type: 'FundsSpent',
        wallet: wallet.slice(7),
        reference: command,
        amount: 1_000 + n,
        currency: 'CHF',
        purpose: 'renewal of example-1.ch for a year, 2025',
        at,
      }
      const digest = Buffer.alloc(32, n).toString('base64url')
      const meta = {
        command,
        commandType: 'SpendFunds',
        actor: { _tag: 'System', process: 'bench' },
        ipAddress: null,
        device: null,
        causation: null,
        correlation: command,
        basis: [],
        digest,
      } as const
      const id = `019b0000-0000-7000-8000-${String(n).padStart(12, '0')}` as never
      const event = { id, type: 'FundsSpent', version: 1, data, meta, recordedAt: at }
      await must(
        store.append({
          stream: wallet,
          expectedRevision: Math.floor(n / 100) - 1,
          events: [event],
          command: { id: command, digest },
        }),
      )
    }
    expect(((pages() - before) * 2_048) / 2_000).toBeLessThan(450)
    await must(db.close())
  })
})
