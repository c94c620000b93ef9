import type { AnyEvent, Envelope } from '@mandat/domain'
import { checkOf, decodeWith, strangers } from '@mandat/domain/kit'
import type { AnyProjection } from '@mandat/projections/kit'
import * as E from 'fp-ts/lib/Either.js'
import type * as t from 'io-ts'
import { isName } from '../../stores/shared/checks.js'
import { isIndexValue } from '../../stores/shared/documentChecks.js'
import { deepFreeze } from '../commands/deepFreeze.js'

const listOf = (name: string, u: unknown, is: (one: unknown) => boolean, what: string): ReadonlyArray<unknown> => {
  if (Array.isArray(u) && u.every(is)) return u
  throw new TypeError(`${name} must give a list of ${what}`)
}

/**
 * A host's own projection as it is kept: what it gives is looked at where it gives it, so that a mistake parks the
 * stream of its event instead of stopping the read model at the store. What it is given it cannot change: the event is
 * every read model's, and a document that was changed in place would not be written.
 */
export const ownFold = (declared: AnyProjection): AnyProjection => {
  const document = declared.document as t.Type<unknown>
  const isDocument = checkOf(document)

  const checked = (u: unknown): unknown => {
    if (u === null || u === undefined) return u
    const decoded = isDocument(u) ? E.right(u) : decodeWith(document, u)
    const [fault] = E.isLeft(decoded) ? decoded.left : strangers(document, u)
    if (fault === undefined) return u
    throw new TypeError(`evolve gave no such document: ${fault.path}: expected ${fault.expected}`)
  }
  return {
    ...declared,
    keysOf: (envelope: Envelope<AnyEvent>) => {
      deepFreeze(envelope.event)
      const keys: unknown = declared.keysOf(envelope)
      return listOf('keysOf', keys, (key) => isName(key), 'keys, each of 1 to 512 characters') as ReadonlyArray<string>
    },
    evolve: (before: unknown, envelope: Envelope<AnyEvent>, key) =>
      checked(declared.evolve(deepFreeze(before), envelope, key)),
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
