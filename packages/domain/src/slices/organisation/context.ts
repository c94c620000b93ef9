import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Circumstances, Gatherer } from '../../core/handle/decider.js'
import type { Failure } from '../../core/values/failure.js'
import { organisation, organisationStream } from '../../aggregates/organisation/state.js'
import type { OrganisationCommand } from './commands.js'
import { type AccountFacts, type Facts, noFacts } from './facts.js'
import { accountFacts, customerNumberFor, linkAttempt, partnerFact, passwordFact, productFacts } from './lookups.js'

export interface OrganisationContext extends Circumstances, Facts {}

export const gather = (command: OrganisationCommand, gatherer: Gatherer): TE.TaskEither<Failure, OrganisationContext> =>
  pipe(
    factsFor(command, gatherer),
    TE.map((facts) => ({ now: gatherer.now, actor: gatherer.actor, policy: gatherer.policy, ...noFacts, ...facts })),
  )

const factsFor = (command: OrganisationCommand, gatherer: Gatherer): TE.TaskEither<Failure, Partial<Facts>> => {
  const here = command.organisation
  switch (command.type) {
    case 'RegisterOrganisation':
      return pipe(
        TE.Do,
        TE.bind('account', () => accountFacts(gatherer, here, command.founder)),
        TE.bind('customerNumber', ({ account }) => customerNumberFor(command, gatherer, account)),
      )
    case 'InviteMember':
      return command.invitee._tag === 'Account'
        ? about(accountFacts(gatherer, here, command.invitee.account))
        : TE.right({})
    case 'JoinOrganisation':
      return pipe(
        TE.Do,
        TE.bind('account', () => accountFacts(gatherer, here, command.account, command.invitation)),
        TE.bind('linkAttempt', () => linkAttempt(command, gatherer)),
      )
    case 'DeclineMemberInvitation':
      return pipe(
        TE.Do,
        TE.bind('linkAttempt', () => linkAttempt(command, gatherer)),
      )
    case 'ReinstateMember':
      return about(accountFacts(gatherer, here, command.account))
    case 'LeaveOrganisation':
      return command.why === 'AccountDeletion' ? about(accountFacts(gatherer, here, command.account)) : TE.right({})
    case 'AdmitProduct':
      return pipe(
        TE.Do,
        TE.bind('partner', () => partnerFact(gatherer, here)),
      )
    case 'ReleaseProduct':
      return pipe(
        TE.Do,
        TE.bind('products', () => productFacts(gatherer, here, [command.product])),
      )
    case 'CloseOrganisation':
      return pipe(
        TE.Do,
        TE.bind('password', () => passwordFact(gatherer, command.password)),
        TE.bind('account', () =>
          gatherer.actor._tag === 'Person'
            ? accountFacts(gatherer, here, gatherer.actor.account)
            : TE.right(noFacts.account),
        ),
        // invoices and wallets join this list with their slices
        TE.bind('products', () =>
          pipe(
            gatherer.own(organisation, organisationStream(here)),
            TE.chain((own) => productFacts(gatherer, here, own._tag === 'Running' ? own.products : [])),
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
    case 'ReplaceExternalUsers':
    case 'JoinPartnerProgramme':
    case 'ChangeDirectoryEntry':
    case 'LeavePartnerProgramme':
      return TE.right({})
  }
}

const about = (facts: TE.TaskEither<Failure, AccountFacts>): TE.TaskEither<Failure, Partial<Facts>> =>
  pipe(
    facts,
    TE.map((account) => ({ account })),
  )
