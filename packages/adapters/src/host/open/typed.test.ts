import { describe, expect, it } from '@jest/globals'
import type { CommandType, EventType, MandatEvent, RefusalNameOf, SecretsOf } from '@mandat/domain'
import * as E from 'fp-ts/lib/Either.js'
import { openHost } from '../../testing/host.js'
import { founded, person } from '../../testing/people.js'
import { right } from '../../testing/scratch.js'
import { until } from '../../testing/until.js'
import type { Mandat } from './mandat.js'

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false
const yes = (_: true): void => undefined

/** Never run: what does not compile here does not compile at a host's. */
const wrongUses = async (manager: Mandat): Promise<void> => {
  const as = manager.as({ _tag: 'Visitor', visitor: 'any text: it is checked when it comes' })
  // @ts-expect-error no such command
  await as.execute({ type: 'RenameOrganization', data: {} })
  // @ts-expect-error the clock's own
  await as.execute({ type: 'ExpireSessions', data: { account: '' } })
  // @ts-expect-error a field is missing
  await as.execute({ type: 'RenameOrganisation', data: { organisation: '' } })
  // @ts-expect-error no such field
  await as.execute({ type: 'RenameOrganisation', data: { organisation: '', name: '', nam: '' } })
  // @ts-expect-error no such word
  await as.execute({ type: 'ChangeMemberRole', data: { organisation: '', account: '', to: 'Boss' } })
  // @ts-expect-error who acts is settled
  await as.execute({ type: 'LogOut', data: { account: '', session: '' }, actor: { _tag: 'System', process: 'x' } })
  const order = { type: 'LogIn', data: { account: '', password: '', secondFactor: null } } as const
  // @ts-expect-error from where it comes is given once
  await as.execute({ ...order, data: { ...order.data, ipAddress: null, device: null } })
  const answer = await as.execute(order)
  if (answer._tag === 'Right') {
    // @ts-expect-error shown by another command
    void answer.right.secrets.token
    // @ts-expect-error no such event follows
    void answer.right.events.filter((event) => event.type === 'TokenCreated')
  }
  // @ts-expect-error no such refusal
  if (answer._tag === 'Left' && answer.left._tag === 'Refusal') void (answer.left.name === 'LastLegalRepresentative')
  // @ts-expect-error no such event
  manager.subscribe({ name: 'x', types: ['MemberJoint'], handler: () => undefined })
  // @ts-expect-error the event has no such field
  manager.subscribe({ name: 'x', types: ['MemberJoined'], handler: ({ event }) => void event.password })
}

describe('the public contract as types', () => {
  it('LOG-01: knows commands, events, secrets and refusals by name', async () => {
    yes(true satisfies Same<SecretsOf<'CreateToken'>, 'token'>)
    yes(true satisfies Same<SecretsOf<'LogIn'>, 'session'>)
    yes(true satisfies Same<SecretsOf<'LogOut'>, never>)
    yes(true satisfies Same<Extract<CommandType, 'ExpireSessions' | 'RecordTokenUse' | 'AuthorisePartnerAct'>, never>)
    yes(true satisfies Same<Extract<MandatEvent, { type: 'MemberLeft' }>['type'], 'MemberLeft'>)
    yes(true satisfies Same<Extract<EventType, 'PartnerInvited'>, 'PartnerInvited'>)
    // its own, those of what comes before it, and those of whoever acts
    yes(true satisfies Same<Extract<RefusalNameOf<'LogOut'>, 'NotYourSession'>, 'NotYourSession'>)
    yes(true satisfies Same<Extract<RefusalNameOf<'RegisterOrganisation'>, 'AccountLeaving'>, 'AccountLeaving'>)
    yes(true satisfies Same<Extract<RefusalNameOf<'LogOut'>, 'SessionNotAlive'>, 'SessionNotAlive'>)
    yes(true satisfies Same<Extract<RefusalNameOf<'LogOut'>, 'CommandIdReused'>, 'CommandIdReused'>)
    expect(typeof wrongUses).toBe('function')

    const host = await openHost()
    const ada = await person(host, 'Ada')
    const acme = await founded(host, ada)
    const seen: Array<string> = []
    const subscription = right(
      host.manager.subscribe({
        name: 'typed',
        types: ['OrganisationRenamed', 'LoginFailed'],
        handler: ({ event }) => void seen.push(event.type === 'LoginFailed' ? event.account : event.organisation),
      }),
    )
    const renamed = await host.manager
      .as(ada.actor)
      .execute({ type: 'RenameOrganisation', data: { organisation: acme, name: 'Acme & Daughters' } })
    if (E.isLeft(renamed)) throw new Error(renamed.left.message)
    expect(renamed.right.events.map(({ type, organisation }) => [type, organisation])).toStrictEqual([
      ['OrganisationRenamed', acme],
    ])
    await until(() => seen.length === 1)
    expect(seen).toStrictEqual([acme])
    await subscription.stop()
  })
})
