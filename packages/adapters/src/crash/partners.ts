import { type ProductId } from '@mandat/domain'
import { plusDays, partnershipStream, type RunningOrganisation, utcDateOf } from '@mandat/domain/kit'
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
  type ManyPeople,
  workers,
} from './manyPeople.js'

const today = () => utcDateOf(now())
const productsOf = ({ products }: RunningOrganisation): ReadonlyArray<ProductId> =>
  products.keys() as ReadonlyArray<ProductId>
const someOf = ({ random }: ManyPeople, products: ReadonlyArray<ProductId>): ReadonlyArray<ProductId> =>
  products.filter(() => random.chance(2 / Math.max(2, products.length)))
const billing = ({ random }: ManyPeople) =>
  random.chance(0.5)
    ? { billingMode: 'PartnerPays', walletEntrusted: null }
    : { billingMode: 'ClientPays', walletEntrusted: random.pick(['Yes', 'No']) }

const invitePartner: Move = (people) => {
  const client = someOrganisation(people)
  const partner = somePartner(people)
  if (client === null || partner === null) return null
  const access = people.random.chance(0.5)
    ? { _tag: 'Full', ...billing(people) }
    : { _tag: 'Limited', products: someOf(people, productsOf(client)) }
  return by(memberOf(people, client, representatives), 'InvitePartner', {
    client: client.organisation,
    partner: partner.organisation,
    access,
  })
}
const answer =
  (type: 'AcceptPartnership' | 'DeclinePartnership'): Move =>
  (people) => {
    const open = somePartnership(people, 'Invited')
    if (open === null) return null
    const { client, partner, term, attempt } = open
    const link = people.links
      .sign({ purpose: 'PartnerInvitation', stream: partnershipStream(client, partner), term: String(term), attempt })
      .reveal()
    return by(memberOf(people, organisationBy(people, partner), managers), type, { client, partner, link })
  }
const aboutInvitation =
  (type: string): Move =>
  (people) => {
    const open = somePartnership(people, 'Invited')
    return open === null
      ? null
      : by(memberOf(people, organisationBy(people, open.client), representatives), type, {
          client: open.client,
          partner: open.partner,
        })
  }
const changeAccess =
  (type: string, more: (people: ManyPeople, products: ReadonlyArray<ProductId>) => object): Move =>
  (people) => {
    const open = somePartnership(people, 'Active')
    const client = open === null ? null : organisationBy(people, open.client)
    if (open === null || client === null) return null
    return by(memberOf(people, client, representatives), type, {
      client: open.client,
      partner: open.partner,
      ...more(people, productsOf(client)),
    })
  }
const end: Move = (people) => {
  const open = somePartnership(people, 'Active')
  if (open === null) return null
  const { client, partner } = open
  const actor = memberOf(people, organisationBy(people, people.random.chance(0.5) ? client : partner), managers)
  if (actor?._tag !== 'Person') return null
  return by(actor, 'EndPartnership', {
    client,
    partner,
    confirmed: true,
    password: passwordOf(actor.account, people.known.passwordsOf(actor.account)),
  })
}

/** For one's own organisation, or as a partner for a client. */
const orderer = (people: ManyPeople) => {
  const open = people.random.chance(0.4) ? somePartnership(people, 'Active') : null
  const place = open === null ? someOrganisation(people) : organisationBy(people, open.client)
  // a client that closed a moment ago still has its partnership
  if (place === null) return null
  const actor =
    open === null
      ? memberOf(people, place, workers)
      : memberOf(people, organisationBy(people, open.partner), workers, open.client)
  return actor === null ? null : { place, actor }
}
const order: Move = (people) => {
  const { random } = people
  const found = orderer(people)
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
const renew: Move = (people) => {
  const actor = orderer(people)?.actor ?? null
  const found = someProduct(people)
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
  (type: string, more: (people: ManyPeople) => object | null): Move =>
  (people) => {
    const found = someProduct(people)
    const rest = more(people)
    return found === null || rest === null
      ? null
      : by(memberOf(people, organisationBy(people, found.organisation), workers), type, {
          product: found.product,
          organisation: found.organisation,
          ...rest,
        })
  }
const transferredTo = (people: ManyPeople) => {
  const to = someOrganisation(people)
  return to === null ? null : { to: to.organisation }
}
const createToken: Move = (people) => {
  const found = orderer(people)
  const product = people.random.pick(found === null ? [] : productsOf(found.place))
  if (found?.actor._tag !== 'Person' || product === undefined) return null
  const { place, actor } = found
  const { account } = actor
  return by(actor, 'CreateToken', {
    token: people.random.uuid(),
    account,
    name: 'deploy',
    organisation: place.organisation,
    product,
    scopes: ['dns:read'],
    expiresAt: null,
    password: passwordOf(account, people.known.passwordsOf(account)),
  })
}
const revokeToken: Move = (people) => {
  const found = someToken(people)
  return found === null
    ? null
    : by(person(people, found.account), 'RevokeToken', { token: found.token, account: found.account })
}

export const partnersMoves: ReadonlyArray<readonly [weight: number, Move]> = [
  [8, invitePartner],
  [10, answer('AcceptPartnership')],
  [1, answer('DeclinePartnership')],
  [1, aboutInvitation('ResendPartnerInvitation')],
  [1, aboutInvitation('WithdrawPartnerInvitation')],
  [2, changeAccess('GrantFullAccess', billing)],
  [2, changeAccess('LimitAccess', (people, products) => ({ products: someOf(people, products), confirmed: true }))],
  [2, changeAccess('GrantProducts', (people, products) => ({ products: someOf(people, products) }))],
  [
    2,
    changeAccess('WithdrawProducts', (people, products) => ({ products: someOf(people, products), confirmed: true })),
  ],
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
