import type { Position, Revision, StreamName } from '../record/envelope.js'
import type { Secret } from '../values/secret.js'

/**
 * What became of a command that was not refused.
 * @example
 * const answer = await manager.execute(command)
 * if (answer._tag === 'Right') await manager.waitFor('organisationDashboard', answer.right.position)
 */
export interface Handled<Ev> {
  /** `AlreadyApplied`: an earlier command with this id did it. `NothingToDo`: the facts were so already. */
  readonly outcome: 'Applied' | 'AlreadyApplied' | 'NothingToDo'
  readonly events: ReadonlyArray<Ev>
  readonly stream: StreamName
  readonly revision: Revision
  /** Where the last event stands in the log: what `waitFor` takes. */
  readonly position: Position
  /** Shown once; empty in a repeat's answer (LOG-07). */
  readonly secrets: Readonly<Record<string, Secret>>
  /** The names of the secrets that a repeat's answer leaves out. */
  readonly withheld: ReadonlyArray<string>
}
