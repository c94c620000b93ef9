import type { Policy } from '@mandat/domain'
import type { AnyProjection } from './projection.js'

/** A read model, or how a policy makes it. */
export type Listed = AnyProjection | ((policy: Policy) => AnyProjection)
/** The read models of a list, by the names in it. */
export type MadeOf<L extends Readonly<Record<string, Listed>>> = {
  readonly [Name in keyof L]: L[Name] extends (policy: Policy) => infer P ? P : L[Name]
}

/** The read models of a list, in its order: one that depends on the policy is made here, the others are what they are. */
export const madeOf = <L extends Readonly<Record<string, Listed>>>(list: L, policy: Policy): MadeOf<L> =>
  Object.fromEntries(
    Object.entries(list).map(([name, listed]) => [name, typeof listed === 'function' ? listed(policy) : listed]),
  ) as MadeOf<L>
