import { describe, expect, it } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { AccountDeleted } from '../../aggregates/account/events.js'
import { Email } from '../../aggregates/account/personalData.js'
import { unavailable } from '../values/failure.js'
import { anna, noon } from '../../testing/accounts.js'
import { sampleBox, sampleId } from '../../testing/index.js'
import { recorded } from '../../testing/reactions.js'
import { CompleteAccountDeletion } from '../../slices/account/commands.js'
import { step } from '../record/command.js'
import type { Draft, Recipient } from './mail.js'
import { answered, type Answers, lookedUp, stateNow } from './question.js'
import { mailing, reaction, type Wish } from './reaction.js'
import { organisation, organisationNow } from '../../aggregates/organisation/state.js'
import { accountTokensOf } from '../../aggregates/token/accountTokens.js'

const deleted = recorded({ type: 'AccountDeleted', account: anna, at: noon } as const)
const unknown = <A>({ unasked }: { readonly unasked: A }): A => unasked
const declared = { name: 'test', handles: [AccountDeleted] } as const
const commandsOf = (commands: ReadonlyArray<Wish>) =>
  reaction({ ...declared, commands: () => commands }).react(deleted, unknown).commands
const mailsOf = (mails: ReadonlyArray<Draft>) =>
  mailing({ ...declared, mails: () => mails }).react(deleted, unknown).mails
const [bakery, agency] = [sampleId<'Organisation'>('Bakery'), sampleId<'Organisation'>('Agency')]

describe('the ids of what follows from an event', () => {
  it('LOG-07: a mail has its own for each recipient, of whatever kind, each template, and whatever else tells two apart', () => {
    const to: ReadonlyArray<Recipient> = [
      { _tag: 'Account', account: anna },
      { _tag: 'Account', account: sampleId('bruno') },
      { _tag: 'Partner', organisation: bakery },
      { _tag: 'Address', address: sampleBox(Email, anna, 'a@example.ch') },
      { _tag: 'Address', address: sampleBox(Email, anna, 'b@example.ch') },
      { _tag: 'Partner', organisation: agency },
      { _tag: 'BillingContact', organisation: bakery, unless: [] },
      { _tag: 'BillingContact', organisation: agency, unless: [] },
    ]
    const draft = { template: 'AccountDeleted', facts: {}, link: null, per: '' }
    const drafts: ReadonlyArray<Draft> = to.flatMap((one) => [
      { ...draft, to: one },
      { ...draft, to: one, per: 'b' },
      { ...draft, to: one, template: 'TokenDisabled' },
    ])
    const ids = mailsOf(drafts).map(({ id }) => id)
    expect(new Set(ids).size).toBe(drafts.length)
    // they are in outboxes: the same mail must get the same id from every later version
    expect(ids.filter((_, i) => i % 3 === 0)).toEqual([
      '3a570f16-3be7-5dc9-a5f2-05075ebc458d',
      '09755143-f27d-5513-b08c-ba60bc9c7c06',
      'da6e1f01-17d8-5363-900c-3439759265ca',
      '0f894fc7-680c-506a-8d7c-59ec86eb664a',
      '8b071964-3904-5811-a765-d8a62bb7c672',
      '738c118d-e2a1-5e61-9b50-315fdb7cdd07',
      '54a13043-fa8f-5a22-8bcc-3f8d93f6f5ac',
      'd501a033-d4da-5ff4-8c52-a1872c219608',
    ])
  })
  it('LOG-07: a command has its own for each cause, process, content, and for being the second choice', () => {
    const command = step(CompleteAccountDeletion, { account: anna })
    const wishes = [
      { command, onRefused: [{ command, onRefused: [{ command }] }] },
      { command: step(CompleteAccountDeletion, { account: sampleId('bruno') }) },
    ]
    const [first, second] = commandsOf(wishes)
    const ids = [first?.id, first?.onRefused[0]?.id, first?.onRefused[0]?.onRefused[0]?.id, second?.id]
    expect(ids).toEqual([
      '7385809d-14cd-8785-ba73-e0e01210f44c',
      '2d85ec39-4e32-8bcc-90e2-bf23a70835a6',
      'ca95fd9a-8558-82ed-8c83-1552d847f2b2',
      '090cb9b2-60bb-882a-8f49-0d8b27aed58a',
    ])
    expect(new Set(ids).size).toBe(4)
  })
})

describe('what a reaction asks', () => {
  const answers = (asked: string[]): Answers => ({
    load: (aggregate, stream) =>
      TE.fromIO(() => {
        asked.push(stream)
        return aggregate.initialState
      }),
    lookUp: ({ name }, key) =>
      TE.fromIO(() => {
        asked.push(`${name} of ${key}`)
        return []
      }),
  })
  const theirs = (stream: string) => stateNow(organisation, stream)
  it('is answered once each, and asked again with what is known, until nothing is new', async () => {
    const asked: string[] = []
    const rounds: number[] = []
    const known = await answered((soFar) => {
      const first = organisationNow(bakery)
      rounds.push(rounds.length)
      return rounds.length === 1
        ? [first, first]
        : [first, ...(soFar(first)._tag === 'Unregistered' ? [organisationNow(agency)] : [])]
    }, answers(asked))()
    expect(asked).toEqual([`organisation-${bakery}`, `organisation-${agency}`])
    expect(rounds).toHaveLength(3)
    expect(E.isRight(known) && known.right(organisationNow(agency))).toStrictEqual(organisation.initialState)
  })
  it('is taken as unknown where it was not asked', async () => {
    const known = await answered(() => [lookedUp(accountTokensOf, anna)], answers([]))()
    expect(E.isRight(known) && known.right(theirs('organisation-of-nobody'))).toBe(organisation.initialState)
    expect(E.isRight(known) && known.right(lookedUp(accountTokensOf, 'nobody'))).toStrictEqual([])
  })
  it('is a failure where it cannot be answered, or the answer is not what it should be', async () => {
    const down = unavailable('memory', 'away')
    expect(await answered(() => [organisationNow(bakery)], { ...answers([]), load: () => TE.left(down) })()).toEqual(
      E.left(down),
    )
    const damaged = { ...answers([]), lookUp: () => TE.right([{ account: anna, token: 'none' }]) }
    expect(await answered(() => [lookedUp(accountTokensOf, anna)], damaged)()).toMatchObject({
      left: { kind: 'Unreadable', where: `accountTokens of ${anna}`, faults: [{ path: '0.token' }] },
    })
  })
})
