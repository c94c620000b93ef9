import { EmailChangeLink, PasswordResetLink, RegistrationLink } from '../aggregates/account/links.js'
import { Email } from '../aggregates/account/personalData.js'
import { accountStream } from '../aggregates/account/state.js'
import { anna, annasEmail, compromised, noon, registered, requested } from './accounts.js'
import { sampleBox, sampleId } from './samples.js'
import { ipAddress } from './sessions.js'
import type { Row } from './waitingMail.js'

const stream = accountStream(anna)
const toAnna = { _tag: 'Account', account: anna } as const
const other = sampleBox(Email, anna, 'new@example.ch')
const { expiresAt } = requested
const link = { account: anna, attempt: 1 }
const LAPSED = 'its link is waited for no longer'
const REPLACED = 'its link was replaced'
const deleted = { type: 'AccountDeleted', account: anna, at: noon } as const
const reset = { type: 'PasswordResetRequested', account: anna, attempt: 1, expiresAt } as const
const change = { type: 'EmailChangeRequested', account: anna, email: other, attempt: 1, expiresAt } as const
const history = { to: toAnna, now: noon, streams: { [stream]: [registered] }, between: [] }
const told = { account: anna, at: noon }

/** Mails about an account, its sessions and its tokens. */
export const accountMailRows: ReadonlyArray<Row> = [
  {
    template: 'RegistrationLink',
    to: { _tag: 'Address', address: annasEmail },
    facts: { account: anna, language: 'de', expiresAt },
    link: RegistrationLink.targetOf(link),
    now: noon,
    streams: { [stream]: [requested] },
    between: [
      { what: 'registered meanwhile', streams: { [stream]: [registered] }, then: LAPSED },
      {
        what: 'asked for anew, with another address, whose link must not go to this one',
        streams: { [stream]: [{ ...requested, email: other, attempt: 2 }] },
        then: REPLACED,
      },
    ],
  },
  {
    template: 'EmailChangeLink',
    to: { _tag: 'Address', address: other },
    facts: { account: anna, expiresAt },
    link: EmailChangeLink.targetOf(link),
    now: noon,
    streams: { [stream]: [registered, change] },
    between: [
      {
        what: 'another address was asked for, whose link must not go to this one',
        streams: { [stream]: [{ ...change, email: annasEmail, attempt: 2 }] },
        then: REPLACED,
      },
      {
        what: 'confirmed meanwhile',
        streams: { [stream]: [{ type: 'EmailChanged', account: anna, email: other, before: annasEmail, at: noon }] },
        then: LAPSED,
      },
      { what: 'the account was secured', streams: { [stream]: compromised }, then: LAPSED },
    ],
  },
  {
    template: 'PasswordResetLink',
    to: toAnna,
    facts: { account: anna, expiresAt },
    link: PasswordResetLink.targetOf(link),
    now: noon,
    streams: { [stream]: [registered, reset] },
    between: [
      { what: 'asked for again', streams: { [stream]: [{ ...reset, attempt: 2 }] }, then: REPLACED },
      { what: 'the password was changed', streams: { [stream]: compromised.slice(1) }, then: LAPSED },
      { what: 'the account was deleted', streams: { [stream]: [deleted] }, then: LAPSED },
    ],
  },
  { template: 'PasswordWasChanged', facts: told, ...history },
  { template: 'AccountCompromised', facts: told, ...history },
  {
    template: 'EmailWasChanged',
    facts: told,
    ...history,
    to: { _tag: 'FormerAddress', account: anna, address: annasEmail },
  },
  {
    template: 'AccountDeletionAbandoned',
    facts: { ...told, organisations: [sampleId<'Organisation'>('bakery')] },
    ...history,
    between: [
      {
        what: 'its deletion was asked for again',
        streams: { [stream]: [{ type: 'AccountDeletionRequested', account: anna, organisations: [], at: noon }] },
        then: 'the account is kept no longer',
      },
      { what: 'the account was deleted', streams: { [stream]: [deleted] }, then: 'the account is kept no longer' },
    ],
  },
  { template: 'AccountDeleted', facts: told, ...history },
  { template: 'LoginFromNewDevice', facts: { ...told, ipAddress, device: null }, ...history },
  {
    template: 'TokenDisabled',
    facts: { account: anna, token: sampleId<'Token'>('t'), lastDay: '2026-03-01' },
    ...history,
  },
]
