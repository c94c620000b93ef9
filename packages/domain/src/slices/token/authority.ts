import type { Actor } from '../../core/record/actor.js'
import type { TokenCommand } from './commands.js'
import type { Decision } from './decision.js'
import { refuse } from './refusals.js'

/** TOK-04, TOK-06, TOK-09: the refusal of an actor who may not ask for this at all, or `null`. */
export const denialOf = (command: TokenCommand, actor: Actor): Decision | null => {
  switch (command.type) {
    case 'CreateToken':
      return actor._tag === 'Person' && actor.account === command.account ? null : refuse.NotTheOwner()
    case 'RecordTokenUse':
      return actor._tag === 'System' || (actor._tag === 'Token' && actor.token === command.token)
        ? null
        : refuse.NotYourToken()
    case 'RevokeToken':
      return actor._tag === 'System' || (actor._tag === 'Person' && actor.account === command.account)
        ? null
        : refuse.NotTheOwner()
    case 'DisableIdleToken':
      return actor._tag === 'System' ? null : refuse.OnlyTheClockDisables()
  }
}
