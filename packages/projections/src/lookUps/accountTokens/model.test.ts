import { describe, expect, it } from '@jest/globals'
import { type AccountId, type TokenId } from '@mandat/domain'
import { type TokenEvent, TokenName } from '@mandat/domain/kit'
import { sampleBox, sampleId } from '@mandat/domain/testing'
import { documentsOf, historyOf, storyAt } from '../../testing/index.js'
import { accountTokens } from './model.js'

const [anna, bruno] = [sampleId<'Account'>('Anna'), sampleId<'Account'>('Bruno')]
const tokens = ['deploy', 'backup', 'monitor'].map((name) => sampleId<'Token'>(name)) as [TokenId, TokenId, TokenId]
const made = (token: TokenId, account: AccountId): TokenEvent => ({
  type: 'TokenCreated',
  token,
  account,
  name: sampleBox(TokenName, account, 'name'),
  hash: 'a'.repeat(64),
  organisation: sampleId<'Organisation'>('Bakery'),
  product: sampleId<'Product'>('bakery.ch'),
  stay: 1,
  scopes: ['dns:read'],
  ground: { _tag: 'Membership', term: 1 },
  epoch: 1,
  tokenEra: 1,
  createdAt: storyAt,
  expiresAt: null,
})
const revoked = (token: TokenId, account: AccountId): TokenEvent => ({
  type: 'TokenRevoked',
  token,
  account,
  how: 'One',
  at: storyAt,
})

describe('the tokens of an account', () => {
  const documents = documentsOf(
    accountTokens,
    historyOf([made(tokens[0], anna), made(tokens[1], bruno), revoked(tokens[0], anna), made(tokens[2], anna)]),
  )
  it('TOK-07: each account has its own, whose end is not recorded yet', () => {
    expect([...documents.values()]).toEqual([
      { account: bruno, token: tokens[1] },
      { account: anna, token: tokens[2] },
    ])
    expect([...documents.values()].map((one) => accountTokens.indexes.account(one, one.token))).toEqual([
      [bruno],
      [anna],
    ])
  })
  it('TOK-05: ids and nothing else are kept', () => {
    expect(JSON.stringify([...documents])).not.toMatch(/a{64}|box/)
  })
})
