import { beforeAll, expect, it } from '@jest/globals'
import type { viewQueries } from '@mandat/projections/kit'
import * as E from 'fp-ts/lib/Either.js'
import { wordOf } from '../../testing/host.js'
import { fates, type Fates, pairsOf, places, placesIn, withFates } from '../../testing/twoFates.js'

const { Account: account, Organisation: organisation } = places
const page = { organisation, count: 9 }
const search = { count: 9 }
/** What each query is asked for, with places where ids are. */
const asked: Readonly<Record<keyof typeof viewQueries, ReadonlyArray<ReadonlyArray<unknown>>>> = {
  organisationDashboard: [[organisation], [places.Partner]],
  partnerDashboard: [[organisation], [places.Partner]],
  accountSecurity: [[account]],
  reach: [[organisation, account]],
  tokensOfAccount: [[account]],
  tokensOfOrganisation: [[organisation]],
  auditTrail: [
    [{ of: { _tag: 'Organisation', organisation }, count: 9 }],
    [{ of: { _tag: 'Account', account }, count: 9 }],
    [{ of: { _tag: 'Stream', stream: 'account-1' }, count: 9 }],
    [{ of: { _tag: 'Everything' }, count: 9 }],
  ],
  profile: [[account]],
  organisations: [[{ account, count: 9 }]],
  members: [[page], [{ ...page, search: 'Ad' }]],
  products: [[page]],
  tokens: [[page]],
  invitations: [[page]],
  findAccounts: [[{ by: { _tag: 'Email', email: 'adam@example.org' }, ...search }]],
  findOrganisations: [[{ by: { _tag: 'Name', name: 'Acme' }, ...search }]],
}

let world: Fates
beforeAll(async () => {
  world = await fates()
})

it.each(Object.entries(asked))(
  'LOG-12, TOK-02, hole 29: %s answers strangers alike about what is not theirs and about what does not exist',
  async (name, asks) => {
    const query = world.host.manager.query as unknown as Record<
      string,
      (actor: unknown, ...args: ReadonlyArray<unknown>) => Promise<E.Either<never, unknown>>
    >
    const answer = async (actor: unknown, args: ReadonlyArray<unknown>) => {
      const given = await query[name]?.(actor, ...args)
      return given !== undefined && E.isLeft(given) ? given : wordOf(given ?? E.right(null))
    }
    for (const actor of Object.values(world.strangers))
      for (const args of asks) {
        const whole = { args, actor }
        for (const [there, nowhere] of pairsOf(placesIn(whole).length)) {
          const [a, b] = [withFates(whole, world, there), withFates(whole, world, nowhere)]
          const said = await answer(a.actor, a.args)
          expect([name, there, said]).toStrictEqual([name, there, await answer(b.actor, b.args)])
          expect(JSON.stringify(said)).not.toContain('"kind"')
        }
      }
  },
)
