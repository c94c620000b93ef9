import type { Slice } from '../../core/handle/slice.js'
import { type PartnershipCommand, partnershipCommands } from './commands.js'
import { gather, type PartnershipContext } from './context.js'
import { decide } from './decide.js'
import type { PartnershipEvent } from '../../aggregates/partnership/events.js'
import type { PartnershipRefusal } from './refusals.js'
import { partnership, partnershipStream, type PartnershipState } from '../../aggregates/partnership/state.js'

/** The slice of partnerships: PAR, and the billing mode of BIL-06. */
export const partnershipSlice: Slice<
  PartnershipState,
  PartnershipCommand,
  PartnershipEvent,
  PartnershipRefusal,
  PartnershipContext
> = {
  ...partnership,
  commands: partnershipCommands,
  streamOf: ({ client, partner }) => partnershipStream(client, partner),
  gather,
  decide,
}
