import { describe, expect, it } from '@jest/globals'
import { BillingEmail, Email, OrganisationName, PersonName, TokenName } from '@mandat/domain/kit'
import { sampleBox, sampleId } from '@mandat/domain/testing'
import {
  documentsOf,
  historyOf,
  ordered,
  registeredAccount,
  registeredOrganisation,
  storyAt,
} from '../../testing/index.js'
import { addressBook, type AddressBookEntry, entryKey } from './model.js'

const anna = sampleId<'Account'>('Anna')
const bakery = sampleId<'Organisation'>('Bakery')
const domain = sampleId<'Product'>('bakery.ch')
const token = sampleId<'Token'>('deploy')
type Told = Parameters<typeof historyOf>[0]
const entryOf = (kind: AddressBookEntry['_tag'], id: string, ...story: Told) =>
  documentsOf(addressBook, historyOf(story)).get(entryKey(kind, id))
const account = registeredAccount(anna, 'Anna')
const organisation = registeredOrganisation(bakery, 'Bakery', anna)

describe('the address book', () => {
  it("ACC-01: an address that is not verified is nobody's: of a registration that was asked for only the language is known", () => {
    const asked = {
      type: 'RegistrationRequested',
      account: anna,
      email: account.email,
      language: 'fr',
      attempt: 1,
      expiresAt: storyAt,
    } as const
    expect(entryOf('Account', anna, asked)).toEqual({
      _tag: 'Account',
      account: anna,
      email: null,
      name: null,
      language: 'fr',
    })
    expect(entryOf('Account', anna, asked, account)).toEqual({
      _tag: 'Account',
      account: anna,
      email: account.email,
      name: account.name,
      language: 'de',
    })
  })
  it('ACC-11: a person is reached at the present address, by the present name, in the present language', () => {
    const email = sampleBox(Email, anna, 'new@people.example')
    const name = sampleBox(PersonName, anna, 'Anna R.')
    expect(
      entryOf(
        'Account',
        anna,
        account,
        { type: 'EmailChanged', account: anna, email, before: null, at: storyAt } as never,
        { type: 'NameChanged', account: anna, name } as never,
        { type: 'LanguageChanged', account: anna, language: 'it' } as never,
      ),
    ).toEqual({ _tag: 'Account', account: anna, email, name, language: 'it' })
  })
  it('ACC-01: an address that a change was asked for is not written to before it is verified', () => {
    const asked = {
      type: 'EmailChangeRequested',
      account: anna,
      email: sampleBox(Email, anna, 'new@people.example'),
      attempt: 1,
      expiresAt: storyAt,
    } as const
    expect(entryOf('Account', anna, account, asked)).toEqual({
      _tag: 'Account',
      account: anna,
      email: account.email,
      name: account.name,
      language: 'de',
    })
  })
  it('ACC-12: a deleted account is still told so', () => {
    expect(entryOf('Account', anna, account, { type: 'AccountDeleted', account: anna, at: storyAt } as never)).toEqual(
      entryOf('Account', anna, account),
    )
  })
  it('PAR-05, REN-07: an organisation has its present name, billing contact and entry in the directory', () => {
    const usual = {
      _tag: 'Organisation',
      name: sampleBox(OrganisationName, bakery, 'Bakery'),
      billingEmail: null,
      directoryName: null,
      directoryEmail: null,
    }
    expect(entryOf('Organisation', bakery, organisation)).toEqual(usual)
    const name = sampleBox(OrganisationName, bakery, 'Bakery AG')
    const billingEmail = sampleBox(BillingEmail, bakery, 'bills@bakery.example')
    const billing = { type: 'BillingContactChanged', organisation: bakery, billingEmail } as const
    const listed = {
      type: 'PartnerProgrammeJoined',
      organisation: bakery,
      directoryName: 'Bakery Web',
      directoryEmail: 'web@bakery.example',
    } as const
    expect(
      entryOf(
        'Organisation',
        bakery,
        organisation,
        billing,
        { type: 'OrganisationRenamed', organisation: bakery, name } as never,
        listed,
      ),
    ).toEqual({ ...usual, name, billingEmail, directoryName: 'Bakery Web', directoryEmail: 'web@bakery.example' })
    expect(
      entryOf(
        'Organisation',
        bakery,
        organisation,
        billing,
        listed,
        { type: 'BillingContactChanged', organisation: bakery, billingEmail: null } as never,
        {
          type: 'DirectoryEntryChanged',
          organisation: bakery,
          directoryName: 'Web',
          directoryEmail: 'hello@bakery.example',
        } as never,
      ),
    ).toEqual({ ...usual, directoryName: 'Web', directoryEmail: 'hello@bakery.example' })
  })
  it('REN-04, TOK-06: products and tokens have the names that mails call them by', () => {
    const product = ordered(domain, bakery, 'bakery.ch')
    const name = sampleBox(TokenName, anna, 'deploy')
    const made = {
      type: 'TokenCreated',
      token,
      account: anna,
      name,
      hash: 'a'.repeat(64),
      organisation: bakery,
      product: domain,
      stay: 1,
      scopes: ['dns:read'],
      ground: { _tag: 'Membership', term: 1 },
      epoch: 1,
      tokenEra: 1,
      createdAt: storyAt,
      expiresAt: null,
    } as const
    expect([entryOf('Product', domain, product, made), entryOf('Token', token, product, made)]).toEqual([
      { _tag: 'Product', label: product.label },
      { _tag: 'Token', name },
    ])
  })
  it('ACC-10: an id that is taken twice, by things of different kinds, has an entry for each', () => {
    const same = registeredOrganisation(anna as string as typeof bakery, 'Bakery', anna)
    const product = ordered(anna as string as typeof domain, bakery, 'bakery.ch')
    expect(documentsOf(addressBook, historyOf([account, same, product]))).toEqual(
      new Map([
        [
          `Account/${anna}`,
          { _tag: 'Account', account: anna, email: account.email, name: account.name, language: 'de' },
        ],
        [
          `Organisation/${anna}`,
          {
            _tag: 'Organisation',
            name: (same as { name: unknown }).name,
            billingEmail: null,
            directoryName: null,
            directoryEmail: null,
          },
        ],
        [`Product/${anna}`, { _tag: 'Product', label: product.label }],
      ]),
    )
  })
  it('what is told of somebody unknown makes no entry', () => {
    expect(
      entryOf('Account', anna, { type: 'NameChanged', account: anna, name: account.name } as never),
    ).toBeUndefined()
    expect(
      entryOf('Organisation', bakery, {
        type: 'BillingContactChanged',
        organisation: bakery,
        billingEmail: null,
      } as never),
    ).toBeUndefined()
  })
})
