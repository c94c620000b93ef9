import type { Slice } from '../../core/handle/slice.js'
import { type TokenCommand, tokenCommands } from './commands.js'
import { gather, type TokenContext } from './context.js'
import { decide } from './decide.js'
import type { TokenEvent } from '../../aggregates/token/events.js'
import type { TokenRefusal } from './refusals.js'
import { token, tokenStream, type TokenState } from '../../aggregates/token/state.js'

/** Whoever acts for a partner first gets the partnership's word for the new token (PAR-16). */
const prelude: Exclude<typeof tokenSlice.prelude, undefined> = (command, { actor }) => {
  const behalf = actor._tag === 'Person' ? actor.onBehalfOf : null
  return command.type === 'CreateToken' && behalf?._tag === 'Partner'
    ? [
        {
          type: 'AuthorisePartnerAct',
          client: behalf.client,
          partner: behalf.partner,
          act: 'Token',
          reference: command.token,
          product: command.product,
        },
      ]
    : []
}

/** The slice of API tokens: TOK, and the token half of ACC-06 and PAR-15. */
export const tokenSlice: Slice<TokenState, TokenCommand, TokenEvent, TokenRefusal, TokenContext> = {
  ...token,
  commands: tokenCommands,
  streamOf: (command) => tokenStream(command.token),
  prelude,
  gather,
  decide,
}

export { actorOf, aliveToken, type Call, lastValidDay, mayCall } from './authorise.js'
export { parseTokenText, tokenPattern } from './tokenText.js'
