import type { Done, Line, Sent } from './lines.js'

/** Events that a subscription may have handled before their place is on record. */
const PAGE = 200

/**
 * What is known of one file from what its processes told, one after the other: the promises that the file has to keep,
 * and every promise that was broken.
 */
export interface Book {
  /** Answers with "done", by command. */
  readonly done: Map<string, Done>
  readonly unanswered: Map<string, Sent>
  /** Mails that the outbox held as sent when it was looked at. */
  readonly recorded: Set<string>
  /** How often each mail was handed to the mailer. */
  readonly sendings: Map<string, number>
  readonly counts: { done: number; refused: number; resent: number; mails: number; seen: number }
  readonly problems: Array<string>
  readonly lose: (what: string) => void
  readonly tear: (what: string) => void
  readonly broken: () => { readonly lost: number; readonly torn: number }
  /** A new process begins. */
  readonly begin: () => void
  readonly note: (line: Line) => void
  /** What was found wrong elsewhere is wrong here. */
  readonly absorb: (other: Book) => void
}

/** A new book; one for a copy of a file begins with what was promised of the file `before`. */
export const book = (before: Partial<Pick<Book, 'done' | 'recorded' | 'sendings'>> = {}): Book => {
  const done = new Map(before.done)
  const unanswered = new Map<string, Sent>()
  const recorded = new Set(before.recorded)
  const sendings = new Map(before.sendings)
  const counts = { done: 0, refused: 0, resent: 0, mails: 0, seen: 0 }
  const problems: Array<string> = []
  let lost = 0
  let torn = 0

  /** Of the process at hand. */
  let sentNow = new Set<string>()
  let lastSeen = 0
  let firstSeen = true

  const promised = (line: Done): void => {
    counts.done++
    unanswered.delete(line.id)
    if (line.outcome === 'NothingToDo') return
    const before = done.get(line.id)
    if (
      before !== undefined
      && (before.stream !== line.stream
        || before.revision !== line.revision
        || before.position !== line.position
        || before.count !== line.count)
    )
      problems.push(`command ${line.id} was answered twice, and not alike`)
    if (before?.outcome === 'Applied' && line.outcome === 'Applied')
      problems.push(`command ${line.id} was applied twice`)
    done.set(line.id, before ?? line)
  }
  const seen = (position: number): void => {
    counts.seen++
    // at least once, in order: a new process begins again with what the one before it did not get to record, a page at
    // most
    const again = firstSeen ? lastSeen + 1 - position : 0
    if (firstSeen ? again < 0 || again > PAGE : position !== lastSeen + 1)
      problems.push(`the subscription went from ${String(lastSeen)} to ${String(position)}`)
    firstSeen = false
    lastSeen = position
  }
  return {
    done,
    unanswered,
    recorded,
    sendings,
    counts,
    problems,
    lose: (what): void => {
      lost++
      problems.push(`lost: ${what}`)
    },
    tear: (what): void => {
      torn++
      problems.push(`torn: ${what}`)
    },
    broken: () => ({ lost, torn }),
    absorb: (other): void => {
      problems.push(...other.problems)
      lost += other.broken().lost
      torn += other.broken().torn
    },
    begin: (): void => {
      sentNow = new Set()
      firstSeen = true
    },
    note: (line): void => {
      switch (line._tag) {
        case 'Begun':
          unanswered.set(line.command.id, line.command)
          return
        case 'Done':
          return promised(line)
        case 'Refused':
          counts.refused++
          unanswered.delete(line.id)
          return
        case 'Failed':
          problems.push(`command ${line.id} failed: ${line.kind}, ${line.why}`)
          return
        case 'Sending':
          sendings.set(line.mail, (sendings.get(line.mail) ?? 0) + 1)
          if (recorded.has(line.mail)) problems.push(`mail ${line.mail} was recorded as sent, and is sent again`)
          if (sentNow.has(line.mail)) problems.push(`mail ${line.mail} is sent twice by one process`)
          if ((sendings.get(line.mail) ?? 0) > 1) counts.resent++
          return
        case 'SentMail':
          counts.mails++
          sentNow.add(line.mail)
          return
        case 'Seen':
          return seen(line.position)
        case 'NotOpened':
          problems.push(`the file was not opened: ${line.why}`)
          return
        case 'Closed':
          if (line.why !== null) problems.push(`the file was not closed: ${line.why}`)
          return
        case 'Ready':
        case 'Opened':
          return
      }
    },
  }
}
