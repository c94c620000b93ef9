import { type Draft, draft } from '../../core/react/mail.js'
import { mailing, reaction } from '../../core/react/reaction.js'
import { step } from '../../core/record/command.js'
import type { AccountId } from '../../core/values/ids.js'
import { MembershipAccepted } from '../../aggregates/account/events.js'
import { MemberInvitationResent, MemberInvited, ProductReleased } from '../../aggregates/organisation/events.js'
import { MemberInvitationLink } from '../../aggregates/organisation/links.js'
import { activeMember } from '../../aggregates/organisation/members.js'
import { isAdmitted } from '../../aggregates/organisation/products.js'
import { type MemberState, organisationNow, type OrganisationState } from '../../aggregates/organisation/state.js'
import { IdMap } from '../../core/values/idMap.js'
import { PartnershipStarted } from '../../aggregates/partnership/events.js'
import { ProductEnded, ProductOrdered, ProductTransferred } from '../../aggregates/product/events.js'
import { productNow, runningIn } from '../../aggregates/product/state.js'
import { AdmitProduct, JoinOrganisation, ReleaseProduct, ReplaceExternalUsers } from './commands.js'
import { addressOf, MemberInvitationMail, openInvitation } from './mails.js'

/**
 * ORG-02: a membership is accepted by the account, then by the organisation. Whoever died between the two is finished
 * for here; usually the invitation is used up already, and nothing is left to do.
 */
const joinOrganisation = reaction({
  name: 'joinOrganisation',
  handles: [MembershipAccepted],
  needs: ({ event }) => (event.invitation === null ? [] : [organisationNow(event.organisation)]),
  commands: ({ event: { account, organisation, invitation } }, known) => {
    if (invitation === null || openInvitation(known(organisationNow(organisation)), invitation) === null) return []
    return [{ command: step(JoinOrganisation, { organisation, account, invitation, link: null }) }]
  },
})

/**
 * PAR-08: where a partnership starts, it takes the place of the partner's people's memberships as external users, for
 * good: of those to whom it gives access, and of nobody else.
 */
const externalUsers = reaction({
  name: 'externalUsers',
  handles: [PartnershipStarted],
  needs: ({ event }) => [organisationNow(event.client), organisationNow(event.partner)],
  commands: ({ event: { client, partner, term } }, known) => {
    const home = known(organisationNow(partner))
    const accounts = membersOf(known(organisationNow(client)))
      .entries()
      .filter(([account, member]) => member.role === 'ExternalUser' && worksFor(home, account as AccountId))
      .map(([account]) => account as AccountId)
    const replace = { organisation: client, partner, partnershipTerm: term, accounts }
    return accounts.length === 0 ? [] : [{ command: step(ReplaceExternalUsers, replace) }]
  },
})

const membersOf = (state: OrganisationState): IdMap<MemberState> =>
  state._tag === 'Unregistered' ? IdMap.empty : state.members

const worksFor = (partner: OrganisationState, account: AccountId): boolean => {
  const role = activeMember(partner, account)?.role
  return role !== undefined && role !== 'ExternalUser'
}

/** ORG-10: an organisation's word for a product is given back once the product ended or went elsewhere. */
const productReleases = reaction({
  name: 'productReleases',
  handles: [ProductEnded, ProductTransferred],
  commands: ({ event }) => {
    const organisation = event.type === 'ProductTransferred' ? event.from : event.organisation
    return [{ command: step(ReleaseProduct, { organisation, product: event.product }) }]
  },
})

/**
 * ORG-10: an order or a transfer is decided on the receiving organisation's word, and lands in another stream. Should that word have
 * been taken back in the very moment between, it is given again. Whichever of the two lands last is looked at here, so
 * no order of things loses a product; where the organisation has closed by then, the product's own reaction sends it
 * back.
 */
const productReadmissions = reaction({
  name: 'productReadmissions',
  handles: [ProductOrdered, ProductTransferred, ProductReleased],
  needs: ({ event }) => [organisationNow(event.organisation), productNow(event.product)],
  commands: ({ event: { product, organisation }, recordedAt }, known) => {
    const state = known(organisationNow(organisation))
    const isMissing =
      state._tag === 'Running'
      && !isAdmitted(state, product, recordedAt)
      && runningIn(known(productNow(product)), organisation, recordedAt) !== null
    return isMissing ? [{ command: step(AdmitProduct, { organisation, product, command: null }) }] : []
  },
})

/** ORG-02: an invitation to become a member, to an account or to an address, with its link. */
const memberMails = mailing({
  name: 'memberMails',
  handles: [MemberInvited, MemberInvitationResent],
  needs: ({ event }) => (event.type === 'MemberInvited' ? [] : [organisationNow(event.organisation)]),
  mails: ({ event }, known): ReadonlyArray<Draft> => {
    const { organisation, invitation, expiresAt } = event
    // one that was answered or withdrawn meanwhile is not mailed again
    const invited =
      event.type === 'MemberInvited' ? event : openInvitation(known(organisationNow(organisation)), invitation)
    if (invited === null) return []
    const facts = { organisation, invitation, role: invited.role, expiresAt }
    return [
      draft(MemberInvitationMail, addressOf(invited.invitee), facts, { link: MemberInvitationLink.targetOf(event) }),
    ]
  },
})

/** What follows for an organisation, and who is told. */
export const organisationReactions = [
  joinOrganisation,
  externalUsers,
  productReleases,
  productReadmissions,
  memberMails,
]
