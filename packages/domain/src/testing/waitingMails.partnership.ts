import { PartnerInvitationLink } from '../aggregates/partnership/links.js'
import { organisationStream } from '../aggregates/organisation/state.js'
import { partnershipStream } from '../aggregates/partnership/state.js'
import {
  anna,
  client,
  domain,
  endedIn,
  fullAs,
  grantOf,
  invitedTo,
  inThirtyDays,
  limitedTo,
  mail,
  partner,
  rene,
  startedWith,
} from './partnerships.js'
import type { Row } from './waitingMail.js'
import { at, founded, joined, listed } from './world.js'

const stream = partnershipStream(client, partner)
const [here, there] = [organisationStream(client), organisationStream(partner)]
const about = { client, partner, term: 1 }
const toPartner = { _tag: 'Partner', organisation: partner } as const
const toAnna = { _tag: 'Account', account: anna } as const
const limited = limitedTo(grantOf(domain, 1))
const words = { access: 'Limited', products: [domain], to: null, walletEntrusted: null }
const world = {
  [here]: [founded(client, anna), joined(client, rene, 2, 'LegalRepresentative')],
  [there]: [founded(partner, rene), listed(partner)],
}
const left = { type: 'PartnerProgrammeLeft', organisation: partner } as const
const closed = { type: 'OrganisationClosed', organisation: client, at } as const
const removed = { type: 'MemberRemoved', organisation: client, account: anna, role: 'LegalRepresentative' } as const
const OVER = 'the invitation is no longer open'
const MODE = 'the billing mode holds no longer'
const GONE = 'its recipient is no longer to be told'
const toldToClient = {
  to: toAnna,
  now: at,
  streams: world,
  between: [
    { what: 'its recipient was removed', streams: { [here]: [removed] }, then: GONE },
    { what: 'the client was closed', streams: { [here]: [closed] }, then: GONE },
  ],
}
const mode = (from: 'ClientPays' | 'PartnerPays', to: 'ClientPays' | 'PartnerPays', walletEntrusted: 'Yes' | 'No') =>
  ({ type: 'BillingModeChanged', ...about, from, to, walletEntrusted }) as const

/** Mails about a partnership. */
export const partnershipMailRows: ReadonlyArray<Row> = [
  {
    template: 'PartnerInvitation',
    to: toPartner,
    facts: { ...about, ...words, expiresAt: inThirtyDays },
    link: PartnerInvitationLink.targetOf({ ...about, attempt: 1 }),
    now: at,
    streams: { ...world, [stream]: [invitedTo(limited)] },
    between: [
      {
        what: 'sent again',
        streams: { [stream]: [{ type: 'PartnerInvitationResent', ...about, attempt: 2, expiresAt: inThirtyDays }] },
        then: 'its link was replaced',
      },
      { what: 'withdrawn', streams: { [stream]: [{ type: 'PartnerInvitationWithdrawn', ...about }] }, then: OVER },
      { what: 'declined', streams: { [stream]: [{ type: 'PartnerInvitationDeclined', ...about }] }, then: OVER },
      { what: 'accepted', streams: { [stream]: startedWith(limited).slice(1) }, then: OVER },
      {
        what: 'withdrawn, and invited anew',
        streams: { [stream]: [{ type: 'PartnerInvitationWithdrawn', ...about }, invitedTo(limited, 2)] },
        then: OVER,
      },
      { what: 'the partner left the programme', streams: { [there]: [left] }, then: OVER },
      { what: 'the client was closed', streams: { [here]: [closed] }, then: OVER },
    ],
  },
  { template: 'PartnerAccepted', facts: { ...about, access: 'Limited' }, ...toldToClient },
  { template: 'PartnerDeclined', facts: about, ...toldToClient },
  {
    template: 'PartnershipChanged',
    to: toPartner,
    facts: { ...about, change: 'AccessLimited', ...words },
    now: at,
    streams: { ...world, [stream]: startedWith(limited) },
    between: [
      {
        what: 'changed again: what holds is told',
        streams: { [stream]: [{ type: 'ProductsGranted', ...about, grants: [grantOf(mail, 2)] }] },
        then: { facts: { ...about, change: 'AccessLimited', ...words, products: [domain, mail] } },
      },
      { what: 'over', streams: { [stream]: [endedIn()] }, then: 'the partnership is over' },
      {
        what: 'over, and begun anew',
        streams: { [stream]: [endedIn(), ...startedWith(limited, 2)] },
        then: 'the partnership is over',
      },
    ],
  },
  {
    template: 'BillingModeChanged',
    to: toPartner,
    facts: { ...about, from: 'PartnerPays', to: 'ClientPays', walletEntrusted: 'No' },
    now: at,
    streams: {
      ...world,
      [stream]: [...startedWith(fullAs(1, 'PartnerPays')), mode('PartnerPays', 'ClientPays', 'No')],
    },
    between: [
      { what: 'changed back', streams: { [stream]: [mode('ClientPays', 'PartnerPays', 'No')] }, then: MODE },
      { what: 'over', streams: { [stream]: [endedIn()] }, then: MODE },
    ],
  },
  { template: 'PartnershipEnded', facts: { ...about, by: 'Partner', at }, ...toldToClient },
]
