import { accountOf } from '../../core/record/actor.js'
import type { OfType } from '../../core/values/union.js'
import type { PartnershipEvent } from '../../aggregates/partnership/events.js'
import type { PartnershipState } from '../../aggregates/partnership/state.js'
import { endingSide } from './authority.js'
import type { PartnershipCommand } from './commands.js'
import type { PartnershipContext } from './context.js'
import { type Decision, happened, nothing } from './decision.js'
import { refuse } from './refusals.js'

/**
 * PAR-10: confirmed, with the password, by either side; or by the library, when an organisation left or closed
 * (PAR-17).
 */
export const end = (
  command: OfType<PartnershipCommand, 'EndPartnership'>,
  state: PartnershipState,
  context: PartnershipContext,
): Decision => {
  const side = endingSide(context, command)
  if (state._tag === 'Ended' && state.how === 'Ended') return nothing
  // a process speaks up for whatever partnership there may be
  if (state._tag !== 'Active') return side === null ? nothing : refuse.NotPartners()
  if (side !== null && !command.confirmed) return refuse.EndNotConfirmed()
  if (side !== null && context.password !== 'Right') return refuse.EndingPasswordWrong()
  const { client, partner, term } = state
  return happened({
    type: 'PartnershipEnded',
    client,
    partner,
    term,
    by: side ?? causeOf(context),
    account: accountOf(context.actor),
    at: context.now,
  })
}

const causeOf = ({ client, partner }: PartnershipContext): OfType<PartnershipEvent, 'PartnershipEnded'>['by'] =>
  client === 'NotRunning' || partner === 'NotRunning' ? 'OrganisationClosed' : 'ProgrammeLeft'
