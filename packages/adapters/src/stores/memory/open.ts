import type { Failure } from '@mandat/domain'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { Stores } from '../ports/stores.js'
import { memoryClaims } from './claims.js'
import { memoryCredentials } from './credentials.js'
import { memoryDocumentStore } from './documentStore.js'
import { memoryEventStore, type MemoryEventStoreOptions } from './eventStore.js'
import { memoryKeyStore } from './keyStore.js'
import { memoryOutbox } from './outbox.js'

/**
 * Everything in this process's memory, and gone with it: for tests and first steps.
 * @example
 * const opened = await openMandat({ stores: memoryStores, hostSecret: randomBytes(32) })
 */
export const memoryStores = (
  { claims }: { readonly claims: Uint8Array },
  options: MemoryEventStoreOptions = {},
): TaskEither<Failure, Stores> =>
  TE.fromIO(() => {
    const events = memoryEventStore(options)
    return {
      events,
      documents: memoryDocumentStore(),
      outbox: memoryOutbox(),
      claims: memoryClaims({ hostKey: claims }),
      credentials: memoryCredentials(),
      keys: memoryKeyStore(),
      close: events.close,
    }
  })
