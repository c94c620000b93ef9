import { draft, toAccount } from '../../core/react/mail.js'
import { lookedUp } from '../../core/react/question.js'
import { mailing, reaction } from '../../core/react/reaction.js'
import { step } from '../../core/record/command.js'
import type { AccountId } from '../../core/values/ids.js'
import { AllTokensRevoked, AssistantStepConfirmed, PasswordReset } from '../../aggregates/account/events.js'
import { accountNow, type AccountState, knownAccount } from '../../aggregates/account/state.js'
import { accountTokensOf } from '../../aggregates/token/accountTokens.js'
import { TokenDisabled } from '../../aggregates/token/events.js'
import { tokenNow, type TokenState } from '../../aggregates/token/state.js'
import { RevokeToken } from './commands.js'
import { TokenDisabledMail } from './mails.js'

const tokensOf = (account: AccountId) => lookedUp(accountTokensOf, account)

/**
 * TOK-07: tokens of an earlier epoch or era are dead already (ACC-06); here each of them is recorded as revoked, so that
 * its own history and every list say so. One that was made since is left alone.
 */
const revokedTokens = reaction({
  name: 'revokedTokens',
  handles: [AssistantStepConfirmed, AllTokensRevoked, PasswordReset],
  needs: ({ event }, known) => {
    if (event.type === 'AssistantStepConfirmed' && event.step !== 'RevokeTokens') return []
    const tokens = tokensOf(event.account)
    return [accountNow(event.account), tokens, ...known(tokens).map(({ token }) => tokenNow(token))]
  },
  commands: ({ event: { account } }, known) =>
    known(tokensOf(account))
      .filter(({ token }) => isDead(known(tokenNow(token)), known(accountNow(account))))
      .map(({ token }) => ({ command: step(RevokeToken, { token, account }) })),
})

const isDead = (token: TokenState, account: AccountState): boolean => {
  const known = knownAccount(account)
  return token._tag === 'Live' && (known === null || token.epoch < known.epoch || token.tokenEra < known.tokenEra)
}

/** TOK-06: word of a token that was disabled because it made no call for too long. */
const mails = mailing({
  name: 'tokenMails',
  handles: [TokenDisabled],
  mails: ({ event: { account, token, lastDay } }) => [
    draft(TokenDisabledMail, toAccount(account), { account, token, lastDay }),
  ],
})

/** What follows for tokens, and who is told. */
export const tokenReactions = [revokedTokens, mails]
