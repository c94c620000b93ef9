import { describe, expect, it } from '@jest/globals'
import { type AccountEvent, Email, PersonAddress, PersonName, Telephone } from '@mandat/domain/kit'
import { sampleBox, sampleId } from '@mandat/domain/testing'
import * as E from 'fp-ts/lib/Either.js'
import { catchUp } from '../../core/keep/catchUp.js'
import {
  documentsOf,
  historyOf,
  openSample,
  plain,
  registeredAccount,
  storyAt,
  testDocuments,
  testLog,
} from '../../testing/index.js'
import { accounts } from './model.js'
import { readProfile } from './profile.js'

const [anna, bruno] = [sampleId<'Account'>('Anna'), sampleId<'Account'>('Bruno')]
const changes: ReadonlyArray<AccountEvent> = [
  { type: 'NameChanged', account: anna, name: sampleBox(PersonName, anna, 'Anna R.') },
  { type: 'AddressChanged', account: anna, address: sampleBox(PersonAddress, anna, 'Lane 1') },
  { type: 'TelephoneChanged', account: anna, telephone: sampleBox(Telephone, anna, '+41 22 000 00 00') },
  { type: 'LanguageChanged', account: anna, language: 'fr' },
  {
    type: 'EmailChanged',
    account: anna,
    email: sampleBox(Email, anna, 'new@people.example'),
    before: null,
    at: storyAt,
  },
]
const deleted: AccountEvent = { type: 'AccountDeleted', account: anna, at: storyAt }

const profile = async (...events: ReadonlyArray<AccountEvent>) => {
  const documents = testDocuments()
  const store = testLog(...historyOf(events))
  await catchUp({ store, documents, clock: { now: () => storyAt } }, [accounts])()
  const read = await readProfile(documents, openSample)(anna)()
  return E.isRight(read) ? read.right : read
}

describe('the accounts', () => {
  it('ACC-11: show what a person registered with, and each change since', async () => {
    const registered = {
      account: anna,
      email: plain('Anna@people.example'),
      name: plain('Anna'),
      address: null,
      telephone: null,
      language: 'de',
      registeredAt: storyAt,
    }
    expect(await profile(registeredAccount(anna, 'Anna'))).toEqual(registered)
    expect(await profile(registeredAccount(anna, 'Anna'), ...changes)).toEqual({
      ...registered,
      email: plain('new@people.example'),
      name: plain('Anna R.'),
      address: plain('Lane 1'),
      telephone: plain('+41 22 000 00 00'),
      language: 'fr',
    })
  })
  it('ACC-12: hold nothing of an account that was deleted, and make none of what never registered', async () => {
    expect(await profile(registeredAccount(anna, 'Anna'), ...changes, deleted)).toBeNull()
    expect(await profile(registeredAccount(anna, 'Anna'), deleted, ...changes)).toBeNull()
    expect(await profile(...changes)).toBeNull()
    expect([
      ...documentsOf(
        accounts,
        historyOf([registeredAccount(anna, 'Anna'), registeredAccount(bruno, 'Bruno'), deleted]),
      ).keys(),
    ]).toEqual([bruno])
  })
})
