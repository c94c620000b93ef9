import { defaultPolicy, type Failure, type Policy } from '@mandat/domain'
import { integer, invalidInput, list, pattern, record, strangers } from '@mandat/domain/kit'
import * as E from 'fp-ts/lib/Either.js'
import type * as t from 'io-ts'
import { decodeAt } from '../input/decodeAt.js'

const YEAR = 366
const policy: t.Type<Policy, unknown> = record({
  passwordLength: record({ min: integer(1, 1_000), max: integer(1, 10_000) }),
  login: record({ failures: integer(1, 1_000_000_000), lockMinutes: integer(1, YEAR * 1_440) }),
  passwordResetMinutes: integer(1, YEAR * 1_440),
  registrationHours: integer(1, YEAR * 24),
  sessionHours: integer(1, 10 * YEAR * 24),
  memberInvitationDays: integer(1, YEAR),
  partnerInvitationDays: integer(1, YEAR),
  wordMinutes: integer(1, YEAR * 1_440),
  tokenIdleYears: integer(1, 100),
  automaticRenewalNoticeDays: integer(0, YEAR),
  reminderIntervals: list(pattern(/^[1-9]\d{0,2}[dm]$/, 4, 'an interval such as 7d or 2m')),
  commandBytes: integer(1_024, 100_000_000),
  attempts: integer(1, 1_000),
})

/** The default policy with what the host wants otherwise. A number that nobody can mean is refused at the start. */
export const checkPolicy = (wanted: Partial<Policy> = {}): E.Either<Failure, Policy> => {
  const whole = {
    ...defaultPolicy,
    ...Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined)),
  }
  // likely misspelt: the number that was meant would stay as it is
  const unknown = strangers(policy, whole).map(({ path }) => ({ path: `policy.${path}`, expected: 'no such field' }))
  return unknown.length === 0 ? decodeAt('policy', policy, whole) : E.left(invalidInput(unknown))
}
