import { describe, expect, it } from '@jest/globals'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Actor } from '../../core/record/actor.js'
import { sessionStartedBy } from '../../core/values/ids.js'
import { Secret } from '../../core/values/secret.js'
import { account, accountStream } from '../../aggregates/account/state.js'
import type { SessionEvent } from '../../aggregates/session/events.js'
import { sessionStream } from '../../aggregates/session/state.js'
import { anna, annasSession, asAnna, asSystem, asVisitor, compromised, registered } from '../../testing/accounts.js'
import { gathered, gatheredCommand } from '../../testing/gathered.js'
import { passwordAt, samplePorts } from '../../testing/world.js'
import type { SessionCommand } from './commands.js'
import { sessionSlice } from './index.js'

const logIn = (password = passwordAt(7)) =>
  ({ type: 'LogIn', account: anna, ipAddress: null, device: null, password, secondFactor: null }) as const
const accountOf = (...events: Parameters<typeof account.evolve>[1][]) =>
  events.reduce(account.evolve, account.initialState)

/** What was gathered, and how often a password was hashed or verified meanwhile. */
const ask = async (
  command: SessionCommand,
  actor: Actor,
  sessions: ReadonlyArray<SessionEvent> = [],
  known = [registered, ...compromised],
) => {
  const done: string[] = []
  const passwords: ReturnType<typeof samplePorts>['passwords'] = {
    ...samplePorts().passwords,
    hash: (password) => {
      done.push('hashed')
      return TE.right(password.reveal())
    },
    verify: (password, hash) => {
      done.push('verified')
      return TE.right(password.reveal() === hash)
    },
  }
  const streams = { [accountStream(anna)]: known, [sessionStream(anna)]: sessions }
  return { ...(await gathered(sessionSlice, command, { actor, streams, ports: { passwords } })), done }
}

describe('what a command on sessions looks up', () => {
  const found = {
    session: sessionStartedBy(gatheredCommand),
    origins: [],
    account: accountOf(registered),
    password: 'NotAsked',
    secondFactor: 'NotEnrolled',
  }
  const read = { basis: [accountStream(anna)], own: [] }
  it('ACC-08: a login: the account, and whether the password is right', async () => {
    expect(await ask(logIn(), asVisitor, [], [registered])).toEqual({
      found: { ...found, password: 'Right' },
      ...read,
      done: ['verified'],
    })
    expect(await ask(logIn(Secret.of('a guess')), asVisitor, [], [registered])).toEqual({
      found: { ...found, password: 'Wrong' },
      ...read,
      done: ['verified'],
    })
  })
  it('ACC-08: a login to no account is wrong, and takes as long as one to an account', async () => {
    expect(await ask(logIn(), asVisitor, [], [])).toEqual({
      found: { ...found, account: account.initialState, password: 'Wrong' },
      ...read,
      done: ['hashed'],
    })
  })
  it('SES-01: expiring looks at the account, ending a session at nothing', async () => {
    expect(await ask({ type: 'ExpireSessions', account: anna }, asSystem)).toEqual({
      found: { ...found, account: accountOf(registered, ...compromised) },
      basis: [accountStream(anna)],
      own: [],
      done: [],
    })
    for (const type of ['LogOut', 'RevokeSession'] as const)
      expect(await ask({ type, account: anna, session: annasSession }, asAnna)).toEqual({
        found: { ...found, account: account.initialState },
        basis: [],
        own: [],
        done: [],
      })
  })
})
