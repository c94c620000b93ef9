/** Every number of the rule book. A host overrides what it wants; nothing else in the code holds such a number. */
export interface Policy {
  /** ACC-07: lengths that are accepted, in characters: `min` where the password is the only factor. */
  readonly passwordLength: { readonly min: number; readonly withSecondFactor: number; readonly max: number }
  /** ACC-08, ACC-13: wrong passwords before a lock, and its length in minutes. */
  readonly login: { readonly failures: number; readonly lockMinutes: number }
  /**
   * ACC-13: mails that strangers can cause: how many in an hour, to one address and from one origin. `null`: the host
   * limits them itself, and nothing is counted.
   */
  readonly mailsAnHour: { readonly toAddress: number; readonly fromOrigin: number } | null
  /** ACC-10: minutes that a reset link lives. */
  readonly passwordResetMinutes: number
  /** ACC-01: hours that a registration link lives. */
  readonly registrationHours: number
  /** SES-01: hours until a session ends by itself. */
  readonly sessionHours: number
  /** ORG-02: days that an invitation to become a member lives. */
  readonly memberInvitationDays: number
  /** PAR-14: days that an invitation to a partnership lives. */
  readonly partnerInvitationDays: number
  /** PRD-01: minutes in which a command follows what another stream gave its word for; then that word lapses. */
  readonly wordMinutes: number
  /** PRD-01: months by which one renewal by hand moves an expiry at most; 12 or more, since the clock renews by a year. */
  readonly renewalMonths: number
  /** TOK-06: years without a call after which a token is disabled. */
  readonly tokenIdleYears: number
  /** REN-02: days before the expiry at which a product with automatic renewal is announced. */
  readonly automaticRenewalNoticeDays: number
  /** REN-01: the intervals that can be chosen, in days or months, up to two months. */
  readonly reminderIntervals: ReadonlyArray<string>
  /** How large a command may be, in bytes of its text; how long each text in it may be is in the codecs. */
  readonly commandBytes: number
  /**
   * How often a conflict is decided again before the answer is "contended". Who loses one has seen somebody else win. A
   * deletion, which rests on all that its account is in, was decided 40 times while two processes wrote at full speed.
   */
  readonly attempts: number
}

/** ACC-07: a shorter password does where a second factor stands beside it. */
export const passwordLengthOf = (
  { passwordLength }: Policy,
  secondFactor: 'NotEnrolled' | 'Passed' | 'Failed',
): { readonly min: number; readonly max: number } => ({
  min: secondFactor === 'NotEnrolled' ? passwordLength.min : passwordLength.withSecondFactor,
  max: passwordLength.max,
})

/** The rule book's numbers, and ours where it names none. */
export const defaultPolicy: Policy = {
  passwordLength: { min: 15, withSecondFactor: 8, max: 128 },
  login: { failures: 5, lockMinutes: 15 },
  mailsAnHour: { toAddress: 5, fromOrigin: 50 },
  passwordResetMinutes: 60,
  registrationHours: 48,
  sessionHours: 24 * 30,
  memberInvitationDays: 30,
  partnerInvitationDays: 30,
  wordMinutes: 60,
  renewalMonths: 13,
  tokenIdleYears: 1,
  automaticRenewalNoticeDays: 14,
  reminderIntervals: ['1d', '3d', '7d', '14d', '1m', '2m'],
  commandBytes: 65_536,
  attempts: 200,
}
