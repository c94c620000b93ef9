import {
  AccountId,
  deadlinesIn,
  dictionary,
  dueBy,
  evolveWaits,
  Instant,
  integer,
  InvitationId,
  LocalDate,
  OrganisationId,
  type Policy,
  ProductId,
  RenewalManner,
  SessionId,
  TokenId,
  variants,
  waitEvents,
} from '@mandat/domain'
import { projection } from '../../core/fold/projection.js'

const number = integer(1, 1_000_000_000)
/** All that one stream waits for, by what it is about. */
const Waits = dictionary(
  variants({
    PartnerInvitation: {
      client: OrganisationId,
      partner: OrganisationId,
      term: number,
      attempt: number,
      expiresAt: Instant,
    },
    MemberInvitation: { organisation: OrganisationId, invitation: InvitationId, attempt: number, expiresAt: Instant },
    Session: { account: AccountId, session: SessionId, expiresAt: Instant },
    IdleToken: { token: TokenId, lastDay: LocalDate },
    ProductExpiry: {
      product: ProductId,
      organisation: OrganisationId,
      stay: number,
      expiresOn: LocalDate,
      renewal: RenewalManner,
    },
  }),
)

/** What time alone will change, by stream; the index `dueAt` answers "what is due by now". */
export const deadlines = (policy: Pick<Policy, 'tokenIdleYears'>) =>
  projection(Waits)({
    name: 'deadlines',
    version: 1,
    handles: waitEvents,
    keysOf: ({ stream }) => [stream],
    evolve: (waits, { event }) => evolveWaits(waits, event),
    // the first of them only: a document of many deadlines is found once
    indexes: {
      dueAt: (waits) =>
        deadlinesIn(waits, policy)
          .map(({ dueAt }) => dueAt)
          .sort()
          .slice(0, 1),
    },
    due: { index: 'dueAt', upTo: (now) => now, commands: (waits, at) => dueBy(at.now, [waits], at.policy) },
  })
