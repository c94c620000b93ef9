import * as E from 'fp-ts/lib/Either.js'
import type { Actor } from '../core/record/actor.js'
import type { Failure } from '../core/values/failure.js'
import type { Instant } from '../core/values/instant.js'
import type { Refusal } from '../core/values/refusal.js'
import { Secret } from '../core/values/secret.js'
import type { OfType } from '../core/values/union.js'
import type { AccountEvent } from '../aggregates/account/events.js'
import { Email, PersonName } from '../aggregates/account/personalData.js'
import type { SessionEvent } from '../aggregates/session/events.js'
import { sampleBox, sampleId } from './samples.js'

/** Anna, her session, and what is on record of her: what the tests of accounts and sessions start from. */
export const anna = sampleId<'Account'>('anna')
export const annasSession = sampleId<'Session'>('annas laptop')
export const annasPhone = sampleId<'Session'>('annas phone')
export const asAnna: Extract<Actor, { readonly _tag: 'Person' }> = {
  _tag: 'Person',
  account: anna,
  session: annasSession,
  onBehalfOf: null,
}
export const asVisitor: Actor = { _tag: 'Visitor', visitor: sampleId<'Visitor'>('visitor') }
export const asSystem: Actor = { _tag: 'System', process: 'test' }
export const asSomebodyElse: Actor = { ...asAnna, account: sampleId<'Account'>('bruno') }

export const moment = (text: string): Instant => text as Instant
export const noon = moment('2026-03-02T12:00:00.000Z')
export const annasEmail = sampleBox(Email, anna, 'anna@example.ch')
export const annasName = sampleBox(PersonName, anna, 'Anna Rossi')

export const requested = {
  type: 'RegistrationRequested',
  account: anna,
  email: annasEmail,
  language: 'de',
  attempt: 1,
  expiresAt: moment('2026-03-04T12:00:00.000Z'),
} as const satisfies AccountEvent
export const registered = {
  type: 'AccountRegistered',
  account: anna,
  email: annasEmail,
  name: annasName,
  language: 'de',
  credential: 7,
  epoch: 1,
  at: noon,
} as const satisfies AccountEvent
export const compromised: ReadonlyArray<AccountEvent> = [
  { type: 'PasswordCompromised', account: anna, epoch: 2, session: annasSession, at: noon },
  { type: 'PasswordChanged', account: anna, credential: 8, at: noon },
]
/** Anna's session, as it began in the first epoch, and what is gathered of it (ACC-06). */
export const sessionStarted = (session = annasSession, account = anna): SessionEvent => ({
  type: 'SessionStarted',
  account,
  session,
  ipAddress: null,
  device: null,
  origins: [],
  method: 'Password',
  epoch: 1,
  startedAt: noon,
  expiresAt: moment('2026-04-01T12:00:00.000Z'),
})
export const inSession = { session: { epoch: 1 } } as const
export const confirmedStep = (step: OfType<AccountEvent, 'AssistantStepConfirmed'>['step']): AccountEvent => ({
  type: 'AssistantStepConfirmed',
  account: anna,
  step,
  at: noon,
})

/** A secret that no test's output may ever show (ACC-09). */
export const pass = (text = 'correct horse battery'): Secret => Secret.of(text)

/** What an answer comes to, in words: an outcome, a refusal with its rule, or a failure's kind. */
export const said = (answer: E.Either<Failure | Refusal, { readonly outcome: string }>): string => {
  if (E.isRight(answer)) return answer.right.outcome
  return answer.left._tag === 'Refusal' ? `${answer.left.name} ${answer.left.rule}` : answer.left.kind
}
