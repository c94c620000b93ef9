import { describe, it } from '@jest/globals'
import {
  anna,
  annasPhone,
  annasSession,
  asAnna,
  asSomebodyElse,
  asSystem,
  compromised,
  registered,
} from '../../testing/accounts.js'
import { specOf } from '../../testing/index.js'
import { accountOf, ended, started, usual } from '../../testing/sessions.js'
import { sessionSlice } from './index.js'

const { given, twice } = specOf(sessionSlice, usual)

describe('ending a session', () => {
  const logOut = { type: 'LogOut', account: anna, session: annasSession } as const
  const revoke = { type: 'RevokeSession', account: anna, session: annasPhone } as const
  const expire = { type: 'ExpireSessions', account: anna } as const

  it('SES-01: logging out ends the session that asks, and keeps the others', () => {
    given(started(), started(annasPhone)).when(logOut, { actor: asAnna }).then(ended('Logout'))
    twice(started())(logOut, { actor: asAnna }).thenNothing()
    given(started(), started(annasPhone))
      .when({ ...logOut, session: annasPhone }, { actor: asAnna })
      .thenRefused('NotYourSession', 'SES-01')
    given(started()).when(logOut, { actor: asSomebodyElse }).thenRefused('NotYourSession', 'SES-01')
    given(started()).when(logOut).thenRefused('NotYourSession', 'SES-01')
  })
  it('SES-01: a person revokes any session of the own account', () => {
    given(started(), started(annasPhone)).when(revoke, { actor: asAnna }).then(ended('Revocation', annasPhone))
    given(started(annasPhone)).when(revoke, { actor: asSystem }).then(ended('Revocation', annasPhone))
    twice(started(annasPhone))(revoke, { actor: asAnna }).thenNothing()
    given(started(annasPhone)).when(revoke, { actor: asSomebodyElse }).thenRefused('NotYourSession', 'SES-01')
  })
  it('SES-01: a session expires, and the clock records it once', () => {
    const old = started(annasPhone, 1, '2026-03-02T12:00:00.000Z')
    given(started(), old).when(expire, { actor: asSystem }).then(ended('Expiry', annasPhone))
    twice(started(), old)(expire, { actor: asSystem }).thenNothing()
    given(started()).when(expire, { actor: asSystem }).thenNothing()
    given(started(), old).when(expire, { actor: asAnna }).thenRefused('OnlyTheSystem', 'LOG-01')
  })
  it('ACC-06: sessions of a dead epoch are recorded as ended, the one that asked is kept', () => {
    given(started(), started(annasPhone))
      .when(expire, { actor: asSystem, account: accountOf(registered, ...compromised) })
      .then(ended('Revocation', annasPhone))
    given(started())
      .when(expire, { actor: asSystem, account: { _tag: 'Deleted', account: anna } })
      .then(ended('Revocation'))
  })
})
