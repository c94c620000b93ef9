import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { GatherPorts } from '../core/handle/decider.js'
import type { Failure } from '../core/values/failure.js'
import type { Instant } from '../core/values/instant.js'
import type { Claim } from '../core/ports/claims.js'
import type { Passwords } from '../core/ports/passwords.js'
import { Secret } from '../core/values/secret.js'
import { nextSampleUuid } from './samples.js'

const done =
  <A>(make: () => A): TaskEither<Failure, A> =>
  () =>
    Promise.resolve().then(() => E.right(make()))

/** 64 hexadecimal digits that stand for a text, as SHA-256 would give, without being SHA-256. */
export const sampleDigest = (text: string): string => {
  const seeds = [2166136261, 40389, 16777619, 305419896]
  const mixed = seeds.map((seed) =>
    Array.from(text).reduce((hash, char) => Math.imul(hash ^ char.charCodeAt(0), 16777619) ^ (hash >>> 15), seed),
  )
  return Array.from({ length: 64 }, (_, i) => {
    const hash = Math.imul((mixed[i % 4] ?? 0) ^ Math.imul(i + 1, 2654435761), 2246822519)
    return ((hash ^ (hash >>> 13)) >>> 28).toString(16)
  }).join('')
}

const judge: Passwords['judge'] = (password, own, { min, max }) => {
  const text = password.reveal()
  if (text.length < min) return 'TooShort'
  if (text.length > max) return 'TooLong'
  if (text === 'password1') return 'Common'
  return own.some((one) => text.toLowerCase().includes(one.toLowerCase())) ? 'OwnName' : 'Acceptable'
}

export interface MemoryPorts extends GatherPorts {
  /** What the stores hold, for assertions. */
  readonly kept: { readonly hashes: ReadonlyMap<string, string>; readonly claims: ReadonlyMap<string, Claim> }
}

/** The ports that a decision's context is gathered from, in the plainest way; boxes are those of `sampleBox`. */
export const memoryPorts = (): MemoryPorts => {
  const hashes = new Map<string, string>()
  const claims = new Map<string, Claim>()
  const erased = new Set<string>()
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
    passwords: {
      hash: (password) => done(() => sampleDigest(password.reveal())),
      verify: (password, hash) => done(() => sampleDigest(password.reveal()) === hash),
      judge,
    },
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
    vault: {
      seal: ({ subject, category, field }, plain) =>
        done(() => ({ subject, category, field, box: encodeURIComponent(plain) })),
      open: ({ subject, category, box }) =>
        done(() =>
          erased.has(`${subject}/${category}`)
            ? ({ _tag: 'Erased', at: '2026-03-02T12:00:00.000Z' as Instant } as const)
            : ({ _tag: 'Plain', text: decodeURIComponent(box) } as const),
        ),
      digest: (subject, text) => done(() => sampleDigest(`${subject}/${text}`)),
      erase: (subject, categories) =>
        done(() => {
          categories.forEach((category) => erased.add(`${subject}/${category}`))
        }),
    },
    random: {
      bytes: (count) =>
        Uint8Array.from({ length: count }, () => parseInt(sampleDigest(`byte ${String(drawn++)}`).slice(0, 2), 16)),
      uuid: nextSampleUuid,
      sha256: sampleDigest,
    },
  }
}
