import { describe, expect, it } from '@jest/globals'
import { defaultPolicy } from '@mandat/domain'
import { localDateIn, plusDays, startOfDayIn } from '@mandat/domain/kit'
import fc from 'fast-check'
import { historyOf, randomHistory } from '../../testing/index.js'
import { dueIn, ground, noon, on, reminded, type Reminded, zurich } from '../../testing/stories/reminders.js'
import { earliestDueOf, nextDueOf } from './due.js'

describe('the next day on which something is due', () => {
  it('REN-04: is the first day that gives anything, so the index finds neither too much nor too little', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(100_000), { minLength: 20, maxLength: 60 }), fc.nat(120), (steps, ahead) => {
        const log = randomHistory(steps.map((n) => n - (n % 5) + ([1, 1, 2, 2, 2][n % 5] ?? 2)))
        const day = plusDays(on('2026-01-01'), ahead)
        for (const document of reminded(log)) {
          const next = nextDueOf(document.house, document.products, defaultPolicy)
          const now = startOfDayIn(zurich, day)
          expect(localDateIn(zurich, now)).toBe(day)
          if (next === null || day < next) expect(dueIn(document, now)).toBeNull()
          if (next === day) expect(dueIn(document, now)?.items.length).toBeGreaterThan(0)
          // what the index finds is not too little: everything due is of a product that it finds by then
          const found = document.products.filter((one) => (earliestDueOf(one, defaultPolicy) ?? '9') <= day)
          expect(dueIn({ ...document, products: found }, now)).toEqual(dueIn(document, now))
        }
      }),
      { numRuns: 100 },
    )
  })
  it('REN-04: running the clock day by day tells each product at most once for each expiry and interval', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(100_000), { minLength: 20, maxLength: 50 }),
        fc.integer({ min: 1, max: 9 }),
        (steps, gap) => {
          let log = randomHistory(steps.map((n) => n - (n % 5) + ([1, 1, 2, 2, 2][n % 5] ?? 2)))
          const seen = new Set<string>()
          for (let day = on('2026-01-02'); day < '2026-06-01'; day = plusDays(day, gap))
            for (const document of reminded(log)) {
              const found = dueIn(document, startOfDayIn(zurich, day))
              if (found === null) continue
              const keys = found.items.map(
                (i) => `${document.house.organisation} ${i.product} ${i.expiresOn} ${i.interval}`,
              )
              expect(keys.filter((key) => seen.has(key))).toEqual([])
              expect(new Set(found.items.map((i) => i.product)).size).toBe(found.items.length)
              for (const key of keys) seen.add(key)
              log = [...log, ...historyOf([{ type: 'RemindersFellDue', ...found }], log)]
            }
        },
      ),
      { numRuns: 20 },
    )
  })
  it('REN-04: a product that the index finds too early is looked at once a tick, one that is due twice', () => {
    const [bakery] = reminded(historyOf(ground))
    const looks = (day: string): readonly [boolean, number] => {
      let looked = 0
      const products = (bakery?.products ?? []).map((product) => ({
        ...product,
        get since() {
          looked++
          return product.since
        },
      }))
      const found = dueIn({ ...bakery, products } as Reminded, noon(day))
      return [found !== null, looked / products.length]
    }
    const [, once] = looks('2026-05-19')
    expect([looks('2026-05-19'), looks('2026-05-20')]).toEqual([
      [false, once],
      [true, 2 * once],
    ])
  })
})
