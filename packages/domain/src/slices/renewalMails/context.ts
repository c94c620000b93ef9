import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Circumstances, Gatherer } from '../../core/handle/decider.js'
import type { Actor } from '../../core/record/actor.js'
import type { TimeZone } from '../../core/values/calendar.js'
import type { Failure } from '../../core/values/failure.js'
import type { ProductId } from '../../core/values/ids.js'
import type { OfType } from '../../core/values/union.js'
import type { Role } from '../../aggregates/organisation/events.js'
import { activeMember } from '../../aggregates/organisation/members.js'
import { organisation, type OrganisationState, organisationStream } from '../../aggregates/organisation/state.js'
import { product, productStream, runningIn } from '../../aggregates/product/state.js'
import type { DueProduct } from '../../aggregates/renewalMails/due.js'
import type { RenewalMailsCommand } from './commands.js'

/** What decisions on renewal mails may rest on besides their own stream. */
export interface Gathered {
  /** The role that the person holds in its own right, while it is active; a partnership gives none (REN-07). */
  readonly role: Role | null
  /** Where the organisation's calendar is kept (REN-05), or `null` when it is not running. */
  readonly zone: TimeZone | null
  /** Of the products that are to be reminded of: those that run in the organisation, as they are now (REN-06). */
  readonly products: ReadonlyArray<DueProduct>
}

export interface RenewalMailsContext extends Circumstances, Gathered {}

export const gather = (command: RenewalMailsCommand, gatherer: Gatherer): TE.TaskEither<Failure, RenewalMailsContext> =>
  pipe(
    TE.Do,
    TE.bind('here', () => gatherer.load(organisation, organisationStream(command.organisation))),
    TE.bind('products', () =>
      command.type === 'RecordDueReminders' && gatherer.actor._tag === 'System'
        ? gatherProducts(command, gatherer)
        : TE.right([]),
    ),
    TE.map(({ here, products }) => ({
      now: gatherer.now,
      actor: gatherer.actor,
      policy: gatherer.policy,
      role: roleOf(gatherer.actor, here),
      zone: here._tag === 'Running' ? here.timeZone : null,
      products,
    })),
  )

const roleOf = (actor: Actor, here: OrganisationState): Role | null =>
  actor._tag === 'Person' && actor.onBehalfOf?._tag !== 'Partner'
    ? (activeMember(here, actor.account)?.role ?? null)
    : null

const gatherProducts = (
  command: OfType<RenewalMailsCommand, 'RecordDueReminders'>,
  gatherer: Gatherer,
): TE.TaskEither<Failure, ReadonlyArray<DueProduct>> =>
  pipe(
    [...new Set(command.items.map((item) => item.product))],
    TE.traverseSeqArray((id: ProductId) => gatherer.load(product, productStream(id))),
    TE.map((states) =>
      states.flatMap((state): ReadonlyArray<DueProduct> => {
        const running = runningIn(state, command.organisation, gatherer.now)
        return running === null
          ? []
          : [{ product: running.product, expiresOn: running.expiresOn, renewal: running.renewal }]
      }),
    ),
  )
