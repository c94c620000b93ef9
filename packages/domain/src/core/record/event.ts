import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import { decodeWith, type Fields, record, type Simplify } from '../values/codecs.js'
import { checkOf } from '../values/compile.js'
import { type Failure, unreadable } from '../values/failure.js'

type Json = Readonly<Record<string, unknown>>

/** Turns the stored fields of one version into those of the next. Total, pure, never edited once released. */
export type Upcast = (stored: Json) => Json

/**
 * One event type, written once: its static type, its check on every read, its upcasting, its personal fields and its
 * place in the catalogue all come from here. WARNING: `type` and the field names are stored for ever.
 */
export interface EventDefinition<T extends string = string, P extends t.Props = t.Props> {
  readonly type: T
  /** The version that is written today; `upcasts[i]` turns version `i + 1` into `i + 2`. */
  readonly version: number
  readonly fields: P
  readonly codec: t.Mixed
  readonly upcasts: ReadonlyArray<Upcast>
}

/** The event that a definition (or each of a union of definitions) stands for. */
export type Recorded<D> = D extends { readonly type: infer T; readonly fields: infer P extends t.Props }
  ? Simplify<{ readonly type: T } & Fields<P>>
  : never

/** What every event has, whatever its slice. */
export interface AnyEvent {
  readonly type: string
}

/**
 * Declares an event.
 * @example
 * const MemberLeft = event('MemberLeft', { organisation: OrganisationId, account: AccountId })
 * type MemberLeft = Recorded<typeof MemberLeft>
 */
export const event = <const T extends string, P extends t.Props>(
  type: T,
  fields: P,
  upcasts: ReadonlyArray<Upcast> = [],
): EventDefinition<T, P> => ({
  type,
  version: upcasts.length + 1,
  fields,
  upcasts,
  codec: record({ type: t.literal(type), ...fields }),
})

/** Decodes stored events of the given types; an unknown type or a version newer than the code is a failure, loudly. */
export type EventReader<Ev> = (stored: { type: string; version: number; data: unknown }) => E.Either<Failure, Ev>

/** A reader of these types, old versions included (LOG-05). What it cannot read is `Unreadable`, with every fault. */
export const eventReader = <Ev extends AnyEvent>(definitions: ReadonlyArray<EventDefinition>): EventReader<Ev> => {
  const byType = new Map(definitions.map((d) => [d.type, d]))
  return ({ type, version, data }) => {
    const definition = byType.get(type)
    if (definition === undefined) return E.left(unreadable(type, [{ path: 'type', expected: 'a known event type' }]))
    if (!Number.isInteger(version) || version < 1 || version > definition.version) {
      const why = version > definition.version ? ': what is newer than this code cannot be read' : ''
      return E.left(
        unreadable(type, [{ path: 'version', expected: `from 1 to at most ${String(definition.version)}${why}` }]),
      )
    }
    const current = version === definition.version ? data : upcastFrom(definition, version, data)
    if (checkOf(definition.codec)(current)) return E.right(current as Ev)
    const decoded = decodeWith(definition.codec, current)
    return E.left(unreadable(type, E.isLeft(decoded) ? decoded.left : []))
  }
}

/** Damaged data must come out as a fault, never as an exception: `null` fits no event. */
const upcastFrom = (definition: EventDefinition, version: number, data: unknown): unknown => {
  try {
    return definition.upcasts.slice(version - 1).reduce((d, upcast) => upcast(d), data as Json)
  } catch {
    return null
  }
}
