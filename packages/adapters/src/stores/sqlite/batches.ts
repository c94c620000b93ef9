import type { Failure } from '@mandat/domain'
import type { Appended } from '@mandat/domain/kit'
import * as E from 'fp-ts/lib/Either.js'
import { appendAlone } from './appendAlone.js'
import { appendAll } from './appendAll.js'
import { isTaken } from './failures.js'
import type { Log } from './log.js'
import type { TextAppend } from './textAppend.js'
import { RunAgain } from './writeQueue.js'

/** Appends that share one job; more than this and another transaction may come between. */
const MOST_IN_BATCH = 256

interface Batch {
  readonly appends: Array<TextAppend>
  /** All of them may: one that must be synced joins none that may begin without it. */
  readonly mayWait: boolean
  readonly answers: Promise<E.Either<Failure, ReadonlyArray<E.Either<Failure, Appended>>>>
}

interface Batches {
  readonly add: (append: TextAppend) => Promise<E.Either<Failure, Appended>>
  /** Settles with the batch that is being filled, where there is one. */
  readonly underWay: () => Promise<unknown> | undefined
}

/** Appends made while another is on its way share a transaction. */
export const batchesOf = (log: Log): Batches => {
  let batch: Batch | null = null

  const newBatch = (mayWait: boolean): Batch => {
    const appends: Array<TextAppend> = []
    let lookForIds = false
    const all = (): ReturnType<typeof appendAll> => {
      batch = null
      try {
        return appendAll(log, appends, lookForIds)
      } catch (e) {
        if (lookForIds || !isTaken(e)) throw e
        lookForIds = true
        throw new RunAgain()
      }
    }
    const alone = (): ReturnType<typeof appendAll> | null => {
      batch = null
      const [append, ...others] = appends
      if (append === undefined || others.length > 0) return null
      try {
        const done = appendAlone(log, append)
        return done === null ? null : [E.right(done)]
      } catch (e) {
        if (!isTaken(e)) throw e
        lookForIds = true
        return null
      }
    }
    const answers = log.db.write(all, { alone, mayWait })()
    const made = { appends, mayWait, answers }
    void answers.then((outcome) => {
      // where no transaction could begin, the job never ran
      if (batch === made) batch = null
      if (E.isRight(outcome) && outcome.right.some((one) => E.isRight(one) && one.right._tag === 'Appended'))
        log.listeners.tell()
    })
    return made
  }
  const add = async (append: TextAppend): Promise<E.Either<Failure, Appended>> => {
    if (batch?.mayWait !== append.mayWait || batch.appends.length >= MOST_IN_BATCH) batch = newBatch(append.mayWait)
    const mine = batch
    const index = mine.appends.push(append) - 1
    const answers = await mine.answers
    return E.isLeft(answers) ? answers : (answers.right[index] as E.Either<Failure, Appended>)
  }
  return { add, underWay: () => batch?.answers }
}
