import { type Known, lookedUp } from '../../core/react/question.js'
import { reaction, type Wish } from '../../core/react/reaction.js'
import { step } from '../../core/record/command.js'
import type { OrganisationId } from '../../core/values/ids.js'
import { OrganisationClosed, PartnerProgrammeLeft } from '../../aggregates/organisation/events.js'
import { organisationNow } from '../../aggregates/organisation/state.js'
import { PartnerInvited, PartnershipStarted } from '../../aggregates/partnership/events.js'
import { type Pair, partnershipPairsOf } from '../../aggregates/partnership/pairs.js'
import { partnershipNow, type PartnershipState } from '../../aggregates/partnership/state.js'
import { goesOnUnder } from '../../questions/enrolment.js'
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
        return [organisationNow(event.organisation), pairs, ...known(pairs).map(now)]
      }
      case 'PartnerInvited':
      case 'PartnershipStarted':
        return [organisationNow(event.client), organisationNow(event.partner), now(event)]
    }
  },
  commands: ({ event }, known) => {
    switch (event.type) {
      case 'OrganisationClosed':
        return known(pairsOf(event.organisation)).flatMap((pair) => endingOf(pair, known(now(pair))))
      case 'PartnerProgrammeLeft':
        return known(pairsOf(event.organisation))
          .filter((pair) => pair.partner === event.organisation)
          .flatMap((pair) => endingIn(pair, known))
      case 'PartnerInvited':
      case 'PartnershipStarted':
        return known(organisationNow(event.client))._tag === 'Running'
          ? endingIn(event, known)
          : endingOf(event, known(now(event)))
    }
  },
})

/** The end of what does not go on under the partner's present enrolment: what began after it came back does (PAR-17). */
const endingIn = (pair: Pair, known: Known): ReadonlyArray<Wish> => {
  const state = known(now(pair))
  if (state._tag !== 'Active' && state._tag !== 'Invited') return []
  return goesOnUnder(state, known(organisationNow(pair.partner))) ? [] : endingOf(pair, state)
}

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
