import type { PartnershipState } from '../../aggregates/partnership/state.js'
import { denialOf } from './authority.js'
import type { PartnershipCommand } from './commands.js'
import type { PartnershipContext } from './context.js'
import { grant, grantFull, limit, withdrawProducts } from './decide.access.js'
import { authorise } from './decide.acts.js'
import { changeMode, entrust } from './decide.billing.js'
import { end } from './decide.ending.js'
import { accept, decline, expire, invite, resend, withdraw } from './decide.invitation.js'
import type { Decision } from './decision.js'
import { refuse } from './refusals.js'

export const decide =
  (command: PartnershipCommand) =>
  (state: PartnershipState, context: PartnershipContext): Decision => {
    const denied = denialOf(command, context)
    if (denied !== null) return denied
    switch (command.type) {
      case 'InvitePartner':
        return invite(command, state, context)
      case 'ResendPartnerInvitation':
        return resend(state, context)
      case 'WithdrawPartnerInvitation':
        return withdraw(state, context)
      case 'AcceptPartnership':
        return accept(state, context)
      case 'DeclinePartnership':
        return decline(state, context)
      case 'ExpirePartnerInvitation':
        return expire(state, context)
      case 'EndPartnership':
        return end(command, state, context)
      case 'GrantFullAccess':
        return state._tag === 'Active' ? grantFull(command, state) : refuse.NotPartners()
      case 'LimitAccess':
        return state._tag === 'Active' ? limit(command, state, context.stays) : refuse.NotPartners()
      case 'GrantProducts':
        return state._tag === 'Active' ? grant(command, state, context.stays) : refuse.NotPartners()
      case 'WithdrawProducts':
        return state._tag === 'Active' ? withdrawProducts(command, state) : refuse.NotPartners()
      case 'ChangeBillingMode':
        return state._tag === 'Active' ? changeMode(command, state) : refuse.NotPartners()
      case 'ChangeWalletEntrustment':
        return state._tag === 'Active' ? entrust(command.walletEntrusted, state) : refuse.NotPartners()
      case 'AuthorisePartnerAct':
        return state._tag === 'Active' ? authorise(command, state, context) : refuse.NotPartners()
    }
  }
