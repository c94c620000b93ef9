import type { Role } from '../../aggregates/organisation/events.js'
import type { PartnershipCommand } from './commands.js'
import type { PartnershipContext } from './context.js'
import type { Decision } from './decision.js'
import { refuse } from './refusals.js'

type Pair = Pick<PartnershipCommand, 'client' | 'partner'>
type Roles = ReadonlyArray<Role>

const representatives: Roles = ['LegalRepresentative']
const managers: Roles = ['LegalRepresentative', 'Administrator']
const workers: Roles = ['LegalRepresentative', 'Administrator', 'Collaborator']
const isOneOf = (role: Role | null, roles: Roles): boolean => role !== null && roles.includes(role)

/** A person in the client's own name: who acts for somebody else at the moment does not. */
const forClient = ({ actor, clientRole }: PartnershipContext, { client }: Pair, roles: Roles): boolean =>
  actor._tag === 'Person'
  && (actor.onBehalfOf === null
    || (actor.onBehalfOf._tag === 'Organisation' && actor.onBehalfOf.organisation === client))
  && isOneOf(clientRole, roles)

/** A person in the partner's name, be it at its own desk or while it works for this client. */
const forPartner = (context: PartnershipContext, pair: Pair, roles: Roles): boolean => {
  const { actor, partnerRole } = context
  if (actor._tag !== 'Person' || !isOneOf(partnerRole, roles)) return false
  const behalf = actor.onBehalfOf
  return (
    behalf === null
    || (behalf._tag === 'Organisation' ? behalf.organisation === pair.partner : actsForClient(context, pair))
  )
}

const actsForClient = ({ actor }: PartnershipContext, { client, partner }: Pair): boolean =>
  (actor._tag === 'Person' || actor._tag === 'Token')
  && actor.onBehalfOf?._tag === 'Partner'
  && actor.onBehalfOf.partner === partner
  && actor.onBehalfOf.client === client

/** Which side the actor ends the partnership for; its own organisation's, should it manage both. */
export const endingSide = (context: PartnershipContext, pair: Pair): 'Client' | 'Partner' | null =>
  forClient(context, pair, managers) ? 'Client' : forPartner(context, pair, managers) ? 'Partner' : null

/**
 * The library takes back an invitation that can come to nothing: its partner left the programme, or a side closed
 * (PAR-17).
 */
const cannotStand = ({ actor, client, partner }: PartnershipContext): boolean =>
  actor._tag === 'System' && (client !== 'Running' || partner !== 'Listed')

/** PAR-01, PAR-16, PAR-17: the refusal of an actor who may not ask for this at all, or `null`. */
export const denialOf = (command: PartnershipCommand, context: PartnershipContext): Decision | null => {
  switch (command.type) {
    case 'InvitePartner':
    case 'ResendPartnerInvitation':
      return forClient(context, command, representatives) ? null : refuse.OnlyLegalRepresentativesInvite()
    case 'WithdrawPartnerInvitation':
      return cannotStand(context) || forClient(context, command, representatives)
        ? null
        : refuse.OnlyLegalRepresentativesInvite()
    case 'GrantFullAccess':
    case 'GrantProducts':
    case 'ChangeBillingMode':
    case 'ChangeWalletEntrustment':
      return forClient(context, command, representatives) ? null : refuse.OnlyLegalRepresentativesWiden()
    case 'LimitAccess':
    case 'WithdrawProducts':
      return forClient(context, command, managers) ? null : refuse.MayNotShrink()
    case 'AcceptPartnership':
    case 'DeclinePartnership':
      return forPartner(context, command, managers) ? null : refuse.MayNotAnswer()
    case 'EndPartnership':
      return context.actor._tag === 'System' || endingSide(context, command) !== null ? null : refuse.MayNotEnd()
    case 'ExpirePartnerInvitation':
      return context.actor._tag === 'System' ? null : refuse.OnlyTheClockExpires()
    case 'AuthorisePartnerAct':
      return actsForClient(context, command) && isOneOf(context.partnerRole, workers)
        ? null
        : refuse.MayNotActForClient()
  }
}
