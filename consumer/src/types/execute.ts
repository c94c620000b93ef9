import type { Mandat } from '@mandat/adapters'
import type { CommandAnswer, CommandData, EventsAfter, RefusalNameOf, SecretsOf } from '@mandat/domain'

// What a host may write for a command, and what it may not: nothing here runs, the compiler is who is asked.

const account = '019c5b20-6c00-7000-8000-000000000001'
const organisation = '019c5b20-6c00-7000-8000-000000000002'
const session = '019c5b20-6c00-7000-8000-000000000003'
const from = { ipAddress: '203.0.113.7', device: null }
const actor = { _tag: 'Person', account, session, onBehalfOf: null } as const

export const commands = async (manager: Mandat): Promise<void> => {
  await manager.execute({ type: 'RenameOrganisation', actor, from, data: { organisation, name: 'Keller Bakery' } })
  await manager.execute({ type: 'RenameOrganisation', id: session, actor, data: { organisation, name: 'Bakery' } })
  await manager.execute({
    type: 'LogIn',
    actor: { _tag: 'Visitor', visitor: session },
    data: { account, password: 'Velo-4711-himmelblau', secondFactor: null },
  })

  // @ts-expect-error there is no such command
  await manager.execute({ type: 'RenameOrganization', actor, data: { organisation, name: 'Bakery' } })
  // @ts-expect-error the library gives this one itself
  await manager.execute({ type: 'RecordTokenUse', actor, data: { token: session, scope: 'dns:read' } })
  // @ts-expect-error no such field
  await manager.execute({ type: 'RenameOrganisation', actor, data: { organisation, name: 'Bakery', nam: 'B' } })
  // @ts-expect-error the name is missing
  await manager.execute({ type: 'RenameOrganisation', actor, data: { organisation } })
  // @ts-expect-error a name is text
  await manager.execute({ type: 'RenameOrganisation', actor, data: { organisation, name: 4711 } })
  // @ts-expect-error the data of another command
  await manager.execute({ type: 'RenameOrganisation', actor, data: { account, session } })
  // @ts-expect-error nobody acts
  await manager.execute({ type: 'RenameOrganisation', data: { organisation, name: 'Bakery' } })
  // @ts-expect-error there is no such actor
  await manager.execute({ type: 'LogOut', actor: { _tag: 'Nobody' }, data: { account, session } })
  // @ts-expect-error who acts for nobody else says so
  await manager.execute({ type: 'LogOut', actor: { _tag: 'Person', account, session }, data: { account, session } })
  // @ts-expect-error left out is not the same as undefined
  await manager.execute({ type: 'LogOut', id: undefined, actor, data: { account, session } })
}

export const acting = async (manager: Mandat): Promise<void> => {
  const me = manager.as(actor, from)
  await me.execute({ type: 'LeaveOrganisation', data: { organisation, account, why: 'OwnWish' } })
  await me.execute({ type: 'LogOut', id: session, data: { account, session } })
  await me.executeUnknown(JSON.parse('{}'))

  // @ts-expect-error who acts is settled
  await me.execute({ type: 'LogOut', actor, data: { account, session } })
  // @ts-expect-error from where is settled
  await me.execute({ type: 'LogOut', from, data: { account, session } })
  // @ts-expect-error no such word
  await me.execute({ type: 'LeaveOrganisation', data: { organisation, account, why: 'Boredom' } })
  const login = { account, password: 'Velo-4711-himmelblau', secondFactor: null }
  // @ts-expect-error the address comes from where the command does
  await me.execute({ type: 'LogIn', data: { ...login, ipAddress: '203.0.113.7' } })
  // @ts-expect-error the second factor is named, if only as none
  await me.execute({ type: 'LogIn', data: { account, password: 'Velo-4711-himmelblau' } })
  // @ts-expect-error an origin has both its fields
  manager.as(actor, { ipAddress: '203.0.113.7' })
  // @ts-expect-error the directory of partners is for anybody: nobody is bound to it
  console.log(me.query.partners)
}

export const whoseSession = async (manager: Mandat, text: string): Promise<string> => {
  const who = await manager.authenticateSession(text)
  // @ts-expect-error not known before the answer was looked at
  console.log(who.right)
  if (who._tag === 'Left') return who.left.message
  // @ts-expect-error a person has no token
  const none: unknown = who.right.token
  // @ts-expect-error a text, not a number
  await manager.authenticateSession(4711)
  return `${who.right.account} ${who.right.session} ${String(none)}`
}

export const answers = async (manager: Mandat): Promise<string> => {
  const me = manager.as(actor, from)
  const left = await me.execute({ type: 'LeaveOrganisation', data: { organisation, account, why: 'OwnWish' } })
  if (left._tag === 'Left') {
    if (left.left._tag === 'Failure') return left.left.kind
    if (left.left.name === 'LastLegalRepresentative') return left.left.rule
    if (left.left.name === 'SessionNotAlive' || left.left.name === 'CommandIdReused') return left.left.message
    // @ts-expect-error who leaves presents no password
    if (left.left.name === 'WrongPassword') return ''
    // @ts-expect-error a refusal has no kind
    return String(left.left.kind)
  }
  for (const event of left.right.events) {
    const after: 'MemberLeft' = event.type
    // @ts-expect-error this does not follow from leaving
    if (event.type === 'MemberJoined') return after
    // @ts-expect-error the event has no such field
    if (event.invitation) return after
    return `${event.organisation} ${event.account}`
  }
  // @ts-expect-error nothing is shown
  return String(left.right.secrets.session)
}

export const secrets = async (manager: Mandat): Promise<string> => {
  const visitor = manager.as({ _tag: 'Visitor', visitor: session })
  const answer = await visitor.execute({
    type: 'LogIn',
    data: { account, password: 'Velo-4711-himmelblau', secondFactor: null },
  })
  if (answer._tag === 'Left') return answer.left.message
  // @ts-expect-error a repeat shows none: it may be missing
  answer.right.secrets.session.reveal()
  // @ts-expect-error the secret of another command
  if (answer.right.secrets.token) return ''
  // @ts-expect-error the text of a secret is asked for by name
  const plain: string | undefined = answer.right.secrets.session
  const text: string = answer.right.secrets.session?.reveal() ?? ''
  return `${text} ${String(plain)} ${answer.right.withheld.join(', ')}`
}

/** What is derived from a command's type alone. */
export interface Named {
  readonly data: CommandData<'LogOut'>
  readonly answer: CommandAnswer<'LogOut'>
  readonly events: EventsAfter<'LogIn'>['type']
  readonly refusals: ReadonlyArray<RefusalNameOf<'RegisterOrganisation'>>
  readonly secret: SecretsOf<'CreateToken'>
  // @ts-expect-error the library gives this one itself
  readonly own: CommandData<'ExpireSessions'>
}
export const named: Pick<Named, 'data' | 'events' | 'refusals' | 'secret'> = {
  data: { account, session },
  events: 'SessionStarted',
  refusals: ['NotTheFounder', 'SessionNotAlive', 'CommandIdReused', 'InvitationNeeded'],
  secret: 'token',
}
// @ts-expect-error this does not follow from logging in
export const noEvent: Named['events'] = 'SessionEnded'
// @ts-expect-error a founder is not refused for this
export const noRefusal: Named['refusals'] = ['LastLegalRepresentative']
// @ts-expect-error the text of a session is the answer to another command
export const noSecret: Named['secret'] = 'session'
