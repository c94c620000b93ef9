import { deadlinesIn, evolveWaits, type Policy, waitEvents, type Waits } from '@mandat/domain'
import { projection } from '../../core/fold/projection.js'

/** What time alone will change, by stream; the index `dueAt` answers "what is due by now". */
export const deadlines = (policy: Pick<Policy, 'tokenIdleYears'>) =>
  projection<Waits>()({
    name: 'deadlines',
    version: 1,
    handles: waitEvents,
    keysOf: ({ stream }) => [stream],
    evolve: (waits, { event }) => evolveWaits(waits, event),
    // the first of them only: a document of many deadlines is found once
    indexes: {
      dueAt: (waits) =>
        deadlinesIn(waits, policy)
          .map(({ dueAt }) => dueAt)
          .sort()
          .slice(0, 1),
    },
  })
