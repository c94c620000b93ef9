import type { AccountId } from '@mandat/domain'
import type { Credentials } from '@mandat/domain/kit'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'

/** Password hashes in this process's memory. */
export const memoryCredentials = (): Credentials => {
  const accounts = new Map<AccountId, Map<number, string>>()
  return {
    put: (account, version, hash) => () => {
      const versions = accounts.get(account) ?? new Map<number, string>()
      accounts.set(account, versions.set(version, hash))
      return Promise.resolve(E.right(undefined))
    },
    get: (account, version) => () => Promise.resolve(E.right(O.fromNullable(accounts.get(account)?.get(version)))),
    prune: (account, below) => () => {
      const versions = accounts.get(account)
      for (const version of versions?.keys() ?? []) if (version < below) versions?.delete(version)
      return Promise.resolve(E.right(undefined))
    },
  }
}
