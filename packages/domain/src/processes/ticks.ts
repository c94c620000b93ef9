import { localDateIn, plusDays, startOfDayIn } from '../core/values/calendar.js'
import type { Step } from '../core/handle/slice.js'
import { stepId } from '../core/handle/dispatch.js'
import type { OrganisationId } from '../core/values/ids.js'
import type { Instant, LocalDate } from '../core/values/instant.js'
import type { Policy } from '../core/values/policy.js'
import { dueItems, nextDueDay, type Reminding } from '../aggregates/renewalMails/due.js'
import { reminderKey } from '../aggregates/renewalMails/state.js'
import { lastValidDay } from '../slices/token/authorise.js'
import type { ProcessCommand } from './reaction.js'
import type { Wait, Waits } from './waits.js'

/** When a wait is over, and the command that records it; its id says which wait it was, so two clocks do it once. */
export interface Deadline extends ProcessCommand {
  readonly dueAt: Instant
}

const startOf = (day: LocalDate): Instant => `${day}T00:00:00.000Z` as Instant
const tick = (command: Step, which: string): ProcessCommand => ({
  id: stepId('tick', `${command.type}/${which}`),
  command,
  onRefused: [],
})

/** The deadline of one wait. */
export const deadlineOf = (wait: Wait, policy: Pick<Policy, 'tokenIdleYears'>): Deadline => {
  switch (wait._tag) {
    case 'PartnerInvitation': {
      const { client, partner, term, attempt, expiresAt } = wait
      const which = `${client}/${partner}/${String(term)}/${String(attempt)}`
      return { dueAt: expiresAt, ...tick({ type: 'ExpirePartnerInvitation', client, partner }, which) }
    }
    case 'MemberInvitation': {
      const { organisation, invitation, attempt, expiresAt } = wait
      const which = `${organisation}/${invitation}/${String(attempt)}`
      return { dueAt: expiresAt, ...tick({ type: 'ExpireMemberInvitation', organisation, invitation }, which) }
    }
    case 'Session':
      // a session's id may come again after its end: then it is another wait
      return {
        dueAt: wait.expiresAt,
        ...tick({ type: 'ExpireSessions', account: wait.account }, `${wait.account}/${wait.session}/${wait.expiresAt}`),
      }
    case 'IdleToken':
      return {
        dueAt: startOf(plusDays(lastValidDay(wait.lastDay, policy), 1)),
        ...tick({ type: 'DisableIdleToken', token: wait.token }, `${wait.token}/${wait.lastDay}`),
      }
    case 'ProductExpiry':
      return expiryOf(wait)
  }
}

const expiryOf = ({
  product,
  organisation,
  stay,
  expiresOn,
  renewal,
}: Extract<Wait, { _tag: 'ProductExpiry' }>): Deadline => {
  const which = `${product}/${String(stay)}/${expiresOn}`
  switch (renewal) {
    case 'Automatic':
      return {
        dueAt: startOf(expiresOn),
        ...tick({ type: 'RenewAutomatically', product, organisation, from: expiresOn }, which),
      }
    case 'Manual':
      // by then the day of the expiry has begun in every time zone
      return {
        dueAt: startOf(plusDays(expiresOn, 1)),
        ...tick({ type: 'EndProduct', product, organisation, why: 'Expired' }, which),
      }
  }
}

/** Every deadline of a document of {@link Waits}; a read model indexes it by their `dueAt`. */
export const deadlinesIn = (waits: Waits, policy: Pick<Policy, 'tokenIdleYears'>): ReadonlyArray<Deadline> =>
  Object.values(waits).map((wait) => deadlineOf(wait, policy))

/** What the clock does by `now`, the longest due first: the deadlines of the documents that the index found. */
export const dueBy = (
  now: Instant,
  documents: ReadonlyArray<Waits>,
  policy: Pick<Policy, 'tokenIdleYears'>,
): ReadonlyArray<Deadline> =>
  documents
    .flatMap((waits) => deadlinesIn(waits, policy))
    .filter((deadline) => deadline.dueAt <= now)
    .sort((a, b) => (a.dueAt < b.dueAt ? -1 : a.dueAt > b.dueAt ? 1 : 0))

/**
 * The moment from which an organisation has something to be reminded of, or `null`: what a read model indexes it by.
 */
export const remindersDueAt = (reminding: Reminding): Instant | null => {
  const day = nextDueDay(reminding)
  return day === null ? null : startOfDayIn(reminding.zone, day)
}

/**
 * The command that records what an organisation is to be reminded of today, by its own calendar; `null` for nothing.
 */
export const remindersDue = ({
  organisation,
  now,
  ...reminding
}: Reminding & { readonly organisation: OrganisationId; readonly now: Instant }): ProcessCommand | null => {
  const day = localDateIn(reminding.zone, now)
  const items = dueItems({ ...reminding, day })
  return items.length === 0
    ? null
    : tick(
        { type: 'RecordDueReminders', organisation, day, items },
        `${organisation}/${day}/${items.map(reminderKey).join('/')}`,
      )
}
