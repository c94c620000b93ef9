import { organisationStream, productStream } from '@mandat/domain/kit'
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
    race: async (doors) => {
      const [anna, berta, carla] = [await somebody(doors), await somebody(doors), await somebody(doors)]
      const [client, partner] = [await doors.newOrganisation(anna), await doors.newOrganisation(berta)]
      await doors.takeIn(berta, carla, partner, 'LegalRepresentative')
      await doors.does(berta, 'JoinPartnerProgramme', {
        organisation: partner,
        directoryName: 'Partner',
        directoryEmail: 'partner@people.example',
      })
      await doors.does(anna, 'InvitePartner', {
        client,
        partner,
        access: { _tag: 'Full', billingMode: 'PartnerPays', walletEntrusted: null },
      })
      const link = doors.link({
        purpose: 'PartnerInvitation',
        stream: `partnership-${client}-${partner}`,
        term: '1',
        attempt: 1,
      })
      const answer = (who: Person, type: string) => order(who, type, { client, partner, link })
      return { answers: await doors.atOnce([answer(berta, 'AcceptPartnership')], [answer(carla, 'AcceptPartnership')]) }
    },
    right: [['Applied', 'LinkUsed']],
  },
  {
    title:
      'PAR-09, PAR-16: a token that a limited partner makes while its last product is withdrawn is dead, or was never made',
    race: async (doors) => {
      const [anna, berta] = [await somebody(doors), await somebody(doors)]
      const [client, partner] = [await doors.newOrganisation(anna), await doors.newOrganisation(berta)]
      const last = product(client)
      await doors.does(anna, 'OrderProduct', last)
      await doors.does(berta, 'JoinPartnerProgramme', {
        organisation: partner,
        directoryName: 'Partner',
        directoryEmail: 'partner@people.example',
      })
      await doors.does(anna, 'InvitePartner', {
        client,
        partner,
        access: { _tag: 'Limited', products: [last.product] },
      })
      const link = doors.link({
        purpose: 'PartnerInvitation',
        stream: `partnership-${client}-${partner}`,
        term: '1',
        attempt: 1,
      })
      await doors.does(berta, 'AcceptPartnership', { client, partner, link })
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
      const answers = await doors.atOnce(
        [order(anna, 'WithdrawProducts', { client, partner, products: [last.product], confirmed: true })],
        [token],
      )
      const made = answers[1]
      const text = made?._tag === 'Done' ? made.secrets['token'] : undefined
      return {
        answers,
        after: async () =>
          text === undefined ? [true, true] : (await doors.calls(text)).map(({ _tag }) => _tag === 'Refused'),
      }
    },
    // the third: withdrawn between the authorisation and the token, which rests on it and is decided again
    right: [
      ['Applied', 'NoRightToProduct'],
      ['Applied', 'Applied'],
      ['Applied', 'NotAuthorisedByPartnership'],
    ],
    after: [true, true],
  },
  {
    title: 'PRD-01: of two renewals from one expiry, one is made',
    race: async (doors) => {
      const anna = await somebody(doors)
      const organisation = await doors.newOrganisation(anna)
      const one = product(organisation)
      await doors.does(anna, 'OrderProduct', one)
      const renews = (until: string) =>
        order(anna, 'RenewProduct', { product: one.product, organisation, from: one.expiresOn, until })
      return { answers: await doors.atOnce([renews('3000-01-01')], [renews('2999-12-31')]) }
    },
    right: [['Applied', 'NotTheCurrentExpiry']],
  },
  {
    title: 'PRD-01: of two who send a product to different organisations, one does',
    race: async (doors) => {
      const anna = await somebody(doors)
      const [here, there, elsewhere] = [
        await doors.newOrganisation(anna),
        await doors.newOrganisation(anna),
        await doors.newOrganisation(anna),
      ]
      const one = product(here)
      await doors.does(anna, 'OrderProduct', one)
      const sends = (to: string) => order(anna, 'TransferProduct', { product: one.product, organisation: here, to })
      return { answers: await doors.atOnce([sends(there)], [sends(elsewhere)]) }
    },
    right: [['Applied', 'UnknownProduct']],
  },
  {
    title: 'ORG-10: an organisation that is closed while a product is ordered is left with none',
    race: async (doors) => {
      const anna = await somebody(doors)
      const organisation = await doors.newOrganisation(anna)
      const one = product(organisation)
      const answers = await doors.atOnce(
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
      // the right to order went with the organisation
      ['Applied', 'MayNotManageProducts'],
    ],
    after: [false],
  },
]
