import { checkOf, jsonFault, OwnWords } from '@mandat/domain/kit'
import type * as t from 'io-ts'
import type { AnyProjection } from './projection.js'
import type { DocumentWrite } from '../ports/documentStore.js'

// eslint-disable-next-line no-control-regex -- control characters are what this refuses
const KEY = /^[^\u0000-\u001f\u007f]{1,512}$/

/** What no store keeps, or what could not be read again, is the event's that made it so; told without its words (ACC-09). */
export const lookAtKeys = (keys: ReadonlyArray<string>): void => {
  const isKey = (key: unknown): boolean => typeof key === 'string' && KEY.test(key) && key.isWellFormed()
  if (!Array.isArray(keys) || !keys.every(isKey))
    throw new OwnWords('keysOf must give a list of keys, each of 1 to 512 characters')
}

const isValue = (u: unknown): boolean =>
  typeof u === 'number' ? Number.isFinite(u) : typeof u === 'string' && u.isWellFormed() && !u.includes('\u0000')

/** The same of a document and its index entries; `null` is no document any more. */
export const lookAtDocument = (
  { document: codec }: AnyProjection,
  document: unknown,
  indexes: DocumentWrite['indexes'],
): void => {
  if (document === null) return
  if (jsonFault(document, '') !== null) throw new OwnWords('evolve gave a document that JSON cannot hold')
  if (!checkOf(codec as t.Type<unknown>)(document)) throw new OwnWords('evolve gave no such document')
  for (const [name, values] of Object.entries(indexes))
    if (!Array.isArray(values) || !values.every(isValue))
      throw new OwnWords(`the index ${name} must give a list of finite numbers or text`)
}
