// what the parts of the guide say alike

export const account = '019c5b20-6c00-7000-8000-000000000001'
export const link = 'hT3mWq8ZxV5nR0kYb7JdLs2PfGuA9cEo1iQwXzN6vKt'
export const password = 'Velo-4711-himmelblau'
export const newPassword = 'Regen-am-Sonntag-1931'

export const thePerson = 'the person whose account it is, logged in'
export const visitors = 'a visitor, or the holder of a mailed link'

/** Of whatever a person asks for on an account: whose it is, whether it is there, and whether the session lives. */
export const toPersons = ['NotYourAccount', 'UnknownAccount', 'AccountDeleted', 'SessionNotAlive'] as const
/** ACC-07: of a new password. */
export const toNewPasswords = ['PasswordTooShort', 'PasswordTooLong', 'PasswordCommon', 'PasswordHasOwnName'] as const
