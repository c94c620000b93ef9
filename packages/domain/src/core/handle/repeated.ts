import * as E from 'fp-ts/lib/Either.js'
import type { CommandMeta } from './append.js'
import type { HandlerDeps } from './gatherer.js'
import type { Handled } from './handled.js'
import { readerOf } from './load.js'
import type { CommandRecord } from '../ports/eventStore.js'
import type { Aggregate } from '../record/aggregate.js'
import { START } from '../record/envelope.js'
import type { AnyEvent } from '../record/event.js'
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
  if (record.digest !== meta.digest) return handlerRefusals.CommandIdReused({ command: record.command })
  const stored = await deps.store.readStream(record.stream, {
    from: record.first,
    count: record.last - record.first + 1,
    direction: 'forwards',
  })()
  if (E.isLeft(stored)) return stored
  const read = readerOf(slice)
  const events: Ev[] = []
  for (const one of stored.right) {
    const event = read(one)
    if (E.isLeft(event)) return event
    events.push(event.right)
  }
  const refusal = slice.refusalIn?.(events) ?? null
  if (refusal !== null) return E.left(refusal)
  return E.right({
    outcome: 'AlreadyApplied',
    events,
    stream: record.stream,
    revision: record.last,
    position: stored.right.at(-1)?.position ?? START,
    secrets: {},
    withheld,
  })
}
