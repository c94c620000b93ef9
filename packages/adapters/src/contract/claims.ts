import type { Instant } from '@mandat/domain'
import type { Claims } from '@mandat/domain/kit'
import { describe, expect, it } from '@jest/globals'
import * as O from 'fp-ts/lib/Option.js'
import { must } from './events.js'
import { type MadeStore, using } from './made.js'

const AT = '2026-01-01T00:00:00.000Z' as Instant
const LATER = '2026-01-02T00:00:00.000Z' as Instant

/** Everything that the library asks of a store of unique values; every adapter passes all of it. */
export const claimsContract = (name: string, make: () => Promise<MadeStore<Claims>>): void => {
  const on = using(make)
  const mine = { owner: 'me', confirmed: false, since: AT }

  describe(`${name}: claims contract`, () => {
    it(
      "ACC-01: the first gets the value; everybody else, and a repeat, sees the first one's claim",
      on(async (claims) => {
        expect(await must(claims.find('Email', 'a@b.ch'))).toStrictEqual(O.none)
        expect(await must(claims.put('Email', 'a@b.ch', 'me', AT))).toStrictEqual(mine)
        expect(await must(claims.put('Email', 'a@b.ch', 'me', LATER))).toStrictEqual(mine)
        expect(await must(claims.put('Email', 'a@b.ch', 'you', LATER))).toStrictEqual(mine)
        expect(await must(claims.find('Email', 'a@b.ch'))).toStrictEqual(O.some(mine))
      }),
    )

    it(
      'of many at once, one gets it',
      on(async (claims) => {
        const all = await Promise.all(
          Array.from({ length: 20 }, (_, i) => must(claims.put('Email', 'a@b.ch', `o${String(i)}`, AT))),
        )
        expect(new Set(all.map(({ owner }) => owner)).size).toBe(1)
      }),
    )

    it(
      'kinds and values do not mix',
      on(async (claims) => {
        await must(claims.put('Email', '123', 'me', AT))
        expect((await must(claims.put('CustomerNumber', '123', 'you', AT))).owner).toBe('you')
        expect((await must(claims.put('Email', '123 ', 'you', AT))).owner).toBe('you')
        expect((await must(claims.put('Email', 'ä', 'you', AT))).owner).toBe('you')
        expect((await must(claims.put('Email', 'A\u0308', 'they', AT))).owner).toBe('they')
      }),
    )

    it(
      'only its owner confirms or releases a claim',
      on(async (claims) => {
        await must(claims.put('Email', 'a@b.ch', 'me', AT))
        expect(await must(claims.confirm('Email', 'a@b.ch', 'you'))).toBe(false)
        expect(await must(claims.confirm('Email', 'x@b.ch', 'me'))).toBe(false)
        expect(await must(claims.confirm('CustomerNumber', 'a@b.ch', 'me'))).toBe(false)
        expect(await must(claims.find('Email', 'a@b.ch'))).toStrictEqual(O.some(mine))
        expect(await must(claims.confirm('Email', 'a@b.ch', 'me'))).toBe(true)
        expect(await must(claims.confirm('Email', 'a@b.ch', 'me'))).toBe(true)
        expect(await must(claims.put('Email', 'a@b.ch', 'me', LATER))).toStrictEqual({ ...mine, confirmed: true })
        await must(claims.release('Email', 'a@b.ch', 'you'))
        expect(await must(claims.find('Email', 'a@b.ch'))).toStrictEqual(O.some({ ...mine, confirmed: true }))
        await must(claims.release('Email', 'a@b.ch', 'me'))
        await must(claims.release('Email', 'a@b.ch', 'me'))
        expect(await must(claims.put('Email', 'a@b.ch', 'you', LATER))).toStrictEqual({
          owner: 'you',
          confirmed: false,
          since: LATER,
        })
      }),
    )
  })
}
