import type { Basis, Failure } from '@mandat/domain'
import { type AppendRequest, jsonFault, type NewEvent } from '@mandat/domain/kit'
import * as E from 'fp-ts/lib/Either.js'
import { checkAppend, MOST_UNITS, tooLarge } from '../shared/checks.js'
import { notJson } from '../shared/frozenJson.js'
import { type Kind, kindOf } from './kinds.js'
import { type Known, type Packed, packed } from './packing.js'

/** An append whose events are text already: whoever made it may change them now. */
export interface TextAppend {
  readonly stream: string
  readonly expected: number
  readonly after: string | null
  readonly basis: ReadonlyArray<Basis>
  readonly command: AppendRequest['command']
  readonly events: ReadonlyArray<TextEvent>
  readonly mayWait: boolean
}
export interface TextEvent {
  readonly id: string
  readonly kind: Kind
  /** Milliseconds since 1970. */
  readonly recordedAt: number
  readonly data: string
  /** `null`: that of the command's first event. */
  readonly meta: string | null
}

export const textAppend = (request: AppendRequest): E.Either<Failure, TextAppend> =>
  E.flatMap(
    checkAppend(request),
    ({ stream, expectedRevision, after, basis = [], command, events, mayWait = false }) => {
      const { id, digest } = command
      const texts: Array<TextEvent> = []
      let first: Packed | null = null
      for (const [i, event] of events.entries()) {
        const data = packedJson(event.data, `events.${String(i)}.data`, { type: event.type })
        if (E.isLeft(data)) return data
        // the events of one command share their metadata
        const shared: Packed | null = i > 0 && event.meta === events[0]?.meta ? first : null
        const meta: E.Either<Failure, Packed> =
          shared === null
            ? packedJson(event.meta, `events.${String(i)}.meta`, { command: id, digest })
            : E.right(shared)
        if (E.isLeft(meta)) return meta
        const large = data.right.most + meta.right.most > MOST_UNITS ? sizeFault(i, event) : null
        if (large !== null) return E.left(large)
        first ??= meta.right
        texts.push({
          id: event.id,
          kind: kindOf(event.type, event.version, data.right.fields, meta.right.fields),
          recordedAt: Date.parse(event.recordedAt),
          data: data.right.text,
          meta: shared === null ? meta.right.text : null,
        })
      }
      return E.right({
        stream,
        expected: expectedRevision,
        after: after ?? null,
        basis: basis.map((one) => ({ stream: one.stream, revision: one.revision })),
        command: { id, digest },
        events: texts,
        mayWait,
      })
    },
  )

/** What gives back exactly the value; what no JSON text does is refused by its path. */
const packedJson = (value: unknown, path: string, known: Known): E.Either<Failure, Packed> => {
  try {
    const fault = jsonFault(value, path)
    return fault === null ? E.right(packed(value, known)) : E.left(notJson(fault))
  } catch {
    // a getter of the caller's
    return E.left(notJson(path))
  }
}

/** The limit is of the whole texts, which hardly any event needs to be measured by. */
const sizeFault = (index: number, { data, meta }: NewEvent): Failure | null =>
  tooLarge(index, JSON.stringify(data), JSON.stringify(meta))
