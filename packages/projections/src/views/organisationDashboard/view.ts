import {
  type AccountId,
  type BillingMode,
  type Instant,
  type OrganisationId,
  type ProductId,
  ReminderInterval,
  RenewalNotice,
  type Role,
  type Sealed,
} from '@mandat/domain'
import { accessOf, type PartnershipState, type RenewalMailsState } from '@mandat/domain/kit'
import type { Member } from '../../parts/members.js'
import type { AccountDocument } from '../accounts/model.js'
import type { InvitationDocument, MembershipDocument } from '../members/document.js'
import type { DirectoryEntry } from '../partnerDirectory/model.js'
import type { ProductDocument } from '../products/model.js'
import type { OrganisationDashboard, OrganisationDetails } from './document.js'

/** A member, with the name and address of its account; `null` where the account gave none, or is not known here yet. */
export type MemberView = Member & {
  readonly account: AccountId
  readonly name: Sealed | null
  readonly email: Sealed | null
}
/** An open invitation in a list. */
export type InvitationEntry = Pick<InvitationDocument, 'invitation' | 'invitee' | 'role' | 'invitedAt' | 'expiresAt'>
/** A partner as its client sees it: what it was granted, or what it was offered (PAR-09, PAR-12). */
export interface PartnerView {
  readonly partner: OrganisationId
  /** As published in the directory. */
  readonly name: string | null
  readonly status: 'Invited' | 'Active'
  readonly term: number
  readonly access:
    | { readonly _tag: 'Limited'; readonly products: ReadonlyArray<ProductId> }
    | { readonly _tag: 'Full'; readonly billingMode: BillingMode; readonly walletEntrusted: 'Yes' | 'No' }
  /** Of an active partnership. */
  readonly since: Instant | null
  /** Of an invitation. */
  readonly expiresAt: Instant | null
}
/** What the organisation's mails are set to: reminders and their intervals (REN-01), the three notices (REN-02). */
export interface ReminderSettings {
  readonly expiryReminders: 'On' | 'Off'
  readonly intervals: ReadonlyArray<ReminderInterval>
  readonly notices: Readonly<Record<RenewalNotice, 'On' | 'Off'>>
}
/** An organisation as one of its members sees it; what is not for this role is `null`. */
export interface OrganisationView extends OrganisationDetails {
  readonly organisation: OrganisationId
  /** The viewer's own role. */
  readonly role: Role
  readonly products: ReadonlyArray<ProductDocument>
  readonly members: ReadonlyArray<MemberView> | null
  readonly partners: ReadonlyArray<PartnerView> | null
  readonly reminders: ReminderSettings | null
  readonly invitations: ReadonlyArray<InvitationEntry> | null
}

/**
 * What a member's role shows: external users their products, collaborators the organisation, who manages it all
 * (ORG-05).
 */
const shown = (role: Role): 'Products' | 'Organisation' | 'Everything' => {
  switch (role) {
    case 'ExternalUser':
      return 'Products'
    case 'Collaborator':
      return 'Organisation'
    case 'LegalRepresentative':
    case 'Administrator':
      return 'Everything'
  }
}

/** What else is told of an organisation: its things, people and partners. */
export interface Neighbours {
  readonly products: ReadonlyArray<ProductDocument>
  readonly members: ReadonlyArray<MembershipDocument>
  readonly people: ReadonlyArray<AccountDocument>
  readonly invitations: ReadonlyArray<InvitationDocument>
  /** How it stands with each of its partners now. */
  readonly partnerships: ReadonlyArray<PartnershipState>
  readonly directory: ReadonlyArray<DirectoryEntry>
}

/** The dashboard for a member of this role; `null` before the organisation is known, and once it is closed. */
export const organisationViewOf = (
  { organisation, details, reminders }: OrganisationDashboard,
  { products, members, people, invitations, partnerships, directory }: Neighbours,
  role: Role,
  now: Instant,
): OrganisationView | null => {
  if (details === null || details.closedAt !== null) return null
  const what = shown(role)
  const running = products.filter((p) => p.organisation === organisation)
  const person = new Map(people.map((one) => [one.account, one]))
  return {
    organisation,
    role,
    ...details,
    products: running,
    members: what === 'Products' ? null : members.map((one) => memberView(one, person.get(one.account))),
    partners: what === 'Products' ? null : partnerships.flatMap((state) => partnerView(state, running, directory, now)),
    reminders: what === 'Products' ? null : reminderSettings(reminders),
    invitations: what === 'Everything' ? invitations.map(invitationEntry) : null,
  }
}

/** A member, with what is known of its account. */
export const memberView = (
  { account, role, status, term, since }: MembershipDocument,
  person: Pick<MemberView, 'name' | 'email'> | undefined,
): MemberView => ({ account, role, status, term, since, name: person?.name ?? null, email: person?.email ?? null })

/** An open invitation as it is listed. */
export const invitationEntry = ({
  invitation,
  invitee,
  role,
  invitedAt,
  expiresAt,
}: InvitationDocument): InvitationEntry => ({ invitation, invitee, role, invitedAt, expiresAt })

/** Of limited access the products that it gives now: what left, or left and came back, is not among them (PAR-15). */
const partnerView = (
  state: PartnershipState,
  running: ReadonlyArray<ProductDocument>,
  directory: ReadonlyArray<DirectoryEntry>,
  now: Instant,
): ReadonlyArray<PartnerView> => {
  if (state._tag !== 'Invited' && state._tag !== 'Active') return []
  // PAR-14: over by date, recorded or not
  if (state._tag === 'Invited' && now >= state.expiresAt) return []
  const { partner, term } = state
  const access = accessOf(state)
  return [
    {
      partner,
      term,
      name: directory.find((entry) => entry.organisation === partner)?.name ?? null,
      status: state._tag,
      access:
        access._tag === 'Limited'
          ? {
              _tag: 'Limited',
              products: access.grants
                .filter((g) => running.some(({ product, stay }) => product === g.product && stay === g.stay))
                .map((g) => g.product),
            }
          : { _tag: 'Full', billingMode: access.billingMode, walletEntrusted: access.walletEntrusted },
      since: state._tag === 'Active' ? state.startedAt : null,
      expiresAt: state._tag === 'Invited' ? state.expiresAt : null,
    },
  ]
}

const reminderSettings = (settings: RenewalMailsState): ReminderSettings => ({
  expiryReminders: settings.expiryReminders,
  intervals: ReminderInterval.values.filter((interval) => settings.intervals[interval] !== undefined),
  notices: Object.fromEntries(
    RenewalNotice.values.map((notice) => [notice, settings.notices[notice] ?? 'Off']),
  ) as ReminderSettings['notices'],
})
