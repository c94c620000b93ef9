import { describe, it } from '@jest/globals'
import { circumstances, sampleBox, specOf } from '../testing/index.js'
import { anna, annasName, asAnna, asSomebodyElse, registered } from '../testing/accounts.js'
import { noFacts } from './context.js'
import { PersonAddress, Telephone } from './events.js'
import { accountSlice } from './index.js'

const { given } = specOf(accountSlice, { ...circumstances({ actor: asAnna }), ...noFacts })
const unchanged = { type: 'UpdateProfile', account: anna, name: null, address: null, telephone: null, language: null } as const
const address = sampleBox(PersonAddress, anna, 'Bahnhofstrasse 1')
const telephone = sampleBox(Telephone, anna, '+41 22 000 00 00')

describe('the profile', () => {
  it('ACC-11: each field that is given changes by itself, and is seen by itself', () => {
    given(registered).when({ ...unchanged, name: annasName, address, telephone, language: 'fr' }).then(
      { type: 'NameChanged', account: anna, name: annasName },
      { type: 'AddressChanged', account: anna, address },
      { type: 'TelephoneChanged', account: anna, telephone },
      { type: 'LanguageChanged', account: anna, language: 'fr' },
    )
    given(registered).when({ ...unchanged, telephone }).then({ type: 'TelephoneChanged', account: anna, telephone })
  })
  it('ACC-11: what is not given stays as it is', () => {
    given(registered).when(unchanged).thenNothing()
  })
  it('ACC-11: a person keeps the own profile, and nobody else\'s', () => {
    given(registered).when({ ...unchanged, telephone }, { actor: asSomebodyElse }).thenRefused('NotYourAccount', 'LOG-01')
    given().when({ ...unchanged, telephone }).thenRefused('UnknownAccount', 'ACC-01')
  })
})
