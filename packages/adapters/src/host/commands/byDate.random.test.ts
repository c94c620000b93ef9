import { expect, it, jest } from '@jest/globals'
import { DAY, type Failure, type Refusal } from '@mandat/domain'
import * as E from 'fp-ts/lib/Either.js'
import fc from 'fast-check'
import { ask, logOf, openHost, type TestHost } from '../../testing/host.js'
import { founded, listed, loginOf, partnered, person, settled, type TestPerson } from '../../testing/people.js'
import { right } from '../../testing/scratch.js'

jest.setTimeout(300_000)

const PRODUCTS = 3
interface Move {
  readonly what: 'Order' | 'Renew' | 'Manner' | 'Transfer' | 'End' | 'Token' | 'Limit' | 'Grant' | 'Look'
  readonly product: number
  readonly days: number
  readonly who: 'ada' | 'pia'
  readonly wait: number
}
const move: fc.Arbitrary<Move> = fc.record({
  what: fc.constantFrom('Order', 'Renew', 'Manner', 'Transfer', 'End', 'Token', 'Limit', 'Grant', 'Look'),
  product: fc.nat(PRODUCTS - 1),
  days: fc.integer({ min: 0, max: 60 }),
  who: fc.constantFrom('ada', 'pia'),
  wait: fc.constantFrom(0, 0, 0, 1, 5, 20, 45, 400),
})
const told = (answer: E.Either<Refusal | Failure, unknown>): string => {
  if (E.isRight(answer)) return 'Done'
  const { left } = answer
  return left._tag === 'Refusal' ? `${left.name} ${JSON.stringify(left.details)}` : left.kind
}
const plus = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00.000Z`) + days * DAY).toISOString().slice(0, 10)

const world = async () => {
  const host = await openHost()
  let [ada, pia] = [await person(host, 'Ada'), await person(host, 'Pia')]
  const [acme, other] = [await founded(host, ada), await founded(host, ada, 'Other')]
  const agency = await listed(host, pia)
  await partnered(host, acme, ada, agency, pia)
  await settled(host)
  const products = Array.from({ length: PRODUCTS }, host.id)
  const expiry = new Map<string, string>()
  const today = (): string => host.clock.now().slice(0, 10)
  const by = (who: Move['who']): TestPerson['actor'] =>
    who === 'ada'
      ? ada.actor
      : { ...pia.actor, onBehalfOf: { _tag: 'Partner', partner: agency, client: acme } as never }
  const play = async ({ what, product: n, days, who }: Move): Promise<string> => {
    const product = products[n] ?? ''
    const about = { product, organisation: acme }
    const known = expiry.get(product) ?? today()
    switch (what) {
      case 'Order': {
        const expiresOn = plus(today(), days)
        const renewal = days % 2 === 0 ? 'Manual' : 'Automatic'
        const renewalPrice = { currency: 'CHF', amount: 100 + days }
        const rest = { category: 'Domain', label: 'a.ch', expiresOn, renewalPrice, renewal }
        const answer = told(await ask(host, 'OrderProduct', { ...about, ...rest }, by(who)))
        if (answer === 'Done') expiry.set(product, expiresOn)
        return answer
      }
      case 'Renew': {
        const until = plus(known, days)
        const answer = told(await ask(host, 'RenewProduct', { ...about, from: known, until }, by(who)))
        if (answer === 'Done') expiry.set(product, until)
        return answer
      }
      case 'Manner': {
        const renewal = days % 2 === 0 ? 'Manual' : 'Automatic'
        return told(await ask(host, 'ChangeRenewalManner', { ...about, renewal }, by(who)))
      }
      case 'Transfer':
        return told(await ask(host, 'TransferProduct', { ...about, to: other }, by(who)))
      case 'End':
        return told(await ask(host, 'EndProduct', { ...about, why: days % 2 === 0 ? 'Cancelled' : 'Expired' }, by(who)))
      case 'Token': {
        const owner = who === 'ada' ? ada : pia
        const made = { token: host.id(), account: owner.account, name: 'ci', scopes: ['dns:read'], expiresAt: null }
        return told(await ask(host, 'CreateToken', { ...made, ...about, password: owner.password }, by(who)))
      }
      case 'Limit': {
        const limited = { client: acme, partner: agency, products: [product], confirmed: true }
        return told(await ask(host, 'LimitAccess', limited, ada.actor))
      }
      case 'Grant':
        return told(await ask(host, 'GrantProducts', { client: acme, partner: agency, products: [product] }, ada.actor))
      case 'Look': {
        await settled(host)
        const seen = await host.manager.query.organisationDashboard(ada.actor, acme)
        return E.isRight(seen)
          ? JSON.stringify(seen.right.products.map((one) => [one.product, one.expiresOn, one.renewal]).sort())
          : told(seen)
      }
    }
  }
  for (const [n, days] of [20, 31, 50].entries()) await play({ what: 'Order', product: n, days, who: 'ada', wait: 0 })
  const again = async (): Promise<void> => {
    ada = await loginOf(host, ada)
    pia = await loginOf(host, pia)
  }
  return { host, play, again, products }
}
/** What became of each product, whoever recorded it and when. */
const livesOf = async (host: TestHost, products: ReadonlyArray<string>): Promise<ReadonlyArray<unknown>> =>
  [...(await logOf(host))]
    .sort((a, b) => (a.stream < b.stream ? -1 : a.stream > b.stream ? 1 : a.revision - b.revision))
    .filter(({ stream }) => products.some((one) => stream === `product-${one}`))
    .map(({ stream, type, data }) => {
      const { from, until, price, why, organisation, renewal } = data as Record<string, unknown>
      return [stream, type, { from, until, price, why, organisation, renewal }]
    })

it('PRD-01, hole 20: whether the clock ran every day or never, every command and the dashboard answer the same, and every product has the same life', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(move, { minLength: 5, maxLength: 25 }), async (moves) => {
      const [ticked, still] = [await world(), await world()]
      const answers: Array<[string, string]> = []
      for (const one of moves) {
        for (let day = 0; day < Math.min(one.wait, 45); day++) {
          for (const { host } of [ticked, still]) host.clock.move(one.wait > 45 ? (one.wait / 45) * DAY : DAY)
          right(await ticked.host.manager.tick())
        }
        if (one.wait > 0) for (const { again } of [ticked, still]) await again()
        answers.push([await ticked.play(one), await still.play(one)])
      }
      for (const { host } of [ticked, still]) {
        right(await host.manager.tick())
        await settled(host)
      }
      expect(answers.map(([, second]) => second)).toEqual(answers.map(([first]) => first))
      expect(await livesOf(still.host, still.products)).toEqual(await livesOf(ticked.host, ticked.products))
    }),
    { numRuns: Number(process.env['RUNS'] ?? 8) },
  )
})
