import { type Failure, type Position, type StreamName } from '@mandat/domain'
import { guarded, type StoredEvent } from '@mandat/domain/kit'
import type { Retried } from '@mandat/projections'
import { catchUp, idsIn, type Parked, seenAfter, seenOf } from '@mandat/projections/kit'
import * as E from 'fp-ts/lib/Either.js'
import { retrying } from './parkedReactions.js'
import { MIDST, openPlace, type Place, processesModel } from './processesPlace.js'
import { type ReactorDeps, reactions } from './reactions.js'

const PAGE = 100

/** How far a page of events was reacted to, and what it came to. */
interface Reacted {
  readonly last: StoredEvent | null
  readonly park: ReadonlyArray<Parked>
  readonly outcome: E.Either<Failure, void>
}

/** What reacts to the log. */
export interface Reactor {
  /** @returns where the reactions stand */
  readonly toHead: (cameOn: () => void) => Promise<E.Either<Failure, Position>>
  /** Takes up the streams whose reactions are parked. */
  readonly retryParked: () => Promise<E.Either<Failure, ReadonlyArray<Retried>>>
}

/**
 * Reacts to every event once, in order: what the ports owe it, then each process's commands, then its mails, then the
 * checkpoint. After a crash it begins at the checkpoint again; every id is derived from its event, so a repeat does
 * nothing. What cannot be done however often it is tried parks the event's stream, and the others go on. It ends early,
 * after the event in hand, when it is `going` no longer.
 */
export const reactor = (deps: ReactorDeps, going: () => boolean): Reactor => {
  const { handler, documents, onParked, onAhead } = deps
  const { store, clock } = handler
  const ports = { store, documents, clock, onParked, onAhead }
  const reactTo = reactions(deps)
  const retry = retrying(ports, reactTo, going)
  let known: Place | null = null

  /** In order, up to the first that fails, or that is not to be begun any more: what was done before it is not done again. */
  const reactToAll = async (page: ReadonlyArray<StoredEvent>, parked: ReadonlySet<StreamName>): Promise<Reacted> => {
    const park = new Map<StreamName, Parked>()
    let last: StoredEvent | null = null
    for (const stored of page) {
      if (!going()) break
      const waits = parked.has(stored.stream) || park.has(stored.stream)
      const outcome = waits ? E.right(null) : await reactTo(stored)
      if (E.isLeft(outcome)) return { last, park: [...park.values()], outcome }
      const { stream, position } = stored
      if (outcome.right !== null)
        park.set(stream, { stream, position, reason: outcome.right, at: clock.now(), about: idsIn(stored) })
      last = stored
    }
    return { last, park: [...park.values()], outcome: E.right(undefined) }
  }

  /** `null`: another process was here too; what both did, the ids made once. */
  const keep = async (
    { at, parked }: Place,
    ends: Place['ends'],
    last: StoredEvent,
    park: Reacted['park'],
    head: Position,
  ): Promise<E.Either<Failure, Place | null>> => {
    const isEnd = last.position >= head
    const now = isEnd ? seenAfter(ends, seenOf(last)) : ends
    const seen = isEnd ? now : [{ ...seenOf(last), rank: MIDST }, ...ends]
    const change = { from: at, to: last.position, writes: [], knowing: [...parked], park, seen }
    const kept = await guarded(processesModel.name, documents.commit(processesModel, change))
    if (E.isLeft(kept)) return kept
    if (!kept.right) return E.right(null)
    if (park.length > 0) {
      retry.parkedMore()
      onParked(processesModel, park)
    }
    return E.right({ at: last.position, parked: new Set([...parked, ...park.map(({ stream }) => stream)]), ends: now })
  }

  /** The next page; `true` when there may be more. */
  const nextPage = async (
    place: Place,
    { ends, head }: { readonly ends: Place['ends']; readonly head: Position },
    cameOn: () => void,
  ): Promise<E.Either<Failure, boolean>> => {
    const page = await store.readAll({ after: place.at, count: PAGE })()
    if (E.isLeft(page)) return page
    const caughtUp = await catchUp(ports, deps.lookUps, { going })()
    if (E.isLeft(caughtUp)) return caughtUp
    if (page.right.length === 0 || !going()) return E.right(false)
    const { last, park, outcome } = await reactToAll(page.right, place.parked)
    const kept = last === null ? E.right(place) : await keep(place, ends, last, park, head)
    known = E.isLeft(kept) ? null : kept.right
    if (last !== null && E.isRight(kept)) cameOn()
    if (E.isLeft(outcome)) return outcome
    return E.isLeft(kept) ? kept : E.right(true)
  }

  const toHead: Reactor['toHead'] = async (cameOn) => {
    const begun = await placeNow()
    if (E.isLeft(begun)) return begun
    // no further than where the log ended when this began: while others go on writing, mails go out too. And after the
    // place was read: what followed from all before it stands no further on than where this run ends
    const head = await store.head()()
    if (E.isLeft(head)) return head
    if (head.right < begun.right.at) known = null
    const run = { ends: begun.right.ends, head: head.right }
    let place = await placeNow()
    for (;;) {
      if (E.isLeft(place)) return place
      if (place.right.at >= head.right || !going()) break
      const more = await nextPage(place.right, run, cameOn)
      if (E.isLeft(more)) return more
      if (!more.right) break
      place = await placeNow()
    }
    const { at, parked } = place.right
    if (parked.size === 0 || !going()) return E.right(at)
    const retried = await retry.whenDue()
    if (E.isRight(retried) && retried.right) known = null
    return E.isLeft(retried) ? retried : E.right(at)
  }
  const placeNow = async (): Promise<E.Either<Failure, Place>> => {
    const at = await guarded(processesModel.name, documents.checkpoint(processesModel))
    if (E.isLeft(at)) return at
    const place = known?.at === at.right ? E.right(known) : await openPlace(ports, onAhead)
    known = E.isLeft(place) ? null : place.right
    return place
  }
  return {
    toHead,
    retryParked: () => {
      known = null
      return retry.now()
    },
  }
}
