/** One plausible example of each event, as it is written today; what was made from it is never made again (LOG-05). */
export const accountExamples = {
  RegistrationRequested: {
    account: '0198c1a4-5d20-7b31-9c4e-2f6a8d10e501',
    email: {
      subject: '0198c1a4-5d20-7b31-9c4e-2f6a8d10e501',
      category: 'Contact',
      field: 'email',
      box: 'q3VbZ0pXk1yN8sTfHc2LmWv5RgE7uJoA4xDiB9KQnYzMhOaPw6Ct1r_eUd',
    },
    language: 'fr',
    attempt: 1,
    expiresAt: '2026-03-04T08:15:30.250Z',
  },
  AccountRegistered: {
    account: '0198c1a4-5d20-7b31-9c4e-2f6a8d10e501',
    email: {
      subject: '0198c1a4-5d20-7b31-9c4e-2f6a8d10e501',
      category: 'Contact',
      field: 'email',
      box: 'q3VbZ0pXk1yN8sTfHc2LmWv5RgE7uJoA4xDiB9KQnYzMhOaPw6Ct1r_eUd',
    },
    name: {
      subject: '0198c1a4-5d20-7b31-9c4e-2f6a8d10e501',
      category: 'Identity',
      field: 'name',
      box: 'Zk8PqT2vYc5XwLr1Nf7JmHs4GdB0uEoAi9KxQbWzVn3CtMyR6a',
    },
    language: 'fr',
    credential: 5836100219,
    epoch: 1,
    at: '2026-03-02T08:15:30.250Z',
  },
  EmailClaimForfeited: { account: '0198c1a4-5d20-7b31-9c4e-2f6a8d10e501' },
  EmailChangeRequested: {
    account: '0198c1a4-5d20-7b31-9c4e-2f6a8d10e501',
    email: {
      subject: '0198c1a4-5d20-7b31-9c4e-2f6a8d10e501',
      category: 'Contact',
      field: 'email',
      box: 'q3VbZ0pXk1yN8sTfHc2LmWv5RgE7uJoA4xDiB9KQnYzMhOaPw6Ct1r_eUd',
    },
    attempt: 1,
    expiresAt: '2026-03-04T08:15:30.250Z',
  },
  EmailChanged: {
    account: '0198c1a4-5d20-7b31-9c4e-2f6a8d10e501',
    email: {
      subject: '0198c1a4-5d20-7b31-9c4e-2f6a8d10e501',
      category: 'Contact',
      field: 'email',
      box: 'q3VbZ0pXk1yN8sTfHc2LmWv5RgE7uJoA4xDiB9KQnYzMhOaPw6Ct1r_eUd',
    },
    before: {
      subject: '0198c1a4-5d20-7b31-9c4e-2f6a8d10e501',
      category: 'Contact',
      field: 'email',
      box: 'Ty6UiOp8AsDf0GhJkLzXcVb2NmQ4wErTy6Lw3EkRj5TyUi7OpAs9DfGhJ1k',
    },
    at: '2026-03-02T08:15:30.250Z',
  },
  NameChanged: {
    account: '0198c1a4-5d20-7b31-9c4e-2f6a8d10e501',
    name: {
      subject: '0198c1a4-5d20-7b31-9c4e-2f6a8d10e501',
      category: 'Identity',
      field: 'name',
      box: 'Zk8PqT2vYc5XwLr1Nf7JmHs4GdB0uEoAi9KxQbWzVn3CtMyR6a',
    },
  },
  AddressChanged: {
    account: '0198c1a4-5d20-7b31-9c4e-2f6a8d10e501',
    address: {
      subject: '0198c1a4-5d20-7b31-9c4e-2f6a8d10e501',
      category: 'Contact',
      field: 'address',
      box: 'Lw3EkRj5TyUi7OpAs9DfGhJ1kLzXcVb2NmQ4wErTy6UiOp8AsDf0GhJkLzXc',
    },
  },
  TelephoneChanged: {
    account: '0198c1a4-5d20-7b31-9c4e-2f6a8d10e501',
    telephone: {
      subject: '0198c1a4-5d20-7b31-9c4e-2f6a8d10e501',
      category: 'Contact',
      field: 'telephone',
      box: 'Hj6KlZx8CvBn0MqWe2RtYu4IoPa5SdFg7HjKl9ZxCvB1nM',
    },
  },
  LanguageChanged: { account: '0198c1a4-5d20-7b31-9c4e-2f6a8d10e501', language: 'de' },
  PasswordChanged: {
    account: '0198c1a4-5d20-7b31-9c4e-2f6a8d10e501',
    credential: 10271993004,
    at: '2026-03-02T08:15:30.250Z',
  },
  PasswordCompromised: {
    account: '0198c1a4-5d20-7b31-9c4e-2f6a8d10e501',
    epoch: 2,
    session: '0198c1a6-44de-7259-a5b7-c8d9eaf0b108',
    at: '2026-03-02T08:15:30.250Z',
  },
  AssistantStepConfirmed: {
    account: '0198c1a4-5d20-7b31-9c4e-2f6a8d10e501',
    step: 'RevokeApplicationPasswords',
    at: '2026-03-02T08:15:30.250Z',
  },
  ReviewItemConfirmed: {
    account: '0198c1a4-5d20-7b31-9c4e-2f6a8d10e501',
    item: 'Sessions',
    at: '2026-03-02T08:15:30.250Z',
  },
  AssistantCompleted: {
    account: '0198c1a4-5d20-7b31-9c4e-2f6a8d10e501',
    killedEpoch: 1,
    at: '2026-03-02T08:15:30.250Z',
  },
  PasswordResetRequested: {
    account: '0198c1a4-5d20-7b31-9c4e-2f6a8d10e501',
    attempt: 1,
    expiresAt: '2026-03-02T09:15:30.250Z',
  },
  PasswordReset: {
    account: '0198c1a4-5d20-7b31-9c4e-2f6a8d10e501',
    credential: 14011870633,
    epoch: 3,
    at: '2026-03-02T08:15:30.250Z',
  },
  ApplicationPasswordCreated: {
    account: '0198c1a4-5d20-7b31-9c4e-2f6a8d10e501',
    applicationPassword: '0198c1d4-5a6b-747b-87d9-2aebf102d30a',
    name: {
      subject: '0198c1a4-5d20-7b31-9c4e-2f6a8d10e501',
      category: 'Content',
      field: 'applicationPasswordName',
      box: 'Vb3NmQw5ErTy7UiOp9AsDf1GhJk2LzXcVb4NmQwErTy',
    },
    hash: '7d1a54127b222502f5b79b5fb0803061152a44f92b37e23c6527baf665d4da9a',
    epoch: 1,
    at: '2026-03-02T08:15:30.250Z',
  },
  ApplicationPasswordRevoked: {
    account: '0198c1a4-5d20-7b31-9c4e-2f6a8d10e501',
    applicationPassword: '0198c1d4-5a6b-747b-87d9-2aebf102d30a',
    at: '2026-03-02T08:15:30.250Z',
  },
  AllTokensRevoked: { account: '0198c1a4-5d20-7b31-9c4e-2f6a8d10e501', tokenEra: 2, at: '2026-03-02T08:15:30.250Z' },
  MembershipAccepted: {
    account: '0198c1a4-5d20-7b31-9c4e-2f6a8d10e501',
    organisation: '0198c1b0-0a3f-7d44-b0c2-91e5f7a6d303',
    invitation: '0198c1b9-12ab-7148-94a6-7b8c9d0e1f07',
    role: 'Collaborator',
    attempt: 1,
  },
  AccountDeletionRequested: {
    account: '0198c1a4-5d20-7b31-9c4e-2f6a8d10e501',
    organisations: ['0198c1b0-0a3f-7d44-b0c2-91e5f7a6d303'],
    at: '2026-03-02T08:15:30.250Z',
  },
  AccountDeletionAbandoned: {
    account: '0198c1a4-5d20-7b31-9c4e-2f6a8d10e501',
    organisations: ['0198c1b0-0a3f-7d44-b0c2-91e5f7a6d303'],
    at: '2026-03-04T08:15:30.250Z',
  },
  AccountDeleted: { account: '0198c1a4-5d20-7b31-9c4e-2f6a8d10e501', at: '2026-03-04T08:15:30.250Z' },
}
