import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'

/**
 * The vocabulary of every stored or received shape, on top of io-ts' stable part. Each class carries a `_tag`, so that
 * one walk of the codec tree gives the register of personal data, the fields to seal, JSON Schemas and test generators.
 */

/** Text of `min` to `max` UTF-16 units: well-formed Unicode without control characters (NUL included). */
export class TextType extends t.Type<string> {
  readonly _tag = 'TextType' as const
  constructor(
    readonly min: number,
    readonly max: number,
    readonly pattern: RegExp | null,
    readonly says: string,
    /** What a pattern cannot say. */
    holds: (text: string) => boolean = () => true,
  ) {
    super(
      `Text(${String(min)}..${String(max)})`,
      (u): u is string =>
        typeof u === 'string'
        && u.length >= min
        && u.length <= max
        && !UNPRINTABLE.test(u)
        && (pattern === null || pattern.test(u))
        && holds(u),
      (u, c) => (this.is(u) ? t.success(u) : t.failure(u, c, says)),
      (a) => a,
    )
  }
}
const UNPRINTABLE =
  // eslint-disable-next-line no-control-regex -- control characters are what this refuses
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/

/** Text of `min` to `max` characters. */
export const text = (min: number, max: number): TextType =>
  new TextType(min, max, null, `text of ${String(min)} to ${String(max)} characters without control characters`)

/** Text that matches `pattern`; `says` completes the sentence "expected ...". */
export const pattern = (regexp: RegExp, max: number, says: string): TextType => new TextType(1, max, regexp, says)

/** An integer from `min` to `max`, both included. */
export class IntegerType extends t.Type<number> {
  readonly _tag = 'IntegerType' as const
  constructor(
    readonly min: number,
    readonly max: number,
  ) {
    super(
      `Integer(${String(min)}..${String(max)})`,
      (u): u is number => typeof u === 'number' && Number.isSafeInteger(u) && u >= min && u <= max,
      (u, c) => (this.is(u) ? t.success(u) : t.failure(u, c, `an integer from ${String(min)} to ${String(max)}`)),
      (a) => a,
    )
  }
}
/** An integer from `min` to `max`, both included, and no larger than a double keeps exactly. */
export const integer = (min: number, max: number): IntegerType => new IntegerType(min, max)
/** What only counts up: no stream ends its life at a number. */
export const counter = (min: 0 | 1): IntegerType => integer(min, Number.MAX_SAFE_INTEGER)
/** One of a closed list of words. */
export class OneOfType<A extends string> extends t.Type<A> {
  readonly _tag = 'OneOfType' as const
  constructor(readonly values: ReadonlyArray<A>) {
    super(
      values.join(' | '),
      (u): u is A => (values as ReadonlyArray<unknown>).includes(u),
      (u, c) => (this.is(u) ? t.success(u) : t.failure(u, c, `one of ${values.join(', ')}`)),
      (a) => a,
    )
  }
}
/** One of the given words, to the letter; the static type is their union. */
export const oneOf = <A extends string>(...values: ReadonlyArray<A>): OneOfType<A> => new OneOfType(values)

/** A value or `null`; stored shapes never leave a field out. */
export class NullableType<A> extends t.Type<A | null> {
  readonly _tag = 'NullableType' as const
  constructor(readonly inner: t.Type<A>) {
    super(
      `${inner.name} | null`,
      (u): u is A | null => u === null || inner.is(u),
      (u, c) => (u === null ? t.success(null) : inner.validate(u, c)),
      (a) => a,
    )
  }
}
/** A value or `null`; a field that is left out, or `undefined`, is a fault. */
export const nullable = <A>(inner: t.Type<A, unknown>): NullableType<A> => new NullableType(inner as t.Type<A>)

/** The static type of {@link variants}: one member per tag. */
export type VariantsOf<V extends Readonly<Record<string, t.Props>>> = {
  [K in keyof V & string]: Simplify<{ readonly _tag: K } & Fields<V[K]>>
}[keyof V & string]
/** The static type of a record's fields. */
export type Fields<P extends t.Props> = { readonly [K in keyof P]: t.TypeOf<P[K]> }

/** The same type written out as one object, so that editors show fields and not intersections. */
export type Simplify<A> = { [K in keyof A]: A[K] } & {}

/** A union told apart by `_tag`. Decoding looks at the tag first, so faults are those of the one member meant. */
export class VariantsType<V extends Readonly<Record<string, t.Props>>> extends t.Type<VariantsOf<V>> {
  readonly _tag = 'VariantsType' as const
  readonly members: Readonly<Record<string, t.Type<VariantsOf<V>>>>
  constructor(readonly variants: V) {
    const members = Object.fromEntries(
      Object.entries(variants).map(([tag, props]) => [tag, record({ _tag: t.literal(tag), ...props })]),
    ) as unknown as Record<string, t.Type<VariantsOf<V>>>
    const memberOf = (u: unknown): t.Type<VariantsOf<V>> | undefined => {
      const tag = typeof u === 'object' && u !== null ? (u as { _tag?: unknown })._tag : undefined
      return typeof tag === 'string' && Object.hasOwn(members, tag) ? members[tag] : undefined
    }
    super(
      Object.keys(variants).join(' | '),
      (u): u is VariantsOf<V> => memberOf(u)?.is(u) === true,
      (u, c) => {
        const member = memberOf(u)
        return member === undefined
          ? t.failure(u, c, `an object whose _tag is one of ${Object.keys(variants).join(', ')}`)
          : member.validate(u, c)
      },
      (a) => a,
    )
    this.members = members
  }
}
/**
 * A union by tag: each key is a `_tag`, each value the other fields of that member.
 * @example
 * const access = variants({ Full: {}, Limited: { products: list(ProductId) } })
 */
export const variants = <V extends Readonly<Record<string, t.Props>>>(v: V): VariantsType<V> => new VariantsType(v)

/** A plain object with exactly the given fields (others are ignored when read back, refused when received). */
export const record = <P extends t.Props>(props: P): t.Type<Simplify<Fields<P>>> & { readonly props: P } =>
  t.type(props)

/** A list, read-only. */
export const list = <A>(item: t.Type<A, unknown>): t.Type<ReadonlyArray<A>> & { readonly type: t.Type<A> } =>
  t.array(item as t.Type<A>) as unknown as t.Type<ReadonlyArray<A>> & { readonly type: t.Type<A> }

/** A dictionary by id, read-only. */
export const dictionary = <A>(item: t.Type<A, unknown>): t.Type<Readonly<Record<string, A>>> =>
  t.record(t.string, item as t.Type<A>)

/** One thing that is wrong with a received or stored value: where, and what was expected there. */
export interface Fault {
  readonly path: string
  readonly expected: string
}

const isUnionLike = (type: t.Mixed): boolean => {
  const tag = (type as { _tag?: string })._tag
  return tag === 'UnionType' || tag === 'IntersectionType'
}

/** Decodes and turns io-ts' errors into {@link Fault}s; the offending value itself is never repeated (ACC-09). */
export const decodeWith = <A>(codec: t.Type<A, unknown>, u: unknown): E.Either<ReadonlyArray<Fault>, A> => {
  const decoded = codec.decode(u)
  if (E.isRight(decoded)) return decoded
  return E.left(
    decoded.left.map((error) => ({
      path: error.context
        .filter((_, i, all) => i > 0 && !isUnionLike(all[i - 1]?.type as unknown as t.Mixed))
        .map((entry) => entry.key)
        .join('.'),
      expected: error.message ?? error.context.at(-1)?.type.name ?? 'something else',
    })),
  )
}
