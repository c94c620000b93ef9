import { type Policy } from '@mandat/domain'
import { type AllDeadlines, registry } from '@mandat/domain/kit'
import { projection } from '../../core/fold/projection.js'

/** What time alone will change, by stream; the index `dueAt` answers "what is due by now". */
export const deadlinesFrom =
  ({ pending, handles, evolve, of, dueBy }: AllDeadlines) =>
  (policy: Policy) =>
    projection(pending)({
      name: 'deadlines',
      version: 1,
      handles,
      keysOf: ({ stream }) => [stream],
      evolve: (document, { event }) => evolve(document, event),
      // the first of them only: a document of many deadlines is found once
      indexes: {
        dueAt: (document) =>
          of(document, policy)
            .map(({ dueAt }) => dueAt)
            .slice(0, 1),
      },
      due: { index: 'dueAt', upTo: (now) => now, commands: (document, at) => dueBy(at.now, [document], at.policy) },
    })

/** The deadlines of every slice. */
export const deadlines = deadlinesFrom(registry.deadlines)
