import type { Mandat } from '@mandat/adapters'
import { type Failure, type Refusal, Secret } from '@mandat/domain'
import * as E from 'fp-ts/lib/Either.js'
import type { Answer, Sent } from './lines.js'

const refused = (id: string, why: Refusal | Failure): Answer =>
  why._tag === 'Refusal'
    ? { _tag: 'Refused', id, name: why.name }
    : { _tag: 'Failed', id, kind: why.kind, why: why.message }

/** What a command's answer is as a line. */
export const answerTo = async (mandat: Mandat, command: Sent): Promise<Answer> => {
  const answer = await mandat.executeUnknown(command)
  if (E.isLeft(answer)) return refused(command.id, answer.left)
  const { outcome, stream, revision, position, events, secrets } = answer.right
  const shown = Object.fromEntries(
    Object.entries(secrets).map(([name, secret]) => [name, secret instanceof Secret ? secret.reveal() : '']),
  )
  return { _tag: 'Done', id: command.id, outcome, stream, revision, position, count: events.length, secrets: shown }
}

/** What a token's call is answered with. */
export const answerToCall = async (mandat: Mandat, text: string, scope: string): Promise<Answer> => {
  const answer = await mandat.authenticateToken(text, scope)
  return E.isLeft(answer)
    ? refused(text, answer.left)
    : { _tag: 'Done', id: text, outcome: 'Applied', stream: '', revision: 0, position: 0, count: 0, secrets: {} }
}
