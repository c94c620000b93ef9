import { nullable, text, variants, type VariantsOf } from '../values/codecs.js'
import { AccountId, OrganisationId, type SubjectId, SessionId, TokenId, VisitorId } from '../values/ids.js'

const onBehalfOf = {
  Organisation: { organisation: OrganisationId },
  Partner: { partner: OrganisationId, client: OrganisationId },
}
/** For whom a person or token acts: its own organisation, or as a partner for a client (PAR-07). */
export const OnBehalfOf = variants(onBehalfOf)
export type OnBehalfOf = VariantsOf<typeof onBehalfOf>

/** Whether two act for the same one. */
export const sameBehalf = (one: OnBehalfOf | null, other: OnBehalfOf | null): boolean => {
  switch (one?._tag) {
    case undefined:
      return other === null
    case 'Organisation':
      return other?._tag === 'Organisation' && other.organisation === one.organisation
    case 'Partner':
      return other?._tag === 'Partner' && other.partner === one.partner && other.client === one.client
  }
}

const actors = {
  /** A person with a session; the session and its epoch are checked before every command (ACC-06). */
  Person: { account: AccountId, session: SessionId, onBehalfOf: nullable(OnBehalfOf) },
  /** A program with an API token (TOK-02). */
  Token: { token: TokenId, account: AccountId, onBehalfOf: nullable(OnBehalfOf) },
  /** Someone who is not logged in: registering, logging in, resetting a password. */
  Visitor: { visitor: VisitorId },
  /** Someone who holds a mailed link and nothing else (TEN-05, PRD-04). */
  LinkHolder: { visitor: VisitorId },
  /** The host's own staff. */
  Operator: { account: AccountId },
  /** The library's processes and clock, and the host's own programs. */
  System: { process: text(1, 64) },
}
/** Who acts (LOG-01). A host sets it; it never comes from a request's body. */
export const Actor = variants(actors)
export type Actor = VariantsOf<typeof actors>

/** Whose data the IP address and device of a command are (PRV-10), or `null` for a program. */
export const subjectOfActor = (actor: Actor): SubjectId | null => {
  switch (actor._tag) {
    case 'Person':
    case 'Token':
    case 'Operator':
      return actor.account
    case 'Visitor':
    case 'LinkHolder':
      return actor.visitor
    case 'System':
      return null
  }
}

/** The account that acts, where there is one. */
export const accountOf = (actor: Actor): AccountId | null =>
  actor._tag === 'Person' || actor._tag === 'Token' || actor._tag === 'Operator' ? actor.account : null
