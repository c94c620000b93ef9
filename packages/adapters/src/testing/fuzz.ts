import type { StoredEvent } from '@mandat/domain/kit'
import { expect } from '@jest/globals'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { inputOf, recipes } from './fuzzInputs.js'
import { type FuzzWorld, fuzzWorld } from './fuzzWorld.js'
import { wordOf } from './host.js'
import { right } from './scratch.js'

/** Said before the command itself is decided, or after, by commands of their own (ORG-02, ORG-10, PAR-16, ACC-08). */
const besides = [
  'MembershipAccepted',
  'ProductAdmitted',
  'PartnerActAuthorised',
  'LoginFailed',
  'LoginLocked',
  'LoginFailuresForgotten',
]
/** Answered alike, whatever became of it (ACC-13). */
const quiet = ['RequestRegistration', 'RequestPasswordReset']
/** The machine's own troubles: no input brings them about. */
const troubles = ['Unknown', 'Unavailable', 'Unreadable', 'MissingKey', 'Tampered', 'Contended', 'Closed']

/** What became of the inputs: how often each refusal, failure or outcome was given. */
export type Tally = ReadonlyMap<string, number>

/**
 * LOG-01, LOG-07: executes `runs` inputs of every kind on one host. Nothing throws; what is refused or fails leaves the
 * log as it was, but for what is on record by rule; and of what was accepted, every read model and process can make
 * something.
 */
export const fuzz = async (
  runs: number,
  seed: number,
  seen: Map<string, number> = new Map<string, number>(),
): Promise<Tally> => {
  const world = await fuzzWorld()
  let before = world.host.id()
  await fc.assert(
    fc.asyncProperty(recipes(world), async (recipe) => {
      const id = world.host.id()
      const word = await wordFor(world, inputOf(recipe, id, before), recipe.harm._tag === 'Repeat' ? before : id)
      seen.set(word, (seen.get(word) ?? 0) + 1)
      expect(troubles).not.toContain(word)
      before = id
    }),
    { numRuns: runs, seed, endOnFailure: true },
  )
  await lookAtTheWhole(world)
  return seen
}

const wordFor = async ({ host }: FuzzWorld, input: unknown, id: string): Promise<string> => {
  const { events } = host.stores
  const head = right(await events.head()())
  const answer = await host.manager.executeUnknown(input)
  const after = right(await events.head()())
  const word = wordOf(answer)
  if (after === head) {
    if (!quiet.includes(typeOf(input))) expect(word).not.toBe('Applied')
    return word
  }
  const written = right(await events.readAll({ after: head, count: 100 })())
  const own = (event: StoredEvent): boolean => event.meta.command === id
  const types = (which: (event: StoredEvent) => boolean): ReadonlyArray<string> =>
    written.filter(which).map(({ type }) => type)
  if (word === 'Applied') expect(E.isRight(answer) && written.length >= answer.right.events.length).toBe(true)
  else {
    expect(types(own)).toStrictEqual([])
    expect(types((e) => !own(e) && !besides.includes(e.type))).toStrictEqual([])
  }
  return word
}

const typeOf = (input: unknown): string => {
  try {
    const { type } = input as { readonly type: unknown }
    return typeof type === 'string' ? type : ''
  } catch {
    return ''
  }
}

/** Whatever was accepted can be folded, reacted to, and folded again to the same. */
const lookAtTheWhole = async ({ host }: FuzzWorld): Promise<void> => {
  right(await host.manager.settle())
  right(await host.manager.tick())
  right(await host.manager.settle())
  const { readModels } = await host.manager.status()
  expect(
    readModels.filter(({ lag, parked }) => lag?._tag !== 'Events' || lag.count !== 0 || parked !== 0),
  ).toStrictEqual([])
  expect(right(await host.manager.rebuild()).filter(({ identical }) => !identical)).toStrictEqual([])
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
}
