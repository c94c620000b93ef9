import type { Published } from '../../core/handle/guide.js'
import type { Slice } from '../../core/handle/slice.js'
import type { TokenEvent } from '../../aggregates/token/events.js'
import { token, type TokenState, tokenStream } from '../../aggregates/token/state.js'
import { type TokenCommand, tokenCommands } from './commands.js'
import { gather, type TokenContext } from './context.js'
import { tokenDeadlines } from './deadlines.js'
import { decide } from './decide.js'
import { tokenExamples } from './examples.js'
import { tokenGuide } from './guide.js'
import { tokenMails } from './mails.js'
import { tokenReactions } from './reactions.js'
import { type TokenRefusal, refuse } from './refusals.js'

export {
  actorOf,
  actsAs,
  aliveToken,
  type Call,
  type DeadToken,
  type GroundStates,
  mayBeUsed,
  mayCall,
  stillStands,
} from './calls.js'
export { gatherStates, type TokenPlace } from './context.js'
export { parseTokenText, tokenPattern } from './tokenText.js'

/** The slice of API tokens: TOK, and the token half of ACC-06 and PAR-15. */
export const tokenSlice: Published<
  Slice<TokenState, TokenCommand, TokenEvent, TokenRefusal, TokenContext>,
  typeof tokenCommands,
  typeof tokenGuide
> = {
  ...token,
  commands: tokenCommands,
  guide: tokenGuide,
  refusals: refuse,
  streamOf: (command) => tokenStream(command.token),
  gather,
  decide,
  deadlines: tokenDeadlines,
  mails: tokenMails,
  reactions: tokenReactions,
  examples: tokenExamples,
}
