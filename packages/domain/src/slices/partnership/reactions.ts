import { type Known, lookedUp } from '../../core/react/question.js'
import { reaction, type Wish } from '../../core/react/reaction.js'
import { step } from '../../core/record/command.js'
import type { Position } from '../../core/record/envelope.js'
import type { OrganisationId } from '../../core/values/ids.js'
import { OrganisationClosed, PartnerProgrammeLeft } from '../../aggregates/organisation/events.js'
import { isListedPartner } from '../../aggregates/organisation/members.js'
import { organisationNow } from '../../aggregates/organisation/state.js'
import { PartnerInvited, PartnershipStarted } from '../../aggregates/partnership/events.js'
import { type KnownPair, type Pair, partnershipPairsOf } from '../../aggregates/partnership/pairs.js'
import { partnershipNow, type PartnershipState } from '../../aggregates/partnership/state.js'
import { EndPartnership, WithdrawPartnerInvitation } from './commands.js'
import { partnershipMailing } from './reactions.mails.js'

const now = ({ client, partner }: Pair) => partnershipNow(client, partner)
const pairsOf = (organisation: OrganisationId) => lookedUp(partnershipPairsOf, organisation)

/**
 * PAR-17, ORG-10: a partner that leaves the programme, and an organisation that closes, ends its partnerships and leaves
 * no invitation open. One that was made in that very moment is looked at again when its own event comes.
 */
const partnershipEnds = reaction({
  name: 'partnershipEnds',
  handles: [PartnerProgrammeLeft, OrganisationClosed, PartnerInvited, PartnershipStarted],
  needs: ({ event }, known) => {
    switch (event.type) {
      case 'PartnerProgrammeLeft':
      case 'OrganisationClosed': {
        const pairs = pairsOf(event.organisation)
        return [organisationNow(event.organisation), pairs, ...known(pairs).pairs.map(now)]
      }
      case 'PartnerInvited':
      case 'PartnershipStarted':
        return [organisationNow(event.client), organisationNow(event.partner), now(event)]
    }
  },
  commands: ({ event, position }, known) => {
    switch (event.type) {
      case 'OrganisationClosed':
        return known(pairsOf(event.organisation)).pairs.flatMap((pair) => endingOf(pair, known(now(pair))))
      case 'PartnerProgrammeLeft': {
        // what began after it had come back is another matter
        const isBack = isListedPartner(known(organisationNow(event.organisation)))
        return known(pairsOf(event.organisation))
          .pairs.filter((pair) => pair.partner === event.organisation)
          .flatMap((pair) => {
            const state = known(now(pair))
            return isBack && !startedBefore(position, pair, state) ? [] : endingOf(pair, state)
          })
      }
      case 'PartnerInvited':
      case 'PartnershipStarted':
        return mayStand(event, known) ? [] : endingOf(event, known(now(event)))
    }
  },
})

/**
 * By places in the log, since clocks go back. A term that the look-up does not know yet began after all that it has
 * folded.
 */
const startedBefore = (position: Position, { started }: KnownPair, state: PartnershipState): boolean =>
  started !== null && started.position < position && state._tag === 'Active' && state.term === started.term

const mayStand = ({ client, partner }: Pair, known: Known): boolean =>
  known(organisationNow(client))._tag === 'Running' && isListedPartner(known(organisationNow(partner)))

const endingOf = ({ client, partner }: Pair, state: PartnershipState): ReadonlyArray<Wish> => {
  const end: Wish = { command: step(EndPartnership, { client, partner, confirmed: true, password: null }) }
  switch (state._tag) {
    case 'Active':
      return [end]
    case 'Invited':
      // accepted meanwhile, it is a partnership to be ended
      return [{ command: step(WithdrawPartnerInvitation, { client, partner }), onRefused: [end] }]
    case 'Strangers':
    case 'Ended':
      return []
  }
}

/** What follows for a partnership, and who is told. */
export const partnershipReactions = [partnershipEnds, partnershipMailing]
