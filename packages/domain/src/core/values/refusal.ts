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

/**
 * Declares a slice's refusals as one closed union: `name: [rule, sentence]`. Each becomes a constructor of a `Left`.
 * @example
 * const refuse = refusals({ LastLegalRepresentative: ['ORG-03', 'an organisation keeps a legal representative'] })
 * refuse.LastLegalRepresentative({ account })
 */
export const refusals = <Names extends Readonly<Record<string, readonly [rule: RuleId, message: string]>>>(
  names: Names,
) =>
  Object.fromEntries(
    Object.entries(names).map(([name, [rule, message]]) => [
      name,
      (details: RefusalDetails = {}) => E.left({ _tag: 'Refusal', name, rule, message, details }),
    ]),
  ) as { readonly [N in keyof Names & string]: (details?: RefusalDetails) => E.Either<Refusal<N>, never> }

/** The union of refusals that a declaration made with {@link refusals} can give. */
export type RefusalOf<R> = { [N in keyof R]: N extends string ? Refusal<N> : never }[keyof R]
