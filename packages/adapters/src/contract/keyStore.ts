import type { Instant } from '@mandat/domain'
import { describe, expect, it } from '@jest/globals'
import type { KeyStore } from '../stores/ports/keyStore.js'
import { must } from './events.js'
import { type MadeStore, using } from './made.js'

const AT = '2026-01-01T00:00:00.000Z' as Instant
const LATER = '2026-02-01T00:00:00.000Z' as Instant

/** Everything that the library asks of a store of wrapped keys; every adapter passes all of it. */
export const keyStoreContract = (name: string, make: () => Promise<MadeStore<KeyStore>>): void => {
  const on = using(make)
  const erased = { _tag: 'Erased', at: AT }

  describe(`${name}: key store contract`, () => {
    it(
      'keeps the first key of a person and category, and gives it to whoever comes later',
      on(async (keys) => {
        expect(await must(keys.find('anna', 'Identity'))).toStrictEqual({ _tag: 'Absent' })
        const first = { _tag: 'Key', wrapped: 'one' }
        expect(await must(keys.add('anna', 'Identity', 'one'))).toStrictEqual(first)
        expect(await must(keys.add('anna', 'Identity', 'two'))).toStrictEqual(first)
        expect(await must(keys.find('anna', 'Identity'))).toStrictEqual(first)
        expect(await must(keys.find('anna', 'Trace'))).toStrictEqual({ _tag: 'Absent' })
        expect(await must(keys.find('berta', 'Identity'))).toStrictEqual({ _tag: 'Absent' })
      }),
    )

    it(
      'of many keys at once, one stands, and everybody is told which',
      on(async (keys) => {
        const told = await Promise.all(
          Array.from({ length: 20 }, (_, i) => must(keys.add('anna', 'Identity', `key ${String(i)}`))),
        )
        const standing = await must(keys.find('anna', 'Identity'))
        expect(standing._tag).toBe('Key')
        expect(told).toStrictEqual(Array(20).fill(standing))
      }),
    )

    it(
      'PRV-07: an erasure stays, with its first date, and no key comes back behind it',
      on(async (keys) => {
        await must(keys.add('anna', 'Identity', 'one'))
        await must(keys.add('anna', 'Trace', 'two'))
        await must(keys.erase('anna', ['Identity'], AT))
        await must(keys.erase('anna', ['Identity'], LATER))
        expect(await must(keys.find('anna', 'Identity'))).toStrictEqual(erased)
        expect(await must(keys.add('anna', 'Identity', 'three'))).toStrictEqual(erased)
        expect(await must(keys.find('anna', 'Trace'))).toStrictEqual({ _tag: 'Key', wrapped: 'two' })
        // who never had a key is fenced all the same
        await must(keys.erase('berta', ['Identity', 'Trace'], AT))
        for (const category of ['Identity', 'Trace'] as const)
          expect(await must(keys.add('berta', category, 'four'))).toStrictEqual(erased)
      }),
    )
  })
}
