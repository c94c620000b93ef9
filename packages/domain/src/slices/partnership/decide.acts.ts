import type { Actor } from '../../core/record/actor.js'
import { later, MINUTE } from '../../core/values/instant.js'
import type { OfType } from '../../core/values/union.js'
import { payerOf, rightTo, wordFor } from '../../aggregates/partnership/state.js'
import type { PartnershipCommand } from './commands.js'
import type { PartnershipContext } from './context.js'
import { type Active, type Decision, happened, nothing } from './decision.js'
import { refuse } from './refusals.js'

/** The one who is authorised: a person or a program that acts for the partner. */
type Agent = Extract<Actor, { _tag: 'Person' | 'Token' }>

/**
 * PAR-16: the partnership's word for one act, on the right that it gives now; whoever asks again while it stands gets no
 * second one.
 */
export const authorise = (
  command: OfType<PartnershipCommand, 'AuthorisePartnerAct'>,
  active: Active,
  context: PartnershipContext,
): Decision => {
  const { client, partner, term, access } = active
  const { act, reference, product } = command
  if (context.partner !== 'Listed') return refuse.NotAListedPartner({ partner })
  if (context.client !== 'Running') return refuse.ClientNotRunning({ client })
  if (access._tag === 'Limited' && act === 'Order') return refuse.ClientMustApprove()
  const right = rightHere(command, active, context)
  if (right === null) return refuse.NoRightToProduct({ product })
  if (access._tag === 'Limited' && act === 'Renewal') return refuse.ClientMustApprove()

  if (context.password === 'Wrong') return refuse.TokenPasswordWrong()
  const { now, policy } = context
  const before = wordFor(active, reference, now)
  if (before !== null)
    return before.act === act
      && before.product === product
      && before.grant === right.grant
      && before.stay === right.stay
      ? nothing
      : refuse.ReferenceUsed({ reference })
  const { account } = context.actor as Agent
  return happened({
    type: 'PartnerActAuthorised',
    client,
    partner,
    term,
    act,
    reference,
    account,
    product,
    ...right,
    payer: payerOf(access),
    at: now,
    until: later(now, policy.wordMinutes * MINUTE),
  })
}

/** An ordered product is in its first stay; any other is where it runs now. */
const rightHere = (
  { act, product }: OfType<PartnershipCommand, 'AuthorisePartnerAct'>,
  active: Active,
  { stays }: PartnershipContext,
): { readonly grant: number; readonly stay: number } | null => {
  const stay = act === 'Order' ? 1 : stays[product]
  if (stay === undefined) return null
  const grant = rightTo(active, product, stay)
  return grant === null ? null : { grant, stay }
}
