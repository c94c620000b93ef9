import * as t from 'io-ts'
import type { SubjectId } from './ids.js'
import { TextType } from './codecs.js'

/**
 * Why personal data is held and for how long: one key per person and category (PRV-07), so that what the law keeps
 * can outlive an erasure (PRV-06).
 */
export type Category = 'Identity' | 'Contact' | 'Trace' | 'Content'
/** Every {@link Category}; a box of any other is none. */
export const categories: ReadonlyArray<Category> = ['Identity', 'Contact', 'Trace', 'Content']

/** Personal data as the inside of the library knows it: a locked box, bound to person, category and field. */
export interface Sealed {
  readonly subject: SubjectId
  readonly category: Category
  readonly field: string
  /** base64url of IV, ciphertext and tag. */
  readonly box: string
}

/** What a personal field is: its name, why it is held, whose it is, and what its plain text must look like. */
export interface PersonalSpec {
  /** The name that the box is bound to; the same in a command and in its event. */
  readonly field: string
  readonly category: Category
  /** The sibling field that holds the subject's id, or `actor`. */
  readonly subject: string
  readonly plain: TextType
  /** Why it is held, for the register (PRV-01). */
  readonly purpose: string
}

/** The codec of one personal field's boxes; its `spec` is what sealing and the register go by (PRV-01). */
export class PersonalType extends t.Type<Sealed> {
  readonly _tag = 'PersonalType' as const
  constructor(readonly spec: PersonalSpec) {
    super(
      `Sealed(${spec.field})`,
      (u): u is Sealed => isSealed(u) && u.field === spec.field && u.category === spec.category,
      (u, c) => (this.is(u) ? t.success(u) : t.failure(u, c, `a sealed box of ${spec.category}.${spec.field}`)),
      (a) => a,
    )
  }
}
/** Declares a personal field: plain text where a host writes it, a {@link Sealed} box everywhere else. */
export const personal = (spec: PersonalSpec): PersonalType => new PersonalType(spec)

/** Whether `u` has the shape of a {@link Sealed} box. */
export const isSealed = (u: unknown): u is Sealed => {
  if (typeof u !== 'object' || u === null) return false
  const box = u as Partial<Record<keyof Sealed, unknown>>
  return (
    typeof box.subject === 'string'
    && typeof box.field === 'string'
    && typeof box.box === 'string'
    && (categories as ReadonlyArray<unknown>).includes(box.category)
  )
}

/** Of a closed list of words those words; of text that a codec checks (an id, a moment, a day, a zone) any text. */
type PlainText<A extends string> = A extends { readonly __id: string } ? string : A extends Marked ? string : A
type Marked = { readonly __instant: true } | { readonly __localDate: true } | { readonly __timeZone: true }

/** What a host writes where the inside has {@link Sealed} boxes, secrets and checked text: plain text. */
export type Plain<A> = A extends Sealed
  ? string
  : A extends { reveal(): string }
    ? string
    : A extends string
      ? PlainText<A>
      : A extends number | boolean | null
        ? A
        : A extends ReadonlyArray<infer B>
          ? ReadonlyArray<Plain<B>>
          : { readonly [K in keyof A]: Plain<A[K]> }

/** The codec of a box of whatever field: for what passes it on and opens nothing. */
export class AnyBoxType extends t.Type<Sealed> {
  readonly _tag = 'AnyBoxType' as const
  constructor() {
    super(
      'Sealed',
      isSealed,
      (u, c) => (isSealed(u) ? t.success(u) : t.failure(u, c, 'a sealed box')),
      (a) => a,
    )
  }
}
export const AnyBox = new AnyBoxType()
