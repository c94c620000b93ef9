import { type AccountId, DAY, MINUTE } from '@mandat/domain'
import * as E from 'fp-ts/lib/Either.js'
import { ask, type TestHost } from './host.js'
import { founded, fullAccess, joined, listed, mailedLink, ordered, person, settled, visitor } from './people.js'
import { right } from './scratch.js'

type Step = (host: TestHost) => Promise<E.Either<unknown, unknown>>
const FRESH = 'entirely fresh pass phrase'

/** What everybody did before, unharmed; and what is done from then on, step by step, each under an id of its own. */
export const prepare = async (
  host: TestHost,
): Promise<{ readonly steps: ReadonlyArray<Step>; readonly emails: ReadonlyArray<string> }> => {
  const [ada, pia, ben] = [await person(host, 'Ada'), await person(host, 'Pia'), await person(host, 'Ben')]
  const client = await founded(host, ada)
  const partner = await listed(host, pia)
  await joined(host, client, ada, ben, 'Administrator')
  await joined(host, client, ada, pia, 'ExternalUser')
  const product = await ordered(host, client, ada.actor, { expiresOn: '2026-04-05' })
  await ordered(host, client, ada.actor, { expiresOn: '2026-04-03', renewal: 'Automatic' })
  await settled(host)

  const [eve, token] = [host.id() as AccountId, host.id()]
  const order = (type: string, data: (host: TestHost) => object, actor: Parameters<typeof ask>[3]): Step => {
    const id = host.id()
    return (on) => ask(on, type, data(on), actor, { id })
  }
  /** A mail that failed is due again a minute later. */
  const settle: Step = async ({ manager, stores, clock }) => {
    const done = await manager.settle()
    const waits = right(await stores.outbox.list({ after: null, count: 1_000 })()).some(
      (entry) => entry.sentAt === null && entry.lastError !== null,
    )
    if (E.isLeft(done) || !waits) return done
    clock.move(MINUTE)
    return manager.settle()
  }
  const tick: Step = ({ manager }) => manager.tick()
  const wait =
    (ms: number): Step =>
    ({ clock }) => {
      clock.move(ms)
      return Promise.resolve(E.right(null))
    }
  const inName = { ...pia.actor, onBehalfOf: { _tag: 'Partner' as const, partner, client } }
  const self = { account: ada.account }
  return {
    emails: ['eve@example.org', ben.email, ada.email, 'countess@example.org'],
    steps: [
      order('RequestRegistration', () => ({ account: eve, email: 'eve@example.org', language: 'fr' }), visitor(host)),
      order('InvitePartner', () => ({ client, partner, access: fullAccess }), ada.actor),
      settle,
      order(
        'RegisterAccount',
        (on) => ({ account: eve, name: 'Eve', password: FRESH, link: mailedLink(on, 'eve@example.org') }),
        visitor(host),
      ),
      order(
        'AcceptPartnership',
        (on) => ({ client, partner, link: mailedLink(on, 'agency@agency.example') }),
        pia.actor,
      ),
      settle,
      order(
        'CreateToken',
        () => ({
          token,
          account: pia.account,
          name: 'ci',
          organisation: client,
          product,
          scopes: ['dns:read'],
          expiresAt: null,
          password: pia.password,
        }),
        inName,
      ),
      order('EndPartnership', () => ({ client, partner, confirmed: true, password: ada.password }), ada.actor),
      order(
        'StartCompromiseAssistant',
        () => ({
          account: pia.account,
          current: pia.password,
          replacement: FRESH,
          confirmation: FRESH,
          secondFactor: null,
        }),
        pia.actor,
      ),
      ...['RevokeApplicationPasswords', 'RevokeTokens'].map((step) =>
        order('ConfirmAssistantStep', () => ({ account: pia.account, step }), pia.actor),
      ),
      settle,
      order(
        'RequestEmailChange',
        () => ({ ...self, email: 'countess@example.org', password: ada.password }),
        ada.actor,
      ),
      settle,
      order('ConfirmEmailChange', (on) => ({ ...self, link: mailedLink(on, 'countess@example.org') }), ada.actor),
      order('RequestAccountDeletion', () => ({ account: ben.account, password: ben.password }), ben.actor),
      settle,
      wait(4 * DAY),
      tick,
      settle,
      wait(28 * DAY),
      tick,
      settle,
    ],
  }
}
