import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import { type Fields, record, type Simplify } from './codecs.js'
import { strangers } from './shape.js'

/** What {@link only} decodes: the needed fields, and of the optional ones those that were given. */
export type OnlyFields<N extends t.Props, O extends t.Props> = Simplify<Fields<N> & Partial<Fields<O>>>

/**
 * What a host asks with: these fields, the optional ones where they are given, and no others. One that is misspelt
 * would count for nothing, and what was meant would stay open.
 * @example only({ organisation: OrganisationId, count: integer(1, 200) }, { search: text(0, 200) })
 */
export const only = <N extends t.Props, O extends t.Props = Record<never, never>>(
  needed: N,
  optional?: O,
  says = 'an object',
): t.Type<OnlyFields<N, O>, unknown> => {
  const given = t.partial(optional ?? {})
  const [fields, known] = [record(needed), record({ ...needed, ...optional })]
  const is = (u: unknown): u is OnlyFields<N, O> => fields.is(u) && given.is(u) && strangers(known, u).length === 0
  return new t.Type<OnlyFields<N, O>, unknown>(
    says,
    is,
    (u, c) => {
      if (!t.UnknownRecord.is(u)) return t.failure(u, c, says)
      const first = fields.validate(u, c)
      const both = given.validate(E.isRight(first) ? first.right : u, c)
      const errors = [
        ...[first, both].flatMap((one) => (E.isLeft(one) ? one.left : [])),
        ...strangers(known, u).map(({ path, expected }) => ({
          value: null,
          context: t.appendContext(c, path, known),
          message: expected,
        })),
      ]
      return E.isRight(both) && errors.length === 0 ? t.success(both.right as OnlyFields<N, O>) : t.failures(errors)
    },
    t.identity,
  )
}
