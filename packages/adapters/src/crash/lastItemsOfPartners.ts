import { organisationStream, productStream } from '@mandat/domain'
import { randomUUID } from 'node:crypto'
import { type LastItem, somebody } from './lastItem.js'
import { order, PASSWORD, type Person } from './twoDoors.js'

const product = (organisation: string, id: string = randomUUID()) => ({
  product: id,
  organisation,
  category: 'Domain',
  label: 'site.example',
  expiresOn: '2999-01-01',
  renewalPrice: { amount: 1, currency: 'CHF' },
  renewal: 'Manual',
})
/** Partnerships and products. */
export const lastItemsOfPartners: ReadonlyArray<LastItem> = [
  {
    title: "PAR-05: of two of a partner's people who follow one link, one accepts",
    race: async (village) => {
      const [anna, berta, carla] = [await somebody(village), await somebody(village), await somebody(village)]
      const [client, partner] = [await village.newOrganisation(anna), await village.newOrganisation(berta)]
      await village.takeIn(berta, carla, partner, 'LegalRepresentative')
      await village.does(berta, 'JoinPartnerProgramme', {
        organisation: partner,
        directoryName: 'Partner',
        directoryEmail: 'partner@village.example',
      })
      await village.does(anna, 'InvitePartner', {
        client,
        partner,
        access: { _tag: 'Full', billingMode: 'PartnerPays', walletEntrusted: null },
      })
      const link = village.link({
        purpose: 'PartnerInvitation',
        stream: `partnership-${client}-${partner}`,
        term: '1',
        attempt: 1,
      })
      const answer = (who: Person, type: string) => order(who, type, { client, partner, link })
      return {
        answers: await village.atOnce([answer(berta, 'AcceptPartnership')], [answer(carla, 'AcceptPartnership')]),
      }
    },
    right: [['Applied', 'LinkUsed']],
  },
  {
    title:
      'PAR-09, PAR-16: a token that a limited partner makes while its last product is withdrawn is dead, or was never made',
    race: async (village) => {
      const [anna, berta] = [await somebody(village), await somebody(village)]
      const [client, partner] = [await village.newOrganisation(anna), await village.newOrganisation(berta)]
      const last = product(client)
      await village.does(anna, 'OrderProduct', last)
      await village.does(berta, 'JoinPartnerProgramme', {
        organisation: partner,
        directoryName: 'Partner',
        directoryEmail: 'partner@village.example',
      })
      await village.does(anna, 'InvitePartner', {
        client,
        partner,
        access: { _tag: 'Limited', products: [last.product] },
      })
      const link = village.link({
        purpose: 'PartnerInvitation',
        stream: `partnership-${client}-${partner}`,
        term: '1',
        attempt: 1,
      })
      await village.does(berta, 'AcceptPartnership', { client, partner, link })
      const behalf: Person = {
        ...berta,
        onBehalfOf: { _tag: 'Partner', partner: partner as never, client: client as never },
      }
      const token = order(behalf, 'CreateToken', {
        token: randomUUID(),
        account: berta.account,
        name: 'mine',
        organisation: client,
        product: last.product,
        scopes: ['dns:read'],
        expiresAt: null,
        password: PASSWORD,
      })
      const answers = await village.atOnce(
        [order(anna, 'WithdrawProducts', { client, partner, products: [last.product], confirmed: true })],
        [token],
      )
      const made = answers[1]
      const text = made?._tag === 'Done' ? made.secrets['token'] : undefined
      return {
        answers,
        after: async () =>
          text === undefined ? [true, true] : (await village.calls(text)).map(({ _tag }) => _tag === 'Refused'),
      }
    },
    right: [
      ['Applied', 'NoRightToProduct'],
      ['Applied', 'Applied'],
    ],
    after: [true, true],
  },
  {
    title: 'PRD-01: of two renewals from one expiry, one is made',
    race: async (village) => {
      const anna = await somebody(village)
      const organisation = await village.newOrganisation(anna)
      const one = product(organisation)
      await village.does(anna, 'OrderProduct', one)
      const renews = (until: string) =>
        order(anna, 'RenewProduct', { product: one.product, organisation, from: one.expiresOn, until })
      return { answers: await village.atOnce([renews('3000-01-01')], [renews('3001-01-01')]) }
    },
    right: [['Applied', 'NotTheCurrentExpiry']],
  },
  {
    title: 'PRD-01: of two who send a product to different organisations, one does',
    race: async (village) => {
      const anna = await somebody(village)
      const [here, there, elsewhere] = [
        await village.newOrganisation(anna),
        await village.newOrganisation(anna),
        await village.newOrganisation(anna),
      ]
      const one = product(here)
      await village.does(anna, 'OrderProduct', one)
      const sends = (to: string) => order(anna, 'TransferProduct', { product: one.product, organisation: here, to })
      return { answers: await village.atOnce([sends(there)], [sends(elsewhere)]) }
    },
    right: [['Applied', 'UnknownProduct']],
  },
  {
    title: 'ORG-10: an organisation that is closed while a product is ordered is left with none',
    race: async (village) => {
      const anna = await somebody(village)
      const organisation = await village.newOrganisation(anna)
      const one = product(organisation)
      const answers = await village.atOnce(
        [order(anna, 'CloseOrganisation', { organisation, password: PASSWORD })],
        [order(anna, 'OrderProduct', one)],
      )
      return {
        answers,
        after: ({ organisation: all, product: products }) => [
          all.of(organisationStream(organisation as never))._tag === 'Closed'
            && products.of(productStream(one.product as never))._tag === 'Running',
        ],
      }
    },
    right: [
      ['Applied', 'ProductsRunning'],
      ['Applied', 'OrganisationIsClosed'],
      ['Applied', 'OrganisationNotRunning'],
    ],
    after: [false],
  },
]
