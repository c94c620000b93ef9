import { describe, it } from '@jest/globals'
import type { AccountEvent } from '../../aggregates/account/events.js'
import {
  anna,
  asAnna,
  asSomebodyElse,
  asSystem,
  asVisitor,
  compromised,
  moment,
  inSession,
  noon,
  pass,
  registered,
} from '../../testing/accounts.js'
import { circumstances, specOf } from '../../testing/index.js'
import { nothingGathered } from './context.js'
import { accountSlice } from './index.js'

const { given } = specOf(accountSlice, { ...circumstances({ actor: asAnna }), ...nothingGathered, ...inSession })
const replacing = { replacement: pass('a new and better one'), confirmation: pass('a new and better one') }
const proven = { current: { right: 7 }, replacement: 'Acceptable', credential: 8 } as const

describe('changing the password', () => {
  const change = { type: 'ChangePassword', account: anna, current: pass(), ...replacing } as const
  const changed: AccountEvent = { type: 'PasswordChanged', account: anna, credential: 8, at: noon }
  it('ACC-02: it needs the current password and a new one', () => {
    given(registered).when(change, proven).then(changed)
    given(registered)
      .when(change, { ...proven, current: 'Wrong' })
      .thenRefused('WrongPassword', 'ACC-02')
    given(registered)
      .when(change, { ...proven, current: 'NotAsked' })
      .thenRefused('WrongPassword', 'ACC-02')
  })
  it('ACC-02: the confirmation must match', () => {
    given(registered)
      .when(change, { ...proven, replacement: 'Mismatch' })
      .thenRefused('ConfirmationMismatch', 'ACC-02')
  })
  it('ACC-02: the new one must differ', () => {
    given(registered)
      .when(change, { ...proven, replacement: 'Same' })
      .thenRefused('SamePassword', 'ACC-02')
  })
  it('ACC-02: a check of a password that was replaced at the same moment does not count', () => {
    given(registered, changed)
      .when(change, { ...proven, credential: 9 })
      .thenRefused('PasswordChangedMeanwhile', 'ACC-02')
  })
  it('ACC-02: nothing is recorded whose hash was not stored', () => {
    given(registered)
      .when(change, { ...proven, credential: null })
      .thenRefused('PasswordChangedMeanwhile', 'ACC-02')
  })
  it('ACC-07: the new one is judged', () => {
    given(registered)
      .when(change, { ...proven, replacement: 'Common' })
      .thenRefused('PasswordCommon', 'ACC-07')
    given(registered)
      .when(change, { ...proven, replacement: 'OwnName' })
      .thenRefused('PasswordHasOwnName', 'ACC-07')
    given(registered)
      .when(change, { ...proven, replacement: 'TooShort' })
      .thenRefused('PasswordTooShort', 'ACC-07')
    given(registered)
      .when(change, { ...proven, replacement: 'TooLong' })
      .thenRefused('PasswordTooLong', 'ACC-07')
  })
  it('LOG-01: nobody else changes it', () => {
    given(registered)
      .when(change, { ...proven, actor: asSomebodyElse })
      .thenRefused('NotYourAccount', 'LOG-01')
    given(registered)
      .when(change, { ...proven, actor: asSystem })
      .thenRefused('NotYourAccount', 'LOG-01')
    given().when(change, proven).thenRefused('UnknownAccount', 'ACC-01')
  })
})

describe('resetting a forgotten password', () => {
  const ask = { type: 'RequestPasswordReset', account: anna } as const
  const asked = {
    type: 'PasswordResetRequested',
    account: anna,
    attempt: 1,
    expiresAt: moment('2026-03-02T13:00:00.000Z'),
  } as const
  const reset = { type: 'ResetPassword', account: anna, ...replacing, link: pass('link'), secondFactor: null } as const
  const done = { type: 'PasswordReset', account: anna, credential: 8, epoch: 2, at: noon } as const
  const linked = { actor: asVisitor, link: { right: 1 }, replacement: 'Acceptable', credential: 8 } as const

  it('ACC-10: a link goes to the verified address, for an hour', () => {
    given(registered).when(ask, { actor: asVisitor }).then(asked)
    // hole 29: nothing is mailed, and nothing refused
    given().when(ask, { actor: asVisitor }).thenNothing()
    given(registered, { type: 'AccountDeleted', account: anna, at: noon }).when(ask, { actor: asVisitor }).thenNothing()
    given(registered).when(ask).thenRefused('OnlyVisitors', 'ACC-01')
  })
  it('ACC-10: the link resets the password, and the epoch rises', () => {
    given(registered, asked).when(reset, linked).then(done)
  })
  it('ACC-10: the link is gone after its hour', () => {
    given(registered, asked)
      .when(reset, { ...linked, now: moment('2026-03-02T12:59:59.999Z') })
      .then({ ...done, at: moment('2026-03-02T12:59:59.999Z') })
    given(registered, asked)
      .when(reset, { ...linked, now: moment('2026-03-02T13:00:00.000Z') })
      .thenRefused('ResetLinkExpired', 'ACC-10')
  })
  it('ACC-10: the link works once, and only the newest does', () => {
    given(registered, asked, done).when(reset, linked).thenRefused('ResetLinkOver', 'ACC-10')
    given(registered, asked, { ...asked, attempt: 2 })
      .when(reset, linked)
      .thenRefused('ResetLinkReplaced', 'ACC-10')
    given(registered, asked, done)
      .when(ask, { actor: asVisitor })
      .then({ ...asked, attempt: 2 })
    // hole 29: alike, whether or not there is an account
    for (const history of [
      [],
      [registered],
      [registered, asked],
      [registered, { type: 'AccountDeleted', account: anna, at: noon } as const],
    ])
      given(...history)
        .when(reset, { ...linked, link: 'Wrong' })
        .thenRefused('ResetLinkWrong', 'ACC-10')
  })
  it('ACC-10: a change of password or address kills the link', () => {
    given(registered, asked, { type: 'PasswordChanged', account: anna, credential: 9, at: noon })
      .when(reset, linked)
      .thenRefused('ResetLinkOver', 'ACC-10')
    const moved: AccountEvent = {
      type: 'EmailChanged',
      account: anna,
      email: { subject: anna, category: 'Contact', field: 'email', box: 'x' },
      before: null,
      at: noon,
    }
    given(registered, asked, moved).when(reset, linked).thenRefused('ResetLinkOver', 'ACC-10')
  })
  it('ACC-10: second factors still apply', () => {
    given(registered, asked)
      .when(reset, { ...linked, secondFactor: 'Passed' })
      .then(done)
    given(registered, asked)
      .when(reset, { ...linked, secondFactor: 'Failed' })
      .thenRefused('ResetFactorWrong', 'ACC-10')
  })
  it('ACC-07: the new password is judged', () => {
    given(registered, asked)
      .when(reset, { ...linked, replacement: 'Common' })
      .thenRefused('PasswordCommon', 'ACC-07')
    given(registered, asked)
      .when(reset, { ...linked, replacement: 'Mismatch' })
      .thenRefused('ConfirmationMismatch', 'ACC-02')
  })
  it('ACC-04: a reset does not cancel an open assistant', () => {
    const confirm = { type: 'ConfirmAssistantStep', account: anna, step: 'RevokeApplicationPasswords' } as const
    const again: AccountEvent = { ...done, credential: 9, epoch: 3 }
    given(registered, ...compromised, asked)
      .when(reset, { ...linked, credential: 9 })
      .then(again)
    given(registered, ...compromised, asked, again)
      .when(confirm, { session: { epoch: 3 } })
      .then({ type: 'AssistantStepConfirmed', account: anna, step: 'RevokeApplicationPasswords', at: noon })
  })
})
