import { type AccountId, instantOf } from '@mandat/domain'
import { ApplicationPasswordName, Email, knownAccount, SessionIpAddress } from '@mandat/domain/kit'
import { sampleBox, sampleId } from '@mandat/domain/testing'
import type { DomainEvent, Now } from './now.js'

/** What may happen next to a person; nothing where nothing may. */
export const person =
  ({ count, at, accountAt }: Now) =>
  (kind: number, id: AccountId, more: number): ReadonlyArray<DomainEvent> => {
    const known = knownAccount(accountAt(id))
    if (known === null)
      return accountAt(id)._tag === 'Deleted'
        ? []
        : [
            {
              type: 'AccountRegistered',
              account: id,
              email: sampleBox(Email, id),
              name: null,
              language: 'de',
              credential: 1,
              epoch: 1,
              at: at(),
            },
          ]
    const session = sampleId<'Session'>(`session ${String(count())}`)
    const tool = sampleId<'ApplicationPassword'>(`tool ${String(count())}`)
    switch (kind % 6) {
      case 0:
        return [
          {
            type: 'SessionStarted',
            account: id,
            session,
            ipAddress: sampleBox(SessionIpAddress, id, '192.0.2.1'),
            device: null,
            origins: [],
            method: 'Password',
            epoch: known.epoch,
            startedAt: at(),
            expiresAt: instantOf(Date.parse(at()) + 86_400_000),
          },
        ]
      case 1:
        return [{ type: 'LoginFailed', account: id, counted: 'Strangers', at: at() }]
      case 2:
        return [
          {
            type: 'ApplicationPasswordCreated',
            account: id,
            applicationPassword: tool,
            name: sampleBox(ApplicationPasswordName, id),
            hash: 'a'.repeat(64),
            epoch: known.epoch,
            at: at(),
          },
        ]
      case 3:
        return more % 4 === 0
          ? [
              { type: 'PasswordCompromised', account: id, epoch: known.epoch + 1, session, at: at() },
              { type: 'PasswordChanged', account: id, credential: known.credential + 1, at: at() },
            ]
          : [{ type: 'PasswordReset', account: id, credential: known.credential + 1, epoch: known.epoch + 1, at: at() }]
      case 4:
        return [{ type: 'AllTokensRevoked', account: id, tokenEra: known.tokenEra + 1, at: at() }]
      case 5:
        return more % 7 === 0 ? [{ type: 'AccountDeleted', account: id, at: at() }] : []
    }
    return []
  }
