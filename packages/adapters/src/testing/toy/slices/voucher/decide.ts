import { DAY } from '@mandat/domain'
import { later } from '@mandat/domain/kit'
import type { VoucherState } from '../../aggregates/voucher/state.js'
import { denialOf } from './authority.js'
import type { VoucherCommand } from './commands.js'
import type { VoucherContext } from './context.js'
import { type Decision, happened, nothing } from './decision.js'
import { refuse } from './refusals.js'

export const decide =
  (command: VoucherCommand) =>
  (state: VoucherState, { actor, now, policy, link }: VoucherContext): Decision => {
    const denied = denialOf(command, actor)
    if (denied !== null) return denied
    const { voucher } = command
    switch (command.type) {
      case 'IssueVoucher': {
        if (state._tag !== 'Unissued') return nothing
        const expiresAt = later(now, policy.memberInvitationDays * DAY)
        return happened({ type: 'VoucherIssued', voucher, account: command.account, expiresAt })
      }
      case 'RedeemVoucher':
        if (link !== 'Right') return refuse.VoucherLinkWrong()
        if (state._tag !== 'Open' || now >= state.expiresAt) return refuse.VoucherNotOpen()
        return happened({ type: 'VoucherRedeemed', voucher, account: state.account, at: now })
      case 'ExpireVoucher':
        return state._tag === 'Open' && now >= state.expiresAt
          ? happened({ type: 'VoucherExpired', voucher, account: state.account })
          : nothing
    }
  }
