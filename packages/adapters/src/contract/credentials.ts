import type { AccountId } from '@mandat/domain'
import type { Credentials } from '@mandat/domain/kit'
import { describe, expect, it } from '@jest/globals'
import * as O from 'fp-ts/lib/Option.js'
import { anId, must } from './events.js'
import { type MadeStore, using } from './made.js'

/** Everything that the library asks of a store of password hashes; every adapter passes all of it. */
export const credentialsContract = (name: string, make: () => Promise<MadeStore<Credentials>>): void => {
  const on = using(make)
  const account = anId<AccountId>()
  const other = anId<AccountId>()

  describe(`${name}: credentials contract`, () => {
    it(
      'keeps hashes by account and version',
      on(async (credentials) => {
        expect(await must(credentials.get(account, 1))).toStrictEqual(O.none)
        await must(credentials.put(account, 1, '$argon2id$one'))
        await must(credentials.put(account, 2, '$argon2id$two'))
        expect(await must(credentials.get(account, 1))).toStrictEqual(O.some('$argon2id$one'))
        expect(await must(credentials.get(account, 2))).toStrictEqual(O.some('$argon2id$two'))
        expect(await must(credentials.get(other, 1))).toStrictEqual(O.none)
      }),
    )

    it(
      'replaces a version whose event was never appended',
      on(async (credentials) => {
        await must(credentials.put(account, 1, 'first'))
        await must(credentials.put(account, 1, 'second'))
        expect(await must(credentials.get(account, 1))).toStrictEqual(O.some('second'))
      }),
    )

    it(
      'forgets the versions below the one that is named, of that account',
      on(async (credentials) => {
        for (const version of [1, 2, 3, 10]) await must(credentials.put(account, version, `v${String(version)}`))
        await must(credentials.put(other, 1, 'other'))
        await must(credentials.prune(account, 3))
        await must(credentials.prune(account, 3))
        const left = await Promise.all([1, 2, 3, 10].map((version) => must(credentials.get(account, version))))
        expect(left).toStrictEqual([O.none, O.none, O.some('v3'), O.some('v10')])
        expect(await must(credentials.get(other, 1))).toStrictEqual(O.some('other'))
      }),
    )
  })
}
