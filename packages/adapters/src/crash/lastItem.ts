import { openSqlite } from '@mandat/adapters/kit'
import { must } from './checkLog.js'
import { type History, history } from './history.js'
import type { Answer } from './lines.js'
import type { Person, TwoDoors } from './twoDoors.js'

/** Two who want the last of something at one moment, and what must come of it: the words of both answers. */
export interface LastItem {
  readonly title: string
  readonly race: (
    doors: TwoDoors,
    round: number,
  ) => Promise<{
    readonly answers: ReadonlyArray<Answer>
    readonly after?: (log: History) => Promise<ReadonlyArray<unknown>> | ReadonlyArray<unknown>
  }>
  /** The answers that are right, each in the order of its words. */
  readonly right: ReadonlyArray<ReadonlyArray<string>>
  /** What is to be seen in the log, or by asking, when both have been answered. */
  readonly after?: ReadonlyArray<unknown>
}

/** The file's log, folded. */
export const logIn = async (file: string): Promise<History> => {
  const stores = must(await openSqlite({ file, claimsKey: new Uint8Array(32) })())
  const known = history()
  await known.follow(stores.events)
  must(await stores.close()())
  return known
}
export const somebody = async (doors: TwoDoors): Promise<Person> => {
  const [one] = await doors.newPerson()
  if (one === undefined) throw new Error('nobody came')
  return one
}
