import type { Position } from '../core/record/envelope.js'
import { isListedPartner } from '../aggregates/organisation/state.js'
import { OrganisationClosed, PartnerProgrammeLeft } from '../aggregates/organisation/events.js'
import { PartnerInvited, PartnershipStarted } from '../aggregates/partnership/events.js'
import type { PartnershipState } from '../aggregates/partnership/state.js'
import { type Facts, type KnownPair, organisationIn, type Pair, partnershipIn } from './facts.js'
import { reaction, type Wish } from './reaction.js'

/**
 * PAR-17, ORG-10: a partner that leaves the programme, and an organisation that closes, ends its partnerships and
 * leaves no invitation open. One that was made in that very moment is looked at again when its own event comes.
 */
export const partnershipEnds = reaction({
  name: 'partnershipEnds',
  handles: [PartnerProgrammeLeft, OrganisationClosed, PartnerInvited, PartnershipStarted],
  needs: ({ event }, known) => {
    switch (event.type) {
      case 'PartnerProgrammeLeft':
      case 'OrganisationClosed': {
        const { organisation } = event
        return {
          organisations: [organisation],
          partnershipsOf: [organisation],
          partnerships: known.partnershipsOf[organisation] ?? [],
        }
      }
      case 'PartnerInvited':
      case 'PartnershipStarted':
        return { organisations: [event.client, event.partner], partnerships: [event] }
    }
  },
  commands: ({ event, position }, facts) => {
    switch (event.type) {
      case 'OrganisationClosed':
        return (facts.partnershipsOf[event.organisation] ?? []).flatMap((pair) =>
          endingOf(pair, partnershipIn(facts, pair)),
        )
      case 'PartnerProgrammeLeft': {
        // what began after it had come back is another matter
        const isBack = isListedPartner(organisationIn(facts, event.organisation))
        return (facts.partnershipsOf[event.organisation] ?? [])
          .filter((pair) => pair.partner === event.organisation)
          .flatMap((pair) => {
            const state = partnershipIn(facts, pair)
            return isBack && !startedBefore(position, pair, state) ? [] : endingOf(pair, state)
          })
      }
      case 'PartnerInvited':
      case 'PartnershipStarted':
        return mayStand(event, facts) ? [] : endingOf(event, partnershipIn(facts, event))
    }
  },
})

/**
 * By places in the log, since clocks go back. A term that the look-up does not know yet began after all that it has
 * folded.
 */
const startedBefore = (position: Position, { started }: KnownPair, state: PartnershipState): boolean =>
  started !== null && started.position < position && state._tag === 'Active' && state.term === started.term

const mayStand = ({ client, partner }: Pair, facts: Facts): boolean =>
  organisationIn(facts, client)._tag === 'Running' && isListedPartner(organisationIn(facts, partner))

const endingOf = ({ client, partner }: Pair, state: PartnershipState): ReadonlyArray<Wish> => {
  const end: Wish = { command: { type: 'EndPartnership', client, partner, confirmed: true, password: null } }
  switch (state._tag) {
    case 'Active':
      return [end]
    case 'Invited':
      // accepted meanwhile, it is a partnership to be ended
      return [{ command: { type: 'WithdrawPartnerInvitation', client, partner }, onRefused: [end] }]
    case 'Strangers':
    case 'Ended':
      return []
  }
}
