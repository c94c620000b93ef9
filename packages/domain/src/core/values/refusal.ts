import * as E from 'fp-ts/lib/Either.js'

/** The id of a rule in docs/rules.md, e.g. `ORG-03`. */
export type RuleId = `${Uppercase<string>}-${number}${number}`

/** The rules say no. Carries the rule's id, a sentence for people, and what a program needs to act on it. */
export interface Refusal<Name extends string = string> {
  readonly _tag: 'Refusal'
  readonly name: Name
  readonly rule: RuleId
  readonly message: string
  readonly details: RefusalDetails
}
/** Ids, moments, limits and ways out, for a program to act on; never a secret or personal data (ACC-09). */
export type RefusalDetails = Readonly<Record<string, string | number | boolean | null | ReadonlyArray<string>>>

/** What is declared of a refusal: its rule, what it means, and what who is refused can do about it. */
export type Declared = readonly [rule: RuleId, meaning: string, wayOut: string]
/** Makes one refusal, as a `Left`; what was declared of it can be read. */
export interface Refuse<Name extends string> {
  (details?: RefusalDetails): E.Either<Refusal<Name>, never>
  readonly declared: Declared
}

/**
 * Declares a slice's refusals as one closed union: `name: [rule, meaning, way out]`. Each becomes a constructor of a
 * `Left`.
 * @example
 * const refuse = refusals({
 *   LastLegalRepresentative: ['ORG-03', 'an organisation keeps a legal representative', 'make another member one first'],
 * })
 * refuse.LastLegalRepresentative({ account })
 */
export const refusals = <Names extends Readonly<Record<string, Declared>>>(names: Names) =>
  Object.fromEntries(
    Object.entries(names).map(([name, declared]) => {
      const [rule, message] = declared
      const make = (details: RefusalDetails = {}) => E.left({ _tag: 'Refusal', name, rule, message, details })
      return [name, Object.assign(make, { declared })]
    }),
  ) as unknown as { readonly [N in keyof Names & string]: Refuse<N> }

/** The union of refusals that a declaration made with {@link refusals} can give. */
export type RefusalOf<R> = { [N in keyof R]: N extends string ? Refusal<N> : never }[keyof R]
