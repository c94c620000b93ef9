const account = '0198c1a4-5d20-7b31-9c4e-2f6a8d10e501'

/** One plausible example of each event, as it is written today; what was made from it is never made again (LOG-05). */
export const throttleExamples = {
  LoginFailed: { account, counted: 'Strangers', at: '2026-03-02T08:15:30.250Z' },
  LoginLocked: { account, counted: 'Qm9yZ2VyX1dlaXNzYmVyZ18wMV9OZXR6d2Vya19LZW4', until: '2026-03-02T08:30:30.250Z' },
  LoginFailuresForgotten: { account, counted: null },
  MailCounted: { since: '2026-03-02T08:15:30.250Z', sent: 3 },
}
