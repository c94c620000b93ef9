import { describe, expect, it } from '@jest/globals'
import { type Instant, type Sealed } from '@mandat/domain'
import {
  BillingEmail,
  Email,
  type Holding,
  lapsed,
  type Mail,
  OrganisationName,
  PersonName,
  type Question,
  ProductLabel,
  SessionDevice,
  still,
  tellsWhatHappened,
  TokenName,
  unavailable,
  registry,
} from '@mandat/domain/kit'
import { sampleBox, sampleId } from '@mandat/domain/testing'
import type { AddressBookEntry } from '@mandat/projections/kit'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { must } from '../../contract/events.js'
import { resolveMail } from './resolveMail.js'

const anna = sampleId<'Account'>('Anna')
const bakery = sampleId<'Organisation'>('Bakery')
const [bread, cake] = [sampleId<'Product'>('bread'), sampleId<'Product'>('cake')]
const token = sampleId<'Token'>('deploy')
const now = '2026-03-29T01:00:00.000Z' as Instant

const entries: Readonly<Record<string, AddressBookEntry>> = {
  [`Account/${anna}`]: {
    _tag: 'Account',
    account: anna,
    email: sampleBox(Email, anna, 'anna@xn--bcher-kva.example'),
    name: sampleBox(PersonName, anna, 'Anna'),
    language: 'fr',
  },
  [`Organisation/${bakery}`]: {
    _tag: 'Organisation',
    name: sampleBox(OrganisationName, bakery, 'Bakery'),
    billingEmail: sampleBox(BillingEmail, bakery, 'Anna@Bücher.example'),
    directoryName: null,
    directoryEmail: null,
  },
  [`Product/${bread}`]: { _tag: 'Product', label: sampleBox(ProductLabel, bakery, 'bread.example') },
  [`Token/${token}`]: { _tag: 'Token', name: sampleBox(TokenName, anna, 'deploy') },
}

const erased = sampleBox(PersonName, anna, 'erased')
/** Whether mails still hold is their slices' to say, and tested there: these do, or none does. */
const stillHolding = (holds: Holding<Mail['facts']>) =>
  new Map([...registry.mails].map(([template, definition]) => [template, { ...definition, holds }]))
const unanswered: Question<unknown> = {
  key: 'x',
  unasked: null,
  answer: () => TE.left(unavailable('the log', 'nothing is asked')),
}
const setUp = (holds: Holding<Mail['facts']> = tellsWhatHappened()) => {
  const asked: Array<string> = []
  const opened: Array<Sealed> = []
  const resolve = resolveMail({
    documents: {
      get: (_, key) => {
        asked.push(key)
        return TE.right(O.fromNullable(entries[key]))
      },
    },
    vault: {
      open: (sealed) => {
        opened.push(sealed)
        return TE.right(
          sealed.box === erased.box
            ? { _tag: 'Erased', at: now }
            : { _tag: 'Plain', text: decodeURIComponent(sealed.box) },
        )
      },
    },
    answers: { load: () => TE.left(unavailable('the log', 'nothing is asked')), lookUp: () => TE.right([]) },
    clock: { now: () => now },
    language: 'en',
    service: 'Hosting Ltd',
    definitions: stillHolding(holds),
  })
  return { asked, opened, resolve }
}
const toAnna = { _tag: 'Account', account: anna } as const
const aMail = (template: string, facts: Mail['facts'], change: Partial<Mail> = {}): Mail => ({
  id: 'm1',
  template,
  to: toAnna,
  facts,
  link: null,
  about: null,
  ...change,
})
const ready = (template: string, facts: object, language = 'fr') => ({
  _tag: 'Ready',
  template,
  link: null,
  to: 'anna@xn--bcher-kva.example',
  language,
  facts: { service: 'Hosting Ltd', recipient: 'Anna', ...facts },
})
const gone = (reason: string) => ({ _tag: 'Gone', reason })

describe('resolveMail', () => {
  it('names what the facts are ids of, as their codecs say, and reads each entry once', async () => {
    const { asked, resolve } = setUp()
    const facts = { account: anna, token, lastDay: '2026-03-01' }
    expect(await must(resolve(aMail('TokenDisabled', facts)))).toStrictEqual(
      ready('TokenDisabled', { account: 'Anna', token: 'deploy', lastDay: '2026-03-01' }),
    )
    expect(asked).toStrictEqual([`Account/${anna}`, `Token/${token}`])
  })
  it('names lists in their order: what has no name is empty, and null stays null', async () => {
    const { resolve } = setUp()
    const granted = { client: bakery, partner: bakery, term: 1, change: 'AccessLimited', to: null }
    const changed = { ...granted, access: 'Limited', walletEntrusted: null }
    const named = { ...changed, client: 'Bakery', partner: 'Bakery' }
    expect(await must(resolve(aMail('PartnershipChanged', { ...changed, products: [cake, bread] })))).toStrictEqual(
      ready('PartnershipChanged', { ...named, products: ['', 'bread.example'] }),
    )
    expect(await must(resolve(aMail('PartnershipChanged', { ...changed, products: null })))).toStrictEqual(
      ready('PartnershipChanged', { ...named, products: null }),
    )
  })
  it('opens boxes; what is erased is null', async () => {
    const { resolve } = setUp()
    const facts = { account: anna, ipAddress: erased, device: sampleBox(SessionDevice, anna, 'Laptop'), at: now }
    expect(await must(resolve(aMail('LoginFromNewDevice', facts)))).toStrictEqual(
      ready('LoginFromNewDevice', { account: 'Anna', ipAddress: null, device: 'Laptop', at: now }),
    )
  })
  it('REN-07: a billing contact that is a member gets no second mail, however the address is spelt', async () => {
    const { resolve } = setUp()
    const facts = { organisation: bakery, number: '1', amount: 'CHF 1', at: now }
    const to = { _tag: 'BillingContact', organisation: bakery, unless: [anna] } as const
    expect(await must(resolve(aMail('InvoiceNotice', facts, { to })))).toStrictEqual(
      gone('the billing contact gets this mail as a member'),
    )
    expect(await must(resolve(aMail('InvoiceNotice', facts, { to: { ...to, unless: [] } })))).toStrictEqual({
      ...ready('InvoiceNotice', { ...facts, organisation: 'Bakery', recipient: null }, 'en'),
      to: 'Anna@Bücher.example',
    })
  })
  it('writes in the language that the mail was asked for in, before that of its recipient', async () => {
    const { resolve } = setUp()
    const facts = { account: cake, language: 'it', expiresAt: '2026-03-29T01:00:00.001Z' }
    const to = { _tag: 'Address', address: sampleBox(Email, anna, 'eva@example.ch') } as const
    expect(await must(resolve(aMail('RegistrationLink', facts, { to })))).toStrictEqual({
      ...ready('RegistrationLink', { ...facts, account: null, recipient: null }, 'it'),
      to: 'eva@example.ch',
    })
  })
  it('REN-06, hole 6: is sent as it holds now, and is gone with the reason where it holds no longer', async () => {
    const facts = { account: anna, at: now }
    const lapses = setUp({ now: () => lapsed('it is over') })
    expect(await must(lapses.resolve(aMail('AccountDeleted', facts)))).toStrictEqual(gone('it is over'))
    expect(lapses.asked).toStrictEqual([])
    const told = { account: anna, token, lastDay: '2026-03-01' } as const
    const changes = setUp({
      now: () => ({
        _tag: 'Becomes',
        draft: { template: 'TokenDisabled', to: toAnna, facts: told, link: null, per: '' },
      }),
    })
    expect(await must(changes.resolve(aMail('AccountDeleted', facts)))).toStrictEqual(
      ready('TokenDisabled', { account: 'Anna', token: 'deploy', lastDay: '2026-03-01' }),
    )
    const link = { purpose: 'PasswordReset', stream: 'account-1', term: 'reset', attempt: 1 }
    const replaced = setUp({ now: ({ to, facts: same }) => still(to, same, { ...link, attempt: 2 }) })
    expect(await must(replaced.resolve(aMail('PasswordResetLink', facts, { link })))).toStrictEqual(
      gone('its link was replaced'),
    )
    expect(
      await setUp({ needs: () => [unanswered], now: () => lapsed('') }).resolve(aMail('AccountDeleted', facts))(),
    ).toStrictEqual(E.left(unavailable('the log', 'nothing is asked')))
  })
  it('is nobody any more: expired, erased, unknown, not in the directory', async () => {
    const { opened, resolve } = setUp()
    const link = { purpose: 'PasswordReset', stream: 'account-1', term: 'reset', attempt: 1 }
    expect(await must(resolve(aMail('PasswordResetLink', { account: anna, expiresAt: now }, { link })))).toStrictEqual(
      gone('its link has expired'),
    )
    expect(opened).toStrictEqual([])
    const facts = { account: anna, at: now }
    const reasons = [
      [{ _tag: 'Address', address: erased }, 'the address was erased'],
      [{ _tag: 'Account', account: sampleId<'Account'>('Nobody') }, 'the account has no address'],
      [{ _tag: 'Partner', organisation: bakery }, 'the partner has no entry in the directory'],
    ] as const
    for (const [to, reason] of reasons)
      expect(await must(resolve(aMail('AccountDeleted', facts, { to })))).toStrictEqual(gone(reason))
  })
})
