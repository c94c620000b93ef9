import { type Pending, type Policy, registry } from '@mandat/domain'
import { projection } from '../../core/fold/projection.js'

const all = registry.deadlines

/** What time alone will change, by stream; the index `dueAt` answers "what is due by now". */
export const deadlines = (policy: Policy) =>
  projection<Pending>()({
    name: 'deadlines',
    version: 1,
    handles: all.handles,
    keysOf: ({ stream }) => [stream],
    evolve: (pending, { event }) => all.evolve(pending, event),
    // the first of them only: a document of many deadlines is found once
    indexes: {
      dueAt: (pending) =>
        all
          .of(pending, policy)
          .map(({ dueAt }) => dueAt)
          .slice(0, 1),
    },
  })
