import { describe, expect, it } from '@jest/globals'
import { type LocalDate } from '@mandat/domain'
import { ProductLabel } from '@mandat/domain/kit'
import { sampleBox, sampleId } from '@mandat/domain/testing'
import * as E from 'fp-ts/lib/Either.js'
import { catchUp } from '../../core/keep/catchUp.js'
import { documentsOf, historyOf, ordered, storyAt, testDocuments, testLog } from '../../testing/index.js'
import { products } from './model.js'
import { productsExpiringBy, productsOf } from './query.js'

const [bakery, other] = [sampleId<'Organisation'>('Bakery'), sampleId<'Organisation'>('Other')]
const [domain, mail] = [sampleId<'Product'>('bakery.ch'), sampleId<'Product'>('mail')]
const on = (text: string): LocalDate => text as LocalDate
const here = { product: domain, organisation: bakery, stay: 1 }
const document = {
  ...here,
  category: 'Domain',
  label: sampleBox(ProductLabel, bakery, 'bakery.ch'),
  expiresOn: '2027-01-01',
  renewal: 'Manual',
  renewalPrice: { amount: 1_500, currency: 'CHF' },
  orderedAt: storyAt,
}
const renewed = {
  type: 'ProductRenewed',
  ...here,
  from: on('2027-01-01'),
  until: on('2028-01-01'),
  manner: 'Manual',
  price: document.renewalPrice,
} as const

describe('the running products', () => {
  it('PRD-01: follow their renewal, its manner, and a transfer; an ended one is gone', () => {
    const of = (...more: ReadonlyArray<{ readonly type: string }>) =>
      documentsOf(products, historyOf([ordered(domain, bakery, 'bakery.ch'), ...more])).get(domain)
    expect(of()).toEqual(document)
    expect(of(renewed, { type: 'RenewalMannerChanged', ...here, renewal: 'Automatic' } as never)).toEqual({
      ...document,
      expiresOn: '2028-01-01',
      renewal: 'Automatic',
    })
    const moved = {
      type: 'ProductTransferred',
      product: domain,
      organisation: other,
      stay: 2,
      from: bakery,
      expiresOn: on('2027-01-01'),
      renewal: 'Manual',
    } as const
    expect(of(moved)).toEqual({ ...document, organisation: other, stay: 2 })
    expect(of({ type: 'ProductEnded', ...here, why: 'Cancelled', at: storyAt } as never)).toBeUndefined()
  })
  it('PRD-01: are found by organisation and by expiry', async () => {
    const documents = testDocuments()
    const log = historyOf([
      ordered(domain, bakery, 'bakery.ch'),
      ordered(mail, other, 'mail', { expiresOn: on('2026-06-30') }),
    ])
    await catchUp({ store: testLog(...log), documents, clock: { now: () => storyAt } }, [products])()
    const ids = (found: E.Either<unknown, ReadonlyArray<{ readonly product: string }>>) =>
      E.isRight(found) && found.right.map((p) => p.product)
    expect(ids(await productsOf(documents, bakery, storyAt)())).toEqual([domain])
    expect(ids(await productsExpiringBy(documents, on('2026-06-29'))())).toEqual([])
    expect(ids(await productsExpiringBy(documents, on('2026-06-30'))())).toEqual([mail])
    expect(ids(await productsExpiringBy(documents, on('2027-01-01'))())).toEqual([mail, domain])
  })
})
