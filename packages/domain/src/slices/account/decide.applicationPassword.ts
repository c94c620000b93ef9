import { ApplicationPasswordId } from '../../core/values/ids.js'
import type { OfType } from '../../core/values/union.js'
import type { AccountCommand } from './commands.js'
import type { AccountContext } from './context.js'
import { type Decision, happened, type KnownState } from './decision.js'
import { refuse } from './refusals.js'

/**
 * APP-01: as many as wanted. The epoch is that of the very state it is appended to, so none of an older one slips in
 * (ACC-06).
 */
export const createApplicationPassword = (
  { applicationPassword, name }: OfType<AccountCommand, 'CreateApplicationPassword'>,
  state: KnownState,
  { secretHash, now }: AccountContext,
): Decision => {
  const { account, epoch } = state
  if (state.assistant !== null) return refuse.AssistantOpen({ next: state.assistant.next })
  if (state.applicationPasswords.has(applicationPassword) || secretHash === null)
    return refuse.ApplicationPasswordExists({ applicationPassword })
  return happened({
    type: 'ApplicationPasswordCreated',
    account,
    applicationPassword,
    name,
    hash: secretHash,
    epoch,
    at: now,
  })
}

/** APP-04: those that are there; one that was revoked before changes nothing. */
export const revokeApplicationPasswords = (
  ids: ReadonlyArray<string>,
  { account, applicationPasswords }: KnownState,
  { now }: AccountContext,
): Decision =>
  happened(
    ...ids
      .filter(ApplicationPasswordId.is)
      .filter((id) => applicationPasswords.has(id))
      .map(
        (applicationPassword) =>
          ({ type: 'ApplicationPasswordRevoked', account, applicationPassword, at: now }) as const,
      ),
  )
