import type { Actor } from '@mandat/domain'
import type { VoucherCommand } from './commands.js'
import type { Decision } from './decision.js'
import { refuse } from './refusals.js'

/** The refusal of an actor who may not ask for this at all, or `null`. */
export const denialOf = (command: VoucherCommand, actor: Actor): Decision | null => {
  switch (command.type) {
    case 'IssueVoucher':
    case 'ExpireVoucher':
      return actor._tag === 'System' ? null : refuse.OnlyTheSystemIssues()
    case 'RedeemVoucher':
      return null
  }
}
