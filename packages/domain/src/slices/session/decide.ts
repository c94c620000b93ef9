import type { SessionState } from '../../aggregates/session/state.js'
import { denialOf } from './authority.js'
import type { SessionCommand } from './commands.js'
import type { SessionContext } from './context.js'
import { end, expire } from './decide.ending.js'
import { logIn } from './decide.login.js'
import type { Decision } from './decision.js'

export const decide =
  (command: SessionCommand) =>
  (state: SessionState, context: SessionContext): Decision => {
    const denied = denialOf(command, context)
    if (denied !== null) return denied
    switch (command.type) {
      case 'LogIn':
        return logIn(command, context)
      case 'LogOut':
        return end(command, state, 'Logout', context)
      case 'RevokeSession':
        return end(command, state, 'Revocation', context)
      case 'ExpireSessions':
        return expire(command, state, context)
    }
  }
