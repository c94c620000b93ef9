import { describe, expect, it } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { dispatcher } from './core/handle/dispatch.js'
import { type AnyEvent, eventReader } from './core/record/event.js'
import { foldFrom } from './core/handle/load.js'
import { organisationStream } from './aggregates/organisation/state.js'
import { productStream } from './aggregates/product/state.js'
import { registry } from './registry.js'
import { depsOn, metaOf } from './testing/counter.js'
import { memoryStore, type MemoryStore, sampleId } from './testing/index.js'
import { anna, client, domain, fullAs, mail, partner, rene, startedWith } from './testing/partnerships.js'
import {
  at,
  founded,
  joined,
  listed,
  ordered,
  populate,
  put,
  registered,
  samplePorts,
  transferred,
} from './testing/world.js'
import type { Pair } from './aggregates/partnership/pairs.js'
import type { Answers } from './core/react/question.js'
import { consequencesOf, type ProcessCommand } from './core/react/reaction.js'

const { processes, processesFor } = registry

class Crash extends Error {}
const read = eventReader<AnyEvent>(registry.events)

/**
 * A runner as a host has one, over a log in memory: in order, with a checkpoint, until nothing follows any more; it
 * dies after `steps` commands.
 */
const run = async (store: MemoryStore, mails: Map<string, string>, from: number, steps: number): Promise<number> => {
  const deps = depsOn(store, { ports: samplePorts() })
  const dispatch = dispatcher(registry, deps)
  const lastStart = ({ client: c, partner: p }: Pair) =>
    store
      .log()
      .filter((e) => e.type === 'PartnershipStarted')
      .map((e) => ({ position: e.position, ...(e.data as Pair & { term: number }) }))
      .filter((one) => one.client === c && one.partner === p)
      .map(({ term, position }) => ({ term, position }))
      .at(-1) ?? null
  const pairs = store
    .log()
    .filter((e) => e.type === 'PartnerInvited')
    .map((e) => e.data as Pair)
    .map((pair) => ({ ...pair, started: lastStart(pair) }))
  const answers: Answers = {
    load: (aggregate, stream) =>
      TE.map(({ state }: { readonly state: never }) => state)(
        () => foldFrom(store, aggregate, stream, { state: aggregate.initialState, revision: -1, position: 0 }) as never,
      ),
    lookUp: (name, id) =>
      TE.right(
        name === 'partnershipPairs'
          ? { pairs: pairs.filter((pair) => pair.client === id || pair.partner === id) }
          : null,
      ),
  }
  let left = steps
  const obey = async (commands: ReadonlyArray<ProcessCommand>, name: string): Promise<void> => {
    for (const { id, command, onRefused } of commands) {
      const done = await dispatch(command, { ...metaOf(id), id, actor: { _tag: 'System', process: name } })()
      if (E.isLeft(done) && done.left._tag !== 'Refusal') throw new Error(JSON.stringify(done.left))
      if (left-- === 0) throw new Crash()
      if (E.isLeft(done)) await obey(onRefused, name)
    }
  }
  for (let position = from; ; position++) {
    const stored = store.log()[position]
    if (stored === undefined) return position
    try {
      for (const one of processesFor(stored.type)) {
        const event = read(stored)
        if (E.isLeft(event)) throw new Error(`unreadable ${stored.type}`)
        const consequences = await consequencesOf(one, { ...stored, event: event.right }, answers)()
        if (E.isLeft(consequences)) throw new Error('no answers')
        await obey(consequences.right.commands, one.name)
        for (const { id, template, to } of consequences.right.mails) mails.set(id, `${template} ${JSON.stringify(to)}`)
      }
    } catch (error) {
      if (error instanceof Crash) return position
      throw error
    }
  }
}

/** What became of a history whose runner died after each number of commands there is, and was started again. */
const withEveryCrash = async (
  prepare: (store: MemoryStore) => Promise<void>,
): Promise<{ log: ReadonlyArray<string>; mails: ReadonlyArray<string> }> => {
  const outcomes: Array<{ log: ReadonlyArray<string>; mails: ReadonlyArray<string> }> = []
  for (let steps = 0; steps < 12; steps++) {
    const store = memoryStore()
    await prepare(store)
    const before = store.log().length
    const mails = new Map<string, string>()
    const checkpoint = await run(store, mails, 0, steps)
    await run(store, mails, checkpoint, 1_000)
    // and the whole of it once more, as after the loss of a checkpoint
    await run(store, mails, 0, 1_000)
    outcomes.push({
      log: store
        .log()
        .slice(before)
        .map((e) => `${e.type} ${e.stream.split('-')[0] ?? ''}`),
      mails: [...mails.values()].sort(),
    })
  }
  for (const outcome of outcomes) expect(outcome).toStrictEqual(outcomes.at(-1))
  return outcomes.at(-1) ?? { log: [], mails: [] }
}

const [bakery, florist] = [client, sampleId<'Organisation'>('Florist')]
const beat = sampleId<'Account'>('beat')
const accepted = (organisation: typeof bakery, invitation: string | null = null) =>
  ({ type: 'MembershipAccepted', account: anna, organisation, invitation: invitation as never }) as const

describe('the list of processes', () => {
  it('LOG-01: names are unique and stay, since events carry them', () => {
    expect(processes.map(({ name }) => name)).toStrictEqual([
      'accountDeletion',
      'endedSessions',
      'joinOrganisation',
      'externalUsers',
      'productReleases',
      'productReadmissions',
      'partnershipEnds',
      'revokedTokens',
      'productReturns',
      'accountMails',
      'compromiseMails',
      'memberMails',
      'partnershipMails',
      'tokenMails',
      'reminderMails',
    ])
    expect(processesFor('AccountDeletionRequested').map(({ name }) => name)).toStrictEqual(['accountDeletion'])
    expect(processesFor('TokenUsed')).toStrictEqual([])
  })
})

describe('processes, wherever their runner dies', () => {
  const leaving =
    (...there: ReadonlyArray<Parameters<typeof put>[2]>) =>
    async (store: MemoryStore): Promise<void> => {
      await put(
        store,
        organisationStream(bakery),
        founded(bakery, beat),
        joined(bakery, anna, 2, 'LegalRepresentative'),
      )
      await put(store, organisationStream(florist), ...there)
      await put(store, `account-${anna}`, registered(anna), accepted(bakery), accepted(florist))
      await put(store, `account-${anna}`, {
        type: 'AccountDeletionRequested',
        account: anna,
        organisations: [bakery, florist],
        at,
      })
    }
  it('ACC-12: each membership is left once, then the account is deleted once, and told once', async () => {
    const { log, mails } = await withEveryCrash(leaving(founded(florist, beat), joined(florist, anna, 2)))
    expect(log).toStrictEqual(['MemberLeft organisation', 'MemberLeft organisation', 'AccountDeleted account'])
    expect(mails).toStrictEqual([`AccountDeleted ${JSON.stringify({ _tag: 'Account', account: anna })}`])
  })
  it('ORG-07: an account that became the last legal representative meanwhile is kept, and its deletion abandoned', async () => {
    const { log } = await withEveryCrash(leaving(founded(florist, anna)))
    expect(log).toStrictEqual(['MemberLeft organisation', 'AccountDeletionAbandoned account'])
  })
  it('ORG-02: an accepted membership begins once', async () => {
    const invitation = sampleId<'Invitation'>('i')
    const { log } = await withEveryCrash(async (store) => {
      await put(store, organisationStream(bakery), founded(bakery, beat), {
        type: 'MemberInvited',
        organisation: bakery,
        invitation,
        invitee: { _tag: 'Account', account: anna },
        role: 'Collaborator',
        attempt: 1,
        expiresAt: '2026-04-01T12:00:00.000Z' as typeof at,
      })
      await put(store, `account-${anna}`, registered(anna), accepted(bakery, invitation))
    })
    expect(log).toStrictEqual(['MemberJoined organisation'])
  })
  it('PAR-08: external users of the partner are replaced once', async () => {
    const { log } = await withEveryCrash(async (store) => {
      await populate(store)
      await put(store, organisationStream(client), joined(client, rene, 2, 'ExternalUser'))
      await put(store, `partnership-${client}-${partner}`, ...startedWith(fullAs(1)))
    })
    expect(log).toStrictEqual(['MemberReplacedByPartnership organisation'])
  })
  it('PAR-17: leaving the programme ends the partnership and takes back the invitation, once, and tells the clients', async () => {
    const { log, mails } = await withEveryCrash(async (store) => {
      await populate(store)
      await put(store, organisationStream(florist), founded(florist, beat))
      await put(store, `partnership-${client}-${partner}`, ...startedWith(fullAs(1)))
      await put(store, `partnership-${florist}-${partner}`, { ...startedWith(fullAs(1))[0], client: florist } as never)
      await put(store, organisationStream(partner), { type: 'PartnerProgrammeLeft', organisation: partner })
    })
    expect([...log].sort()).toStrictEqual(['PartnerInvitationWithdrawn partnership', 'PartnershipEnded partnership'])
    expect(mails.filter((text) => text.startsWith('PartnershipEnded'))).toStrictEqual([
      `PartnershipEnded ${JSON.stringify({ _tag: 'Account', account: anna })}`,
    ])
  })
  it('PAR-17: a partnership that the partner left behind ends, although it is back and the clock went back meanwhile', async () => {
    const { log } = await withEveryCrash(async (store) => {
      await populate(store)
      const [invited, started] = startedWith(fullAs(1))
      await put(
        store,
        `partnership-${client}-${partner}`,
        invited as never,
        { ...started, at: '2026-03-02T13:00:00.000Z' } as never,
      )
      await put(
        store,
        organisationStream(partner),
        { type: 'PartnerProgrammeLeft', organisation: partner },
        listed(partner),
      )
    })
    expect(log).toStrictEqual(['PartnershipEnded partnership'])
  })
  const thereAndBack = async (store: Parameters<typeof populate>[0]): Promise<void> => {
    await populate(store)
    await put(store, organisationStream(client), { type: 'ProductAdmitted', organisation: client, product: domain })
    await put(store, organisationStream(partner), { type: 'ProductAdmitted', organisation: partner, product: domain })
    await put(
      store,
      productStream(domain),
      transferred(domain, client, partner, 2),
      transferred(domain, partner, client, 3),
    )
  }
  it('ORG-10: an organisation that gave its word back as the product came back to it has it again', async () => {
    const { log } = await withEveryCrash(async (store) => {
      await thereAndBack(store)
      await put(store, organisationStream(client), { type: 'ProductReleased', organisation: client, product: domain })
    })
    expect(log).toStrictEqual(['ProductReleased organisation', 'ProductAdmitted organisation'])
  })
  it('ORG-10: a product that moved away and came back is not released from the organisation that it runs in', async () => {
    const { log } = await withEveryCrash(async (store) => {
      await thereAndBack(store)
      await put(store, organisationStream(client), { type: 'ProductAdmitted', organisation: client, product: mail })
      await put(store, productStream(mail), ordered(mail, client), {
        type: 'ProductEnded',
        product: mail,
        organisation: client,
        stay: 1,
        why: 'Cancelled',
        at,
      })
    })
    expect(log).toStrictEqual(['ProductReleased organisation', 'ProductReleased organisation'])
  })
})
