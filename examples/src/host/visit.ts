import { deepStrictEqual as same } from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { type Ask, type Call, calling } from './asking.js'

const password = 'Velo-4711-himmelblau'
/** Text of the last mail to an address. */
type Mailed = (email: string) => Promise<string>
interface Anna {
  readonly account: string
  readonly email: string
}
type Cookie = Readonly<Record<'Cookie', string>>
interface Bakery {
  readonly organisation: string
  readonly product: string
}

/**
 * A day at the host, as its clients live it: every answer is compared with what it should be, and `say` is told of each
 * thing that was seen to work.
 */
export const visit = async (ask: Ask, mailed: Mailed, say: (seen: string) => void): Promise<void> => {
  const call = calling(ask)
  const anna = await register(call, mailed)
  say('registered by the link in the mail')
  const cookie = await logIn(call, anna)
  say('logged in: the session is in an httpOnly cookie, and a stranger is told what a wrong password is told')
  const bakery = await found(call, anna, cookie)
  say('founded an organisation, once although it was sent twice; ordered a product; read what was just written')
  await useToken(call, anna, bakery, cookie)
  say('made a token whose text is shown once, and called the API with it')
  await sendRubbish(call, cookie)
  say('told every fault of a bad request with its path: 400')
  await overreach(call, anna, bakery, cookie)
  say('told the rule of what was refused: 409, and 403 where it is not hers to do')
  await logOut(call, bakery, cookie)
  say('logged out: the cookie opens nothing any more')
}

const register = async (call: Call, mailed: Mailed): Promise<Anna> => {
  const account = randomUUID()
  const email = `anna-${account}@bakery.example`
  const requested = await call('POST', '/registrations', { account, email, language: 'en' })
  same([requested.status, requested.body['events']], [200, []])
  const address = new URL(/https?:\S+/.exec(await mailed(email))?.[0] ?? '')
  const page = await call('GET', `${address.pathname}${address.search}`)
  const { link } = page.body
  const registered = await call('POST', '/accounts', { account, name: 'Anna Keller', password, link })
  same([page.status, registered.status, registered.body['events']], [200, 200, ['AccountRegistered']])
  return { account, email }
}

const logIn = async (call: Call, { email }: Anna): Promise<Cookie> => {
  const stranger = await call('POST', '/sessions', { email: 'nobody@bakery.example', password })
  const wrong = await call('POST', '/sessions', { email, password: 'Velo-4711-himmelrot' })
  same([stranger.status, stranger.body], [401, wrong.body])
  const { status, body, cookie } = await call('POST', '/sessions', { email, password })
  same([status, body['events'], body['secrets']], [200, ['SessionStarted'], {}])
  same(/; HttpOnly; Secure; SameSite=Strict/.test(cookie), true)
  return { Cookie: cookie.split(';')[0] ?? '' }
}

const found = async (call: Call, { account }: Anna, cookie: Cookie): Promise<Bakery> => {
  const organisation = randomUUID()
  const place = { country: 'CH', timeZone: 'Europe/Zurich', address: 'Marktgasse 4, 3011 Bern' }
  const founding = { organisation, kind: 'Company', name: 'Keller Bakery', ...place, founder: account }
  const anonymous = await call('POST', '/my/commands/RegisterOrganisation', founding)
  same([anonymous.status, anonymous.body['rule']], [401, 'SES-01'])
  const once = { ...cookie, 'Idempotency-Key': randomUUID() }
  const founded = await call('POST', '/my/commands/RegisterOrganisation', founding, once)
  const again = await call('POST', '/my/commands/RegisterOrganisation', founding, once)
  same([founded.status, founded.body['events']], [200, ['OrganisationRegistered']])
  same([again.status, again.body['outcome']], [200, 'AlreadyApplied'])

  const product = randomUUID()
  const what = { category: 'Domain', label: 'bakery.example', expiresOn: '2099-03-02' }
  const terms = { renewalPrice: { amount: 1_500, currency: 'CHF' }, renewal: 'Manual' }
  const ordered = await call('POST', '/my/commands/OrderProduct', { product, organisation, ...what, ...terms }, cookie)
  same([ordered.status, ordered.body['events']], [200, ['ProductOrdered']])
  const after = `?after=${String(ordered.body['position'])}`
  const dashboard = await call('GET', `/my/organisations/${organisation}${after}`, undefined, cookie)
  same([dashboard.status, dashboard.body['name']], [200, { _tag: 'Plain', text: 'Keller Bakery' }])
  return { organisation, product }
}

const useToken = async (call: Call, { account }: Anna, bakery: Bakery, cookie: Cookie): Promise<void> => {
  const what = { name: 'Zones', ...bakery, scopes: ['dns:read'], expiresAt: null }
  const wanted = { token: randomUUID(), account, ...what, password }
  const once = { ...cookie, 'Idempotency-Key': randomUUID() }
  const created = await call('POST', '/my/commands/CreateToken', wanted, once)
  const repeated = await call('POST', '/my/commands/CreateToken', wanted, once)
  const { token: text = '' } = created.body['secrets'] as Readonly<Record<string, string>>
  same([created.status, text === '', repeated.body['secrets']], [200, false, {}])
  const zone = await call('GET', '/api/zone', undefined, { Authorization: `Bearer ${text}` })
  same([zone.status, zone.body['account']], [200, account])
  const mistyped = await call('GET', '/api/zone', undefined, { Authorization: `Bearer ${text.slice(0, -1)}` })
  same([mistyped.status, mistyped.body['rule']], [401, 'TOK-08'])
}

const sendRubbish = async (call: Call, cookie: Cookie): Promise<void> => {
  const noJson = await call('POST', '/my/commands/RenameOrganisation', '{ name', cookie)
  same([noJson.status, noJson.body], [400, { faults: [{ path: '', expected: 'JSON' }] }])
  const faulty = await call('POST', '/my/commands/RenameOrganisation', { organisation: 'bakery', nam: 'K' }, cookie)
  const faults = faulty.body['faults'] as ReadonlyArray<{ readonly path: string }>
  same([faulty.status, faults.map(({ path }) => path)], [400, ['data.organisation', 'data.name', 'data.nam']])
}

const overreach = async (call: Call, { account }: Anna, { organisation }: Bakery, cookie: Cookie): Promise<void> => {
  const leave = { organisation, account, why: 'OwnWish' }
  const leaving = await call('POST', '/my/commands/LeaveOrganisation', leave, cookie)
  same([leaving.status, leaving.body['rule']], [409, 'ORG-03'])
  const foreign = { account: randomUUID(), session: randomUUID() }
  const revoking = await call('POST', '/my/commands/RevokeSession', foreign, cookie)
  same([revoking.status, revoking.body['rule']], [403, 'SES-01'])
}

const logOut = async (call: Call, { organisation }: Bakery, cookie: Cookie): Promise<void> => {
  const left = await call('DELETE', '/my/session', undefined, cookie)
  const late = await call('GET', `/my/organisations/${organisation}`, undefined, cookie)
  same([left.status, late.status], [204, 401])
}
