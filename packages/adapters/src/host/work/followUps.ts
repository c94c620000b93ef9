import { type AnyEvent, type Envelope, type Failure } from '@mandat/domain'
import { type EventStore, foldTo, type GatherPorts, type Registry } from '@mandat/domain/kit'
import * as TE from 'fp-ts/lib/TaskEither.js'

/**
 * What the ports beside the log owe an event, by its slice: claims confirmed and released, replaced password hashes
 * forgotten (ACC-01, ORG-09).
 */
export const followUps =
  ({ sliceOfEvent }: Pick<Registry, 'sliceOfEvent'>, store: EventStore, ports: GatherPorts) =>
  ({ event, stream, revision }: Envelope<AnyEvent>): TE.TaskEither<Failure, void> => {
    const slice = sliceOfEvent(event.type)
    return (
      slice?.followUp?.(event, { ports, before: () => () => foldTo(store, slice, stream, revision - 1) })
      ?? TE.right(undefined)
    )
  }
