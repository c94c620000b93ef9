import type { Actor } from '@mandat/domain'
import { writeSync } from 'node:fs'

/** A command as a host gives it to `execute`. */
export interface Order {
  readonly type: string
  readonly data: Readonly<Record<string, unknown>>
  readonly actor: Actor
}
export interface Sent extends Order {
  readonly id: string
  readonly from: { readonly ipAddress: string; readonly device: string }
}

/** What the parent asks of the child, a line each on its standard input. */
export type Wish =
  | {
      readonly _tag: 'Open'
      readonly file: string
      /** Where mails go; without it this process sends none. */
      readonly mails: string | null
      /** The name of a subscription to everything. */
      readonly follow: string | null
    }
  /** At a moment, by the clock: so that two processes do it at once. */
  | { readonly _tag: 'Execute'; readonly at: number; readonly command: Sent }
  | { readonly _tag: 'Call'; readonly at: number; readonly text: string; readonly scope: string }
  /** Commands without end, beginning with those that an earlier process left without an answer. */
  | { readonly _tag: 'Write'; readonly seed: number; readonly inFlight: number; readonly again: ReadonlyArray<Sent> }
  /** Ends in good order. */
  | { readonly _tag: 'Close' }

/** What the child tells, a line each on its standard output: before a thing is begun, and after it was answered. */
export type Line =
  | { readonly _tag: 'Ready' }
  | { readonly _tag: 'Opened' }
  | { readonly _tag: 'NotOpened'; readonly why: string }
  | { readonly _tag: 'Begun'; readonly command: Sent }
  | Done
  | { readonly _tag: 'Refused'; readonly id: string; readonly name: string }
  | { readonly _tag: 'Failed'; readonly id: string; readonly kind: string; readonly why: string }
  | { readonly _tag: 'Sending'; readonly mail: string }
  | { readonly _tag: 'SentMail'; readonly mail: string }
  | { readonly _tag: 'Seen'; readonly position: number }
  | { readonly _tag: 'Closed'; readonly why: string | null }

/** What came of one command. */
export type Answer = Extract<Line, { _tag: 'Done' | 'Refused' | 'Failed' }>

export interface Done {
  readonly _tag: 'Done'
  readonly id: string
  readonly outcome: 'Applied' | 'AlreadyApplied' | 'NothingToDo'
  readonly stream: string
  readonly revision: number
  readonly position: number
  readonly count: number
  /** In clear: this pipe is a test's own. */
  readonly secrets: Readonly<Record<string, string>>
}

/** Written before the next statement runs: what was told outlives a kill. */
export const tell = (line: Line): void => {
  const bytes = Buffer.from(`${JSON.stringify(line)}\n`)
  for (let written = 0; written < bytes.length;) written += writeSync(1, bytes, written)
}

/** Cuts a stream of text into lines; what comes after the last line break was cut off by a kill. */
export const lineReader = <L>(onLine: (line: L) => void): ((chunk: string) => void) => {
  let rest = ''
  return (chunk) => {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) onLine(JSON.parse(line) as L)
  }
}
