import type { Published } from '../../core/handle/guide.js'
import type { Slice } from '../../core/handle/slice.js'
import type { RenewalMailsEvent } from '../../aggregates/renewalMails/events.js'
import { renewalMails, type RenewalMailsState, renewalMailsStream } from '../../aggregates/renewalMails/state.js'
import { type RenewalMailsCommand, renewalMailsCommands } from './commands.js'
import { gather, type RenewalMailsContext } from './context.js'
import { decide } from './decide.js'
import { renewalMailsExamples } from './examples.js'
import { renewalMailsGuide } from './guide.js'
import { renewalMailsMails } from './mails.js'
import { renewalMailsReactions } from './reactions.js'
import { type RenewalMailsRefusal, refuse } from './refusals.js'

export { remindersDue, remindersDueAt } from './dueReminders.js'

/** The slice of an organisation's renewal mails: their settings, and what has fallen due (REN-01 to REN-07). */
export const renewalMailsSlice: Published<
  Slice<RenewalMailsState, RenewalMailsCommand, RenewalMailsEvent, RenewalMailsRefusal, RenewalMailsContext>,
  typeof renewalMailsCommands,
  typeof renewalMailsGuide
> = {
  ...renewalMails,
  commands: renewalMailsCommands,
  guide: renewalMailsGuide,
  refusals: refuse,
  streamOf: (command) => renewalMailsStream(command.organisation),
  gather,
  decide,
  mails: renewalMailsMails,
  reactions: renewalMailsReactions,
  examples: renewalMailsExamples,
}
