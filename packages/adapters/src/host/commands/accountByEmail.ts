import { AccountId, type Failure, type Opened, type Refusal } from '@mandat/domain'
import { account, accountStream, type HandlerDeps, knownAccount, loadHead, normalEmail } from '@mandat/domain/kit'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'

/**
 * Whose address it is, or `null`. A claim may be older than what its account holds now, or never have been used: the
 * account has the last word.
 */
export const accountsByEmail =
  ({ store, cache, ports }: HandlerDeps) =>
  async (email: string): Promise<E.Either<Refusal | Failure, string | null>> => {
    const typed = normalEmail(String(email))
    const claim = await ports.claims.find('Email', typed)()
    if (E.isLeft(claim)) return claim
    const id = O.isSome(claim.right) ? claim.right.value.owner.split('/')[0] : undefined
    if (!AccountId.is(id)) return E.right(null)
    const found = await loadHead(store, cache, account, accountStream(id))
    if (E.isLeft(found)) return found
    const known = knownAccount(found.right.state)
    if (known === null) return E.right(null)
    const opened = await ports.vault.open(known.email)()
    return E.map((own: Opened) => (own._tag === 'Plain' && normalEmail(own.text) === typed ? id : null))(opened)
  }
