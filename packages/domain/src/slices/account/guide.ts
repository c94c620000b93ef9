import type { AccountEvent } from '../../aggregates/account/events.js'
import type { GuideOf } from '../../core/handle/guide.js'
import type { accountCommands } from './commands.js'
import { accessGuide } from './guide.access.js'
import { membershipGuide } from './guide.membership.js'
import { passwordGuide } from './guide.password.js'
import { personGuide } from './guide.person.js'
import type { AccountRefusal } from './refusals.js'

/** What the public contract says of each command on accounts. */
export const accountGuide = {
  ...personGuide,
  ...passwordGuide,
  ...accessGuide,
  ...membershipGuide,
} as const satisfies GuideOf<typeof accountCommands, AccountEvent, AccountRefusal>
