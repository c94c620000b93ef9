import type { AccountId, Failure } from '@mandat/domain'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { DocumentStore } from '../../core/ports/documentStore.js'
import { readOne } from '../../core/read/read.js'
import type { AccountSecurity } from './document.js'
import { accountSecurity } from './model.js'

/** An account's own document; `null` where nothing is known of it. */
export const readAccount = (
  documents: Pick<DocumentStore, 'get'>,
  account: AccountId,
): TE.TaskEither<Failure, AccountSecurity | null> =>
  pipe(
    readOne(documents, accountSecurity, account),
    TE.map((found) => (found?._tag === 'Account' ? found : null)),
  )
