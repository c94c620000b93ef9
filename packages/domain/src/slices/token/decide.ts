import type { TokenState } from '../../aggregates/token/state.js'
import { denialOf } from './authority.js'
import type { TokenCommand } from './commands.js'
import type { TokenContext } from './context.js'
import { create } from './decide.creation.js'
import { disable, revoke } from './decide.ending.js'
import { recordUse } from './decide.use.js'
import type { Decision } from './decision.js'

export const decide =
  (command: TokenCommand) =>
  (state: TokenState, context: TokenContext): Decision => {
    const denied = denialOf(command, context.actor)
    if (denied !== null) return denied
    switch (command.type) {
      case 'CreateToken':
        return create(command, state, context)
      case 'RecordTokenUse':
        return recordUse(command, state, context)
      case 'RevokeToken':
        return revoke(command, state, context)
      case 'DisableIdleToken':
        return disable(state, context)
    }
  }
