import { type Failure } from '@mandat/domain'
import { type Claim, type Claims } from '@mandat/domain/kit'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import { claimMac } from '../shared/claimMac.js'

const done =
  <A>(f: () => A): TaskEither<Failure, A> =>
  () =>
    Promise.resolve(E.right(f()))

/** Unique values in this process's memory; as everywhere, a value is kept by its keyed hash only (ACC-01, ORG-09). */
export const memoryClaims = ({ hostKey }: { readonly hostKey: Uint8Array }): Claims => {
  const mac = claimMac(hostKey)
  const claims = new Map<string, Claim>()
  return {
    put: (kind, value, owner, at) =>
      done(() => {
        const key = mac(kind, value)
        const claim = claims.get(key) ?? Object.freeze({ owner, confirmed: false, since: at })
        claims.set(key, claim)
        return claim
      }),
    find: (kind, value) => done(() => O.fromNullable(claims.get(mac(kind, value)))),
    confirm: (kind, value, owner) =>
      done(() => {
        const key = mac(kind, value)
        const claim = claims.get(key)
        if (claim?.owner !== owner) return false
        claims.set(key, Object.freeze({ ...claim, confirmed: true }))
        return true
      }),
    release: (kind, value, owner) =>
      done(() => {
        const key = mac(kind, value)
        if (claims.get(key)?.owner === owner) claims.delete(key)
      }),
  }
}
