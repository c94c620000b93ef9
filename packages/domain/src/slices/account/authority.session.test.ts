import { describe, expect, it } from '@jest/globals'
import { dispatcher } from '../../core/handle/dispatch.js'
import type { EventStore } from '../../core/ports/eventStore.js'
import type { AccountEvent } from '../../aggregates/account/events.js'
import { ApplicationPasswordName } from '../../aggregates/account/personalData.js'
import { accountStream } from '../../aggregates/account/state.js'
import { sessionStream } from '../../aggregates/session/state.js'
import { registry } from '../../registry.js'
import {
  anna,
  annasEmail,
  annasPhone,
  annasSession,
  asAnna,
  asSystem,
  asVisitor,
  compromised,
  inSession,
  noon,
  pass,
  registered,
  said,
  sessionStarted,
} from '../../testing/accounts.js'
import { depsOn, metaOf } from '../../testing/counter.js'
import { circumstances, sampleBox, sampleId, specOf } from '../../testing/index.js'
import { memoryPorts } from '../../testing/memoryPorts.js'
import { memoryStore } from '../../testing/memoryStore.js'
import type { Asked } from '../../testing/samples.js'
import { interrupted, put } from '../../testing/world.js'
import type { AccountCommand } from './commands.js'
import { nothingGathered } from './context.js'
import { accountSlice } from './index.js'

const { given } = specOf(accountSlice, { ...circumstances({ actor: asAnna }), ...nothingGathered, ...inSession })
const account = anna
const applicationPassword = sampleId<'ApplicationPassword'>('mail')
const create = {
  type: 'CreateApplicationPassword',
  account,
  applicationPassword,
  name: sampleBox(ApplicationPasswordName, anna),
} as const
const confirm = { type: 'ConfirmAssistantStep', account, step: 'RevokeApplicationPasswords' } as const
const reset: AccountEvent = { type: 'PasswordReset', account, credential: 9, epoch: 2, at: noon }
const replacing = { replacement: pass('a new and better one'), confirmation: pass('a new and better one') }
const ofPersons: ReadonlyArray<AccountCommand> = [
  { type: 'RequestEmailChange', account, email: annasEmail, password: pass() },
  { type: 'ConfirmEmailChange', account, link: pass() },
  { type: 'UpdateProfile', account, name: null, address: null, telephone: null, language: 'fr' },
  { type: 'ChangePassword', account, current: pass(), ...replacing },
  { type: 'StartCompromiseAssistant', account, current: pass(), ...replacing, secondFactor: null },
  confirm,
  { type: 'ConfirmReviewItem', account, item: 'Tokens' },
  create,
  { type: 'RevokeApplicationPassword', account, applicationPassword },
  { type: 'RevokeAllApplicationPasswords', account },
  { type: 'RevokeAllTokens', account },
  { type: 'RequestAccountDeletion', account, password: pass() },
  { type: 'AcceptMembership', account, organisation: sampleId<'Organisation'>('bakery'), invitation: null, link: null },
]

describe('the session that acts', () => {
  it('ACC-06: whatever a session of an ended epoch still asks for is refused on the state that it would land on', () => {
    for (const command of ofPersons) {
      given(registered, reset).when(command).thenRefused('SessionNotAlive', 'ACC-06')
      given(registered, ...compromised)
        .when(command, { actor: { ...asAnna, session: annasPhone } })
        .thenRefused('SessionNotAlive', 'ACC-06')
    }
  })
  it('SES-01: so is what a session asks for that is over, or that nobody looked up', () => {
    for (const session of ['Over', 'NotAsked'] as const)
      given(registered).when(create, { session }).thenRefused('SessionNotAlive', 'ACC-06')
  })
  it('ACC-04: the session that started the assistant goes on with it, and so does every session of the new epoch', () => {
    const done: AccountEvent = { type: 'AssistantStepConfirmed', account, step: 'RevokeApplicationPasswords', at: noon }
    given(registered, ...compromised)
      .when(confirm)
      .then(done)
    given(registered, ...compromised)
      .when(confirm, { actor: { ...asAnna, session: annasPhone }, session: { epoch: 2 } })
      .then(done)
    given(registered, ...compromised)
      .when(confirm, { actor: { ...asAnna, session: annasPhone } })
      .thenRefused('SessionNotAlive', 'ACC-06')
  })
  it('ACC-10: a reset, a process and whoever is not known need none', () => {
    given(registered)
      .when({ type: 'RequestPasswordReset', account }, { actor: asVisitor, session: 'NotAsked' })
      .then({
        type: 'PasswordResetRequested',
        account,
        attempt: 1,
        expiresAt: '2026-03-02T13:00:00.000Z' as typeof noon,
      })
    given(registered)
      .when({ type: 'ForfeitEmailClaim', account }, { actor: asSystem, session: 'NotAsked' })
      .then({ type: 'EmailClaimForfeited', account })
    given().when(create, { session: 'Over' }).thenRefused('UnknownAccount', 'ACC-01')
  })
})

describe('a session that is killed while its command is on its way', () => {
  const setUp = async () => {
    const store = memoryStore()
    await put(store, sessionStream(anna), sessionStarted(), sessionStarted(annasPhone))
    await put(store, accountStream(anna), registered)
    return store
  }
  const runOn =
    (store: EventStore) =>
    async (command: Asked, session = annasPhone): Promise<string> =>
      said(
        await dispatcher(registry, depsOn(store, { ports: memoryPorts() }))(
          command,
          metaOf(command.type, { actor: { ...asAnna, session } }),
        )(),
      )

  it('ACC-06, ACC-10: leaves no application password behind a reset that landed first', async () => {
    const store = await setUp()
    const slow = interrupted(store, 'ApplicationPasswordCreated', () => put(store, accountStream(anna), reset))
    expect(await runOn(slow)(create)).toBe('SessionNotAlive ACC-06')
    expect(store.log().map((e) => e.type)).toEqual([
      'SessionStarted',
      'SessionStarted',
      'AccountRegistered',
      'PasswordReset',
    ])
  })
  it('ACC-04: confirms no step of an assistant that another session has started again', async () => {
    const store = await setUp()
    await put(store, accountStream(anna), { ...compromised[0], session: annasPhone } as AccountEvent)
    const again = { ...compromised[0], epoch: 3, session: annasSession } as AccountEvent
    const slow = interrupted(store, 'AssistantStepConfirmed', () => put(store, accountStream(anna), again))
    expect(await runOn(slow)(confirm)).toBe('SessionNotAlive ACC-06')
    expect(await runOn(store)(confirm, annasSession)).toBe('Applied')
  })
  it('LOG-07: gets the answer again to what it did while it was alive, and LOG-09: its stream is the basis', async () => {
    const store = await setUp()
    expect(await runOn(store)(create)).toBe('Applied')
    expect(store.log().at(-1)?.meta.basis).toEqual([{ stream: sessionStream(anna), revision: 1 }])
    await put(store, accountStream(anna), reset)
    expect(await runOn(store)(create)).toBe('AlreadyApplied')
  })
})
