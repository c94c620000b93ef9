import type { Failure } from '@mandat/domain'

/** A failure that nobody waits for: it happened to work that goes on by itself. */
export interface Problem {
  readonly where: 'processes' | 'clock' | 'readModel' | 'subscription' | 'mail'
  /** Of the read model or the subscription; of a mail, its template; else as `where`. */
  readonly name: string
  readonly failure: Failure
  /** How many times in a row it has failed, this one included; a parked stream is told once. */
  readonly times: number
}

/** Tells a problem to whoever wants to hear of it; fails nobody. */
export type Tell = (problem: Problem) => void

/** What the host's listener throws or rejects with is its own trouble. */
export const telling =
  (onProblem: ((problem: Problem) => void | Promise<void>) | undefined): Tell =>
  (problem) => {
    void (async () => onProblem?.(problem))().catch(() => undefined)
  }
