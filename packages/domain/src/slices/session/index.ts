import type { Published } from '../../core/handle/guide.js'
import type { Slice } from '../../core/handle/slice.js'
import type { SessionEvent } from '../../aggregates/session/events.js'
import { session, sessionStream, type SessionState } from '../../aggregates/session/state.js'
import { type SessionCommand, sessionCommands } from './commands.js'
import { gather, type SessionContext } from './context.js'
import { sessionDeadlines } from './deadlines.js'
import { decide } from './decide.js'
import { sessionExamples } from './examples.js'
import { sessionGuide } from './guide.js'
import { sessionMails } from './mails.js'
import { sessionReactions } from './reactions.js'
import { type SessionRefusal, refuse } from './refusals.js'

export { authenticate, authenticateSession, sessionIsAlive } from './authenticate.js'

/** The slice of sessions: logging in and out (SES-01). */
export const sessionSlice: Published<
  Slice<SessionState, SessionCommand, SessionEvent, SessionRefusal, SessionContext>,
  typeof sessionCommands,
  typeof sessionGuide
> = {
  ...session,
  commands: sessionCommands,
  guide: sessionGuide,
  refusals: refuse,
  streamOf: (command) => sessionStream(command.account),
  gather,
  decide,
  deadlines: sessionDeadlines,
  mails: sessionMails,
  reactions: sessionReactions,
  examples: sessionExamples,
}
