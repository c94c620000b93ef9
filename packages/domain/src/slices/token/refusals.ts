import { type RefusalOf, refusals } from '../../core/values/refusal.js'
import { alike } from '../../questions/refusals.js'

const { AssistantOpen, AuthorisationLapsed, TokenPasswordWrong, UnknownToken } = alike

export const refuse = {
  AssistantOpen,
  AuthorisationLapsed,
  TokenPasswordWrong,
  UnknownToken,
  ...refusals({
    NotATokenText: [
      'TOK-08',
      'this is not the text of a token, or it was mistyped',
      'copy the text again as it was shown, or create a new token',
    ],
    TokenExists: [
      'TOK-05',
      'this token was made before; its text is not shown again',
      'use the text that was shown, or create a token under a fresh id',
    ],
    NotTheOwner: [
      'TOK-04',
      'a token is made and revoked by its own account',
      'have the person do it whose account it is',
    ],
    AccountNotActive: [
      'ACC-12',
      'there is no such account any more',
      'nothing: an account that was deleted does not return',
    ],
    TokenExpiryInThePast: [
      'TOK-03',
      'a token expires later than it is made',
      'give a later `expiresAt`, or null for no end',
    ],
    NoScope: ['TOK-02', 'a token has at least one scope', 'name at least one scope'],
    TokenProductUnknown: [
      'TOK-02',
      'there is no such running product in this organisation',
      'name a product, and the organisation in which it runs now',
    ],
    NotAMember: [
      'TOK-02',
      'the account is no active member of the organisation on whose behalf it acts',
      'have the account made an active member; a partner must be in the partner programme too',
    ],
    NotActingForOrganisation: [
      'TOK-02',
      'the account acts on behalf of another organisation',
      'act on behalf of the organisation of the token, or of nobody else',
    ],
    NotAuthorisedByPartnership: [
      'PAR-16',
      'the partnership has not authorised this token',
      'try again under a fresh id while the partnership gives a right to the product',
    ],
    TokenWasRevoked: ['TOK-07', 'the token was revoked', 'create a new token'],
    TokenIdleTooLong: [
      'TOK-06',
      'the token made no call for too long and is disabled',
      'create a new token: this one cannot be enabled again',
    ],
    TokenExpired: ['TOK-03', 'the token has expired', 'create a new token'],
    EpochEnded: [
      'ACC-06',
      'the token was made before the account was secured',
      'create a new token once the account is secured',
    ],
    AllTokensRevoked: ['TOK-07', 'all tokens of the account that existed were revoked', 'create a new token'],
    ScopeNotGiven: ['TOK-02', 'the token was not made for this', 'create a token with this scope'],
    ProductGone: [
      'PAR-15',
      'the product no longer runs in the organisation, or came back after it had left',
      'create a new token where the product runs now',
    ],
    MembershipEnded: [
      'PAR-15',
      'the membership on which the token rests is over or suspended',
      'have the membership reinstated, or join again and create a new token',
    ],
    PartnershipRightEnded: [
      'PAR-15',
      'the right of the partner on which the token rests is over',
      'have the client grant the product again, then create a new token',
    ],
    NotYourToken: ['TOK-09', 'only the token itself records its calls', 'call with the token itself'],
    OnlyTheClockDisables: [
      'TOK-06',
      'a token is disabled by the clock alone',
      'revoke the token, or leave it to the clock',
    ],
    NotIdle: [
      'TOK-06',
      'the token has not been idle for long enough',
      'revoke the token, or wait until it has been idle for long enough',
    ],
  }),
}
export type TokenRefusal = RefusalOf<typeof refuse>
