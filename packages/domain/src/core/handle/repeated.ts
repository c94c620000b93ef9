import * as E from 'fp-ts/lib/Either.js'
import type { CommandMeta } from './append.js'
import type { HandlerDeps } from './gatherer.js'
import type { Handled } from './handled.js'
import { readerOf } from './load.js'
import type { CommandRecord } from '../ports/eventStore.js'
import type { Aggregate } from '../record/aggregate.js'
import { NO_STREAM, type Position, type Revision, START, type StreamName } from '../record/envelope.js'
import type { AnyEvent } from '../record/event.js'
import { storedNames } from '../record/storedNames.js'
import type { Failure } from '../values/failure.js'
import { type Refusal, type RefusalOf, refusals } from '../values/refusal.js'

/** What any command may be refused with. */
export const handlerRefusals = refusals({
  CommandIdReused: [
    'LOG-07',
    'this command id was used before, for a command with other content',
    'give the new command an id of its own',
  ],
})
/** LOG-07: `CommandIdReused`, which any command may be answered with. */
export type HandlerRefusal = RefusalOf<typeof handlerRefusals>

/** The answer to a command that found the facts as it wanted them. */
export const nothingToDo = (stream: StreamName, revision: Revision, position: Position): Handled<never> => ({
  outcome: 'NothingToDo',
  events: [],
  stream,
  revision,
  position,
  secrets: {},
  withheld: [],
})

/** What no key can digest any more is the same as nothing. */
export const isSameContent = ({ digest }: Pick<CommandRecord, 'digest'>, other: string): boolean =>
  digest === other && digest !== storedNames.digests.ofErased

/**
 * LOG-07: the same id with the same content gives the same answer, without the secrets; with other content, a refusal.
 */
export const repeated = async <S, Ev extends AnyEvent, R extends Refusal>(
  deps: HandlerDeps,
  slice: Aggregate<S, Ev> & { readonly refusalIn?: (events: ReadonlyArray<Ev>) => R | null },
  record: CommandRecord,
  meta: CommandMeta,
  withheld: ReadonlyArray<string>,
): Promise<E.Either<Failure | R | HandlerRefusal, Handled<Ev>>> => {
  const { command, stream, first, last } = record
  if (!isSameContent(record, meta.digest)) return handlerRefusals.CommandIdReused({ command })
  const idle = last < first
  const range = idle
    ? { from: Math.max(0, last), count: last === NO_STREAM ? 0 : 1 }
    : { from: first, count: last - first + 1 }
  const stored = await deps.store.readStream(stream, { ...range, direction: 'forwards' })()
  if (E.isLeft(stored)) return stored
  const position = stored.right.at(-1)?.position ?? START
  if (idle) return E.right(nothingToDo(stream, last, position))
  const read = readerOf(slice)
  const events: Ev[] = []
  for (const one of stored.right) {
    const event = read(one)
    if (E.isLeft(event)) return event
    events.push(event.right)
  }
  const refusal = slice.refusalIn?.(events) ?? null
  if (refusal !== null) return E.left(refusal)
  return E.right({ outcome: 'AlreadyApplied', events, stream, revision: last, position, secrets: {}, withheld })
}
