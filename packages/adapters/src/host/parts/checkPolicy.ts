import { defaultPolicy, type Failure, type Fault, type Policy, ReminderInterval } from '@mandat/domain'
import { integer, invalidInput, list, nullable, pattern, record, strangers } from '@mandat/domain/kit'
import * as E from 'fp-ts/lib/Either.js'
import type * as t from 'io-ts'
import { decodeAt } from '../input/decodeAt.js'

const YEAR = 366
const { values: intervals } = ReminderInterval
const policy: t.Type<Policy, unknown> = record({
  passwordLength: record({ min: integer(1, 1_000), withSecondFactor: integer(1, 1_000), max: integer(1, 10_000) }),
  login: record({ failures: integer(1, 1_000_000_000), lockMinutes: integer(1, YEAR * 1_440) }),
  mailsAnHour: nullable(record({ toAddress: integer(1, 1_000_000), fromOrigin: integer(1, 1_000_000) })),
  passwordResetMinutes: integer(1, YEAR * 1_440),
  registrationHours: integer(1, YEAR * 24),
  sessionHours: integer(1, 10 * YEAR * 24),
  memberInvitationDays: integer(1, YEAR),
  partnerInvitationDays: integer(1, YEAR),
  wordMinutes: integer(1, YEAR * 1_440),
  // the clock renews by a year
  renewalMonths: integer(12, 120),
  tokenIdleYears: integer(1, 100),
  automaticRenewalNoticeDays: integer(0, YEAR),
  reminderIntervals: list(pattern(new RegExp(`^(${intervals.join('|')})$`), 3, `one of ${intervals.join(', ')}`)),
  commandBytes: integer(1_024, 100_000_000),
  attempts: integer(1, 1_000),
})

/** What each field allows, and together they cannot mean. */
const contradictions = ({ passwordLength, reminderIntervals }: Policy): ReadonlyArray<Fault> => [
  ...(passwordLength.min > passwordLength.max
    ? [{ path: 'policy.passwordLength.min', expected: `at most ${String(passwordLength.max)}, the longest` }]
    : []),
  ...reminderIntervals.flatMap((one, i) =>
    reminderIntervals.indexOf(one) < i
      ? [{ path: `policy.reminderIntervals.${String(i)}`, expected: 'each interval once' }]
      : [],
  ),
]

/** The default policy with what the host wants otherwise. What nobody can mean is refused at the start. */
export const checkPolicy = (wanted: Partial<Policy> = {}): E.Either<Failure, Policy> => {
  const whole = {
    ...defaultPolicy,
    ...Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined)),
  }
  // likely misspelt: the number that was meant would stay as it is
  const unknown = strangers(policy, whole).map(({ path }) => ({ path: `policy.${path}`, expected: 'no such field' }))
  if (unknown.length > 0) return E.left(invalidInput(unknown))
  return E.flatMap(decodeAt('policy', policy, whole), (checked) => {
    const faults = contradictions(checked)
    return faults.length === 0 ? E.right(checked) : E.left(invalidInput(faults))
  })
}
