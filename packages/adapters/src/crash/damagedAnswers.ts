import { hostKeys, openSqlite } from '@mandat/adapters/kit'
import type { Failure } from '@mandat/domain'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import { hostSecret } from './askAll.js'

/** What the file is asked for: names that its stores know. */
export interface Asked {
  readonly streams: ReadonlyArray<string>
  readonly commands: ReadonlyArray<string>
  readonly models: ReadonlyArray<{ readonly name: string; readonly version: number }>
  readonly indexes: ReadonlyArray<string>
  readonly emails: ReadonlyArray<string>
  readonly subjects: ReadonlyArray<string>
}
/** Each answer as text, or the kind of its failure; what the stores did not open with, where they did not. */
export type Answers =
  | { readonly _tag: 'Refused'; readonly kind: string }
  | { readonly _tag: 'Answered'; readonly answers: ReadonlyArray<string> }

export const FAILED = 'Failure '

/** Everything that the stores of a file answer, in one order. */
export const answersOf = async (file: string, asked: Asked): Promise<Answers> => {
  const opened = await openSqlite({ file, claimsKey: hostKeys(hostSecret).claims })()
  if (E.isLeft(opened)) return { _tag: 'Refused', kind: opened.left.kind }
  const { events, documents, outbox, claims, credentials, keys, close } = opened.right
  const answers: Array<string> = []
  const ask = async (question: TaskEither<Failure, unknown>): Promise<void> => {
    const answer = await question()
    answers.push(
      E.isLeft(answer)
        ? FAILED + answer.left.kind
        : JSON.stringify(answer.right, (_, value: unknown) => (value instanceof Map ? [...value] : value)),
    )
  }
  const ALL = { from: 0, count: 10_000, direction: 'forwards' } as const
  await ask(events.head())
  await ask(events.readAll({ after: 0, count: 10_000 }))
  for (const stream of asked.streams) await ask(events.readStream(stream, ALL))
  for (const id of asked.commands) await ask(events.commandRecord(id as never, 'any'))
  for (const model of asked.models) {
    await ask(documents.checkpoint(model))
    await ask(documents.parked(model))
    await ask(documents.scan(model, { after: null, count: 10_000 }))
    for (const index of asked.indexes)
      await ask(documents.find(model, { index, direction: 'forwards', count: 1_000 } as never))
  }
  const mails = await outbox.list({ after: null, count: 10_000 })()
  // a mail that is not as it was written comes as none, and keeps back no other
  if (E.isRight(mails))
    for (const entry of mails.right) answers.push(entry.mail === null ? `${FAILED}NoMail` : JSON.stringify(entry))
  else answers.push(FAILED + mails.left.kind)
  for (const email of asked.emails) await ask(claims.find('Email', email))
  for (const subject of asked.subjects) {
    await ask(credentials.get(subject as never, 1))
    for (const category of ['Identity', 'Contact', 'Trace'] as const) await ask(keys.find(subject, category))
  }
  await close()()
  return { _tag: 'Answered', answers }
}
