import { type Failure } from '@mandat/domain'
import { unreadable } from '@mandat/domain/kit'
import type { FailureListener, ReadModelPorts } from '@mandat/projections/kit'
import type { FailedMail } from '../../mail/index.js'
import type { Tell } from '../parts/problems.js'

/** What goes on by itself, and how its failures become problems. */
export interface Telling {
  readonly ofLoop: (where: 'processes' | 'clock') => (failure: Failure, times: number) => void
  readonly ofModel: FailureListener
  readonly ofParked: NonNullable<ReadModelPorts['onParked']>
  readonly ofAhead: NonNullable<ReadModelPorts['onAhead']>
  readonly ofMail: (failed: FailedMail) => void
}

const AHEAD = {
  path: 'log',
  expected: 'what it has seen, which is not there any more; it is built anew from what there is',
}

export const tellingOf = (tell: Tell): Telling => ({
  ofLoop: (where) => (failure, times) => {
    tell({ where, name: where, failure, times })
  },
  ofModel: ({ name }, failure, times) => {
    tell({ where: 'readModel', name, failure, times })
  },
  ofParked: ({ name }, parked) => {
    for (const { stream, position, reason } of parked) {
      const where = `${stream} at position ${String(position)}`
      const failure = unreadable(where, [{ path: name, expected: `an event that it can fold (${reason})` }])
      tell({ where: 'readModel', name, failure, times: 1 })
    }
  },
  ofAhead: ({ name }) => {
    tell({ where: 'readModel', name, failure: unreadable(name, [AHEAD]), times: 1 })
  },
  ofMail: ({ template, failure, attempts }) => {
    tell({ where: 'mail', name: template, failure, times: attempts })
  },
})
