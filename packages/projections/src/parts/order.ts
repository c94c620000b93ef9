import type { Position } from '@mandat/domain'
import { integer } from '@mandat/domain/kit'

/** Keys in the order of the log, as text. */
export const entryKey = (position: Position): string => String(position).padStart(16, '0')
/** One subject's things lie together in an index, in the order of the log: clocks go back, and differ (LOG-12). */
export const subjectAndPlace = (subject: string, place: string): string => `${subject}|${place}`

/** The place in the log at which a thing began. */
export const Place = integer(1, Number.MAX_SAFE_INTEGER)
/** What an index holds of a thing of a subject's. */
export const placedUnder = (subject: string, place: Position): string => subjectAndPlace(subject, entryKey(place))
/** All things of a subject's in such an index, from the first to the last of the log. */
export const allOf = <I extends string>(index: I, subject: string) => ({
  index,
  from: subjectAndPlace(subject, ''),
  to: placedUnder(subject, Number.MAX_SAFE_INTEGER),
})
