import { type Recipient, toPartner } from '../../core/react/mail.js'
import type { Known } from '../../core/react/question.js'
import { isListedPartner } from '../../aggregates/organisation/members.js'
import { organisationNow } from '../../aggregates/organisation/state.js'
import type { Access, PartnershipEvent } from '../../aggregates/partnership/events.js'
import type { Pair } from '../../aggregates/partnership/pairs.js'
import { accessOf, partnershipNow } from '../../aggregates/partnership/state.js'
import type { OfType } from '../../core/values/union.js'
import { toRepresentatives } from '../../questions/recipients.js'

/** What holds when a mail is made, and when it is sent: what is over by then is not told as if it held. */
export const accessNow = (
  pair: Pair & { readonly term: number },
  during: 'Invited' | 'Active',
  known: Known,
): Access | null => {
  const state = known(partnershipNow(pair.client, pair.partner))
  return (state._tag === 'Invited' || state._tag === 'Active') && state._tag === during && state.term === pair.term
    ? accessOf(state)
    : null
}

/** An access as the mails tell it. */
export const wordsOf = (access: Access) =>
  access._tag === 'Limited'
    ? { access: access._tag, products: access.grants.map(({ product }) => product), to: null, walletEntrusted: null }
    : { access: access._tag, products: null, to: access.billingMode, walletEntrusted: access.walletEntrusted }

export const toClient = ({ client }: Pair, known: Known): ReadonlyArray<Recipient> =>
  toRepresentatives(known(organisationNow(client)))

/** Who is told of an end: the side that did not ask for it. */
export const toOtherSide = (
  end: Pair & Pick<OfType<PartnershipEvent, 'PartnershipEnded'>, 'by'>,
  known: Known,
): ReadonlyArray<Recipient> => {
  switch (end.by) {
    case 'Client':
      return [toPartner(end.partner)]
    case 'Partner':
    case 'ProgrammeLeft':
      return toClient(end, known)
    case 'OrganisationClosed': {
      // the side that closed has nobody left to be told
      const partner = isListedPartner(known(organisationNow(end.partner))) ? [toPartner(end.partner)] : []
      return [...toClient(end, known), ...partner]
    }
  }
}
