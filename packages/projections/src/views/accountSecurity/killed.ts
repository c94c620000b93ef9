import { type ApplicationPasswordId, type Envelope, type Instant, type SessionId, type TokenId } from '@mandat/domain'
import {
  AllTokensRevoked,
  ApplicationPasswordCreated,
  ApplicationPasswordRevoked,
  PasswordCompromised,
  PasswordReset,
  type Recorded,
  SessionEnded,
  SessionStarted,
  TokenCreated,
  TokenDisabled,
  TokenRevoked,
} from '@mandat/domain/kit'
import type { HandledEvent } from './document.js'

const telling = [
  SessionStarted,
  SessionEnded,
  TokenCreated,
  TokenRevoked,
  TokenDisabled,
  AllTokensRevoked,
  ApplicationPasswordCreated,
  ApplicationPasswordRevoked,
  PasswordCompromised,
  PasswordReset,
] as const
type Telling = Recorded<(typeof telling)[number]>
const types: ReadonlySet<string> = new Set(telling.map(({ type }) => type))
const tells = (event: HandledEvent): event is Telling => types.has(event.type)

/** What died when an epoch of an account ended, in the order in which it was made. */
export interface Killed {
  readonly sessions: ReadonlyArray<SessionId>
  readonly applicationPasswords: ReadonlyArray<ApplicationPasswordId>
  readonly tokens: ReadonlyArray<TokenId>
}

/**
 * ACC-04: derived from the log, since `AssistantCompleted` names the epoch and nothing else. What had ended before is
 * not in it; what was decided in that epoch but landed after it is, for it was dead on arrival (ACC-06).
 * @example killedWith(completed.killedEpoch, history) // history: the account's, its sessions' and its tokens' events
 * in order
 */
export const killedWith = (killedEpoch: number, history: Iterable<Envelope<HandledEvent>>): Killed => {
  const sessions = new Map<SessionId, Instant>()
  const tokens = new Map<TokenId, Instant | null>()
  const applicationPasswords = new Set<ApplicationPasswordId>()
  let isOver = false
  const unlessOver = (change: () => unknown): void => {
    if (!isOver) change()
  }
  for (const { event } of history) {
    if (!tells(event)) continue
    switch (event.type) {
      case 'SessionStarted':
        if (event.epoch === killedEpoch) sessions.set(event.session, event.expiresAt)
        break
      case 'SessionEnded':
        unlessOver(() => sessions.delete(event.session))
        break
      case 'TokenCreated':
        if (event.epoch === killedEpoch) tokens.set(event.token, event.expiresAt)
        break
      case 'TokenRevoked':
      case 'TokenDisabled':
        unlessOver(() => tokens.delete(event.token))
        break
      case 'AllTokensRevoked':
        unlessOver(() => {
          tokens.clear()
        })
        break
      case 'ApplicationPasswordCreated':
        if (event.epoch === killedEpoch) applicationPasswords.add(event.applicationPassword)
        break
      case 'ApplicationPasswordRevoked':
        unlessOver(() => applicationPasswords.delete(event.applicationPassword))
        break
      case 'PasswordCompromised':
      case 'PasswordReset':
        if (event.epoch !== killedEpoch + 1) break
        isOver = true
        for (const [id, expiresAt] of sessions) if (expiresAt <= event.at) sessions.delete(id)
        for (const [id, expiresAt] of tokens) if (expiresAt !== null && expiresAt <= event.at) tokens.delete(id)
        if (event.type === 'PasswordCompromised') sessions.delete(event.session)
        break
    }
  }
  return { sessions: [...sessions.keys()], applicationPasswords: [...applicationPasswords], tokens: [...tokens.keys()] }
}
