import { type RefusalOf, refusals } from '../../core/values/refusal.js'
import { alike } from '../../questions/refusals.js'

const { AssistantOpen, UnknownToken } = alike

export const refuse = {
  AssistantOpen,
  UnknownToken,
  ...refusals({
    NotATokenText: ['TOK-08', 'this is not the text of a token, or it was mistyped'],
    TokenExists: ['TOK-05', 'this token was made before; its text is not shown again'],
    NotTheOwner: ['TOK-04', 'a token is made and revoked by its own account'],
    AccountNotActive: ['ACC-12', 'there is no such account any more'],
    TokenPasswordWrong: ['TOK-04', 'the password is not that of the account'],
    TokenExpiryInThePast: ['TOK-03', 'a token expires later than it is made'],
    NoScope: ['TOK-02', 'a token has at least one scope'],
    TokenProductUnknown: ['TOK-02', 'there is no such running product in this organisation'],
    NotAMember: ['TOK-02', 'the account is no active member of the organisation on whose behalf it acts'],
    NotActingForOrganisation: ['TOK-02', 'the account acts on behalf of another organisation'],
    NotAuthorisedByPartnership: ['PAR-16', 'the partnership has not authorised this token'],
    TokenWasRevoked: ['TOK-07', 'the token was revoked'],
    TokenIdleTooLong: ['TOK-06', 'the token made no call for too long and is disabled'],
    TokenExpired: ['TOK-03', 'the token has expired'],
    EpochEnded: ['ACC-06', 'the token was made before the account was secured'],
    AllTokensRevoked: ['TOK-07', 'all tokens of the account that existed were revoked'],
    ScopeNotGiven: ['TOK-02', 'the token was not made for this'],
    ProductGone: ['PAR-15', 'the product has left the organisation, or came back after it had left'],
    MembershipEnded: ['PAR-15', 'the membership on which the token rests is over or suspended'],
    PartnershipRightEnded: ['PAR-15', 'the right of the partner on which the token rests is over'],
    NotYourToken: ['TOK-09', 'only the token itself records its calls'],
    OnlyTheClockDisables: ['TOK-06', 'a token is disabled by the clock alone'],
    NotIdle: ['TOK-06', 'the token has not been idle for long enough'],
  }),
}
export type TokenRefusal = RefusalOf<typeof refuse>
