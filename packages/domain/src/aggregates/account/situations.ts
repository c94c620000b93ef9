import {
  counter,
  type Fields,
  list,
  nullable,
  record,
  text,
  variants,
  type VariantsOf,
} from '../../core/values/codecs.js'
import { idMap } from '../../core/values/idMap.js'
import { AccountId, ApplicationPasswordId, InvitationId, SessionId } from '../../core/values/ids.js'
import { Instant } from '../../core/values/instant.js'
import { Role } from '../../core/values/role.js'
import { AssistantStep, Credential, Language, ReviewItem } from './events.js'
import { Email, PersonName } from './personalData.js'

const pendingLink = record({ email: nullable(Email), attempt: counter(0), expiresAt: Instant })
const pendingRegistration = record({ email: Email, language: Language, attempt: counter(1), expiresAt: Instant })
const Acceptance = record({ invitation: InvitationId, role: Role, attempt: counter(1) })
/** What was accepted: one invitation, in its role, as it was mailed last (ORG-02). */
export type Acceptance = Fields<(typeof Acceptance)['props']>
/** Numbers the times in which an account may claim an address: a claim made in an earlier one is dead (ACC-01). */
const claimEra = counter(0)

const known = {
  account: AccountId,
  email: Email,
  /** The era in which the present address was claimed. */
  emailEra: claimEra,
  claimEra,
  /** What a password must not contain, beside the address (ACC-07). */
  name: nullable(PersonName),
  /** The version of the password hash beside the log. */
  credential: Credential,
  passwordChangedAt: Instant,
  epoch: counter(1),
  /** Raised when all tokens are revoked at once (TOK-07). */
  tokenEra: counter(1),
  /** The one session that outlived the last rise of the epoch (ACC-06). */
  keptSession: nullable(SessionId),
  assistant: nullable(record({ killedEpoch: counter(1), next: AssistantStep, reviewed: list(ReviewItem) })),
  reset: nullable(pendingLink),
  /** How many reset links were ever mailed: no link is made twice. */
  resets: counter(0),
  emailChange: nullable(pendingLink),
  emailChanges: counter(0),
  applicationPasswords: idMap(record({ hash: text(64, 64), epoch: counter(1) })),
  /** What a tool presents is told by its hash. */
  applicationPasswordsByHash: idMap(ApplicationPasswordId),
  /**
   * By organisation whose membership it accepted, the invitation of last: the proof for the organisation's half (ORG-02);
   * `null` for a founder. It may have lost some since: ask the organisation.
   */
  acceptances: idMap(nullable(Acceptance)),
}
const situations = {
  Unregistered: { request: nullable(pendingRegistration), requests: counter(0), claimEra },
  Registered: known,
  /** Deletion was requested (ACC-12): the memberships are being left. */
  Leaving: known,
  Deleted: { account: AccountId },
}
/** Where an account stands: asked for or not, registered, leaving its organisations (ACC-12), or deleted. */
export const AccountState = variants(situations)
export type AccountState = VariantsOf<typeof situations>
/** What decisions know of an account that can act; personal data is in boxes, and no secret among it (ACC-09). */
export type KnownAccount = Fields<typeof known>
