import { type Failure } from '@mandat/domain'
import { unreadable } from '@mandat/domain/kit'
import type { FailureListener, ReadModelPorts } from '@mandat/projections/kit'
import type { FailedMail } from '../../mail/index.js'
import type { Tell } from '../parts/problems.js'
import { processesModel } from './processesPlace.js'

/** What goes on by itself, and how its failures become problems. */
export interface Telling {
  readonly ofLoop: (where: 'processes' | 'clock') => (failure: Failure, times: number) => void
  readonly ofModel: FailureListener
  readonly ofParked: NonNullable<ReadModelPorts['onParked']>
  readonly ofAhead: NonNullable<ReadModelPorts['onAhead']>
  readonly ofMail: (failed: FailedMail) => void
}

/** Whose trouble it is, what an event must be, and what becomes of who is ahead of the log. */
const whose = (name: string): readonly ['processes' | 'readModel', string, string] =>
  name === processesModel.name
    ? ['processes', 'an event that all that follows can be done of', 'they go on from where the two agreed']
    : ['readModel', 'an event that it can fold', 'it is built anew from what there is']

export const tellingOf = (tell: Tell): Telling => ({
  ofLoop: (where) => (failure, times) => {
    tell({ where, name: where, failure, times })
  },
  ofModel: ({ name }, failure, times) => {
    tell({ where: 'readModel', name, failure, times })
  },
  ofParked: ({ name }, parked) => {
    const [of, expected] = whose(name)
    for (const { stream, position, reason } of parked) {
      const where = `${stream} at position ${String(position)}`
      const failure = unreadable(where, [{ path: name, expected: `${expected} (${reason})` }])
      tell({ where: of, name, failure, times: 1 })
    }
  },
  ofAhead: ({ name }) => {
    const [where, , ahead] = whose(name)
    const expected = `what it has seen, which is not there any more; ${ahead}`
    tell({ where, name, failure: unreadable(name, [{ path: 'log', expected }]), times: 1 })
  },
  ofMail: ({ template, failure, attempts }) => {
    tell({ where: 'mail', name: template, failure, times: attempts })
  },
})
