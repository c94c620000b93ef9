import type * as O from 'fp-ts/lib/Option.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { NewEvent, Position, Revision, StoredEvent, StreamName } from './envelope.js'
import type { Failure } from './failure.js'
import type { AccountId, CommandId, EventId, SubjectId } from './ids.js'
import type { Instant } from './instant.js'
import type { Category, Sealed } from './sealed.js'
import type { Secret } from './secret.js'

/** What the library asks of the world, as types only. Every adapter of a port passes that port's contract suite. */

export interface AppendRequest {
  readonly stream: StreamName
  /** The exact revision of the stream's last event; -1 for a stream that must not exist. Ahead is a conflict too. */
  readonly expectedRevision: Revision
  /** At least one. */
  readonly events: ReadonlyArray<NewEvent>
  /** The command they come from; a store takes one id once (LOG-07). */
  readonly command: { readonly id: CommandId; readonly digest: string }
  /**
   * The id that the event at `expectedRevision` must have, where it was still on its way when this append was decided
   * on it;
   * another event there is a conflict: the revision alone would match what someone else wrote in its place.
   */
  readonly after?: EventId
}

/** What became of an append. `Duplicate`: these very events stand there already, an earlier try had worked. */
export type Appended =
  | { readonly _tag: 'Appended' | 'Duplicate'; readonly revision: Revision; readonly position: Position }
  | { readonly _tag: 'Conflict'; readonly expected: Revision; readonly actual: Revision }
  | { readonly _tag: 'CommandKnown'; readonly record: CommandRecord }

/** Where the events of a command stand. */
export interface CommandRecord {
  readonly command: CommandId
  readonly digest: string
  readonly stream: StreamName
  readonly first: Revision
  readonly last: Revision
}

/**
 * The log: streams of events in one global order. A range that cannot be is `InvalidInput`; after `close`, reads and
 * appends are `Closed`.
 * @example
 * const page = await store.readAll({ after: START, count: 500 })()
 * if (page._tag === 'Right') for (const { position, type, stream } of page.right) console.log(position, type, stream)
 */
export interface EventStore {
  /** Atomic for its one stream. A refused append leaves no trace. Calls made in order are tried in order. */
  readonly append: (request: AppendRequest) => TaskEither<Failure, Appended>
  /**
   * It checks {@link AppendRequest.after}, so a stream's appends may follow each other unanswered; else they wait in
   * turn.
   */
  readonly chains?: true
  /** Events of a stream from revision `from` on (backwards: from there down; `'end'` is the last), at most `count`. */
  readonly readStream: (
    stream: StreamName,
    range: { readonly from: Revision | 'end'; readonly count: number; readonly direction: 'forwards' | 'backwards' },
  ) => TaskEither<Failure, ReadonlyArray<StoredEvent>>
  /**
   * Events after position `after`, in global order, at most `count`; never passes a position that can still be filled.
   */
  readonly readAll: (range: {
    readonly after: Position
    readonly count: number
  }) => TaskEither<Failure, ReadonlyArray<StoredEvent>>
  /** The position of the last event, 0 when there is none. */
  readonly head: () => TaskEither<Failure, Position>
  /** Where the events of that command stand, `None` when it has none in the log (LOG-07). */
  readonly commandRecord: (command: CommandId) => TaskEither<Failure, O.Option<CommandRecord>>
  /** Calls `listener` after something may have been appended; a hint, never the only way to learn of events. */
  readonly onAppended: (listener: () => void) => () => void
  readonly close: () => TaskEither<Failure, void>
}

/** The plain text of a box, or the honest reason why there is none any more. */
export type Opened =
  { readonly _tag: 'Plain'; readonly text: string } | { readonly _tag: 'Erased'; readonly at: Instant }

/**
 * Personal data under keys per person and category (PRV-07). A box without a key is `MissingKey`; one that was altered,
 * moved or
 * sealed with another key is `Tampered`; neither is ever taken for an erased one. Sealing for an erased person is
 * `InvalidInput`.
 */
export interface KeyVault {
  /** Seals under the subject's key of that category, which is made at the first use; refused once it was erased. */
  readonly seal: (
    target: { readonly subject: SubjectId; readonly category: Category; readonly field: string },
    plain: string,
  ) => TaskEither<Failure, Sealed>
  /** A missing key, an erased key and a damaged box are three different answers (PRV-07). */
  readonly open: (sealed: Sealed) => TaskEither<Failure, Opened>
  /** A keyed digest that can no longer be made once the subject is erased (LOG-07); `null` then. */
  readonly digest: (subject: SubjectId, text: string) => TaskEither<Failure, string | null>
  /** Destroys the subject's keys of the categories, for ever. Repeating it changes nothing. */
  readonly erase: (subject: SubjectId, categories: ReadonlyArray<Category>, at: Instant) => TaskEither<Failure, void>
}

/** A unique value outside the log (ACC-01, ORG-09), kept by keyed hash only. */
export type ClaimKind = 'Email' | 'CustomerNumber'
/**
 * Who holds a unique value: pending until the event that rests on it is in the log, confirmed from then on (ACC-01).
 */
export interface Claim {
  readonly owner: string
  readonly confirmed: boolean
  readonly since: Instant
}
/** Unique values, put if absent: however many ask for one at once, one gets it. Kept by keyed hash, never in clear. */
export interface Claims {
  /** Put if absent; the claim that stands afterwards: one's own, or another's. */
  readonly put: (kind: ClaimKind, value: string, owner: string, at: Instant) => TaskEither<Failure, Claim>
  readonly find: (kind: ClaimKind, value: string) => TaskEither<Failure, O.Option<Claim>>
  /** After the event that rests on it was appended. `false` when the claim is not `owner`'s. */
  readonly confirm: (kind: ClaimKind, value: string, owner: string) => TaskEither<Failure, boolean>
  /** Gives it up; nothing happens when it is another's. */
  readonly release: (kind: ClaimKind, value: string, owner: string) => TaskEither<Failure, void>
}

/** Password hashes, by account and version, beside the log (never in it). */
export interface Credentials {
  /** Stores version `version`; a version that exists is replaced (its event was never appended). */
  readonly put: (account: AccountId, version: number, hash: string) => TaskEither<Failure, void>
  readonly get: (account: AccountId, version: number) => TaskEither<Failure, O.Option<string>>
  /** Forgets every version below `version`. */
  readonly prune: (account: AccountId, version: number) => TaskEither<Failure, void>
}

/** ACC-07's answer, before anything is sealed or hashed. */
export type PasswordVerdict = 'Acceptable' | 'TooShort' | 'TooLong' | 'Common' | 'OwnName'
/** Slow, salted hashes of passwords, and ACC-07's verdict on a new one. A hash that cannot be made is `Unavailable`. */
export interface Passwords {
  readonly hash: (password: Secret) => TaskEither<Failure, string>
  readonly verify: (password: Secret, hash: string) => TaskEither<Failure, boolean>
  /** `own`: the account's own name and e-mail address in clear, which the password must not contain. */
  readonly judge: (
    password: Secret,
    own: ReadonlyArray<string>,
    length: { min: number; max: number },
  ) => PasswordVerdict
}

/** What a mailed link stands for. It is derived, never stored: HMAC(host key, all of this). */
export interface LinkTarget {
  readonly purpose: 'Registration' | 'PasswordReset' | 'MemberInvitation' | 'PartnerInvitation' | 'EmailChange'
  readonly stream: StreamName
  readonly term: string
  readonly attempt: number
}
/**
 * Makes and checks what mailed links carry; the same target gives the same text again, so nothing is stored (PAR-14).
 */
export interface Links {
  readonly sign: (target: LinkTarget) => Secret
  readonly verify: (target: LinkTarget, presented: Secret) => boolean
}

/** What time it is: the library asks nothing else, and bears it when the clock goes back. */
export interface Clock {
  readonly now: () => Instant
}

/** Bytes that nobody can guess, and the digest of secrets that are made of them. */
export interface Random {
  readonly bytes: (count: number) => Uint8Array
  /** SHA-256 as lower-case hex; the stored form of tokens and application passwords (TOK-05, TOK-08). */
  readonly sha256: (text: string) => string
}
