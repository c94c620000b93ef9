import type { Published } from '../../core/handle/guide.js'
import type { Slice } from '../../core/handle/slice.js'
import type { PartnershipEvent } from '../../aggregates/partnership/events.js'
import { PartnerInvitationLink } from '../../aggregates/partnership/links.js'
import { partnership, type PartnershipState, partnershipStream } from '../../aggregates/partnership/state.js'
import { type PartnershipCommand, partnershipCommands } from './commands.js'
import { gather, type PartnershipContext } from './context.js'
import { partnershipDeadlines } from './deadlines.js'
import { decide } from './decide.js'
import { partnershipExamples } from './examples.js'
import { partnershipGuide } from './guide.js'
import { partnershipMails } from './mails.js'
import { partnershipReactions } from './reactions.js'
import { type PartnershipRefusal, refuse } from './refusals.js'

/** The slice of partnerships: PAR, and the billing mode of BIL-06. */
export const partnershipSlice: Published<
  Slice<PartnershipState, PartnershipCommand, PartnershipEvent, PartnershipRefusal, PartnershipContext>,
  typeof partnershipCommands,
  typeof partnershipGuide
> = {
  ...partnership,
  commands: partnershipCommands,
  guide: partnershipGuide,
  refusals: refuse,
  streamOf: ({ client, partner }) => partnershipStream(client, partner),
  gather,
  decide,
  deadlines: partnershipDeadlines,
  links: [PartnerInvitationLink],
  mails: partnershipMails,
  reactions: partnershipReactions,
  examples: partnershipExamples,
}
