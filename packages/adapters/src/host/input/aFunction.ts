import * as t from 'io-ts'

/** A function that a host gives; `says` completes the sentence "expected ...". What it answers, only its call tells. */
export const aFunction = <F extends (...args: never) => unknown>(says = 'a function'): t.Type<F, F, unknown> => {
  const is = (u: unknown): u is F => typeof u === 'function'
  return new t.Type<F, F, unknown>('function', is, (u, c) => (is(u) ? t.success(u) : t.failure(u, c, says)), t.identity)
}
