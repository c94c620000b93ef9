import type { AnyEvent, Envelope } from '@mandat/domain'
import { checkOf, decodeWith, OwnWords, strangers } from '@mandat/domain/kit'
import type { AnyProjection } from '@mandat/projections/kit'
import * as E from 'fp-ts/lib/Either.js'
import type * as t from 'io-ts'
import { isName } from '../../stores/shared/checks.js'
import { isIndexValue } from '../../stores/shared/documentChecks.js'
import { frozenJson } from '../../stores/shared/frozenJson.js'
import { deepFreeze } from '../commands/deepFreeze.js'

const listOf = (name: string, u: unknown, is: (one: unknown) => boolean, what: string): ReadonlyArray<unknown> => {
  // a copy: what was looked at is what is kept
  const items: ReadonlyArray<unknown> | null = Array.isArray(u) ? [...(u as ReadonlyArray<unknown>)] : null
  if (items?.every(is) === true) return items
  throw new OwnWords(`${name} must give a list of ${what}`)
}

const FIELD = /^([A-Za-z_]\w{0,39}|\d{1,4})$/
/** Where in a document: down to what is no field of it, since a key may be anything, an address too (ACC-09). */
const placeOf = (path: string): string => {
  const fields = path === '' ? [] : path.split('.')
  const other = fields.findIndex((field) => !FIELD.test(field))
  return other < 0 ? path : [...fields.slice(0, other), '…'].join('.')
}
/** The event as a host's fold gets it; metadata that it does not ask for stays unparsed. */
const shown = (envelope: Envelope<AnyEvent>): Envelope<AnyEvent> => {
  const { id, stream, revision, position, type, version, recordedAt, event } = envelope
  return {
    ...{ id, stream, revision, position, type, version, recordedAt, event: deepFreeze(event) },
    get meta() {
      return deepFreeze(envelope.meta)
    },
  }
}

/**
 * A host's own projection as it is kept: what it gives is looked at where it gives it, so that a mistake parks the
 * stream of its event instead of stopping the read model at the store. What it is given it cannot change: the event is
 * every read model's, and a document that was changed in place would not be written.
 */
export const ownFold = (declared: AnyProjection): AnyProjection => {
  const document = declared.document as t.Type<unknown>
  const isDocument = checkOf(document)

  const checked = (before: unknown, u: unknown): unknown => {
    if (u === null || u === undefined || u === before) return u
    // as a store gives it back: the next event is folded onto the same, whichever batch it comes with
    const json = frozenJson(u, 'document')
    if (E.isLeft(json)) {
      const [fault] = json.left.kind === 'InvalidInput' ? json.left.faults : []
      throw new OwnWords(`evolve gave a document that JSON cannot hold: ${placeOf(fault?.path ?? '')}`)
    }
    const decoded = isDocument(json.right) ? json : decodeWith(document, json.right)
    const [fault] = E.isLeft(decoded) ? decoded.left : [...strangers(document, u), ...strangers(document, json.right)]
    if (fault === undefined) return json.right
    throw new OwnWords(`evolve gave no such document: ${placeOf(fault.path)}: expected ${fault.expected}`)
  }
  return {
    ...declared,
    keysOf: (envelope: Envelope<AnyEvent>) => {
      const keys: unknown = declared.keysOf(shown(envelope))
      return listOf('keysOf', keys, (key) => isName(key), 'keys, each of 1 to 512 characters') as ReadonlyArray<string>
    },
    evolve: (before: unknown, envelope: Envelope<AnyEvent>, key) =>
      checked(before, declared.evolve(deepFreeze(before), shown(envelope), key)),
    indexes: Object.fromEntries(
      Object.entries(declared.indexes).map(([name, valuesOf]) => [
        name,
        (of: unknown, key: string) =>
          listOf(
            `the index ${name}`,
            valuesOf(of, key),
            isIndexValue,
            'finite numbers or text',
          ) as ReadonlyArray<string>,
      ]),
    ),
  }
}
