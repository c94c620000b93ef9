/** One plausible example of each event, as it is written today; what was made from it is never made again (LOG-05). */
export const organisationExamples = {
  OrganisationRegistered: {
    organisation: '0198c1b0-0a3f-7d44-b0c2-91e5f7a6d303',
    kind: 'Company',
    name: {
      subject: '0198c1b0-0a3f-7d44-b0c2-91e5f7a6d303',
      category: 'Identity',
      field: 'organisationName',
      box: 'm1Xc7VbQ0zLkPj9HgFdSaTyUiOe4Rw2N8vC5xKqZtB6yMnJhGs3Wd',
    },
    country: 'CH',
    timeZone: 'Europe/Zurich',
    address: {
      subject: '0198c1b0-0a3f-7d44-b0c2-91e5f7a6d303',
      category: 'Contact',
      field: 'organisationAddress',
      box: 'Tq9WzXc4VbNm2LkJh7GfDsAp0OiUyTrE5wQe1Rt8YuIo3PaSdFgHjKl6ZxCvBnM_qWe',
    },
    customerNumber: {
      subject: '0198c1b0-0a3f-7d44-b0c2-91e5f7a6d303',
      category: 'Identity',
      field: 'customerNumber',
      box: 'Kl9ZxCv1BnMq3WeRt5YuIo7PaSdFg2HjKlZxCv4Bn',
    },
    founder: '0198c1a4-5d20-7b31-9c4e-2f6a8d10e501',
    term: 1,
    at: '2026-03-02T08:15:30.250Z',
  },
  OrganisationRenamed: {
    organisation: '0198c1b0-0a3f-7d44-b0c2-91e5f7a6d303',
    name: {
      subject: '0198c1b0-0a3f-7d44-b0c2-91e5f7a6d303',
      category: 'Identity',
      field: 'organisationName',
      box: 'm1Xc7VbQ0zLkPj9HgFdSaTyUiOe4Rw2N8vC5xKqZtB6yMnJhGs3Wd',
    },
  },
  OrganisationMoved: {
    organisation: '0198c1b0-0a3f-7d44-b0c2-91e5f7a6d303',
    address: {
      subject: '0198c1b0-0a3f-7d44-b0c2-91e5f7a6d303',
      category: 'Contact',
      field: 'organisationAddress',
      box: 'Tq9WzXc4VbNm2LkJh7GfDsAp0OiUyTrE5wQe1Rt8YuIo3PaSdFgHjKl6ZxCvBnM_qWe',
    },
    country: 'CH',
    timeZone: 'Europe/Zurich',
  },
  BillingContactChanged: {
    organisation: '0198c1b0-0a3f-7d44-b0c2-91e5f7a6d303',
    billingEmail: {
      subject: '0198c1b0-0a3f-7d44-b0c2-91e5f7a6d303',
      category: 'Contact',
      field: 'billingEmail',
      box: 'Rt2YuIo4PaSd6FgHjKl8ZxCvBn0MqWeRt1YuIoPaSd3FgHjKlZx5CvBn',
    },
  },
  MemberInvited: {
    organisation: '0198c1b0-0a3f-7d44-b0c2-91e5f7a6d303',
    invitation: '0198c1b9-12ab-7148-94a6-7b8c9d0e1f07',
    invitee: {
      _tag: 'Address',
      invitation: '0198c1b9-12ab-7148-94a6-7b8c9d0e1f07',
      email: {
        subject: '0198c1b9-12ab-7148-94a6-7b8c9d0e1f07',
        category: 'Contact',
        field: 'inviteeEmail',
        box: 'Bn7MqWe9RtYu1IoPaSd3FgHj5KlZxCvBn8MqWeRtYu0IoPaSdFg2HjKl',
      },
    },
    role: 'Collaborator',
    attempt: 1,
    expiresAt: '2026-04-01T08:15:30.250Z',
  },
  MemberInvitationResent: {
    organisation: '0198c1b0-0a3f-7d44-b0c2-91e5f7a6d303',
    invitation: '0198c1b9-12ab-7148-94a6-7b8c9d0e1f07',
    attempt: 2,
    expiresAt: '2026-04-01T08:15:30.250Z',
  },
  MemberInvitationWithdrawn: {
    organisation: '0198c1b0-0a3f-7d44-b0c2-91e5f7a6d303',
    invitation: '0198c1b9-12ab-7148-94a6-7b8c9d0e1f07',
  },
  MemberInvitationDeclined: {
    organisation: '0198c1b0-0a3f-7d44-b0c2-91e5f7a6d303',
    invitation: '0198c1b9-12ab-7148-94a6-7b8c9d0e1f07',
  },
  MemberInvitationExpired: {
    organisation: '0198c1b0-0a3f-7d44-b0c2-91e5f7a6d303',
    invitation: '0198c1b9-12ab-7148-94a6-7b8c9d0e1f07',
  },
  MemberJoined: {
    organisation: '0198c1b0-0a3f-7d44-b0c2-91e5f7a6d303',
    account: '0198c1a4-6e11-7c02-8a5d-40b7c3f29e02',
    invitation: '0198c1b9-12ab-7148-94a6-7b8c9d0e1f07',
    role: 'Collaborator',
    term: 2,
  },
  MemberRoleChanged: {
    organisation: '0198c1b0-0a3f-7d44-b0c2-91e5f7a6d303',
    account: '0198c1a4-6e11-7c02-8a5d-40b7c3f29e02',
    from: 'Collaborator',
    to: 'LegalRepresentative',
  },
  MemberSuspended: {
    organisation: '0198c1b0-0a3f-7d44-b0c2-91e5f7a6d303',
    account: '0198c1a4-6e11-7c02-8a5d-40b7c3f29e02',
    reason: 'Compromised',
  },
  MemberReinstated: {
    organisation: '0198c1b0-0a3f-7d44-b0c2-91e5f7a6d303',
    account: '0198c1a4-6e11-7c02-8a5d-40b7c3f29e02',
  },
  MemberRemoved: {
    organisation: '0198c1b0-0a3f-7d44-b0c2-91e5f7a6d303',
    account: '0198c1a4-6e11-7c02-8a5d-40b7c3f29e02',
    role: 'Administrator',
  },
  MemberLeft: {
    organisation: '0198c1b0-0a3f-7d44-b0c2-91e5f7a6d303',
    account: '0198c1a4-6e11-7c02-8a5d-40b7c3f29e02',
    role: 'Collaborator',
    why: 'OwnWish',
  },
  MemberReplacedByPartnership: {
    organisation: '0198c1b0-0a3f-7d44-b0c2-91e5f7a6d303',
    account: '0198c1a4-6e11-7c02-8a5d-40b7c3f29e02',
    partner: '0198c1b2-77c8-7e15-a1d3-5c08e2b4f604',
    partnershipTerm: 1,
  },
  PartnerProgrammeJoined: {
    organisation: '0198c1b2-77c8-7e15-a1d3-5c08e2b4f604',
    directoryName: 'Atelier Numérique Sàrl',
    directoryEmail: 'hello@atelier-numerique.example',
  },
  DirectoryEntryChanged: {
    organisation: '0198c1b2-77c8-7e15-a1d3-5c08e2b4f604',
    directoryName: 'Atelier Numérique SA',
    directoryEmail: 'bonjour@atelier-numerique.example',
  },
  PartnerProgrammeLeft: { organisation: '0198c1b2-77c8-7e15-a1d3-5c08e2b4f604' },
  ProductAdmitted: {
    organisation: '0198c1b0-0a3f-7d44-b0c2-91e5f7a6d303',
    product: '0198c1c5-3b92-7f26-92e4-0d7a6b5c8105',
    command: '0198c1c5-3b92-7a10-8c55-6e1f20d4b918',
    until: '2026-03-02T09:15:30.250Z',
  },
  ProductReleased: {
    organisation: '0198c1b0-0a3f-7d44-b0c2-91e5f7a6d303',
    product: '0198c1c5-3b92-7f26-92e4-0d7a6b5c8105',
  },
  OrganisationClosed: { organisation: '0198c1b0-0a3f-7d44-b0c2-91e5f7a6d303', at: '2026-03-04T08:15:30.250Z' },
}
