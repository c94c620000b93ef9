import { type AnyEvent, type Failure, type MandatEvent, type Position, START } from '@mandat/domain'
import { type EventReader, type EventStore, guarded, reasonOf, type StoredEvent, unavailable } from '@mandat/domain/kit'
import type { LoopWork } from '@mandat/projections/kit'
import * as E from 'fp-ts/lib/Either.js'
import type { Checkpoint } from './checkpoint.js'
import type { SubscribeOptions } from './subscription.js'

const PAGE = 200

interface FollowDeps {
  readonly store: Pick<EventStore, 'readAll' | 'head' | 'settled'>
  readonly read: EventReader<AnyEvent>
  /** The subscription was ahead of the log. */
  readonly onAhead: () => void
}
type Going = () => boolean
type Done = E.Either<Failure, void>
const done: Done = E.right(undefined)

/** Tells the handler, event by event, what the log holds after the checkpoint, up to the head, while `going`. */
export const follow = (
  deps: FollowDeps,
  options: Omit<SubscribeOptions, 'from'>,
  checkpoint: Checkpoint,
): LoopWork<void> => {
  const wanted = options.types === undefined ? null : new Set<string>(options.types)
  let handled: Position = START
  let isFound = false

  const tellAll = async (events: ReadonlyArray<StoredEvent>, going: Going): Promise<Done> => {
    for (const stored of events) {
      if (!going() || checkpoint.failed()) break
      // what was handled already only lacks its checkpoint
      const isNew = stored.position > handled && (wanted === null || wanted.has(stored.type))
      const told = isNew ? await tell(deps.read, options, stored) : done
      if (E.isLeft(told)) return told
      handled = Math.max(handled, stored.position)
      checkpoint.reach(stored)
    }
    return done
  }
  const find = async (): Promise<Done> => {
    const found = await checkpoint.find()
    if (E.isLeft(found)) return found
    if (found.right) {
      handled = START
      deps.onAhead()
    }
    return done
  }
  /** A log that ends before what was seen of it was put back to an earlier time. */
  const lookBack = async (from: Position): Promise<Done> => {
    const head = await guarded('the log', deps.store.head())
    if (E.isLeft(head)) return head
    return head.right < from ? find() : done
  }
  /** `true` when there may be more. */
  const page = async (going: Going, cameOn: () => void): Promise<E.Either<Failure, boolean>> => {
    const from = checkpoint.position()
    const events = await guarded('the log', deps.store.readAll({ after: from, count: PAGE }))
    if (E.isLeft(events)) return events
    if (events.right.length === 0) return E.map(() => checkpoint.position() < from)(await lookBack(from))
    // a handler's deeds cannot be taken back: nor can what it is told of
    const lasting = deps.store.settled === undefined ? done : await guarded('the log', deps.store.settled)
    if (E.isLeft(lasting)) return lasting
    const told = await tellAll(events.right, going)
    const kept = await checkpoint.settle()
    if (checkpoint.position() > from) cameOn()
    if (E.isLeft(kept)) return kept
    return E.map(() => events.right.length === PAGE)(told)
  }
  return async (going, cameOn) => {
    const found = isFound ? done : await find()
    if (E.isLeft(found)) return found
    isFound = false
    for (let more = true; more && going();) {
      const read = await page(going, cameOn)
      if (E.isLeft(read)) return read
      more = read.right
    }
    isFound = true
    return done
  }
}

const tell = async (
  read: EventReader<AnyEvent>,
  { name, handler }: Pick<SubscribeOptions, 'name' | 'handler'>,
  stored: StoredEvent,
): Promise<Done> => {
  const event = read(stored)
  if (E.isLeft(event)) return event
  const { id, stream, revision, position, type, version, recordedAt, meta } = stored
  try {
    // the reader has checked it
    await handler({
      id,
      stream,
      revision,
      position,
      type,
      version,
      recordedAt,
      meta,
      event: event.right as MandatEvent,
    })
    return done
  } catch (thrown) {
    const where = `${type} at position ${String(position)}`
    return E.left(unavailable(`the subscription ${name}`, `its handler failed at ${where}: ${reasonOf(thrown)}`))
  }
}
