import { describe, expect, it } from '@jest/globals'
import { account as accountAggregate } from '../../aggregates/account/state.js'
import type { SessionEvent } from '../../aggregates/session/events.js'
import {
  anna,
  annasPhone,
  annasSession,
  asSomebodyElse,
  asSystem,
  compromised,
  pass,
  registered,
} from '../../testing/accounts.js'
import { sampleId, specOf } from '../../testing/index.js'
import { accountOf, device, ipAddress, started, usual } from '../../testing/sessions.js'
import { sessionSlice } from './index.js'

const { given } = specOf(sessionSlice, usual)

const logIn = { type: 'LogIn', account: anna, ipAddress, device, password: pass(), secondFactor: null } as const

describe('logging in', () => {
  it('SES-01: a session starts with its address, device, method and epoch, for its time', () => {
    given().when(logIn).then(started())
    given()
      .when(logIn, { secondFactor: 'Passed' })
      .then({ ...started(), method: 'PasswordAndSecondFactor' })
    given()
      .when({ ...logIn, ipAddress: null, device: null })
      .then({ ...started(), ipAddress: null, device: null })
    given()
      .when(logIn, { account: accountOf(registered, ...compromised) })
      .then(started(annasSession, 2))
  })
  it('SES-01: there may be any number of sessions', () => {
    given(started()).when(logIn, { session: annasPhone }).then(started(annasPhone))
  })
  it('SES-01: programs do not log in, persons who are logged in already do', () => {
    given().when(logIn, { actor: asSomebodyElse }).then(started())
    given().when(logIn, { actor: asSystem }).thenRefused('MayNotLogIn', 'SES-01')
    given()
      .when(logIn, { actor: { _tag: 'Token', token: sampleId<'Token'>('t'), account: anna, onBehalfOf: null } })
      .thenRefused('MayNotLogIn', 'SES-01')
  })
  it('ACC-08: a wrong password or second factor, and no account, get the same answer, and nothing is recorded', () => {
    const nobody = [accountAggregate.initialState, { _tag: 'Deleted', account: anna }] as const
    for (const wrong of [
      { password: 'Wrong' },
      { password: 'NotAsked' },
      { secondFactor: 'Failed' },
      ...nobody.map((account) => ({ account })),
    ] as const)
      given().when(logIn, wrong).thenRefused('WrongCredentials', 'ACC-08')
  })
  it('ACC-08: the marks of where logins came from are known afterwards, the latest last, and no more than twenty', () => {
    const from = (...origins: ReadonlyArray<string>) => ({ ...started(), origins })
    given()
      .when(logIn, { origins: ['home', 'laptop'] })
      .then(from('home', 'laptop'))
    const knownAfter = (...events: ReadonlyArray<SessionEvent>) =>
      events.reduce(sessionSlice.evolve, sessionSlice.initialState).origins
    expect(knownAfter(from('home', 'laptop'), from('train', 'phone'), from('home', 'phone'))).toEqual([
      'laptop',
      'train',
      'home',
      'phone',
    ])
    const many = Array.from({ length: 30 }, (_, n) => from(`network ${String(n)}`, 'laptop'))
    expect(knownAfter(...many)).toEqual([
      ...Array.from({ length: 19 }, (_, n) => `network ${String(n + 11)}`),
      'laptop',
    ])
  })
})
