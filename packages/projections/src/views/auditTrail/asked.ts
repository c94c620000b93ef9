import { AccountId, Instant, OrganisationId, type StreamName } from '@mandat/domain'
import { integer, oneOf, only, pattern, text, variants } from '@mandat/domain/kit'

/**
 * Whose or which history: an account's (what it did, and what concerns it), an organisation's, a stream's, or
 * everything.
 */
export type AuditSubject =
  | { readonly _tag: 'Account'; readonly account: AccountId }
  | { readonly _tag: 'Organisation'; readonly organisation: OrganisationId }
  | { readonly _tag: 'Stream'; readonly stream: StreamName }
  | { readonly _tag: 'Everything' }

/** Whose history, of which time, and how many entries at once; oldest first, unless `direction` says otherwise. */
export interface AuditQuery {
  readonly of: AuditSubject
  /** The first and the last moment, both included. */
  readonly from?: Instant
  readonly to?: Instant
  readonly direction?: 'forwards' | 'backwards'
  /** 1 to 1,000. */
  readonly count: number
  /** `next` of the page before. */
  readonly after?: string
}
/** The query as it comes from outside. */
export const auditQuery = only(
  {
    of: variants({
      Account: { account: AccountId },
      Organisation: { organisation: OrganisationId },
      Stream: { stream: text(1, 512) },
      Everything: {},
    }),
    count: integer(1, 1_000),
  },
  {
    from: Instant,
    to: Instant,
    direction: oneOf('forwards', 'backwards'),
    after: pattern(/^\d{1,16}$/, 16, 'the next of the page before'),
  },
)
