import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import type * as t from 'io-ts'
import { type AccountEvent, accountEvents } from '../../aggregates/account/events.js'
import { acceptedBy, type AccountState, knownAccount } from '../../aggregates/account/state.js'
import { anna, annasSession, asAnna, asSystem, asVisitor, registered, requested } from '../../testing/accounts.js'
import { arbitraryOf, circumstances, deepFreeze } from '../../testing/index.js'
import { type AccountCommand, accountCommands } from './commands.js'
import { nothingGathered } from './context.js'
import type { AccountContext } from './context.js'
import { accountSlice } from './index.js'

const ids = [anna, annasSession, '00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002']
const command = fc
  .oneof(
    ...accountCommands.map((definition) =>
      arbitraryOf(definition.codec as unknown as t.Type<AccountCommand, unknown>, { ids }),
    ),
  )
  .map((made): AccountCommand => ({ ...made, account: anna }))
const right = fc.integer({ min: 0, max: 6 }).map((n) => ({ right: n }))
const presented = fc.oneof(fc.constantFrom('NotAsked' as const, 'Wrong' as const), right, right)
const gathered: fc.Arbitrary<Partial<AccountContext>> = fc.record({
  // mostly one that may act
  session: fc.oneof(
    { weight: 9, arbitrary: fc.integer({ min: 1, max: 2 }).map((epoch) => ({ epoch })) },
    { weight: 1, arbitrary: fc.constantFrom('NotAsked' as const, 'Over' as const) },
  ),
  link: presented,
  current: presented,
  replacement: fc.constantFrom(
    'Acceptable',
    'Acceptable',
    'Same',
    'Mismatch',
    'TooShort',
    'TooLong',
    'Common',
    'OwnName',
    'NotAsked',
  ),
  credential: fc.option(fc.integer({ min: 1, max: 6 }), { nil: null }),
  secondFactor: fc.constantFrom('NotEnrolled', 'Passed', 'Failed'),
  claim: fc.oneof(
    fc.constantFrom('NotAsked' as const, 'Taken' as const),
    fc.nat({ max: 6 }).map((held) => ({ held })),
    fc.constant({ unsettled: anna }),
  ),
  secretHash: fc.constantFrom(null, 'a'.repeat(64)),
  invitation: fc.oneof(
    fc.constantFrom(
      'NotAsked' as const,
      'Needed' as const,
      'Unknown' as const,
      'Expired' as const,
      'NotYours' as const,
    ),
    fc.integer({ min: 1, max: 2 }).map((attempt) => ({ role: 'Collaborator' as const, attempt })),
  ),
  memberships: fc.dictionary(
    fc.constantFrom(...ids),
    fc.constantFrom('LastLegalRepresentative', 'Member', 'Joining', 'None'),
    { noNullPrototype: true },
  ),
})
/** Mostly who may, so that most commands get as far as the rules. */
const actorOf = (type: AccountCommand['type']) => {
  if (/^(Forfeit|Complete|Abandon)/.test(type)) return asSystem
  return /^(RequestRegistration|RegisterAccount|RequestPasswordReset|ResetPassword)$/.test(type) ? asVisitor : asAnna
}
const contextOf = (made: Partial<AccountContext>, type: AccountCommand['type']): AccountContext => ({
  ...circumstances({ actor: actorOf(type) }),
  ...nothingGathered,
  ...made,
})
/** What is found when all that was presented is right. */
const allRight = (state: AccountState, type: AccountCommand['type']): Partial<AccountContext> => {
  const known = knownAccount(state)
  const pending =
    state._tag === 'Unregistered' ? state.request : type === 'ResetPassword' ? known?.reset : known?.emailChange
  return {
    session: { epoch: known?.epoch ?? 1 },
    link: { right: pending?.attempt ?? 0 },
    current: { right: known?.credential ?? 0 },
    replacement: 'Acceptable',
    credential: (known?.credential ?? 0) + 1,
    secondFactor: 'NotEnrolled',
    claim: { held: state._tag === 'Deleted' ? 0 : state.claimEra },
    secretHash: 'b'.repeat(64),
    invitation: { role: 'Collaborator', attempt: 1 },
    memberships: Object.fromEntries(acceptedBy(state).map((id) => [id, 'None'])),
  }
}

const steps = fc.array(fc.tuple(command, fc.oneof(gathered, fc.constant('AllRight' as const))), {
  minLength: 10,
  maxLength: 40,
})
const start = fc.constantFrom<ReadonlyArray<AccountEvent>>([], [requested], [requested, registered])
const each = (
  history: ReadonlyArray<AccountEvent>,
  all: ReadonlyArray<readonly [AccountCommand, Partial<AccountContext> | 'AllRight']>,
  look: (
    before: AccountState,
    events: ReadonlyArray<AccountEvent>,
    after: AccountState,
    command: AccountCommand,
    context: AccountContext,
  ) => void,
): void => {
  let state = history.reduce(accountSlice.evolve, accountSlice.initialState)
  for (const [made, found] of all) {
    const context = contextOf(found === 'AllRight' ? allRight(state, made.type) : found, made.type)
    const decision = accountSlice.decide(deepFreeze(made))(deepFreeze(state), context)
    if (E.isLeft(decision)) continue
    const after = decision.right.reduce(accountSlice.evolve, state)
    look(state, decision.right, after, made, context)
    state = after
  }
}

describe('any sequence of commands', () => {
  it('ACC-01: never throws, and records and keeps only what the codecs know', () => {
    const seen = new Set<string>()
    fc.assert(
      fc.property(start, steps, (history, all) => {
        each(history, all, (_, events, after) => {
          for (const event of events) {
            seen.add(event.type)
            expect(accountEvents.find((d) => d.type === event.type)?.codec.is(event)).toBe(true)
          }
          expect(accountSlice.state.is(after)).toBe(true)
        })
      }),
      { numRuns: 300, seed: 7 },
    )
    // the sequences reach what they are to try
    expect(
      [
        'AccountRegistered',
        'EmailChanged',
        'PasswordCompromised',
        'PasswordReset',
        'AccountDeleted',
        'AssistantStepConfirmed',
      ].filter((type) => !seen.has(type)),
    ).toEqual([])
  })
  it('ACC-06: the epoch rises with a compromise or a reset, by one, and never falls', () => {
    fc.assert(
      fc.property(start, steps, (history, all) => {
        each(history, all, (before, events, after) => {
          const [was, is] = [knownAccount(before), knownAccount(after)]
          if (was === null || is === null) return
          const rises = events.filter((e) => e.type === 'PasswordCompromised' || e.type === 'PasswordReset').length
          expect(is.epoch).toBe(was.epoch + rises)
        })
      }),
      { numRuns: 200 },
    )
  })
  it('ACC-04: an assistant closes by its last step or with the account, and steps come one after the other', () => {
    fc.assert(
      fc.property(start, steps, (history, all) => {
        each(history, all, (before, events, after) => {
          const [was, is] = [knownAccount(before)?.assistant ?? null, knownAccount(after)?.assistant ?? null]
          if (was === null || after._tag === 'Deleted') return
          const ended = events.some((e) => e.type === 'AssistantCompleted')
          expect(is === null).toBe(ended)
          if (ended) expect([was.next, was.reviewed.length]).toEqual(['ReviewSecuritySettings', 7])
          for (const event of events) if (event.type === 'AssistantStepConfirmed') expect(event.step).toBe(was.next)
        })
      }),
      { numRuns: 200 },
    )
  })
  it('APP-04, ORG-02, ACC-12: what is to happen once comes to nothing, or is refused, the second time', () => {
    const once = new Set<AccountCommand['type']>([
      'AcceptMembership',
      'RevokeApplicationPassword',
      'RevokeAllApplicationPasswords',
      'RequestAccountDeletion',
      'CompleteAccountDeletion',
      'AbandonAccountDeletion',
      'ConfirmReviewItem',
      'RegisterAccount',
      'ConfirmEmailChange',
      'ChangePassword',
      'StartCompromiseAssistant',
      'ResetPassword',
      'CreateApplicationPassword',
      'ConfirmAssistantStep',
    ])
    fc.assert(
      fc.property(start, steps, (history, all) => {
        each(history, all, (before, events, after, made, context) => {
          const proof = knownAccount(before)?.credential
          // a stored hash has a version of its own
          if (!once.has(made.type) || events.length === 0 || context.credential === proof) return
          const again = accountSlice.decide(made)(after, context)
          expect(E.isRight(again) ? again.right : []).toEqual([])
        })
      }),
      { numRuns: 200 },
    )
  })
})
