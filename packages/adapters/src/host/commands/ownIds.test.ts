import { describe, expect, it, jest } from '@jest/globals'
import { type Actor, DAY } from '@mandat/domain'
import { claimOwner, type NewEvent, registry, stepId } from '@mandat/domain/kit'
import * as E from 'fp-ts/lib/Either.js'
import { randomUUID } from 'node:crypto'
import { type Answered, ask, logOf, openHost, tell, type TestHost, typesOf, wordOf } from '../../testing/host.js'
import {
  founded,
  fullAccess,
  joined,
  listed,
  loginOf,
  ordered,
  partnered,
  person,
  requested,
  settled,
  tokenFor,
  visitor,
} from '../../testing/people.js'
import { right } from '../../testing/scratch.js'
import type { Stores } from '../../stores/ports/stores.js'

// a busy machine takes its time
jest.setTimeout(60_000)

/** What a visitor may always ask for, under whatever id. */
const visit = (host: TestHost, id: string): Promise<Answered> => {
  const account = randomUUID()
  const data = { account, email: `${account}@thief.example`, language: 'en' }
  return ask(host, 'RequestRegistration', data, { _tag: 'Visitor', visitor: randomUUID() as never }, { id })
}
const faultOf = (answer: Answered): unknown =>
  E.isLeft(answer) && answer.left._tag === 'Failure' && answer.left.kind === 'InvalidInput'
    ? answer.left.faults
    : wordOf(answer)
const KEPT = [{ path: 'id', expected: "a UUID of another version than 8: those are the library's own" }]

const steps = new Set(
  [...registry.commands.keys()].flatMap((type) => registry.preludeOf(type)?.of ?? []).map(({ type }) => type),
)
const isOwn = (type: string, actor: Actor): boolean =>
  steps.has(type) || actor._tag === 'System' || registry.commands.get(type)?.givenBy === 'Library'

/** A year in which everything happens that the library does by itself. */
const aYear = async (host: TestHost): Promise<ReadonlyArray<string>> => {
  const [ada, pia, xena] = [await person(host, 'Ada'), await person(host, 'Pia'), await person(host, 'Xena')]
  const [acme, agency] = [await founded(host, ada), await listed(host, pia)]
  await joined(host, agency, pia, xena, 'Collaborator')
  await joined(host, acme, ada, xena, 'ExternalUser')
  await partnered(host, acme, ada, agency, pia, fullAccess)
  await settled(host)
  const onBehalfOf = { _tag: 'Partner', partner: agency, client: acme } as const
  const product = await ordered(host, acme, { ...pia.actor, onBehalfOf })
  await ordered(host, acme, ada.actor, { expiresOn: '2026-07-01' })
  await ordered(host, acme, ada.actor, { expiresOn: '2026-08-01', renewal: 'Automatic' })
  const { text } = await tokenFor(host, ada, acme, product)
  right(await host.manager.authenticateToken(text, 'dns:read'))
  const invitee = { _tag: 'Account', account: pia.account }
  const invitation = host.id()
  await tell(host, 'InviteMember', { organisation: acme, invitation, invitee, role: 'Collaborator' }, ada.actor)
  // what a process that died left in the way of the next registration
  const [crashed, next] = [await requested(host, 'eve@example.org'), await requested(host, 'eve@example.org')]
  await host.stores.claims.put('Email', 'eve@example.org', claimOwner(crashed.account, 0), host.clock.now())()
  await tell(host, 'RegisterAccount', { ...next, name: 'Eve', password: 'a long pass phrase' }, visitor(host))
  for (let month = 0; month < 13; month++) {
    right(await host.manager.tick())
    await settled(host)
    host.clock.move(31 * DAY)
    if (month !== 3) continue
    const end = { client: acme, partner: agency, confirmed: true, password: ada.password }
    await tell(host, 'EndPartnership', end, (await loginOf(host, ada)).actor)
    const { account, password } = xena
    await tell(host, 'RequestAccountDeletion', { account, password }, (await loginOf(host, xena)).actor)
  }
  right(await host.manager.tick())
  await settled(host)
  return typesOf(await logOf(host))
}

describe("the library's own ids", () => {
  it('LOG-10, hole 1: nobody has an id of a process, the clock or a prelude before them, and a year goes by as it does without a thief', async () => {
    const alone = await aYear(await openHost())
    const thief: { host?: TestHost } = {}
    const tried = new Map<string, ReadonlyArray<unknown>>()
    const robbed = ({ events, ...others }: Stores): Stores => ({
      ...others,
      events: {
        ...events,
        append: (request) => async () => {
          const { commandType, actor } = (request.events[0] as NewEvent).meta
          if (thief.host !== undefined && isOwn(commandType, actor)) {
            const answer = await visit(thief.host, request.command.id)
            tried.set(commandType, [...(tried.get(commandType) ?? []), faultOf(answer)])
          }
          return events.append(request)()
        },
      },
    })
    const host = await openHost({ wrap: robbed })
    thief.host = await host.another()
    expect(await aYear(host)).toStrictEqual(alone)
    expect([...tried.keys()].sort()).toStrictEqual([
      'AcceptMembership',
      'AdmitProduct',
      'AuthorisePartnerAct',
      'CompleteAccountDeletion',
      'DisableIdleToken',
      'EndProduct',
      'ExpireMemberInvitation',
      'ExpireSessions',
      'ForfeitEmailClaim',
      'LeaveOrganisation',
      'RecordDueReminders',
      'RecordTokenUse',
      'ReleaseProduct',
      'RenewAutomatically',
      'ReplaceExternalUsers',
      'SettleProduct',
    ])
    for (const answers of tried.values()) expect(answers).toStrictEqual(answers.map(() => KEPT))
  })

  it('LOG-10, hole 1: an expiry whose id anybody can work out comes all the same, whoever asked for something under it', async () => {
    const host = await openHost()
    const ada = await person(host, 'Ada')
    const acme = await founded(host, ada)
    const product = await ordered(host, acme, ada.actor, { expiresOn: '2026-03-10' })
    const id = stepId('tick', `EndProduct/${product}/1/2026-03-10`)
    const rename = { organisation: acme, name: 'Acme AG' }
    expect(faultOf(await ask(host, 'RenameOrganisation', rename, ada.actor, { id }))).toStrictEqual(KEPT)
    expect(faultOf(await visit(host, id))).toStrictEqual(KEPT)
    host.clock.move(9 * DAY)
    expect(right(await host.manager.tick())).toStrictEqual({ done: 2, refused: 0 })
    const ended = (await logOf(host)).filter(({ type }) => type === 'ProductEnded')
    expect(ended.map(({ meta: { command, correlation } }) => [command, correlation])).toStrictEqual([[id, id]])
    // what belongs together may be named by it: nothing is decided on that
    expect(wordOf(await ask(host, 'RenameOrganisation', rename, ada.actor, { correlation: id }))).toBe('Applied')
  })

  it('LOG-10, hole 1: a caller gives ids of any version but the one of the library', async () => {
    const host = await openHost()
    const answers: Array<unknown> = []
    for (const version of '0123456789abcdef')
      answers.push(faultOf(await visit(host, `01234567-89ab-${version}def-8123-456789abcdef`)))
    expect(answers).toStrictEqual([...Array<unknown>(8).fill('Applied'), KEPT, ...Array<unknown>(7).fill('Applied')])
  })

  it("LOG-10, hole 1: who asks under somebody else's id learns that it is taken, and nothing else", async () => {
    const host = await openHost()
    const ada = await person(host, 'Ada')
    const acme = await founded(host, ada)
    const id = host.id()
    await tell(host, 'RenameOrganisation', { organisation: acme, name: 'Acme AG' }, ada.actor, { id })
    expect(await visit(host, id)).toStrictEqual(
      E.left({
        _tag: 'Refusal',
        name: 'CommandIdReused',
        rule: 'LOG-07',
        message: 'this command id was used before, for a command with other content',
        details: { command: id },
      }),
    )
  })
})
