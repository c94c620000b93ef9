import { type Holding, lapsed, mail, still, toPartner } from '../../core/react/mail.js'
import { counter, list, nullable, oneOf, text } from '../../core/values/codecs.js'
import { OrganisationId, ProductId } from '../../core/values/ids.js'
import { Instant } from '../../core/values/instant.js'
import { BillingMode, EndedBy } from '../../aggregates/partnership/events.js'
import { PartnerInvitationLink } from '../../aggregates/partnership/links.js'
import type { Pair } from '../../aggregates/partnership/pairs.js'
import { partnershipNow } from '../../aggregates/partnership/state.js'
import { isListedPartner } from '../../aggregates/organisation/members.js'
import { organisationNow } from '../../aggregates/organisation/state.js'
import { stillAmong } from '../../questions/recipients.js'
import { accessNow, toClient, toOtherSide, wordsOf } from './mailed.js'

const about = { client: OrganisationId, partner: OrganisationId, term: counter(1) }
const walletEntrusted = oneOf('Yes', 'No')
const limitedOrFull = oneOf('Limited', 'Full')
/** What is granted: products, or everything with a billing mode (PAR-03, PAR-04). */
const access = {
  access: limitedOrFull,
  products: nullable(list(ProductId)),
  to: nullable(BillingMode),
  walletEntrusted: nullable(walletEntrusted),
}

const pairNow = ({ facts }: { readonly facts: Pair }) => [partnershipNow(facts.client, facts.partner)]
/** What was answered stays so; who is told are the client's legal representatives of now. */
const toldToClient = <F extends Pair>(): Holding<F> => ({
  needs: ({ facts }) => [organisationNow(facts.client)],
  now: ({ to, facts }, known) => stillAmong(toClient(facts, known), to, facts),
})

/** PAR-05: to the partner's published address; PAR-06: while the invitation can be accepted. */
export const PartnerInvitationMail = mail(
  'PartnerInvitation',
  { ...about, ...access, expiresAt: Instant },
  {
    needs: ({ facts }) => [...pairNow({ facts }), organisationNow(facts.client), organisationNow(facts.partner)],
    now: ({ facts: { client, partner, term } }, known) => {
      const state = known(partnershipNow(client, partner))
      const bothThere =
        known(organisationNow(client))._tag === 'Running' && isListedPartner(known(organisationNow(partner)))
      if (state._tag !== 'Invited' || state.term !== term || !bothThere)
        return lapsed('the invitation is no longer open')
      const facts = { client, partner, term, ...wordsOf(state.access), expiresAt: state.expiresAt }
      return still(toPartner(partner), facts, PartnerInvitationLink.targetOf(state))
    },
  },
  PartnerInvitationLink,
)
/** PAR-05: to the client. */
export const PartnerAcceptedMail = mail('PartnerAccepted', { ...about, access: limitedOrFull }, toldToClient())
/** PAR-05: to the client. */
export const PartnerDeclinedMail = mail('PartnerDeclined', about, toldToClient())
/** PAR-09: to the partner, with what holds by then. */
export const PartnershipChangedMail = mail(
  'PartnershipChanged',
  { ...about, change: text(1, 100), ...access },
  {
    needs: pairNow,
    now: ({ to, facts }, known) => {
      const now = accessNow(facts, 'Active', known)
      return now === null ? lapsed('the partnership is over') : still(to, { ...facts, ...wordsOf(now) })
    },
  },
)
/** BIL-06: to the partner. */
export const BillingModeChangedMail = mail(
  'BillingModeChanged',
  { ...about, from: BillingMode, to: BillingMode, walletEntrusted },
  {
    needs: pairNow,
    now: ({ to, facts }, known) => {
      const now = accessNow(facts, 'Active', known)
      return now?._tag === 'Full' && now.billingMode === facts.to
        ? still(to, { ...facts, walletEntrusted: now.walletEntrusted })
        : lapsed('the billing mode holds no longer')
    },
  },
)
/** PAR-10: to the other side. */
export const PartnershipEndedMail = mail(
  'PartnershipEnded',
  { ...about, by: EndedBy, at: Instant },
  {
    needs: ({ facts }) => [organisationNow(facts.client), organisationNow(facts.partner)],
    now: ({ to, facts }, known) => stillAmong(toOtherSide(facts, known), to, facts),
  },
)

/** Every mail about a partnership. */
export const partnershipMails = [
  PartnerInvitationMail,
  PartnerAcceptedMail,
  PartnerDeclinedMail,
  PartnershipChangedMail,
  BillingModeChangedMail,
  PartnershipEndedMail,
] as const
