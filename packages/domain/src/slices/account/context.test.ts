import { describe, expect, it } from '@jest/globals'
import { ApplicationPasswordName } from '../../aggregates/account/personalData.js'
import { organisationStream } from '../../aggregates/organisation/state.js'
import { sessionStream } from '../../aggregates/session/state.js'
import { anna, annasEmail, asSomebodyElse, asSystem, noon, pass, registered } from '../../testing/accounts.js'
import {
  askAccount,
  bakery,
  changing,
  chosen,
  confirmEmail,
  elsewhere,
  forgotten,
  nothingAsked,
  ofAnna,
  reset,
  sessionOnly,
} from '../../testing/annasContext.js'
import { sampleBox, sampleId } from '../../testing/index.js'
import type { AccountCommand } from './commands.js'
import { nothingGathered } from './context.js'

const guarded: ReadonlyArray<AccountCommand> = [
  confirmEmail,
  { type: 'RequestEmailChange', account: anna, email: elsewhere, password: pass() },
  reset,
  { type: 'ChangePassword', account: anna, current: pass(), ...chosen },
  { type: 'StartCompromiseAssistant', account: anna, current: pass(), ...chosen, secondFactor: null },
  { type: 'RequestAccountDeletion', account: anna, password: pass() },
  { type: 'CompleteAccountDeletion', account: anna },
]
const started = [
  registered,
  changing(),
  forgotten(),
  {
    type: 'MembershipAccepted',
    account: anna,
    organisation: bakery,
    invitation: null,
    role: null,
    attempt: null,
  } as const,
]

describe('what a command on an account looks up', () => {
  it('LOG-01: nothing is checked, claimed or hashed for somebody else, nor where there is no account', async () => {
    for (const command of guarded) {
      expect([command.type, await askAccount(command, started, asSomebodyElse)]).toEqual([command.type, nothingAsked])
      for (const history of [[], [registered, { type: 'AccountDeleted', account: anna, at: noon } as const]])
        expect(await askAccount(command, history)).toEqual(sessionOnly)
    }
  })
  it('ACC-11: nothing but the own session, where the account itself knows all', async () => {
    const account = anna
    const commands: ReadonlyArray<AccountCommand> = [
      { type: 'RequestRegistration', account, email: annasEmail, language: 'de' },
      { type: 'ForfeitEmailClaim', account },
      { type: 'UpdateProfile', account, name: null, address: null, telephone: null, language: null },
      { type: 'ConfirmAssistantStep', account, step: 'RevokeTokens' },
      { type: 'ConfirmReviewItem', account, item: 'Sessions' },
      { type: 'RequestPasswordReset', account },
      { type: 'RevokeAllTokens', account },
      { type: 'RevokeApplicationPassword', account, applicationPassword: sampleId('mail') },
      { type: 'RevokeAllApplicationPasswords', account },
      { type: 'AbandonAccountDeletion', account, organisations: [bakery] },
    ]
    for (const command of commands) expect(await askAccount(command, started)).toEqual(sessionOnly)
  })
  it('ACC-12: for a deletion the password, and each organisation that was accepted', async () => {
    const memberships = { [bakery]: 'Founding' }
    expect(await askAccount({ type: 'RequestAccountDeletion', account: anna, password: pass() }, started)).toEqual({
      ...sessionOnly,
      found: { ...ofAnna, current: { right: 7 }, memberships },
      basis: [sessionStream(anna), organisationStream(bakery)],
    })
    expect(await askAccount({ type: 'CompleteAccountDeletion', account: anna }, started, asSystem)).toEqual({
      ...nothingAsked,
      found: { ...nothingGathered, memberships },
      basis: [organisationStream(bakery)],
    })
  })
  it('ORG-02: for a membership the organisation, and what it says of the invitation', async () => {
    const accept = { type: 'AcceptMembership', account: anna, organisation: bakery, link: null } as const
    for (const [invitation, answer] of [
      [null, 'Founding'],
      [sampleId<'Invitation'>('none'), 'Unknown'],
    ] as const)
      expect(await askAccount({ ...accept, invitation }, started)).toEqual({
        ...sessionOnly,
        found: { ...ofAnna, invitation: answer },
        basis: [sessionStream(anna), organisationStream(bakery)],
      })
  })
  it('APP-02: for an application password the hash of a fresh one', async () => {
    const applicationPassword = sampleId<'ApplicationPassword'>('mail')
    const create = {
      type: 'CreateApplicationPassword',
      account: anna,
      applicationPassword,
      name: sampleBox(ApplicationPasswordName, anna),
    } as const
    const { found } = await askAccount(create, started)
    expect([found.secretHash?.length, { ...found, secretHash: null }]).toEqual([64, ofAnna])
  })
})
