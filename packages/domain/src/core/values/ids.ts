import * as t from 'io-ts'

/** A UUID in lower case that names one thing of the kind `Name`; two kinds never mix at compile time. */
export type Id<Name extends string> = string & { readonly __id: Name }

const HEX = new Uint8Array(128)
for (const digit of '0123456789abcdef') HEX[digit.charCodeAt(0)] = 1

/**
 * Every event has several ids, all of them looked at on every read: by table, in half of the time of a regular
 * expression.
 */
const isUuid = (text: string): boolean => {
  if (text.length !== 36) return false
  for (let i = 0; i < 36; i++) {
    const dash = i === 8 || i === 13 || i === 18 || i === 23
    if (dash ? text.charCodeAt(i) !== 45 : HEX[text.charCodeAt(i)] !== 1) return false
  }
  return true
}

/** The codec of an {@link Id}; its class lets generators and schemas recognise an id by `_tag`. */
export class IdType<Name extends string> extends t.Type<Id<Name>, string> {
  readonly _tag = 'IdType' as const
  constructor(readonly idOf: Name) {
    super(
      `${idOf}Id`,
      (u): u is Id<Name> => typeof u === 'string' && isUuid(u),
      (u, c) => (this.is(u) ? t.success(u) : t.failure(u, c, 'a UUID in lower case')),
      (a) => a,
    )
  }
}

const id = <Name extends string>(name: Name): IdType<Name> => new IdType(name)

/** Names the login of one natural person, and that person as the subject of sealed boxes (PRV-10). */
export const AccountId = id('Account')
export type AccountId = Id<'Account'>
/** Names one session of one account: the id of the command that started it, so that it never comes again (SES-01). */
export const SessionId = id('Session')
export type SessionId = Id<'Session'>
/** Names somebody without a login, as the subject of the address and device it came from (PRV-10). */
export const VisitorId = id('Visitor')
export type VisitorId = Id<'Visitor'>
/** Names a customer; client and partner are both organisations. */
export const OrganisationId = id('Organisation')
export type OrganisationId = Id<'Organisation'>
/** Names an invitation to become a member, and the invitee as a subject, who may have no account (PRV-10). */
export const InvitationId = id('Invitation')
export type InvitationId = Id<'Invitation'>
/** Names one service for its whole life, in whatever organisation it stays (PRD-01). */
export const ProductId = id('Product')
export type ProductId = Id<'Product'>
/** Names an API token; not its text, and no secret (TOK-05). */
export const TokenId = id('Token')
export type TokenId = Id<'Token'>
/** Names an application password within its account; not its text, and no secret (APP-01). */
export const ApplicationPasswordId = id('ApplicationPassword')
export type ApplicationPasswordId = Id<'ApplicationPassword'>
/** Names a command for ever: sent again under it, it takes effect once (LOG-07). */
export const CommandId = id('Command')
export type CommandId = Id<'Command'>
/**
 * SES-01: the session that a login starts. A store takes a command's id once, for ever (LOG-07), so no session is ever
 * started under the id of another one, however long that has been over.
 */
export const sessionStartedBy = (login: CommandId): SessionId => login as string as SessionId
/** Names a recorded event; made once, before any retry. */
export const EventId = id('Event')
export type EventId = Id<'Event'>
/** Names all that followed from one command, across streams and processes; that command's id by default. */
export const CorrelationId = id('Correlation')
export type CorrelationId = Id<'Correlation'>
/** Whose personal data a box holds; any id of a person, an invitee, a holder or an organisation. */
export type SubjectId = string
