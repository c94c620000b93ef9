import type { Actor, OnBehalfOf } from '../../core/record/actor.js'
import type { AccountId, OrganisationId } from '../../core/values/ids.js'
import type { Role } from '../../aggregates/organisation/events.js'
import { activeMember } from '../../aggregates/organisation/members.js'
import type { MemberState, OrganisationState } from '../../aggregates/organisation/state.js'
import type { Decision, Running } from './decision.js'
import { refuse } from './refusals.js'

/**
 * The account of a person who acts for nobody else, or for this very organisation: a partner has no membership rights
 * here.
 */
export const personHere = (actor: Actor, here: OrganisationId): AccountId | null =>
  actor._tag === 'Person'
  && (actor.onBehalfOf === null || (actor.onBehalfOf._tag === 'Organisation' && actor.onBehalfOf.organisation === here))
    ? actor.account
    : null

/** Whether the account's own person acts, or a process that carries on what the person began. */
export const isSystemOr = (actor: Actor, account: AccountId, here: OrganisationId): boolean =>
  actor._tag === 'System' || personHere(actor, here) === account

/** The membership by which a person acts here; a token's scopes never reach the running of an organisation (TOK-02). */
export const actingMember = (state: Running, actor: Actor): MemberState | null =>
  activeMember(state, personHere(actor, state.organisation))

export const mayOrder = (member: MemberState | null): boolean => {
  switch (member?.role) {
    case 'LegalRepresentative':
    case 'Administrator':
    case 'Collaborator':
      return true
    case 'ExternalUser':
    case undefined:
      return false
  }
}

/** Whether a member runs the organisation's affairs (ORG-05). */
export const isManager = (member: MemberState | null): boolean =>
  member?.role === 'LegalRepresentative' || member?.role === 'Administrator'

/** ORG-05: why the actor may not give or take these roles, or `null` when it may. */
export const denialToManage = (state: Running, actor: Actor, ...roles: ReadonlyArray<Role>): Decision | null => {
  const member = actingMember(state, actor)
  if (!isManager(member)) return refuse.MayNotManageMembers()
  return member?.role !== 'LegalRepresentative' && roles.includes('LegalRepresentative')
    ? refuse.MayNotManageRepresentatives()
    : null
}

/**
 * Whether the organisation is any of the actor's affairs: its members', suspended ones too, and theirs who act for it. That
 * they may act so was asked before (LOG-01). To all others there is none, whatever they ask for.
 */
export const mayKnow = (
  { members }: Exclude<OrganisationState, { readonly _tag: 'Unregistered' }>,
  actor: Actor,
  here: OrganisationId,
): boolean => {
  switch (actor._tag) {
    case 'System':
    case 'Operator':
      return true
    case 'Visitor':
    case 'LinkHolder':
      return false
    case 'Person':
    case 'Token':
      return members.has(actor.account) || actsFor(actor.onBehalfOf) === here
  }
}

const actsFor = (behalf: OnBehalfOf | null): OrganisationId | null => {
  switch (behalf?._tag) {
    case 'Organisation':
      return behalf.organisation
    case 'Partner':
      return behalf.client
    case undefined:
      return null
  }
}
