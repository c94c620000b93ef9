/** One plausible example of each event, as it is written today; what was made from it is never made again (LOG-05). */
export const tokenExamples = {
  TokenCreated: {
    token: '0198c1d1-80fe-736a-b6c8-19dae0f1c209',
    account: '0198c1a4-6e11-7c02-8a5d-40b7c3f29e02',
    name: {
      subject: '0198c1a4-6e11-7c02-8a5d-40b7c3f29e02',
      category: 'Content',
      field: 'tokenName',
      box: 'We6RtYu8IoPa0SdFgHj2KlZxCv4BnMqWeRt1YuIoPaSd',
    },
    hash: '2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae',
    organisation: '0198c1b0-0a3f-7d44-b0c2-91e5f7a6d303',
    product: '0198c1c5-3b92-7f26-92e4-0d7a6b5c8105',
    stay: 1,
    scopes: ['dns:read', 'dns:write'],
    ground: { _tag: 'Partnership', partner: '0198c1b2-77c8-7e15-a1d3-5c08e2b4f604', term: 1, grant: 1, memberTerm: 2 },
    epoch: 1,
    tokenEra: 1,
    createdAt: '2026-03-02T08:15:30.250Z',
    expiresAt: '2027-03-02T08:15:30.250Z',
  },
  TokenUsed: {
    token: '0198c1d1-80fe-736a-b6c8-19dae0f1c209',
    account: '0198c1a4-6e11-7c02-8a5d-40b7c3f29e02',
    day: '2026-03-04',
  },
  TokenRevoked: {
    token: '0198c1d1-80fe-736a-b6c8-19dae0f1c209',
    account: '0198c1a4-6e11-7c02-8a5d-40b7c3f29e02',
    how: 'One',
    at: '2026-03-04T08:15:30.250Z',
  },
  TokenDisabled: {
    token: '0198c1d1-80fe-736a-b6c8-19dae0f1c209',
    account: '0198c1a4-6e11-7c02-8a5d-40b7c3f29e02',
    lastDay: '2026-03-04',
    at: '2027-03-05T00:00:00.000Z',
  },
}
