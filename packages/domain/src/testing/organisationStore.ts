import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { Email } from '../aggregates/account/personalData.js'
import type { Actor } from '../core/record/actor.js'
import type { GatherPorts } from '../core/handle/decider.js'
import type { AnyEvent } from '../core/record/event.js'
import { handleCommand } from '../core/handle/handleCommand.js'
import type { AccountId } from '../core/values/ids.js'
import type { Claim } from '../core/ports/claims.js'
import type { LinkTarget } from '../core/record/link.js'
import { Secret } from '../core/values/secret.js'
import type { OrganisationCommand } from '../slices/organisation/commands.js'
import { organisationSlice } from '../slices/organisation/index.js'
import { depsOn, metaOf } from './counter.js'
import { memoryStore, type StoreHooks } from './memoryStore.js'
import { anna, bakery, noon } from './organisations.js'
import { nextSampleUuid, sampleBox, sampleId } from './samples.js'
import { versionOf } from './versions.js'

/** A link is what it stands for, in clear. */
export const linkText = ({ purpose, stream, term, attempt }: LinkTarget): string =>
  [purpose, stream, term, attempt].join(' ')

const expected = (kind: string): void => {
  if (kind !== 'CustomerNumber') throw new Error(`organisations claim no ${kind}`)
}

/** A store with what happened on other streams, and ports in the plainest way: a password's hash is the password. */
export const world = (histories: Readonly<Record<string, ReadonlyArray<AnyEvent>>>, hooks: StoreHooks = {}) => {
  const store = memoryStore(hooks)
  const claims = new Map<string, Claim>()
  let drawn = 0
  let verified = 0
  const ports = {
    claims: {
      put: (kind, value, owner, at) =>
        TE.fromIO(() => {
          expected(kind)
          const claim = claims.get(value) ?? { owner, confirmed: false, since: at }
          claims.set(value, claim)
          return claim
        }),
      confirm: (kind, value, owner) =>
        TE.fromIO(() => {
          expected(kind)
          const claim = claims.get(value)
          if (claim?.owner !== owner) return false
          claims.set(value, { ...claim, confirmed: true })
          return true
        }),
    } as GatherPorts['claims'],
    vault: {
      seal: (target, plain) => TE.right({ ...target, box: plain }),
      open: ({ box }) => TE.right({ _tag: 'Plain', text: box }),
    } as GatherPorts['vault'],
    random: {
      bytes: () => new Uint8Array([0, 0, 0, drawn++]),
      uuid: nextSampleUuid,
    } as unknown as GatherPorts['random'],
    credentials: {
      get: (account: AccountId, version: number) =>
        TE.right(account === anna && version === 1 ? O.some('hash of right') : O.none),
    } as GatherPorts['credentials'],
    passwords: {
      verify: (password: Secret, hash: string) =>
        TE.fromIO(() => {
          verified++
          return hash === `hash of ${password.reveal()}`
        }),
    } as GatherPorts['passwords'],
    links: {
      sign: (target) => Secret.of(linkText(target)),
      verify: (target, presented) => presented.reveal() === linkText(target),
    } as GatherPorts['links'],
  }
  const deps = depsOn(store, { ports })
  const before = async () => {
    for (const [stream, events] of Object.entries(histories))
      await store.append({
        stream,
        expectedRevision: -1,
        command: { id: sampleId<'Command'>(`history of ${stream}`), digest: '' },
        events: events.map((event, i) => ({
          id: sampleId(`${stream} ${String(i)}`),
          type: event.type,
          version: versionOf(event.type),
          data: event,
          recordedAt: noon,
          meta: { ...metaOf(stream), command: sampleId<'Command'>(stream), commandType: 'History', basis: [] },
        })),
      })()
  }
  const run = async (command: OrganisationCommand, actor: Actor, process = deps) =>
    handleCommand(process)(
      organisationSlice,
      command,
      metaOf(`${command.type} by ${JSON.stringify(actor)}`, { actor }),
    )()
  return {
    store,
    deps,
    claims,
    ports,
    before,
    run,
    drawn: () => drawn,
    verified: () => verified,
    otherProcess: depsOn(store, { ports }),
  }
}
type Answer = Awaited<ReturnType<ReturnType<typeof world>['run']>>
export const said = (answer: Answer): string =>
  E.isRight(answer)
    ? answer.right.outcome
    : answer.left._tag === 'Refusal'
      ? `${answer.left.name} ${answer.left.rule}`
      : answer.left.kind

/** The stream of the organisation of the tests. */
export const here = `organisation-${bakery}`
export const accountOf = (
  account: AccountId,
  ...more: ReadonlyArray<AnyEvent>
): Record<string, ReadonlyArray<AnyEvent>> => ({
  [`account-${account}`]: [
    {
      type: 'AccountRegistered',
      account,
      email: sampleBox(Email, account),
      name: null,
      language: 'de',
      credential: 1,
      epoch: 1,
      at: noon,
    } as AnyEvent,
    ...more,
  ],
})
/** By the founder, or of an invitation as a collaborator that was mailed once. */
export const acceptedBy = (account: AccountId, invitation: string | null = null, attempt = 1): AnyEvent => {
  const offer = invitation === null ? { role: null, attempt: null } : { role: 'Collaborator', attempt }
  const accepted: AnyEvent & Readonly<Record<string, unknown>> = {
    type: 'MembershipAccepted',
    account,
    organisation: bakery,
    invitation,
    ...offer,
  }
  return accepted
}
export const system: Actor = { _tag: 'System', process: 'test' }
