import { describe, expect, it } from '@jest/globals'
import type { TokenId } from '../../core/values/ids.js'
import type { LocalDate } from '../../core/values/instant.js'
import type { AccountEvent } from '../../aggregates/account/events.js'
import { type TokenEvent, TokenName } from '../../aggregates/token/events.js'
import { anna, compromised, confirmedStep, noon, registered } from '../../testing/accounts.js'
import { sampleBox, sampleId } from '../../testing/index.js'
import { processNamed, reactionOf } from '../../testing/reactions.js'

const revokedTokens = processNamed('revokedTokens')
const tokenMails = processNamed('tokenMails')

const token = (name: string): TokenId => sampleId<'Token'>(name)
const created = (id: TokenId, epoch: number, tokenEra: number): TokenEvent => ({
  type: 'TokenCreated',
  token: id,
  account: anna,
  name: sampleBox(TokenName, anna),
  hash: 'a'.repeat(64),
  organisation: sampleId('Bakery'),
  product: sampleId('example.ch'),
  stay: 1,
  scopes: ['dns:read'],
  ground: { _tag: 'Membership', term: 1 },
  epoch,
  tokenEra,
  createdAt: noon,
  expiresAt: null,
})
const revoked = (id: TokenId): TokenEvent => ({ type: 'TokenRevoked', token: id, account: anna, how: 'One', at: noon })
const revoke = (id: TokenId) => ({ command: { type: 'RevokeToken', token: id, account: anna } })
const [old, older, fresh, gone] = ['old', 'older', 'fresh', 'gone'].map(token) as [TokenId, TokenId, TokenId, TokenId]
const reacting = (...history: ReadonlyArray<AccountEvent>) =>
  reactionOf(revokedTokens, {
    streams: {
      [`account-${anna}`]: history,
      [`token-${old}`]: [created(old, 1, 1)],
      [`token-${older}`]: [created(older, 1, 1)],
      [`token-${fresh}`]: [created(fresh, 2, 2)],
      [`token-${gone}`]: [created(gone, 1, 1), revoked(gone)],
    },
    tokensOf: { [anna]: [old, older, fresh, gone] },
  })
const nothing = { commands: [], mails: [] }
const allRevoked: AccountEvent = { type: 'AllTokensRevoked', account: anna, tokenEra: 2, at: noon }

describe('tokens that the account ended', () => {
  it("TOK-07: the assistant's step revokes every token of an earlier epoch, and none that was made since", async () => {
    const step = confirmedStep('RevokeTokens')
    expect(await reacting(registered, ...compromised, allRevoked, step)(step)).toStrictEqual({
      commands: [revoke(old), revoke(older)],
      mails: [],
    })
  })
  it('ACC-04: no other step touches a token', async () => {
    for (const step of [confirmedStep('RevokeApplicationPasswords'), confirmedStep('ReviewSecuritySettings')])
      expect(await reacting(registered, ...compromised, step)(step)).toStrictEqual(nothing)
  })
  it('TOK-07: revoking all at once revokes those of an earlier era', async () => {
    const { commands } = await reacting(registered, allRevoked)(allRevoked)
    expect(commands).toStrictEqual([revoke(old), revoke(older)])
  })
  it('ACC-10: so does a reset of the password', async () => {
    const reset: AccountEvent = { type: 'PasswordReset', account: anna, credential: 8, epoch: 2, at: noon }
    expect((await reacting(registered, reset)(reset)).commands).toStrictEqual([revoke(old), revoke(older)])
  })
  it('TOK-07: a token of this epoch and era is left alone', async () => {
    expect(await reacting(registered)(confirmedStep('RevokeTokens'))).toStrictEqual(nothing)
  })
})

describe('mails about a token', () => {
  it('TOK-06: a token that was disabled for lack of calls is told to its account', async () => {
    const id = token('token')
    const lastDay = '2025-03-01' as LocalDate
    expect(
      await reactionOf(tokenMails)({ type: 'TokenDisabled', token: id, account: anna, lastDay, at: noon }),
    ).toStrictEqual({
      commands: [],
      mails: [
        {
          template: 'TokenDisabled',
          to: { _tag: 'Account', account: anna },
          facts: { account: anna, token: id, lastDay },
          link: null,
        },
      ],
    })
  })
})
