import { describe, expect, it } from '@jest/globals'
import { type LocalDate } from '@mandat/domain'
import { type AccountEvent, Email, PersonName, type TokenEvent, TokenName } from '@mandat/domain/kit'
import { sampleBox, sampleId } from '@mandat/domain/testing'
import { documentsOf, type DomainEvent, historyOf, registeredAccount, storyAt } from '../../testing/index.js'
import { type AccountSecurity, emptySecurity } from './document.js'
import { accountSecurity } from './model.js'

const anna = sampleId<'Account'>('Anna')
const [key, here] = [sampleId<'Token'>('key'), sampleId<'Session'>('here')]
const later = '2026-04-01T08:00:00.000Z' as typeof storyAt
const [email, name] = [sampleBox(Email, anna, 'anna@elsewhere.example'), sampleBox(PersonName, anna, 'Anna Bianchi')]
const created: TokenEvent = {
  type: 'TokenCreated',
  token: key,
  account: anna,
  name: sampleBox(TokenName, anna, 'deploy'),
  hash: 'b'.repeat(64),
  organisation: sampleId<'Organisation'>('Bakery'),
  product: sampleId<'Product'>('bakery.ch'),
  stay: 1,
  scopes: ['dns:read'],
  ground: { _tag: 'Membership', term: 1 },
  epoch: 1,
  tokenEra: 1,
  createdAt: storyAt,
  expiresAt: null,
}
const locked: DomainEvent = { type: 'LoginLocked', account: anna, counted: 'Strangers', until: later }
const asked: AccountEvent = { type: 'AccountDeletionRequested', account: anna, organisations: [], at: later }
const deleted: AccountEvent = { type: 'AccountDeleted', account: anna, at: later }
const compromised: AccountEvent = { type: 'PasswordCompromised', account: anna, epoch: 2, session: here, at: later }
const reviewed = (item: 'Sessions' | 'Tokens'): AccountEvent => ({
  type: 'ReviewItemConfirmed',
  account: anna,
  item,
  at: later,
})

const document = (...events: ReadonlyArray<DomainEvent>): AccountSecurity => {
  const found = documentsOf(accountSecurity, historyOf(events)).get(anna)
  if (found?._tag !== 'Account') throw new Error('no document')
  return found
}
const registered = registeredAccount(anna, 'Anna')
/**
 * What the events after the registration changed, security events aside, and the types of those that are kept of them.
 */
const changed = (...events: ReadonlyArray<DomainEvent>): readonly [Partial<AccountSecurity>, ReadonlyArray<string>] => {
  const [before, after] = [document(registered), document(registered, ...events)]
  const same = (field: string, value: unknown): boolean =>
    JSON.stringify(value) === JSON.stringify(before[field as keyof AccountSecurity])
  const fields = Object.entries(after).filter(([field, value]) => field !== 'securityEvents' && !same(field, value))
  return [Object.fromEntries(fields), after.securityEvents.slice(0, -1).map(({ type }) => type)]
}

describe('the security of an account, event by event', () => {
  it('ACC-05: starts with the registration', () => {
    const { securityEvents, ...rest } = document(registered)
    const { securityEvents: _none, ...empty } = emptySecurity(anna)
    expect(rest).toEqual({
      ...empty,
      status: 'Registered',
      email: registered.email,
      name: registered.name,
      passwordChangedAt: storyAt,
      epoch: 1,
      tokenEra: 1,
    })
    expect(securityEvents.map(({ type, ipAddress }) => [type, ipAddress])).toEqual([['AccountRegistered', null]])
  })
  it('ACC-01, ACC-10: what was asked for is a security event; what came of it shows', () => {
    const request = { account: anna, attempt: 1, expiresAt: later } as const
    expect(changed({ type: 'EmailChangeRequested', email, ...request })).toEqual([{}, ['EmailChangeRequested']])
    expect(changed({ type: 'PasswordResetRequested', ...request })).toEqual([{}, ['PasswordResetRequested']])
    expect(changed({ type: 'EmailChanged', account: anna, email, before: null, at: later })).toEqual([
      { email },
      ['EmailChanged'],
    ])
    expect(changed({ type: 'NameChanged', account: anna, name })).toEqual([{ name }, []])
    expect(changed({ type: 'PasswordReset', account: anna, credential: 2, epoch: 2, at: later })).toEqual([
      { passwordChangedAt: later, epoch: 2 },
      ['PasswordReset'],
    ])
  })
  it('ACC-12: a deletion that is asked for, given up, and done', () => {
    const abandoned: AccountEvent = { type: 'AccountDeletionAbandoned', account: anna, organisations: [], at: later }
    expect(changed(asked)).toEqual([{ status: 'Leaving' }, ['AccountDeletionRequested']])
    expect(changed(asked, abandoned)).toEqual([{}, ['AccountDeletionAbandoned', 'AccountDeletionRequested']])
    for (const after of [[], [locked], [created], [{ type: 'NameChanged', account: anna, name } as const]])
      expect(document(registered, created, asked, deleted, ...after)).toEqual({
        ...emptySecurity(anna),
        status: 'Deleted',
      })
  })
  it('ACC-08: a lock is a security event and changes nothing else', () => {
    expect(changed(locked)).toEqual([{}, ['LoginLocked']])
  })
  it('TOK-06: the end of a token is a security event, its use is none', () => {
    const disabled: TokenEvent = {
      type: 'TokenDisabled',
      token: key,
      account: anna,
      lastDay: '2026-01-01' as LocalDate,
      at: later,
    }
    expect(changed(created, disabled)).toEqual([{}, ['TokenDisabled', 'TokenCreated']])
    const used: TokenEvent = { type: 'TokenUsed', token: key, account: anna, day: '2026-02-01' as LocalDate }
    expect(changed(created, used)).toEqual([{}, ['TokenCreated']])
  })
  it('ACC-05: the review remembers every item once, the latest last', () => {
    const far = [compromised, reviewed('Sessions'), reviewed('Tokens'), reviewed('Sessions')]
    expect(document(registered, ...far).assistant?.reviewed).toEqual(['Tokens', 'Sessions'])
    expect(changed(reviewed('Tokens'))).toEqual([{}, []])
  })
})
