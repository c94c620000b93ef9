import type { Done, Line, Sent } from './lines.js'

/** Events that a subscription may have handled before their place is on record. */
const PAGE = 200

/**
 * What is known of one file from what its processes told, one after the other: the promises that the file has to keep,
 * and every promise that was broken.
 */
export interface Promises {
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
  readonly absorb: (other: Promises) => void
}

/** What the parts below write down in common. */
type Notes = Pick<Promises, 'counts' | 'problems'>

/** Nothing promised yet; a copy of a file begins with what was promised of the file `before`. */
export const promises = (before: Partial<Pick<Promises, 'done' | 'recorded' | 'sendings'>> = {}): Promises => {
  const notes: Notes = { counts: { done: 0, refused: 0, resent: 0, mails: 0, seen: 0 }, problems: [] }
  const answers = answersIn(notes, new Map(before.done))
  const mails = mailsIn(notes, new Set(before.recorded), new Map(before.sendings))
  const place = placeIn(notes)
  const { problems } = notes
  let lost = 0
  let torn = 0
  return {
    ...notes,
    done: answers.done,
    unanswered: answers.unanswered,
    recorded: mails.recorded,
    sendings: mails.sendings,
    lose: (what) => {
      lost++
      problems.push(`lost: ${what}`)
    },
    tear: (what) => {
      torn++
      problems.push(`torn: ${what}`)
    },
    broken: () => ({ lost, torn }),
    absorb: (other) => {
      problems.push(...other.problems)
      lost += other.broken().lost
      torn += other.broken().torn
    },
    begin: () => {
      mails.begin()
      place.begin()
    },
    note: (line) => {
      switch (line._tag) {
        case 'Begun':
        case 'Done':
        case 'Refused':
        case 'Failed':
          return answers.note(line)
        case 'Sending':
        case 'SentMail':
          return mails.note(line)
        case 'Seen':
          return place.note(line.position)
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

type LineOf<T extends Line['_tag']> = Extract<Line, { readonly _tag: T }>

/** Every command is answered once and for all. */
const answersIn = ({ counts, problems }: Notes, done: Map<string, Done>) => {
  const unanswered = new Map<string, Sent>()
  const promised = (line: Done): void => {
    counts.done++
    unanswered.delete(line.id)
    // what a visitor is answered does not tell what became of it (ACC-13)
    if (line.outcome === 'NothingToDo' || line.stream === '') return
    const before = done.get(line.id)
    if (before !== undefined && !isSamePlace(before, line))
      problems.push(`command ${line.id} was answered twice, and not alike`)
    if (before?.outcome === 'Applied' && line.outcome === 'Applied')
      problems.push(`command ${line.id} was applied twice`)
    done.set(line.id, before ?? line)
  }
  const note = (line: LineOf<'Begun' | 'Done' | 'Refused' | 'Failed'>): void => {
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
    }
  }
  return { done, unanswered, note }
}
const isSamePlace = (a: Done, b: Done): boolean =>
  a.stream === b.stream && a.revision === b.revision && a.position === b.position && a.count === b.count

/** A mail that is recorded as sent is sent no more; one process sends no mail twice. */
const mailsIn = ({ counts, problems }: Notes, recorded: Set<string>, sendings: Map<string, number>) => {
  /** By the process at hand. */
  let sentNow = new Set<string>()
  const note = ({ _tag, mail }: LineOf<'Sending' | 'SentMail'>): void => {
    if (_tag === 'SentMail') {
      counts.mails++
      sentNow.add(mail)
      return
    }
    const times = (sendings.get(mail) ?? 0) + 1
    sendings.set(mail, times)
    if (recorded.has(mail)) problems.push(`mail ${mail} was recorded as sent, and is sent again`)
    if (sentNow.has(mail)) problems.push(`mail ${mail} is sent twice by one process`)
    if (times > 1) counts.resent++
  }
  return { recorded, sendings, note, begin: () => void (sentNow = new Set()) }
}

/** A subscription sees every event, in order. */
const placeIn = ({ counts, problems }: Notes) => {
  let lastSeen = 0
  let firstSeen = true
  const note = (position: number): void => {
    counts.seen++
    // at least once, in order: a new process begins again with what the one before it did not get to record, a page at
    // most
    const again = firstSeen ? lastSeen + 1 - position : 0
    if (firstSeen ? again < 0 || again > PAGE : position !== lastSeen + 1)
      problems.push(`the subscription went from ${String(lastSeen)} to ${String(position)}`)
    firstSeen = false
    lastSeen = position
  }
  return { note, begin: () => void (firstSeen = true) }
}
