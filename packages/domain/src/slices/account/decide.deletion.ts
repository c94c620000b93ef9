import { acceptedBy } from '../../aggregates/account/state.js'
import type { OrganisationId } from '../../core/values/ids.js'
import type { OfType } from '../../core/values/union.js'
import type { AccountCommand } from './commands.js'
import type { AccountContext } from './context.js'
import { passwordFault } from './decide.password.js'
import { type Decision, happened, type KnownState, nothing } from './decision.js'
import type { Membership } from './memberships.js'
import { refuse } from './refusals.js'

/** An organisation that was accepted after the memberships were gathered counts as one to be left: the process finds out. */
const those = (
  state: KnownState,
  { memberships }: AccountContext,
  ...such: ReadonlyArray<Membership>
): ReadonlyArray<OrganisationId> => acceptedBy(state).filter((id) => such.includes(memberships[id] ?? 'Member'))

/** ACC-12: from here on the account accepts no membership, so what is to be left can only become less. */
export const requestDeletion = (state: KnownState, context: AccountContext): Decision => {
  if (passwordFault(state, context) !== null) return refuse.DeletionPasswordWrong()
  if (state._tag === 'Leaving') return nothing
  const needing = those(state, context, 'LastLegalRepresentative')
  if (needing.length > 0)
    return refuse.StillLastLegalRepresentative({
      organisations: needing,
      ways: ['add or appoint another legal representative', 'close the organisation'],
    })
  const joining = those(state, context, 'Joining')
  if (joining.length > 0)
    return refuse.StillJoining({
      organisations: joining,
      ways: ['wait until the membership has begun', 'decline the invitation'],
    })
  // its registration may be under way: only an event of the organisation's own stream can stop it (ORG-07)
  const founding = those(state, context, 'Founding')
  if (founding.length > 0)
    return refuse.StillJoining({
      organisations: founding,
      ways: ['register the organisation', 'close it before it is registered'],
    })
  return happened({
    type: 'AccountDeletionRequested',
    account: state.account,
    organisations: those(state, context, 'Member'),
    at: context.now,
  })
}

export const completeDeletion = (state: KnownState, context: AccountContext): Decision => {
  if (state._tag === 'Registered') return refuse.DeletionNotRequested()
  const left = those(state, context, 'LastLegalRepresentative', 'Member', 'Joining', 'Founding')
  if (left.length > 0) return refuse.StillMember({ organisations: left })
  return happened({ type: 'AccountDeleted', account: state.account, at: context.now })
}

export const abandonDeletion = (
  { organisations }: OfType<AccountCommand, 'AbandonAccountDeletion'>,
  state: KnownState,
  { now }: AccountContext,
): Decision =>
  state._tag === 'Leaving'
    ? happened({ type: 'AccountDeletionAbandoned', account: state.account, organisations, at: now })
    : nothing
