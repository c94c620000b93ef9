import { describe, it } from '@jest/globals'
import { PersonAddress, PersonName, Telephone } from '../../aggregates/account/personalData.js'
import { anna, annasName, asAnna, asSomebodyElse, inSession, registered } from '../../testing/accounts.js'
import { circumstances, same, sampleBox, specOf } from '../../testing/index.js'
import { nothingGathered } from './context.js'
import { accountSlice } from './index.js'

const { given } = specOf(accountSlice, { ...circumstances({ actor: asAnna }), ...nothingGathered, ...inSession })
const unchanged = {
  type: 'UpdateProfile',
  account: anna,
  name: null,
  address: null,
  telephone: null,
  language: null,
} as const
const address = sampleBox(PersonAddress, anna, 'Bahnhofstrasse 1')
const telephone = sampleBox(Telephone, anna, '+41 22 000 00 00')

describe('the profile', () => {
  it('ACC-11: each field that is given changes by itself, and is seen by itself', () => {
    given(registered)
      .when({ ...unchanged, name: annasName, address, telephone, language: 'fr' })
      .then(
        { type: 'NameChanged', account: anna, name: annasName },
        { type: 'AddressChanged', account: anna, address },
        { type: 'TelephoneChanged', account: anna, telephone },
        { type: 'LanguageChanged', account: anna, language: 'fr' },
      )
    given(registered)
      .when({ ...unchanged, telephone })
      .then({ type: 'TelephoneChanged', account: anna, telephone })
  })
  it('ACC-11: what is not given stays as it is, and of all that the account remembers only the name', () => {
    given(registered).when(unchanged).thenNothing()
    const before = given(registered).state()
    const name = sampleBox(PersonName, anna, 'Anna Bianchi')
    same('name', given(registered, { type: 'NameChanged', account: anna, name }).state(), { ...before, name })
    same(
      'rest',
      given(
        registered,
        { type: 'AddressChanged', account: anna, address },
        { type: 'LanguageChanged', account: anna, language: 'fr' },
      ).state(),
      before,
    )
  })
  it("ACC-11: a person keeps the own profile, and nobody else's", () => {
    given(registered)
      .when({ ...unchanged, telephone }, { actor: asSomebodyElse })
      .thenRefused('NotYourAccount', 'LOG-01')
    given()
      .when({ ...unchanged, telephone })
      .thenRefused('UnknownAccount', 'ACC-01')
  })
})
