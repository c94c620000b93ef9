import { plusDays, type ProductId, partnershipStream, utcDateOf } from '@mandat/domain'
import { passwordOf } from './history.js'
import {
  by,
  managers,
  memberOf,
  type Move,
  now,
  organisationBy,
  person,
  representatives,
  someOrganisation,
  somePartner,
  somePartnership,
  someProduct,
  someToken,
  type Town,
  workers,
} from './manyPeople.js'

const today = () => utcDateOf(now())
const someOf = ({ random }: Town, products: ReadonlyArray<ProductId>): ReadonlyArray<ProductId> =>
  products.filter(() => random.chance(2 / Math.max(2, products.length)))
const billing = ({ random }: Town) =>
  random.chance(0.5)
    ? { billingMode: 'PartnerPays', walletEntrusted: null }
    : { billingMode: 'ClientPays', walletEntrusted: random.pick(['Yes', 'No']) }

const invitePartner: Move = (town) => {
  const client = someOrganisation(town)
  const partner = somePartner(town)
  if (client === null || partner === null) return null
  const access = town.random.chance(0.5)
    ? { _tag: 'Full', ...billing(town) }
    : { _tag: 'Limited', products: someOf(town, client.products) }
  return by(memberOf(town, client, representatives), 'InvitePartner', {
    client: client.organisation,
    partner: partner.organisation,
    access,
  })
}
const answer =
  (type: 'AcceptPartnership' | 'DeclinePartnership'): Move =>
  (town) => {
    const open = somePartnership(town, 'Invited')
    if (open === null) return null
    const { client, partner, term, attempt } = open
    const link = town.links
      .sign({ purpose: 'PartnerInvitation', stream: partnershipStream(client, partner), term: String(term), attempt })
      .reveal()
    return by(memberOf(town, organisationBy(town, partner), managers), type, { client, partner, link })
  }
const aboutInvitation =
  (type: string): Move =>
  (town) => {
    const open = somePartnership(town, 'Invited')
    return open === null
      ? null
      : by(memberOf(town, organisationBy(town, open.client), representatives), type, {
          client: open.client,
          partner: open.partner,
        })
  }
const changeAccess =
  (type: string, more: (town: Town, products: ReadonlyArray<ProductId>) => object): Move =>
  (town) => {
    const open = somePartnership(town, 'Active')
    const client = open === null ? null : organisationBy(town, open.client)
    if (open === null || client === null) return null
    return by(memberOf(town, client, representatives), type, {
      client: open.client,
      partner: open.partner,
      ...more(town, client.products),
    })
  }
const end: Move = (town) => {
  const open = somePartnership(town, 'Active')
  if (open === null) return null
  const { client, partner } = open
  const actor = memberOf(town, organisationBy(town, town.random.chance(0.5) ? client : partner), managers)
  if (actor?._tag !== 'Person') return null
  return by(actor, 'EndPartnership', {
    client,
    partner,
    confirmed: true,
    password: passwordOf(actor.account, town.known.passwordsOf(actor.account)),
  })
}

/** For one's own organisation, or as a partner for a client. */
const orderer = (town: Town) => {
  const open = town.random.chance(0.4) ? somePartnership(town, 'Active') : null
  const place = open === null ? someOrganisation(town) : organisationBy(town, open.client)
  // a client that closed a moment ago still has its partnership
  if (place === null) return null
  const actor =
    open === null
      ? memberOf(town, place, workers)
      : memberOf(town, organisationBy(town, open.partner), workers, open.client)
  return actor === null ? null : { place, actor }
}
const order: Move = (town) => {
  const { random } = town
  const found = orderer(town)
  return found === null
    ? null
    : by(found.actor, 'OrderProduct', {
        product: random.uuid(),
        organisation: found.place.organisation,
        category: random.pick(['Domain', 'WebHosting', 'Mail']),
        label: `site-${String(random.int(1, 9999))}.example`,
        expiresOn: plusDays(today(), random.int(1, 60)),
        renewalPrice: { amount: 1_200, currency: 'CHF' },
        renewal: random.pick(['Manual', 'Automatic']),
      })
}
const renew: Move = (town) => {
  const actor = orderer(town)?.actor ?? null
  const found = someProduct(town)
  return found === null
    ? null
    : by(actor, 'RenewProduct', {
        product: found.product,
        organisation: found.organisation,
        from: found.expiresOn,
        until: plusDays(found.expiresOn, 30),
      })
}
const aboutProduct =
  (type: string, more: (town: Town) => object | null): Move =>
  (town) => {
    const found = someProduct(town)
    const rest = more(town)
    return found === null || rest === null
      ? null
      : by(memberOf(town, organisationBy(town, found.organisation), workers), type, {
          product: found.product,
          organisation: found.organisation,
          ...rest,
        })
  }
const transferredTo = (town: Town) => {
  const to = someOrganisation(town)
  return to === null ? null : { to: to.organisation }
}
const createToken: Move = (town) => {
  const found = orderer(town)
  const product = town.random.pick(found?.place.products ?? [])
  if (found?.actor._tag !== 'Person' || product === undefined) return null
  const { place, actor } = found
  const { account } = actor
  return by(actor, 'CreateToken', {
    token: town.random.uuid(),
    account,
    name: 'deploy',
    organisation: place.organisation,
    product,
    scopes: ['dns:read'],
    expiresAt: null,
    password: passwordOf(account, town.known.passwordsOf(account)),
  })
}
const revokeToken: Move = (town) => {
  const found = someToken(town)
  return found === null
    ? null
    : by(person(town, found.account), 'RevokeToken', { token: found.token, account: found.account })
}

export const partnersMoves: ReadonlyArray<readonly [weight: number, Move]> = [
  [8, invitePartner],
  [10, answer('AcceptPartnership')],
  [1, answer('DeclinePartnership')],
  [1, aboutInvitation('ResendPartnerInvitation')],
  [1, aboutInvitation('WithdrawPartnerInvitation')],
  [2, changeAccess('GrantFullAccess', billing)],
  [2, changeAccess('LimitAccess', (town, products) => ({ products: someOf(town, products), confirmed: true }))],
  [2, changeAccess('GrantProducts', (town, products) => ({ products: someOf(town, products) }))],
  [2, changeAccess('WithdrawProducts', (town, products) => ({ products: someOf(town, products), confirmed: true }))],
  [2, changeAccess('ChangeBillingMode', billing)],
  [3, end],
  [14, order],
  [6, renew],
  [3, aboutProduct('ChangeRenewalManner', ({ random }) => ({ renewal: random.pick(['Manual', 'Automatic']) }))],
  [2, aboutProduct('TransferProduct', transferredTo)],
  [2, aboutProduct('EndProduct', () => ({ why: 'Cancelled' }))],
  [10, createToken],
  [2, revokeToken],
]
