import { describe, expect, it } from '@jest/globals'
import { Secret } from '../../core/values/secret.js'
import type { AccountEvent } from '../../aggregates/account/events.js'
import { ApplicationPasswordName } from '../../aggregates/account/personalData.js'
import { liveApplicationPassword } from '../../aggregates/account/state.js'
import {
  anna,
  annasSession,
  asAnna,
  asSomebodyElse,
  compromised,
  inSession,
  noon,
  registered,
} from '../../testing/accounts.js'
import { circumstances, sampleBox, sampleId, specOf } from '../../testing/index.js'
import { memoryPorts, sampleDigest } from '../../testing/memoryPorts.js'
import { authenticateTool, mintApplicationPassword } from './applicationPassword.js'
import { nothingGathered } from './context.js'
import { accountSlice } from './index.js'

const { given, twice, fold } = specOf(accountSlice, {
  ...circumstances({ actor: asAnna }),
  ...nothingGathered,
  ...inSession,
})
const mail = sampleId<'ApplicationPassword'>('mail')
const calendar = sampleId<'ApplicationPassword'>('calendar')
const name = sampleBox(ApplicationPasswordName, anna, 'mail')
const { secret, hash } = mintApplicationPassword(memoryPorts().random)
const create = { type: 'CreateApplicationPassword', account: anna, applicationPassword: mail, name } as const
const created = (applicationPassword = mail, epoch = 1, of = hash): AccountEvent => ({
  type: 'ApplicationPasswordCreated',
  account: anna,
  applicationPassword,
  name,
  hash: of,
  epoch,
  at: noon,
})
const revoked = (applicationPassword = mail): AccountEvent => ({
  type: 'ApplicationPasswordRevoked',
  account: anna,
  applicationPassword,
  at: noon,
})

describe('application passwords', () => {
  it('APP-01: one has a name, and an account can have several', () => {
    given(registered).when(create, { secretHash: hash }).then(created())
    given(registered, created())
      .when({ ...create, applicationPassword: calendar }, { secretHash: hash })
      .then(created(calendar))
    given(registered).when(create, { secretHash: hash, actor: asSomebodyElse }).thenRefused('NotYourAccount', 'LOG-01')
  })
  it('APP-02: the secret has 160 random bits in groups for typing, and only its hash is kept', () => {
    expect(secret.reveal()).toMatch(/^([0-9a-hjkmnp-tv-z]{4}-){7}[0-9a-hjkmnp-tv-z]{4}$/)
    expect(hash).toBe(sampleDigest(secret.reveal().replaceAll('-', '')))
    expect(JSON.stringify(created())).not.toContain(secret.reveal())
  })
  it("APP-02: every bit of the randomness is in it, in Crockford's base32", () => {
    const minted = (bytes: ReadonlyArray<number>) =>
      mintApplicationPassword({
        bytes: (count) => Uint8Array.from({ length: count }, (_, i) => bytes[i % bytes.length] ?? 0),
        uuid: () => '',
        sha256: (text) => text,
      })
    expect([[0], [255], [1, 2, 3, 4, 5]].map((bytes) => [minted(bytes).secret.reveal(), minted(bytes).hash])).toEqual([
      ['0000-0000-0000-0000-0000-0000-0000-0000', '0'.repeat(32)],
      ['zzzz-zzzz-zzzz-zzzz-zzzz-zzzz-zzzz-zzzz', 'z'.repeat(32)],
      ['0410-6105-0410-6105-0410-6105-0410-6105', '04106105'.repeat(4)],
    ])
  })
  it('APP-03: letters that look like digits are read as those', () => {
    const hash = sampleDigest('0110'.repeat(8))
    const state = fold([registered, created(mail, 1, hash)])
    for (const typed of ['0110', 'oilO', 'OLIo'])
      expect(authenticateTool(state, Secret.of(typed.repeat(8)), sampleDigest)).toBe(mail)
  })
  it('APP-02: two are never the same', () => {
    const { random } = memoryPorts()
    const many = Array.from({ length: 200 }, () => mintApplicationPassword(random).secret.reveal())
    expect(new Set(many).size).toBe(200)
  })
  it('APP-02: a secret is shown once: the same application password is not made again', () => {
    given(registered, created())
      .when(create, { secretHash: sampleDigest('other') })
      .thenRefused('ApplicationPasswordExists', 'APP-02', { applicationPassword: mail })
  })
  it('APP-03: it authenticates a tool, however its groups are typed, and asks for nothing else', () => {
    const state = fold([registered, created(calendar, 1, sampleDigest('other')), created()])
    expect(authenticateTool(state, secret, sampleDigest)).toBe(mail)
    expect(
      authenticateTool(state, Secret.of(` ${secret.reveal().toUpperCase().replaceAll('-', ' ')} `), sampleDigest),
    ).toBe(mail)
    expect(authenticateTool(state, Secret.of('0000-0000'), sampleDigest)).toBeNull()
    expect(authenticateTool(fold([]), secret, sampleDigest)).toBeNull()
  })
  it('APP-04: one is revoked, or all at once', () => {
    given(registered, created(), created(calendar))
      .when({ type: 'RevokeApplicationPassword', account: anna, applicationPassword: mail })
      .then(revoked())
    given(registered, created(), created(calendar))
      .when({ type: 'RevokeAllApplicationPasswords', account: anna })
      .then(revoked(), revoked(calendar))
    expect(authenticateTool(fold([registered, created(), revoked()]), secret, sampleDigest)).toBeNull()
  })
  it('APP-04: revoking what is revoked already changes nothing', () => {
    twice(
      registered,
      created(),
    )({ type: 'RevokeApplicationPassword', account: anna, applicationPassword: mail }).thenNothing()
    twice(registered, created())({ type: 'RevokeAllApplicationPasswords', account: anna }).thenNothing()
    given(registered)
      .when({ type: 'RevokeApplicationPassword', account: anna, applicationPassword: mail })
      .thenNothing()
  })
})

describe('after a compromise', () => {
  it('ACC-06: every application password that existed is dead', () => {
    const state = fold([registered, created(), ...compromised])
    expect(liveApplicationPassword(fold([registered, created()]), mail)).toEqual({ hash, epoch: 1 })
    expect(liveApplicationPassword(state, mail)).toBeNull()
    expect(authenticateTool(state, secret, sampleDigest)).toBeNull()
  })
  it('ACC-06: one that was decided on the old epoch but lands after the compromise is dead too', () => {
    expect(liveApplicationPassword(fold([registered, ...compromised, created(mail, 1)]), mail)).toBeNull()
    expect(liveApplicationPassword(fold([registered, ...compromised, created(mail, 2)]), mail)).toEqual({
      hash,
      epoch: 2,
    })
  })
  it('ACC-06: a later epoch revives nothing of an earlier one', () => {
    const again: AccountEvent = {
      type: 'PasswordCompromised',
      account: anna,
      epoch: 3,
      session: annasSession,
      at: noon,
    }
    expect(
      liveApplicationPassword(fold([registered, created(mail, 1), ...compromised, created(calendar, 2), again]), mail),
    ).toBeNull()
    expect(
      liveApplicationPassword(
        fold([registered, created(mail, 1), ...compromised, created(calendar, 2), again]),
        calendar,
      ),
    ).toBeNull()
  })
  it('ACC-12: a deleted account has none', () => {
    expect(
      authenticateTool(
        fold([registered, created(), { type: 'AccountDeleted', account: anna, at: noon }]),
        secret,
        sampleDigest,
      ),
    ).toBeNull()
  })
})

describe('all tokens at once', () => {
  it('TOK-07: revoking them raises the era that every token rests on', () => {
    given(registered)
      .when({ type: 'RevokeAllTokens', account: anna })
      .then({ type: 'AllTokensRevoked', account: anna, tokenEra: 2, at: noon })
  })
})
