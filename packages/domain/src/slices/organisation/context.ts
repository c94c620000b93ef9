import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Circumstances, Gatherer } from '../../core/handle/decider.js'
import type { Failure } from '../../core/values/failure.js'
import type { ProductId } from '../../core/values/ids.js'
import type { Sealed } from '../../core/values/sealed.js'
import { organisation, organisationStream } from '../../aggregates/organisation/state.js'
import type { OrganisationCommand } from './commands.js'
import { type ConcernedAccount, gatherAccount, gatherCustomerNumber, gatherPassword } from './context.account.js'
import { gatherLinkAttempt } from './context.invitation.js'
import { gatherPartner, gatherTerm } from './context.partner.js'
import { gatherProducts, type Whereabouts } from './context.products.js'

/** What an organisation's decisions may rest on besides its own stream. */
export interface Gathered {
  readonly account: ConcernedAccount
  /** Minted, claimed and sealed for a registration that can succeed (ORG-09). */
  readonly customerNumber: Sealed | null
  /** The attempt whose link was presented, of the invitation that the command names. */
  readonly linkAttempt: number | null
  readonly password: 'Right' | 'Wrong'
  /** What became of the products that the organisation gave its word for, as far as the command asks. */
  readonly products: Readonly<Record<ProductId, Whereabouts>>
  /** On a partner's behalf: whether the actor is one of its people, and it has full access to this client. */
  readonly partner: 'FullAccess' | 'None'
  /** The term of the partnership in force with the partner that the command names; `null` where none is (PAR-08). */
  readonly termInForce: number | null
}

/** Nothing known and nothing proved: where every command starts from. */
export const nothingGathered: Gathered = {
  account: { situation: 'Unregistered', accepted: 'Nothing', assistant: 'None' },
  customerNumber: null,
  linkAttempt: null,
  password: 'Wrong',
  products: {},
  partner: 'None',
  termInForce: null,
}

export interface OrganisationContext extends Circumstances, Gathered {}

export const gather = (command: OrganisationCommand, gatherer: Gatherer): TE.TaskEither<Failure, OrganisationContext> =>
  pipe(
    gatherFor(command, gatherer),
    TE.map((gathered) => ({
      now: gatherer.now,
      actor: gatherer.actor,
      policy: gatherer.policy,
      ...nothingGathered,
      ...gathered,
    })),
  )

const gatherFor = (command: OrganisationCommand, gatherer: Gatherer): TE.TaskEither<Failure, Partial<Gathered>> => {
  const here = command.organisation
  switch (command.type) {
    case 'RegisterOrganisation':
      return pipe(
        TE.Do,
        TE.bind('account', () => gatherAccount(gatherer, here, command.founder)),
        TE.bind('customerNumber', ({ account }) => gatherCustomerNumber(command, gatherer, account)),
      )
    case 'InviteMember':
      return command.invitee._tag === 'Account'
        ? about(gatherAccount(gatherer, here, command.invitee.account))
        : TE.right({})
    case 'JoinOrganisation':
      return pipe(
        TE.Do,
        TE.bind('account', () => gatherAccount(gatherer, here, command.account)),
        TE.bind('linkAttempt', () => gatherLinkAttempt(command, gatherer)),
      )
    case 'DeclineMemberInvitation':
      return pipe(
        TE.Do,
        TE.bind('linkAttempt', () => gatherLinkAttempt(command, gatherer)),
      )
    case 'ReinstateMember':
      return about(gatherAccount(gatherer, here, command.account))
    case 'LeaveOrganisation':
      return command.why === 'AccountDeletion' ? about(gatherAccount(gatherer, here, command.account)) : TE.right({})
    case 'ReplaceExternalUsers':
      return pipe(
        TE.Do,
        TE.bind('termInForce', () => gatherTerm(gatherer, here, command.partner)),
      )
    case 'AdmitProduct':
      return pipe(
        TE.Do,
        TE.bind('partner', () => gatherPartner(gatherer, here)),
      )
    case 'SettleProduct':
    case 'ReleaseProduct':
      return pipe(
        TE.Do,
        TE.bind('products', () => gatherProducts(gatherer, here, [command.product])),
      )
    case 'CloseOrganisation':
      return pipe(
        TE.Do,
        TE.bind('password', () => gatherPassword(gatherer, command.password)),
        TE.bind('account', () =>
          gatherer.actor._tag === 'Person'
            ? gatherAccount(gatherer, here, gatherer.actor.account)
            : TE.right(nothingGathered.account),
        ),
        // invoices and wallets join this list with their slices
        TE.bind('products', () =>
          pipe(
            gatherer.own(organisation, organisationStream(here)),
            TE.chain((own) =>
              gatherProducts(
                gatherer,
                here,
                own._tag === 'Running' ? (own.products.keys() as ReadonlyArray<ProductId>) : [],
              ),
            ),
          ),
        ),
      )
    case 'RenameOrganisation':
    case 'MoveOrganisation':
    case 'ChangeBillingContact':
    case 'ResendMemberInvitation':
    case 'WithdrawMemberInvitation':
    case 'ExpireMemberInvitation':
    case 'ChangeMemberRole':
    case 'SuspendMember':
    case 'RemoveMember':
    case 'JoinPartnerProgramme':
    case 'ChangeDirectoryEntry':
    case 'LeavePartnerProgramme':
      return TE.right({})
  }
}

const about = (gathering: TE.TaskEither<Failure, ConcernedAccount>): TE.TaskEither<Failure, Partial<Gathered>> =>
  pipe(
    gathering,
    TE.map((account) => ({ account })),
  )
