/**
 * One plausible example of every event, as it is written today, for scripts/golden.mjs: a bakery in Lausanne, its
 * agency, and the people of both. What was made from it is never made again, so change it only for types that are not
 * released.
 */
const anna = '0198c1a4-5d20-7b31-9c4e-2f6a8d10e501';
const bruno = '0198c1a4-6e11-7c02-8a5d-40b7c3f29e02';
const bakery = '0198c1b0-0a3f-7d44-b0c2-91e5f7a6d303';
const agency = '0198c1b2-77c8-7e15-a1d3-5c08e2b4f604';
const domain = '0198c1c5-3b92-7f26-92e4-0d7a6b5c8105';
const hosting = '0198c1c5-9f04-7037-83f5-e1c2d3b4a506';
const invitation = '0198c1b9-12ab-7148-94a6-7b8c9d0e1f07';
const laptop = '0198c1a6-44de-7259-a5b7-c8d9eaf0b108';
const token = '0198c1d1-80fe-736a-b6c8-19dae0f1c209';
const tool = '0198c1d4-5a6b-747b-87d9-2aebf102d30a';

const at = '2026-03-02T08:15:30.250Z';
const later = '2026-03-04T08:15:30.250Z';
const inAMonth = '2026-04-01T08:15:30.250Z';

/** Bytes of no key, of the length that a box of such a text has. */
const box = (subject, category, field, bytes) => ({ subject, category, field, box: bytes });
const email = box(anna, 'Contact', 'email', 'q3VbZ0pXk1yN8sTfHc2LmWv5RgE7uJoA4xDiB9KQnYzMhOaPw6Ct1r_eUd');
const personName = box(anna, 'Identity', 'name', 'Zk8PqT2vYc5XwLr1Nf7JmHs4GdB0uEoAi9KxQbWzVn3CtMyR6a');
const organisationName = box(
  bakery,
  'Identity',
  'organisationName',
  'm1Xc7VbQ0zLkPj9HgFdSaTyUiOe4Rw2N8vC5xKqZtB6yMnJhGs3Wd',
);
const organisationAddress = box(
  bakery,
  'Contact',
  'organisationAddress',
  'Tq9WzXc4VbNm2LkJh7GfDsAp0OiUyTrE5wQe1Rt8YuIo3PaSdFgHjKl6ZxCvBnM_qWe',
);

const renewalPrice = { amount: 1_590, currency: 'CHF' };
const pair = { client: bakery, partner: agency, term: 1 };
const grant = { product: domain, grant: 1, stay: 1 };
const full = { _tag: 'Full', grant: 2, kept: [grant], billingMode: 'ClientPays', walletEntrusted: 'Yes' };
const limited = { _tag: 'Limited', grants: [grant] };
const place = { product: domain, organisation: bakery, stay: 1 };

export const examples = {
  account: {
    RegistrationRequested: { account: anna, email, language: 'fr', attempt: 1, expiresAt: later },
    AccountRegistered: {
      account: anna,
      email,
      name: personName,
      language: 'fr',
      credential: 5_836_100_219,
      epoch: 1,
      at,
    },
    EmailClaimForfeited: { account: anna },
    EmailChangeRequested: { account: anna, email, attempt: 1, expiresAt: later },
    EmailChanged: { account: anna, email, at },
    NameChanged: { account: anna, name: personName },
    AddressChanged: {
      account: anna,
      address: box(anna, 'Contact', 'address', 'Lw3EkRj5TyUi7OpAs9DfGhJ1kLzXcVb2NmQ4wErTy6UiOp8AsDf0GhJkLzXc'),
    },
    TelephoneChanged: {
      account: anna,
      telephone: box(anna, 'Contact', 'telephone', 'Hj6KlZx8CvBn0MqWe2RtYu4IoPa5SdFg7HjKl9ZxCvB1nM'),
    },
    LanguageChanged: { account: anna, language: 'de' },
    PasswordChanged: { account: anna, credential: 10_271_993_004, at },
    PasswordCompromised: { account: anna, epoch: 2, session: laptop, at },
    AssistantStepConfirmed: { account: anna, step: 'RevokeApplicationPasswords', at },
    ReviewItemConfirmed: { account: anna, item: 'Sessions', at },
    AssistantCompleted: { account: anna, killedEpoch: 1, at },
    PasswordResetRequested: { account: anna, attempt: 1, expiresAt: '2026-03-02T09:15:30.250Z' },
    PasswordReset: { account: anna, credential: 14_011_870_633, epoch: 3, at },
    ApplicationPasswordCreated: {
      account: anna,
      applicationPassword: tool,
      name: box(anna, 'Content', 'applicationPasswordName', 'Vb3NmQw5ErTy7UiOp9AsDf1GhJk2LzXcVb4NmQwErTy'),
      hash: '7d1a54127b222502f5b79b5fb0803061152a44f92b37e23c6527baf665d4da9a',
      epoch: 1,
      at,
    },
    ApplicationPasswordRevoked: { account: anna, applicationPassword: tool, at },
    AllTokensRevoked: { account: anna, tokenEra: 2, at },
    MembershipAccepted: { account: anna, organisation: bakery, invitation },
    AccountDeletionRequested: { account: anna, organisations: [bakery], at },
    AccountDeletionAbandoned: { account: anna, organisations: [bakery], at: later },
    AccountDeleted: { account: anna, at: later },
  },
  session: {
    SessionStarted: {
      account: anna,
      session: laptop,
      ipAddress: box(anna, 'Trace', 'sessionIpAddress', 'Pa8SdFg0HjKl2ZxCvBn4MqWe6RtYuIo1PaSdFgHjKl'),
      device: box(anna, 'Trace', 'sessionDevice', 'Yu5IoPa7SdFg9HjKl1ZxCv3BnMqWe8RtYuIoPaSdFgHjKlZx0CvBnMqWeRtYu2IoPa'),
      method: 'Password',
      epoch: 1,
      startedAt: at,
      expiresAt: inAMonth,
    },
    LoginFailed: { account: anna, at },
    LoginLocked: { account: anna, until: '2026-03-02T08:30:30.250Z' },
    SessionEnded: { account: anna, session: laptop, how: 'Logout', at: later },
  },
  organisation: {
    OrganisationRegistered: {
      organisation: bakery,
      kind: 'Company',
      name: organisationName,
      country: 'CH',
      timeZone: 'Europe/Zurich',
      address: organisationAddress,
      customerNumber: box(bakery, 'Identity', 'customerNumber', 'Kl9ZxCv1BnMq3WeRt5YuIo7PaSdFg2HjKlZxCv4Bn'),
      founder: anna,
      term: 1,
      at,
    },
    OrganisationRenamed: { organisation: bakery, name: organisationName },
    OrganisationMoved: { organisation: bakery, address: organisationAddress, country: 'CH', timeZone: 'Europe/Zurich' },
    BillingContactChanged: {
      organisation: bakery,
      billingEmail: box(bakery, 'Contact', 'billingEmail', 'Rt2YuIo4PaSd6FgHjKl8ZxCvBn0MqWeRt1YuIoPaSd3FgHjKlZx5CvBn'),
    },
    MemberInvited: {
      organisation: bakery,
      invitation,
      invitee: {
        _tag: 'Address',
        invitation,
        email: box(invitation, 'Contact', 'inviteeEmail', 'Bn7MqWe9RtYu1IoPaSd3FgHj5KlZxCvBn8MqWeRtYu0IoPaSdFg2HjKl'),
      },
      role: 'Collaborator',
      attempt: 1,
      expiresAt: inAMonth,
    },
    MemberInvitationResent: { organisation: bakery, invitation, attempt: 2, expiresAt: inAMonth },
    MemberInvitationWithdrawn: { organisation: bakery, invitation },
    MemberInvitationDeclined: { organisation: bakery, invitation },
    MemberInvitationExpired: { organisation: bakery, invitation },
    MemberJoined: { organisation: bakery, account: bruno, invitation, role: 'Collaborator', term: 2 },
    MemberRoleChanged: { organisation: bakery, account: bruno, from: 'Collaborator', to: 'LegalRepresentative' },
    MemberSuspended: { organisation: bakery, account: bruno, reason: 'Compromised' },
    MemberReinstated: { organisation: bakery, account: bruno },
    MemberRemoved: { organisation: bakery, account: bruno, role: 'Administrator' },
    MemberLeft: { organisation: bakery, account: bruno, role: 'Collaborator', why: 'OwnWish' },
    MemberReplacedByPartnership: { organisation: bakery, account: bruno, partner: agency, partnershipTerm: 1 },
    PartnerProgrammeJoined: {
      organisation: agency,
      directoryName: 'Atelier Numérique Sàrl',
      directoryEmail: 'hello@atelier-numerique.example',
    },
    DirectoryEntryChanged: {
      organisation: agency,
      directoryName: 'Atelier Numérique SA',
      directoryEmail: 'bonjour@atelier-numerique.example',
    },
    PartnerProgrammeLeft: { organisation: agency },
    ProductAdmitted: { organisation: bakery, product: domain },
    ProductReleased: { organisation: bakery, product: domain },
    OrganisationClosed: { organisation: bakery, at: later },
  },
  partnership: {
    PartnerInvited: { ...pair, access: limited, attempt: 1, expiresAt: inAMonth },
    PartnerInvitationResent: { ...pair, attempt: 2, expiresAt: inAMonth },
    PartnerInvitationWithdrawn: pair,
    PartnerInvitationDeclined: pair,
    PartnerInvitationExpired: pair,
    PartnershipStarted: { ...pair, access: limited, at },
    AccessWidenedToFull: { ...pair, access: full },
    AccessLimited: { ...pair, access: limited },
    ProductsGranted: { ...pair, grants: [{ product: hosting, grant: 3, stay: 1 }] },
    ProductsWithdrawn: { ...pair, products: [hosting] },
    BillingModeChanged: { ...pair, from: 'ClientPays', to: 'PartnerPays', walletEntrusted: 'No' },
    WalletEntrustmentChanged: { ...pair, walletEntrusted: 'No' },
    PartnerActAuthorised: {
      ...pair,
      act: 'Token',
      reference: token,
      account: bruno,
      product: domain,
      grant: 1,
      stay: 1,
      payer: 'Client',
    },
    PartnershipEnded: { ...pair, by: 'Client', account: anna, at: later },
  },
  token: {
    TokenCreated: {
      token,
      account: bruno,
      name: box(bruno, 'Content', 'tokenName', 'We6RtYu8IoPa0SdFgHj2KlZxCv4BnMqWeRt1YuIoPaSd'),
      hash: '2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae',
      organisation: bakery,
      product: domain,
      stay: 1,
      scopes: ['dns:read', 'dns:write'],
      ground: { _tag: 'Partnership', partner: agency, term: 1, grant: 1, memberTerm: 2 },
      epoch: 1,
      tokenEra: 1,
      createdAt: at,
      expiresAt: '2027-03-02T08:15:30.250Z',
    },
    TokenUsed: { token, account: bruno, day: '2026-03-04' },
    TokenRevoked: { token, account: bruno, how: 'One', at: later },
    TokenDisabled: { token, account: bruno, lastDay: '2026-03-04', at: '2027-03-05T00:00:00.000Z' },
  },
  product: {
    ProductOrdered: {
      ...place,
      category: 'Domain',
      label: box(bakery, 'Content', 'productLabel', 'Xc3VbNm5QwEr7TyUiOp9AsDfGh1JkLzXcVb2NmQwErTy4Ui'),
      expiresOn: '2027-03-02',
      renewalPrice,
      renewal: 'Manual',
      at,
    },
    ProductRenewed: { ...place, from: '2027-03-02', until: '2028-03-02', manner: 'Automatic', price: renewalPrice },
    RenewalMannerChanged: { ...place, renewal: 'Automatic' },
    ProductTransferred: {
      product: domain,
      organisation: agency,
      stay: 2,
      from: bakery,
      expiresOn: '2027-03-02',
      renewal: 'Automatic',
    },
    ProductEnded: { ...place, why: 'Cancelled', at: later },
  },
  renewalMails: {
    ExpiryRemindersSwitched: { organisation: bakery, to: 'Off', at },
    ReminderIntervalSwitched: { organisation: bakery, interval: '14d', to: 'On', at },
    RenewalNoticeSwitched: { organisation: bakery, notice: 'Invoice', to: 'Off', at },
    RemindersFellDue: {
      organisation: bakery,
      day: '2027-02-02',
      items: [{ product: domain, expiresOn: '2027-03-02', interval: '1m' }],
    },
  },
};
