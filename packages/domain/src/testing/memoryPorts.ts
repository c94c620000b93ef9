import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { GatherPorts } from '../core/handle/decider.js'
import type { Failure } from '../core/values/failure.js'
import type { Claim } from '../core/ports/claims.js'
import { Secret } from '../core/values/secret.js'
import { sampleDigest } from './sampleDigest.js'
import { samplePasswords } from './samplePasswords.js'
import { nextSampleUuid } from './samples.js'
import { toyVault } from './toyVault.js'

export { sampleDigest }

const done =
  <A>(make: () => A): TaskEither<Failure, A> =>
  () =>
    Promise.resolve().then(() => E.right(make()))

export interface MemoryPorts extends GatherPorts {
  /** What the stores hold, for assertions. */
  readonly kept: { readonly hashes: ReadonlyMap<string, string>; readonly claims: ReadonlyMap<string, Claim> }
}

/**
 * The ports that a decision's context is gathered from, in the plainest way. Credentials, claims and vault pass the
 * contracts of their ports; `passwords` are `samplePasswords`, which do not.
 */
export const memoryPorts = (): MemoryPorts => {
  const hashes = new Map<string, string>()
  const claims = new Map<string, Claim>()
  let drawn = 0
  return {
    kept: { hashes, claims },
    credentials: {
      put: (account, version, hash) =>
        done(() => {
          hashes.set(`${account}/${String(version)}`, hash)
        }),
      get: (account, version) => done(() => O.fromNullable(hashes.get(`${account}/${String(version)}`))),
      prune: (account, below) =>
        done(() => {
          for (const key of [...hashes.keys()])
            if (key.startsWith(`${account}/`) && Number(key.split('/')[1]) < below) hashes.delete(key)
        }),
    },
    passwords: samplePasswords,
    claims: {
      put: (kind, value, owner, at) =>
        done(() => {
          const claim = claims.get(`${kind}/${value}`) ?? { owner, confirmed: false, since: at }
          claims.set(`${kind}/${value}`, claim)
          return claim
        }),
      find: (kind, value) => done(() => O.fromNullable(claims.get(`${kind}/${value}`))),
      confirm: (kind, value, owner) =>
        done(() => {
          const claim = claims.get(`${kind}/${value}`)
          if (claim?.owner !== owner) return false
          claims.set(`${kind}/${value}`, { ...claim, confirmed: true })
          return true
        }),
      release: (kind, value, owner) =>
        done(() => {
          if (claims.get(`${kind}/${value}`)?.owner === owner) claims.delete(`${kind}/${value}`)
        }),
    },
    links: {
      sign: (target) => Secret.of(sampleDigest(JSON.stringify(target))),
      verify: (target, presented) => presented.reveal() === sampleDigest(JSON.stringify(target)),
    },
    vault: toyVault(),
    random: {
      bytes: (count) =>
        Uint8Array.from({ length: count }, () => parseInt(sampleDigest(`byte ${String(drawn++)}`).slice(0, 2), 16)),
      uuid: nextSampleUuid,
      sha256: sampleDigest,
    },
  }
}
