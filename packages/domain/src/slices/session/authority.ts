import type { SessionCommand } from './commands.js'
import type { SessionContext } from './context.js'
import type { Decision } from './decision.js'
import { refuse } from './refusals.js'

/** Who may ask at all: a person for itself, a visitor that logs in, or a process. */
export const denialOf = (command: SessionCommand, { actor }: SessionContext): Decision | null => {
  const isSelf = actor._tag === 'Person' && actor.account === command.account
  switch (command.type) {
    case 'LogIn':
      return actor._tag === 'Visitor' || actor._tag === 'Person' ? null : refuse.MayNotLogIn()
    case 'LogOut':
      return isSelf && actor.session === command.session ? null : refuse.NotYourSession()
    case 'RevokeSession':
      return isSelf || actor._tag === 'System' ? null : refuse.NotYourSession()
    case 'ExpireSessions':
      return actor._tag === 'System' ? null : refuse.OnlyTheSystem()
  }
}
