import { type Failure, type Position } from '@mandat/domain'
import { type StoredEvent, storedNames } from '@mandat/domain/kit'
import { type ModelId } from '@mandat/projections'
import { catchUp, openCheckpoint } from '@mandat/projections/kit'
import * as E from 'fp-ts/lib/Either.js'
import { type ReactorDeps, reactions } from './reactions.js'

/** Where the reactions stand. */
export const processesModel: ModelId = { name: storedNames.checkpoints.processes, version: 1 }
const PAGE = 100

/**
 * Reacts to every event once, in order: what the ports owe it, then each process's commands, then its mails, then the
 * checkpoint. After a crash it begins at the checkpoint again; every id is derived from its event, so a repeat does
 * nothing. It ends early, after the event in hand, when it is `going` no longer.
 * @returns where the reactions stand
 */
export const reactor = (deps: ReactorDeps, going: () => boolean) => {
  const { handler, documents, onParked } = deps
  const ports = { store: handler.store, documents, clock: handler.clock, onParked }
  const reactTo = reactions(deps)

  /** In order, up to the first that fails, or that is not to be begun any more: what was done before it is not done again. */
  const reactToAll = async (
    page: ReadonlyArray<StoredEvent>,
    from: Position,
  ): Promise<{ to: Position; outcome: E.Either<Failure, void> }> => {
    let to = from
    for (const stored of page) {
      if (!going()) break
      const outcome = await reactTo(stored)
      if (E.isLeft(outcome)) return { to, outcome }
      to = stored.position
    }
    return { to, outcome: E.right(undefined) }
  }

  const toHead = async (cameOn: () => void): Promise<E.Either<Failure, Position>> => {
    const opened = await openCheckpoint(documents, processesModel)
    if (E.isLeft(opened)) return opened
    // no further than where the log ended when this began: while others go on writing, mails go out too
    const head = await handler.store.head()()
    if (E.isLeft(head)) return head
    for (;;) {
      const from = await documents.checkpoint(processesModel)()
      if (E.isLeft(from) || from.right >= head.right || !going()) return from
      const page = await handler.store.readAll({ after: from.right, count: PAGE })()
      if (E.isLeft(page)) return page
      const caughtUp = await catchUp(ports, deps.lookUps, { going })()
      if (E.isLeft(caughtUp)) return caughtUp
      if (page.right.length === 0 || !going()) return from
      const { to, outcome } = await reactToAll(page.right, from.right)
      // false: another process was here too; what both did, the ids made once
      const kept =
        to === from.right
          ? E.right(true)
          : await documents.commit(processesModel, { from: from.right, to, writes: [] })()
      if (to > from.right && E.isRight(kept)) cameOn()
      if (E.isLeft(outcome)) return outcome
      if (E.isLeft(kept)) return kept
    }
  }
  return { toHead }
}
