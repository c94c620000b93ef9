import { describe, expect, it } from '@jest/globals'
import type { AccountId, OrganisationId } from '../../core/values/ids.js'
import type { AccountEvent } from '../../aggregates/account/events.js'
import type { OrganisationEvent } from '../../aggregates/organisation/events.js'
import { anna, annasEmail, noon, registered, requested } from '../../testing/accounts.js'
import { Email } from '../../aggregates/account/personalData.js'
import { sampleBox, sampleId } from '../../testing/index.js'
import { bakery } from '../../testing/organisations.js'
import { processNamed, reactionOf, recorded } from '../../testing/reactions.js'
import { founded, joined } from '../../testing/world.js'

const accountMails = processNamed('accountMails')
const compromiseMails = processNamed('compromiseMails')

const stream = `account-${anna}`
const toAnna = { _tag: 'Account', account: anna }
const mail = (template: string, to: object, facts: object, link: object | null = null) => ({
  commands: [],
  mails: [{ template, to, facts, link }],
})
const nothing = { commands: [], mails: [] }

describe('mails about an account', () => {
  const react = reactionOf(accountMails)
  const expiresAt = requested.expiresAt
  it('ACC-01: a registration and a change of address go to the address itself, with the link that proves it', async () => {
    const to = { _tag: 'Address', address: annasEmail }
    expect(await react(requested, { stream })).toStrictEqual(
      mail(
        'RegistrationLink',
        to,
        { account: anna, language: 'de', expiresAt },
        { purpose: 'Registration', stream, term: 'registration', attempt: 1 },
      ),
    )
    const change: AccountEvent = {
      type: 'EmailChangeRequested',
      account: anna,
      email: annasEmail,
      attempt: 3,
      expiresAt,
    }
    expect(await react(change, { stream })).toStrictEqual(
      mail(
        'EmailChangeLink',
        to,
        { account: anna, expiresAt },
        { purpose: 'EmailChange', stream, term: 'email', attempt: 3 },
      ),
    )
  })
  it("ACC-10: a reset goes to the account's verified address", async () => {
    const reset: AccountEvent = { type: 'PasswordResetRequested', account: anna, attempt: 2, expiresAt }
    expect(await react(reset, { stream })).toStrictEqual(
      mail(
        'PasswordResetLink',
        toAnna,
        { account: anna, expiresAt },
        { purpose: 'PasswordReset', stream, term: 'reset', attempt: 2 },
      ),
    )
  })
  it('ACC-02: a changed password is told, however it was changed, but with a compromise only once', async () => {
    const changed: AccountEvent = { type: 'PasswordChanged', account: anna, credential: 8, at: noon }
    const told = mail('PasswordWasChanged', toAnna, { account: anna, at: noon })
    expect(await react(changed)).toStrictEqual(told)
    expect(await react({ type: 'PasswordReset', account: anna, credential: 8, epoch: 2, at: noon })).toStrictEqual(told)
    const byAssistant = { ...recorded(changed).meta, commandType: 'StartCompromiseAssistant' }
    expect(await react(changed, { meta: byAssistant })).toStrictEqual(nothing)
  })
  it('ACC-11, hole 26: a change of address is told to the address before; nobody is, where it is not on record', async () => {
    const changed: AccountEvent = {
      type: 'EmailChanged',
      account: anna,
      email: sampleBox(Email, anna, 'new@example.ch'),
      before: annasEmail,
      at: noon,
    }
    expect(await react(changed)).toStrictEqual(
      mail(
        'EmailWasChanged',
        { _tag: 'FormerAddress', account: anna, address: annasEmail },
        { account: anna, at: noon },
      ),
    )
    expect(await react({ ...changed, before: null })).toStrictEqual(nothing)
  })
  it('ACC-12, hole 26: a deletion that was abandoned is told, with what kept the account', async () => {
    const facts = { account: anna, organisations: [bakery], at: noon }
    expect(await react({ type: 'AccountDeletionAbandoned', ...facts })).toStrictEqual(
      mail('AccountDeletionAbandoned', toAnna, facts),
    )
  })
  it('ACC-12: a deleted account is told so', async () => {
    expect(await react({ type: 'AccountDeleted', account: anna, at: noon })).toStrictEqual(
      mail('AccountDeleted', toAnna, { account: anna, at: noon }),
    )
  })
})

describe('mails about a compromise', () => {
  const [beat, dora] = [sampleId<'Account'>('beat'), sampleId<'Account'>('dora')]
  const [florist, former, gone] = ['Florist', 'Former', 'Gone'].map((name) => sampleId<'Organisation'>(name)) as [
    OrganisationId,
    OrganisationId,
    OrganisationId,
  ]
  const closed: OrganisationEvent = { type: 'OrganisationClosed', organisation: gone, at: noon }
  const accepted = (organisation: OrganisationId): AccountEvent => ({
    type: 'MembershipAccepted',
    account: anna,
    organisation,
    invitation: null,
    role: null,
    attempt: null,
  })
  const compromised: AccountEvent = {
    type: 'PasswordCompromised',
    account: anna,
    epoch: 2,
    session: sampleId('s'),
    at: noon,
  }
  const react = (...more: ReadonlyArray<OrganisationEvent>) =>
    reactionOf(compromiseMails, {
      streams: {
        [stream]: [registered, accepted(bakery), accepted(florist), accepted(former), accepted(gone), compromised],
        [`organisation-${bakery}`]: [
          founded(bakery, anna),
          joined(bakery, beat, 2, 'LegalRepresentative'),
          joined(bakery, dora, 3, 'Administrator'),
          ...more,
        ],
        [`organisation-${florist}`]: [founded(florist, beat), joined(florist, anna, 2, 'ExternalUser')],
        [`organisation-${former}`]: [founded(former, beat)],
        [`organisation-${gone}`]: [founded(gone, beat), joined(gone, anna, 2), closed],
      },
    })(compromised)
  const told = (account: AccountId, organisation: OrganisationId) => ({
    template: 'CompromiseToldToRepresentatives',
    to: { _tag: 'Account', account },
    facts: { person: anna, organisation, at: noon },
    link: null,
  })
  const own = { template: 'AccountCompromised', to: toAnna, facts: { account: anna, at: noon }, link: null }

  it("ORG-08: it is told to the legal representatives of each of the account's organisations, and to nobody else of them", async () => {
    expect(await react()).toStrictEqual({ commands: [], mails: [own, told(beat, bakery), told(beat, florist)] })
  })
  it('ORG-08: a suspended legal representative is not told', async () => {
    const suspended: OrganisationEvent = {
      type: 'MemberSuspended',
      organisation: bakery,
      account: beat,
      reason: 'Other',
    }
    expect((await react(suspended)).mails).toStrictEqual([own, told(beat, florist)])
  })
})
