import * as t from 'io-ts'
import { type Fault, list, NullableType, VariantsType } from './codecs.js'
import { PersonalType } from './sealed.js'
import { SecretType } from './secret.js'

/**
 * What a codec is made of, one level down. Every walk over codecs (plain input, sealing, the register of personal data,
 * schemas, generators) starts from here, so a new building block is taught once.
 */
export type Shape =
  | { readonly _tag: 'Record'; readonly props: t.Props }
  | { readonly _tag: 'List'; readonly item: t.Mixed }
  | { readonly _tag: 'Dictionary'; readonly item: t.Mixed }
  | { readonly _tag: 'Nullable'; readonly inner: t.Mixed }
  | { readonly _tag: 'Variants'; readonly members: Readonly<Record<string, t.Mixed>> }
  | { readonly _tag: 'Personal'; readonly type: PersonalType }
  | { readonly _tag: 'Secret'; readonly type: SecretType }
  | { readonly _tag: 'Leaf' }

/** What the codec is made of, one level down; what is no building block of ours is a `Leaf`. */
export const shapeOf = (codec: t.Mixed): Shape => {
  if (codec instanceof t.InterfaceType) return { _tag: 'Record', props: codec.props as t.Props }
  if (codec instanceof t.ArrayType) return { _tag: 'List', item: codec.type as t.Mixed }
  if (codec instanceof t.DictionaryType) return { _tag: 'Dictionary', item: codec.codomain as t.Mixed }
  if (codec instanceof NullableType) return { _tag: 'Nullable', inner: codec.inner as t.Mixed }
  if (codec instanceof VariantsType) return { _tag: 'Variants', members: codec.members }
  if (codec instanceof PersonalType) return { _tag: 'Personal', type: codec }
  if (codec instanceof SecretType) return { _tag: 'Secret', type: codec }
  return { _tag: 'Leaf' }
}

const mapValues = <A, B>(entries: Readonly<Record<string, A>>, f: (a: A) => B): Record<string, B> =>
  Object.fromEntries(Object.entries(entries).map(([key, value]) => [key, f(value)]))

/** The same codec with plain text where the inside has boxes: what a host's input is checked against. */
export const plainOf = (codec: t.Mixed): t.Mixed => {
  const shape = shapeOf(codec)
  switch (shape._tag) {
    case 'Record':
      return t.type(mapValues(shape.props, plainOf))
    case 'List':
      return list(plainOf(shape.item))
    case 'Dictionary':
      return t.record(t.string, plainOf(shape.item))
    case 'Nullable':
      return new NullableType(plainOf(shape.inner))
    case 'Variants':
      return new VariantsType(mapValues(shape.members, (member) => plainProps(member)))
    case 'Personal':
      return shape.type.spec.plain
    case 'Secret':
    case 'Leaf':
      return codec
  }
}
const plainProps = (member: t.Mixed): t.Props => {
  const shape = shapeOf(member)
  return shape._tag === 'Record' ? mapValues(shape.props, plainOf) : {}
}

const isObject = (u: unknown): u is Readonly<Record<string, unknown>> =>
  typeof u === 'object' && u !== null && !Array.isArray(u)

/** The fields of `value` that `codec` does not know: a host's typing error is told, never swallowed. */
export const strangers = (codec: t.Mixed, value: unknown, path = ''): ReadonlyArray<Fault> => {
  const shape = shapeOf(codec)
  const at = (key: string): string => (path === '' ? key : `${path}.${key}`)
  switch (shape._tag) {
    case 'Record':
      return isObject(value)
        ? Object.entries(value).flatMap(([key, inner]) => {
            const prop = Object.hasOwn(shape.props, key) ? shape.props[key] : undefined
            return prop === undefined ? [{ path: at(key), expected: 'no such field' }] : strangers(prop, inner, at(key))
          })
        : []
    case 'List':
      return Array.isArray(value) ? value.flatMap((inner, i) => strangers(shape.item, inner, at(String(i)))) : []
    case 'Dictionary':
      return isObject(value)
        ? Object.entries(value).flatMap(([key, inner]) => strangers(shape.item, inner, at(key)))
        : []
    case 'Nullable':
      return strangers(shape.inner, value, path)
    case 'Variants': {
      const member = isObject(value) && typeof value['_tag'] === 'string' ? shape.members[value['_tag']] : undefined
      return member === undefined ? [] : strangers(member, value, path)
    }
    case 'Personal':
    case 'Secret':
    case 'Leaf':
      return []
  }
}

/** A personal field and its path in a codec; `*` stands for each entry of a list or dictionary. */
export interface PersonalField {
  readonly path: string
  readonly type: PersonalType
}
/** Every personal field of a codec, by path: the register of personal data is made of these (PRV-01). */
export const personalFields = (codec: t.Mixed, path = ''): ReadonlyArray<PersonalField> => {
  const shape = shapeOf(codec)
  const at = (key: string): string => (path === '' ? key : `${path}.${key}`)
  switch (shape._tag) {
    case 'Record':
      return Object.entries(shape.props).flatMap(([key, prop]) => personalFields(prop, at(key)))
    case 'List':
    case 'Dictionary':
      return personalFields(shape.item, at('*'))
    case 'Nullable':
      return personalFields(shape.inner, path)
    case 'Variants':
      return Object.values(shape.members).flatMap((member) => personalFields(member, path))
    case 'Personal':
      return [{ path, type: shape.type }]
    case 'Secret':
    case 'Leaf':
      return []
  }
}
