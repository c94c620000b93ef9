import { type Failure, type Position } from '@mandat/domain'
import { closed, guarded, unavailable } from '@mandat/domain/kit'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { DocumentStore, ModelId } from '../ports/documentStore.js'
import type { Projector } from './projector.js'
import { type KnownLog, modelIsAhead } from './seen.js'
import { sleeper } from './sleeper.js'
import type { Timers } from './timers.js'
import { labelOf } from '../ports/modelLabel.js'

/** What waiting takes: the checkpoints to look at, and timers to wait with. */
export interface WaitPorts {
  readonly documents: Pick<DocumentStore, 'checkpoint' | 'standing'>
  /** The log, where a read model that is ahead of it is not to be taken for one that has come so far. */
  readonly store?: KnownLog
  readonly timers: Timers
  /** This process's projector, whose commits end the wait at once; without one, the checkpoint is only polled. */
  readonly projector?: Pick<Projector, 'onCommitted'>
}
/** In milliseconds; past `timeoutMs` the answer is `Unavailable`. `pollMs` is 250 when left out. */
export interface WaitOptions {
  readonly timeoutMs: number
  /** How often the checkpoint is read, for a projector in another process. */
  readonly pollMs?: number
  /** Asked at every poll: once it says no, the answer is `Closed`. */
  readonly going?: () => boolean
}

/**
 * Waits until a read model has seen `position` (what a command's answer names): read your own writes. Answers where the
 * model stands, or with a failure when the time is over.
 * @example await waitFor({ documents, timers, projector }, modelOf(products), position, { timeoutMs: 5_000 })()
 */
export const waitFor =
  (
    { documents, timers, store, projector }: WaitPorts,
    model: ModelId,
    position: Position,
    { timeoutMs, pollMs = 250, going = () => true }: WaitOptions,
  ): TaskEither<Failure, Position> =>
  async () => {
    const nap = sleeper(timers)
    let over = false
    const cancel = timers.after(timeoutMs, () => {
      over = true
      nap.wake()
    })
    const forget = projector?.onCommitted((committed, at) => {
      if (committed.name === model.name && committed.version === model.version && at >= position) nap.wake()
    })
    const isOver = (): boolean => over
    const isTrue = async (): Promise<boolean> => {
      const ahead = store === undefined ? E.right(false) : await modelIsAhead({ store, documents }, model)
      return E.isRight(ahead) && !ahead.right
    }
    try {
      for (;;) {
        const checkpoint = await guarded(labelOf(model), documents.checkpoint(model))
        if (E.isRight(checkpoint) && checkpoint.right >= position && (await isTrue())) return checkpoint
        if (!going()) return E.left(closed(labelOf(model), 'it is waited for no longer'))
        if (isOver()) {
          const where = E.isLeft(checkpoint)
            ? `its place is not known (${checkpoint.left.message})`
            : `it stands at ${String(checkpoint.right)}`
          return E.left(
            unavailable(labelOf(model), `not at position ${String(position)} within ${String(timeoutMs)} ms: ${where}`),
          )
        }
        await nap.sleep(pollMs)
      }
    } finally {
      cancel()
      forget?.()
    }
  }
