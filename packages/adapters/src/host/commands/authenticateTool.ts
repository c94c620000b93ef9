import { AccountId, type Failure, type Refusal, Secret } from '@mandat/domain'
import {
  account,
  type AccountState,
  accountStream,
  authenticateTool,
  type HandlerDeps,
  loadHead,
} from '@mandat/domain/kit'
import * as E from 'fp-ts/lib/Either.js'

/** A tool with an application password of the account: which one it is, or `null` (APP-03). */
export const toolAuthentication =
  ({ store, cache, ports }: HandlerDeps) =>
  async (id: string, password: string): Promise<E.Either<Refusal | Failure, string | null>> => {
    if (!AccountId.is(id)) return E.right(null)
    const found = await loadHead(store, cache, account, accountStream(id))
    return E.map(({ state }: { readonly state: AccountState }) =>
      authenticateTool(state, Secret.of(String(password)), ports.random.sha256),
    )(found)
  }
