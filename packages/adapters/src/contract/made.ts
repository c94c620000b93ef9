import type { EventStore } from '@mandat/domain/kit'
import type { DocumentStore } from '@mandat/projections/kit'

/** A store of a test's own; `close` also removes what it left behind. */
export interface MadeStore<S> {
  readonly store: S
  readonly close: () => Promise<unknown>
}
export type MakeEventStore = () => Promise<MadeStore<EventStore>>
export type MakeDocumentStore = () => Promise<MadeStore<DocumentStore>>

/** Runs a test on a store of its own and closes it afterwards. */
export const using =
  <S>(make: () => Promise<MadeStore<S>>) =>
  (test: (store: S) => Promise<void>) =>
  async (): Promise<void> => {
    const { store, close } = await make()
    try {
      await test(store)
    } finally {
      await close()
    }
  }
