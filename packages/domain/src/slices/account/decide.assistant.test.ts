import { describe, it } from '@jest/globals'
import { type AccountEvent, ReviewItem } from '../../aggregates/account/events.js'
import {
  anna,
  annasPhone,
  annasSession,
  asAnna,
  asSomebodyElse,
  compromised,
  confirmedStep,
  inSession,
  noon,
  pass,
  registered,
} from '../../testing/accounts.js'
import { circumstances, specOf } from '../../testing/index.js'
import { nothingGathered } from './context.js'
import { accountSlice } from './index.js'

const { given, twice } = specOf(accountSlice, { ...circumstances({ actor: asAnna }), ...nothingGathered, ...inSession })
const start = {
  type: 'StartCompromiseAssistant',
  account: anna,
  current: pass(),
  replacement: pass('a new and better one'),
  confirmation: pass('a new and better one'),
  secondFactor: null,
} as const
const proven = { current: { right: 7 }, replacement: 'Acceptable', credential: 8 } as const
const confirm = (step: 'RevokeApplicationPasswords' | 'RevokeTokens' | 'ReviewSecuritySettings') =>
  ({ type: 'ConfirmAssistantStep', account: anna, step }) as const
const review = (item: ReviewItem) => ({ type: 'ConfirmReviewItem', account: anna, item }) as const
const reviewed = (item: ReviewItem): AccountEvent => ({ type: 'ReviewItemConfirmed', account: anna, item, at: noon })
const atReview = [
  registered,
  ...compromised,
  confirmedStep('RevokeApplicationPasswords'),
  confirmedStep('RevokeTokens'),
]
const completed: AccountEvent = { type: 'AssistantCompleted', account: anna, killedEpoch: 1, at: noon }

describe('the compromise assistant', () => {
  it('ACC-03: one append records the compromise and the new password, and raises the epoch', () => {
    given(registered)
      .when(start, proven)
      .then(...compromised)
  })
  it('ACC-03: wrong input starts nothing', () => {
    given(registered)
      .when(start, { ...proven, current: 'Wrong' })
      .thenRefused('WrongPassword', 'ACC-02')
    given(registered)
      .when(start, { ...proven, replacement: 'Mismatch' })
      .thenRefused('ConfirmationMismatch', 'ACC-02')
    given(registered)
      .when(start, { ...proven, replacement: 'Same' })
      .thenRefused('SamePassword', 'ACC-02')
    given(registered)
      .when(start, { ...proven, replacement: 'Common' })
      .thenRefused('PasswordCommon', 'ACC-07')
    given(registered)
      .when(start, { ...proven, secondFactor: 'Failed' })
      .thenRefused('AssistantFactorWrong', 'ACC-03')
    given(registered)
      .when(start, { ...proven, actor: asSomebodyElse })
      .thenRefused('NotYourAccount', 'LOG-01')
  })
  it('ACC-03: a passed second factor starts it', () => {
    given(registered)
      .when(start, { ...proven, secondFactor: 'Passed' })
      .then(...compromised)
  })
  it('ACC-03: its steps are confirmed in their order', () => {
    given(registered, ...compromised)
      .when(confirm('RevokeApplicationPasswords'))
      .then(confirmedStep('RevokeApplicationPasswords'))
    given(registered, ...compromised, confirmedStep('RevokeApplicationPasswords'))
      .when(confirm('RevokeTokens'))
      .then(confirmedStep('RevokeTokens'))
    given(...atReview, ...ReviewItem.values.map(reviewed))
      .when(confirm('ReviewSecuritySettings'))
      .then(confirmedStep('ReviewSecuritySettings'), completed)
  })
  it('ACC-04: no step can be skipped', () => {
    given(registered, ...compromised)
      .when(confirm('RevokeTokens'))
      .thenRefused('StepOutOfOrder', 'ACC-04', { next: 'RevokeApplicationPasswords' })
    given(registered, ...compromised)
      .when(confirm('ReviewSecuritySettings'))
      .thenRefused('StepOutOfOrder', 'ACC-04')
    given(registered, ...compromised)
      .when(review('Tokens'))
      .thenRefused('StepOutOfOrder', 'ACC-04')
    given(registered).when(confirm('RevokeApplicationPasswords')).thenRefused('AssistantNotOpen', 'ACC-03')
    given(registered).when(review('Tokens')).thenRefused('AssistantNotOpen', 'ACC-03')
  })
  it('ACC-04: a step that was confirmed stays confirmed: the assistant goes on where it stopped', () => {
    twice(registered, ...compromised)(confirm('RevokeApplicationPasswords')).thenNothing()
    const elsewhere = { ...asAnna, session: annasPhone }
    given(registered, ...compromised, confirmedStep('RevokeApplicationPasswords'))
      .when(confirm('RevokeTokens'), { actor: elsewhere, session: { epoch: 2 } })
      .then(confirmedStep('RevokeTokens'))
  })
  it('ACC-04: nothing that a person can do cancels it', () => {
    const { state } = given(registered, ...compromised)
    const open = state()
    for (const command of [
      { type: 'RevokeAllTokens', account: anna },
      { type: 'RevokeAllApplicationPasswords', account: anna },
      { type: 'ChangePassword', account: anna, current: pass(), replacement: pass('x'), confirmation: pass('x') },
    ] as const) {
      const after = given(registered, ...compromised)
        .when(command, { current: { right: 8 }, replacement: 'Acceptable', credential: 9 })
        .state()
      if (open._tag !== 'Registered' || after._tag !== 'Registered' || after.assistant === null)
        throw new Error(`${command.type} cancelled it`)
    }
  })
  it('ACC-04: while it is open nobody makes application passwords; after it they do', () => {
    const create = {
      type: 'CreateApplicationPassword',
      account: anna,
      applicationPassword: '00000000-0000-4000-8000-000000000001' as never,
      name: { subject: anna, category: 'Content', field: 'applicationPasswordName', box: 'mail' },
    } as const
    const hash = 'a'.repeat(64)
    given(...atReview)
      .when(create, { secretHash: hash })
      .thenRefused('AssistantOpen', 'ACC-04', { next: 'ReviewSecuritySettings' })
    given(...atReview, confirmedStep('ReviewSecuritySettings'), completed)
      .when(create, { secretHash: hash })
      .then({
        type: 'ApplicationPasswordCreated',
        account: anna,
        applicationPassword: create.applicationPassword,
        name: create.name,
        hash,
        epoch: 2,
        at: noon,
      })
  })
  it('ACC-04: its end records the epoch that was killed', () => {
    given(...atReview, ...ReviewItem.values.map(reviewed))
      .when(confirm('ReviewSecuritySettings'))
      .then(confirmedStep('ReviewSecuritySettings'), completed)
  })
  it('ACC-03: started again while it is open, another epoch ends and its steps begin anew', () => {
    given(...atReview)
      .when(start, { ...proven, current: { right: 8 }, credential: 9 })
      .then(
        { type: 'PasswordCompromised', account: anna, epoch: 3, session: annasSession, at: noon },
        { type: 'PasswordChanged', account: anna, credential: 9, at: noon },
      )
    given(...atReview, { type: 'PasswordCompromised', account: anna, epoch: 3, session: annasSession, at: noon })
      .when(confirm('ReviewSecuritySettings'))
      .thenRefused('StepOutOfOrder', 'ACC-04')
  })
})

describe('the review', () => {
  it('ACC-05: every item is confirmed, in any order, before the step is', () => {
    const items = ReviewItem.values
    given(...atReview)
      .when(review('Sessions'))
      .then(reviewed('Sessions'))
    for (const left of items)
      given(
        ...atReview,
        ...items
          .filter((item) => item !== left)
          .reverse()
          .map(reviewed),
      )
        .when(confirm('ReviewSecuritySettings'))
        .thenRefused('ReviewIncomplete', 'ACC-05', { missing: [left] })
    given(...atReview, ...[...items].reverse().map(reviewed))
      .when(confirm('ReviewSecuritySettings'))
      .then(confirmedStep('ReviewSecuritySettings'), completed)
  })
  it('ACC-05: it lists password age, second factors, recovery codes, application passwords, tokens, sessions and security events', () => {
    const listed = [
      'PasswordAge',
      'SecondFactors',
      'RecoveryCodes',
      'ApplicationPasswords',
      'Tokens',
      'Sessions',
      'SecurityEvents',
    ]
    if (JSON.stringify(ReviewItem.values) !== JSON.stringify(listed)) throw new Error('the review lists something else')
  })
  it('ACC-05: an item that is confirmed already changes nothing', () => {
    twice(...atReview)(review('Tokens')).thenNothing()
  })
})
