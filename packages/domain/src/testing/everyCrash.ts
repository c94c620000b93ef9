import { expect } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { dispatcher } from '../core/handle/dispatch.js'
import { type AnyEvent, eventReader } from '../core/record/event.js'
import { foldFrom } from '../core/handle/load.js'
import { registry } from '../registry.js'
import { depsOn, metaOf } from './counter.js'
import { memoryStore, type MemoryStore } from './index.js'
import { samplePorts } from './world.js'
import type { Pair } from '../aggregates/partnership/pairs.js'
import type { Answers } from '../core/react/question.js'
import { consequencesOf, type ProcessCommand } from '../core/react/reaction.js'

class Crash extends Error {}
const read = eventReader<AnyEvent>(registry.events)

/**
 * A runner as a host has one, over a log in memory: in order, with a checkpoint, until nothing follows any more; it
 * dies after `steps` commands.
 */
const run = async (store: MemoryStore, mails: Map<string, string>, from: number, steps: number): Promise<number> => {
  const deps = depsOn(store, { ports: samplePorts() })
  const dispatch = dispatcher(registry, deps)
  const pairs = store
    .log()
    .filter((e) => e.type === 'PartnerInvited')
    .map((e) => e.data as Pair)
  const answers: Answers = {
    load: (aggregate, stream) =>
      TE.map(({ state }: { readonly state: never }) => state)(
        () => foldFrom(store, aggregate, stream, { state: aggregate.initialState, revision: -1, position: 0 }) as never,
      ),
    lookUp: ({ name }, id) =>
      TE.right(name === 'partnershipPairs' ? pairs.filter((pair) => pair.client === id || pair.partner === id) : []),
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
      for (const one of registry.processesFor(stored.type)) {
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
export const withEveryCrash = async (
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
