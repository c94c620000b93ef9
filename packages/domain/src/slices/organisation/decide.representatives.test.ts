import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { handleCommand } from '../../core/handle/handleCommand.js'
import { DAY, later } from '../../core/values/instant.js'
import { Secret } from '../../core/values/secret.js'
import type { OfType } from '../../core/values/union.js'
import { type OrganisationEvent, Role } from '../../aggregates/organisation/events.js'
import { openInvitation } from '../../aggregates/organisation/invitations.js'
import { legalRepresentatives } from '../../aggregates/organisation/members.js'
import { BillingEmail } from '../../aggregates/organisation/personalData.js'
import { organisation as aggregate, type OrganisationState } from '../../aggregates/organisation/state.js'
import { depsOn, metaOf } from '../../testing/counter.js'
import { circumstances, sampleBox, sampleId } from '../../testing/index.js'
import { memoryStore } from '../../testing/memoryStore.js'
import {
  addressee,
  anna,
  bakery,
  beat,
  carla,
  customerNumber,
  dario,
  founding,
  invitationOf,
  joined,
  noon,
  person,
  registered,
} from '../../testing/organisations.js'
import type { OrganisationCommand } from './commands.js'
import { nothingGathered, type OrganisationContext } from './context.js'
import { organisationSlice } from './index.js'

const organisation = bakery
const product = sampleId<'Product'>('example.ch')
const link = Secret.of('the link')
const entry = { organisation, directoryName: 'Bakery Web', directoryEmail: 'web@example.com' }
const accounts = [anna, beat, carla, dario]
// invitations of accounts as a rule; one by mail among them
const invitations = [...accounts.map(invitationOf), addressee.invitation]
const each = <A, B>(values: ReadonlyArray<A>, f: (value: A) => B): ReadonlyArray<B> => values.map(f)
const both = <A, B, C>(as: ReadonlyArray<A>, bs: ReadonlyArray<B>, f: (a: A, b: B) => C): ReadonlyArray<C> =>
  as.flatMap((a) => bs.map((b) => f(a, b)))

type Type = OrganisationCommand['type']
/** Every command there is, with whatever may be asked by it in this small world. */
const commands: { readonly [T in Type]: ReadonlyArray<OfType<OrganisationCommand, T>> } = {
  RegisterOrganisation: each(accounts, (founder) => ({ type: 'RegisterOrganisation', ...founding, founder })),
  RenameOrganisation: [{ type: 'RenameOrganisation', organisation, name: founding.name }],
  MoveOrganisation: [
    { type: 'MoveOrganisation', organisation, address: founding.address, country: 'FR', timeZone: founding.timeZone },
  ],
  ChangeBillingContact: each([null, sampleBox(BillingEmail, organisation)], (billingEmail) => ({
    type: 'ChangeBillingContact',
    organisation,
    billingEmail,
  })),
  InviteMember: [
    ...both(
      accounts,
      Role.values,
      (account, role) =>
        ({
          type: 'InviteMember',
          organisation,
          invitation: invitationOf(account),
          invitee: { _tag: 'Account', account },
          role,
        }) as const,
    ),
    ...each(
      Role.values,
      (role) =>
        ({ type: 'InviteMember', organisation, invitation: addressee.invitation, invitee: addressee, role }) as const,
    ),
  ],
  ResendMemberInvitation: each(invitations, (invitation) => ({
    type: 'ResendMemberInvitation',
    organisation,
    invitation,
  })),
  WithdrawMemberInvitation: each(invitations, (invitation) => ({
    type: 'WithdrawMemberInvitation',
    organisation,
    invitation,
  })),
  DeclineMemberInvitation: both(invitations, [null, link], (invitation, l) => ({
    type: 'DeclineMemberInvitation',
    organisation,
    invitation,
    link: l,
  })),
  ExpireMemberInvitation: each(invitations, (invitation) => ({
    type: 'ExpireMemberInvitation',
    organisation,
    invitation,
  })),
  JoinOrganisation: [
    ...each(
      accounts,
      (account) =>
        ({ type: 'JoinOrganisation', organisation, account, invitation: invitationOf(account), link: null }) as const,
    ),
    ...each(
      accounts,
      (account) =>
        ({ type: 'JoinOrganisation', organisation, account, invitation: addressee.invitation, link }) as const,
    ),
  ],
  ChangeMemberRole: both(accounts, Role.values, (account, to) => ({
    type: 'ChangeMemberRole',
    organisation,
    account,
    to,
  })),
  SuspendMember: both(accounts, ['Compromised', 'Other'] as const, (account, reason) => ({
    type: 'SuspendMember',
    organisation,
    account,
    reason,
  })),
  ReinstateMember: each(accounts, (account) => ({ type: 'ReinstateMember', organisation, account })),
  RemoveMember: each(accounts, (account) => ({ type: 'RemoveMember', organisation, account })),
  LeaveOrganisation: both(accounts, ['OwnWish', 'AccountDeletion'] as const, (account, why) => ({
    type: 'LeaveOrganisation',
    organisation,
    account,
    why,
  })),
  ReplaceExternalUsers: [
    { type: 'ReplaceExternalUsers', organisation, partner: sampleId('Studio'), partnershipTerm: 1, accounts },
  ],
  JoinPartnerProgramme: [{ type: 'JoinPartnerProgramme', ...entry }],
  ChangeDirectoryEntry: [{ type: 'ChangeDirectoryEntry', ...entry }],
  LeavePartnerProgramme: [{ type: 'LeavePartnerProgramme', organisation }],
  AdmitProduct: [{ type: 'AdmitProduct', organisation, product, command: null }],
  SettleProduct: [{ type: 'SettleProduct', organisation, product }],
  ReleaseProduct: [{ type: 'ReleaseProduct', organisation, product }],
  CloseOrganisation: [{ type: 'CloseOrganisation', organisation, password: Secret.of('a long pass phrase') }],
}

interface Attempt {
  readonly command: OrganisationCommand
  readonly context: OrganisationContext
}
const willing = {
  account: { situation: 'Registered', accepted: 'Organisation', assistant: 'None' },
  linkAttempt: 1,
  termInForce: 1,
} as const
const gatheredParts: ReadonlyArray<Partial<OrganisationContext>> = [
  willing,
  willing,
  { ...willing, linkAttempt: 2 },
  { ...willing, now: later(noon, 40 * DAY), products: { [product]: 'Gone' } },
  { account: { situation: 'Leaving', accepted: 'Organisation', assistant: 'Open' } },
  { ...willing, password: 'Right' },
]
const contexts: ReadonlyArray<OrganisationContext> = both(
  [...accounts.map((a) => person(a)), circumstances().actor],
  gatheredParts,
  (actor, some) => ({ ...circumstances({ actor }), ...nothingGathered, customerNumber, ...some }),
)
/** Anybody's attempt at anything; and as often that of the account itself, at what only it may do. */
const attempt: fc.Arbitrary<Attempt> = fc
  .tuple(
    fc.oneof(...Object.values(commands).map((some) => fc.constantFrom<OrganisationCommand>(...some))),
    fc.constantFrom(...contexts),
    fc.boolean(),
  )
  .map(([command, context, own]) =>
    own && (command.type === 'JoinOrganisation' || command.type === 'LeaveOrganisation')
      ? { command, context: { ...context, actor: person(command.account) } }
      : { command, context },
  )
const history = fc.array(attempt, { minLength: 10, maxLength: 60, size: 'max' })

/** Folds event by event, and looks at the organisation after each. */
const foldWatching = (from: OrganisationState, events: ReadonlyArray<OrganisationEvent>): OrganisationState =>
  events.reduce((state, event) => {
    const next = aggregate.evolve(state, event)
    if (next._tag === 'Running' && legalRepresentatives(next).length === 0)
      throw new Error(`no legal representative after ${event.type}`)
    return next
  }, from)
/** Who accepted at all accepted what is offered now. */
const accepting = (state: OrganisationState, { command, context }: Attempt): OrganisationContext => {
  if (command.type !== 'JoinOrganisation' || context.account.situation !== 'Registered') return context
  const open = openInvitation(state, command.invitation)
  if (open === null) return context
  const accepted = { invitation: command.invitation, role: open.role, attempt: open.attempt }
  return { ...context, account: { ...context.account, accepted }, linkAttempt: context.linkAttempt && open.attempt }
}
const answer = (state: OrganisationState, attempt: Attempt) =>
  organisationSlice.decide(attempt.command)(state, accepting(state, attempt))
const attemptOn = (state: OrganisationState, one: Attempt): OrganisationState =>
  foldWatching(state, E.getOrElse((): ReadonlyArray<OrganisationEvent> => [])(answer(state, one)))
/** With one legal representative, or with three of them: both is where it gets narrow. */
const start = fc.constantFrom(
  foldWatching(aggregate.initialState, [registered]),
  foldWatching(aggregate.initialState, [
    registered,
    joined(beat, 'LegalRepresentative', 2),
    joined(carla, 'LegalRepresentative', 3),
  ]),
)

describe('an organisation always has a legal representative', () => {
  it('ORG-07: at every position of the history, whatever anybody does in whatever order', () => {
    let refused = 0
    let losses = 0
    fc.assert(
      fc.property(start, history, (from, attempts) => {
        attempts.reduce((state, one) => {
          const decision = answer(state, one)
          if (E.isLeft(decision) && decision.left.rule === 'ORG-03') refused++
          const next = attemptOn(state, one)
          if (next._tag === 'Running' && legalRepresentatives(state).length > legalRepresentatives(next).length)
            losses++
          return next
        }, from)
      }),
      { numRuns: 200 },
    )
    // the histories did come to the point where it matters, from both sides
    expect([refused > 20, losses > 20]).toEqual([true, true])
  })
  it('ORG-06: of two commands decided on the same state, the later one is decided again on what the first left', () => {
    let changed = 0
    fc.assert(
      fc.property(start, history, (from, attempts) => {
        const same = attempts.slice(20).reduce(attemptOn, from)
        const granted = attempts.slice(0, 20).filter((one) => E.isRight(answer(same, one)))
        for (const first of granted)
          for (const second of granted) {
            const then = attemptOn(same, first)
            attemptOn(then, second)
            if (E.isLeft(answer(then, second))) changed++
          }
      }),
      { numRuns: 100 },
    )
    expect(changed > 20).toBe(true)
  })
  it('ORG-06: whatever two processes do at the same moment, through the handler', async () => {
    await fc.assert(
      fc.asyncProperty(history, async (attempts) => {
        const store = memoryStore()
        const processes = [depsOn(store), depsOn(store)] as const
        const run = ({ command, context }: Attempt, name: string, process: 0 | 1) =>
          handleCommand(processes[process])(
            { ...organisationSlice, gather: () => TE.right(context) },
            command,
            metaOf(name, { actor: context.actor }),
          )()
        const circumstance = {
          ...circumstances({ actor: person(anna) }),
          ...nothingGathered,
          ...willing,
          customerNumber,
        }
        await run({ command: { type: 'RegisterOrganisation', ...founding }, context: circumstance }, 'register', 0)
        for (let i = 0; i + 3 < attempts.length; i += 4)
          await Promise.all(
            attempts.slice(i, i + 4).map((one, n) => run(one, `${String(i)}/${String(n)}`, n % 2 === 0 ? 0 : 1)),
          )
        expect(store.log()[0]?.type).toBe('OrganisationRegistered')
        foldWatching(
          aggregate.initialState,
          store.log().map((stored) => stored.data as OrganisationEvent),
        )
      }),
      { numRuns: 50 },
    )
  })
})
