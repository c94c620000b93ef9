import { type Policy } from '@mandat/domain'
import { type AllDeadlines, registry } from '@mandat/domain/kit'
import { projection } from '../../core/fold/projection.js'

/** What time alone will change, one by one; the index `dueAt` answers "what is due by now". */
export const deadlinesFrom =
  ({ waiting, handles, keyOf, evolve, of }: AllDeadlines) =>
  (policy: Policy) =>
    projection(waiting)({
      name: 'deadlines',
      version: 2,
      handles,
      keysOf: ({ stream, event }) => [keyOf(stream, event)],
      evolve: (document, { event }) => evolve(document, event),
      indexes: { dueAt: (document) => of(document, policy).map(({ dueAt }) => dueAt) },
      due: {
        index: 'dueAt',
        upTo: (now) => now,
        commands: (document, at) => of(document, at.policy).filter(({ dueAt }) => dueAt <= at.now),
      },
    })

/** The deadlines of every slice. */
export const deadlines = deadlinesFrom(registry.deadlines)
