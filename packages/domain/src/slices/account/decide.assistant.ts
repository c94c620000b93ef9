import { AssistantStep, ReviewItem } from '../../aggregates/account/events.js'
import type { AccountContext } from './context.js'
import { passwordFault, replacementFault } from './decide.password.js'
import { type Decision, happened, type KnownState, nothing } from './decision.js'
import { refuse } from './refusals.js'

/**
 * ACC-03: one append changes the password and ends the epoch; only the session that asks outlives it (ACC-06). Starting
 * again while it is open is for a new password that leaked too: another epoch ends, and the steps begin anew.
 */
export const startAssistant = (state: KnownState, context: AccountContext): Decision => {
  const { actor, credential, now, secondFactor } = context
  const fault = passwordFault(state, context)
  if (fault !== null) return fault
  if (secondFactor === 'Failed') return refuse.AssistantFactorWrong()
  const weak = replacementFault(context)
  if (weak !== null) return weak
  if (credential === null) return refuse.PasswordChangedMeanwhile()
  const { account } = state
  if (actor._tag !== 'Person') return refuse.NotYourAccount({ account })
  return happened(
    { type: 'PasswordCompromised', account, epoch: state.epoch + 1, session: actor.session, at: now },
    { type: 'PasswordChanged', account, credential, at: now },
  )
}

/**
 * ACC-04: the next step or one that is confirmed already, never a later one; each is confirmed, even with nothing to
 * revoke.
 */
export const confirmStep = (
  step: AssistantStep,
  { account, assistant }: KnownState,
  { now }: AccountContext,
): Decision => {
  if (assistant === null) return refuse.AssistantNotOpen()
  const order = AssistantStep.values
  if (order.indexOf(step) < order.indexOf(assistant.next)) return nothing
  if (step !== assistant.next) return refuse.StepOutOfOrder({ next: assistant.next })
  const confirmed = { type: 'AssistantStepConfirmed', account, step, at: now } as const
  if (step !== 'ReviewSecuritySettings') return happened(confirmed)
  const missing = ReviewItem.values.filter((item) => !assistant.reviewed.includes(item))
  if (missing.length > 0) return refuse.ReviewIncomplete({ missing })
  return happened(confirmed, { type: 'AssistantCompleted', account, killedEpoch: assistant.killedEpoch, at: now })
}

export const confirmReviewItem = (
  item: ReviewItem,
  { account, assistant }: KnownState,
  { now }: AccountContext,
): Decision => {
  if (assistant === null) return refuse.AssistantNotOpen()
  if (assistant.next !== 'ReviewSecuritySettings') return refuse.StepOutOfOrder({ next: assistant.next })
  return assistant.reviewed.includes(item) ? nothing : happened({ type: 'ReviewItemConfirmed', account, item, at: now })
}
