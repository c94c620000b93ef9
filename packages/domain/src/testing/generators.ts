import * as fc from 'fast-check'
import * as t from 'io-ts'
import { TimeZoneType } from '../core/values/calendar.js'
import { IntegerType, OneOfType, TextType } from '../core/values/codecs.js'
import type { EventDefinition } from '../core/record/event.js'
import { IdType } from '../core/values/ids.js'
import { instantOf, InstantType, LocalDateType } from '../core/values/instant.js'
import { AnyBoxType, categories, type PersonalSpec } from '../core/values/sealed.js'
import { Secret } from '../core/values/secret.js'
import { personalFields, shapeOf } from '../core/values/shape.js'

/**
 * How values are made: with `ids`, every id is one of these, so that events made one by one speak of the same things.
 */
export interface Manner {
  readonly ids?: ReadonlyArray<string>
  /** Where the kind of an id is listed here (`Account`, `Product`), only these are taken for it. */
  readonly idsOf?: Readonly<Record<string, ReadonlyArray<string>>>
}

/**
 * Values of any codec built from this library's blocks, for property tests: what an event may hold is said once, in its
 * codec. A sealed box names the subject that its sibling field says. Throws for a codec that it does not know.
 * @example fc.assert(fc.property(arbitraryOf(Money), (money) => Money.is(money)))
 */
export const arbitraryOf = <A>(codec: t.Type<A, unknown>, manner: Manner = {}): fc.Arbitrary<A> =>
  (anyOf(codec as t.Mixed, manner) as fc.Arbitrary<A>).map((value) => bound(codec as t.Mixed, value, {}) as A)

/** Events of one definition, as {@link arbitraryOf} makes them. */
export const eventArbitrary = (
  definition: EventDefinition,
  manner: Manner = {},
): fc.Arbitrary<{ readonly type: string }> =>
  arbitraryOf(definition.codec as t.Type<{ readonly type: string }, unknown>, manner)

const anyOf = (codec: t.Mixed, manner: Manner): fc.Arbitrary<unknown> => {
  const shape = shapeOf(codec)
  switch (shape._tag) {
    case 'Record':
      return fc.record(
        Object.fromEntries(Object.entries(shape.props).map(([key, prop]) => [key, anyOf(prop, manner)])),
        { noNullPrototype: true },
      )
    case 'List':
      return fc.array(anyOf(shape.item, manner), { maxLength: 4 })
    case 'Dictionary':
      return fc.dictionary(
        fc.oneof(idOf(manner), fc.constantFrom('constructor', 'toString', 'a')),
        anyOf(shape.item, manner),
        { maxKeys: 4, noNullPrototype: true },
      )
    case 'Nullable':
      return fc.option(anyOf(shape.inner, manner), { nil: null })
    case 'Variants':
      return fc.oneof(...Object.values(shape.members).map((member) => anyOf(member, manner)))
    case 'Personal':
      return boxOf(shape.type.spec)
    case 'Secret':
      return textOf(1, Math.min(shape.type.max, 64)).map((text) => Secret.of(text))
    case 'Leaf':
      return leafOf(codec, manner)
  }
}

const leafOf = (codec: t.Mixed, manner: Manner): fc.Arbitrary<unknown> => {
  if (codec instanceof IdType) return idOf({ ids: manner.idsOf?.[codec.idOf as string] ?? manner.ids ?? [] })
  if (codec instanceof InstantType) return time.map((ms) => instantOf(ms))
  if (codec instanceof LocalDateType) return time.map((ms) => instantOf(ms).slice(0, 10))
  if (codec instanceof TimeZoneType)
    return fc.constantFrom('Europe/Zurich', 'America/New_York', 'Asia/Kolkata', 'Pacific/Apia', 'UTC')
  if (codec instanceof IntegerType) return fc.integer({ min: codec.min, max: codec.max })
  if (codec instanceof OneOfType) return fc.constantFrom(...(codec.values as ReadonlyArray<string>))
  if (codec instanceof TextType) return codec.pattern === null ? textOf(codec.min, codec.max) : matching(codec)
  if (codec instanceof AnyBoxType) return anyBox
  if (codec instanceof t.LiteralType) return fc.constant(codec.value as unknown)
  if (codec instanceof t.BooleanType) return fc.boolean()
  if (codec instanceof t.StringType) return textOf(0, 40)
  throw new Error(`no generator for ${codec.name}: teach it in testing/generators.ts`)
}

const time = fc.integer({ min: Date.UTC(1970, 0, 1), max: Date.UTC(9_999, 11, 31, 23, 59, 59, 999) })
const idOf = ({ ids }: Manner): fc.Arbitrary<string> =>
  ids === undefined || ids.length === 0 ? fc.uuid() : fc.constantFrom(...ids)
/** Letters of several scripts, a combining sign and a pair of surrogates: what people type, within UTF-16 bounds. */
const letter = fc.constantFrom(...'abcXYZ059 -_.:/\'"<>&éüßżΩ日本語', 'e\u0301', '🥐')
const textOf = (min: number, max: number): fc.Arbitrary<string> =>
  fc.array(letter, { minLength: min, maxLength: Math.min(max, min + 20) }).map((letters) => {
    const text = letters.join('')
    return text.length <= max
      ? text
      : text
          .replace(/[^ -~]/gu, 'x')
          .slice(0, max)
          .padEnd(min, 'x')
  })
const matching = (codec: TextType): fc.Arbitrary<string> =>
  fc.stringMatching(codec.pattern as RegExp).filter((text) => codec.is(text))

const boxOf = (spec: Pick<PersonalSpec, 'category' | 'field'>): fc.Arbitrary<unknown> =>
  fc.record(
    {
      subject: fc.uuid(),
      category: fc.constant(spec.category),
      field: fc.constant(spec.field),
      box: fc.base64String({ minLength: 4, maxLength: 40 }),
    },
    { noNullPrototype: true },
  )

const anyBox = fc.record({ category: fc.constantFrom(...categories), field: textOf(1, 40) }).chain(boxOf)

/** The same value, each box bound to the subject that its sibling field names. */
const bound = (codec: t.Mixed, value: unknown, siblings: Readonly<Record<string, unknown>>): unknown => {
  if (personalFields(codec).length === 0) return value
  const shape = shapeOf(codec)
  const entries = (of: (key: string) => t.Mixed | undefined): unknown => {
    const fields = value as Readonly<Record<string, unknown>>
    return Object.fromEntries(
      Object.entries(fields).map(([key, inner]) => {
        const prop = of(key)
        return [key, prop === undefined ? inner : bound(prop, inner, fields)]
      }),
    )
  }
  switch (shape._tag) {
    case 'Personal': {
      const subject = siblings[shape.type.spec.subject]
      return typeof subject === 'string' ? { ...(value as object), subject } : value
    }
    case 'Nullable':
      return value === null ? null : bound(shape.inner, value, siblings)
    case 'List':
      return (value as ReadonlyArray<unknown>).map((item) => bound(shape.item, item, siblings))
    case 'Dictionary':
      return entries(() => shape.item)
    case 'Record':
      return entries((key) => shape.props[key])
    case 'Variants': {
      const member = shape.members[(value as { readonly _tag: string })._tag]
      return member === undefined ? value : bound(member, value, siblings)
    }
    case 'Secret':
    case 'Leaf':
      return value
  }
}
