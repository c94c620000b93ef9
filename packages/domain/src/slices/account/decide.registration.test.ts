import { describe, it } from '@jest/globals'
import { Email } from '../../aggregates/account/personalData.js'
import {
  anna,
  annasEmail,
  annasName,
  asAnna,
  asSystem,
  asVisitor,
  inSession,
  moment,
  noon,
  pass,
  registered,
  requested,
} from '../../testing/accounts.js'
import { circumstances, sampleBox, sampleId, specOf } from '../../testing/index.js'
import { nothingGathered } from './context.js'
import { accountSlice } from './index.js'

const visitor = { ...circumstances({ actor: asVisitor }), ...nothingGathered }
const { given } = specOf(accountSlice, visitor)
const request = { type: 'RequestRegistration', account: anna, email: annasEmail, language: 'de' } as const
const register = {
  type: 'RegisterAccount',
  account: anna,
  name: annasName,
  password: pass(),
  link: pass('link'),
} as const
const proven = { link: { right: 1 }, replacement: 'Acceptable', claim: { held: 0 }, credential: 7 } as const

describe('registering', () => {
  it('ACC-01: a link goes to the address, which is not verified yet', () => {
    given().when(request).then(requested)
  })
  it('ACC-01: asking again makes another link, and only the last one registers', () => {
    given(requested)
      .when(request)
      .then({ ...requested, attempt: 2 })
    given(requested, { ...requested, attempt: 2 })
      .when(register, proven)
      .thenRefused('RegistrationLinkReplaced', 'ACC-01')
  })
  it('ACC-01: with the link and a password the account is registered, under the address that the link went to', () => {
    given(requested).when(register, proven).then(registered)
    given(requested)
      .when(register, { ...proven, actor: { _tag: 'LinkHolder', visitor: sampleId('reader of the mail') } })
      .then(registered)
  })
  it('ACC-01: without a right link, or after its time, nobody registers', () => {
    given(requested)
      .when(register, { ...proven, link: 'Wrong' })
      .thenRefused('RegistrationLinkWrong', 'ACC-01')
    given().when(register, proven).thenRefused('RegistrationLinkWrong', 'ACC-01')
    given(requested)
      .when(register, { ...proven, now: moment('2026-03-04T12:00:00.000Z') })
      .thenRefused('RegistrationLinkExpired', 'ACC-01')
  })
  it('ACC-01: an account is registered once', () => {
    given(requested, registered).when(register, proven).thenRefused('AlreadyRegistered', 'ACC-01', { account: anna })
    given(requested, registered).when(request).thenRefused('AlreadyRegistered', 'ACC-01')
    const deleted = { type: 'AccountDeleted', account: anna, at: noon } as const
    given(requested, registered, deleted)
      .when(register, proven)
      .thenRefused('AccountDeleted', 'ACC-12', { account: anna })
    // hole 29: without a link that was mailed it is as if there were no account
    for (const history of [[], [requested, registered], [requested, registered, deleted]])
      given(...history)
        .when(register, { ...proven, link: 'Wrong' })
        .thenRefused('RegistrationLinkWrong', 'ACC-01')
    given(requested, registered, deleted).when(request).thenRefused('AccountDeleted', 'ACC-12', { account: anna })
  })
  it('ACC-01: an address that belongs to an account registers no other', () => {
    given(requested)
      .when(register, { ...proven, claim: 'Taken' })
      .thenRefused('EmailTaken', 'ACC-01')
  })
  it('ACC-01: an address that another account is about to take is settled first', () => {
    given(requested)
      .when(register, { ...proven, claim: { unsettled: sampleId<'Account'>('bruno') } })
      .thenRefused('EmailClaimUnsettled', 'ACC-01')
  })
  it('ACC-01: a claim made before a forfeiture counts no more', () => {
    given(requested, { type: 'EmailClaimForfeited', account: anna })
      .when(register, proven)
      .thenRefused('EmailClaimUnsettled', 'ACC-01', { owner: anna })
    given(requested, { type: 'EmailClaimForfeited', account: anna })
      .when(register, { ...proven, claim: { held: 1 } })
      .then(registered)
  })
  it('ACC-01: a forfeiture survives another request', () => {
    given(requested, { type: 'EmailClaimForfeited', account: anna }, { ...requested, attempt: 2 })
      .when(register, { ...proven, link: { right: 2 } })
      .thenRefused('EmailClaimUnsettled', 'ACC-01')
  })
  it('ACC-01: only the library itself forfeits a claim', () => {
    given(requested)
      .when({ type: 'ForfeitEmailClaim', account: anna }, { actor: asSystem })
      .then({ type: 'EmailClaimForfeited', account: anna })
    given(requested).when({ type: 'ForfeitEmailClaim', account: anna }).thenRefused('OnlyTheSystem', 'LOG-01')
    given(registered, { type: 'AccountDeleted', account: anna, at: noon })
      .when({ type: 'ForfeitEmailClaim', account: anna }, { actor: asSystem })
      .thenNothing()
  })
  it('ACC-01: someone who is logged in registers nobody', () => {
    given().when(request, { actor: asAnna }).thenRefused('OnlyVisitors', 'ACC-01')
  })
  it("ACC-07: a password that is too short, too long, common or one's own name is refused", () => {
    given(requested)
      .when(register, { ...proven, replacement: 'TooShort' })
      .thenRefused('PasswordTooShort', 'ACC-07', { min: 15 })
    given(requested)
      .when(register, { ...proven, replacement: 'TooLong' })
      .thenRefused('PasswordTooLong', 'ACC-07', { max: 128 })
    given(requested)
      .when(register, { ...proven, replacement: 'Common' })
      .thenRefused('PasswordCommon', 'ACC-07')
    given(requested)
      .when(register, { ...proven, replacement: 'OwnName' })
      .thenRefused('PasswordHasOwnName', 'ACC-07')
  })
})

describe('changing the address', () => {
  const email = sampleBox(Email, anna, 'anna@elsewhere.ch')
  const ask = { type: 'RequestEmailChange', account: anna, email, password: pass() } as const
  const asked = {
    type: 'EmailChangeRequested',
    account: anna,
    email,
    attempt: 1,
    expiresAt: moment('2026-03-04T12:00:00.000Z'),
  } as const
  const confirm = { type: 'ConfirmEmailChange', account: anna, link: pass('link') } as const
  const changed = { type: 'EmailChanged', account: anna, email, before: annasEmail, at: noon } as const
  const linked = { actor: asAnna, ...inSession, link: { right: 1 }, claim: { held: 1 } } as const

  it('ACC-01: a change of address is asked for with the password, and verified by a link to the new one', () => {
    given(registered)
      .when(ask, { actor: asAnna, ...inSession, current: { right: 7 } })
      .then(asked)
    given(registered)
      .when(ask, { actor: asAnna, ...inSession, current: 'Wrong' })
      .thenRefused('WrongPassword', 'ACC-02')
    given(registered, asked).when(confirm, linked).then(changed)
  })
  it('ACC-01: a link for another attempt, after its time, or used before, changes nothing', () => {
    given(registered, asked, { ...asked, attempt: 2 })
      .when(confirm, linked)
      .thenRefused('EmailLinkReplaced', 'ACC-01')
    given(registered, asked)
      .when(confirm, { ...linked, link: 'Wrong' })
      .thenRefused('EmailLinkWrong', 'ACC-01')
    given(registered, asked)
      .when(confirm, { ...linked, now: moment('2026-03-04T12:00:00.000Z') })
      .thenRefused('EmailLinkExpired', 'ACC-01')
    given(registered, asked, changed).when(confirm, linked).thenRefused('EmailLinkOver', 'ACC-01')
  })
  it('ACC-01: the new address must be free, and claimed in the present era', () => {
    given(registered, asked)
      .when(confirm, { ...linked, claim: 'Taken' })
      .thenRefused('EmailTaken', 'ACC-01')
    given(registered, asked)
      .when(confirm, { ...linked, claim: { held: 0 } })
      .thenRefused('EmailClaimUnsettled', 'ACC-01')
  })
  it('ACC-06: a change of address that was asked for before a compromise dies with its epoch', () => {
    given(registered, asked, { type: 'PasswordReset', account: anna, credential: 9, epoch: 2, at: noon })
      .when(confirm, { ...linked, session: { epoch: 2 } })
      .thenRefused('EmailLinkOver', 'ACC-01')
  })
})
